"""spaCy imported without its command line, which is a third of the import and of no use here."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """spaCy; where nobody imported it before, its commands wait until somebody asks for them.

    `import spacy` takes in all its commands, and with them an HTTP client and a project manager,
    for one function that prints versions.
    """
    if any(name in sys.modules for name in ("spacy", *_COMMANDS)):
        return importlib.import_module("spacy")
    commands, info = (ModuleType(name) for name in _COMMANDS)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_COMMANDS[0]: commands, _COMMANDS[1]: info}
    try:
        return importlib.import_module("spacy")
    finally:
        for name in _COMMANDS:
            del sys.modules[name]


def _info(*args: Any, **wanted: Any) -> Any:
    """`spacy.info`, from the commands that are there when it is called."""
    return importlib.import_module("spacy.cli.info").info(*args, **wanted)
