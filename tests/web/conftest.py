"""A small invented case for the pages: strikes in a made-up month, told by made-up papers."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright
from scripts.desk import served
from tests.making_extremes import make_extremes

from recount.app.desk.snapshot import ReadingLine, RefusedInput, Snapshot
from recount.model.claims import Claim, ClaimKind, EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document, Provenance
from recount.model.events import (
    Cluster,
    Contradiction,
    ContradictionKind,
    Derivation,
    Event,
    EventCount,
    Linking,
    Membership,
    Reconciliation,
    Remainder,
    Step,
    StepKind,
    Strikes,
)
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.places import Alternative, PlaceBasis, PlaceLevel, Where
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

GAZETTE = (
    "The northern command said on Monday that a strike near Murzuq on 3 May 2031 killed eight "
    "fighters of the Red Column. No civilians were harmed, the statement said.\n\n"
    "Residents reached by telephone spoke of ten dead. "
    "The road to the south was closed for a day.\n\n"
    "Four strikes since the beginning of the month have killed 43 people, the command added."
)
FOUR = "Four strikes since the beginning of the month have killed 43 people"
HERALD = (
    "A second strike hit the outskirts of Sabha on 9 May 2031. The toll of that attack is unknown. "
    "The northern command gave no number."
)
ARABIC = (
    "قالت القيادة الشمالية إن غارة قرب مرزق في 3 مايو 2031 قتلت ثمانية مقاتلين من الرتل الأحمر."
)
FRENCH = "Le commandement affirme que la frappe du 3 mai a tué huit combattants."


def document(key: str, text: str, **more: object) -> Document:
    """A document of a made-up paper."""
    given = {"publisher": "The Gazette", "published": "2031-05-05", "language": "en"} | more
    return Document(id=key, text=text, **given)  # type: ignore[arg-type]


DOCUMENTS = (
    document(
        "gazette-1",
        GAZETTE,
        title="Eight killed in strike, command says",
        file="gazette.html",
        url="https://gazette.example/1",
        raw_sha256="ab" * 32,
        media_type="text/html",
        provenance=(Provenance("published", "meta article:published_time"),),
    ),
    document(
        "courier-7", GAZETTE, title="Command: strike kills eight", publisher="Harbour Courier"
    ),
    document(
        "herald-1",
        HERALD,
        title="Second strike near Sabha",
        publisher="The Herald",
        published="2031-05-10",
    ),
    document(
        "sahifa-2",
        ARABIC,
        title="غارة قرب مرزق تقتل ثمانية",
        publisher="صحيفة الساحل",
        language="ar",
    ),
    document(
        "journal-1",
        FRENCH,
        title="Une frappe fait huit morts",
        publisher="Le Journal",
        language="fr",
    ),
)

MURZUQ = Where(
    "near Murzuq",
    "Murzuq",
    2214827,
    25.9155,
    13.9184,
    25.0,
    "LY",
    "Murzuq",
    PlaceLevel.NEAR,
    None,
    PlaceBasis.WRITTEN,
    (Alternative("Murzuq Hills", 24.1, 12.2, "LY", 0.2),),
)
SABHA = Where(
    "the outskirts of Sabha",
    "Sabha",
    2212775,
    27.0377,
    14.4283,
    10.0,
    "LY",
    "Sabha",
    PlaceLevel.CITY,
    None,
    PlaceBasis.WRITTEN,
)
COMMAND = Party("the northern command", "Northern Command", None, PartyKind.STATE_FORCE, None)
COLUMN = Party("the Red Column", "Red Column", None, PartyKind.REBEL_GROUP, None)


def span(text: str, quote: str) -> Span:
    """The first place where a text holds these words."""
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def on(year: int, month: int, day: int, text: str = "", found: Span | None = None) -> When:
    """One written day."""
    when = date(year, month, day)
    return When(when, when, DatePrecision.DAY, text, found, DateBasis.WRITTEN)


def killed(text: str, quote: str, low: int, victims: Victims = Victims.UNSTATED) -> Count:
    """So many killed, exactly."""
    return Count(Outcome.KILLED, victims, low, low, quote, span(text, quote), Exactness.EXACT)


def command(text: str, quote: str) -> Speaker:
    """The command, as a text calls it."""
    return Speaker("Northern Command", SpeakerKind.MILITARY, span(text, quote))


def strike_claim(key: str, text: str, evidence: str, count: Count) -> Claim:
    """A claim of the strike of 3 May."""
    return Claim(
        id=f"c-{key}",
        document=key,
        kind=ClaimKind.EVENT,
        evidence=span(text, evidence),
        event_type=EventType.AIR_STRIKE,
        counts=(count,),
        where=MURZUQ,
        perpetrator=COMMAND,
        target=COLUMN,
    )


def dispatch_claims(key: str) -> tuple[Claim, ...]:
    """What a document with the text of the Gazette says."""
    evidence = "a strike near Murzuq on 3 May 2031 killed eight fighters of the Red Column"
    first = strike_claim(key, GAZETTE, evidence, killed(GAZETTE, "eight", 8, Victims.COMBATANT))
    when = on(2031, 5, 3, "3 May 2031", span(GAZETTE, "3 May 2031"))
    total = Claim(
        id=f"c-{key}-total",
        document=key,
        kind=ClaimKind.TOTAL,
        evidence=span(GAZETTE, FOUR),
        speaker=command(GAZETTE, "the command"),
        counts=(killed(GAZETTE, "43", 43),),
        events=Quantity(4, 4, "Four"),
    )
    residents = strike_claim(
        key, GAZETTE, "Residents reached by telephone spoke of ten dead", killed(GAZETTE, "ten", 10)
    )
    speaker = Speaker("residents", SpeakerKind.WITNESS, span(GAZETTE, "Residents"))
    return (
        replace(first, when=when, speaker=command(GAZETTE, "The northern command")),
        replace(residents, id=f"c-{key}-residents", speaker=speaker, stance=Stance.ALLEGES),
        total,
    )


def claims() -> tuple[Claim, ...]:
    """Every claim of the case."""
    herald = Claim(
        id="c-herald-1",
        document="herald-1",
        kind=ClaimKind.EVENT,
        evidence=span(HERALD, "A second strike hit the outskirts of Sabha on 9 May 2031"),
        event_type=EventType.AIR_STRIKE,
        where=SABHA,
        when=on(2031, 5, 9, "9 May 2031", span(HERALD, "9 May 2031")),
    )
    arabic = strike_claim(
        "sahifa-2",
        ARABIC,
        "غارة قرب مرزق في 3 مايو 2031 قتلت ثمانية مقاتلين",
        killed(ARABIC, "ثمانية", 8, Victims.COMBATANT),
    )
    return (*dispatch_claims("gazette-1"), *dispatch_claims("courier-7"), herald, arabic)


ALL = Victims.UNSTATED
FIRST_CLAIMS = (
    "c-gazette-1",
    "c-gazette-1-residents",
    "c-courier-7",
    "c-courier-7-residents",
    "c-sahifa-2",
)


def event(key: str, **more: object) -> Event:
    """An event about which nothing is known but what is given."""
    plain = Event(
        key, EventType.AIR_STRIKE, None, None, None, None, None, (), (), (), 1, None, Strikes(1, 1)
    )
    return replace(plain, **more)  # type: ignore[arg-type]


FIRST = event(
    "e-first",
    when=on(2031, 5, 3),
    where=MURZUQ,
    perpetrator=COMMAND,
    target=COLUMN,
    counts=(
        EventCount(Outcome.KILLED, ALL, 8, 8, 10, "majority_of_origins", FIRST_CLAIMS, 2),
        EventCount(
            Outcome.KILLED, Victims.COMBATANT, 8, 8, 8, "majority_of_origins", ("c-gazette-1",), 2
        ),
    ),
    claims=FIRST_CLAIMS,
    documents=("courier-7", "gazette-1", "sahifa-2"),
    origins=2,
)
SECOND = event(
    "e-second",
    when=on(2031, 5, 9),
    where=SABHA,
    claims=("c-herald-1",),
    documents=("herald-1",),
    counts=(EventCount(Outcome.KILLED, ALL, 0, None, 35, "arithmetic", ("c-gazette-1-total",), 0),),
)
NOWHERE = event(
    "e-nowhere",
    type=EventType.OTHER,
    counts=(EventCount(Outcome.INJURED, ALL, 3, 3, None, "latest", (), 1),),
)
CONTRADICTION = Contradiction(
    "x-first",
    ContradictionKind.COUNT,
    ("c-gazette-1", "c-gazette-1-residents"),
    ("e-first",),
    "The command says 8 killed near Murzuq on 3 May, residents say 10.",
    2,
)
STEPS = (
    Step(StepKind.REPORTED, "Northern Command says 8.", ("c-gazette-1", "c-courier-7"), 8, 8),
    Step(StepKind.REPORTED, "Residents say 10.", ("c-gazette-1-residents",), 8, 10),
    Step(StepKind.CHOSEN, "Two origins say 8, one says 10.", ("c-gazette-1", "c-sahifa-2"), 8, 8),
)
LEFT = (
    Step(StepKind.SUM, "43 less 8 leaves no more than 35.", ("c-gazette-1-total",), 0, 35),
    Step(StepKind.UNKNOWN, "No report gives a number.", ()),
)
REMAINDER = Remainder(
    "c-gazette-1-total",
    ("e-second",),
    Outcome.KILLED,
    ALL,
    0,
    35,
    "The total of 43 leaves between 0 and 35 for the strike near Sabha.",
)
A_DAY = GAZETTE.index("for a day")
PROBLEM = ("gazette-1", Problem("vague_time", "“for a day” has no date.", A_DAY, A_DAY + 9))
UNREAD = ("journal-1", Problem("unread_language", "No reader knows French; the text is kept."))
REFUSAL = RefusedInput("scans/page.pdf", "input", "it holds pictures and no text; add its text")
EVENTS = (FIRST, SECOND, NOWHERE)


def dated(key: str) -> Dated:
    """The date of a document of the case; the Herald gives none."""
    if key == "herald-1":
        return Dated(None, None, DatedBasis.UNKNOWN)
    return Dated(date(2031, 5, 5), date(2031, 5, 5), DatedBasis.METADATA)


def make_snapshot() -> Snapshot:
    """The whole case in memory."""
    origins = {row.id: row.id for row in DOCUMENTS} | {"courier-7": "gazette-1"}
    return Snapshot(
        name="case.ledger",
        events=EVENTS,
        claims={row.id: row for row in claims()},
        documents={row.id: row for row in DOCUMENTS},
        readings={row.id: ReadingLine(row.language, dated(row.id)) for row in DOCUMENTS},
        origins=origins,
        contradictions=(CONTRADICTION,),
        derivations=(
            Derivation("e-first", Outcome.KILLED, ALL, STEPS),
            Derivation("e-second", Outcome.KILLED, ALL, LEFT),
        ),
        remainders=(REMAINDER,),
        memberships=(
            Membership("c-gazette-1-total", ("e-first",), ("e-second",), False, "both are in May"),
        ),
        clusters=(
            Cluster(
                "e-first",
                EventType.AIR_STRIKE,
                None,
                None,
                None,
                None,
                None,
                FIRST_CLAIMS,
                (),
                reasons=(("c-sahifa-2", "same day and place"),),
            ),
        ),
        problems=(PROBLEM, UNREAD),
        refusals=(REFUSAL,),
        methodology="standard 1 (0123456789ab)",
        made_by="recount 0.1.0",
    )


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The whole case in memory."""
    return make_snapshot()


