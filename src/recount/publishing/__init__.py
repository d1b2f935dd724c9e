"""What leaves a ledger or a pipe: lines of JSON in the wire format, a table of events, and the page
of the methods by which they were made."""

from recount.publishing.edition import Edition
from recount.publishing.joining import claims_with_events
from recount.publishing.jsonl import coded_line, ledger_lines
from recount.publishing.methods import (
    MethodsFormat,
    MethodsPage,
    MethodsSection,
    MethodsTable,
    methods_text,
)
from recount.publishing.table import event_table

__all__ = [
    "Edition",
    "MethodsFormat",
    "MethodsPage",
    "MethodsSection",
    "MethodsTable",
    "claims_with_events",
    "coded_line",
    "event_table",
    "ledger_lines",
    "methods_text",
]
