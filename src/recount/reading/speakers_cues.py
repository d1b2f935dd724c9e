"""Words that say that somebody speaks, and which part of the sentence they say it of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.model.counts import Outcome
from recount.model.parties import SpeakerKind
from recount.reading.harm_verbs import BODIES, DYING
from recount.reading.lexicon import lexicon
from recount.reading.numbers_said import number_said
from recount.reading.speakers_answers import answer_of, disowns
from recount.reading.speakers_extents import clause_of, extent_of, own_clause, within_semicolons
from recount.reading.speakers_lines import keeps_count, led_by_words
from recount.reading.speakers_names import kind_of_words, speaker_words
from recount.reading.speakers_quotes import Quotation
from recount.reading.speakers_relays import (
    CITING,
    agent_of,
    cited_beside,
    heard_by,
    quoted_as_saying,
)
from recount.reading.speakers_stances import is_hypothetical, listed, stance_of, verbs
from recount.reading.speakers_subjects import author_of, is_no_saying, is_thing, trailing_subject
from recount.reading.triggers import may_matter
from recount.reading.victims import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_STANDING = frozenset({SpeakerKind.NGO, SpeakerKind.MILITARY, SpeakerKind.GOVERNMENT})
_BY_CLAUSE = frozenset({Stance.DENIES, Stance.DECLINES_TO_CONFIRM, Stance.ALLEGES})
_OWNED = frozenset({"responsibility", "credit"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying: what it covers, who says it, through whom, and how.

    `speaker` and `relay` are the heads of noun phrases, None where the text names nobody.
    """

    token: Token
    start: int
    end: int
    stance: Stance
    speaker: Token | None = None
    relay: Token | None = None


def find_cues(doc: Doc, quotations: tuple[Quotation, ...]) -> Iterator[Cue]:
    """Every cue of the parsed text, in order; those of whole lines first."""
    for token, speaker, start, end in led_by_words(doc):
        yield Cue(token, start, end, Stance.ASSERTS, speaker)
    for token in doc:
        if not token.pos_:
            continue
        made = _cue(token, quotations)
        if made is not None and made.end > made.start:
            yield made


def _cue(token: Token, quotations: tuple[Quotation, ...]) -> Cue | None:
    if token.lower_ == "according":
        return _according(token)
    if token.pos_ == "ADV":
        return _adverb(token)
    if token.pos_ == "ADJ" or token.dep_ == "amod":
        return _adjective(token)
    if token.pos_ == "NOUN":
        return _noun(token)
    if token.pos_ in {"VERB", "AUX"}:
        number = number_said(token)
        if number is not None:
            return _of_number(token, number)
        answered = _perhaps(token) or _answer(token)
        if answered is not None:
            return answered
        lemma = token.lemma_.lower()
        relays = lemma in listed("reckoning", "relaying")  # "reported 12 dead, citing the ministry"
        counted = None if relays else _reckoning(token)
        said = _verb(token, quotations) if counted is None and lemma in verbs() else None
        return counted or said or (_reckoning(token) if relays else None)
    return None


# --- according to, reportedly, alleged, reports of ------------------------------------------------


def _according(token: Token) -> Cue | None:
    phrase = [t for p in token.children if p.lower_ == "to" for t in p.children if t.dep_ == "pobj"]
    if not phrase or is_thing(phrase[0]):  # "according to the injuries"
        return None
    sent = token.sent
    start, end = extent_of(own_clause(clause_of(token)))
    if token.i - sent.start < 2 or phrase[0].right_edge.i >= sent.end - 3:
        start, end = sent.start_char, sent.end_char
    cited = _cited(phrase[0]) or _cited_next(phrase[0]) or cited_beside(phrase[0])
    relay = phrase[0] if cited is not None else heard_by(phrase[0])
    return Cue(token, start, end, Stance.ASSERTS, cited or phrase[0], relay)


def _adverb(token: Token) -> Cue | None:
    if token.lower_ not in listed("adverbs", "alleges"):
        return None
    return Cue(token, *extent_of(own_clause(token.head)), Stance.ALLEGES)


def _perhaps(modal: Token) -> Cue | None:
    """ "May have been killed", "might have died": nobody says that it was so."""
    verb = modal.head
    if modal.lower_ not in ("may", "might"):
        return None
    perfect = any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.children)
    if not perfect or verb.tag_ != "VBN":
        return None
    return Cue(modal, *extent_of(own_clause(verb)), Stance.ALLEGES)