def make_ledger(path: Path) -> Path:
    """The same case in a ledger on disk."""
    from recount.ledger import Ledger

    case = make_snapshot()
    with Ledger.open(path, create=True) as ledger:
        for row in DOCUMENTS:
            ledger.put_document(row, None)
            found = case.claims_in.get(row.id, ())
            problems = tuple(problem for key, problem in (PROBLEM, UNREAD) if key == row.id)
            ledger.put_reading(Reading(row.id, row.language, dated(row.id), found, (), problems))
        ledger.put_refusal(REFUSAL.file, REFUSAL.code, REFUSAL.message)
        linking = Linking(case.clusters, case.memberships)
        found = Reconciliation(
            case.events, case.contradictions, case.derivations, case.remainders, case.methodology
        )
        ledger.replace_derived(linking, found, case.origins, case.made_by)
    return path


@pytest.fixture(scope="session", name="make_ledger")
def ledger_maker() -> Callable[[Path], Path]:
    """Writes the case into a new ledger."""
    return make_ledger


class Asking:
    """Asks a desk for pages without a network."""

    def __init__(self, path: Path) -> None:
        from recount.web import create_app

        self._transport = httpx.ASGITransport(create_app(path))

    def get(self, address: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer at an address."""

        async def ask() -> httpx.Response:
            base = "http://127.0.0.1:8377"
            async with httpx.AsyncClient(transport=self._transport, base_url=base) as client:
                return await client.get(address, headers=headers)

        return asyncio.run(ask())

    def send(
        self, page: str, form: dict[str, str], address: str = "/decide/keep"
    ) -> httpx.Response:
        """The answer to a form, sealed as those of a page are; redirects are followed."""

        async def ask() -> httpx.Response:
            base = "http://127.0.0.1:8377"
            async with httpx.AsyncClient(
                transport=self._transport, base_url=base, follow_redirects=True
            ) as client:
                shown = await client.get(page)
                found = re.search(r'name="seal" value="([0-9a-f]+)"', shown.text)
                seal = {"seal": found.group(1)} if found else {}
                return await client.post(address, data=seal | form)

        return asyncio.run(ask())


@pytest.fixture(scope="session")
def make_client() -> Callable[[Path], Asking]:
    """Asks the desk over a ledger without a network."""
    return Asking


@pytest.fixture(scope="session")
def case_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the case."""
    return make_ledger(tmp_path_factory.mktemp("desk") / "case.ledger")


def many_events(amount: int) -> tuple[Event, ...]:
    """So many events over three years and a wide land; every seventh has no best number."""
    first = date(2029, 1, 1)
    return tuple(_numbered_event(n, first + timedelta(days=(n * 37) % 1095)) for n in range(amount))


def _numbered_event(n: int, day: date) -> Event:
    low, best = n % 9, None if n % 7 == 0 else n % 9 + n % 4
    high = n % 9 + n % 4 + n % 3 * (1 if n % 50 else 40)
    where = replace(
        SABHA, name=f"Place {n % 400}", lat=20 + (n * 7 % 120) / 10, lon=10 + (n * 13 % 140) / 10
    )
    count = EventCount(Outcome.KILLED, ALL, low, best, high, "majority_of_origins", (), 1)
    when = on(day.year, day.month, day.day)
    return event(
        f"e-{n:05}", when=when, where=where, counts=(count,), perpetrator=(COMMAND, COLUMN)[n % 2]
    )


@pytest.fixture(scope="session")
def browser_path() -> str:
    """A browser of this machine; without one these tests fail and say what to install."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no browser: run tests/web/need_browser.sh")
    return found


@pytest.fixture(scope="session")
def case_address(case_ledger: Path) -> Iterator[str]:
    """The desk over the case, served for the browser."""
    with served(case_ledger) as address:
        yield address


@pytest.fixture(scope="session")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk over a ledger of extremes, served for the browser."""
    with served(make_extremes(tmp_path_factory.mktemp("extremes") / "extremes.ledger")) as address:
        yield address


FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """A browser without a window, for all journeys of a file."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield running
        running.close()
