"""On which totals events bear that are other than they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.linking.found import Known
from recount.linking.totals import EMPTY, Fit, Reach, fit
from recount.model.claims import Claim, ClaimKind
from recount.model.events import Cluster


class Other:
    """Events that are other than they were, or were other than they are, as totals see them."""

    def __init__(self, gone: Iterable[Cluster], come: Iterable[Cluster]) -> None:
        both = (*gone, *come)
        self._known = [Known.of(one) for one in both]
        self._documents = {document for one in both for document in one.documents}
        self._claims = {claim for one in both for claim in one.claims}

    def bear_on(self, total: Claim, reach: Reach, claims: Mapping[str, Claim]) -> bool:
        """Whether a total may have other members for them."""
        if total.document in self._documents:
            return True
        if any(_near(one, reach) and fit(one, reach) is not Fit.OUTSIDE for one in self._known):
            return True
        return not self._claims.isdisjoint(_named(total, claims))


def _near(event: Known, reach: Reach) -> bool:
    """Whether days alone do not keep an event out of a scope."""
    if event.days is None or reach.days is None:
        return True
    return event.days.gap(reach.days) <= reach.slack


def _named(total: Claim, claims: Mapping[str, Claim]) -> set[str]:
    """The claims that the text itself names as members, over totals that refer to totals."""
    seen: set[str] = set()
    queue = [total]
    while queue:
        one = queue.pop()
        names = (one.scope or EMPTY).members or ((one.refers_to,) if one.refers_to else ())
        for name in names:
            member = claims.get(name)
            if name not in seen and member is not None and member.kind is ClaimKind.TOTAL:
                queue.append(member)
            seen.add(name)
    return seen
