"""Where the desk answers: on this machine and nowhere else, unless it has accounts and TLS."""

from __future__ import annotations

import errno
import gc
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI

from recount.accounts import Register
from recount.app.desk.door import DeskReader, DeskWriter, warm
from recount.app.settings import Settings
from recount.errors import RecountError
from recount.web.loopback import is_loopback
from recount.web.pages import build_app
from recount.web.place import Place
from recount.web.team import Team
from recount.web.templating import get_ready

TURN = 0.0005
"""How long a page may keep the interpreter while others wait for it, in seconds. An answer passes
through several threads and waits at each: of the usual 0.005 a quick page would wait for a slow one
longer than it takes itself."""

SWEEPS = 1000
"""How many small sweeps of memory come before one that looks at everything. Of the usual 10, a
third of the time in which a large ledger is got ready would go into that, and pages would wait for
it now and then. What is let go is freed at once without it; it finds only what holds itself, which
is little."""


class DeskError(RecountError):
    """The desk cannot be served where it was asked to be."""

    code = "desk"


def run(ledger_path: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves until interrupted; `ready` is told the address once the port is taken."""
    check_host(host)
    desk = _warming(ledger_path, None)
    with listening(host, port) as listener:
        config = uvicorn.Config(desk, log_level="warning", access_log=False, server_header=False)
        ready(f"http://{host}:{port}")
        uvicorn.Server(config).run(sockets=[listener])


def run_team(ledger_path: Path, place: Place, ready: Callable[[str], None]) -> None:
    """Serves a team until interrupted."""
    check_place(place)
    openid = Settings.from_environment().openid
    with Register.beside(ledger_path) as register:
        if not any(not one.disabled for one in register.accounts()):
            raise DeskError(
                "the team", "nobody can sign in", "make an account with `recount account add`"
            )
        desk = _warming(ledger_path, Team(register, place.reached_at, openid))
        with listening(place.host, place.port) as listener:
            # Only a proxy on this machine may say from where a request came.
            config = uvicorn.Config(
                desk, log_level="warning", access_log=False, server_header=False,
                proxy_headers=bool(place.address), forwarded_allow_ips="127.0.0.1",
                ssl_certfile=place.certificate, ssl_keyfile=place.key,
            )  # fmt: skip
            ready(place.reached_at)
            uvicorn.Server(config).run(sockets=[listener])


def _warming(ledger_path: Path, team: Team | None) -> FastAPI:
    """A desk that gets ready for every kind of page while it answers already."""
    sys.setswitchinterval(TURN)
    gc.set_threshold(*gc.get_threshold()[:2], SWEEPS)
    reader = DeskReader(ledger_path)
    writer = DeskWriter(ledger_path, Settings.from_environment(), reader.memory)
    app = build_app(ledger_path, team, reader, writer)
    threading.Thread(target=_warm, args=(reader, writer), daemon=True).start()
    return app


def _warm(reader: DeskReader, writer: DeskWriter) -> None:
    """What large ledgers take long to work out is worked out before somebody waits for it, at the
    start and whenever events became other: pages first, then what decisions go on from."""
    reader.renewed.set()
    swept = False
    while True:
        reader.renewed.wait()
        reader.renewed.clear()
        try:
            warm(reader)
            get_ready()
            writer.get_ready()
        except RecountError:
            continue  # The page that cannot be read says so itself.
        # What stays for good need not be looked through for what can go: with millions of records,
        # that would hold up every page for a second now and then.
        if not swept:
            gc.collect()
            swept = True
        gc.freeze()


def check_host(host: str) -> None:
    """Raises DeskError unless `host` is this machine: the desk shows names and has no passwords."""
    if not is_loopback(host):
        raise DeskError(
            f"host {host}",
            "the desk shows names and asks for no password, so it answers this machine only",
            "make accounts and use --team, or keep --host 127.0.0.1 and come through an SSH tunnel",
        )


def check_place(place: Place) -> None:
    """Raises DeskError where a team's names and passwords would go over a network in the clear."""
    if not is_loopback(place.host) and not (place.certificate and place.key):
        raise DeskError(
            f"host {place.host}",
            "names and passwords would go over the network in the clear",
            "give --certificate and --key, or keep --host 127.0.0.1 behind a proxy that has them",
        )
    found = urlsplit(place.reached_at)
    near = found.scheme == "http" and is_loopback(found.hostname or "")
    if not found.netloc or found.path or not (found.scheme == "https" or near):
        raise DeskError(
            f"address {place.reached_at}",
            "it must begin with https:// and have no path",
            "give what people type, as in --address https://desk.example.org",
        )


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises DeskError where it cannot."""
    if not 0 <= port <= 65535:
        raise DeskError(f"port {port}", "there is no such port", "use a number from 1024 to 65535")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # That it is TCP has to be said: only then are answers sent as they come. Otherwise every page
    # waits 40 ms for the browser to confirm its headers.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        _take(listener, host, port)
    except OSError as error:
        listener.close()
        raise DeskError(f"port {port}", *_why(error, port)) from error
    return listener


def _take(listener: socket.socket, host: str, port: int) -> None:
    # Where sockets can be taken over by others, this machine's own must be exclusive; elsewhere
    # a port must be free again at once after the desk was stopped.
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listener.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(128)


def _why(error: OSError, port: int) -> tuple[str, str]:
    if error.errno in (errno.EADDRINUSE, errno.EACCES) and port >= 1024:
        return (
            "another program answers there, perhaps another desk",
            f"stop that one, or take another port with --port {port + 1}",
        )
    if error.errno == errno.EACCES:
        return "this user may not take it", "use a port from 1024 up, such as --port 8377"
    return str(error.strerror or error).lower(), "try another host or port"
