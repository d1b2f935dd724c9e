"""What is remembered of a word is what the networks work out of it, but for the last digits of
sums, which on some processors depend on what else is summed up."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from recount.reading import nlp, nlp_embedding
from recount.reading.nlp_arithmetic import use_numpy
from recount.reading.nlp_embedding import remember_words

TEXTS = (
    "Soldiers didn't shoot the soldiers' dogs, said Maj. Orr; DON'T shoot.\n\nHe said so.",
    "The soldiers shot eight dogs near Tarvel at 10 p.m., and  others shot back.",
    "",
    "Eight",
)


def test_networks_say_the_same_with_a_memory_for_words(monkeypatch: pytest.MonkeyPatch) -> None:
    name = next(name for name in nlp.MODELS if spacy.util.is_package(name))
    bare, faster = spacy.load(name), spacy.load(name)
    use_numpy(bare)
    use_numpy(faster)
    remember_words(faster)
    monkeypatch.setattr(nlp_embedding, "REMEMBERED", 12)  # so that it forgets in between
    for texts in (TEXTS, TEXTS[1:2], TEXTS[2:3], TEXTS):
        docs = [faster.make_doc(text) for text in texts]
        for part in ("tok2vec", "ner"):
            pair = [model.get_pipe(part).model for model in (bare, faster)]
            told, given = (
                (m.get_ref("tok2vec").predict(docs) for m in pair)
                if part == "ner"
                else (m.predict(docs) for m in pair)
            )
            assert all(
                np.allclose(one, other, rtol=0, atol=1e-4)
                for one, other in zip(told, given, strict=True)
            )


def test_a_model_without_such_networks_is_left_as_it_is() -> None:
    model = spacy.blank("en")
    remember_words(model)
    assert model.pipe_names == []
