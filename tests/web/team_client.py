"""A person of a team at her browser, without a network: she keeps her cookies and finds seals."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from recount.accounts import Register
from recount.accounts.register import SUFFIX
from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import held_material, work_out
from recount.ledger import Ledger
from recount.model.accounts import Role
from recount.web import create_app
from recount.web.team import Team

ADDRESS = "https://desk.example"
WORDS = "four quiet yellow doors"
PEOPLE = {
    "Rana Reader": Role.READER,
    "Carl Coder": Role.CODER,
    "Cora Coder": Role.CODER,
    "Ada Adjudicator": Role.ADJUDICATOR,
    "Paul Publisher": Role.PUBLISHER,
    "Amal Admin": Role.ADMIN,
}


def make_people(ledger: Path) -> Register:
    """The register of a ledger with one person of each role, two coders."""
    ledger.with_name(ledger.name + SUFFIX).write_bytes(_made_once())
    return Register.beside(ledger)


@cache
def _made_once() -> bytes:
    """The file of accounts: hashing six passwords takes longer than most tests."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "l"
        with Register.beside(place, create=True) as register:
            for name, role in PEOPLE.items():
                register.add(name, role, WORDS)
        return place.with_name("l" + SUFFIX).read_bytes()


def work_out_case(ledger: Path) -> Path:
    """The ledger with numbers that this program's own rules chose, so that they can be again."""
    rules = parts(Settings())
    with Ledger.open(ledger) as opened:
        given = held_material(opened, rules)
        found = work_out(given, rules)
        opened.replace_derived(found.linking, found.reconciliation, given.origins)
    return ledger


class Desk:
    """A team's desk over a ledger."""

    def __init__(self, ledger: Path) -> None:
        self.register = make_people(ledger)
        self.ledger = ledger
        self.app = create_app(ledger, Team(self.register, ADDRESS))

    def browser(self, name: str = "") -> Browser:
        """A browser, in which somebody has signed in where a name is given."""
        made = Browser(self.app)
        if name:
            made.sign_in(name)
        return made


class Browser:
    """One browser with its cookies."""

    def __init__(self, app: object) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def ask(self, method: str, address: str, **more: object) -> httpx.Response:
        """The answer at an address; redirects are not followed."""

        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, client=("10.0.0.7", 1))  # type: ignore[arg-type]
            async with httpx.AsyncClient(
                transport=transport, base_url=ADDRESS, cookies=self.cookies
            ) as client:
                answer = await client.request(method, address, **more)  # type: ignore[arg-type]
                self.cookies = client.cookies
                return answer

        return asyncio.run(run())

    def get(self, address: str, **headers: str) -> httpx.Response:
        """A page."""
        return self.ask("GET", address, headers=headers)

    def send(self, page: str, address: str, form: dict[str, str]) -> httpx.Response:
        """The answer to a form, sealed as those of a page are."""
        found = re.search(r'name="seal" value="([0-9a-f]+)"', self.get(page).text)
        seal = {"seal": found.group(1)} if found else {}
        return self.ask("POST", address, data=seal | form)

    def sign_in(self, name: str, password: str = WORDS, back: str = "/") -> httpx.Response:
        """The answer to her sign-in."""
        form = {"name": name, "password": password, "back": back}
        return self.send("/sign-in", "/sign-in", form)
