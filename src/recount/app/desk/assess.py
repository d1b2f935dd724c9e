"""The pages on which questions are put to the whole ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from recount.app import assessing
from recount.app.desk.asked import AskedField, asked_field, day_of, selection_of, word_of
from recount.app.desk.snapshot import Snapshot
from recount.app.settings import Settings
from recount.errors import AssessmentError, NotFoundError
from recount.model.saying import say

if TYPE_CHECKING:
    from recount.analysis import Appraisal, Stratum, Tongue

SUBJECTS = {
    "strength": (say("Share of strength"), say("Which share of its fighters has a party lost?")),
    "activity": (
        say("Before and after"),
        say("Has a party’s activity changed since a day or some events?"),
    ),
    "counts": (
        say("Firsts and counts"),
        say("Do “the first this year” and “six last year” fit the events?"),
    ),
    "compare": (say("Side by side"), say("The same figures for several parties, places or kinds.")),
    "persons": (
        say("Persons as reported"),
        say("Who is said to be what, by whom, and who answered?"),
    ),
    "facilities": (say("Sites as reported"), say("What do documents say of bases and camps?")),
    "undercount": (say("Undercount"), say("How many events or deaths did nobody report?")),
    "coverage": (say("Coverage"), say("Who reports on what, and who is alone?")),
}
DAYS = ("from", "to")
ASKED = {
    "strength": ("party", *DAYS),
    "activity": ("party", "side", "since", "after", "place", "type", *DAYS),
    "counts": ("party", "place", *DAYS),
    "compare": ("by", "measure", "period", "only", "party", "place", "type", *DAYS),
    "persons": ("party", "names"),
    "facilities": ("party", "place"),
    "undercount": ("unit", "lists", "strata", "party", "place", "type", *DAYS),
    "coverage": ("lists", "party", "place", *DAYS),
}
"""What can be asked of each subject, in the words of the address; as the options of the command."""
DEFAULTS = {
    "activity": {"side": "by"},
    "compare": {"by": "perpetrator", "measure": "events"},
    "persons": {"names": "shown"},
    "undercount": {"unit": "events", "lists": "speaker"},
    "coverage": {"lists": "publisher"},
}


@dataclass(frozen=True, slots=True)
class SubjectLink:
    """A subject as the list of subjects names it."""

    key: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question cannot be answered, and what to do."""

    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class AssessPage:
    """One question with its answer and picture, or the reason why there is none.

    `documents` gives for each claim of the tables the document to open, `events` are those that
    the tables name.
    """

    ledger: str
    built: bool
    subject: SubjectLink | None
    subjects: tuple[SubjectLink, ...]
    fields: tuple[AskedField, ...]
    appraisal: Appraisal[Any] | None
    refusal: Refusal | None
    picture: str
    picture_address: str
    documents: dict[str, str]
    events: frozenset[str] = frozenset()


def assess_list(snapshot: Snapshot) -> AssessPage:
    """The subjects, before one is chosen."""
    return AssessPage(snapshot.name, snapshot.built, None, _links(), (), None, None, "", "", {})


def assess_page(
    snapshot: Snapshot,
    subject: str,
    query: Mapping[str, str],
    settings: Settings,
    tongue: Tongue | None = None,
) -> AssessPage:
    """One question put to the ledger, its picture in the language of the page. Raises NotFoundError
    for a subject that there is not."""
    asked = _asked(subject, query)
    try:
        found: Appraisal[Any] | None = answer(snapshot, subject, asked, settings)
        refusal = None
    except (AssessmentError, NotFoundError) as error:
        found, refusal = None, Refusal(error.what, error.cure)
    told = {key: text for key, text in asked.items() if text}
    return AssessPage(
        ledger=snapshot.name,
        built=snapshot.built,
        subject=next(one for one in _links() if one.key == subject),
        subjects=_links(),
        fields=tuple(asked_field(name, asked[name]) for name in ASKED[subject]),
        appraisal=found,
        refusal=refusal,
        picture=_picture(found, tongue),
        picture_address=f"/assess/{subject}/picture.png?{urlencode(told)}" if found else "",
        documents=_documents(snapshot, found),
        events=_events(snapshot, found),
    )


def assess_picture(
    snapshot: Snapshot,
    subject: str,
    query: Mapping[str, str],
    settings: Settings,
    tongue: Tongue | None = None,
) -> bytes:
    """The picture of an answer as a PNG. Raises AssessmentError where there is no answer."""
    from recount.analysis import Form, Tongue, draw

    found = answer(snapshot, subject, _asked(subject, query), settings)
    return draw(found, Form.PNG, tongue or Tongue())


