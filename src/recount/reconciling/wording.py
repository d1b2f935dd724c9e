"""Numbers, people, dates and speakers in plain words, for sentences that a reader understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from recount.model.claims import Claim
from recount.model.counts import Outcome, Victims
from recount.model.dates import When
from recount.model.events import Cluster, ContradictionKind
from recount.reconciling.case import Case
from recount.reconciling.intervals import Interval

_MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
_MONTHS += ["August", "September", "October", "November", "December"]
_PEOPLE = {
    Victims.CIVILIAN: ("civilian", "civilians"),
    Victims.CHILD: ("child", "children"),
    Victims.WOMAN: ("woman", "women"),
    Victims.MAN: ("man", "men"),
    Victims.COMBATANT: ("combatant", "combatants"),
    Victims.SECURITY_FORCE: ("member of security forces", "members of security forces"),
    Victims.AID_WORKER: ("aid worker", "aid workers"),
    Victims.JOURNALIST: ("journalist", "journalists"),
    Victims.UNSTATED: ("person", "people"),
}


_UNITS = {
    ContradictionKind.DATE: ("day", "days"),
    ContradictionKind.PLACE: ("km", "km"),
    ContradictionKind.SHARE: ("percentage point", "percentage points"),
}


def listed(items: Iterable[object], last: str = "and") -> str:
    """One, two and three."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number(box: Interval) -> str:
    """8, 8 to 10, at least 8, up to 10."""
    if box.high is None:
        return f"at least {box.low:,}" if box.low else "an unknown number"
    if box.low == box.high:
        return f"{box.low:,}"
    return f"{box.low:,} to {box.high:,}" if box.low else f"up to {box.high:,}"


def people(victims: Victims, count: int | None) -> str:
    """The word for people of a class, in the number that fits."""
    return _PEOPLE[victims][count != 1]


def harmed(box: Interval, victims: Victims, outcome: Outcome) -> str:
    """Eight combatants killed, as "8 combatants killed"; nobody as "no combatants killed"."""
    if box.high == 0:
        return f"no {people(victims, 0)} {outcome.value}"
    amount = box.low if box.high in (box.low, None) else box.high
    return f"{number(box)} {people(victims, amount)} {outcome.value}"


def day(value: date) -> str:
    """19 September 2019."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(when: When | None) -> str:
    """When something happened, as short as it can be said: 19 September 2019, September 2019."""
    if when is None or (when.start is None and when.end is None):
        return when.partial or "an unknown date" if when else "an unknown date"
    if when.start is None or when.end is None:
        known = when.start or when.end
        return f"{'since' if when.start else 'until'} {day(known)}" if known else ""
    return _span_of_days(when.start, when.end)


def _span_of_days(start: date, end: date) -> str:
    if start == end:
        return day(start)
    month = _MONTHS[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        whole = start.day == 1 and end.day >= 28 and (end.month == 2 or end.day >= 30)
        return f"{month} {end.year}" if whole else f"{start.day} to {day(end)}"
    if start.month == start.day == 1 and end.month == 12 and end.day == 31:
        return str(end.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{day(start)} to {day(end)}"


def event_name(cluster: Cluster) -> str:
    """An event by its date; by its place where it has no date."""
    if cluster.when is not None and (cluster.when.start or cluster.when.end):
        return days(cluster.when)
    place = cluster.where.name or cluster.where.text if cluster.where else None
    return f"an unknown date ({place or cluster.id})"


def event_names(clusters: Sequence[Cluster]) -> str:
    """Events by their dates, each day and the month said once: 26 and 29 September 2019."""
    starts = [_one_day(cluster) for cluster in clusters]
    known = sorted(start for start in starts if start is not None)
    if len(known) == len(clusters) and len({(d.year, d.month) for d in known}) == 1:
        last = known[-1]
        days_of_month = listed(dict.fromkeys(day.day for day in known))
        return f"{days_of_month} {_MONTHS[last.month - 1]} {last.year}"
    return listed(dict.fromkeys(event_name(cluster) for cluster in clusters))


def _one_day(cluster: Cluster) -> date | None:
    when = cluster.when
    return when.start if when is not None and when.start == when.end else None


def speaker(claim: Claim, case: Case) -> str:
    """Who says it: the speaker, else the publisher, else the document.

    A voice without a name is told by its word and by where it stands: a “source” in a paper.
    """
    paper = case.sources.publisher(claim.document) or f"document {claim.document}"
    if claim.speaker is None:
        return paper
    words = claim.speaker.name.split()
    nameless = all(word in case.sources.methodology.unnamed_words for word in words)
    return f"{quoted(claim.speaker.name)} in {paper}" if nameless else claim.speaker.name


def in_documents(claims: Iterable[Claim], case: Case) -> str:
    """Where claims stand: the publishers, else the documents."""
    names = [case.sources.publisher(row.document) or row.document for row in claims]
    return listed(dict.fromkeys(names))


def speakers(ids: Iterable[str], case: Case) -> str:
    """Who says some claims, each once, the first three by name."""
    names = list(dict.fromkeys(speaker(claim, case) for claim in case.in_order(ids)))
    more = [f"{len(names) - 3} more"] if len(names) > 3 else []
    return listed([*names[:3], *more])


def quoted(text: str) -> str:
    """The words of a source in quotation marks, on one line."""
    return f"\u201c{' '.join(text.split())}\u201d"


def gap_words(kind: ContradictionKind, size: int) -> str:
    """How large the gap of a contradiction is, as the end of its sentence; empty for none."""
    if size <= 0 or kind is ContradictionKind.STATUS:
        return ""
    one, many = _UNITS.get(kind, ("person", "people"))
    beyond = " beyond what their radii allow" if kind is ContradictionKind.PLACE else ""
    return f"; the gap is {size:,} {one if size == 1 else many}{beyond}"


def capital(sentence: str) -> str:
    """The sentence with a capital at its head."""
    return sentence[:1].upper() + sentence[1:]
