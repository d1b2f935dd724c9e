"""What the model knows of a word by itself, worked out once for each word.

The first layers of both its networks look at one word at a time, by its letters and not by those
around it, and take a third of their sums; what they give for a word holds for the next time too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REMEMBERED = 10_000
"""Words that are kept before all are forgotten: words of names and numbers never end."""

_OF_ONE_WORD = frozenset(
    {"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"}
)
_TELLS_APART = ("ORTH", "NORM", "SPACY")
"""Two words that are the same in these are the same in all of the former."""
_PARTS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]

Numbers = Any
"""An array of numpy, which is imported with the model."""


def remember_words(nlp: Language) -> None:
    """Gives both networks a memory for words, where they are of the make that it knows."""
    for name in ("tok2vec", "ner"):
        if nlp.has_pipe(name):
            _remember(nlp.get_pipe(name))


def _remember(part: Any) -> None:
    model = getattr(part, "model", None)
    network = model.get_ref("tok2vec") if model is not None and model.has_ref("tok2vec") else model
    for layer in network.walk() if network is not None else ():
        if layer.layers and _is_known_make(layer.layers[0]):
            layer.layers[0] = _remembering(layer.layers[0])
            return


def _is_known_make(embed: Any) -> bool:
    """Whether it only looks at one word at a time, by what this memory tells words apart by."""
    names = [part.name.partition("(")[0] for part in embed.layers]
    return names == _PARTS and set(embed.layers[0].attrs["columns"]) <= _OF_ONE_WORD


def _remembering(embed: Any) -> Any:
    from thinc.api import Model

    memory = _Memory(embed)

    def of(_: Any, docs: list[Doc], is_train: bool) -> tuple[list[Numbers], Any]:  # noqa: ARG001
        return memory.of(docs), _no_training

    return Model("remembered", of)


def _no_training(_: Any) -> Any:
    raise AssertionError("a model with a memory for words is not trained")


class _Memory:
    """The numbers of the words met so far."""

    def __init__(self, embed: Any) -> None:
        self._embed = embed
        self._rows: dict[tuple[int, ...], int] = {}
        self._numbers: Numbers = None

    def of(self, docs: list[Doc]) -> list[Numbers]:
        """The numbers of every word of each Doc."""
        keys = [list(map(tuple, doc.to_array(list(_TELLS_APART)).tolist())) for doc in docs]
        if len(self._rows) >= REMEMBERED:
            self._rows.clear()
        self._learn(docs, keys)
        return [self._numbers[[self._rows[key] for key in row]] for row in keys]

    def _learn(self, docs: list[Doc], keys: list[list[tuple[int, ...]]]) -> None:
        """Works out the words that were not met before, each where it first stands."""
        arrays = self._embed.ops.xp
        features, list_, tables, mixed, _ = self._embed.layers
        new: dict[tuple[int, ...], Numbers] = {}
        for doc, row in zip(docs, keys, strict=True):
            fresh = {key: at for at, key in enumerate(row) if key not in self._rows}
            if fresh.keys() - new.keys():
                columns = features.predict([doc])[0]
                new |= {key: columns[at] for key, at in fresh.items()}
        if not new and self._numbers is not None:
            return
        rows = arrays.array(list(new.values()), dtype="uint64").reshape(len(new), -1)
        found = mixed.predict(tables.predict(list_.predict([rows]))).dataXd
        first = len(self._rows)
        self._rows |= {key: first + at for at, key in enumerate(new)}
        self._numbers = found if not first else arrays.concatenate([self._numbers[:first], found])
