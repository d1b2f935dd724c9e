"""Titles: what a document says in its title alone.

A title that stands apart from its text is read where the text tells of no happening: with the text,
as the first paragraph above it, so that places, days and speakers of the text are known. Where the
text tells, its title says no more than the text does, and in fewer words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.model.readings import Mention, MentionKind, Problem, Reading
from recount.model.spans import Span, with_spans
from recount.reading.headlines import in_full
from recount.reading.lookahead import tells

_GAP = "\n\n"
_HAPPENING = frozenset({ClaimKind.EVENT, ClaimKind.TOTAL})


@dataclass(frozen=True, slots=True)
class Titled:
    """A document with its title above its text: `read` is what the reader is given.

    `places` says, for each character of the title as it is read, where it stands in the title.
    """

    given: Document
    read: Document
    places: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> Titled | None:
        """The document so; None where the title tells nothing, or stands in the text anyway."""
        title = document.title
        if not title or not tells(title) or _plain(title) in _plain(document.text):
            return None
        full = in_full(title)
        above = replace(document, text=full.text + _GAP + document.text, title=None)
        return cls(document, above, full.places)

    def apart(self, reading: Reading) -> Reading:
        """What was read, with title and text apart again."""
        moved = {claim.id: self._claim(claim) for claim in reading.claims}
        names = {old: new.id for old, new in moved.items()}
        return replace(
            reading,
            dated=with_spans(reading.dated, self._span),
            claims=tuple(_renamed(claim, names) for claim in moved.values()),
            mentions=tuple(self._mentions(reading)),
            problems=tuple(self._problem(problem) for problem in reading.problems),
        )

    def _claim(self, claim: Claim) -> Claim:
        return with_spans(claim, self._span).with_id()

    @property
    def _text_from(self) -> int:
        return len(self.places) - 1 + len(_GAP)

    def _span(self, span: Span) -> Span:
        if span.start >= self._text_from:
            return replace(span, start=span.start - self._text_from, end=span.end - self._text_from)
        last = len(self.places) - 1
        start, end = self.places[span.start], self.places[min(span.end, last)]
        assert self.given.title is not None
        return Span(start, end, self.given.title[start:end], in_title=True)

    def _mentions(self, reading: Reading) -> Iterator[Mention]:
        """Those of the text; of the title persons alone, who must be known to be kept back."""
        for mention in reading.mentions:
            if mention.start >= self._text_from:
                yield with_spans(
                    replace(
                        mention,
                        start=mention.start - self._text_from,
                        end=mention.end - self._text_from,
                    ),
                    self._span,
                )
            elif mention.kind is MentionKind.PERSON:
                yield replace(mention, start=0, end=0, in_title=True)

    def _problem(self, problem: Problem) -> Problem:
        if problem.start is None or problem.end is None:
            return problem
        if problem.start < self._text_from:
            return replace(problem, start=None, end=None)
        return replace(
            problem, start=problem.start - self._text_from, end=problem.end - self._text_from
        )


def tells_of_happenings(reading: Reading) -> bool:
    """Whether a reading has a claim of an event or of several."""
    return any(claim.kind in _HAPPENING for claim in reading.claims)


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    """The claim with the new names of those that it speaks of."""
    scope = claim.scope
    if scope is not None:
        scope = replace(scope, members=tuple(names.get(one, one) for one in scope.members))
    about, refers, adds = (
        names.get(one, one) if one else None
        for one in (claim.about, claim.refers_to, claim.adds_to)
    )
    return replace(claim, scope=scope, about=about, refers_to=refers, adds_to=adds)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
