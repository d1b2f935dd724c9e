"""What a word of harm comes to: the counts of its victims, with their parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.among_wholes import out_of_them
from recount.reading.breakdowns import as_parts, listed_parts
from recount.reading.dealt_out import without_shares
from recount.reading.denials import is_denied, is_nobody
from recount.reading.harm_roles import (
    other_harm,
)
from recount.reading.harm_verbs import BODIES, DEAD, DYING
from recount.reading.lexicon import lexicon
from recount.reading.people import count_people
from recount.reading.people_classes import class_of, number_beside
from recount.reading.people_nouns import NO_VICTIMS, ORDINALS, number_of
from recount.reading.people_parts import stated_parts
from recount.reading.syntax import (
    child,
    children,
    is_compared,
    is_plural,
    objects_of,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


_RANKS = frozenset({"general", "colonel", "captain", "major", "lieutenant", "sergeant", "marshal"})
TALLIED = frozenset({"number", "toll", "tally", "figure", "count"})


@dataclass(frozen=True)
class Harm:
    """One outcome told by one word: "killed", "the death of", "eight dead".

    `victims` is the head of the noun phrase, `agent` the one who did it, where the grammar says.
    `negated` says that the text denies it ("no one was hurt"), `singled` that people are only
    singled out of those told before ("two of the dead were women"), `own_hand` that they did it
    themselves, `ends_doer` that it befell whoever harmed those told of before.
    """

    trigger: Token
    outcome: Outcome
    counts: tuple[Count, ...]
    victims: Token | None
    agent: Token | None
    negated: bool = False
    adds: bool = False
    singled: bool = False
    own_hand: bool = False
    ends_doer: bool = False


def _is_a_state(verb: Token) -> bool:
    """Whether people are said to be held, and not to be taken."""
    if child(verb, "auxpass") is None:
        return False
    start = " ".join(t.lower_ for t in verb.sent[:4])
    still = {t.lower_ for t in children(verb, "advmod")} & {"still", "currently", "already"}
    return bool(still) or start.startswith("at the time")


def own_number(scene: Scene, token: Token) -> bool:
    if token.lemma_.lower() in BODIES and number_beside(scene, token) is not None:
        return True  # “Thirteen dead bodies”, which a quotation mark keeps from the parser
    return any(
        t.dep_ in ("nummod", "amod", "quantmod", "det", "compound", "nmod")
        and (scene.number_at(t) is not None or t.lower_ == "no")
        for t in token.children
    )


def made(
    scene: Scene, token: Token, outcome: Outcome, victims: Token | None, agent: Token | None
) -> Harm | None:
    if victims is None:
        return None
    victims = _whole_before(victims)
    if (
        _is_asked_how_many(victims)
        or _is_likened(victims)
        or is_compared(victims)
        or _tallied(scene, victims)
        or _either(token)
    ):
        return None
    if agent is not None and agent.lemma_.lower() in lexicon().not_people - lexicon().physical:
        return None  # "wolves killed 23"; "the vehicle ran over a mine, killing two" is a harm
    if agent is not None and agent.dep_ == "nsubj" and agent.head.lemma_.lower() in DYING:
        agent = None  # "four died when a bomb went off, and injured 18"
    if outcome is Outcome.CAPTURED and _are_dead(victims):
        return None
    if outcome is Outcome.CAPTURED and _is_a_state(token):
        return None  # "at the time 616 were detained at the centre"
    again = token.lemma_.lower() in DYING and _are_of_the_dead(victims)
    if again or (outcome is Outcome.CAPTURED and is_nobody(victims)):
        return None  # "nobody has been arrested", "no detainees"
    counts = count_people(scene, victims, outcome, token)
    if counts and not any(count.part_of is not None for count in counts):
        parts = stated_parts(scene, victims, outcome)
        parts = parts or _parts_of_the_last(scene, victims, counts)
        listed = listed_behind(scene, token, counts[0]) if len(counts) == 1 else []
        counts = _without_told(counts, parts) + (_beside_one(counts, parts) or listed)
    if not counts:
        return None
    counts = without_shares(token, counts)
    counts = _all_of_a_kind(scene, max(token, victims, key=lambda t: t.i), counts)
    counts = _of_their_side(out_of_them(scene, victims, counts))
    negated = is_denied(token) or victims.lower_ in NO_VICTIMS
    adds = any(t.lower_ in ("also", "additionally") for t in token.children)
    is_one_of_them = counts[-1].part_of is not None
    adds = adds or (_others(scene, victims) and not is_one_of_them)
    adds = adds or _one_more(victims) or of_the_hurt(token, victims)
    return Harm(token, outcome, tuple(counts), victims, agent, negated, adds)


def _beside_one(counts: list[Count], parts: list[Count]) -> list[Count]:
    """ "A man was killed in his house, including his five children": they died beside him."""
    if not parts or len(counts) != 1 or counts[0].low != 1 or counts[0].high != 1:
        return parts
    return [replace(part, part_of=None) if part.part_of == 0 else part for part in parts]


def _is_asked_how_many(victims: Token) -> bool:
    """ "Without knowing how many people were wounded": nobody is counted."""
    return any(t.lower_ == "how" and t.head.lower_ == "many" for t in victims.subtree)


def _of_their_side(counts: list[Count]) -> list[Count]:
    """ "Three rebels, including a self-proclaimed general": he is a rebel, whatever his rank."""
    return [
        replace(c, victims=Victims.COMBATANT)
        if c.part_of is not None
        and counts[c.part_of].victims is Victims.COMBATANT
        and c.victims is Victims.SECURITY_FORCE
        and c.low == c.high == 1
        and c.text.rsplit(maxsplit=1)[-1].lower() in _RANKS
        else c
        for c in counts
    ]


def _parts_of_the_last(scene: Scene, victims: Token, counts: list[Count]) -> list[Count]:
    """ "Killing a policeman and eight civilians, two of them women": of the civilians."""
    last = with_conjuncts(victims)[-1]
    number = number_of(scene, last) if last != victims else None
    if number is None or counts[-1].span != number.span:
        return []
    found = stated_parts(scene, last, counts[-1].outcome)
    return [replace(part, part_of=len(counts) - 1) for part in found]


def _all_of_a_kind(scene: Scene, last: Token, counts: list[Count]) -> list[Count]:
    """ "Twelve people died in the blast, all of them farmers": the class of the last number."""
    first = counts[0]
    if len(counts) != 1 or first.victims is not Victims.UNSTATED or (first.low or 0) < 2:
        return counts
    for token in scene.doc[last.i + 1 : last.sent.end - 1]:
        number = scene.core_number_at(token)
        others = token.pos_ == "NOUN" and class_of(scene, token) is not None
        if others or token.text in (";", ":") or (number and number.kind == "cardinal"):
            return counts
        if token.lower_ != "all" or token.nbor(-1).text not in (",", "–", "—", "-"):
            continue
        behind = [t for t in scene.doc[token.i + 1 : token.i + 5] if t.lower_ not in ("of", "them")]
        kind = class_of(scene, behind[0]) if behind else None
        alone = len(behind) > 1 and (behind[1].is_punct or behind[1].pos_ == "ADP")
        return [replace(first, victims=kind)] if kind is not None and alone else counts
    return counts


def _are_dead(taken: Token) -> bool:
    """ "Seized the bodies of two men"; of "suspects over a raid that left nine dead" none is."""
    aside = {t for c in taken.subtree if c.dep_ in ("relcl", "acl") for t in c.subtree}
    return any(t.lemma_.lower() in DEAD for t in taken.subtree if t not in aside)


def _whole_before(victims: Token) -> Token:
    """ "34 persons, three policemen among them, were injured": the persons, where the parser takes
    the policemen for all of them."""
    among = [t for t in objects_of(victims, "among") if t.lower_ == "them" and t.i > victims.i]
    first = victims.left_edge
    if not among or first.i - victims.sent.start < 2 or first.nbor(-1).text != ",":
        return victims
    before = first.nbor(-2)
    return before if before.pos_ == "NOUN" and is_plural(before) else victims


def _are_of_the_dead(victims: Token) -> bool:
    """ "Two of the deceased died in hospital": of those counted before, and no more than they."""
    whole = objects_of(victims, "of")
    return any(t.lower_ in ("dead", "deceased", "slain", "fatalities") for t in whole)


def _is_likened(victims: Token) -> bool:
    """ "Slept like a corpse": nobody died."""
    return victims.dep_ == "pobj" and victims.head.lower_ == "like"


def _without_told(counts: list[Count], parts: list[Count]) -> list[Count]:
    """ "37 villagers, 11 of them girls": the girls are a part, and nobody beside them."""
    inside = [p.span for p in parts if p.span is not None]
    rest = [
        c
        for c in counts[1:]
        if c.span is None or not any(s.start <= c.span.start < s.end for s in inside)
    ]
    return [*counts[:1], *rest]


def _one_more(victims: Token) -> bool:
    """ "A third, a woman of 40, died of her wounds": the next after those counted before."""
    ordinal = victims.lower_ in ORDINALS or any(t.lower_ in ORDINALS for t in victims.children)
    return ordinal and any(t.lower_ == "a" for t in victims.children)


def died_of_wounds(harm: Harm) -> bool:
    """Whether a harm is the death of some of those who were told of as hurt."""
    return harm.victims is not None and of_the_hurt(harm.trigger, harm.victims)


def of_the_hurt(token: Token, victims: Token) -> bool:
    """ "Two of the wounded died", "two later died of their wounds": dead on top of those who died
    at once."""
    if token.lemma_.lower() not in DYING:
        return False
    hurt = lexicon().harms[Outcome.INJURED].adjectives
    if victims.tag_ != "CD":
        return any(t.lower_ in hurt for t in children(victims, "amod")) and is_plural(victims)
    for who in objects_of(victims, "of"):
        said = (who, *children(who, "amod", "acl"))
        if any(t.lower_ in hurt for t in said):
            return True
    later = any(t.lower_ in ("later", "since", "subsequently") for t in children(token, "advmod"))
    wounds = objects_of(token, "of", "from", "to")
    of_wounds = any(t.lemma_.lower() in ("wound", "injury", "burn") for t in wounds)
    of_them = any(t.lower_ in ("whom", "them") for t in objects_of(victims, "of"))
    return later and (of_wounds or (of_them and _told_last(victims) is Outcome.INJURED))


def _told_last(people: Token) -> Outcome | None:
    """What the word of harm right before tells of: of whom "three of whom later died"."""
    for token in reversed(people.doc[people.sent.start : people.i]):
        for outcome, words in lexicon().harms.items():
            if token.lemma_.lower() in words.verbs or token.lower_ in words.adjectives:
                return outcome
    return None


def _either(token: Token) -> bool:
    """ "30 people were either killed or injured": how many of each, nobody says."""
    joined = [token, token.head] if token.dep_ == "conj" else [token, *children(token, "conj")]
    if any(t.dep_ == "conj" and child(t, "auxpass", "nsubjpass") for t in joined):
        return False  # "killed seven, and that no civilians were injured or killed"
    other = any(t.lemma_.lower() in other_harm(token) for t in joined if t != token)
    return other and any(t.lower_ == "or" for j in joined for t in children(j, "cc"))


def listed_behind(scene: Scene, token: Token, whole: Count) -> list[Count]:
    """The parts listed behind the number or behind the word of harm after it."""
    if whole.span is None:
        return []
    numerals = scene.tokens_of(whole.span)
    starts = [*numerals[-1:], *([token] if numerals and token.i > numerals[-1].i else [])]
    found = (listed_parts(scene, start, whole) for start in starts)
    return as_parts(next((parts for parts in found if parts), []), 0)


def _tallied(scene: Scene, victims: Token) -> bool:
    """ "the number of people killed": whom a toll counts; the number stands with the toll."""
    if victims.lemma_.lower() in TALLIED and not own_number(scene, victims):
        return scene.core_number_at(victims) is None and child(victims, "prep") is not None
    of = victims.head
    tally = of.head.lemma_.lower() if victims.dep_ == "pobj" and of.lower_ == "of" else ""
    return (
        tally in TALLIED
        and not own_number(scene, victims)
        and scene.core_number_at(of.head) is None
    )


def _others(scene: Scene, victims: Token) -> bool:
    """Whether the words say that these come on top of others: "one additional insurgent"."""
    near = [victims, *children(victims, "nummod", "amod", "det")]
    numbers = (scene.core_number_at(t) for t in near)
    said = any(t.lower_ in ("additional", "other", "others", "another", "further") for t in near)
    return said or any(n is not None and n.more for n in numbers)


def no_life_lost(scene: Scene, loss: Token) -> list[Harm]:
    """ "There were no human losses", "reported no loss of life": nobody killed."""
    human = any(t.lower_ == "human" for t in children(loss, "amod"))
    of_life = any(t.lemma_.lower() == "life" for t in objects_of(loss, "of"))
    if not (human or of_life) or not any(t.lower_ == "no" for t in children(loss, "det")):
        return []
    span = scene.span(list(loss.subtree))
    none = Count(Outcome.KILLED, Victims.UNSTATED, 0, 0, span.quote, span, Exactness.EXACT)
    return [Harm(loss, Outcome.KILLED, (none,), loss, None, negated=True)]
