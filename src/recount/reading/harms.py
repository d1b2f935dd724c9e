"""Who came to harm: the killed, injured and captured of a sentence, found by its grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.among import find_portions
from recount.reading.bodies_found import whose_body
from recount.reading.bracketed import with_brackets
from recount.reading.captives import something_else_is_done
from recount.reading.denials import class_before, is_denied, is_not_gravely, spared, with_denial
from recount.reading.fighters_felled import are_of_a_band, fighters_before, fighters_lost
from recount.reading.harm_roles import (
    SHOT,
    counted_participle,
    victims_and_agent,
    who_dies,
)
from recount.reading.harm_verbs import (
    BODIES,
    ONESELF,
    behind_to,
    came_of,
    falls_in_action,
    is_held,
    is_no_survivor,
    loses_lives,
    of_idiom,
    of_the_dead,
    of_words_behind,
    people_lost,
    so_many_of,
    spares_lives,
    who_suffers,
)
from recount.reading.harms_adjectives import (
    adjective_harm,
)
from recount.reading.harms_counted import Harm, listed_behind, made, no_life_lost, own_number
from recount.reading.harms_likewise import likewise
from recount.reading.harms_named import deadly, several_killed
from recount.reading.harms_of_them import with_number_of_them
from recount.reading.laconic import told_in_short
from recount.reading.left_out import left_out
from recount.reading.lexicon import HarmWords, lexicon
from recount.reading.losses import with_losses
from recount.reading.people import count_people
from recount.reading.people_classes import class_of
from recount.reading.people_nouns import number_of
from recount.reading.recoveries import without_those_missing
from recount.reading.subheadings import without_subheadings
from recount.reading.syntax import (
    child,
    children,
    is_responsible_for,
    objects_of,
    subject_of,
    with_conjuncts,
)
from recount.reading.throats import throats_cut
from recount.reading.victims import victim_class_of
from recount.reading.wounds import (
    doer_of,
    harmed_otherwise,
    hurt_by,
    is_by_own_hand,
    is_of_the_dying,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


def find_harms(scene: Scene) -> list[Harm]:
    """Every harm that the parsed sentences tell of, in order."""
    portions = find_portions(scene)
    singled = {p.trigger.i: p for p in portions}
    wholes = {token.i for p in portions for token in p.whole}
    apart = left_out(scene.doc)
    found: list[Harm] = []
    for token in scene.doc:
        if token.i in singled:
            of = singled[token.i]
            found.append(Harm(token, of.outcome, of.counts, of.people, None, singled=True))
        elif token.i not in wholes and token.i not in apart:
            found += _told_by(scene, token, found)
    once = without_subheadings(scene, with_number_of_them(_once_each(found)))
    return with_losses(scene, with_brackets(scene, without_those_missing(once)))


def _told_by(scene: Scene, token: Token, before: list[Harm]) -> list[Harm]:
    """What one word tells of: the first rule that finds something in it has it."""
    if is_not_gravely(token):
        return []
    unhurt = _nobody_harmed(scene, token)
    if unhurt:
        return unhurt
    told = (
        _status_of_the_dead(scene, token, before)
        or likewise(scene, token, before)
        or _paid_with(scene, token)
        or throats_cut(scene, token)
        or _otherwise(scene, token)
        or deadly(scene, token)
    )
    if told is None and _may_tell(token):
        turned = of_words_behind(token, token.lemma_.lower()) if _is_verb(token) else None
        all_words = lexicon().harms.items()
        harms = (_harm_at(scene, token, one, words, turned) for one, words in all_words)
        told = next((harm for harm in harms if harm is not None), None)
    told = told_in_short(scene, token, told) or told
    return [told] if told is not None else []


def _otherwise(scene: Scene, token: Token) -> Harm | None:
    """ "With gunshot wounds", "turned the gun on himself": what no verb of harm tells."""
    otherwise = harmed_otherwise(scene, token)
    told = made(scene, token, *otherwise, None) if otherwise is not None else None
    return _by_own_hand(told) if is_by_own_hand(token) else told


def _paid_with(scene: Scene, token: Token) -> Harm | None:
    """ "killed 14 at the cost of two comrades", "for the loss of one fighter": their own dead."""
    if token.lower_ not in ("cost", "loss") or token.i < 2 or token.nbor(-1).lower_ != "the":
        return None
    owners = objects_of(token, "of")
    if token.nbor(-2).lower_ not in ("at", "for", "with") or not owners:
        return None
    killing = lexicon().harms[Outcome.KILLED].verbs
    before = token.doc[max(token.sent.start, token.i - 14) : token.i]
    verb = next((t for t in reversed(before) if t.lemma_.lower() in killing), None)
    if verb is None or not own_number(scene, owners[0]):
        return None
    return made(scene, verb, Outcome.KILLED, owners[0], None)


def _may_tell(token: Token) -> bool:
    """The cheap look before the rules: a verb, or a word that some outcome has on its lists."""
    listed = token.lower_ in _adjectives() or token.lemma_.lower() in _nouns()
    return listed or _is_verb(token)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or bool(token.tag_.startswith("VB"))


HURT = frozenset({"injury", "injure", "hurt"})


@cache
def _adjectives() -> frozenset[str]:
    return frozenset().union(*(words.adjectives for words in lexicon().harms.values()))


@cache
def _nouns() -> frozenset[str]:
    nouns = (words.counted | words.nouns for words in lexicon().harms.values())
    return lexicon().felling["nouns"].union(*nouns)


def _status_of_the_dead(scene: Scene, token: Token, before: list[Harm]) -> Harm | None:
    """ "none of them was a fighter", "all 11 were members of X": whose the dead are said to be."""
    noun = child(token, "attr") if token.lemma_ == "be" else None
    subject = child(token, "nsubj") if noun is not None else None
    if noun is None or subject is None or not any(h.outcome is Outcome.KILLED for h in before):
        return None
    kind = class_of(scene, noun)
    if kind not in (Victims.COMBATANT, Victims.CIVILIAN, Victims.SECURITY_FORCE):
        return None
    number = scene.core_number_at(subject)
    words = {t.lower_ for t in subject.subtree}
    span = scene.span([*subject.subtree, token, noun])
    if subject.lower_ in ("none", "neither") or (is_denied(token) and "any" in words):
        count = Count(Outcome.KILLED, kind, 0, 0, span.quote, span, Exactness.EXACT)
    elif "all" in words and number is not None:
        count = Count(Outcome.KILLED, kind, number.low, number.high, number.span.quote,
                      number.span, number.exactness)  # fmt: skip
    else:
        return None
    return Harm(token, Outcome.KILLED, (count,), subject, None)


def _nobody_harmed(scene: Scene, token: Token) -> list[Harm]:
    """ "no civilians were harmed", "without civilian casualties": nobody killed, nobody injured."""
    if token.lemma_.lower() == "loss":
        return no_life_lost(scene, token)
    if token.lemma_.lower() not in lexicon().unharmed and not _or_worse(token):
        return []
    victims, denied = spared(token)
    if victims is None or not denied:
        return []
    counts = count_people(scene, victims, Outcome.KILLED)
    kind = counts[0].victims if counts else Victims.UNSTATED
    kind = class_before(victims) if kind is Victims.UNSTATED else kind
    span = scene.span(with_denial(token, victims))
    found = []
    # "No injuries", "nobody was hurt" say nothing of the dead.
    only = token.lemma_.lower() in HURT and not _or_worse(token)
    for outcome in (Outcome.INJURED,) if only else (Outcome.KILLED, Outcome.INJURED):
        none = Count(outcome, kind, 0, 0, span.quote, span, Exactness.EXACT)
        found.append(Harm(token, outcome, (none,), victims, None, negated=True))
    return found


def _or_worse(token: Token) -> bool:
    """ "No civilians were injured or killed", "none was killed or wounded": neither."""
    if not any(t.dep_ == "cc" and t.lower_ == "or" for t in token.children):
        return False
    told = {
        outcome
        for verb in (token, *children(token, "conj"))
        for outcome in (Outcome.KILLED, Outcome.INJURED)
        if verb.lemma_.lower() in lexicon().harms[outcome].verbs
    }
    return len(told) == 2


def _harm_at(
    scene: Scene, token: Token, outcome: Outcome, words: HarmWords, turned: Outcome | None
) -> Harm | None:
    """What a word tells of one outcome; `turned` is what the words behind a verb make of it."""
    lemma = token.lemma_.lower()
    if outcome is Outcome.DISPLACED and _is_of_old(token):
        return None
    if _is_verb(token):
        if turned is None:
            told = _verb_harm(scene, token, outcome, words, lemma)
        else:
            told = _transitive(scene, token, outcome) if outcome is turned else None
        if told is not None or token.lower_ not in words.adjectives:
            return told
    lost = fighters_lost(token) if outcome is Outcome.KILLED else None
    if lost is not None:
        return made(scene, token, outcome, lost, None)
    if token.pos_ in ("NOUN", "PROPN") and (lemma in words.counted or lemma in words.nouns):
        return _noun_harm(scene, token, outcome, lemma in words.counted)
    if token.lower_ in words.adjectives and token.pos_ in ("ADJ", "NOUN", "ADV", "VERB"):
        return adjective_harm(scene, token, outcome)
    return None


def _is_of_old(token: Token) -> bool:
    """ "A city of 900,000 people, with 300,000 internally displaced": who lives there, where no
    verb says what drove them out."""
    status = any(t.lower_ == "internally" for t in token.children)
    done = any(t.dep_ in ("auxpass", "dobj") for t in token.children)
    return status and not done and token.head.lemma_.lower() not in ("leave", "report", "record")


def _verb_harm(
    scene: Scene, token: Token, outcome: Outcome, words: HarmWords, lemma: str
) -> Harm | None:
    dead = _who_is_lost(token, lemma) if outcome is Outcome.KILLED else None
    if dead is not None:
        told = made(scene, token, outcome, dead, None)
        return _of_their_own(token, told) if told is not None else None
    if lemma in ("claim", "cost", "take") and outcome is Outcome.KILLED:
        return _claims_lives(scene, token, outcome)
    by_law = lemma in ("sentence", "condemn")  # nobody is dead who was sentenced to death
    if (
        outcome is Outcome.KILLED
        and lemma not in SHOT
        and not by_law
        and "death" in behind_to(token)
    ):
        told = _transitive(scene, token, outcome)
        return told or made(scene, token, outcome, who_dies(token), None)
    if outcome is of_idiom(token, lemma) and not spares_lives(token):
        return made(scene, token, outcome, who_suffers(token), None)
    if lemma in words.intransitive:
        return made(scene, token, outcome, who_dies(token), None)
    holds = outcome is Outcome.CAPTURED and is_held(token, lemma)
    return _transitive(scene, token, outcome) if holds or lemma in words.verbs else None


def _who_is_lost(token: Token, lemma: str) -> Token | None:
    """ "Lost their lives", "fell at the gate", "did not survive", "lost six men": who died."""
    dies = loses_lives(token, lemma) or falls_in_action(token, lemma)
    return who_dies(token) if dies or is_no_survivor(token, lemma) else people_lost(token, lemma)


def _of_their_own(token: Token, harm: Harm) -> Harm:
    """ "Did not survive" denies nothing; men whom an army lost are soldiers."""
    who = subject_of(token) if token.lemma_ == "lose" else None
    theirs = victim_class_of(who) if who is not None else None
    if theirs in (Victims.SECURITY_FORCE, Victims.COMBATANT):
        counts = (replace(c, victims=theirs if c.victims is Victims.MAN else c.victims)
                  for c in harm.counts)  # fmt: skip
        harm = replace(harm, counts=tuple(counts))
    return replace(harm, negated=harm.negated and token.lemma_ != "survive")


def _by_own_hand(harm: Harm | None) -> Harm | None:
    """Whoever killed himself comes on top of those whom he killed."""
    return replace(harm, adds=True, own_hand=True) if harm is not None else None


def _claims_lives(scene: Scene, token: Token, outcome: Outcome) -> Harm | None:
    thing = child(token, "dobj")
    victims = thing is not None and thing.lower_ == "victims" and token.lemma_ == "claim"
    if thing is None or (thing.lemma_ != "life" and not victims):
        return None
    owners = objects_of(thing, "of")
    if owners:
        return made(scene, token, outcome, owners[0], subject_of(token))
    if any(t.lower_ == "own" for t in thing.children):
        return _by_own_hand(made(scene, token, outcome, doer_of(token), None))
    lives = _lives(scene, thing, outcome)
    if lives is None:
        return None
    counts = (lives, *listed_behind(scene, token, lives))
    return Harm(token, outcome, counts, thing, subject_of(token))


def _lives(scene: Scene, thing: Token, outcome: Outcome) -> Count | None:
    """ "claimed 12 lives": as many people, of no class."""
    number = number_of(scene, thing)
    if number is None:
        return None
    return Count(outcome, Victims.UNSTATED, number.low, number.high, number.span.quote, number.span,
                 number.exactness)  # fmt: skip


def _transitive(scene: Scene, token: Token, outcome: Outcome) -> Harm | None:
    counted = counted_participle(scene, token)
    if counted is not None:
        return made(scene, token, outcome, counted, None)
    victims, agent = victims_and_agent(token)
    if token.lemma_.lower() in lexicon().aftermath["verbs"]:
        agent = None  # "doctors are treating 40 wounded"
    if victims is not None and victims.lower_ in ONESELF:
        own = _by_own_hand(made(scene, token, outcome, doer_of(token), None))
        return _and_others(scene, token, own, with_conjuncts(victims)[1:])
    return _with_himself(
        scene, token, _of_fighters(token, made(scene, token, outcome, victims, agent))
    )


def _and_others(scene: Scene, token: Token, own: Harm | None, others: list[Token]) -> Harm | None:
    """ "Killed himself and six others": those others, and him."""
    outcome = own.outcome if own is not None else Outcome.KILLED
    more = made(scene, token, outcome, others[0], None) if others else None
    if more is None or own is None:
        return own
    return replace(more, counts=(*more.counts, *own.counts), agent=own.agent)


def _of_fighters(token: Token, harm: Harm | None) -> Harm | None:
    """ "Six of them were neutralised": of the fighters told of before, whom the word is used of."""
    if harm is None or token.lemma_.lower() not in lexicon().felling["fighters"]:
        return harm
    if any(c.victims is not Victims.UNSTATED for c in harm.counts):
        return harm
    banded = harm.victims is not None and are_of_a_band(harm.victims)
    if not (banded or fighters_before(token)):
        return harm
    counts = (replace(c, victims=Victims.COMBATANT) for c in harm.counts)
    return replace(harm, counts=tuple(counts))


def _with_himself(scene: Scene, token: Token, harm: Harm | None) -> Harm | None:
    """ "Killed two classmates and then himself": one more."""
    beside = with_conjuncts(harm.victims) if harm is not None and harm.victims is not None else []
    doer = doer_of(token) if any(t.lower_ in ONESELF for t in beside) else None
    if harm is None or doer is None:
        return harm
    return replace(harm, counts=(*harm.counts, *count_people(scene, doer, harm.outcome)))


def _noun_harm(scene: Scene, token: Token, outcome: Outcome, counted: bool) -> Harm | None:
    """ "the death of its leader", "Hasan's death", "eight deaths", "11 dead"."""
    several = several_killed(scene, token) if outcome is Outcome.KILLED else None
    dead = whose_body(token) if outcome is Outcome.KILLED else None
    if several is not None or dead is not None:
        alone = Harm(token, outcome, (several,), None, None) if several is not None else None
        return alone or made(scene, token, outcome, dead, None)
    pronouns = came_of(token)
    owners = [t for t in children(token, "poss") if pronouns or t.tag_ != "PRP$"]
    owners = owners or objects_of(token, "of") or hurt_by(token)
    known = token.lemma_.lower() in BODIES and any(map(_are_known, owners))
    if known or something_else_is_done(token):
        return None
    if token.lemma_ == "injury" and token.tag_ == "NN" and not owners and not _is_counted(token):
        return None  # "suffered a non-life-threatening injury" counts nobody beside
    if token.lemma_ == "injury" and _is_borne(token) and not owners:
        return None  # "both suffered multiple injuries": so many of one person
    if token.lemma_.lower() == "loss":
        return _losses_of_their_own(scene, token, owners, outcome)
    itself = counted and own_number(scene, token) and not _number_of_any(scene, owners)
    if owners and token.lemma_.lower() != "dead" and not itself:
        by = [*objects_of(token, "by"), *objects_of(owners[0], "by")]  # "of nine men by rebels"
        doer = by[0] if by else is_responsible_for(token)
        told = made(scene, token, outcome, owners[0], doer)
        return _with_their_own(scene, token, told) if told is not None else None
    if counted and own_number(scene, token) and of_the_dead(token):
        return made(scene, token, outcome, token, None)
    return made(scene, token, outcome, so_many_of(scene, token), None) if counted else None


def _is_borne(injury: Token) -> bool:
    """ "Had multiple injuries", "sustained two injuries to the head": by whoever is the subject,
    where a bulletin's "suffered 12 injuries" has none."""
    verb = injury.head
    who = subject_of(verb) if injury.dep_ == "dobj" else None
    borne = who is not None and verb.lemma_.lower() in ("have", "suffer", "sustain", "receive")
    return borne and who is not None and (who.tag_ == "PRP" or victim_class_of(who) is not None)


