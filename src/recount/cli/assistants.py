"""`recount mcp`: a ledger for assistants, by the Model Context Protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from recount.cli.opening import opened
from recount.cli.options import LedgerOption
from recount.errors import MissingPartError, RecountError
from recount.model.wire import to_wire

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from recount.app.asking import Witness

Answer = dict[str, Any]
"""An answer as JSON; `recount.app.asking` says what stands in each."""
INSTRUCTIONS = (
    "Recount holds what reports say about events of armed conflict. Every answer carries quotes: "
    "cite them, with who says them, whenever you give a number. Give ranges as ranges, say what is "
    "unknown, name contradictions, and never decide who was a civilian. Marks in brackets stand "
    "for persons who may not be named. Nothing can be changed here."
)


def mcp(ledger: LedgerOption = None) -> None:
    """Offer a ledger to an assistant on this computer: search, show, explain, check; read-only.

    Speaks the Model Context Protocol on standard input and output, for programs that start it.
    Every answer carries its quotes, and names persons only where somebody decided so. What the
    assistant does with them is in the hands of whoever runs it: one that runs elsewhere sends
    them there.
    """
    from recount.app.asking import Witness

    with opened(ledger) as held:
        assistant_server(Witness(held)).run("stdio")


def assistant_server(witness: Witness) -> MCPServer[Any]:
    """The tools over one ledger; MissingPartError where the library is not installed."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError:
        raise MissingPartError(
            "mcp", "recount mcp needs it", 'install it: pip install "recount-ledger[assistants]"'
        ) from None
    import recount

    def told(ask: Callable[..., object], *asked: object) -> Answer:
        try:
            found: Answer = witness.covered(to_wire(ask(*asked)))
        except RecountError as error:
            raise ToolError(witness.covered(str(error))) from None
        return found

    server: MCPServer[Any] = MCPServer(
        "recount", instructions=INSTRUCTIONS, version=recount.__version__, log_level="WARNING"
    )
    only_reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )

    @server.tool(annotations=only_reads)
    def search(words: str, claims: bool = False, page: int = 1) -> Answer:
        """Find documents (or claims) that hold all of these words; "in quotes" as they stand."""
        return told(witness.search, words, claims, page)

    @server.tool(annotations=only_reads)
    def show(since: str = "", until: str = "", country: str = "", first: int = 1) -> Answer:
        """List events by day, with the number killed and its words. Days as 2031-05-03, the
        country by two letters (ISO 3166-1), `first` to go on behind the first 50."""
        return told(witness.show, since, until, country, first)

    @server.tool(annotations=only_reads)
    def explain(event: str) -> Answer:
        """Say how every number of an event came about, with the words of all its sources."""
        return told(witness.explain, event)

    @server.tool(annotations=only_reads)
    def check(first: int = 1) -> Answer:
        """List what cannot all be true, with the words of each side."""
        return told(witness.check, first)

    return server
