"""`recount account`: accounts of a team from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.accounts import Register
from recount.cli.program import program
from recount.errors import AccountError, LedgerError
from recount.ledger import Ledger

WORDS = "four quiet yellow doors\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "case.ledger"
    Ledger.open(path, create=True).close()
    return path


def run(ledger: Path, *words: str, given: str = "") -> str:
    done = CliRunner().invoke(
        program, ["account", *words, "--ledger", str(ledger)], input=given,
        catch_exceptions=False,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return done.output


def test_accounts_are_made_listed_changed_and_disabled(ledger: Path) -> None:
    made = run(ledger, "add", "Amal", "--role", "admin", "--password-stdin", given=WORDS)
    assert "admin        Amal" in made
    run(ledger, "add", "Nadia", "--role", "reader", "--email", "n@example.org", given="\n\n")
    changed = run(ledger, "role", "Nadia", "coder")
    assert changed.split(maxsplit=1)[1] == "coder        Nadia  (n@example.org, no password)\n"
    assert "disabled" in run(ledger, "disable", "Nadia")
    assert "disabled" not in run(ledger, "disable", "Nadia", "--undo")
    run(ledger, "password", "Nadia", "--password-stdin", given=WORDS)
    listed = json.loads(run(ledger, "list", "--json"))
    assert [(one["name"], one["role"], one["disabled"]) for one in listed] == [
        ("Amal", "admin", False),
        ("Nadia", "coder", False),
    ]
    assert "password" not in json.dumps(listed).replace("has_password", "")


def test_a_password_is_asked_for_twice_and_not_shown(ledger: Path) -> None:
    shown = run(ledger, "add", "Amal", "--role", "admin", given=WORDS * 2)
    assert "quiet" not in shown
    with Register.beside(ledger) as register:
        assert register.sign_in("Amal", WORDS.strip(), "").account.name == "Amal"


def test_a_token_is_printed_alone_so_that_a_program_can_take_it(ledger: Path) -> None:
    run(ledger, "add", "Amal", "--role", "admin", "--password-stdin", given=WORDS)
    token = run(ledger, "token", "Amal", "--days", "3").strip()
    with Register.beside(ledger) as register:
        found = register.who(token, "token")
    assert found is not None
    assert found.name == "Amal"


def test_no_accounts_are_made_beside_a_ledger_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        run(tmp_path / "none.ledger", "add", "A", "--role", "admin", "--password-stdin")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_without_accounts_says_how_to_make_them(ledger: Path) -> None:
    with pytest.raises(AccountError, match="recount account add"):
        run(ledger, "list")
