"""What every answer carries so that a page can ask nobody outside this machine for anything."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.web.loopback import is_own_name
from recount.web.team import Team

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # the map's buttons are pictures inside its style sheet
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

LASTING_TLS = {"strict-transport-security": "max-age=31536000"}


class Guard:
    """Refuses hosts that are neither this machine's names nor that of a team's desk, and sets the
    headers of every answer.

    The check of the host keeps a page elsewhere from reading the desk by giving its own name this
    machine's address.
    """

    def __init__(self, app: ASGIApp, team: Team | None = None) -> None:
        self._app = app
        self._team = team
        self._headers = HEADERS | (LASTING_TLS if team and team.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if self._is_ours(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send_guarded)
        else:
            place = self._team.address if self._team else "http://127.0.0.1 or http://localhost"
            refusal = PlainTextResponse(f"Open the desk at {place}.\n", 421)
            await refusal(scope, receive, send_guarded)

    def _is_ours(self, host: str) -> bool:
        if self._team is None:
            return is_own_name(host)
        return host.lower() == self._team.host
