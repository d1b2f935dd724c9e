"""The methodology file: what is read from it, and what is refused."""

from __future__ import annotations

from importlib import resources

import pytest
from tests.making_cases import Casebook, killed, number, on, rule

from recount.errors import MethodologyError
from recount.reconciling import SHIPPED, load_methodology
from recount.reconciling.intervals import Interval

TEXT = (resources.files("recount.resources") / "methodologies" / "standard.toml").read_text(
    encoding="utf-8"
)


def written(tmp_path, old, new):
    path = tmp_path / "methodology.toml"
    assert old in TEXT
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    return path


def test_the_packaged_file_names_every_rule_and_has_a_label():
    found = load_methodology()
    assert found.best_rules[0] == "majority_of_origins"
    assert found.label.startswith("standard 3 (")
    assert found == load_methodology()


def test_comments_do_not_change_the_hash_and_rules_do(tmp_path):
    same = load_methodology(written(tmp_path, "[range]", "# a note\n[range]"))
    assert same.digest == load_methodology().digest
    other = load_methodology(written(tmp_path, "\npoints = 1.0", "\npoints = 2.0"))
    assert other.digest != load_methodology().digest


@pytest.mark.parametrize(
    ("text", "word", "bounds"),
    [
        ("dozens", "dozens", Interval(12, 199)),
        ("Several people", "several", Interval(3, 19)),
        ("tens of thousands", "tens of thousands", Interval(10_000, 199_999)),
    ],
)
def test_a_vague_word_is_found_in_its_phrase_the_longest_first(text, word, bounds):
    found = load_methodology().number_of(text)
    assert found == load_methodology().words[word]
    assert found.bounds == bounds


