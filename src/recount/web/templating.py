"""The templates of all pages, and what they may call."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recount.model.wire import to_wire
from recount.web.columns import columns, line
from recount.web.falls import fall
from recount.web.present import in_team, may, present
from recount.web.strips import strip

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def templates() -> Environment:
    """Every value that a template shows is escaped, and a name that is not there is an error."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(strip=strip, fall=fall, columns=columns, line=line, built=built_address)
    found.globals.update(present=present, in_team=in_team, may=may)
    found.filters["wire"] = to_wire
    return found


@cache
def built_address(name: str) -> str:
    """The address of a built file, with its version: a browser may keep it for ever."""
    content = (STATIC / "dist" / name).read_bytes()
    return f"/static/dist/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"
