"""What leaves a ledger or a pipe: lines of JSON in the wire format, and a table of events."""

from recount.publishing.edition import Edition
from recount.publishing.joining import claims_with_events
from recount.publishing.jsonl import coded_line, ledger_lines
from recount.publishing.table import event_table

__all__ = ["Edition", "claims_with_events", "coded_line", "event_table", "ledger_lines"]