_KNOWN = frozenset({"victim", "dead", "deceased", "slain", "killed"})


def _are_known(owner: Token) -> bool:
    """ "The body of one of the victims": dead whom the text has told of."""
    of = objects_of(owner, "of")
    noun = of[0] if of else owner
    told = any(t.lower_ in ("the", "their", "those", "these") for t in noun.children)
    return told and noun.lemma_.lower() in _KNOWN


def _is_counted(injury: Token) -> bool:
    """ "One injury was reported"."""
    return injury.dep_ != "pobj" and child(injury, "nummod") is not None


def _losses_of_their_own(
    scene: Scene, token: Token, owners: list[Token], outcome: Outcome
) -> Harm | None:
    """ "Admitted the loss of 24 comrades": counted people, by those who own up to it or mourn."""
    told = token.head.lemma_.lower() in ("admit", "acknowledge", "mourn", "confirm", "concede")
    people = next((t for t in owners if victim_class_of(t) is not None), None)
    if people is None or not told or not own_number(scene, people):
        return None
    return made(scene, token, outcome, people, None)


def _with_their_own(scene: Scene, token: Token, harm: Harm) -> Harm:
    """ "The death of a leader and two of his fighters": theirs too, where the parser joins the
    number to the death."""
    joined = [t for t in children(token, "conj") if t.tag_ == "CD" and objects_of(t, "of")]
    known = {count.span for count in harm.counts}
    found = [c for t in joined for c in count_people(scene, t, harm.outcome)]
    more = [count for count in found if count.span not in known]
    return replace(harm, counts=(*harm.counts, *more))


