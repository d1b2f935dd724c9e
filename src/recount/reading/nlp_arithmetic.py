"""The model's sums, done by the library that knows this processor.

spaCy multiplies with BLIS, which does not know every processor and is three times slower where it
does not; numpy brings OpenBLAS (on a Mac Accelerate), which does. What comes of a text must not
depend on which others were parsed with it, nor on how many cores there are.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

FEWEST_ROWS = 32
"""Below some 20 rows OpenBLAS sums up in another order, so that the last digit would differ.

With its kernels for processors without AVX-512 the order depends on a row's place among twelve,
too: there the last digit of a sum may differ with what else is read at once.
"""


def use_numpy(nlp: Language) -> None:
    """Lets all parts of the model multiply with numpy, where they multiply with BLIS."""
    from thinc.api import NumpyOps

    ops = _steady_ops()
    for _, part in nlp.pipeline:
        model: Any = getattr(part, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def on_one_core() -> AbstractContextManager[object]:
    """Sums on one core: their matrices are small, and `--jobs` is what uses the others."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def _steady_ops() -> Any:
    import numpy as np
    from thinc.api import NumpyOps

    class SteadyOps(NumpyOps):  # type: ignore[misc]
        """Multiplies by numpy, few rows as if they were more."""

        def gemm(
            self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
        ) -> Any:
            rows = x.shape[0]
            if trans1 or rows >= FEWEST_ROWS:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            more = np.zeros((FEWEST_ROWS, x.shape[1]), dtype=x.dtype)
            more[:rows] = x
            found = super().gemm(more, y, trans2=trans2)[:rows]
            if out is None:
                return found
            out[...] = found
            return out

    return SteadyOps(use_blis=False)
