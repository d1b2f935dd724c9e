"""What is remembered of words is what the model's rules make of them."""

from __future__ import annotations

import spacy
from spacy.language import Language

from recount.reading import nlp
from recount.reading.nlp_faster import remember_attributes, remember_lemmas

TEXTS = (
    "Let's go. I'm gonna see it, y'all; he ain't here. C'mon, they've got to.",
    "There's one bomb. There were two soldiers, who'd been leaving for the nearest of the towns.",
    "Soldiers shot eight men at 10 p.m., and the shot men's leaders shot back.\n\n",
    "Nothin' was left of it; I saw you, and they told me that she had not been there. Nor had you.",
)


def words(model: Language) -> list[tuple[str, ...]]:
    """All that the rules say of each word."""
    docs = model.pipe([*TEXTS, *TEXTS])
    return [(t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_) for doc in docs for t in doc]


def test_the_rules_say_the_same_with_a_memory() -> None:
    name = next(name for name in nlp.MODELS if spacy.util.is_package(name))
    bare, faster = spacy.load(name), spacy.load(name)
    remember_lemmas(faster)
    remember_attributes(faster)
    assert words(faster) == words(bare)


def test_a_model_without_these_rules_is_left_as_it_is() -> None:
    model = spacy.blank("en")
    remember_lemmas(model)
    remember_attributes(model)
    assert model.pipe_names == []