def _number_of_any(scene: Scene, owners: list[Token]) -> bool:
    """Whether the owners are counted by more than one: "the bodies of six men"; "six martyrs of
    one family" counts the martyrs."""
    numbers = [number_of(scene, owner) for owner in owners]
    return any(n is not None and (n.low or 2) > 1 for n in numbers)


def _once_each(harms: list[Harm]) -> list[Harm]:
    """Two words that tell of the same victims and outcome are one harm."""
    kept: dict[tuple[Outcome, int], Harm] = {}
    for harm in harms:
        if is_of_the_dying(harm):
            continue
        key = harm.outcome, harm.victims.i if harm.victims is not None else -1
        kept.setdefault(key, harm)
    return list(_without_nested(list(kept.values())))


def _without_nested(harms: list[Harm]) -> Iterator[Harm]:
    spans = [{c.span.start for c in h.counts if c.span} for h in harms]
    for i, harm in enumerate(harms):
        if any(_is_told_of(harm, other) for other in harms[:i]):
            continue
        same = [j for j in range(i) if spans[i] & spans[j] and harms[j].outcome is harm.outcome]
        if not same:
            yield harm


def _is_told_of(harm: Harm, other: Harm) -> bool:
    """ "The infant Hani Malin was killed; those holding Hani's body": one and the same."""
    name, before = harm.victims, other.victims
    if name is None or before is None or harm.outcome is not other.outcome:
        return False
    if name.pos_ != "PROPN" or len(harm.counts) > 1 or name.sent != before.sent:
        return False
    return any(t.text == name.text and t.pos_ == "PROPN" for t in before.subtree)
