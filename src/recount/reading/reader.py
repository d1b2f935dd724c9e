"""The grammar reader: a document in, its verified claims out, every step in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim
from recount.model.dates import UNDATED, Dated, DatedBasis
from recount.model.documents import Document
from recount.model.readings import Problem, Reading
from recount.reading.claims.absences import read_absences
from recount.reading.claims.assessments import read_assessments
from recount.reading.claims.events import read_events
from recount.reading.claims.facilities import read_facilities
from recount.reading.claims.responses import read_responses
from recount.reading.claims.responsibility import read_responsibility
from recount.reading.claims.roles import read_roles
from recount.reading.claims.rows import read_rows
from recount.reading.claims.strengths import read_strengths
from recount.reading.claims.tolls import read_tolls
from recount.reading.dates import read_dates
from recount.reading.harms import find_harms
from recount.reading.harms_counted import Harm
from recount.reading.language import detect_language
from recount.reading.lookahead import Cut, pieces, tells, told_pieces
from recount.reading.mentions import mentions_of
from recount.reading.nlp import all_pieces, learning, load_nlp, parse
from recount.reading.nlp_arithmetic import on_one_core
from recount.reading.scene import Scene
from recount.reading.staging import set_scene
from recount.reading.tables import in_table, is_mostly_tables, tables_in
from recount.reading.themes import other_matter
from recount.reading.titles import Titled, tells_of_happenings
from recount.reading.verifier import verify

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recount.places import Gazetteer

VERSION = "grammar/1"
READ = frozenset({"en", "und"})
MOST_NAMED = 5  # words that a problem names


@dataclass(frozen=True)
class GrammarReader:
    """Reads English by grammar; other languages are named and left unread.

    `everything` parses passages that can hold no claim too, for the mentions in them.
    """

    gazetteer: Gazetteer
    everything: bool = False
    version: str = VERSION

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order; all of them are parsed together."""
        given = [(document, _language(document)) for document in documents]
        yield from self._with_titles(given, self._texts(given))

    def _with_titles(
        self, given: list[tuple[Document, str]], readings: list[Reading]
    ) -> Iterator[Reading]:
        """The readings, those that tell of no happening with what their titles say."""
        above = [
            _told_above(document, reading) if language in READ else None
            for (document, language), reading in zip(given, readings, strict=True)
        ]
        read = iter(self._read_all([one.read for one in above if one is not None]))
        for one, reading in zip(above, readings, strict=True):
            with_title = None if one is None else one.apart(next(read))
            is_more = with_title is not None and tells_of_happenings(with_title)
            yield with_title if with_title is not None and is_more else reading

    def _texts(self, given: list[tuple[Document, str]]) -> list[Reading]:
        """What the texts say, without their titles."""
        put_aside = [self._put_aside(document, language) for document, language in given]
        worth_it = [one for (one, _), aside in zip(given, put_aside, strict=True) if not aside]
        read = iter(self._read_all(worth_it))
        return [aside or next(read) for aside in put_aside]

    def _put_aside(self, document: Document, language: str) -> Reading | None:
        """The reading of a text that need not be parsed, None of any other: the cheap look that
        most texts of the world end at."""
        if language not in READ:
            return _unread(document, language)
        if self.everything:
            return None
        if not tells(document.text):
            return _passed_over(document)
        matter = other_matter(document.text)
        return _passed_over(document, matter) if matter else None

    def _read_all(self, documents: list[Document]) -> list[Reading]:
        """All that the documents say; a text that tells little is first read in extracts."""
        if not documents:
            return []
        with learning(load_nlp()), on_one_core():
            if self.everything:
                return self._look(documents, all_pieces)
            short = [_extract(one) for one in documents]
            found = self._may_claim([one for one in short if one is not None and one.text])
            worth = [one is None or (bool(one.text) and next(found)) for one in short]
            whole = (one for one, is_worth in zip(documents, worth, strict=True) if is_worth)
            read = iter(self._look(list(whole), pieces))
            return [
                next(read) if is_worth else _passed_over(one)
                for one, is_worth in zip(documents, worth, strict=True)
            ]

    def _may_claim(self, extracts: list[Document]) -> Iterator[bool]:
        """Whether a look at each finds a claim, be it one that its words do not bear out."""
        docs = parse(load_nlp(), [one.text for one in extracts], all_pieces)
        for one, doc in zip(extracts, docs, strict=True):
            scene, problems = set_scene(one, doc, self.gazetteer)
            yield bool(problems) or bool(_claims(scene, find_harms(scene)))

    def _look(self, documents: list[Document], look: Callable[[str], Cut]) -> list[Reading]:
        docs = parse(load_nlp(), [one.text for one in documents], look)
        return [self._read(one, doc) for one, doc in zip(documents, docs, strict=True)]

    def _read(self, document: Document, doc: Doc) -> Reading:
        """1. Find numbers, dates, places, parties, speakers. 2. Find claims of each kind. 3. Keep
        those whose words bear them out."""
        scene, problems = set_scene(document, doc, self.gazetteer)
        harms = find_harms(scene)
        kept, refused = _verified(_claims(scene, harms), document.text)
        found = mentions_of(scene, harms, places=self.everything or bool(kept))
        return Reading(document.id, "en", scene.dated, kept, found, (*problems, *refused))


