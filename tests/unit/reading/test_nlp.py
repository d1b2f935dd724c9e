"""The parser keeps offsets, respects borders, and looks only where a claim may be."""

from __future__ import annotations

import pytest

from recount.errors import MissingPartError
from recount.reading import nlp as module
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
        "The movement claimed responsibility.",
        "They blamed the neighbours.",
        "He gave the toll as nine.",
        "They seized the post.",
        "A mortar round fell beside the well.",
        "Shells fell on the camp.",
        "Four boys vanished.",
    ],
)
def test_what_may_hold_a_claim_is_parsed(text: str) -> None:
    assert len(candidates(text)) == 1


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
