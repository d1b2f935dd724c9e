"""The desk hands out every form and says what each loses."""

from __future__ import annotations

import io
import zipfile

import pytest

from recount.app import reporting
from recount.app.desk.door import take, taking_page
from recount.app.desk.taking import FORMS
from recount.errors import NotFoundError
from recount.publishing import MethodsPage


@pytest.fixture(autouse=True)
def methods(monkeypatch):
    page = MethodsPage("Methods", "standard", "0", ())
    monkeypatch.setattr(reporting, "methods_of", lambda ledger, settings: page)


@pytest.mark.parametrize("form", [form.value for form in FORMS])
def test_every_form_can_be_had_and_says_what_it_loses(snapshot, case_ledger, form) -> None:
    page = taking_page(snapshot, case_ledger, {"form": form})
    names = zipfile.ZipFile(io.BytesIO(take(case_ledger, form, {}).data)).namelist()
    assert names == [file.name for file in page.files]
    assert "losses.json" in names
    assert page.losses


def test_a_report_bears_the_title_that_is_asked_for(case_ledger) -> None:
    taken = take(case_ledger, "report-html", {"title": "A hard May"})
    text = zipfile.ZipFile(io.BytesIO(taken.data)).read("report.html").decode()
    assert "<h1>A hard May</h1>" in text


def test_what_is_taken_twice_is_the_same(case_ledger) -> None:
    assert take(case_ledger, "ged", {}) == take(case_ledger, "ged", {})


def test_a_form_that_there_is_not_is_refused(snapshot, case_ledger) -> None:
    with pytest.raises(NotFoundError, match="see Take out"):
        taking_page(snapshot, case_ledger, {"form": "odt"})


def test_the_pages_show_every_form_and_its_losses(make_client, case_ledger) -> None:
    ask = make_client(case_ledger)
    listed = ask.get("/take").text
    assert all(f'href="/take/{form.value}"' in listed for form in FORMS)
    assert "What does not come along" in ask.get("/take?form=csv").text
    assert ask.get("/take?form=odt").status_code == 404