def _adjective(token: Token) -> Cue | None:
    if token.lower_ in {"likely", "probable"} and token.dep_ == "acomp":
        return _likely(token)
    for stance in (Stance.ALLEGES, Stance.ESTIMATES):
        modifies = (
            token.dep_ in {"amod", "quantmod", "advmod", "nummod"} and token.head.i >= token.i
        )
        if token.lower_ in listed("adjectives", stance.value) and modifies:
            noun = token.head if token.head.pos_ in {"NOUN", "PROPN"} else token.head.head
            if stance is Stance.ALLEGES and is_people(noun.text):
                return None
            if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":  # "an alleged drone struck"
                noun = noun.head
            return Cue(token, *extent_of(own_clause(noun)), stance)
    return None


def _likely(token: Token) -> Cue | None:
    """ "It is more likely than not that 14 people died"."""
    subjects = [c for c in token.head.children if c.dep_ in {"nsubj", "expl"}]
    if not any(c.lower_ == "it" for c in subjects):
        return None
    that = next((t for t in token.sent if t.i > token.i and t.lower_ == "that"), None)
    if that is None:
        return None
    return Cue(token, *extent_of(t for t in that.head.subtree if t.i > that.i), Stance.ESTIMATES)


def _noun(token: Token) -> Cue | None:
    """ "reports of shelling", "claims that five died": said by nobody that is named."""
    if token.lemma_.lower() not in listed("nouns", "alleges") or token.dep_ in {
        "nsubj",
        "compound",
    }:
        return None
    content = [
        c for c in token.children if c.dep_ == "acl" or (c.dep_ == "prep" and c.lower_ == "of")
    ]
    said = [c for c in content if any(t.tag_[:1] == "V" for t in c.subtree) or c.dep_ == "prep"]
    if not said or token.head.lemma_.lower() in {"deny", "reject", "investigate", "dismiss"}:
        return None
    return Cue(token, *extent_of(t for c in said for t in c.subtree), Stance.ALLEGES)


# --- verbs of saying ------------------------------------------------------------------------------


def _verb(token: Token, quotations: tuple[Quotation, ...]) -> Cue | None:
    stance = _stance(token)
    if stance is None or is_hypothetical(token) or is_no_saying(token):
        return None
    if token.tag_ == "VBN" and _is_passive(token):
        return _quoted_or_passive(token, stance)
    if _is_epithet(token):
        return None
    subject, relay = _subject(token)
    last = trailing_subject(token, subject)
    if last is not None:
        return _trailing(token, stance, last)
    if subject is None and token.dep_ not in {"advcl", "acl", "conj", "pcomp"}:
        return None
    extent = _content(token, stance, quotations)
    if extent is None:
        return None
    if stance in _BY_CLAUSE:
        extent = within_semicolons(token, extent)
    subject = author_of(subject) if subject is not None else None
    if stance is Stance.CONFIRMS and not may_matter(str(token.sent.text)):
        stance = Stance.ASSERTS  # "acknowledged that the plan was late" answers no claim
    cited = _cited(token) or _cited(subject) or cited_beside(subject)
    if cited is not None and _passes_on(subject):
        return Cue(token, *extent, stance, cited, subject)
    return Cue(token, *extent, stance, subject, relay or _told(token) or heard_by(subject))


def _stance(token: Token) -> Stance | None:
    """How the verb says it, with what its clause says: "said it had no hand in the killing"."""
    stance = stance_of(token)
    owned = [c for c in token.children if c.dep_ == "dobj" and c.lemma_ in _OWNED]
    if stance is Stance.ALLEGES and token.lemma_.lower() == "claim" and owned:
        return Stance.ASSERTS  # "claimed responsibility": of a deed of one's own
    said = [c for c in token.children if c.dep_ == "ccomp"]
    if stance is Stance.ASSERTS and any(disowns(one) for one in said):
        return Stance.DENIES
    return stance


def _of_number(token: Token, number: Token) -> Cue:
    """ "Rescuers counted 12": they say the number, whatever the sentence says before it."""
    subject = _subject(token)[0]
    speaker = author_of(subject) if subject is not None else None
    return Cue(token, *extent_of(number.subtree), Stance.ASSERTS, speaker)