def test_a_word_inside_another_is_not_that_word():
    assert load_methodology().number_of("somewhere") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('rules = ["majority_of_origins"', 'rules = ["loudest"', "'loudest' is no rule"),
        ('rule = "hull_and_sums"', 'rule = "guess"', "'guess' is no rule"),
        ('"medical", "ngo", "police"', '"medical", "police"', "does not name each kind once (ngo)"),
        ('"medical", "ngo"', '"medical", "oracle"', "'oracle' is unknown"),
        ("\npoints = 1.0", '\npoints = "one"', "is no number"),
        ("\npoints = 1.0", "", "[shares] points is missing"),
        ("[shares]", "[sharing]", "there is no section [sharing]"),
        ('"some" = { low = 2 }', '"some" = { low = 2, best = 1 }', "gives no range"),
        ('"some" = { low = 2 }', '"some" = 2', "gives no range"),
        ('name = "standard"', 'name = ""', "it has no name"),
        ('name = "standard"', "name = ", "it is not TOML"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_the_cure(tmp_path, old, new, said):
    with pytest.raises(MethodologyError) as caught:
        load_methodology(written(tmp_path, old, new))
    assert said in str(caught.value)
    assert caught.value.cure


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(MethodologyError, match="cannot be read"):
        load_methodology(tmp_path / "none.toml")


def test_other_rules_choose_other_numbers(tmp_path):
    book = Casebook()
    names = [
        book.claim(f"c{i}", f"d{i}", killed(dead), by=f"Speaker {i}/ngo")
        for i, dead in enumerate((8, 10, 10))
    ]
    book.event("e", on(1), *names)
    old = 'rules = ["majority_of_origins", "hierarchy_of_speakers", "latest", "arithmetic"]'
    cautious = load_methodology(written(tmp_path, old, 'rules = ["lowest"]'))
    assert number(book.reconcile(), "e") == (8, 10, 10)
    result = book.reconcile(cautious)
    assert (number(result, "e"), rule(result, "e")) == ((8, 8, 10), "lowest")


def test_without_sums_totals_tighten_nothing(tmp_path):
    book = Casebook()
    book.event("e1", on(1), book.claim("c1", "d1", killed(8), by="A Office/ngo"))
    book.event("e2", on(2), book.claim("c2", "d2", by="A Office/ngo"))
    book.total("t", "dt", killed(20), ["e1", "e2"], by="B Office/ngo")
    plain = load_methodology(written(tmp_path, 'rule = "hull_and_sums"', 'rule = "hull"'))
    assert number(book.reconcile(), "e2") == (12, 12, 12)
    assert number(book.reconcile(plain), "e2") == (None, None, None)


OWN = 'name = "own"\nversion = "3"\n'


def own(tmp_path, text, name="own.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_is_known_by_its_name(name):
    found = load_methodology(name)
    assert found.name == name
    assert found.label == f"{name} {found.version} ({found.digest[:12]})"


def test_a_file_overrides_single_lines_of_another(tmp_path):
    text = 'extends = "acled"\n' + OWN + '[words]\n"dozens" = { low = 24, best = 24 }\n'
    found, base = load_methodology(own(tmp_path, text)), load_methodology("acled")
    assert found.label.startswith("own 3 (")
    assert found.best_rules == base.best_rules
    assert found.words["tens"] == base.words["tens"]
    assert found.words["dozens"].bounds == Interval(24)
    assert found.digest != base.digest


def test_a_file_may_extend_a_file_beside_it(tmp_path):
    own(tmp_path, 'extends = "ucdp"\n' + OWN + "[shares]\npoints = 3\n", "first.toml")
    second = own(tmp_path, 'extends = "first.toml"\nname = "second"\nversion = "1"\n')
    assert load_methodology(second).share_points == 3
    assert load_methodology(second).inclusion.least == 1


def test_a_change_of_what_is_extended_changes_the_hash(tmp_path):
    first = 'extends = "ucdp"\n' + OWN + "[shares]\npoints = 3\n"
    second = own(tmp_path, 'extends = "first.toml"\n' + OWN)
    own(tmp_path, first, "first.toml")
    before = load_methodology(second).digest
    own(tmp_path, first.replace("3\n", "4\n"), "first.toml")
    assert load_methodology(second).digest != before


@pytest.mark.parametrize(
    ("text", "line", "said", "cure"),
    [
        (OWN + "[shares]\npoint = 2\n", 4, "[shares] has no line 'point'", "'points'"),
        (OWN + "[share]\npoints = 2\n", 3, "no section [share]", "'shares'"),
        (OWN + "[best]\nrules = ['lowst']\n", 4, "'lowst' is no rule", "lowest"),
        (OWN + "\n\n[shares]\npoints = -1\n", 6, "points = -1 is no number", "from 0 up"),
        (OWN + "[words]\n'tens' = { low = 9, high = 1 }\n", 4, "gives no range", "whole numbers"),
        (OWN + "[inclusion]\nleast = 0.5\n", 4, "no whole number", "from 0 up"),
        (OWN + "[grading]\nfair = ['rumour']\n", 4, "'rumour' is no rule", "independent_origins"),
        (OWN + "[page]\ntitle = 3\n", 4, "title = 3 is no text", "quote it"),
        ('colour = "red"\n' + OWN, 2, "stands in no section", "page"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_cure(tmp_path, text, line, said, cure):
    with pytest.raises(MethodologyError) as caught:
        load_methodology(own(tmp_path, 'extends = "standard"\n' + text.replace("\n", "\n", 1)))
    shift = 1 if not text.startswith("colour") else 0
    assert caught.value.record.endswith(f"own.toml, line {line + shift}")
    assert said in caught.value.what
    assert cure in caught.value.cure


def test_a_file_needs_a_name_of_its_own(tmp_path):
    with pytest.raises(MethodologyError, match=r"it has no name of its own; add name"):
        load_methodology(own(tmp_path, 'extends = "ucdp"\nversion = "1"\n'))


def test_files_that_extend_each_other_are_refused(tmp_path):
    own(tmp_path, 'extends = "b.toml"\n' + OWN, "a.toml")
    own(tmp_path, 'extends = "a.toml"\n' + OWN, "b.toml")
    with pytest.raises(MethodologyError, match="in a ring"):
        load_methodology(tmp_path / "a.toml")


def test_a_name_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(MethodologyError, match="use standard, ucdp, acled, airwars, or the path"):
        load_methodology("uppsala")
