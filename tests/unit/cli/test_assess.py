"""`recount assess` prints assumptions before answers, draws, gives JSON, refuses with a cure."""

from __future__ import annotations

import json

import pytest
from tests.making_years import make_years, write_years

from recount.app.settings import SettingsError
from recount.errors import AssessmentError, OutputError

EVERY = (
    ("strength",), ("activity", "--party", "Hill Front"), ("counts",), ("compare",), ("persons",),
    ("facilities",), ("undercount",), ("coverage",),
)  # fmt: skip


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    return write_years(tmp_path_factory.mktemp("war") / "war.ledger", make_years())


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_assumptions_are_printed_before_the_answer(run, war, words):
    told = run("assess", *words, "--ledger", war).stdout
    assert told.index("Assumed") < told.index("Answer")
    assert "Data: war.ledger until 2033-02-28; rules: standard 1" in told
    assert max(map(len, told.splitlines())) <= 100


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_json_has_the_numbers_and_the_sentences(run, war, words):
    found = json.loads(run("assess", *words, "--ledger", war, "--json").stdout)
    assert found["subject"] == words[0]
    assert found["assumptions"]
    assert found["answers"]
    assert found["result"]
    assert found["data"]["as_of"] == "2033-02-28"


@pytest.mark.parametrize(("name", "head"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_picture_is_drawn_where_one_is_asked_for(run, war, tmp_path, name, head):
    result = run("assess", "coverage", "--ledger", war, "--picture", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(head)
    assert "The picture is in" in result.stderr


def test_a_picture_of_another_kind_is_refused(run, war, tmp_path):
    with pytest.raises(OutputError, match=r"give it a name in \.png or \.svg"):
        run("assess", "coverage", "--ledger", war, "--picture", tmp_path / "a.gif")
    with pytest.raises(OutputError, match="it cannot be written"):
        run("assess", "coverage", "--ledger", war, "--picture", tmp_path / "none" / "a.png")


def test_what_the_ledger_cannot_carry_is_refused_with_the_cure(run, war):
    with pytest.raises(AssessmentError) as refused:
        run("assess", "undercount", "--ledger", war, "--place", "Oldmill", "--from", "2032-05-01")
    assert "add sources, or ask for more days and places" in str(refused.value)


@pytest.mark.parametrize(
    "words",
    [
        ("activity", "--side", "over"),
        ("compare", "--by", "mood"),
        ("compare", "--measure", "luck"),
        ("coverage", "--lists", "none"),
        ("counts", "--from", "May"),
    ],
)
def test_a_word_that_is_no_choice_is_said_with_those_that_are(run, war, words):
    result = run("assess", *words, "--ledger", war)
    assert result.exit_code == 2
    assert words[1] in result.stderr


def test_without_names_no_name_is_printed(run, war):
    told = run("assess", "persons", "--without-names", "--ledger", war).stdout
    assert "person 1" in told
    assert "Orre" not in told
    assert "war.ledger" not in told


def test_the_long_table_is_cut_and_says_so(run, war):
    told = run("assess", "compare", "--period", "month", "--ledger", war).stdout
    assert "Feb 2033" in told
    assert run("assess", "compare", "--only", "River", "--ledger", war).exit_code == 0


def test_a_ledger_must_be_named(run):
    with pytest.raises(SettingsError, match="none is named"):
        run("assess", "strength")
