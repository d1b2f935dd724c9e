"""`recount serve --team` as a program: over TLS with its own certificate, or refused."""

from __future__ import annotations

import datetime
import ipaddress
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.web.team_client import make_people


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that nobody else vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "desk.pem", folder / "desk.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret


def command(ledger: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "recount", "serve", "--ledger", str(ledger), *more]


@pytest.fixture
def secured(tmp_path: Path, make_ledger) -> Iterator[tuple[str, Path]]:
    """The address of a team's desk that speaks TLS itself, and its certificate."""
    ledger = make_ledger(tmp_path / "case.ledger")
    make_people(ledger).close()
    certificate, key = make_certificate(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    files = ("--certificate", str(certificate), "--key", str(key))
    words = command(ledger, "--team", "--port", str(port), *files)
    running = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    assert running.stderr is not None
    told = running.stderr.readline()
    assert f"https://127.0.0.1:{port}, for those who sign in" in told, told
    yield f"https://127.0.0.1:{port}", certificate
    running.terminate()
    running.communicate(timeout=30)


def test_a_team_is_served_over_tls_and_its_cookies_go_no_other_way(secured) -> None:
    address, certificate = secured
    trusted = ssl.create_default_context(cafile=certificate)
    with httpx.Client(verify=trusted) as client:
        for _ in range(100):
            try:
                answer = client.get(address + "/sign-in")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        assert answer.status_code == 200
        assert "Secure" in answer.headers["set-cookie"]
        assert answer.headers["strict-transport-security"]
        assert client.get(address + "/events").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--host", "0.0.0.0"), "make accounts and use --team"),
        (("--team", "--host", "0.0.0.0"), "in the clear"),
        (("--team",), "recount account add"),
        (("--address", "https://desk.example"), "it goes with --team"),
    ],
)
def test_what_would_show_names_to_strangers_is_refused(case_ledger, words, why) -> None:
    done = subprocess.run(command(case_ledger, *words), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.replace("│", " ").split())
