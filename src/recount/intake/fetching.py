"""One web page, fetched because a person gave its address, with its bytes as they came.

Whoever can make the desk fetch must not reach through it what only this machine can reach: an
address leads to public hosts alone, at every step, and the connection goes to the very number that
was looked at, so that a name cannot mean another host a moment later.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from recount.errors import InputError
from recount.model.ids import content_id

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 30 * 1024 * 1024
MOST_STEPS = 5
PATIENCE = 20.0
"""Seconds to wait for any one answer."""
MOST_SECONDS = 120.0
"""Seconds that all of it may take."""
PORTS = {"http": 80, "https": 443}
ENOUGH = 64 * 1024
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")
"""Numbers of the newer kind that stand for one of the older kind, in their last four bytes."""

Watch = Callable[[int, int | None], None]
"""Is told how many bytes have come, of how many."""


def unwatched(_done: int, _total: int | None) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as an archive of one record, under a file's name."""

    name: str
    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Door:
    """How names become numbers, and which numbers may be gone to."""

    numbers: Callable[[str, int], tuple[str, ...]]
    is_open: Callable[[str], bool]


def is_public(number: str) -> bool:
    """Whether a number is that of a host that anybody can reach."""
    found = ipaddress.ip_address(number)
    if isinstance(found, ipaddress.IPv6Address):
        if found in _EMBEDDING:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def numbers_of(host: str, port: int) -> tuple[str, ...]:
    """The numbers that a host's name stands for now."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


PUBLIC = Door(numbers_of, is_public)


def fetch(address: str, watch: Watch = unwatched, door: Door = PUBLIC) -> Fetched:
    """The page at an address, after at most MOST_STEPS turns to other addresses.

    Raises InputError where the address is none, leads to a host that is not public, answers with a
    fault or too late, or is larger than MOST_BYTES.
    """
    import httpx

    ends = time.monotonic() + MOST_SECONDS
    place = address.strip()
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=PATIENCE) as client:
        for _ in range(MOST_STEPS + 1):
            found = _step(client, place, (watch, door, ends))
            if not isinstance(found, str):
                return found
            place = found
    raise _refused(address, f"it leads on more than {MOST_STEPS} times", "give the last address")


def _step(client: httpx.Client, place: str, how: tuple[Watch, Door, float]) -> Fetched | str:
    """The page at one address, or the address that it leads on to."""
    import httpx

    watch, door, ends = how
    parts = checked(place)
    request = _request(client, parts, _number(parts, door))
    try:
        answer = client.send(request, stream=True)
        try:
            if answer.is_redirect:
                return str(urljoin(place, answer.headers.get("location", "")))
            if answer.status_code != 200:
                what = f"it answers {answer.status_code} {answer.reason_phrase}".rstrip()
                raise _refused(place, what, "open it in a browser and save the page")
            body = b"".join(_body(answer, place, (watch, ends)))
        finally:
            answer.close()
    except httpx.TimeoutException as error:
        raise _refused(place, "it does not answer in time", "try again later") from error
    except httpx.HTTPError as error:
        what = f"it cannot be reached: {str(error) or type(error).__name__}"
        raise _refused(place, what, "check the address and the network") from error
    return Fetched(f"{content_id('page', place)}.warc", place, _archive(place, answer, body))


def checked(address: str) -> SplitResult:
    """The parts of an address of a web page. Raises InputError where it is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _refused(address, "it is no address", "copy it from the browser") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise _refused(
            address, "it is no address of a web page", "give one that begins with https://"
        )
    if parts.username or parts.password:
        raise _refused(address, "it holds a name or a password", "leave them out")
    if port not in (None, *PORTS.values()):
        raise _refused(address, f"it names the port {port}", "save the page and add the file")
    return parts


def _number(parts: SplitResult, door: Door) -> str:
    """The number to connect to. Raises InputError unless all that the name stands for are open."""
    host = parts.hostname or ""
    try:
        found = door.numbers(host, parts.port or PORTS[parts.scheme])
    except OSError as error:
        raise _refused(
            host, "no such host is known", "check the address and the network"
        ) from error
    if not found or not all(door.is_open(one) for one in found):
        raise _refused(
            host, "it is no public host: it lies on this machine or in its own network",
            "save the page and add the file",
        )  # fmt: skip
    return found[0]


def _request(client: httpx.Client, parts: SplitResult, number: str) -> httpx.Request:
    """The question, put to the number in the name of the host."""
    host = parts.hostname or ""
    at = f"[{number}]" if ":" in number else number
    port = f":{parts.port}" if parts.port else ""
    address = urlunsplit((parts.scheme, at + port, parts.path or "/", parts.query, ""))
    named = f"[{host}]" if ":" in host else host.encode("idna").decode()
    headers = {"host": named + port, "user-agent": "Recount", "accept": "text/html, */*;q=0.8"}
    return client.build_request(
        "GET", address, headers=headers, extensions={"sni_hostname": named.strip("[]")}
    )


def _body(answer: httpx.Response, place: str, how: tuple[Watch, float]) -> Iterator[bytes]:
    """What comes, as it comes, as long as it is not too much and not too slow."""
    watch, ends = how
    said = answer.headers.get("content-length", "")
    total = int(said) if said.isdigit() else None
    large = _refused(
        place, f"it is larger than {MOST_BYTES // 1024**2} MB", "save it and add the file"
    )
    if total is not None and total > MOST_BYTES:
        raise large
    done = 0
    for some in answer.iter_bytes(ENOUGH):
        done += len(some)
        if done > MOST_BYTES:
            raise large
        if time.monotonic() > ends:
            raise _refused(place, "it comes too slowly", "try again later")
        watch(done, total)
        yield some


def _archive(place: str, answer: httpx.Response, body: bytes) -> bytes:
    """One record of a web archive: the address, the time, the head and the bytes."""
    kind = answer.headers.get("content-type", "application/octet-stream")
    head = (
        f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode("latin-1", "replace")
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {place}\r\nWARC-Date: {at}\r\n"
        f"WARC-Record-ID: <urn:recount:{content_id('record', [place, at])}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(head) + len(body)}\r\n\r\n"
    ).encode()
    return record + head + body + b"\r\n\r\n"


def _refused(record: str, what: str, cure: str) -> InputError:
    return InputError(record, what, cure)