def _answer(token: Token) -> Cue | None:
    """ "The ministry had no comment", "called the report a lie"."""
    made = answer_of(token)
    if made is None:
        return None
    speaker, stance = made
    own = own_clause(token)
    return Cue(token, *within_semicolons(token, extent_of(own)), stance, speaker)


def _reckoning(token: Token) -> Cue | None:
    """ "The network put the toll at nine", "the mission recorded an incident": who puts it there or
    keeps count speaks, unless it is an event or a thing that drove it up."""
    lemma = token.lemma_.lower()
    if lemma not in listed("reckoning", "verbs") | listed("reckoning", "counting"):
        return None
    things = [c for c in token.children if c.dep_ in {"dobj", "ccomp"}]
    subject, _ = _subject(token)
    if subject is None or not things or subject.i > token.i or _follows_a_death(token):
        return None
    if _is_a_place(subject) and token.lemma_.lower() in {"record", "register", "count"}:
        return None  # "Guanajuato has recorded 2,105 homicides": where, and not who says so
    lemma = subject.lemma_.lower()
    puts = token.lemma_.lower() in {"put", "give"}
    driven = listed("things", "words") | lexicon().event_nouns.keys() | lexicon().anaphors
    if lemma in driven or subject.tag_ in {"DT", "WDT", "EX"} or (lemma == "it" and not puts):
        return None
    keeper = keeps_count(subject) and token.lemma_.lower() not in listed("reckoning", "relaying")
    if not any(_reckonable(token, thing, keeper=keeper) for thing in things):
        return None
    own = own_clause(token) if keeper else (t for t in token.subtree if t.i > token.i)
    return Cue(token, *extent_of(own), Stance.ASSERTS, author_of(subject))


def _follows_a_death(verb: Token) -> bool:
    """ "A woman died in hospital, raising the toll to 12": she is who died, and does not count; nor
    do those who pulled out bodies."""
    found = any(t.lemma_.lower() in BODIES for t in verb.head.children if t.dep_ == "dobj")
    return verb.dep_ == "advcl" and (found or verb.head.lemma_.lower() in DYING)


def _is_a_place(noun: Token) -> bool:
    return noun.ent_type_ == "GPE" or noun.lemma_.lower() in listed("reckoning", "lands")


def _reckonable(verb: Token, thing: Token, *, keeper: bool) -> bool:
    """Whether this is a toll or, for those who count and record, people or happenings by number; of
    those whose work it is to keep count, any."""
    lemma = thing.lemma_.lower()
    if thing.dep_ == "dobj" and (lemma in listed("reckoning", "objects") or _is_bare_toll(thing)):
        return True
    if thing.lower_ == "it" and verb.lemma_.lower() in {"put", "place"}:
        return any(t.tag_ == "CD" for p in verb.children if p.lower_ == "at" for t in p.children)
    counted = keeper or any(c.dep_ == "nummod" for c in thing.children)
    happens = lemma in lexicon().anaphors or lemma in ("event", "casualty", "death", "body")
    happens = happens or (keeper and lemma in lexicon().event_nouns)  # "recorded the abduction of"
    counts = verb.lemma_.lower() in listed("reckoning", "counting")
    return counts and counted and (happens or is_people(thing.text))


def _is_bare_toll(number: Token) -> bool:
    """ "Doctors listed 38 wounded": a number with the word of harm right behind it."""
    after = number.nbor(1) if number.tag_ == "CD" and number.i + 1 < len(number.doc) else None
    return after is not None and after.lower_ in {"dead", "killed", "wounded", "injured", "missing"}


def _is_epithet(token: Token) -> bool:
    """ "when declared US air strikes hit": what is called so, and nobody who declares."""
    helpers = {"nsubj", "nsubjpass", "aux", "auxpass", "agent"}
    helped = any(c.dep_ in helpers for c in token.children)
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    words = {"VERB", "AUX", "NOUN", "PROPN", "PRON", "ADV"}
    opens = token.i == 0 or token.nbor(-1).pos_ not in words
    named = after.pos_ in {"NOUN", "PROPN", "ADJ"}
    return token.tag_ == "VBN" and not helped and named and opens


