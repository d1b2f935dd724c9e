"""The site is built without a warning, loads nothing from elsewhere, and the notebook runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from scripts.make_notebook import PLACE, notebook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
    made = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


def test_every_page_is_in_the_site_and_says_something(site):
    for page in (ROOT / "docs").glob("*.md"):
        written = (site / page.with_suffix(".html").name).read_text("utf-8")
        assert "<h1" in written, page.name


def test_no_page_loads_anything_from_elsewhere(site):
    loads = re.compile(r'<(?:script|img|iframe|link)[^>]*?(?:src|href)="(https?://[^"]+)"')
    for page in site.rglob("*.html"):
        found = [one for one in loads.findall(page.read_text("utf-8")) if "canonical" not in one]
        assert not found, (page.name, found)


def test_python_is_told_with_its_types(site):
    told = (site / "python.html").read_text("utf-8")
    for name in ("build", "code", "export", "tables", "Ledger", "Claim", "Event"):
        assert f">{name}<" in told, name


def test_the_notebook_of_the_site_is_the_one_that_is_tested():
    kept = nbformat.read(PLACE, 4)
    assert [cell.source for cell in kept.cells] == [cell.source for cell in notebook().cells]


def test_the_notebook_runs_from_the_dossier_to_a_picture():
    code = "from scripts.make_notebook import run; import nbformat; print(nbformat.writes(run()))"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    words = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    made = nbformat.reads(done.stdout, 4)
    outputs = [out for cell in made.cells if cell.cell_type == "code" for out in cell.outputs]
    assert any("image/png" in out.get("data", {}) for out in outputs)
    assert "43 - 8 - 11 - 17 = 7" in done.stdout


def test_the_sides_of_the_site_are_in_its_navigation():
    told = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert [next(iter(part)) for part in told] == [
        "Home",
        "Tutorial",
        "How to",
        "Explanation",
        "Reference",
    ]
