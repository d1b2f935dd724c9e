"""How many there are in all, seen or not, averaged over every way in which lists may depend.

After Madigan and York (Biometrika 84, 1997), as in the R package `dga`: under a hyper-Dirichlet
prior the likelihood of a decomposable graph and a number of unseen is known exactly, so that every
graph and every number is reckoned through, and none is sampled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recount.analysis.appraisals import Estimate, IntervalKind
from recount.analysis.graphs import Graph, Members, decomposable

Pattern = tuple[int, ...]
"""For each list, 1 where it holds a case and 0 where it does not."""
PRIOR_CELL = 0.5
"""The prior count of every combination of lists (Jeffreys)."""
LEAST_TAIL = 1e-4
"""What the greatest number tried may weigh at most; else the data do not bound the answer."""
MOST_UNSEEN = 200_000


@dataclass(frozen=True, slots=True)
class GraphWeight:
    """One way in which lists may depend, with its share of belief and what it alone says."""

    pairs: tuple[tuple[int, int], ...]
    weight: float
    total: Estimate


@dataclass(frozen=True, slots=True)
class Averaged:
    """How many there are in all.

    `curve` are pairs of a number and its chance, over the span that holds nearly all of it;
    `models` the ways of depending that weigh most; `graphs` how many were averaged.
    """

    total: Estimate
    curve: tuple[tuple[int, float], ...]
    models: tuple[GraphWeight, ...]
    graphs: int


LogPrior = Callable[[Any], Any]


def average(
    cells: Mapping[Pattern, int],
    lists: int,
    cell: float = PRIOR_CELL,
    prior: LogPrior | None = None,
) -> Averaged | None:
    """The average over all decomposable graphs; None where the data do not bound it.

    `prior` gives the logarithm of the prior of each total; without one it falls as 1/total.
    """
    import numpy as np

    most = 1000
    while most <= MOST_UNSEEN:
        found = _Table(cells, lists, cell, np.arange(most + 1))
        weights = found.weights(decomposable(lists), prior)
        spread = weights.sum(axis=0)
        if spread[-1] * most < LEAST_TAIL:
            return _told(found.totals, weights, decomposable(lists))
        most *= 4
    return None


class _Table:
    """The counts of all combinations of lists, for a whole span of numbers of unseen."""

    def __init__(self, cells: Mapping[Pattern, int], lists: int, cell: float, unseen: Any) -> None:
        self.cells, self.lists, self.cell, self.unseen = cells, lists, cell, unseen
        self.totals = unseen + sum(cells.values())
        self._known: dict[Members, Any] = {}

    def weights(self, graphs: Sequence[Graph], prior: LogPrior | None) -> Any:
        """The share of belief of each graph (rows) with each number of unseen (columns)."""
        import numpy as np
        from scipy.special import gammaln, logsumexp

        # How many ways there are to pick who is unseen.
        ways = gammaln(self.totals + 1) - gammaln(self.unseen + 1)
        before = -np.log(self.totals) if prior is None else prior(self.totals)
        logs = np.stack([self._graph(graph) for graph in graphs]) + ways + before
        return np.exp(logs - logsumexp(logs))

    def _graph(self, graph: Graph) -> Any:
        return sum(self._group(one) for one in graph.cliques) - sum(
            self._group(one) for one in graph.separators
        )

    def _group(self, members: Members) -> Any:
        """The log likelihood of the counts over some of the lists (Dirichlet-multinomial)."""
        from scipy.special import gammaln

        if members not in self._known:
            alpha = self.cell * 2 ** (self.lists - len(members))
            total = self.cell * 2**self.lists
            value = gammaln(total) - gammaln(total + self.totals)
            for pattern, seen in self._marginal(members).items():
                here = seen if any(pattern) else seen + self.unseen
                value = value + gammaln(here + alpha) - gammaln(alpha)
            self._known[members] = value
        return self._known[members]

    def _marginal(self, members: Members) -> dict[Pattern, int]:
        found: dict[Pattern, int] = {(0,) * len(members): 0}
        for pattern, seen in self.cells.items():
            part = tuple(pattern[one] for one in sorted(members))
            found[part] = found.get(part, 0) + seen
        return found


def _told(totals: Any, weights: Any, graphs: Sequence[Graph]) -> Averaged:
    spread = weights.sum(axis=0)
    shares = weights.sum(axis=1)
    order = sorted(range(len(graphs)), key=lambda i: (-shares[i], graphs[i].pairs))[:5]
    models = tuple(
        GraphWeight(graphs[i].pairs, float(shares[i]), _total(totals, weights[i])) for i in order
    )
    shown = spread > spread.max() * 1e-3
    curve = tuple((int(n), float(w)) for n, w in zip(totals[shown], spread[shown], strict=True))
    return Averaged(_total(totals, spread), curve, models, len(graphs))


def _total(totals: Any, weights: Any) -> Estimate:
    """The median with the span between the 2.5th and the 97.5th per cent."""
    import numpy as np

    added = np.cumsum(weights) / weights.sum()
    low, middle, high = (float(totals[np.searchsorted(added, at)]) for at in (0.025, 0.5, 0.975))
    return Estimate(middle, low, high, IntervalKind.CREDIBLE)