def _trailing(token: Token, stance: Stance, last: Token) -> Cue:
    """What is said by those who stand at the end of what they say: all of the sentence."""
    clause = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
    whole = (token.sent.start_char, extent_of(token.subtree)[1])
    extent = extent_of(token.subtree) if clause else whole
    cited = _cited(token) or _cited(last)
    if cited is not None and _passes_on(last):
        return Cue(token, *extent, stance, cited, last)
    return Cue(token, *extent, stance, last, _told(token))


def _names_rightly(token: Token) -> bool:
    """Whether a verb of naming names: "identified him as", not "helped to identify"."""
    if token.lemma_.lower() not in listed("passives", "naming"):
        return True
    return any(c.lower_ == "as" or c.dep_ in {"oprd", "ccomp"} for c in token.children)


def _is_passive(token: Token) -> bool:
    has = {c.dep_ for c in token.children}
    return bool(has & {"auxpass", "nsubjpass", "agent"}) or token.dep_ == "acl"


def _quoted_or_passive(token: Token, stance: Stance) -> Cue | None:
    quoted = quoted_as_saying(token)
    if quoted is not None:
        who, medium, what = quoted
        return Cue(token, *extent_of(own_clause(what)), stance, who, medium)
    known = token.lemma_.lower() in listed("passives", "words") and _names_rightly(token)
    return _passive(token, stance, agent_of(token)) if known else None


def _passive(token: Token, stance: Stance, agent: Token | None) -> Cue | None:
    """ "identified by officials as", "is believed to have killed", "were reported dead"."""
    lemma = token.lemma_.lower()
    if stance is Stance.DECLINES_TO_CONFIRM:
        return Cue(token, *extent_of(own_clause(clause_of(token))), stance, agent)
    if agent is None and stance in {Stance.CONFIRMS, Stance.DENIES, Stance.RETRACTS}:
        return Cue(token, *extent_of(token.subtree), stance) if token.dep_ != "acl" else None
    if agent is None and stance is Stance.ASSERTS:
        if lemma not in {"report", "say"}:
            return None
        stance = Stance.ALLEGES
    told = extent_of(token.subtree)
    if token.i == token.sent.start + 1 and token.nbor(-1).lower_ == "as":  # "As reported by X, ..."
        told = (token.sent.start_char, token.sent.end_char)
    if token.dep_ == "acl":
        told = (min(told[0], token.head.idx), told[1])
    return Cue(token, *told, stance, agent)


def _subject(token: Token) -> tuple[Token | None, Token | None]:
    """Who says it, and who passes it on ("the paper quoted a medic as saying")."""
    for _ in range(4):
        if token.lemma_.lower() in _harming():
            return _sayer_above(token)
        own = [c for c in token.children if c.dep_ in {"nsubj", "expl"}]
        own = [c for c in own if c.lower_ not in {"each", "both", "all"}] or own
        if own:
            nearest = min(own, key=lambda c: abs(c.i - token.i))
            return (nearest, None) if nearest.dep_ == "nsubj" else (None, None)
        if token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
            return _quoted(token.head.head)
        if token.dep_ == "acl":
            return token.head, None
        if token.dep_ not in {"conj", "advcl", "xcomp", "pcomp", "acomp"} or token.head == token:
            return None, None
        token = token.head
    return None, None


@cache
def _harming() -> frozenset[str]:
    harms = lexicon().harms
    killed, injured = harms[Outcome.KILLED], harms[Outcome.INJURED]
    return killed.verbs | killed.intransitive | injured.verbs


def _sayer_above(harm: Token) -> tuple[Token | None, Token | None]:
    """ "The agency said that 22 were wounded, accusing the rebels": the agency accuses them, and
    not the 22."""
    said = (t for t in harm.ancestors if t.lemma_.lower() in verbs())
    who = (c for t in said for c in t.children if c.dep_ == "nsubj")
    return next(who, None), None


def _quoted(verb: Token) -> tuple[Token | None, Token | None]:
    thing = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    teller = [c for c in verb.children if c.dep_ == "nsubj"]
    return (thing[0] if thing else None), (teller[0] if teller else agent_of(verb))


def _cited(token: Token | None) -> Token | None:
    """Whom a speaker cites: "the channel, citing a source, said"."""
    for child in token.children if token is not None else ():
        if (
            child.dep_ in {"advcl", "acl"}
            and child.lemma_.lower() in CITING
            and child.tag_ == "VBG"
        ):
            return next((t for t in child.children if t.dep_ == "dobj"), None)
    return None


