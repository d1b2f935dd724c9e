"""What leaves a ledger or a pipe: lines of JSON in the wire format, tables as data sets code them,
and the page of the methods by which they were made."""

from recount.publishing.airwars_blame import Published, blamed, strike_status
from recount.publishing.columns import Table
from recount.publishing.dossier import Dossier
from recount.publishing.edition import Edition
from recount.publishing.formats import FileKind, Leaf, Publication, Shape, publish
from recount.publishing.joining import claims_with_events
from recount.publishing.jsonl import coded_line, ledger_lines
from recount.publishing.losses import Loss, LossKind
from recount.publishing.methods import (
    MethodsFormat,
    MethodsPage,
    MethodsSection,
    MethodsTable,
    methods_text,
)

__all__ = [
    "Dossier",
    "Edition",
    "FileKind",
    "Leaf",
    "Loss",
    "LossKind",
    "MethodsFormat",
    "MethodsPage",
    "MethodsSection",
    "MethodsTable",
    "Publication",
    "Published",
    "Shape",
    "Table",
    "blamed",
    "claims_with_events",
    "coded_line",
    "ledger_lines",
    "methods_text",
    "publish",
    "strike_status",
]
