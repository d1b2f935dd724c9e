"""Whether people come on top of those that a text has counted before: "two more also died"."""

from __future__ import annotations

from recount.model.counts import Count, Outcome, Victims
from recount.reading.frames import Frame
from recount.reading.harms_counted import Harm, died_of_wounds
from recount.reading.story import Told
from recount.reading.syntax import children

AT_ONCE = 3  # sentences within which more people come on top of those told of
_HURT = frozenset({Outcome.KILLED, Outcome.INJURED})
OF_ANYBODY = (Victims.UNSTATED, Victims.CIVILIAN)


def adds(frame: Frame) -> bool:
    """Whether a word says so: "also", "another", "more"."""
    return any(h.adds for h in frame.harms)


def _adds_to(told: Told, frame: Frame) -> bool:
    """Whether a word says so of people whom the earlier claim counts: in "12 were killed and
    another 18 wounded" the 18 are others than the 12, and not more than were wounded before."""
    before = {count.outcome for count in told.claim.counts}
    beside: set[Outcome] = set()
    for harm in sorted(frame.harms, key=lambda harm: harm.trigger.i):
        if harm.adds and harm.outcome in before and not (beside - {harm.outcome}) & before:
            return True
        beside.add(harm.outcome)
    return False


def is_addition(told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """Whether the people of this frame come on top of those of an earlier claim of the event."""
    if not (_adds_to(told, frame) or _in_addition(frame) or _suspected_besides(told, frame)):
        return False
    again = _tells_again(told.claim.counts, counts) or _adds_to_its_own(frame)
    again = again or _are_those_told_of(told, frame)
    if again and not _in_addition(frame):
        return False
    if _dies_after_it(told, frame):
        return True
    of_wounds = all(map(died_of_wounds, frame.harms))
    if _only_hurts_himself(told, frame) or (_far_behind(told, frame) and not of_wounds):
        return False
    if _names_some_of(told.claim.counts, counts):
        return False
    if _hurts_himself_again(told, frame):
        return False
    if _says_beside_whom(counts):
        return False
    outcomes = {c.outcome for c in told.claim.counts if c.low or c.high is None}
    others = _are_others_by_name(told, counts)
    return any(c.outcome in outcomes and (others or not _is_individual(c)) for c in counts)


def _tells_again(toll: tuple[Count, ...], counts: tuple[Count, ...]) -> bool:
    """ "Two people are dead and four others hurt", after two dead and four hurt were told: others
    than the two, and not on top of those."""
    now = _sums(counts)
    return len(now) > 1 and now == {k: n for k, n in _sums(toll).items() if k in now}


def _adds_to_its_own(frame: Frame) -> bool:
    """ "A child is dead after a shooting that also injured three", "killed two pupils, then
    turned the gun on himself": on top of those whom the same words count first."""
    people = [h for h in frame.harms if h.outcome in _HURT and not _denied(h)]
    first = min(people, key=lambda h: h.trigger.i, default=None)
    others = any(h.adds and h.outcome not in _HURT for h in frame.harms)
    if first is None or first.adds or others:
        return False
    dead = [h for h in people if h.outcome is Outcome.KILLED and not h.own_hand]
    return bool(dead) or not any(h.own_hand for h in people)


def _denied(harm: Harm) -> bool:
    return harm.negated or all(c.high == 0 for c in harm.counts)


def _are_those_told_of(told: Told, frame: Frame) -> bool:
    """ "Two were killed and two hurt. Four had been hurt, and two of them died": the same two."""
    now = _sums(tuple(c for h in frame.harms for c in h.counts))
    dead, hurt = now.get(Outcome.KILLED, 0), now.get(Outcome.INJURED, 0)
    before = _sums(told.claim.counts)
    return 0 < dead < hurt and before == {Outcome.KILLED: dead, Outcome.INJURED: hurt - dead}


def _sums(counts: tuple[Count, ...]) -> dict[Outcome, int]:
    found: dict[Outcome, int] = {}
    for count in counts:
        if count.part_of is None:
            found[count.outcome] = found.get(count.outcome, 0) + (count.low or 0)
    return {outcome: number for outcome, number in found.items() if number}


def _are_others_by_name(told: Told, counts: tuple[Count, ...]) -> bool:
    """ "It killed Omar and his two sons. Yusuf Malin was also killed": another man, where those
    before him were named and not merely counted."""
    before = [c for c in told.claim.counts if c.part_of is None]
    named = all(c.singled_out or _is_individual(c) for c in before)
    first = [c.text.split()[0] for c in counts if c.part_of is None and c.text]
    known = told.claim.evidence.quote
    return named and bool(first) and all(w[0].isupper() and w not in known for w in first)


def _dies_after_it(told: Told, frame: Frame) -> bool:
    """ "A man killed his wife. He then shot himself dead", "before police shot him dead": never one
    of those whom he killed."""
    dead = [h for h in told.frame.harms if h.outcome is Outcome.KILLED]
    ends = [h for h in frame.harms if h.own_hand or h.ends_doer]
    own = any(h.outcome is Outcome.KILLED for h in ends)
    return own and any(h.agent is not None and not h.own_hand for h in dead)


def _only_hurts_himself(told: Told, frame: Frame) -> bool:
    """ "A boy was brought in with a wound. He shot himself by accident": whom nobody else is said
    to have hurt before."""
    more = [h for h in frame.harms if h.adds]
    alone = bool(more) and all(h.own_hand and h.outcome is Outcome.INJURED for h in more)
    return alone and all(h.agent is None for h in told.frame.harms)


def _hurts_himself_again(told: Told, frame: Frame) -> bool:
    """ "A boy shot himself in the foot. The 8-year-old shot himself while at play": one boy."""
    before = any(h.own_hand for h in told.frame.harms)
    more = [h for h in frame.harms if h.adds]
    return before and bool(more) and all(h.own_hand for h in more)


def _in_addition(frame: Frame) -> bool:
    """ "In addition, the force detained two men": the sentence says that it goes on counting."""
    words = [t.lower_ for t in frame.anchor.sent[:3]]
    return words[:2] == ["in", "addition"] and words[2:] != ["to"]


def _suspected_besides(told: Told, frame: Frame) -> bool:
    """ "Captured a commander. Six suspected militants were detained during the operation": those
    suspected are not the one of whom the text has said what he is."""
    now = [h for h in frame.harms if h.outcome is Outcome.CAPTURED and _is_suspected(h)]
    before = [h for h in told.frame.harms if h.outcome is Outcome.CAPTURED]
    counts = [c for h in before for c in h.counts]
    one = bool(counts) and all(_is_individual(c) for c in counts)
    return bool(now) and one and not any(_is_suspected(h) for h in before)


def _is_suspected(harm: Harm) -> bool:
    said = children(harm.victims, "amod") if harm.victims is not None else []
    return any(t.lower_ in ("suspected", "alleged") for t in said)


def _far_behind(told: Told, frame: Frame) -> bool:
    """ "Two more also died", many sentences after the toll: on top of others named since."""
    between = frame.anchor.doc[told.frame.sentence : frame.sentence]
    return sum(bool(token.is_sent_start) for token in between) > AT_ONCE


def _names_some_of(toll: tuple[Count, ...], counts: tuple[Count, ...]) -> bool:
    """ "Omar Haddad's wife was also killed, with her daughters", after a toll of eleven people: she
    is one of the eleven."""
    if not any(_is_individual(c) for c in counts):
        return False
    people = [c for c in toll if c.part_of is None and c.victims in OF_ANYBODY]
    told = [c for c in people if not (c.singled_out or _is_individual(c))]
    named = sum(c.low or 1 for c in counts if c.part_of is None)
    return any((c.low or 0) >= named > 0 for c in told)


def _says_beside_whom(counts: tuple[Count, ...]) -> bool:
    """ "At least two more were killed alongside his wife and child": on top of those two, and not
    of whoever the sentence before told of."""
    whole = [c for c in counts if c.part_of is None]
    return any(_is_individual(c) for c in whole) and not all(_is_individual(c) for c in whole)


def _is_individual(count: Count) -> bool:
    """ "His father was also killed": somebody singled out may be among those counted before."""
    return count.singled_out or (count.low == 1 and count.high is None)
