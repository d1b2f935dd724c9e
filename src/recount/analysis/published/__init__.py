"""A published table beside a ledger: which of its rows are which events, and where they differ."""

from recount.analysis.published.comparison import Comparison, Match, compare
from recount.analysis.published.differences import Difference, Field
from recount.analysis.published.happening import Happening
from recount.analysis.published.reading import Mapping, PublishedTable, read_table

__all__ = [
    "Comparison",
    "Difference",
    "Field",
    "Happening",
    "Mapping",
    "Match",
    "PublishedTable",
    "compare",
    "read_table",
]
