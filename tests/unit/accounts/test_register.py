"""Who may sign in, for how long, and what is kept of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recount.accounts import Register
from recount.accounts.staying import DAY, FROM_ONE, IDLE, LONGEST, TOKEN
from recount.errors import AccountError, NotFoundError, SignInError
from recount.model.accounts import LEAST, Deed, Right, Role, may

WORDS = "four quiet yellow doors"
OTHER = "seven loud green windows"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(tmp_path: Path, clock: Clock):
    with Register.beside(tmp_path / "case.ledger", create=True, clock=clock) as found:
        found.add("Ilse Brandt", Role.CODER, WORDS)
        found.add("Omar Haddad", Role.ADMIN, WORDS)
        yield found


def test_roles_are_a_ladder_and_a_reader_may_only_look() -> None:
    rights = {role: {right for right in Right if may(role, right)} for role in Role}
    assert rights[Role.READER] == {Right.READ}
    assert rights[Role.CODER] == {Right.READ, Right.DECIDE}
    assert rights[Role.ADMIN] == set(Right)
    assert set(LEAST) == set(Right)
    for lower, higher in zip(list(Role), list(Role)[1:], strict=False):
        assert rights[lower] < rights[higher]


def test_the_accounts_lie_beside_the_ledger_readable_by_their_owner_only(register) -> None:
    assert register.path.name == "case.ledger.team"
    assert register.path.stat().st_mode & 0o077 == 0


def test_a_ledger_without_accounts_is_told_how_to_get_them(tmp_path) -> None:
    with pytest.raises(AccountError, match="recount account add"):
        Register.beside(tmp_path / "other.ledger")


def test_she_who_signs_in_is_known_until_she_signs_out(register) -> None:
    stay = register.sign_in("ilse  BRANDT", WORDS, "10.0.0.7")
    assert register.who(stay.held).name == "Ilse Brandt"
    register.sign_out(stay.held, "10.0.0.7")
    assert register.who(stay.held) is None
    assert register.who("") is None


@pytest.mark.parametrize(
    ("name", "password"), [("Ilse Brandt", OTHER), ("Nobody", WORDS), ("Ilse Brandt", "")]
)
def test_a_refused_sign_in_never_says_what_was_wrong(register, name, password) -> None:
    with pytest.raises(SignInError, match="the name or the password is wrong"):
        register.sign_in(name, password, "10.0.0.7")


def test_neither_passwords_nor_sessions_can_be_read_from_the_file(register) -> None:
    stay = register.sign_in("Ilse Brandt", WORDS, "")
    token = register.token("Ilse Brandt", 5)
    with sqlite3.connect(register.path) as plain:
        dump = "\n".join(plain.iterdump())
    plain.close()
    assert "$argon2id$" in dump
    assert not any(secret in dump for secret in (WORDS, stay.held, token))


def test_a_session_ends_after_an_hour_without_a_page_and_after_twelve_in_any_case(
    register, clock
) -> None:
    stay = register.sign_in("Ilse Brandt", WORDS, "")
    clock.now += IDLE - 1
    assert register.who(stay.held) is not None
    clock.now += IDLE - 1
    assert register.who(stay.held) is not None
    clock.now += IDLE
    assert register.who(stay.held) is None
    stay = register.sign_in("Ilse Brandt", WORDS, "")
    for _ in range(int(LONGEST / (IDLE / 2)) - 1):
        clock.now += IDLE / 2
        assert register.who(stay.held) is not None
    clock.now += IDLE / 2
    assert register.who(stay.held) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda register: register.disable("Ilse Brandt"),
        lambda register: register.set_role("Ilse Brandt", Role.READER),
        lambda register: register.set_password("Ilse Brandt", OTHER),
    ],
)
def test_sessions_and_tokens_end_where_an_account_changes(register, change) -> None:
    stay, token = register.sign_in("Ilse Brandt", WORDS, ""), register.token("Ilse Brandt", 5)
    change(register)
    assert register.who(stay.held) is None
    assert register.who(token, TOKEN) is None


def test_a_disabled_account_cannot_sign_in_until_it_is_enabled(register) -> None:
    register.disable("Ilse Brandt")
    with pytest.raises(SignInError):
        register.sign_in("Ilse Brandt", WORDS, "")
    register.enable("Ilse Brandt")
    assert register.sign_in("Ilse Brandt", WORDS, "").account.role is Role.CODER


def test_a_token_is_no_session_and_ends_by_itself(register, clock) -> None:
    token = register.token("Ilse Brandt", 2)
    assert register.who(token) is None
    assert register.who(token, TOKEN).name == "Ilse Brandt"
    clock.now += 2 * DAY
    assert register.who(token, TOKEN) is None


def test_after_five_failures_even_the_right_password_has_to_wait(register, clock) -> None:
    for _ in range(FROM_ONE):
        with pytest.raises(SignInError):
            register.sign_in("Ilse Brandt", OTHER, "10.0.0.7")
    with pytest.raises(SignInError, match="failed too often"):
        register.sign_in("Ilse Brandt", WORDS, "10.0.0.7")
    assert register.sign_in("Ilse Brandt", WORDS, "10.0.0.8"), "from elsewhere she may"
    clock.now += 15 * 60 + 1
    assert register.sign_in("Ilse Brandt", WORDS, "10.0.0.7")


def test_one_address_cannot_try_many_names(register) -> None:
    for number in range(20):
        with pytest.raises(SignInError, match="wrong"):
            register.sign_in(f"Name {number}", OTHER, "10.0.0.7")
    with pytest.raises(SignInError, match="too often"):
        register.sign_in("Ilse Brandt", WORDS, "10.0.0.7")


@pytest.mark.parametrize("name", ["ILSE BRANDT", " Ilsé  Brandt ", "", "x" * 61, "a\nb\x00"])
def test_no_two_names_look_alike_and_none_is_empty(register, name) -> None:
    with pytest.raises(AccountError):
        register.add(name, Role.READER, WORDS)


@pytest.mark.parametrize("password", ["short", "x" * 257, "Tam Orre the second"])
def test_a_password_that_is_easily_found_is_refused(register, password) -> None:
    with pytest.raises(AccountError, match="12 to 256"):
        register.add("Tam Orre the second", Role.READER, password)


def test_the_last_admin_stays(register) -> None:
    for change in (
        lambda: register.disable("Omar Haddad"),
        lambda: register.set_role("Omar Haddad", Role.READER),
    ):
        with pytest.raises(AccountError, match="last admin"):
            change()
    register.add("Nadia", Role.ADMIN, WORDS)
    assert register.disable("Omar Haddad").disabled


def test_who_comes_by_a_provider_needs_an_account_of_her_sure_address(register) -> None:
    register.add("Nadia", Role.READER, None, "Nadia@Example.org")
    with pytest.raises(SignInError, match="no account"):
        register.sign_in_by_provider("https://id.example 1", "nadia@example.org", False, "")
    with pytest.raises(SignInError, match="no account"):
        register.sign_in_by_provider("https://id.example 1", "other@example.org", True, "")
    stay = register.sign_in_by_provider("https://id.example 1", "nadia@EXAMPLE.org", True, "")
    assert stay.account.name == "Nadia"
    again = register.sign_in_by_provider("https://id.example 1", None, False, "")
    assert again.account.name == "Nadia", "from then on she is known without the address"
    with pytest.raises(SignInError):
        register.sign_in_by_provider("https://id.example 2", "nadia@example.org", True, "")
    with pytest.raises(SignInError):
        register.sign_in("Nadia", "", "")


def test_the_record_tells_who_did_what_and_cannot_be_changed(register) -> None:
    ilse = register.account("Ilse Brandt")
    register.note(ilse, Deed.TOOK, "/take/ged", "10.0.0.7")
    with pytest.raises(SignInError):
        register.sign_in("Ilse Brandt", OTHER, "10.0.0.9")
    first, second, *_ = register.traces()
    assert (first.deed, first.name, first.address) == (Deed.SIGN_IN_REFUSED, "", "10.0.0.9")
    assert (second.deed, second.name, second.what) == (Deed.TOOK, "Ilse Brandt", "/take/ged")
    assert [one.what for one in register.traces(deed="took")] == ["/take/ged"]
    assert register.traces(name="Nobody") == ()
    plain = sqlite3.connect(register.path)
    for sql in ("UPDATE traces SET name = ''", "DELETE FROM traces"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            plain.execute(sql)
    plain.close()


def test_an_account_that_there_is_not_is_said(register) -> None:
    with pytest.raises(NotFoundError, match="recount account list"):
        register.set_role("Nobody", Role.READER)
