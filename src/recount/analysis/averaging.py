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

    most, graphs = 1000, decomposable(lists)
    while most <= MOST_UNSEEN:
        table = _Table(cells, lists, (cell, prior), np.arange(most + 1))
        spread, shares = table.spread(graphs)
        if spread[-1] * most < LEAST_TAIL:
            return _told(table, graphs, spread, shares)
        most *= 4
    return None


class _Table:
    """The counts of all combinations of lists, for a whole span of numbers of unseen."""

    def __init__(
        self,
        cells: Mapping[Pattern, int],
        lists: int,
        priors: tuple[float, LogPrior | None],
        unseen: Any,
    ) -> None:
        import numpy as np
        from scipy.special import gammaln

        self.cells, self.lists, self.unseen = cells, lists, unseen
        self.cell, prior = priors
        self.totals = unseen + sum(cells.values())
        before = -np.log(self.totals) if prior is None else prior(self.totals)
        # How many ways there are to pick who is unseen, and how likely each total was beforehand.
        self._ways = gammaln(self.totals + 1) - gammaln(unseen + 1) + before
        self._known: dict[Members, Any] = {}

    def spread(self, graphs: Sequence[Graph]) -> tuple[Any, Any]:
        """The share of belief of each number of unseen, and of each graph.

        Graphs are taken one by one, for all of them at once would not fit into memory.
        """
        import numpy as np
        from scipy.special import logsumexp

        every, each = np.full(len(self.totals), -np.inf), []
        for graph in graphs:
            logs = self.logs(graph)
            every = np.logaddexp(every, logs)
            each.append(logsumexp(logs))
        whole = logsumexp(every)
        return np.exp(every - whole), np.exp(np.asarray(each) - whole)

    def logs(self, graph: Graph) -> Any:
        """How well a graph with each number of unseen fits, up to what is the same for all."""
        return self._graph(graph) + self._ways

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


def _told(table: _Table, graphs: Sequence[Graph], spread: Any, shares: Any) -> Averaged:
    order = sorted(range(len(graphs)), key=lambda i: (-shares[i], graphs[i].pairs))[:5]
    models = tuple(_model(table, graphs[i], float(shares[i])) for i in order)
    shown = spread > spread.max() * 1e-3
    curve = tuple(
        (int(n), float(w)) for n, w in zip(table.totals[shown], spread[shown], strict=True)
    )
    return Averaged(_total(table.totals, spread), curve, models, len(graphs))


def _model(table: _Table, graph: Graph, weight: float) -> GraphWeight:
    import numpy as np

    logs = table.logs(graph)
    return GraphWeight(graph.pairs, weight, _total(table.totals, np.exp(logs - logs.max())))


def _total(totals: Any, weights: Any) -> Estimate:
    """The median with the span between the 2.5th and the 97.5th per cent."""
    import numpy as np

    added = np.cumsum(weights) / weights.sum()
    low, middle, high = (float(totals[np.searchsorted(added, at)]) for at in (0.025, 0.5, 0.975))
    return Estimate(middle, low, high, IntervalKind.CREDIBLE)
