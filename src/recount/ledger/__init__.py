"""The store: documents, what was read in them, what people decided, and what follows from it.

One ledger is one SQLite file that can be copied, mailed and kept. Documents, readings and decisions
are only ever added; events and contradictions are computed from them and replaced whole.
"""

from recount.ledger.ledger import Ledger

__all__ = ["Ledger"]
