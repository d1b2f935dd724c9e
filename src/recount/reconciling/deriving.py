"""How one number of one event came about, step by step, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recount.model.claims import Stance
from recount.model.counts import Count, Exactness, Outcome
from recount.model.events import Derivation, Step, StepKind
from recount.reconciling.arithmetic import written_sums
from recount.reconciling.case import Case, Opened, Outlook, SetAside
from recount.reconciling.choosing import NOTHING, Choice
from recount.reconciling.disputes import Position
from recount.reconciling.figures import figure_of
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.limits import Reach
from recount.reconciling.of_shots import Died
from recount.reconciling.one_of_several import told_in_part
from recount.reconciling.revisions import Replaced
from recount.reconciling.sheet import Key
from recount.reconciling.statements import usable_counts
from recount.reconciling.tally import Tally
from recount.reconciling.totals import Total
from recount.reconciling.wording import (
    harmed,
    in_documents,
    listed,
    number,
    people,
    quoted,
    speakers,
)

_RULES = {
    "majority_of_origins": "the number that most independent voices give",
    "hierarchy_of_speakers": "the number of the speaker who stands first in the methodology",
    "latest": "the number that was published last",
    "unanimous": "the number on which all voices agree",
    "lowest": "the lowest number given",
    "highest": "the highest number given",
    "arithmetic": "the only number that the others leave",
}
_NO_BEST = {
    "undecided": "The rules do not settle which number is best, so none is named.",
    "status_disputed": "Who the people were is in dispute, so no best number is named for them.",
    "whole_first": "The classes add up to more than the best number of all people, so none of "
    "them has a best number.",
}


_REACH = {
    Reach.OUTER: "An outer bound: too many numbers or accounts are tied together to work the range "
    "out exactly, so it may be wider than need be, and is never too narrow.",
    Reach.UNFINISHED: "Unfinished: the work that the methodology allows ran out before the range "
    "was worked out exactly, so it may be wider than need be, and is never too narrow.",
}


class Deriver:
    """Writes derivations; holds what every number of a case has come to."""

    def __init__(
        self,
        case: Case,
        opened: Mapping[int, Opened],
        tally: Tally,
        left_out: tuple[SetAside, Died],
        unused: Sequence[Total],
    ) -> None:
        self._case, self._opened, self._tally = case, opened, tally
        self._aside, self._dead = left_out
        self._unused: dict[int, list[Total]] = {}
        for total in unused:
            for event in total.events:
                self._unused.setdefault(event, []).append(total)

    def derivation(self, key: Key) -> Derivation:
        """All steps of one number, in order."""
        row = self._opened[key[0]]
        outlook = row.outlooks.get(key[1])
        steps = [
            *self._reported(key, outlook),
            *self._put_aside(key, row, outlook),
            *self._warnings(key, row, outlook),
            *self._sums(key),
            *self._chosen(key),
        ]
        return Derivation(row.cluster.id, key[1], key[2], tuple(steps))

    def _reported(self, key: Key, outlook: Outlook | None) -> Iterable[Step]:
        for position in outlook.positions if outlook else ():
            said = [row for row in position.statements if row.about(key[2]) is not None]
            box = position.boxes.get(key[2], ANY)
            if said and not box.is_open:
                claims = tuple(sorted({claim for row in said for claim in row.claims}))
                text = (
                    f"{speakers(claims, self._case)}: {harmed(box, key[2], key[1])}"
                    f"{self._words(claims, key)}{_support(position)}."
                )
                yield Step(StepKind.REPORTED, text, claims, box.low, box.high)

    def _words(self, claims: Sequence[str], key: Key) -> str:
        """The words, where they are not the number itself."""
        counts = [
            count
            for claim in self._case.in_order(claims)
            for count in usable_counts(claim)
            if count.outcome is key[1] and count.exactness is not Exactness.EXACT
        ]
        texts = list(dict.fromkeys(quoted(count.text) for count in counts if count.text))
        return f" ({listed(texts[:3])})" if texts else ""

    def _put_aside(self, key: Key, row: Opened, outlook: Outlook | None) -> Iterable[Step]:
        nobody = self._tally.box(key).high == 0
        for reason, claims in self._reasons(key, row).items() if not nobody else ():
            text = f"Set aside: {self._what(claims, key)}, because {reason}."
            yield Step(StepKind.SET_ASIDE, text, tuple(sorted(claims)))
        yield from self._less(key, row)
        yield from self._died(key, row)
        for one in outlook.replaced if outlook else ():
            figure, later = one.old.about(key[2]), one.new.about(key[2])
            if figure is not None and later is not None:
                text = self._replaced(one, number(figure.bounds), number(later.bounds))
                yield Step(StepKind.SET_ASIDE, text, tuple(sorted(one.old.claims)))

    def _replaced(self, one: Replaced, before: str, after: str) -> str:
        who = speakers(one.old.claims, self._case)
        if one.old.voice == one.new.voice:
            return f"{who} replaced {before} by {after} later."
        later = speakers(one.new.claims, self._case)
        return f"Set aside: {before} according to {who}, as the toll rose to {after} ({later})."

    def _less(self, key: Key, row: Opened) -> Iterable[Step]:
        """Those who died of it, taken out of the number of those who were shot."""
        for claim in row.claims if key[1] is Outcome.INJURED else ():
            if claim.id in self._dead and any(c.victims is key[2] for c in claim.counts):
                died = self._dead[claim.id]
                text = (
                    f"Less {died:,} who died of it: {speakers((claim.id,), self._case)} speaks of "
                    "all who were shot."
                )
                yield Step(StepKind.SET_ASIDE, text, (claim.id,))

    def _died(self, key: Key, row: Opened) -> Iterable[Step]:
        """Beside the dead, the injured of whom some reports tell and who died, where the event
        has no number of injured to say it beside."""
        if key[1] is not Outcome.KILLED or Outcome.INJURED in row.outlooks:
            return
        injured = (key[0], Outcome.INJURED, key[2])
        for reason, claims in self._reasons(injured, row).items():
            text = f"Set aside: {self._what(claims, injured)}, because {reason}."
            yield Step(StepKind.SET_ASIDE, text, tuple(sorted(claims)))

    def _what(self, claims: Sequence[str], key: Key) -> str:
        """The numbers that are set aside, and whose they are: "17 (U.S. Navy)"."""
        rows = self._case.in_order(claims)
        texts = [
            number(figure_of(count, self._case.methodology).bounds)
            for claim in rows
            for count in claim.counts
            if count.outcome is key[1] and count.part_of is None and count.high != 0
        ]
        names = (speakers(claims, self._case), in_documents(rows, self._case))
        whose = ", in ".join(dict.fromkeys(names))
        total = "a total of " if self._case.totals & set(claims) else ""
        return f"{total}{listed(dict.fromkeys(texts)) or 'what is said'} ({whose})"

    def _reasons(self, key: Key, row: Opened) -> dict[str, list[str]]:
        """Claims of the event, or totals over it, that are set aside, by the reason."""
        totals = self._case.totals_over.get(row.cluster.id, ()) if self._aside else ()
        found: dict[str, list[str]] = {}
        for claim in [*row.cluster.claims, *totals]:
            aside = self._aside.get((claim, key[1]))
            if aside is not None:
                found.setdefault(aside.reason, []).append(claim)
        return found

    def _warnings(self, key: Key, row: Opened, outlook: Outlook | None) -> Iterable[Step]:
        box, direct = self._tally.box(key), self._tally.direct.get(key, ANY)
        if outlook is not None and self._is_apart(key, outlook):
            claims = tuple(sorted({c for p in outlook.positions for c in p.claims}))
            text = "The reports cannot all hold; the range spans what each of them allows."
            if outlook.is_led:
                text = "The reports cannot all hold; a document's own words lead what it relays."
            if outlook.is_picked:
                text = "The reports cannot all hold; only speakers of reliable kinds set the range."
            yield Step(StepKind.WARNING, text, claims, _low(direct), direct.high)
        for total in self._unused.get(key[0], ()):
            if total.outcome is key[1]:
                whose = speakers(total.claims, self._case)
                text = (
                    f"The total of {number(total.box)} ({whose}) is in a contradiction that no "
                    "rule decides; nothing is set aside, and it binds nothing."
                )
                yield Step(StepKind.WARNING, text, total.claims)
        parts = told_in_part(row.claims) if outlook is not None else []
        if parts:
            text = (
                f"{speakers(parts, self._case)} tells of one of several strikes that are told here "
                "as one, so that its number bounds theirs from below alone."
            )
            yield Step(StepKind.WARNING, text, tuple(sorted(parts)))
        yield from self._strange_words(key, row)
        reach = self._tally.reach.get(key, Reach.EXACT)
        if reach is not Reach.EXACT:
            yield Step(StepKind.WARNING, _REACH[reach], (), _low(box), box.high)

    def _is_apart(self, key: Key, outlook: Outlook) -> bool:
        """Whether a dispute makes this number wider than its own reports would."""
        if not outlook.allowed.is_disputed:
            return False
        common = ANY
        for position in outlook.positions:
            common = common.meet(position.boxes.get(key[2], ANY))
        return self._tally.direct.get(key, ANY) != common

    def _strange_words(self, key: Key, row: Opened) -> Iterable[Step]:
        for claim in row.claims:
            for count in claim.counts if claim.stance is not Stance.RETRACTS else ():
                if count.outcome is key[1] and self._means_nothing(count):
                    text = f"The methodology has no number for {quoted(count.text)}."
                    yield Step(StepKind.WARNING, text, (claim.id,))

    def _means_nothing(self, count: Count) -> bool:
        if count.exactness is not Exactness.VAGUE_WORD or (count.low, count.high) != (None, None):
            return False
        return self._case.methodology.number_of(count.text) is None

    def _sums(self, key: Key) -> Iterable[Step]:
        box = self._tally.box(key)
        written = written_sums(self._case, self._opened, self._tally, key)
        if written is not None:
            yield Step(StepKind.SUM, written.text, written.claims, _low(box), box.high)

    def _chosen(self, key: Key) -> Iterable[Step]:
        box, choice = self._tally.box(key), self._tally.choices.get(key, NOTHING)
        if choice.best is not None:
            written = written_sums(self._case, self._opened, self._tally, key)
            claims = choice.claims or (written.claims if written else ())
            yield Step(StepKind.CHOSEN, _best(choice), claims, choice.best, choice.best)
        elif choice.rule in _NO_BEST:
            text = _NO_BEST[choice.rule]
            yield Step(StepKind.UNKNOWN, text, (), _low(box), box.high)
        if box.is_open:
            text = f"No report gives a number of {people(key[2], None)} {key[1].value}."
            yield Step(StepKind.UNKNOWN, text, ())
        elif box.high is None:
            text = (
                f"Nothing bounds the number of {people(key[2], None)} {key[1].value} from above; "
                "the high number is the greatest that is given."
            )
            yield Step(StepKind.UNKNOWN, text, (), box.low, None)
        elif choice.best is None and choice.rule == "unknown":
            text = "Nothing says which of these numbers it is, so none is named as best."
            yield Step(StepKind.UNKNOWN, text, (), box.low, box.high)


def _low(box: Interval) -> int | None:
    return None if box.is_open else box.low


def _support(position: Position) -> str:
    claims, voices = len(position.claims), len(position.voices)
    if claims == 1:
        return ""
    return f", in {claims} claims from {voices} independent voice{'s' if voices > 1 else ''}"


def _best(choice: Choice) -> str:
    why = _RULES.get(choice.rule, choice.rule) if choice.of_voices != 1 else "the only number given"
    votes = f" ({choice.voices} of {choice.of_voices})" if choice.of_voices > 1 else ""
    best = "unknown" if choice.best is None else f"{choice.best:,}"
    return f"Best {best}: {why}{votes} (rule {choice.rule})."
