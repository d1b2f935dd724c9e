"""The command line: it parses, calls one use case of `recount.app`, and prints.

Every command imports what it needs when it runs, so that `recount --help` answers at once.
"""

from recount.cli.program import main

__all__ = ["main"]
