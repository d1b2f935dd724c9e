"""The model's finder of names, all words at once; what it finds is what spaCy's own finds.

spaCy asks word by word which of some 70 steps may be taken, which costs as much as the network.
Outside a name the network looks at the word alone, so that the best step can be worked out for all
words together; only inside a name does a word follow a word, and there all names go in step.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FEATURES = 3
"""What the network looks at: a word, the first of its name, the last before it in its name."""

TOGETHER = 64
"""Docs that are looked at together."""

Name = tuple[int, int, str]
"""The first word of a name, the word behind its last, and its kind."""

Numbers = Any
"""An array of numpy, which is imported with the model."""


def find_names_together(nlp: Language) -> None:
    """Puts this finder in the place of the model's own, where that is of the make it knows."""
    from spacy.language import Language as Factory

    if not nlp.has_pipe("ner") or not _is_known_make(nlp.get_pipe("ner")):
        return
    if not Factory.has_factory("recount_names"):
        Factory.factory("recount_names", func=_made)
    nlp.add_pipe("recount_names", after="ner")
    nlp.disable_pipe("ner")


def _made(nlp: Language, name: str) -> NameFinder:  # noqa: ARG001  the form of a factory
    return NameFinder(nlp.get_pipe("ner"))


def _is_known_make(ner: Any) -> bool:
    """Whether it takes the best step at each word, by three features and one layer of maxout."""
    model = getattr(ner, "model", None)
    if model is None or model.has_ref("lower") is not True or model.attrs["unseen_classes"]:
        return False
    lower = model.get_ref("lower")
    greedy = int(ner.cfg.get("beam_width") or 1) == 1 and model.attrs["has_upper"] is True
    return greedy and lower.get_dim("nF") == FEATURES and lower.get_dim("nP") > 1


class NameFinder:
    """A part of the pipeline that marks names in Docs whose sentences are known."""

    def __init__(self, ner: Any) -> None:
        self._embed = ner.model.get_ref("tok2vec")
        self._network = _network_of(ner)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its names marked."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """The Docs with their names marked, in their order."""
        docs = iter(stream)
        while some := list(islice(docs, batch_size)):
            self._mark([doc for doc in some if len(doc)])
            yield from some

    def _mark(self, docs: list[Doc]) -> None:
        from spacy.tokens import Span

        if not docs:
            return
        ends = list(accumulate(len(doc) for doc in docs))
        spans: list[list[Span]] = [[] for _ in docs]
        for start, end, kind in _names(self._network, self._embed.predict(docs), *_limits(docs)):
            which = bisect_left(ends, start + 1)
            doc, before = docs[which], ends[which] - len(docs[which])
            spans[which].append(Span(doc, start - before, end - before, label=kind))
        for doc, found in zip(docs, spans, strict=True):
            doc.set_ents(found, default="outside")


def _limits(docs: list[Doc]) -> tuple[Numbers, Numbers]:
    """Of each word whether its sentence goes on behind it, and whether it is only white space."""
    import numpy as np

    rows = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
    begins = rows[:, 0] == 1
    begins[list(accumulate(len(doc) for doc in docs[:-1]))] = True
    return np.append(~begins[1:], False), rows[:, 1] == 1


# --- the network ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Network:
    """Both layers of the finder's network, and what its steps are.

    `outside` are the steps that may be taken outside a name, of which `begins` begin one that goes
    on; `kinds`, `goes_on` and `ends` are of each of the former: the kind of the name, and the
    steps inside such a name.
    """

    ops: Any
    lower: Numbers
    padding: Numbers
    bias: Numbers
    upper: Numbers
    upper_bias: Numbers
    outside: list[int]
    begins: list[bool]
    kinds: list[str]
    goes_on: Numbers
    ends: Numbers

    def scores(self, features: Iterable[Numbers], steps: Any = slice(None)) -> Numbers:
        """How good the steps are where these are the sums of the features, added in this order."""
        import numpy as np

        summed = reduce(np.add, [*features, self.bias])
        pieces = summed.reshape(len(summed), self.upper.shape[1], -1)
        hidden = reduce(np.maximum, (pieces[:, :, i] for i in range(pieces.shape[2])))
        found = self.ops.gemm(np.ascontiguousarray(hidden), self.upper[steps], trans2=True)
        return found + self.upper_bias[steps]

    def of(self, words: Numbers, feature: int) -> Numbers:
        """What words give as one of the features."""
        return self.ops.gemm(words, self.lower[feature], trans2=True)


def _network_of(ner: Any) -> _Network:
    import numpy as np

    lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
    width = lower.get_dim("nO") * lower.get_dim("nP")
    moves = ner.moves
    named = map(moves.get_class_name, range(moves.n_moves))
    steps = [name.partition("-")[::2] for name in named]
    outside = [i for i, (move, kind) in enumerate(steps) if move == "O" or (move in "BU" and kind)]
    number = {step: i for i, step in enumerate(steps)}
    return _Network(
        ops=ner.model.ops,
        lower=np.ascontiguousarray(lower.get_param("W").reshape(FEATURES, width, -1)),
        padding=lower.get_param("pad").reshape(FEATURES, width),
        bias=lower.get_param("b").reshape(width),
        upper=upper.get_param("W"),
        upper_bias=upper.get_param("b"),
        outside=outside,
        begins=[steps[i][0] == "B" for i in outside],
        kinds=[steps[i][1] for i in outside],
        goes_on=np.array([number.get(("I", steps[i][1]), 0) for i in outside]),
        ends=np.array([number.get(("L", steps[i][1]), 0) for i in outside]),
    )


def _names(network: _Network, words: Numbers, goes_on: Numbers, is_space: Numbers) -> list[Name]:
    """The names in a row of words, where `goes_on` says of which words the sentence goes on."""
    import numpy as np

    scores = network.scores(
        [network.of(words, 0), network.padding[1], network.padding[2]], network.outside
    )
    begins = np.array(network.begins)
    named = np.array([bool(kind) for kind in network.kinds])
    scores[np.ix_(~goes_on, begins)] = -np.inf
    scores[np.ix_(is_space, named)] = -np.inf
    best = scores.argmax(axis=1)
    opened = np.flatnonzero(begins[best])
    ends = dict(zip(opened.tolist(), _ends(network, words, goes_on, opened, best), strict=True))
    return list(_in_turn(network, np.flatnonzero(named[best]).tolist(), best, ends))


def _ends(
    network: _Network, words: Numbers, goes_on: Numbers, opened: Numbers, best: Numbers
) -> list[int]:
    """The word behind the last of each name, one step further for all that are open."""
    import numpy as np

    behind = np.zeros(len(opened), dtype=int)
    first = network.of(words[opened], 1)
    here = np.arange(len(opened))
    at = opened + 1
    while len(here):
        before = network.of(words[at - 1], 2)
        scores = network.scores([network.of(words[at], 0), first[here], before])
        row, step = np.arange(len(here)), best[opened[here]]
        open_ = scores[row, network.goes_on[step]] >= scores[row, network.ends[step]]
        open_ &= goes_on[at]
        behind[here[~open_]] = at[~open_] + 1
        here, at = here[open_], at[open_] + 1
    return behind.tolist()


def _in_turn(
    network: _Network, places: list[int], best: Numbers, ends: dict[int, int]
) -> Iterator[Name]:
    """The names from the first word on; what would begin inside another is none."""
    free = 0
    for start in places:
        if start >= free:
            free = ends.get(start, start + 1)
            yield start, free, network.kinds[best[start]]