def _told_above(document: Document, reading: Reading) -> Titled | None:
    """A document with its title above, where that may tell of what the text leaves untold."""
    titled = None if tells_of_happenings(reading) else Titled.of(document)
    return None if titled is None or other_matter(document.text) else titled


def _extract(document: Document) -> Document | None:
    """The sentences that tell, as a text of their own, an empty one where the words that tell
    stand in no sentence together; None where the whole is to be parsed."""
    cut, wanted = told_pieces(document.text)
    if wanted and (cut, wanted) == pieces(document.text):
        return None
    text = "".join(document.text[slice(*piece)] for piece in cut if piece in wanted)
    return replace(document, text=text)


def _language(document: Document) -> str:
    if document.language is None and is_mostly_tables(document.text):
        return "en"  # its labels are; the names that fill it tell nothing
    return (document.language or detect_language(document.text) or "und").split("-")[0]


def _passed_over(document: Document, matter: Sequence[str] = ()) -> Reading:
    """A text without any word of violence, or with such words for other things: it has a day, and
    no claims. That words of violence were passed over is said; `matter` are those that say of what
    else it tells."""
    dated = read_dates(document.text, document.published)
    problems = dated.problems
    if matter:
        named = ", ".join(f"“{word}”" for word in matter[:MOST_NAMED])
        message = (
            f"by its words ({named}) the text is about a match or a story: no claims were taken "
            "from it; mark them by hand if it tells of violence"
        )
        problems = (*problems, Problem("other_matter", message))
    return Reading(document.id, "en", dated.dated, (), (), problems)


def _unread(document: Document, language: str) -> Reading:
    message = (
        f"the text is in the language {language!r}, which this version does not read: "
        "no claims were taken from it"
    )
    dated = UNDATED
    if document.published:
        dated = _metadata_date(document.published)
    return Reading(document.id, language, dated, (), (), (Problem("unread_language", message),))


def _metadata_date(published: str) -> Dated:
    from datetime import date

    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return UNDATED
    return Dated(day, day, DatedBasis.METADATA)


def _claims(scene: Scene, harms: list[Harm]) -> tuple[Claim, ...]:
    """The claims of every kind, in the order of their evidence."""
    rows = read_rows(scene, harms)
    if tables_in(scene.text):  # the cells of a table are no sentences
        harms = [harm for harm in harms if not in_table(scene.text, harm.trigger.idx)]
    told, events = read_events(scene, harms)
    tolls = read_tolls(scene, told, events)
    roles = read_roles(scene, harms, told)
    blamed = read_responsibility(scene, told)
    answered = read_responses(scene, _in_order((*events, *tolls, *blamed, *roles)))
    everything = (
        *events,
        *tolls,
        *blamed,
        *roles,
        *answered,
        *read_strengths(scene, harms),
        *read_absences(scene, (*events, *tolls)),
        *read_facilities(scene),
        *read_assessments(scene),
    )
    running = (c for c in everything if not in_table(scene.text, c.evidence.start))
    return _in_order((*rows, *running))


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    by_id = {claim.id: claim for claim in claims}
    return tuple(sorted(by_id.values(), key=_place_in_text))


def _place_in_text(claim: Claim) -> tuple[int, int, int, str]:
    index = claim.series.index if claim.series is not None else -1
    return claim.evidence.start, claim.evidence.end, index, claim.id


def _verified(
    claims: tuple[Claim, ...], text: str
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims whose words bear them out, and a problem for each of the others.

    A reference to a claim that was refused is taken away with it.
    """
    problems = {claim.id: verify(claim, text) for claim in claims}
    kept = {claim.id for claim in claims if problems[claim.id] is None}
    found = tuple(_without_refused(claim, kept) for claim in claims if claim.id in kept)
    return found, tuple(p for p in problems.values() if p is not None)


def _without_refused(claim: Claim, kept: set[str]) -> Claim:
    scope = claim.scope
    if scope is not None:
        scope = replace(scope, members=tuple(m for m in scope.members if m in kept))
    return replace(
        claim,
        scope=scope,
        about=claim.about if claim.about in kept else None,
        refers_to=claim.refers_to if claim.refers_to in kept else None,
        adds_to=claim.adds_to if claim.adds_to in kept else None,
    )