def _links() -> tuple[SubjectLink, ...]:
    return tuple(SubjectLink(key, *words) for key, words in SUBJECTS.items())


def _asked(subject: str, query: Mapping[str, str]) -> dict[str, str]:
    """What the address asks, with the usual where it says nothing."""
    if subject not in ASKED:
        raise NotFoundError(
            say("subject %(name)s", name=subject), say("there is no such subject"),
            say("pick one of them"),
        )  # fmt: skip
    usual = DEFAULTS.get(subject, {})
    return {name: query.get(name, "").strip() or usual.get(name, "") for name in ASKED[subject]}


def _picture(found: Appraisal[Any] | None, tongue: Tongue | None) -> str:
    from recount.analysis import Tongue, inline

    return inline(found, tongue or Tongue()) if found is not None else ""


def _documents(snapshot: Snapshot, found: Appraisal[Any] | None) -> dict[str, str]:
    if found is None:
        return {}
    named = [key for table in found.tables for row in table.rows for key in row.claims]
    return {key: snapshot.claims[key].document for key in named if key in snapshot.claims}


def _events(snapshot: Snapshot, found: Appraisal[Any] | None) -> frozenset[str]:
    tables = found.tables if found is not None else ()
    cells = {cell for table in tables for row in table.rows for cell in row.cells}
    return frozenset(one.id for one in snapshot.events if one.id in cells)


def answer(
    snapshot: Snapshot, subject: str, asked: Mapping[str, str], settings: Settings
) -> Appraisal[Any]:
    """The answer to what an address asks."""
    ask: dict[str, Callable[[], Appraisal[Any]]] = {
        "strength": lambda: assessing.assess_strength(snapshot, selection_of(asked), settings),
        "activity": lambda: _activity(snapshot, asked),
        "counts": lambda: assessing.assess_counts(snapshot, selection_of(asked)),
        "compare": lambda: _compare(snapshot, asked),
        "persons": lambda: assessing.assess_persons(
            snapshot, selection_of(asked), asked["names"] != "withheld"
        ),
        "facilities": lambda: assessing.assess_facilities(snapshot, selection_of(asked)),
        "undercount": lambda: _undercount(snapshot, asked),
        "coverage": lambda: _coverage(snapshot, asked),
    }
    return ask[subject]()


def _activity(snapshot: Snapshot, asked: Mapping[str, str]) -> Appraisal[Any]:
    from recount.analysis import ActivityQuestion

    events = tuple(asked["after"].replace(",", " ").split())
    question = ActivityQuestion(selection_of(asked), day_of(asked["since"]), events)
    return assessing.assess_activity(snapshot, question)


def _compare(snapshot: Snapshot, asked: Mapping[str, str]) -> Appraisal[Any]:
    from recount.analysis import CompareQuestion, Measure, Parting, Period

    period = asked["period"]
    question = CompareQuestion(
        selection_of(asked),
        word_of(Parting, asked["by"], Parting.PERPETRATOR),
        word_of(Measure, asked["measure"], Measure.EVENTS),
        word_of(Period, period, Period.YEAR) if period else None,
        tuple(word.strip() for word in asked["only"].split(",") if word.strip()),
    )
    return assessing.assess_compare(snapshot, question)


def _undercount(snapshot: Snapshot, asked: Mapping[str, str]) -> Appraisal[Any]:
    from recount.analysis import Lists, UndercountQuestion, Unit

    words = asked["strata"].replace(",", " ").casefold().split()
    question = UndercountQuestion(
        selection_of(asked),
        word_of(Lists, asked["lists"], Lists.SPEAKER),
        word_of(Unit, asked["unit"], Unit.EVENTS),
        tuple(_stratum(word) for word in dict.fromkeys(words) if word != "and"),
    )
    return assessing.assess_undercount(snapshot, question)


def _stratum(word: str) -> Stratum:
    """What a person wants cases kept apart by."""
    from recount.analysis import Stratum

    if word not in set(Stratum):
        raise AssessmentError(
            say("strata %(word)s", word=repr(word)),
            say("cases cannot be kept apart by that"),
            say("take %(list)s", list=", ".join(Stratum)),
        )
    return Stratum(word)


def _coverage(snapshot: Snapshot, asked: Mapping[str, str]) -> Appraisal[Any]:
    from recount.analysis import Lists

    lists = word_of(Lists, asked["lists"], Lists.PUBLISHER)
    return assessing.assess_coverage(snapshot, selection_of(asked), lists)
