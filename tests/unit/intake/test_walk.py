"""Which files are taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.intake import Refused, take_in
from recount.intake.walk import find_files


def make(top: Path, *names: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Report {name} of a strike.\n")


def files(top: Path) -> list[str]:
    return [found.file.removeprefix(f"{top.name}/") for found in find_files([top])]


def test_folders_are_gone_through_sorted_without_hidden_files(tmp_path):
    make(tmp_path, "b.txt", "a/z.txt", "a/.hidden/x.txt", ".secret.txt", "c.txt")
    assert files(tmp_path) == ["a/z.txt", "b.txt", "c.txt"]


def test_an_ignore_file_leaves_out_names_patterns_and_folders_below_it(tmp_path):
    make(
        tmp_path, "a.txt", "notes.md", "deep/notes.md", "deep/old-1.txt", "later/b.txt", "later.txt"
    )
    (tmp_path / ".recountignore").write_text("# a comment\n\nnotes.md\nold-*\nlater/\n")
    assert files(tmp_path) == ["a.txt", "later.txt"]


def test_an_ignore_file_holds_for_its_own_folder_only(tmp_path):
    make(tmp_path, "x/notes.txt", "y/notes.txt", "y/deep/part.txt")
    (tmp_path / "y" / ".recountignore").write_text("notes.txt\ndeep/part.txt\n")
    assert files(tmp_path) == ["x/notes.txt"]


def test_what_is_named_itself_is_taken_in_though_it_is_ignored(tmp_path):
    make(tmp_path, "later/b.txt")
    (tmp_path / ".recountignore").write_text("later/\n")
    assert files(tmp_path / "later") == ["b.txt"]


def test_a_file_given_twice_is_taken_in_once(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    assert len(list(find_files([tmp_path / "b.txt", tmp_path]))) == 2


def test_a_path_that_does_not_exist_is_refused_and_the_others_go_on(tmp_path):
    make(tmp_path, "a.txt")
    gone, there = take_in([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(gone, Refused)
    assert "there is no such file or folder" in str(gone.error)
    assert there.document.text.startswith("Report a.txt")


def test_a_folder_without_files_is_refused(tmp_path):
    make(tmp_path, ".hidden.txt")
    (refused,) = take_in([tmp_path])
    assert "the folder holds no file to read" in str(refused.error)


def test_a_broken_link_in_a_folder_is_refused(tmp_path):
    try:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    except OSError:
        pytest.skip("this system makes no links")
    (refused,) = take_in([tmp_path])
    assert "a broken link or a device" in str(refused.error)


def test_everything_bad_at_once_stops_nothing_good(tmp_path):
    make(tmp_path, "good.txt", "zebra.txt")
    for name, content in {
        "empty.txt": b"", "empty.pdf": b"", "broken.pdf": b"%PDF-1.4", "note.docx": b"PK\x03\x04",
        "page.html": b"<html></html>", "list.csv": b"a,b\n1,2\n", "wire.jsonl": b"{}\n",
        "feed.rss": b"<rss></rss>", "x.warc.gz": b"\x1f\x8b", "letters.txt": bytes(range(256)),
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    results = list(take_in([tmp_path]))
    refused = [item for item in results if isinstance(item, Refused)]
    taken = [item.document.id[:4] for item in results if not isinstance(item, Refused)]
    assert taken == ["good", "zebr"]
    assert len(refused) == 10
    for item in refused:
        assert str(item.error).startswith(str(tmp_path))
        assert str(item.error).count(";") >= 1
        assert "\n" not in str(item.error)


@pytest.mark.parametrize("method", ["open", "iterdir"])
def test_no_permission_is_said_of_the_file_or_folder(tmp_path, monkeypatch, method):
    make(tmp_path, "a/b.txt", "c.txt")
    original = getattr(Path, method)

    def forbid(self, *args, **kwargs):
        if self.name in ("b.txt", "a"):
            raise PermissionError(13, "Permission denied")
        return original(self, *args, **kwargs)

    monkeypatch.setattr(Path, method, forbid)
    refused, taken = take_in([tmp_path])
    assert "you have no permission to read it" in str(refused.error)
    assert taken.document.text.startswith("Report c.txt")
