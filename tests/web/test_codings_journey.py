"""What two coders coded and a third settled becomes claims, in real browsers, and is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served
from tests.web.team_client import make_people, work_out_case
from tests.web.test_double_coding_journey import STRIKE, assign, checked, code, finish
from tests.web.test_team_journey import signed_in

from recount.ledger import Ledger

expect.set_options(timeout=30_000)


@pytest.fixture
def path(tmp_path: Path, make_ledger) -> Path:
    return work_out_case(make_ledger(tmp_path / "case.ledger"))


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with make_people(path) as register, served(path, register) as place:
        yield place


def kinds(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return [one.kind for one in ledger.history()]


def test_from_the_assignment_to_alpha_to_claims(browser: Browser, address: str, path: Path) -> None:
    size = {"width": 1280, "height": 900}
    ada, carl, cora = (
        signed_in(browser, address, name, viewport=size)
        for name in ("Ada Adjudicator", "Carl Coder", "Cora Coder")
    )
    assign(ada, address)
    for page, killed in ((carl, "8"), (cora, "9")):
        page.goto(address + "/coding")
        page.get_by_role("link", name="Eight killed in strike, command says").click()
        strike = {"type": "air_strike", "day": "2031-05-03", "place": "Murzuq"}
        code(page, STRIKE, killed_least=killed, killed_most=killed, **strike)
        finish(page)
    ada.goto(address + "/agreement")
    expect(ada.get_by_role("row").filter(has_text="Event found by both")).to_contain_text("1 of 1")
    ada.goto(address + "/coding")
    ada.get_by_role("link", name="0 of 1 event").click()
    first = ada.locator("section.unit").first
    for field in ("least", "most"):
        first.get_by_label(f"Killed, at {field}, settled as").select_option("8")
    first.get_by_label("Why").fill("eight stands there")
    first.get_by_role("button", name="Settle event 1").click()
    ada.get_by_role("button", name="See what changes").click()
    expect(ada.get_by_role("heading", name="Make claims of these codings?")).to_be_visible()
    checked(ada, 1280)
    ada.get_by_role("button", name="Make claims of these codings").click()
    expect(ada.get_by_text("Kept", exact=True).first).to_be_visible()
    assert kinds(path) == ["add", "reject"]
    ada.goto(address + "/claims/c-gazette-1")
    expect(ada.locator(".history")).to_contain_text("settled coding")
    ada.locator(".deed").get_by_role("button", name="Undo").first.click()
    ada.get_by_label("Why").fill("too early")
    ada.get_by_role("button", name="Take this decision back").click()
    expect(ada.locator(".history")).to_contain_text("taken back by Ada Adjudicator")
