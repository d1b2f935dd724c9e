"""What a title says that its text does not."""

from __future__ import annotations

import pytest

from recount.app.marked import marked_text
from recount.model.claims import ClaimKind
from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.model.ids import digest
from recount.model.readings import Reading
from recount.model.spans import Span
from recount.model.whole import Whole
from recount.model.wire import from_wire, to_wire
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.headlines import in_full
from recount.reading.verifier import spans_of, verify


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


NOTICE = "Please sign in to read on. Our offer: four weeks for one euro."


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Teen shot, killed in Riverton", "A teen was shot and killed in Riverton"),
        ("Riverton man found dead", "A Riverton man was found dead"),
        ("12 soldiers killed in ambush", "12 soldiers were killed in an ambush"),
        ("Four hurt, one killed at market", "Four were hurt and one was killed at a market"),
        ("Boy, 4, wounded by mine", "A boy, 4, was wounded by mine"),
        ("Woman in critical condition", "A woman was in critical condition"),
        ("Police: Man shot at bar", "Police: A man was shot at a bar"),
        (
            "Police investigate deadly attack in Oldport",
            "Police investigate a deadly attack in Oldport",
        ),
        ("Officer Charged After Child’s Death", "An officer was charged after child’s death"),
        ("Police: Woman, child killed at bar", "Police: A woman and a child were killed at a bar"),
        ("Man kills brother, girlfriend", "A man kills brother and a girlfriend"),
        ("Dispute led to 10 people shot at bar", "Dispute led to 10 people being shot at a bar"),
        ("Three Guards Abducted At Party", "Three guards were abducted at a party"),
        ("Two dead in blast | Harbour Gazette", "Two were dead in a blast.\n\nHarbour Gazette"),
    ],
)
def test_a_headline_in_full_has_the_words_that_headlines_leave_out(
    headline: str, sentence: str
) -> None:
    assert in_full(headline).text == sentence


@pytest.mark.parametrize(
    "headline",
    [
        "Army shells village near the border",
        "The man shot a guard",
        "Blast leaves four injured",
        "Who killed the mayor of Oldport?",
        "Sergeant Hollis shot the driver",
        "Army names three soldiers killed near the border",
        "Police identify four killed at the market",
    ],
)
def test_a_headline_that_leaves_nothing_out_stays_as_it_is(headline: str) -> None:
    assert in_full(headline).text == headline


def test_each_character_of_the_sentence_knows_its_place_in_the_headline() -> None:
    headline = "Teen shot, killed in Riverton"
    full = in_full(headline)
    assert len(full.places) == len(full.text) + 1
    assert list(full.places) == sorted(full.places)
    at = full.text.index("Riverton")
    assert headline[full.places[at] : full.places[-1]] == "Riverton"


def _read(reader: GrammarReader, title: str | None, text: str) -> Reading:
    return next(reader.read([Document("d", text, title=title, published="2021-03-10")]))


def test_a_title_is_read_where_its_text_tells_of_nothing(reader: GrammarReader) -> None:
    title = "Two soldiers killed, five wounded in ambush"
    [claim] = _read(reader, title, NOTICE).claims
    assert {(c.outcome, c.low) for c in claim.counts} == {(Outcome.KILLED, 2), (Outcome.INJURED, 5)}
    spans = list(spans_of(claim))
    assert spans
    assert all(span.in_title and title[span.start : span.end] == span.quote for span in spans)


def test_what_a_title_says_again_is_not_counted_twice(reader: GrammarReader) -> None:
    text = "Two soldiers were killed in an ambush near Oldport on Monday, the army said."
    told = _read(reader, "Two soldiers killed in ambush", text)
    assert [claim.kind for claim in told.claims] == [ClaimKind.EVENT]
    assert not any(span.in_title for claim in told.claims for span in spans_of(claim))
    assert told == _read(reader, None, text)


def test_a_title_that_stands_in_its_text_is_not_read_again(reader: GrammarReader) -> None:
    title = "Two soldiers killed in ambush"
    for claim in _read(reader, title, f"{title}\n\n{NOTICE}").claims:
        assert not any(span.in_title for span in spans_of(claim))


def test_a_title_without_violence_changes_nothing(reader: GrammarReader) -> None:
    assert _read(reader, "Harbour opens again", NOTICE) == _read(reader, None, NOTICE)


def test_no_offset_on_the_wire_lies_about_the_text() -> None:
    span = Span(3, 9, "killed", in_title=True)
    sent = to_wire(span)
    assert NOTICE[sent["start"] : sent["end"]] == sent["quote"] == ""
    assert sent["title"] == {"start": 3, "end": 9, "quote": "killed"}
    assert from_wire(Span, sent) == span


def test_a_span_of_a_text_looks_on_the_wire_as_it_always_did() -> None:
    span = Span(3, 9, "killed")
    assert to_wire(span) == {"start": 3, "end": 9, "quote": "killed"}
    assert from_wire(Span, to_wire(span)) == span
    assert digest(span) != digest(Span(3, 9, "killed", in_title=True))


def test_words_of_title_and_text_never_overlap() -> None:
    assert not Span(0, 9, "x" * 9).overlaps(Span(0, 9, "x" * 9, in_title=True))
    assert not Span(0, 9, "x" * 9).holds(Span(2, 4, "xx", in_title=True))


def test_a_name_in_a_title_is_known_so_that_it_can_be_kept_back(reader: GrammarReader) -> None:
    told = _read(reader, "Mara Tollen killed in ambush near Riverton", NOTICE)
    assert any("Tollen" in mention.text for mention in told.mentions) or any(
        claim.person is not None for claim in told.claims
    )


def test_title_and_text_as_one_and_apart_again_are_what_they_were(reader: GrammarReader) -> None:
    title = "Two soldiers killed, five wounded in ambush"
    document = Document("d", NOTICE, title=title, published="2021-03-10")
    [claim] = next(reader.read([document])).claims
    whole = Whole.of(document)
    shown = whole.together(claim)
    assert all(whole.text[s.start : s.end] == s.quote for s in spans_of(shown))
    assert verify(shown, whole.text) is None
    assert whole.apart(shown) == claim


def test_a_text_with_its_claims_shows_the_title_that_makes_one(reader: GrammarReader) -> None:
    document = Document("d", NOTICE, title="Two soldiers killed in ambush", published="2021-03-10")
    shown = marked_text(document, next(reader.read([document])))
    above = shown.paragraphs[0]
    assert "".join(piece.text for piece in above.pieces) == document.title
    assert above.numbers == {1}
    assert not any(passage.numbers for passage in shown.paragraphs[1:])
    text = Document("d", NOTICE, title="Harbour opens again")
    assert len(marked_text(text, next(reader.read([text]))).paragraphs) == 1
