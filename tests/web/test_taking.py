"""The desk hands out every form and says what each loses."""

from __future__ import annotations

import io
import zipfile

import pytest

from recount.app import reporting
from recount.app.desk.door import take, taking_page
from recount.app.desk.losing import lost_words
from recount.app.desk.taking import FORMS
from recount.errors import NotFoundError
from recount.model.saying import Words
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


def report_of(case_ledger, query):
    taken = take(case_ledger, "report-html", query)
    return zipfile.ZipFile(io.BytesIO(taken.data)).read("report.html").decode()


def test_a_report_can_be_had_of_a_part_of_the_ledger(snapshot, case_ledger) -> None:
    query = {"form": "report-html", "place": "Murzuq", "from": "2031-05-01", "to": "2031-05-04"}
    page = taking_page(snapshot, case_ledger, query)
    assert page.address == "/take/report-html?place=Murzuq&from=2031-05-01&to=2031-05-04"
    assert [one.records for one in page.losses if "part" in one.reason] == [
        len(snapshot.events) - 1
    ]
    told = report_of(case_ledger, query)
    assert "place: Murzuq" in told
    assert len(told) < len(report_of(case_ledger, {}))
    event = next(one for one in snapshot.events if one.where and one.where.name == "Murzuq")
    assert report_of(case_ledger, {"event": event.id}).count('id="event-') == 1


@pytest.mark.parametrize(
    "query", [{"place": "Nowhere"}, {"from": "May"}, {"event": "e-none"}, {"type": "abduction"}]
)
def test_a_part_that_holds_nothing_is_said_with_what_to_do(snapshot, case_ledger, query) -> None:
    page = taking_page(snapshot, case_ledger, {"form": "report-pdf", **query})
    assert page.refusal
    assert page.refusal.cure
    assert not page.files


def test_the_page_of_a_report_asks_of_what_it_is_to_be(make_client, case_ledger) -> None:
    ask = make_client(case_ledger)
    asked = ask.get("/take?form=report-html&place=Murzuq&title=A+hard+May").text
    assert 'name="place" type="text" value="Murzuq"' in asked
    assert 'href="/take/report-html?title=A+hard+May&amp;place=Murzuq"' in asked
    assert "There is no such report" in ask.get("/take?form=report-html&place=Nowhere").text
    assert ask.get("/take/report-html?place=Nowhere").status_code == 422
    assert 'name="place"' not in ask.get("/take?form=ged").text


@pytest.mark.parametrize("form", [form.value for form in FORMS])
def test_what_is_lost_of_the_ledger_is_said_in_words_and_columns_by_their_names(
    snapshot, case_ledger, form
) -> None:
    for line in taking_page(snapshot, case_ledger, {"form": form}).losses:
        of_ours = line.kind in ("no column", "withheld", "left out")
        assert bool(line.words) is (of_ours or " and " in line.column), line
        assert type(line.words) is Words or not line.words


def test_a_loss_has_words_only_where_all_of_it_is_known() -> None:
    assert lost_words("radius_km, alternatives") == "radius, alternatives"
    assert lost_words("persons: name, age") == "persons: name, age"
    assert lost_words("side_a, side_b") == ""
    assert lost_words("grade, side_a") == ""
