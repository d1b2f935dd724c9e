"""Words are found in any script, in documents and in the claims that count."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recount.app.searching import look_for, pieces, terms_in
from recount.ledger import Ledger
from recount.ledger.searching import KINDS
from recount.ledger.tables import SEARCHED
from recount.ledger.withholding import blackout, indexed
from recount.ledger.words_index import words_index
from recount.model.claims import Claim, ClaimKind
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.folding import Folded, folded
from recount.model.parties import Speaker, SpeakerKind
from recount.model.persons import Disclosure, DisclosureKind
from recount.model.readings import Reading
from recount.model.spans import Span

ENGLISH = "The mayor of Oldmill said that a raid killed eight guards.\nIt was the Café's raid."
ARABIC = "قال العمدة إنّ الغارة على البلدة القديمة قتلت ثمانية حرّاس."
CHINESE = "市长说袭击造成八名警卫死亡。"
CLAIM = Claim("", "en", ClaimKind.EVENT, Span.of(ENGLISH, 32, 57), weapon="mortar").with_id()


def filled(place: Path) -> Path:
    with Ledger.open(place, create=True) as ledger:
        for name, text in (("en", ENGLISH), ("ar", ARABIC), ("zh", CHINESE)):
            ledger.put_document(Document(name, text, title=f"Title of {name}"))
        ledger.put_reading(Reading("en", "en", UNDATED, (CLAIM,)))
    return place


@pytest.fixture
def path(ledger_path):
    return filled(ledger_path)


@pytest.fixture
def ledger(path):
    with Ledger.open(path) as opened:
        yield opened


def found(ledger: Ledger, words: str, kind: str = "document") -> list[str]:
    return [one.id for one in look_for(ledger, words, kind).hits]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("OLDMILL", "en"), ("mill", "en"), ("cafe", "en"), ("guards mayor", "en"),
        ('"eight guards"', "en"), ("“guards. it”", "en"), ('"title of zh"', "zh"),
        ("بلدة", "ar"), ("البلده", "ar"), ("حراس", "ar"), ("ان الغاره", "ar"), ("袭击造成", "zh"),
    ],
)  # fmt: skip
def test_words_are_found_whatever_their_marks_and_what_they_are_written_with(
    ledger, words, where
) -> None:
    assert found(ledger, words) == [where]


@pytest.mark.parametrize("words", ['"guards eight"', "guards البلدة", 'NEAR("a" b)', '"', "* OR -"])
def test_all_words_must_be_there_and_none_is_a_command(ledger, words) -> None:
    assert found(ledger, words) == []


def test_words_too_short_for_the_index_are_said_to_be_left_out(ledger) -> None:
    both = look_for(ledger, "of guards")
    assert (both.short, both.amount) == (("of",), 1)
    assert look_for(ledger, "of").hits == ()


def test_claims_are_found_by_their_quote_and_by_the_names_they_hold(ledger) -> None:
    assert found(ledger, "eight", "claim") == [CLAIM.id]
    assert found(ledger, "mortar", "claim") == [CLAIM.id]
    assert found(ledger, "mortar") == []


def test_a_claim_that_is_read_no_more_is_found_no_more(ledger) -> None:
    other = replace(CLAIM, weapon="rifle").with_id()
    ledger.put_reading(Reading("en", "en", UNDATED, (other,)), "another reader")
    assert found(ledger, "mortar", "claim") == []
    assert found(ledger, "rifle", "claim") == [other.id]


def test_a_ledger_of_an_older_version_gets_its_index_when_it_is_opened(tmp_path) -> None:
    path = filled(tmp_path / "old.ledger")
    plain = sqlite3.connect(path)
    plain.execute("DROP TABLE search_words_document")
    plain.execute("DROP TABLE search_words_claim")
    plain.execute("DROP TABLE searched")
    plain.execute("DROP TABLE double_coding")
    plain.execute("DROP TABLE arrivals")
    plain.execute("ALTER TABLE decisions DROP COLUMN account")
    plain.execute("DROP TABLE event_names")
    plain.execute("UPDATE alembic_version SET version_num = '0001'")
    plain.commit()
    plain.close()
    with Ledger.open(path) as ledger:
        assert found(ledger, "oldmill") == ["en"]
        assert found(ledger, "mortar", "claim") == [CLAIM.id]


def as_of_one_index(ledger: Ledger) -> None:
    """A ledger as it was when one index held the words of documents and claims together."""
    with ledger._connected("IMMEDIATE") as connection:
        rows = connection.execute(select(SEARCHED).order_by(SEARCHED.c.seq)).all()
        old = type(words_index(connection, KINDS[0]))("search_words")
        for statement in old.make:
            connection.exec_driver_sql(statement)
        for row, words in zip(rows, indexed(connection, rows, blackout(connection)), strict=True):
            old.add(connection, row.seq, words)
        for kind in KINDS:
            connection.exec_driver_sql(f"DROP TABLE {words_index(connection, kind).table}")
        connection.exec_driver_sql("DROP TABLE arrivals")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")


def test_a_ledger_with_one_index_for_all_finds_the_same_with_one_for_each_kind(path) -> None:
    asked = [
        (words, kind)
        for words in ("oldmill", "eight guards", "mortar", "الغارة", "袭击造成", "velma", "quist")
        for kind in KINDS
    ]
    with Ledger.open(path) as ledger:
        ledger.put_document(Document("who", "Velma Quist was among the guards of Oldmill."))
        named = replace(CLAIM, speaker=Speaker("Velma Quist", SpeakerKind.WITNESS, None)).with_id()
        ledger.put_reading(Reading("en", "en", UNDATED, (named,)), "another reader")
        assert found(ledger, "quist") == ["who"]
        assert found(ledger, "quist", "claim") == [named.id]
        hidden = Disclosure(
            "", DisclosureKind.WITHHOLD, "Velma Quist", (), ("who",), "safety", "Ada", "2031-05-05"
        )
        kept = ledger.put_disclosure(hidden)
        before = [found(ledger, *one) for one in asked]
        as_of_one_index(ledger)
    with Ledger.open(path) as ledger:
        assert [found(ledger, *one) for one in asked] == before
        assert before[-2:] == [[], []]
        ledger.take_back(kept.id, "it was asked for", "Ada", "2031-05-06T00:00:00Z")
        assert found(ledger, "quist") == ["who"]
        assert found(ledger, "quist", "claim") == [named.id]
        ledger.put_document(Document("new", "Nine guards of Zorum"))
        assert found(ledger, "zorum") == ["new"]


def test_of_common_words_every_page_shows_others(ledger) -> None:
    for number in range(9):
        ledger.put_document(Document(f"raid-{number}", f"Raid number {number} on the river"))
    with patch("recount.ledger.searching.MOST", 3):
        pages = [ledger.look_for(("raid",), "document", (start, 4)) for start in (0, 4)]
    assert [len(hits) for _, hits in pages] == [4, 4]
    assert len({one.id for _, hits in pages for one in hits}) == 8


def test_what_was_found_is_marked_as_it_stands_in_the_text() -> None:
    marked = pieces(ENGLISH, terms_in("CAFE raid"))
    assert [one.text for one in marked if one.hit] == ["raid", "Café", "raid"]
    assert "".join(one.text for one in marked) == ENGLISH
    assert [one.text for one in pieces(ARABIC, terms_in("حراس")) if one.hit] == ["حرّاس"]


def test_a_long_text_is_shown_around_the_first_words_found() -> None:
    marked = pieces("word " * 500 + "target " + "word " * 500, ("target",))
    shown = "".join(one.text for one in marked)
    assert len(shown) < 600
    assert shown.startswith("… ")
    assert shown.endswith(" …")


@given(st.text(), st.text(min_size=1))
def test_every_place_found_folds_to_what_was_looked_for(text: str, term: str) -> None:
    wanted = folded(term)
    for start, end in Folded.of(text).find(wanted):
        assert wanted in folded(text[start:end])


@given(st.text())
def test_folding_letter_by_letter_is_folding(text: str) -> None:
    assert Folded.of(text).text == folded(text)
    assert len(Folded.of(text).places) == len(folded(text)) + 1
