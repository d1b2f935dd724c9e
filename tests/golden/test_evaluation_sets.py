"""Public evaluation sets, where they lie beside the checkout; without them the project's own
corpus (test_reports.py) stands alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCORE = Path(__file__).parents[2] / "benchmarks" / "score.py"


@pytest.mark.parametrize("name", ["seed", "isaf", "counts", "dates", "lgl", "geovirus"])
def test_no_figure_on_the_evaluation_set_falls_below_its_floor(name: str) -> None:
    done = subprocess.run(
        [sys.executable, str(SCORE), name], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
