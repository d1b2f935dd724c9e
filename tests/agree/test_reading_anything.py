"""Whatever is cut from a report, and however it is mangled, it is read: nothing breaks, and what is
claimed stands in the text."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.verifier import spans_of, verify

CORPUS = Path(__file__).parents[2] / "corpora" / "reports"
CUTS = 5  # of each report and each way to mangle it
LONGEST = 400  # characters of a cut: what breaks, breaks in short texts too

Chance = random.Random


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def some_sentences(text: str, chance: Chance) -> str:
    """From any sentence to any other."""
    parts = sentences(text)
    start = chance.randrange(len(parts))
    return " ".join(parts[start : start + chance.randint(1, 4)])


def cut_at_clauses(text: str, chance: Chance) -> str:
    """From one comma, semicolon or dash to another."""
    parts = re.split(r"(?<=[,;:–—-])\s", some_sentences(text, chance))
    start = chance.randrange(len(parts))
    return " ".join(parts[start : start + chance.randint(1, 5)])


def cut_anywhere(text: str, chance: Chance) -> str:
    """From any character to any other, in the middle of a word or a number."""
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, LONGEST)]


def without_words(text: str, chance: Chance) -> str:
    return " ".join(w for w in some_sentences(text, chance).split() if chance.random() > 0.15)


def words_out_of_order(text: str, chance: Chance) -> str:
    words = some_sentences(text, chance).split()
    for _ in range(3):
        at, to = chance.randrange(len(words)), chance.randrange(len(words))
        words[at], words[to] = words[to], words[at]
    return " ".join(words)


def with_signs_doubled(text: str, chance: Chance) -> str:
    signs = r"[.,;:!?()\"'“”‘’–—-]"
    return re.sub(signs, lambda m: m[0] * chance.choice([1, 1, 2, 3]), some_sentences(text, chance))


def without_signs(text: str, chance: Chance) -> str:
    return re.sub(r"[.,;:()\"“”]", "", some_sentences(text, chance))


def opened_anew(text: str, chance: Chance) -> str:
    """ "But", "And" or a small letter at the head of each sentence."""
    opening = chance.choice(["But ", "And ", "", "which ", "and then ", "- ", "(", '"'])
    parts = sentences(some_sentences(text, chance))
    return " ".join(opening + part[:1].lower() + part[1:] for part in parts)


def as_bullets(text: str, chance: Chance) -> str:
    mark = chance.choice(["- ", "• ", "* ", "1. ", "", "– "])
    parts = re.split(r"(?<=[.,;])\s", some_sentences(text, chance))
    return chance.choice(["\n", "\n\n", "\n \n"]).join(mark + part for part in parts)


def as_a_heading(text: str, chance: Chance) -> str:
    words = some_sentences(text, chance).rstrip(".")[: chance.randint(5, 120)]
    return chance.choice([words.upper(), words.title(), words + "\n", words + ":"])


def broken_into_lines(text: str, chance: Chance) -> str:
    words = some_sentences(text, chance).split(" ")
    return "".join(w + chance.choice([" ", " ", " ", "\n", "\n\n\n", "\t", "  "]) for w in words)


def with_other_numbers(text: str, chance: Chance) -> str:
    """Numbers of any length, or none, where some stood."""
    numbers = ["0", "1", "two", "1,000,000", "99999999999999999999", "3.5", "½", "-4", "31", "1066"]
    return re.sub(r"\d+", lambda m: chance.choice([m[0], *numbers]), some_sentences(text, chance))


WAYS = [some_sentences, cut_at_clauses, cut_anywhere, without_words, words_out_of_order,
        with_signs_doubled, without_signs, opened_anew, as_bullets, as_a_heading,
        broken_into_lines, with_other_numbers]  # fmt: skip


def reports() -> list[str]:
    lines = [line for p in sorted(CORPUS.glob("*.jsonl")) for line in p.read_text().splitlines()]
    return [json.loads(line)["text"] for line in lines]


def cuts(way: int, seed: int, texts: list[str]) -> list[Document]:
    """Documents mangled in one way; the same for the same seed."""
    chance = Chance(1000 * seed + way)
    dates = ["2020-03-01", None, "2019-12-31T23:00:00Z"]
    found = []
    for number in range(CUTS):
        text = WAYS[way](chance.choice(texts), chance)[:LONGEST]
        if chance.random() < 0.3 and text.strip():
            text = chance.choice(WAYS)(text, chance)
        title = chance.choice([None, None, "Nine killed in attack", text[:60].strip() or None])
        found.append(Document(f"d{number}", text, title=title, published=chance.choice(dates)))
    return found


def faults(document: Document, claims: tuple[Claim, ...]) -> list[str]:
    """What is wrong with the claims of a document, beyond what they say."""
    ids, found = {claim.id for claim in claims}, []
    for claim in claims:
        for span in spans_of(claim):
            source = document.title if span.in_title else document.text
            if (source or "")[span.start : span.end] != span.quote or not span.quote:
                found.append(f"{span} stands elsewhere")
        pointed = {claim.refers_to, claim.about, claim.adds_to} - {None}
        if pointed - ids or claim.id in pointed:
            found.append(f"{claim.id} points at {pointed}")
        in_title = any(span.in_title for span in spans_of(claim))
        if not in_title and verify(claim, document.text) is not None:
            found.append(str(verify(claim, document.text)))
    return found


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


@pytest.mark.parametrize("way", range(len(WAYS)), ids=[way.__name__ for way in WAYS])
def test_whatever_a_report_is_cut_and_mangled_to_is_read_and_claims_what_it_says(
    reader: GrammarReader, way: int
) -> None:
    texts = reports()
    for seed in range(6):
        documents = cuts(way, seed, texts)
        for document, reading in zip(documents, reader.read(documents), strict=True):
            assert not faults(document, reading.claims), document.text
