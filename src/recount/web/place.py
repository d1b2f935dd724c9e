"""Where a team's desk answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a team's desk answers. `address` is what its people type, where that is another than
    host and port, such as that of a proxy; `certificate` and `key` are files for TLS."""

    host: str = "127.0.0.1"
    port: int = 8377
    address: str = ""
    certificate: Path | None = None
    key: Path | None = None

    @property
    def reached_at(self) -> str:
        """The address without a path."""
        scheme = "https" if self.certificate else "http"
        name = f"[{self.host}]" if ":" in self.host else self.host
        return self.address.rstrip("/") or f"{scheme}://{name}:{self.port}"
