"""How long a report takes, and how large it is, on the generated war that the tests use.

python benchmarks/reports.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.making_years import make_years, write_years

from recount.app import reporting
from recount.app.settings import Settings
from recount.ledger import Ledger
from recount.publishing import MethodsPage
from recount.publishing.report import ReportForm


def main() -> None:
    """Prints a line for each form."""
    # The generated war was reconciled by rules of its own, which have no page of methods.
    page = MethodsPage("Methods", "generated", "0", ())
    reporting.methods_of = lambda *_: page
    with TemporaryDirectory() as folder:
        war = write_years(Path(folder) / "war.ledger", make_years())
        with Ledger.open(war) as ledger:
            print(f"{len(ledger.events())} events of {len(ledger.documents())} documents")
            for form in ReportForm:
                begun = time.process_time()
                made = reporting.make_report(ledger, Settings(), reporting.Named(), [form])
                spent = time.process_time() - begun
                print(f"{form}: {spent:.1f} s of CPU time, {len(made.leaves[0].data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
