"""Writes the notebook of `docs`, and runs it: from the dossier to a picture.

python -m scripts.make_notebook
"""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "docs" / "notebook.ipynb"
CELLS = (
    (
        "md",
        "# From the dossier to a picture\n\nThe reports of `examples/libya-2019` become a ledger, "
        "the ledger becomes tables, and the tables a picture of ranges. Run it in a clone of the "
        "project.",
    ),
    (
        "py",
        "import tempfile\nfrom pathlib import Path\n\nimport polars\n\nimport recount\n\n"
        'ledger = Path(tempfile.mkdtemp()) / "demo.ledger"\n'
        'report = recount.build(["examples/libya-2019"], ledger)\n'
        "[step.said for step in report.steps]",
    ),
    ("md", "Tables come whole, as Arrow; Polars takes them as they are."),
    (
        "py",
        "tables = recount.tables(ledger)\n"
        'events = polars.from_arrow(tables["events"]).sort("start")\n'
        'events.select("start", "place", "killed_low", "killed_best", "killed_high", "origins")',
    ),
    (
        "md",
        "One number looks odd: no report gives a toll for the last strike. The ledger says where "
        "it comes from, down to the words.",
    ),
    (
        "py",
        "with recount.open(ledger) as opened:\n"
        '    last = opened.event(events["event"][-1])\n'
        "    for derivation in opened.derivations(last.id):\n"
        "        for step in derivation.steps:\n"
        "            print(step.text)\n"
        "            for claim in step.claims:\n"
        '                print("   ", opened.claim(claim).evidence.quote)',
    ),
    ("md", "Ranges are drawn as ranges: from the least to the most, with the best number on it."),
    (
        "py",
        "import matplotlib.pyplot as plt\n\n"
        'BOUNDS = ("low", "best", "high")\n'
        "figure, axes = plt.subplots(figsize=(7, 2.6), layout=\"constrained\")\n"
        'low, best, high = (events[f"killed_{one}"].to_numpy() for one in BOUNDS)\n'
        "places = range(events.height)\n"
        'axes.hlines(places, low, high, color="#d9b8bf", linewidth=8)\n'
        'axes.plot(best, places, "o", color="#7d1128")\n'
        'axes.set_yticks(places, [f"{day:%d %b %Y}" for day in events["start"]])\n'
        "axes.invert_yaxis()\n"
        'axes.set(xlabel="people killed, as reported", xlim=(0, None))\n'
        'axes.spines[["top", "right", "left"]].set_visible(False)',
    ),
    ("md", "And what cannot all be true:"),
    (
        "py",
        'contradictions = polars.from_arrow(tables["contradictions"])\n'
        'print("\\n".join(contradictions["message"]))',
    ),
)  # fmt: skip


def notebook() -> nbformat.NotebookNode:
    """The notebook before it is run; the same each time."""
    makers = {"md": new_markdown_cell, "py": new_code_cell}
    cells = [makers[kind](text, id=f"cell-{at}") for at, (kind, text) in enumerate(CELLS)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def run() -> nbformat.NotebookNode:
    """The notebook with what its cells print and draw; raises where one fails."""
    made = notebook()
    os.environ["PYTHONHASHSEED"] = "0"
    NotebookClient(made, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    for cell in made.cells:
        cell.metadata = {}
    made.metadata.pop("language_info", None)
    return made


if __name__ == "__main__":
    nbformat.write(run(), PLACE)
    print(PLACE.name)
