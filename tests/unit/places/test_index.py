"""The index is built once, whole or not at all."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from tests.unit.places.conftest import INVENTED

from recount.errors import GazetteerError
from recount.places import Gazetteer, index
from recount.places.entries import Entry


@pytest.fixture(autouse=True)
def _few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "all_entries", lambda: INVENTED)
    monkeypatch.setattr(index, "demonyms", list)


def test_a_missing_index_is_built_and_then_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = index.ensure_index(tmp_path / "deep" / "folder")
    monkeypatch.setattr(index, "all_entries", lambda: pytest.fail("built twice"))
    assert index.ensure_index(tmp_path / "deep" / "folder") == path


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = index.ensure_index(tmp_path / "first").read_bytes()
    assert index.ensure_index(tmp_path / "second").read_bytes() == first


def test_a_build_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[Entry]:
        raise OSError("No space left on device")

    monkeypatch.setattr(index, "write_index", full)
    with pytest.raises(GazetteerError, match="No space left on device; free some"):
        index.ensure_index(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    shares: list[float] = []
    index.ensure_index(tmp_path, lambda _what, share: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def _build(folder: Path) -> None:
    index.all_entries = lambda: INVENTED
    index.demonyms = list
    index.ensure_index(folder)


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_build, args=(tmp_path,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1
    with Gazetteer(index.index_path(tmp_path)) as gazetteer:
        assert gazetteer.bearers("Oldmill", None)


def test_a_folder_that_cannot_be_made_is_said_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerError, match="cannot be built") as caught:
        index.ensure_index(tmp_path / "file")
    assert "name another folder" in caught.value.cure


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_text("not a database at all, just words")
    with pytest.raises(GazetteerError, match="not an index of places"):
        Gazetteer(path)
