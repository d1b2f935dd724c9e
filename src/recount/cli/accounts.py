"""`recount account`: who may sign in to a team's desk, and as what."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import console, print_json
from recount.model.accounts import Role

if TYPE_CHECKING:
    from pathlib import Path

    from recount.accounts import Register
    from recount.model.accounts import Account

account = typer.Typer(
    help="Make, list and change the accounts of a team; they lie beside the ledger, in "
    "FILE.team. `recount serve --team` asks for them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The person's name, which her decisions bear.")
]
RoleOption = Annotated[
    Role, typer.Option("--role", metavar="ROLE", help=f"{', '.join(Role)}; each may do more.")
]
StdinOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@account.command("add", short_help="Make an account.")
def add(  # noqa: PLR0913
    name: NameArgument,
    *,
    role: RoleOption,
    email: Annotated[
        str, typer.Option(metavar="ADDRESS", help="What an OpenID provider knows her by.")
    ] = "",
    password_stdin: StdinOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an account, with a password that is asked for; with --email and an empty password she
    can sign in by the team's OpenID provider only."""
    from recount.accounts import Register

    place = settings(ledger).need_ledger()
    _need(place)
    password = _password(password_stdin, empty=bool(email))
    with Register.beside(place, create=True) as register:
        made = register.add(name, role, password or None, email or None)
    _print((made,), as_json)


@account.command("list", short_help="Print the accounts.")
def list_accounts(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Print every account with its role, disabled ones too."""
    with _register(ledger) as register:
        found = register.accounts()
    _print(found, as_json)


@account.command("role", short_help="Give an account another role.")
def role(
    name: NameArgument,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help=", ".join(Role))],
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give an account another role. Its sessions and tokens end."""
    with _register(ledger) as register:
        _print((register.set_role(name, role),), as_json)


@account.command("disable", short_help="Let an account sign in no more.")
def disable(
    name: NameArgument,
    again: Annotated[bool, typer.Option("--undo", help="Let it sign in again.")] = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let an account sign in no more. Its sessions and tokens end; what it decided stays."""
    with _register(ledger) as register:
        _print((register.enable(name) if again else register.disable(name),), as_json)


@account.command("password", short_help="Give an account another password.")
def password(
    name: NameArgument,
    password_stdin: StdinOption = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give an account another password, which is asked for. Its sessions and tokens end."""
    with _register(ledger) as register:
        register.account(name)
        _print((register.set_password(name, _password(password_stdin)),), as_json)


@account.command("token", short_help="Make a token for a program.")
def token(
    name: NameArgument,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it is good for.")] = 90,
    ledger: LedgerOption = None,
) -> None:
    """Print a token with which a program reads /api/v1 as this account. It is printed this once;
    disabling the account, or another role or password, ends it."""
    with _register(ledger) as register:
        print(register.token(name, days))


@contextmanager
def _register(ledger: Path | None) -> Iterator[Register]:
    from recount.accounts import Register

    with Register.beside(settings(ledger).need_ledger()) as register:
        yield register


def _need(place: Path) -> None:
    from recount.ledger import Ledger

    Ledger.open(place).close()


def _password(from_stdin: bool, empty: bool = False) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = typer.prompt(
        "Password", hide_input=True, confirmation_prompt=True, default="" if empty else None,
        show_default=False, err=True,
    )  # fmt: skip
    return asked


def _print(accounts: tuple[Account, ...], as_json: bool) -> None:
    if as_json:
        print_json(accounts)
        return
    screen = console()
    for one in accounts:
        notes = [one.email] if one.email else []
        notes += ["no password"] if not one.has_password else []
        notes += ["disabled"] if one.disabled else []
        told = f"  ({', '.join(notes)})" if notes else ""
        screen.print(f"{one.id}  {one.role.value:<11}  {one.name}{told}", soft_wrap=True)
