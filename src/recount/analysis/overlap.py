"""At least how many there are, from what one list alone and what two lists hold: Chao's bound.

The lower bound of Chao (Biometrics 43, 1987) for lists of unequal reach, in the form of Rivest and
Baillargeon (Biometrics 63, 2007): a log-linear model with one effect a list, fitted to what exactly
one or two lists hold. Cases that are harder to find than others can only make the truth higher.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from itertools import product

from recount.analysis.appraisals import Estimate, IntervalKind

Pattern = tuple[int, ...]
REDRAWN = 400
"""How often cases are drawn anew."""


def chao_bound(cells: Mapping[Pattern, int], lists: int) -> Estimate | None:
    """The least number there can be in all, with its interval; None where no two lists overlap.

    The interval is the log-normal one of the unseen: it never goes below what was seen.
    """
    import numpy as np
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    few = [one for one in product((0, 1), repeat=lists) if sum(one) in (1, 2)]
    counts = np.asarray([cells.get(one, 0) for one in few], dtype=float)
    if not any(cells.get(one, 0) for one in few if sum(one) == 2):
        return None
    design = np.asarray([(1, *one) for one in few], dtype=float)
    with warnings.catch_warnings():
        # Two lists and three counts fit perfectly, which is no fault here.
        warnings.simplefilter("ignore")
        fit = GLM(counts, design, family=Poisson()).fit()
    return _bound(sum(cells.values()), float(fit.params[0]), float(fit.bse[0]))


def _bound(seen: int, log_unseen: float, error: float) -> Estimate | None:
    unseen = math.exp(log_unseen)
    if not math.isfinite(error) or unseen > 1e9:
        return None
    # The unseen themselves vary by chance too, beside what is not known of their mean.
    spread = math.exp(1.96 * math.sqrt(math.log1p(error**2 + 1 / max(unseen, 1e-9))))
    return Estimate(
        seen + unseen, seen + unseen / spread, seen + unseen * spread, IntervalKind.CONFIDENCE
    )


def bootstrapped(
    cases: Sequence[tuple[Pattern, int]], lists: int, whole: Estimate
) -> Estimate | None:
    """The bound with the interval that drawing whole cases anew gives, for cases that weigh more
    than one; `whole` is the bound over all of them."""
    import numpy as np
    from scipy.stats import bootstrap

    def unseen(drawn: Sequence[int]) -> float:
        cells: dict[Pattern, int] = {}
        for at in drawn:
            pattern, weight = cases[at]
            cells[pattern] = cells.get(pattern, 0) + weight
        found = chao_bound(cells, lists)
        return math.nan if found is None or found.value is None else found.value

    drawn = bootstrap(
        (np.arange(len(cases)),), unseen, n_resamples=REDRAWN, vectorized=False,
        method="percentile", random_state=np.random.default_rng(0),
    ).bootstrap_distribution  # fmt: skip
    drawn = drawn[np.isfinite(drawn)]
    if len(drawn) < REDRAWN / 2:
        return None
    low, high = (float(np.quantile(drawn, at)) for at in (0.025, 0.975))
    seen = sum(weight for _, weight in cases)
    return Estimate(whole.value, max(low, seen), max(high, seen), IntervalKind.CONFIDENCE)
