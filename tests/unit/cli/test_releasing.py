"""`recount release` freezes what is published, by its name alone."""

from __future__ import annotations

import json

import pytest

from recount.app import releasing


@pytest.fixture(autouse=True)
def methods(monkeypatch):
    monkeypatch.setattr(releasing, "_methods", lambda ledger, settings: "<p>Methods.</p>\n")


@pytest.fixture
def release(run, case_path):
    def call(*words):
        return run("release", *words, "--ledger", case_path)

    return call


def test_a_name_alone_makes_the_release_of_that_name(release, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = release("2031-05", "--publisher", "The Recorders")
    assert done.exit_code == 0
    assert "files to 2031-05" in done.stderr
    about = json.loads((tmp_path / "2031-05" / "release.json").read_text("utf-8"))
    assert (about["name"], about["publisher"]) == ("2031-05", "The Recorders")


def test_it_is_the_same_as_with_make(release, tmp_path):
    for words in (("2031-05", "--to", tmp_path / "a"), ("make", "2031-05", "--to", tmp_path / "b")):
        assert release(*words, "--publisher", "Us").exit_code == 0
    sums = [(tmp_path / one / "SHA256SUMS").read_text() for one in "ab"]
    assert sums[0] == sums[1]


def test_a_release_is_verified_with_its_ledger_and_the_one_before_it(release, tmp_path):
    release("2031-05", "--to", tmp_path / "a", "--publisher", "Us")
    release("2031-06", "--to", tmp_path / "b", "--publisher", "Us", "--since", tmp_path / "a")
    done = release("verify", tmp_path / "b", "--since", tmp_path / "a")
    assert "every file is what was released" in done.stdout
    (tmp_path / "b" / "ged" / "ged.csv").write_text("x")
    spoilt = release("verify", tmp_path / "b")
    assert spoilt.exit_code == 1
    assert "ged/ged.csv is not what was released" in spoilt.stdout


def test_a_word_that_is_no_year_is_no_name(release):
    assert "No such command" in release("spring").stderr
