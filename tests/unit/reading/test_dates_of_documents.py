"""When a text was written: its metadata, its dateline, or what its words imply."""

from __future__ import annotations

import pytest

from recount.model.dates import DatedBasis
from recount.reading.dates import read_dates


def dated(text: str, published: str | None = None) -> tuple[str, str, str]:
    found = read_dates(text, published).dated
    return str(found.start), str(found.end), found.basis.value


@pytest.mark.parametrize(
    ("published", "start", "end"),
    [
        ("2019-11-18", "2019-11-18", "2019-11-18"),
        ("2019-11-18T07:30:00Z", "2019-11-18", "2019-11-18"),
        ("2019-11", "2019-11-01", "2019-11-30"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("Wed, 25 Sep 2019 10:00:00 GMT", "2019-09-25", "2019-09-25"),
    ],
)
def test_metadata_date_a_document(published: str, start: str, end: str) -> None:
    assert dated("Two were killed yesterday.", published) == (start, end, "metadata")


def test_unreadable_metadata_is_a_problem_and_dates_nothing() -> None:
    found = read_dates("Two were killed.", "some time ago")
    assert found.dated.basis is DatedBasis.UNKNOWN
    assert [each.code for each in found.problems] == ["published_unreadable"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KABUL, Afghanistan (Jan. 25, 2013)\nA force killed two.", "2013-01-25"),
        ("TRIPOLI, 25 September 2019 (Agency) - Eight died.", "2019-09-25"),
        ("TRIPOLI, Sept. 25, 2019 (Agency) -- Eight died.", "2019-09-25"),
        ("Stuttgart, Germany, Sep 20, 2019\n\nThe command struck.", "2019-09-20"),
        ("A headline\nPublished: 27 September 2019\nText.", "2019-09-27"),
        ("A headline\n2019-09-27\nText.", "2019-09-27"),
        ("A headline\nSeptember 27, 2019 | By A. Writer\nText.", "2019-09-27"),
        ("Command Update, Jan. 10, 2011\nTwo were killed.", "2011-01-10"),
        ("2010-09-CA-005\nKABUL, Afghanistan (Sept. 1) - A force struck.", "2010-09-01"),
    ],
)
def test_a_dateline_dates_a_document(text: str, day: str) -> None:
    assert dated(text) == (day, day, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "The command struck near Murzuq on September 19, 2019.",
        "A chronology\n\n3 May 2019\nA raid.\n\n7 May 2019\nA strike.\n\n9 June 2019\nA clash.",
        "He (May 5, 2011) was there - or so they said.",
    ],
)
def test_a_date_elsewhere_is_no_dateline(text: str) -> None:
    assert read_dates(text, None).dated.basis is not DatedBasis.DATELINE


def test_metadata_stand_and_yesterday_counts_from_an_earlier_dateline() -> None:
    found = read_dates("TRIPOLI, 25 September 2019 (Agency) - Eight died yesterday.", "2019-09-27")
    assert str(found.dated.start) == "2019-09-27"
    assert [each.code for each in found.problems] == ["dateline_disagrees"]
    assert found.dates[-1].when is not None
    assert str(found.dates[-1].when.start) == "2019-09-24"


def test_a_dateline_long_before_the_metadata_is_not_counted_from() -> None:
    found = read_dates("TRIPOLI, 5 May 2019 (Agency) - Eight died yesterday.", "2019-09-27")
    assert [each.code for each in found.problems] == ["dateline_disagrees"]
    assert found.dates[-1].when is not None
    assert str(found.dates[-1].when.start) == "2019-09-26"


def test_last_year_beside_a_written_date_tells_the_year() -> None:
    text = "They flew ten sorties last year, most recently in June 2012. On May 3 a house was hit."
    assert dated(text) == ("2013-05-03", "2013-12-31", "inferred")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It opened this year, in March 2015.", "2015-03-01", "2015-12-31"),
        ("It closed last month, on 12 March 2015.", "2015-04-01", "2015-04-30"),
        (
            "The first raids of the year came after six the year before, the last of them in "
            "November 2012.",
            "2013-01-01",
            "2013-12-31",
        ),
        ("In March 2015, the last of four raids last year, two died.", "2016-01-01", "2016-12-31"),
    ],
)
def test_other_ties_tell_it_too(text: str, start: str, end: str) -> None:
    assert dated(text) == (start, end, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "There were raids last year and in May 2012.",
        "There has been no raid this year; the last was in May 2012.",
        "No raid was flown last year, most recently in May 2012.",
        "Raids are rarer this year than in May 2012.",
    ],
)
def test_a_date_that_is_not_inside_the_year_ties_nothing(text: str) -> None:
    assert dated(text) == ("2012-05-01", "None", "inferred")


def test_the_words_that_it_was_inferred_from_are_named() -> None:
    text = "They flew ten sorties last year, most recently in June 2012."
    because = read_dates(text, None).dated.because
    assert [each.quote for each in because] == ["last year", "June 2012"]


def test_a_past_date_alone_gives_only_a_beginning() -> None:
    assert dated("The camp was hit on 3 October 2019.") == ("2019-10-03", "None", "inferred")


def test_a_date_to_come_gives_no_beginning() -> None:
    assert dated("They will vote on 3 October 2019.") == ("None", "None", "unknown")


def test_ties_that_disagree_leave_the_text_undated() -> None:
    text = "Six raids last year, in May 2012. He spoke this year, in May 2018."
    found = read_dates(text, None)
    assert found.dated.basis is DatedBasis.UNKNOWN
    assert "year_unclear" in [each.code for each in found.problems]


def test_nothing_known_is_nothing_said() -> None:
    assert dated("Two were killed yesterday.") == ("None", "None", "unknown")


def test_an_inferred_document_dates_its_relative_words() -> None:
    text = "They flew ten sorties last year, most recently in June 2012. This year there were none."
    found = {each.span.quote: each.when for each in read_dates(text, None).dates}
    last, this = found["last year"], found["This year"]
    assert last is not None
    assert this is not None
    assert (str(last.start), str(this.start)) == ("2012-01-01", "2013-01-01")
    assert last.basis == "year_inferred"
