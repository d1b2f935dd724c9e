"""Public evaluation sets, where they lie beside the checkout; without them the project's own
corpus (test_reports.py) stands alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCORE = Path(__file__).parents[2] / "benchmarks" / "score.py"


def test_no_figure_on_the_evaluation_sets_falls_below_its_floor() -> None:
    done = subprocess.run(
        [sys.executable, str(SCORE), "seed", "isaf"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
