"""The wire format's documents."""

from __future__ import annotations

import json

import pytest

from recount.intake import Refused, Taken, read_wire_lines

GOOD = {"id": "a", "text": "Eight\u00a0dead.\r\n", "published": "2019-11-18", "title": None}


def test_texts_are_kept_to_the_letter(take_one):
    document = take_one("a.jsonl", json.dumps(GOOD) + "\n").document
    assert document.text == GOOD["text"]
    assert (document.id, document.published, document.title) == ("a", "2019-11-18", None)
    assert document.file == "a.jsonl"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "the line is not JSON"),
        ("[" * 100_000, "the line is not JSON"),
        ("[]", "it is not a JSON object"),
        ('{"text": "x"}', "the field 'id' is missing"),
        ('{"id": "a"}', "the field 'text' is missing"),
        ('{"id": 1, "text": "x"}', "the field 'id' is not a string"),
        ('{"id": "a", "text": " "}', "the field 'text' is empty"),
        ('{"id": "a", "text": "x", "url": 3}', "the field 'url' is not a string"),
        ('{"id": "a", "text": "x\\ud800"}', "holds NUL or half a surrogate pair"),
        ('{"id": "a", "text": "x", "published": "2019-11"}', "no day or time in ISO 8601"),
        ('{"id": "b", "text": "another"}', "the id 'b' came before with another text"),
        (b'{"id": "a", "text": "\xff"}', "the line is not UTF-8"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_go_on(line, reason):
    lines = ['{"id": "b", "text": "one"}', "", line, '{"id": "c", "text": "two"}']
    first, refused, last = read_wire_lines(lines, "<stdin>")
    assert isinstance(refused, Refused)
    assert refused.file == "<stdin>, line 3"
    assert reason in str(refused.error)
    assert "\n" not in str(refused.error)
    assert [item.document.id for item in (first, last) if isinstance(item, Taken)] == ["b", "c"]


def test_the_same_line_twice_is_the_same_document_twice():
    line = json.dumps(GOOD)
    assert len({item.document for item in read_wire_lines([line, line], "x")}) == 1


@pytest.mark.parametrize(
    "published", ["2019-11-18T10:00:00Z", "2019-11-18T10:00:00+02:00", None, ""]
)
def test_times_and_unknown_days_are_welcome(published):
    (item,) = read_wire_lines([json.dumps({**GOOD, "published": published})], "x")
    assert item.document.published == (published or None)


@pytest.mark.parametrize("value", [GOOD, [GOOD], [GOOD, {**GOOD, "id": "b"}]])
def test_a_json_file_holds_one_or_a_list(take, value):
    found = take("a.json", json.dumps(value))
    assert len(found) == (len(value) if isinstance(value, list) else 1)
    assert all(isinstance(item, Taken) for item in found)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("[", "it is not JSON"), ("[]", "the list is empty"), ("3", "not a JSON")],
)
def test_a_json_file_that_holds_none_is_refused(refuse, content, reason):
    assert reason in refuse("a.json", content)