def _passes_on(subject: Token | None) -> bool:
    """A medium that cites somebody only relays; a rights office stands for what it says."""
    if subject is None:
        return True
    return kind_of_words(list(subject.subtree)) not in _STANDING


def _cited_next(token: Token) -> Token | None:
    """Whom a speaker cites, by the order of the words: "according to X, citing Y, ..."."""
    after = token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    verb = next((t for t in after if t.lemma_.lower() in CITING and t.tag_ == "VBG"), None)
    if verb is None or any(t.pos_ in {"VERB", "AUX"} for t in token.doc[token.i + 1 : verb.i]):
        return None
    return next((t for t in verb.children if t.dep_ == "dobj"), None)


def _told(token: Token) -> Token | None:
    """The medium that somebody told it to."""
    if token.lemma_.lower() != "tell":
        return None
    heard = (c for c in token.children if c.dep_ in {"dobj", "dative"} and c.pos_ == "PROPN")
    return next(heard, None)


def _content(
    token: Token, stance: Stance, quotations: tuple[Quotation, ...]
) -> tuple[int, int] | None:
    """The offsets of what is said; None where the verb is none of saying here."""
    lemma = token.lemma_.lower()
    if stance is Stance.DECLINES_TO_CONFIRM or _clausal(token, quotations):
        return extent_of(own_clause(token))
    if _interrupts(token):
        return extent_of(own_clause(token.head))
    if lemma in {"speak", "boast"}:
        return _spoken_of(token)
    things = _things(token)
    if not things or not _sayable(lemma, stance, things):
        return None
    if lemma == "claim" and any(t.lemma_.lower() == "responsibility" for t in things):
        return extent_of(t for thing in things for t in own_clause(thing))
    told = [t for t in token.subtree if t.i > token.i]
    return extent_of(told or [token, *(t for thing in things for t in thing.subtree)])


def _spoken_of(token: Token) -> tuple[int, int] | None:
    """ "The command speaks of one strike"."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > token.i]
    told = [t for t in own_clause(token) if preps and t.i > preps[0].i]
    return extent_of(told) if told else None


def _things(token: Token) -> list[Token]:
    """What is said, denied, confirmed: the objects; in "a charge that it rejected" the charge."""
    things = [c for c in token.children if c.dep_ in {"dobj", "attr"}]
    if token.dep_ == "relcl" and (not things or things[0].tag_ in {"WDT", "WP"}):
        return [token.head]
    return things


def _sayable(lemma: str, stance: Stance, things: list[Token]) -> bool:
    """Whether the verb, with these objects and no clause, is one of saying."""
    wanted = speaker_words()["objects"].get(stance.value)
    if wanted is None and lemma in listed("reckoning", "noting"):
        return any(t.lemma_.lower() in listed("objects", "confirms") for t in things)
    if lemma == "say" and any(_is_toll(t) for t in things):
        return True
    if wanted is None:
        return lemma not in listed("objects", "clause_only") and _names_rightly(things[0].head)
    if stance is Stance.DENIES and any(t.lower_ in {"it", "this", "that"} for t in things):
        return True
    return any(t.lemma_.lower() in wanted for t in things)


def _is_toll(thing: Token) -> bool:
    """ "The crew says three dead", "says 14 wounded so far"."""
    near = [thing, *thing.children]
    counted = any(t.tag_ == "CD" for t in near)
    return counted and any(t.lower_ in {"dead", "killed", "wounded", "injured"} for t in near)


def _clausal(token: Token, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the verb has a clause or a quotation as what is said."""
    if any(c.dep_ in _CLAUSES or (c.dep_ == "pcomp") for c in token.children):
        return True
    if token.lemma_.lower() in {"accuse", "blame"}:
        return True
    sent = token.sent
    return any(
        q.start < sent.end_char and sent.start_char < q.end and not q.holds(token.idx)
        for q in quotations
    )


def _interrupts(token: Token) -> bool:
    """ "The blast, police said, killed two"; "as officials put it"."""
    if token.dep_ == "parataxis":
        return True
    return token.dep_ in {"advcl", "dep", "ccomp"} and any(
        c.lower_ == "as" and c.dep_ == "mark" for c in token.children
    )


# --- stretches of a sentence ----------------------------------------------------------------------
