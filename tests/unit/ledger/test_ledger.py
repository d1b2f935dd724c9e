"""The ledger keeps what it is given, in a file or on a server, and never changes it."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from recount.errors import InputError, LedgerError, NotFoundError
from recount.ledger import Ledger
from recount.ledger.deriving import Made
from recount.ledger.renewing import Put, Renewed
from recount.ledger.tables import APPEND_ONLY, METADATA
from recount.model.documents import Document


@pytest.fixture
def path(ledger_path: Path) -> Path:
    return ledger_path


def amount(ledger: Ledger, table: str) -> int:
    with ledger._connected() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


@pytest.fixture
def ledger(path: Path):
    with Ledger.open(path, create=True) as opened:
        yield opened


@pytest.fixture
def full(ledger: Ledger, case) -> Ledger:
    for document in case.documents:
        ledger.put_document(document)
    for reading in case.readings:
        ledger.put_reading(reading, "hand 1")
    ledger.replace_derived(case.linking, case.reconciliation, case.origins, "test")
    return ledger


def test_everything_that_is_put_in_comes_back_the_same(full: Ledger, case):
    assert full.documents() == case.documents
    assert tuple(full.readings()) == case.readings
    assert {claim.id: claim for claim in full.claims()} == case.claims
    assert full.claims("herald-1") == (case.second,)
    assert full.claim(case.total.id) == case.total
    assert full.clusters() == case.linking.clusters
    assert full.memberships() == case.linking.memberships
    assert full.events() == case.reconciliation.events
    assert full.contradictions() == case.reconciliation.contradictions
    assert full.derivations() == case.reconciliation.derivations
    assert full.remainders() == case.reconciliation.remainders
    assert full.origins() == case.origins
    assert full.methodology == "by hand 1"
    assert full.made_by == "test"


def test_it_is_still_there_after_closing_and_one_file_is_all_that_is_left(full: Ledger, path, case):
    full.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with Ledger.open(path) as again:
        assert tuple(again.readings()) == case.readings
        assert again.is_built


def test_raw_bytes_come_back_by_their_hash(ledger: Ledger):
    raw = b"\x00bytes as they came\xff" * 1000
    sha256 = hashlib.sha256(raw).hexdigest()
    for name in ("a", "b"):
        ledger.put_document(Document(name, f"text {name}", raw_sha256=sha256), raw)
    assert ledger.raw(sha256) == raw
    assert ledger.document("b").raw_sha256 == sha256


def test_bytes_that_are_not_those_of_the_hash_are_not_kept(ledger: Ledger):
    with pytest.raises(LedgerError, match="not those that its hash names"):
        ledger.put_document(Document("a", "text", raw_sha256="0" * 64), b"other")
    assert ledger.documents() == ()


def test_bytes_that_were_not_kept_are_not_found(ledger: Ledger):
    with pytest.raises(NotFoundError):
        ledger.raw("0" * 64)


def test_the_same_document_twice_is_there_once(ledger: Ledger, case):
    first = case.documents[0]
    assert ledger.put_document(first)
    assert not ledger.put_document(first)
    assert not ledger.put_document(replace(first, file="elsewhere/same.txt"))
    assert ledger.documents() == (first,)


def test_another_document_under_the_same_id_is_refused_and_not_written_over(ledger: Ledger, case):
    first = case.documents[0]
    ledger.put_document(first)
    with pytest.raises(InputError, match="already holds another document under the id gazette-1"):
        ledger.put_document(replace(first, text=first.text + " More."))
    assert ledger.document(first.id) == first


def test_a_text_that_is_no_unicode_is_refused(ledger: Ledger):
    with pytest.raises(InputError, match="half of a character"):
        ledger.put_document(Document("a", "broken \ud800 text"))


def test_the_last_reading_of_a_document_counts_and_the_earlier_one_stays(full: Ledger, case):
    first = case.readings[0]
    fewer = replace(first, claims=first.claims[:1])
    full.put_reading(fewer, "hand 2")
    assert full.reading(first.document) == fewer
    with pytest.raises(NotFoundError):
        full.claim(case.total.id)
    assert full.unread("hand 2") == ("herald-1", "journal-1")
    assert not full.is_built
    full.put_reading(first, "hand 1")
    assert full.reading(first.document) == first
    assert full.is_built
    assert amount(full, "readings") == 5


def test_the_same_reading_twice_is_there_once(full: Ledger, case):
    full.put_reading(case.readings[0], "hand 1")
    assert amount(full, "readings") == 3


def test_a_reading_of_a_document_that_is_not_there_is_refused(ledger: Ledger, case):
    with pytest.raises(NotFoundError, match="gazette-1"):
        ledger.put_reading(case.readings[0])


def test_problems_come_with_their_document(full: Ledger):
    assert [(one, problem.code) for one, problem in full.problems()] == [
        ("herald-1", "no_toll"),
        ("journal-1", "unread_language"),
    ]
    assert [problem.start for _, problem in full.problems("herald-1")] == [0]


def test_a_refusal_is_kept_once_and_settled_when_the_file_was_mended(ledger: Ledger):
    for _ in range(2):
        ledger.put_refusal("a.pdf", "input", "it is encrypted; unlock it")
    ledger.put_refusal("b.pdf", "input", "it is empty; fetch it again")
    ledger.settle_refusals("a.pdf")
    assert ledger.refusals() == (("b.pdf", "input", "it is empty; fetch it again"),)
    ledger.put_refusal("a.pdf", "input", "it is encrypted; unlock it")
    assert [file for file, _, _ in ledger.refusals()] == ["a.pdf", "b.pdf"]


def test_an_event_is_found_by_its_id_or_by_enough_of_it(full: Ledger, case):
    event = case.reconciliation.events[0]
    assert full.event(event.id) == event
    assert full.event(event.id[:6]) == event
    assert full.event(event.id.removeprefix("e-")[:4]) == event


@pytest.mark.parametrize(
    ("name", "what"), [("e-", "any of e-"), ("", "no such"), ("zz", "no such")]
)
def test_an_event_that_is_not_named_enough_is_not_guessed(full: Ledger, name: str, what: str):
    with pytest.raises(NotFoundError, match=what):
        full.event(name)


def test_derived_state_is_replaced_whole_and_knows_what_it_came_from(full: Ledger, case):
    assert full.is_built
    full.put_document(Document("new", "A new report."))
    assert not full.is_built
    full.replace_derived(case.linking, case.reconciliation, case.origins)
    assert full.is_built
    assert full.events() == case.reconciliation.events


def test_a_new_ledger_is_not_built(ledger: Ledger):
    assert not ledger.is_built
    assert ledger.methodology is None
    assert ledger.made_by is None


def test_derived_state_that_fails_halfway_leaves_the_old(full: Ledger, case, monkeypatch):
    before = full.events()
    monkeypatch.setattr("recount.ledger.deriving.finish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        full.replace_derived(case.linking, replace(case.reconciliation, events=()), {})
    assert full.events() == before


def test_of_derived_state_what_is_other_is_put_where_it_belongs(full: Ledger):
    first, *rest = full.events()
    new = [replace(first, id=f"e-new-{number}") for number in range(3)]
    put = [Put(one.id, one, before.id) for before, one in zip((first, *new), new, strict=False)]
    change = Renewed({"event": [rest[-1].id]}, {"event": put})
    before = full.made_from
    assert before is not None
    assert full.renew_derived(change, Made("other", "by hand", "made up"), before)
    assert full.events() == (first, *new, *rest[:-1])
    assert full.event("new-2") == new[2]
    assert not full.renew_derived(change, Made("another", "by hand", "made up"), before)
    assert full.made_from == "other"


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY if table.name != "raws"])
@pytest.mark.parametrize("verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_or_remove(full: Ledger, table, verb):
    full.put_refusal("a.pdf", "input", "no")
    full.settle_refusals("a.pdf")
    values = {
        "decisions": "(1, 'd', 'k', 'a', 'b', 'm', 't', NULL, NULL)",
        "double_coding": "(1, 'coding', 'i', '{}')",
    }
    column = next(iter(METADATA.tables[table].primary_key.columns)).name

    def alter() -> None:
        with full._connected("IMMEDIATE") as connection:
            if table in values:
                connection.exec_driver_sql(f"INSERT INTO {table} VALUES {values[table]}")
            connection.exec_driver_sql(verb.format(table, column))

    with pytest.raises(LedgerError, match="only ever added to, never changed"):
        alter()


def test_when_a_document_came_is_kept_once_and_goes_along_with_the_ledger(tmp_path):
    with Ledger.open(tmp_path / "a.ledger", create=True) as ledger:
        for name in ("a", "b", "a"):
            ledger.put_document(Document(name, f"text {name}"))
        found = ledger.arrivals("2000-01-01", 1)
        assert (found.amount, len(found.latest)) == (2, 1)
        assert ledger.arrivals("2900-01-01", 9).amount == 0
        with Ledger.open(tmp_path / "b.ledger", create=True) as other:
            ledger.copy_into(other)
            assert other.arrivals("2000-01-01", 1) == found


def test_several_threads_may_use_it_at_once(full: Ledger, case):
    found: list[int] = []

    def work(number: int) -> None:
        full.put_document(Document(f"thread-{number}", "text"))
        found.append(len(full.claims()))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [len(case.claims)] * 8
    assert len(full.documents()) == 8 + len(case.documents)


def test_what_is_put_in_together_is_there_wholly_or_not_at_all(ledger: Ledger, case):
    def put_and_fail() -> None:
        with ledger.together():
            ledger.put_document(case.documents[0])
            raise KeyError

    with pytest.raises(KeyError):
        put_and_fail()
    assert ledger.documents() == ()
    with ledger.together():
        ledger.put_document(case.documents[0])
        ledger.put_reading(case.readings[0])
        assert not ledger.put_document(case.documents[0])
    assert ledger.reading("gazette-1") == case.readings[0]


def test_one_refused_document_does_not_undo_the_others_put_in_with_it(ledger: Ledger, case):
    first, second = case.documents[:2]
    with ledger.together():
        ledger.put_document(first)
        with pytest.raises(InputError):
            ledger.put_document(replace(first, text="Other."))
        ledger.put_document(second)
    assert ledger.documents() == (first, second)


def test_two_programs_may_have_it_open(full: Ledger, path):
    with Ledger.open(path) as other:
        other.put_document(Document("from-another", "text"))
        assert full.document("from-another").text == "text"
