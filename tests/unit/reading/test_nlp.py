"""The parser keeps offsets, respects borders, and looks only where a claim may be."""

from __future__ import annotations

import pytest

from recount.errors import MissingPartError
from recount.model.documents import Document
from recount.reading import nlp as module
from recount.reading import reader
from recount.reading.lookahead import told_pieces
from recount.reading.nlp import candidates, load_nlp, parse, parse_text

QUIET = "The market opens at nine.\n\nSoldiers killed eight men.\n\nThe weather was fine.\n"


def sentences(text: str) -> list[str]:
    """The sentences as they were cut."""
    return [s.text.strip() for s in parse_text(load_nlp(), text).sents if s.text.strip()]


def test_tokens_keep_the_offsets_of_the_text() -> None:
    doc = parse_text(load_nlp(), QUIET)
    assert doc.text == QUIET
    assert all(QUIET[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_only_blocks_that_may_hold_a_claim_are_parsed() -> None:
    assert [QUIET[a:b].strip() for a, b in candidates(QUIET)] == ["Soldiers killed eight men."]
    doc = parse_text(load_nlp(), QUIET)
    parsed = {t.text for t in doc if t.pos_}
    assert "Soldiers" in parsed
    assert "market" not in parsed
    assert all(t.pos_ for t in parse_text(load_nlp(), QUIET, everything=True) if not t.is_space)


def test_speech_is_parsed_where_there_is_violence_elsewhere() -> None:
    text = "“It was quiet,” Ms. Orr said.\n\nEight people were killed.\n"
    assert len(candidates(text)) == 2
    assert candidates("“It was quiet,” Ms. Orr said.\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The toll stands at 46.",
        "She put the number of dead at eleven.",
        "He gave the toll as nine.",
        "They seized the post.",
        "A mortar round fell beside the well.",
        "Shells fell on the camp.",
        "Four boys vanished.",
    ],
)
def test_what_may_hold_a_claim_is_parsed(text: str) -> None:
    assert len(candidates(text)) == 1


@pytest.mark.parametrize(
    "text", ["The movement took responsibility.", "They blamed the neighbours."]
)
def test_an_answer_is_parsed_where_the_text_tells_of_something(text: str) -> None:
    idle = "The market opens at nine. The choir sang in the hall. The weather was fine. "
    told = f"Soldiers killed eight men. {3 * idle}{text}"
    assert candidates(f"{idle}{text}") == ()
    assert text in [told[a:b].strip() for a, b in candidates(told)]


def test_of_a_text_that_tells_of_little_the_sentences_beside_are_parsed_and_no_more() -> None:
    idle = "The market opens at nine. The choir sang in the hall. The fair lasts a week. "
    text = f"{idle}On Monday it rained. Soldiers killed eight men. They left by boat. {idle}"
    assert [text[a:b].strip() for a, b in candidates(text)] == [
        "On Monday it rained. Soldiers killed eight men. They left by boat."
    ]


def test_an_abbreviation_does_not_part_a_sentence_from_its_event() -> None:
    idle = "The market opens at nine. The choir sang in the hall. The fair lasts a week. " * 3
    text = (
        f"{idle}Soldiers of Gen. A. B. Orr met at St. Mary on Sept. 4 and killed eight men. {idle}"
    )
    assert any("Soldiers" in text[a:b] and "eight men" in text[a:b] for a, b in candidates(text))


def test_titles_and_months_do_not_end_a_sentence() -> None:
    assert sentences("Brig. Gen. A. Ord said on Sept. 19 that Lt. Col. Bo Tam was killed.") == [
        "Brig. Gen. A. Ord said on Sept. 19 that Lt. Col. Bo Tam was killed."
    ]


def test_a_heading_does_not_run_into_the_text() -> None:
    text = "Army Kills Eight\nFor Immediate Release\n\nSoldiers killed eight men.\n"
    assert sentences(text) == [
        "Army Kills Eight",
        "For Immediate Release",
        "Soldiers killed eight men.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = 'He said: "The attack was ours. We killed two." Nobody else was hurt in the attack.'
    assert sentences(text)[-1] == "Nobody else was hurt in the attack."
    assert not any(s.startswith('"') and len(s) == 1 for s in sentences(text))


def test_an_empty_text_is_an_empty_doc() -> None:
    assert [len(doc) for doc in parse(load_nlp(), [""])] == [0]


def test_a_missing_model_is_said_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MODELS", ("en_no_such_model",))
    with pytest.raises(MissingPartError, match="pip install"):
        load_nlp.__wrapped__()


def test_what_comes_of_a_text_does_not_depend_on_those_beside_it():
    texts = [QUIET, "Two soldiers died on Monday. " * 30, "A strike killed eight near Murzuq."]
    together = list(parse(load_nlp(), texts))
    for text, doc in zip(texts, together, strict=True):
        alone = parse_text(load_nlp(), text)
        told = [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in alone]
        assert [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in doc] == told


def test_a_remembered_lemma_is_the_one_that_would_be_worked_out():
    words = "The strikes were struck; they strike, striking, as the dead men's leaves fell."
    first, second = (parse_text(load_nlp(), words, everything=True) for _ in range(2))
    assert [t.lemma_ for t in first] == [t.lemma_ for t in second]
    assert {"strike", "be", "man", "fall"} <= {t.lemma_ for t in first}


FILLING = "The hall was painted in the spring, and the choir sang there until the autumn. " * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{FILLING}The sales force applauded the new hall.",
        f"{FILLING}The choir comes from Orlando, Fla., by bus.",
        f"The troops sang. {FILLING}The guests had to stop at the gate.",
    ],
)
def test_words_that_tell_of_violence_only_in_another_sense_are_not_parsed(text: str) -> None:
    cut, wanted = told_pieces(text)
    assert "".join(text[slice(*piece)] for piece in cut) == text
    assert not wanted
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "set_scene", lambda *_: pytest.fail("it was looked at"))
        found = list(reader.GrammarReader(None).read([Document("q", text)]))  # type: ignore[arg-type]
    assert [one.claims for one in found] == [()]


@pytest.mark.parametrize(
    "told", ["The troops had to force the gate.", "The rebels of the FLA left for Kidal."]
)
def test_the_same_words_are_parsed_where_they_may_tell(told: str) -> None:
    text = f"{FILLING}{told}"
    _, wanted = told_pieces(text)
    assert [text[slice(*piece)] for piece in wanted] == [told]


def test_a_text_without_a_word_of_violence_is_passed_over_and_still_dated():
    quiet = Document("q", "The choir sang in the hall on 3 May 2019.", published="2019-05-04")
    loud = Document("l", "A strike killed eight fighters near Murzuq, Libya, on 3 May 2019.")
    french = Document("f", "Une frappe a tué huit combattants.", language="fr")
    with pytest.MonkeyPatch.context() as patch:
        given: list[str] = []
        patch.setattr(reader, "parse", lambda nlp, texts, **_: given.extend(texts) or iter(()))
        found = list(reader.GrammarReader(None).read([quiet, french]))  # type: ignore[arg-type]
    assert given == []
    assert [one.document for one in found] == ["q", "f"]
    assert found[0].dated.start is not None
    assert found[0].claims == ()
    assert reader.tells(loud.text)
