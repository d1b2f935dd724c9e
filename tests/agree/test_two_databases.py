"""A ledger on a server of PostgreSQL is the same ledger as one in a file."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.postgres import SERVICE

from recount.app.checkup import look_over
from recount.app.desk.reader import DeskReader
from recount.app.exporting import lines
from recount.app.moving import connect, copy
from recount.app.pipeline import build
from recount.app.searching import look_for
from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.errors import InputError, LedgerError
from recount.ledger import Ledger
from recount.ledger.searching import LEAST
from recount.model.claims import Claim, ClaimKind
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.folding import folded
from recount.model.persons import Disclosure, DisclosureKind
from recount.model.readings import Reading
from recount.model.spans import Span

DOSSIER = Path(__file__).parents[2] / "examples" / "libya-2019"


@pytest.fixture(scope="module")
def in_file(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("file") / "case.ledger"
    with Ledger.open(place, create=True) as ledger:
        build([DOSSIER], ledger, parts(Settings()), 1)
    return place


def exported(place: Path) -> list[str]:
    with Ledger.open(place) as ledger:
        return list(lines(ledger))


def test_the_same_reports_come_to_the_same_bytes_on_both(in_file, on_server) -> None:
    place = on_server("served.ledger")
    with Ledger.open(place, create=True) as ledger:
        build([DOSSIER], ledger, parts(Settings()), 1)
    assert exported(place) == exported(in_file)


def test_a_ledger_moves_to_a_server_and_back_and_nothing_is_lost(
    in_file, on_server, tmp_path
) -> None:
    served, back = on_server("served.ledger"), tmp_path / "back.ledger"
    copy(in_file, served)
    copy(served, back)
    assert exported(in_file) == exported(served) == exported(back)
    with Ledger.open(served) as first, Ledger.open(back) as second:
        for words in ("militants", "strike", "Murzuq"):
            assert look_for(first, words).amount == look_for(second, words).amount > 0
        assert first.is_built
        assert second.is_built


def test_what_is_added_after_a_copy_goes_on_where_the_numbers_ended(in_file, on_server) -> None:
    served = on_server("served.ledger")
    copy(in_file, served)
    with Ledger.open(served) as ledger:
        ledger.put_document(Document("new", "Gunmen killed nine guards in Zorum."))
        assert look_for(ledger, "zorum").hits[0].id == "new"


def test_a_ledger_that_holds_something_is_not_copied_into(in_file, on_server) -> None:
    served = on_server("served.ledger")
    copy(in_file, served)
    before = exported(served)
    with pytest.raises(LedgerError, match="it is not empty; name a ledger that is to be made"):
        copy(in_file, served)
    assert exported(served) == before


words = st.text("abçéغارة袭击 .%_\\'\"-", min_size=1, max_size=30)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(words, min_size=1, max_size=5), wanted=words)
def test_both_find_the_same_words(tmp_path, on_server, texts, wanted) -> None:
    found = []
    for number, place in enumerate((tmp_path / "one.ledger", on_server("other.ledger"))):
        if number == 0:
            place.unlink(missing_ok=True)
        with Ledger.open(place, create=True) as ledger:
            for name, one in enumerate(texts):
                ledger.put_document(Document(str(name), one))
            found.append({hit.id for hit in look_for(ledger, wanted).hits})
    assert found[0] == found[1]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(words, min_size=1, max_size=4), cut=st.integers(1, 30), wanted=words)
def test_documents_and_claims_are_each_found_by_the_words_that_they_hold(
    tmp_path, on_server, texts, cut, wanted
) -> None:
    quotes = [one[:cut] for one in texts]
    for number, place in enumerate((tmp_path / "one.ledger", on_server("other.ledger"))):
        if number == 0:
            place.unlink(missing_ok=True)
        with Ledger.open(place, create=True) as ledger:
            for name, (one, quote) in enumerate(zip(texts, quotes, strict=True)):
                ledger.put_document(Document(str(name), one))
                span = Span.of(one, 0, len(quote))
                claim = Claim(f"c-{name}", str(name), ClaimKind.EVENT, span)
                ledger.put_reading(Reading(str(name), "en", UNDATED, (claim,)))
            for kind, held in (("document", texts), ("claim", quotes)):
                found = look_for(ledger, wanted, kind)
                assert {hit.kind for hit in found.hits} <= {kind}
                assert {int(hit.document) for hit in found.hits} == {
                    number
                    for number, one in enumerate(held)
                    if found.terms and all(term in folded(one) for term in found.terms)
                    if any(len(term) >= LEAST for term in found.terms)
                }


def test_a_name_that_is_withheld_is_no_longer_found_and_comes_back_with_the_decision_undone(
    ledger_path,
) -> None:
    with Ledger.open(ledger_path, create=True) as ledger:
        ledger.put_document(Document("a", "Relatives of Tam Orre spoke in Oldmill."))
        hidden = Disclosure(
            "", DisclosureKind.WITHHOLD, "Tam Orre", (), ("a",), "safety", "Ada", "2031-05-05"
        )
        kept = ledger.put_disclosure(hidden)
        assert look_for(ledger, "orre").amount == 0
        assert look_for(ledger, "oldmill").amount == 1
        ledger.take_back(kept.id, "it was asked for", "Ada", "2031-05-06T00:00:00Z")
        assert look_for(ledger, "orre").amount == 1


def test_a_desk_sees_what_somebody_else_wrote(ledger_path) -> None:
    with Ledger.open(ledger_path, create=True) as ledger:
        ledger.put_document(Document("a", "text"))
        desk = DeskReader(ledger_path)
        assert set(desk.snapshot().heads) == {"a"}
        ledger.put_document(Document("b", "text"))
        assert set(desk.snapshot().heads) == {"a", "b"}
        desk.close()


def test_two_who_decide_at_once_take_turns(ledger_path) -> None:
    Ledger.open(ledger_path, create=True).close()

    def work(number: int) -> None:
        with Ledger.open(ledger_path) as mine:
            for turn in range(5):
                mine.put_refusal(f"{number}-{turn}.pdf", "input", "it is empty; fetch it again")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.open(ledger_path) as ledger:
        assert len(ledger.refusals()) == 30


def test_a_service_that_nobody_explained_is_told_and_leaves_no_file(tmp_path, on_server) -> None:
    place = tmp_path / "case.ledger"
    with pytest.raises(LedgerError, match=r"not reached.*no-such.*pg_service\.conf"):
        connect(place, "no-such")
    assert not place.exists()


@pytest.mark.parametrize("schema", ["public", "Big", "a b", "x; drop table y", "1st", ""])
def test_a_schema_that_cannot_be_a_ledger_is_refused(tmp_path, on_server, schema) -> None:
    with pytest.raises(LedgerError, match="no name of a schema for a ledger"):
        connect(tmp_path / "case.ledger", SERVICE, schema)


def test_a_schema_that_holds_something_else_is_left_alone(tmp_path, on_server, services) -> None:
    import psycopg

    with psycopg.connect(f"service={SERVICE}", autocommit=True) as plain:
        plain.execute("CREATE SCHEMA elsewhere")
        plain.execute("CREATE TABLE elsewhere.payments (amount integer)")
    with pytest.raises(LedgerError, match="elsewhere holds something that is no ledger"):
        connect(tmp_path / "case.ledger", SERVICE, "elsewhere")


def test_a_ledger_that_was_not_made_yet_is_not_made_by_looking(on_server) -> None:
    with pytest.raises(LedgerError, match="still empty; make a ledger with `recount build`"):
        Ledger.open(on_server("case.ledger"))


def test_a_text_with_the_letter_nul_is_refused_and_the_others_go_on(on_server) -> None:
    with Ledger.open(on_server("case.ledger"), create=True) as ledger:
        with pytest.raises(InputError, match="the letter NUL, which PostgreSQL cannot keep"):
            ledger.put_document(Document("a", "half\0text"))
        assert ledger.put_document(Document("b", "text"))


def test_the_file_names_neither_a_place_nor_a_password(tmp_path, on_server, services) -> None:
    place = tmp_path / "case.ledger"
    connect(place, SERVICE, "named_only").close()
    held = place.read_text()
    assert str(services.parent) not in held
    assert "named_only" in held
    with Ledger.open(place) as ledger:
        assert ledger.documents() == ()


def test_a_look_over_does_not_call_whole_what_only_the_server_can_check(in_file, on_server) -> None:
    served = on_server("served.ledger")
    copy(in_file, served)
    found = {one.what: one.said for one in look_over(replace(Settings(), ledger=served))}
    assert "kept by PostgreSQL; 13 documents" in found["ledger"]
