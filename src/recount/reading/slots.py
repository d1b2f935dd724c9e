"""When, where, by whom and to whom: what a frame's own words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.parties import Party, PartyKind
from recount.reading.deeds import damaged_by
from recount.reading.frames import Frame
from recount.reading.hands import is_armed, weapon_type
from recount.reading.happenings import noun_type
from recount.reading.harms import Harm
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before, party_of
from recount.reading.scene import PlacedName
from recount.reading.slots_places import (
    SAYING,
    heading_of,
    place_of,
    same_place,
    stage_of,
    with_side_clauses,
)
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    objects_of,
    phrase_tokens,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.parties import PartyMention
    from recount.reading.scene import Scene

ANNOUNCING = frozenset({"confirm", "announce", "report", "say", "disclose", "reveal"})
NAMING_DEPS = ("compound", "nmod", "nummod", "poss", "amod")
RECORDING = frozenset({"cite", "report", "record", "document", "announce", "confirm"})
WRITING = frozenset({"write", "post", "tweet", "blog"})
STATEMENTS = frozenset({"statement", "release", "interview", "briefing", "tweet", "letter"})


@dataclass(frozen=True)
class Slots:
    """What the words of one frame say, before anything is taken over from elsewhere.

    `dates` are those that tell when, `own_dates` says that they stand in the frame's own clause;
    `same_place` is the phrase that points at a place already
    named ("in the same area").
    """

    dates: tuple[DateMention, ...] = ()
    place: PlacedName | None = None
    same_place: tuple[Token, ...] = ()
    perpetrator: Party | None = None
    target: Party | None = None
    own_dates: bool = False


def slots_of(scene: Scene, frame: Frame) -> Slots:
    """The slots that the frame's own clause fills."""
    return Slots(
        own_dates=any(_says_when(d) for d in scene.dates_in(frame.tokens)),
        dates=_dates(scene, frame),
        place=place_of(scene, frame),
        same_place=same_place(frame),
        perpetrator=_perpetrator(scene, frame),
        target=_target(scene, frame),
    )


def stages_of(scene: Scene) -> list[tuple[int, Slots]]:
    """Main clauses in the past that say when or where, by the index of their first word."""
    found = []
    for sent in scene.doc.sents:
        heading = heading_of(scene, sent)
        if heading is not None:
            found.append((sent.start, Slots(place=heading)))
        if sent.root.tag_ not in ("VBD", "VBN"):
            continue
        tokens = clause_tokens(sent.root)
        dates = [d for d in scene.dates_in(tokens) if _says_when(d)]
        place = stage_of(scene, sent, tokens)
        if dates or place is not None:
            found.append((sent.start, Slots(tuple(_without_bare_parts(dates)[:1]), place)))
    return found


# --- when ---------------------------------------------------------------------------------------


def _dates(scene: Scene, frame: Frame) -> tuple[DateMention, ...]:
    """The dates of the clause, those that hang from the event's own words first."""
    found = [d for d in scene.dates_in(frame.tokens) if _says_when(d) and not _of_word(scene, d)]
    found = [d for d in found if not _is_alien(scene, frame, d)]
    for wider in (_around, _sentence_dates):
        near = [d for d in wider(scene, frame) if _says_when(d) and not _of_word(scene, d)]
        found = found or [d for d in near if not _is_alien(scene, frame, d)]
    if not found:
        return ()
    found = _without_bare_parts(_not_of_saying(scene, frame, found))
    ranked = sorted(found, key=lambda d: (_distance(scene, frame, d), d.span.start))
    best = ranked[0]
    if best.series is not None:
        return tuple(d for d in found if d.series == best.series)
    return (best,)


