"""Who is told as hurt, and died of it: one person, counted among the dead alone.

"A boy of 12 was shot" on the day, "the 12-year-old died in hospital" on the next: the first report
counts one injured, the second one dead, and nobody was hurt beside him. The first number is set
aside where its words give the name or the age of one who is told as dead; and, where no report
tells of injured beside the dead, where they only point at somebody, or at one of the same class.
Of several who were hurt it is set aside where as many died, and nothing tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import Cluster
from recount.reconciling.case import DIED, Aside, Case
from recount.reconciling.statements import gives_numbers, usable_counts

_AGE = re.compile(r"\d{1,3}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_MALE = _HE | {"boy", "man", "father", "son", "brother", "husband", "male"}
_FEMALE = _SHE | {"girl", "woman", "mother", "daughter", "sister", "wife", "female"}
_POINTING = frozenset({"the", "this", "that"})
_MORE = frozenset({"another", "other", "others", "second", "third"})
_OTHERS = re.compile(
    r"\b(?:another|others?|additional|also)\b(?! (?:shots?|rounds?|bullets?|time)\b)", re.IGNORECASE
)
"""Words that say that somebody is none of those told of before."""
_THEIRS = frozenset({"his", "her"})
_DEEDS = frozenset({"homicide", "murder", "killing", "death", "fatal", "deadly"})
_KIN = frozenset({"father", "mother", "son", "daughter", "brother", "sister", "husband", "wife",
                  "uncle", "aunt", "cousin", "niece", "nephew", "grandmother",
                  "grandfather"})  # fmt: skip
_GROWN = frozenset({Victims.MAN, Victims.WOMAN})
_ANY = frozenset({Victims.UNSTATED, Victims.CIVILIAN})
_TEENS = frozenset({"13", "14", "15", "16", "17"})
_ARTICLES = frozenset({"a", "an", "the"})
_WHOLE_GROUP = frozenset({"both", "all"})
_HIT = re.compile(
    r"\b(?:shot|shoots?|shooting|stabbed|struck|striking|hit|hitting|gunfire|bullets?)\b",
    re.IGNORECASE,
)
_ALIVE = re.compile(
    r"\b(?:wounded|wounding|wounds?|injur\w+|hurt|treated|surviv\w+|condition)\b", re.IGNORECASE
)
_BY_GUNS = re.compile(r"\bgunshot wounds?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _One:
    """One person as a claim speaks of him: the words, with what they say of sex, age and name."""

    claim: Claim
    victims: Victims
    words: frozenset[str]
    names: frozenset[str]
    ages: frozenset[str]

    @classmethod
    def of(cls, claim: Claim, count: Count) -> _One:
        words = _WORD.findall(count.text)
        names = [word for word in words[1:] if word[0].isupper()]
        named = len(words) > 1 and words[1][0].isupper()
        if words and words[0][0].isupper() and count.singled_out and (named or len(words) < 4):
            names.append(words[0])
        small = frozenset(word.lower() for word in words)
        known = frozenset(word.lower() for word in names) - _HE - _SHE - _POINTING
        return cls(claim, count.victims, small, known, frozenset(_AGE.findall(count.text)))

    @property
    def points(self) -> bool:
        """Whether the words only point at somebody told of before: "he", "the boy"."""
        return bool(self.words & (_HE | _SHE | _POINTING)) and not self.names


@dataclass(frozen=True, slots=True)
class _Around:
    """What is told around one who is hurt: the case, whether nobody tells of injured beside the
    dead, and the documents that tell of dead."""

    case: Case
    only: bool
    of_dead: frozenset[str]


def died_of_it(case: Case) -> dict[tuple[str, Outcome], Aside]:
    """The claims whose injured are told as dead by another, or later by the same document."""
    return {
        (claim.id, Outcome.INJURED): Aside(DIED, "who is told as injured there died of it")
        for cluster in case.clusters
        for claim in _of_the_dying(case, cluster)
    }


def _of_the_dying(case: Case, cluster: Cluster) -> Iterator[Claim]:
    claims = [claim for claim in case.of_event(cluster) if gives_numbers(claim)]
    dead = [one for claim in claims for one in _ones(claim, Outcome.KILLED)]
    died = [claim for claim in claims if people_counted(claim, Outcome.KILLED)]
    if not died:
        return
    both = any(map(_tells_both, claims))
    only = not both and not any(map(_tells_of_several, claims))
    around = _Around(case, only, frozenset(claim.document for claim in died))
    for claim in claims:
        hurt = _ones(claim, Outcome.INJURED)
        if _tells_both(claim) or any(one.words & _MORE for one in hurt):
            continue
        one_by_one = bool(hurt) and _all_died(around, hurt, dead)
        if one_by_one or (not both and any(_as_many_died(case, claim, hurt, o) for o in died)):
            yield claim


def _all_died(around: _Around, hurt: Sequence[_One], dead: Sequence[_One]) -> bool:
    """Whether each of those hurt is one of those who died."""
    alone = replace(around, only=around.only and len(hurt) == 1)
    return all(any(_may_be(alone, one, other) for other in dead) for one in hurt)


def _as_many_died(case: Case, claim: Claim, hurt: Sequence[_One], died: Claim) -> bool:
    """ "Both were taken to hospital", and on the next day "both died"; "two were found shot" and
    "two were found dead": as many, of whom no words tell that they lived."""
    number = people_counted(claim, Outcome.INJURED)
    if (
        number < 2
        or number != people_counted(died, Outcome.KILLED)
        or not _in_time(case, claim, died)
    ):
        return False
    others = [one for one in _ones(died, Outcome.KILLED) if one.names]
    if any(one.names and not any(_one_name(one, two) for two in others) for one in hurt if others):
        return False
    later = claim.document != died.document
    if are_others(claim):
        return False
    words = {w.lower() for c in usable_counts(claim) for w in _WORD.findall(c.text)}
    pointed = bool(words & _WHOLE_GROUP) or (bool(hurt) and all(one.points for one in hurt))
    return is_of_hits(claim) or (later and pointed)


def is_of_hits(claim: Claim) -> bool:
    """Whether words say that people were shot or struck, and leave open whether they lived."""
    words = _BY_GUNS.sub("shot", claim.evidence.quote)
    return bool(_HIT.search(words)) and not _ALIVE.search(words)


def are_others(claim: Claim) -> bool:
    """Whether words say that those counted are none of those told of before."""
    return _OTHERS.search(claim.evidence.quote) is not None


def people_counted(claim: Claim, outcome: Outcome) -> int:
    """How many people a claim counts exactly; 0 where it does not."""
    counts = [c for c in usable_counts(claim) if c.outcome is outcome and c.part_of is None]
    exact = all(c.low is not None and c.high in (c.low, None) for c in counts)
    return sum(c.low or 0 for c in counts) if exact else 0


def _ones(claim: Claim, outcome: Outcome) -> list[_One]:
    """The persons that a claim counts one by one; none where it counts several together."""
    counts = [c for c in usable_counts(claim) if c.outcome is outcome and c.high != 0]
    single = all(count.low == 1 and count.high in (1, None) for count in counts)
    return [_One.of(claim, count) for count in counts] if single else []


def _tells_both(claim: Claim) -> bool:
    """Whether a claim counts people killed and others injured."""
    told = {count.outcome for count in usable_counts(claim) if count.high != 0}
    return {Outcome.KILLED, Outcome.INJURED} <= told


def _tells_of_several(claim: Claim) -> bool:
    """Whether a claim counts more than one injured."""
    injured = (c for c in usable_counts(claim) if c.outcome is Outcome.INJURED)
    return any(count.low is None or count.low > 1 for count in injured)


def _may_be(around: _Around, hurt: _One, dead: _One) -> bool:
    """Whether one who is hurt is one who died: by name or age, or since nobody tells of others."""
    if _one_name(hurt, dead):
        return True
    if (hurt.names and dead.names) or not _agree(hurt, dead) or dead.words & _DEEDS:
        return False
    again = hurt.points and is_of_hits(hurt.claim)  # "hitting him", told when he had long died
    if not again and not _in_time(around.case, hurt.claim, dead.claim):
        return False
    if hurt.ages and hurt.ages == dead.ages:
        return True
    apart = hurt.claim.document != dead.claim.document
    if not apart and not (hurt.points or dead.points):
        return around.only and (_is_known(hurt) or _same_words(hurt, dead))
    before = apart and hurt.claim.document not in around.of_dead
    if hurt.victims is Victims.UNSTATED:
        return around.only and (hurt.points or before)
    if dead.victims is Victims.UNSTATED and not hurt.points:
        return around.only and (before or (apart and bool(dead.names))) and not _is_added(hurt)
    return around.only and not _is_added(hurt)


def _is_known(hurt: _One) -> bool:
    """ "The shooting of a pupil of 17", of whom no words tell that he lived; "a woman was hurt" is
    another than the woman who was killed."""
    return bool(hurt.ages) and is_of_hits(hurt.claim) and not _is_added(hurt)


def _is_added(hurt: _One) -> bool:
    """ "A woman was also injured": beside the dead."""
    return hurt.claim.adds_to is not None or are_others(hurt.claim)


def _one_name(hurt: _One, dead: _One) -> bool:
    """ "Haddad" and "Omar Haddad", and not two of one family."""
    known = bool(hurt.names and dead.names)
    return known and (hurt.names <= dead.names or dead.names <= hurt.names)


def _same_words(hurt: _One, dead: _One) -> bool:
    """ "A baker from Lind" was shot, "a baker from Lind" died: more than "a woman" twice."""
    said = hurt.words - _ARTICLES
    return len(said) > 1 and said == dead.words - _ARTICLES


def _agree(hurt: _One, dead: _One) -> bool:
    if hurt.ages and dead.ages and hurt.ages != dead.ages:
        return False
    sexes = {_sex(hurt), _sex(dead)} - {None}
    kin = hurt.words & _KIN, dead.words & _KIN
    related = all(kin) and kin[0].isdisjoint(kin[1])  # a mother, and her daughter
    return len(sexes) < 2 and not related and _of_one_class(hurt, dead)


def _of_one_class(hurt: _One, dead: _One) -> bool:
    """Whether one person may be of both classes: a pupil is a child, and who is 17 a man too."""
    kinds = {hurt.victims, dead.victims} - _ANY
    if len(kinds) < 2:
        return True
    young = [one for one in (hurt, dead) if one.victims is Victims.CHILD]
    grown = kinds - {Victims.CHILD} <= _GROWN
    return bool(young) and grown and all(map(_is_in_teens, young))


def _is_in_teens(one: _One) -> bool:
    return bool(one.ages & _TEENS) or any(word.startswith("teen") for word in one.words)


def _sex(one: _One) -> Victims | None:
    if one.victims in _GROWN:
        return one.victims
    words = one.words - _THEIRS or one.words  # "her child", "her brother"; "her" alone
    if words & _FEMALE:
        return Victims.WOMAN
    return Victims.MAN if words & _MALE else None


def _in_time(case: Case, hurt: Claim, dead: Claim) -> bool:
    """Whether what tells of the injured did not appear after what tells of the death."""
    if hurt.document == dead.document:
        return True
    first, last = case.sources.day(hurt.document), case.sources.day(dead.document)
    return first is not None and last is not None and first <= last
