"""Whatever is wrong with a ledger's file is told in one line with what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event as sqlalchemy_event

from recount.errors import LedgerError
from recount.ledger import Ledger, connecting, on_sqlite
from recount.ledger.migrating import REVISIONS
from recount.ledger.tables import METADATA
from recount.model.documents import Document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "case.ledger"
    with Ledger.open(place, create=True) as ledger:
        ledger.put_document(Document("a", "text"))
    return place


def run_sql(path: Path, *statements: str) -> None:
    plain = sqlite3.connect(path)
    for statement in statements:
        plain.execute(statement)
    plain.commit()
    plain.close()


def test_a_ledger_that_is_not_there_is_told_and_not_made(tmp_path):
    with pytest.raises(LedgerError, match="there is no such ledger; check the name"):
        Ledger.open(tmp_path / "none.ledger")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="it is a folder"):
        Ledger.open(tmp_path, create=True)


def test_a_ledger_in_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LedgerError, match="does not exist; make the folder first"):
        Ledger.open(tmp_path / "no" / "case.ledger", create=True)


@pytest.mark.parametrize("content", [b"just a letter", b"SQLite format 3\x00" + b"\x01" * 2000])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_left_alone(tmp_path, content: bytes, create: bool):
    place = tmp_path / "letter.txt"
    place.write_bytes(content)
    with pytest.raises(LedgerError, match=r"not a Recount ledger|damaged"):
        Ledger.open(place, create=create)
    assert place.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path):
    place = tmp_path / "other.sqlite"
    run_sql(place, "CREATE TABLE songs (title)")
    before = place.read_bytes()
    with pytest.raises(LedgerError, match="not a Recount ledger"):
        Ledger.open(place, create=True)
    assert place.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_when_asked(tmp_path):
    place = tmp_path / "empty.ledger"
    place.touch()
    with pytest.raises(LedgerError, match="it is still empty"):
        Ledger.open(place)
    with Ledger.open(place, create=True) as ledger:
        assert ledger.documents() == ()


def test_a_ledger_of_a_newer_version_is_told_and_left_alone(path: Path):
    run_sql(path, "UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer version of Recount \(tables 0999\); update with"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_ledger_that_another_program_writes_to_is_told(path: Path, monkeypatch):
    monkeypatch.setattr(on_sqlite, "_WAIT_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError, match="another program is writing to it; wait"):
        Ledger.open(path)
    other.close()


def test_a_damaged_ledger_is_told(path: Path):
    held = path.read_bytes()
    path.write_bytes(held[:4096] + b"\xff" * (len(held) - 4096))
    with pytest.raises(LedgerError, match="damaged; go back to a copy"):
        Ledger.open(path).documents()


def test_a_ledger_without_permission_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("recount.ledger.ledger.check_path", lambda path, create: None)
    with pytest.raises(LedgerError, match="it cannot be opened; check that you may read"):
        Ledger.open(tmp_path / "no" / "case.ledger")


def test_a_ledger_that_may_not_be_written_to_can_be_read(path: Path, monkeypatch):
    monkeypatch.setattr(on_sqlite, "_PRAGMAS", (*on_sqlite._PRAGMAS, "PRAGMA query_only = ON"))
    with Ledger.open(path) as ledger:
        assert [document.id for document in ledger.documents()] == ["a"]
        with pytest.raises(LedgerError, match="may not be written to; make the file"):
            ledger.put_document(Document("b", "text"))


def test_making_a_ledger_that_is_broken_off_leaves_nothing_in_the_way(tmp_path, monkeypatch):
    place = tmp_path / "case.ledger"
    with monkeypatch.context() as broken:
        broken.setattr("recount.ledger.on_sqlite.APPLICATION_ID", "broken off")
        with pytest.raises(LedgerError):
            Ledger.open(place, create=True)
    with Ledger.open(place, create=True) as ledger:
        assert ledger.documents() == ()


def test_the_known_versions_are_those_of_the_migrations():
    folder = Path(connecting.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert tuple(one.revision for one in script.walk_revisions())[::-1] == REVISIONS


def test_the_migrations_make_the_tables_that_the_program_uses(path: Path):
    with Ledger.open(path) as ledger, ledger._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_the_index})
        assert compare_metadata(context, METADATA) == []


def not_the_index(name, kind, _parents):
    """The index of words is no table of the program's own: SQLite makes what it needs."""
    return kind != "table" or not name.startswith("search_words")


def test_it_is_marked_as_a_ledger_and_its_journal_leaves_no_second_file(path: Path):
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA application_id").fetchone() == (on_sqlite.APPLICATION_ID,)
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()


def test_our_own_connections_cannot_replace_a_row_either(path: Path):
    with (
        Ledger.open(path) as ledger,
        pytest.raises(LedgerError, match="only ever added to"),
        ledger._connected("IMMEDIATE") as connection,
    ):
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO documents (id, text, provenance, digest) "
            "VALUES ('a', 'other', '[]', '')"
        )


def test_a_full_disk_is_told_and_leaves_the_ledger_whole(path: Path):
    pages = sqlite3.connect(path)
    held = pages.execute("PRAGMA page_count").fetchone()[0]
    pages.close()
    small = Ledger.open(path)

    @sqlalchemy_event.listens_for(small._engine, "connect")
    def limit(connection, record):
        connection.execute(f"PRAGMA max_page_count = {held + 2}").close()

    small._engine.dispose()
    with pytest.raises(LedgerError, match="the disk is full; free some space"):
        small.put_document(Document("large", "word " * 100_000))
    assert [one.id for one in small.documents()] == ["a"]
    small.close()
    with Ledger.open(path) as again:
        assert [one.id for one in again.documents()] == ["a"]