def _sentence_dates(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates of the main clause of the sentence, where the frame's own clause has none."""
    root = frame.anchor.sent.root
    if root.lemma_ in SAYING:
        return []
    main = list(scene.dates_in(with_side_clauses(clause_tokens(root))))
    sayers = [t for t in frame.anchor.sent if t.lemma_.lower() in SAYING | ANNOUNCING]
    every = [
        d
        for d in scene.dates_in(list(frame.anchor.sent))
        if _says_when(d) and not any(_adjoins(scene, d, verb) for verb in sayers)
    ]
    return main or (every if len(every) == 1 else [])


def _is_alien(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date is of another event, or counts from this one."""
    return _of_another(scene, frame, mention) or _counts_from(scene, frame, mention)


def _of_another(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date stands inside the name of another event: "leaders of the Aug. 7 attack"."""
    tokens = scene.tokens_of(mention.span)
    inside = {t.i for t in tokens}
    heads = [t.head for t in tokens if t.head.i not in inside and t.dep_ in NAMING_DEPS]
    above = {t.head.head.lemma_.lower() for t in tokens if t.dep_ == "pobj"}
    if above & STATEMENTS:
        return True  # "it said in a statement of 9 April"
    return any(h != frame.anchor and noun_type(h) is not None for h in heads)


def _counts_from(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date counts from this event: "a day after a bomb killed three" dates another."""
    tokens = scene.tokens_of(mention.span)
    if mention.offset is None or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return False
    word = tokens[-1].nbor(1)
    if word.lower_ not in ("after", "before"):
        return False
    inside = word.head if word.dep_ == "mark" else word
    return any(t == frame.anchor for t in inside.subtree)


def _not_of_saying(scene: Scene, frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """ "yesterday confirmed the arrest on Oct. 19": the day of the word is not that of the deed."""
    verb = frame.clause
    if verb.lemma_.lower() not in ANNOUNCING or len(dates) < 2:
        return dates
    kept = [d for d in dates if not _adjoins(scene, d, verb)]
    return kept or dates


def _of_word(scene: Scene, date: DateMention) -> bool:
    """ "The radio said the next day that 12 fighters had died": when it was said."""
    words = scene.tokens_of(date.span)
    first, last = words[0].i, words[-1].i + 1
    doc = scene.doc
    if first == 0 or last >= len(doc) or doc[last].lower_ != "that":
        return False
    on = doc[first - 1].lower_ == "on" and first > 1
    return doc[first - 2 if on else first - 1].lemma_.lower() in SAYING | ANNOUNCING


def _without_bare_parts(dates: list[DateMention]) -> list[DateMention]:
    """ "during an overnight operation Monday": the day named goes before the bare part of it."""
    days = [d for d in dates if d.timex_type == "DATE"]
    return days if days and any(d.timex_type == "TIME" for d in dates) else dates


def _says_when(mention: DateMention) -> bool:
    if mention.offset is not None:
        return True
    return mention.when is not None and mention.timex_type != "SET"


def _around(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates beside the verb of saying or performing that the clause hangs from."""
    head = frame.clause.head
    if head == frame.clause or head.sent.start != frame.sentence:
        return []
    beside = [t for c in head.children for t in c.subtree if clause_head(t) == clause_head(head)]
    dates = list(scene.dates_in(beside))
    if head.lemma_.lower() not in SAYING | ANNOUNCING | WRITING:
        return dates
    if _is_looked_back_on(frame, head):
        return []
    return [
        d
        for d in dates
        if (d.offset is not None and d.span.start < head.idx) or not _adjoins(scene, d, head)
    ]


def _is_looked_back_on(frame: Frame, verb: Token) -> bool:
    """ "On 3 May the agency reported that ten had been killed", "On 3 May she wrote that ten were
    killed": the day is that of the words, and the deed lies before it."""
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in frame.clause.children)
    return verb.lemma_.lower() in WRITING or (before and verb.tag_ == "VBD")


def _adjoins(scene: Scene, mention: DateMention, verb: Token) -> bool:
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    near = {verb.i - 1, verb.i + 1, verb.i + 2 if after.lower_ in ("on", "late") else verb.i + 1}
    return bool(near & {t.i for t in scene.tokens_of(mention.span)})


def _distance(scene: Scene, frame: Frame, mention: DateMention) -> tuple[int, bool, int]:
    """How far a date hangs from the event: steps in the tree, then words; a day named goes before
    one that is counted from another: "on Monday, three days before the feast"."""
    tokens = scene.tokens_of(mention.span)
    own = {frame.anchor.i, frame.clause.i, *(h.trigger.i for h in frame.harms)}
    steps = min((_steps(token, own) for token in tokens), default=99)
    about = min((abs(t.i - frame.anchor.i) for t in tokens), default=999)
    return steps, mention.offset is not None, about


def _steps(token: Token, own: set[int]) -> int:
    steps, current = 0, token
    while current.i not in own and current.head != current and steps < 20:
        current, steps = current.head, steps + 1
    return steps if current.i in own else 20


# --- by whom, to whom ---------------------------------------------------------------------------


def _perpetrator(scene: Scene, frame: Frame) -> Party | None:
    """Who did it: the agent of the harm, the event noun's owner or performer."""
    for token in _doers(frame):
        party = _doing_party(scene, token)
        if party is not None:
            return party
    return _owner(scene, frame) or _nameless(scene, frame)


def _nameless(scene: Scene, frame: Frame) -> Party | None:
    """ "settlers", "a sniper": armed people whom no list of parties holds, by their own words."""
    for token in _doers(frame):
        owner = next((t for t in children(token, "compound") if t.is_upper and len(t) > 1), None)
        if owner is not None and owner.pos_ == "PROPN" and weapon_type(token) is not None:
            span = scene.span([owner])  # "SDF artillery"
            return Party(span.quote, span.quote, None, None, span)
        if token.pos_ in ("NOUN", "PROPN") and is_armed(scene, token):
            words = [t for t in token.children if t.dep_ in ("amod", "compound") and t.i < token.i]
            span = scene.span([*words, token])
            return Party(span.quote, None, None, PartyKind.OTHER, span)
    return None


def _doing_party(scene: Scene, token: Token) -> Party | None:
    mention = _party_in(scene, token)
    if mention is not None:
        return mention.party
    theirs = objects_of(token, "of") if token.lemma_.lower() in ("man", "member") else []
    named = next((m for t in theirs if (m := scene.party_at(t)) is not None), None)
    if named is not None:
        return named.party  # "men of the Fano"
    return party_of(scene, token) or _sayer(scene, token)


def _sayer(scene: Scene, pronoun: Token) -> Party | None:
    """ "the army's 4th Brigade reported that it had killed five": armed people who say "it"."""
    clause = clause_head(pronoun)
    said = pronoun.lower_ in ("it", "they", "we") and clause.dep_ == "ccomp"
    sayer = subject_of(clause.head) if said else None
    if sayer is None or not is_armed(scene, sayer):
        return None
    span = scene.span([t for t in phrase_tokens(sayer) if t.i <= sayer.i and t.dep_ != "det"])
    return Party(span.quote, None, None, PartyKind.STATE_FORCE, span)


def _doers(frame: Frame) -> list[Token]:
    noun = frame.happening.token if frame.happening is not None else None
    found = [h.agent for h in frame.harms if h.agent is not None and h.agent != noun]
    if noun is not None and noun.pos_ == "VERB":
        doer = subject_of(noun)
        by = objects_of(noun, "by")
        passive = child(noun, "nsubjpass") is not None
        found += by if passive else ([doer] if doer is not None else [])
    elif noun is not None:
        found += objects_of(noun, "by")
        found += _performers(noun)
    found += [t for h in frame.harms for t in _told_of(h)]
    return [token for token in found if token.pos_ != "PUNCT"]


def _told_of(harm: Harm) -> list[Token]:
    """ "the death of a guard, who was shot by gunmen": the doers that a clause of the victim's
    own names."""
    if harm.victims is None or harm.trigger.pos_ == "VERB":
        return []
    clauses = [v for v in children(harm.victims, "relcl") if v.tag_ == "VBN"]
    return [t for v in clauses for t in objects_of(v, "by")]


def _performers(noun: Token) -> list[Token]:
    """Who conducts, launches, carries out: "the military conducted six strikes"."""
    verb = noun.head
    found: list[Token] = []
    for verb in [noun.head, *children(noun, "acl", "relcl")]:
        if verb.lemma_.lower() not in lexicon().light_verbs - RECORDING:
            continue
        found += objects_of(verb, "by")
        doer = child(verb, "nsubj")
        if doer is not None and noun.dep_ in ("dobj", "obj"):
            found.append(doer)
    return found


def _party_in(scene: Scene, token: Token) -> PartyMention | None:
    """The party whose phrase a word heads, or the first of its phrase."""
    direct = scene.party_at(token)
    if direct is not None:
        return direct
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.dep_ == "pobj" and after.pos_ == "PROPN":  # "by the paramilitary Rapid Support Forces"
        direct = scene.party_at(after)
        if direct is not None:
            return direct
    phrase = phrase_tokens(token)
    inner = [t for t in phrase if t.dep_ in ("amod", "compound", "nmod", "poss")]
    return next((m for t in inner if (m := scene.party_at(t)) is not None), None)


def _owner(scene: Scene, frame: Frame) -> Party | None:
    """ "American airstrikes", "Israel's raid": the party before the noun."""
    for noun in frame.nouns:
        for item in children(noun, "amod", "compound", "nmod", "poss"):
            mention = scene.party_at(item)
            if mention is not None and mention.party.name is not None:
                return mention.party
            if item.text == "Coalition" and item.i > item.sent.start:
                span = scene.span([item])
                return Party(span.quote, span.quote, None, PartyKind.EXTERNAL_FORCE, span)
    return None


def _target(scene: Scene, frame: Frame) -> Party | None:
    """Who was struck: the party of the victims, else whom it was "against" or aimed at."""
    for harm in frame.harms:
        if harm.victims is not None and not harm.negated:
            mention = _party_in(scene, harm.victims) or _behind(scene, harm.victims)
            if mention is not None:
                return mention.party
            owner = owner_before(scene, harm.victims)
            if owner is not None and harm.victims.lemma_.lower() in lexicon().roles:
                return owner
    for token in [t for noun in (frame.nouns or _verb_of(frame)) for t in _aimed_at(noun)]:
        mention = _party_in(scene, token)
        if mention is not None:
            return mention.party
    return None


def _verb_of(frame: Frame) -> list[Token]:
    return [frame.happening.token] if frame.happening is not None else []


def _aimed_at(word: Token) -> list[Token]:
    """ "strikes against X", "a raid targeting X", "attacked X"."""
    targeting = [v for v in children(word, "acl") if v.lemma_ == "target"]
    aimed = [*objects_of(word, "against", "on", "targeting"), *children(word, "dobj")]
    aimed += damaged_by(word)
    return aimed + [t for v in targeting for t in children(v, "dobj")]


def _behind(scene: Scene, victims: Token) -> PartyMention | None:
    """ "a recruiter for Al Qaeda's branch": the party behind the person's role."""
    for token in objects_of(victims, "for", "of", "from", "in", "with"):
        mention = _party_in(scene, token)
        if mention is not None:
            return mention
    return None
