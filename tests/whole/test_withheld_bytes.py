"""A name that may not leave is in no byte of what leaves, not even by half where a quote, a line,
an elision or a window cuts it: exports, reports, releases, comparisons, lists, and what assistants
are told."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pypdfium2
import pytest
from mcp import Client
from typer.testing import CliRunner

from recount.app.asking import Witness
from recount.app.people import Publishing, disclose
from recount.cli.assistants import assistant_server
from recount.cli.program import program
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.events import (
    Cluster,
    Contradiction,
    ContradictionKind,
    Event,
    EventCount,
    Linking,
    Reconciliation,
    Strikes,
)
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.persons import DisclosureKind, PersonField
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Mention, MentionKind, PersonName, Reading
from recount.model.spans import Span
from recount.publishing import FileKind, Shape
from recount.reconciling import load_methodology

NAME = "Velma Quist"
HALVES = re.compile(r"(?i)velma|elma\b|velm|quist|quis\b|uist")
FILLER = "of a long day in which nobody could say what had been hit and the road stayed shut "
SHIFTS = range(0, 26, 2)
DAY = date(2031, 5, 3)


def sentence(shift: int) -> str:
    """A sentence too long for a line, a quote on the terminal or a passage, with the name at
    another place in each."""
    lead = (FILLER * 4)[: 150 + shift].rsplit(" ", 1)[0]
    tail = (FILLER * 6)[: 300 - shift].rsplit(" ", 1)[0]
    return f"The zeppelin strike {lead} killed {NAME}, 34, near Oldmill {tail}."


def document(key: str, text: str) -> Document:
    return Document(
        key, text, title=f"Zeppelin strike killed {NAME}", published="2031-05-04",
        publisher=f"{NAME} Press", url=f"https://press.example/{key}/velma-quist", language="en",
    )  # fmt: skip


def claims_of(key: str, text: str, shift: int) -> tuple[Claim, ...]:
    at = text.index(NAME)
    # The words of one claim end, those of another begin, within the name.
    cut = Span.of(text, 0, at + 5) if shift % 4 else Span.of(text, at + 6, len(text))
    day = When(DAY, DAY, DatePrecision.DAY, "3 May", None, DateBasis.WRITTEN)
    count = Count(Outcome.KILLED, Victims.UNSTATED, 1, 1, f"killed {NAME}", None, Exactness.EXACT)
    home = Where(
        f"the house of {NAME}", None, None, 26.1, 14.2, 5.0, "LY", None, PlaceLevel.TOWN, None,
        PlaceBasis.WRITTEN,
    )  # fmt: skip
    whole = Claim(
        f"c-{key}", key, ClaimKind.EVENT, Span.of(text, 0, len(text)), when=day, where=home,
        event_type=EventType.AIR_STRIKE, counts=(count,),
        speaker=Speaker(NAME, SpeakerKind.WITNESS, None),
        target=Party(f"men of {NAME}", None, None, None, None),
    )  # fmt: skip
    half = Claim(
        f"c-{key}-half", key, ClaimKind.EVENT, cut, when=day, where=home,
        event_type=EventType.AIR_STRIKE, counts=(count,),
    )  # fmt: skip
    return whole, half


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bytes")
    path = folder / "case.ledger"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
    (folder / "list.csv").write_text(f"name,age,place\n{NAME},34,Oldmill\nTobin Harrow,20,Sand\n")
    return path


def fill(ledger: Ledger) -> None:
    dated = Dated(DAY, DAY, DatedBasis.METADATA)
    claims: list[Claim] = []
    for shift in SHIFTS:
        key, text = f"press-{shift}", sentence(shift)
        found = claims_of(key, text, shift)
        mentions: tuple[Mention, ...] = ()
        if shift == 0:
            # Only one document is known to name her: in the others her name marks her.
            at = text.index(NAME)
            mentions = (Mention(MentionKind.PERSON, at, at + 11, NAME, PersonName(NAME)),)
            person = Person(NAME, "nurse", None, PersonStatus.KILLED, Span.of(text, at, at + 11))
            role = Claim("c-role", key, ClaimKind.ROLE, Span.of(text, 0, len(text)), person=person)
            found = (*found, role)
        ledger.put_document(document(key, text))
        ledger.put_reading(Reading(key, "en", dated, found, mentions))
        claims += [one for one in found if one.kind is ClaimKind.EVENT]
    first = claims[0]
    ids = tuple(one.id for one in claims)
    keys = tuple(dict.fromkeys(one.document for one in claims))
    shared = (EventType.AIR_STRIKE, first.when, first.where, None, first.target, None)
    count = EventCount(Outcome.KILLED, Victims.UNSTATED, 1, 1, 1, "only", ids)
    event = Event("e-000000000001", *shared, (count,), ids, keys, 3, None, Strikes(1, 1))
    against = Contradiction(
        "x-1", ContradictionKind.COUNT, ids[:2], (event.id,),
        f"{NAME} counts one dead, “killed {NAME}”, and others none.", 1,
    )  # fmt: skip
    linking = Linking((Cluster(event.id, *shared, ids, keys),), ())
    numbers = Reconciliation((event,), (against,), (), (), load_methodology().label)
    ledger.replace_derived(linking, numbers, {})


@pytest.fixture(params=["nobody decided", "withheld"], scope="module")
def state(request, made) -> str:
    if request.param == "withheld":
        with Ledger.open(made) as ledger:
            for kind, fields in ((DisclosureKind.PUBLISH, tuple(PersonField)),
                                 (DisclosureKind.WITHHOLD, ())):  # fmt: skip
                disclose(ledger, Publishing(kind, NAME, fields, "asked", "Ilse"))
    return request.param


def run(*words: str | Path) -> str:
    done = CliRunner().invoke(program, [str(one) for one in words])
    assert done.exit_code in (0, 1), done.output
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    return done.output


def read(name: str, data: bytes) -> Iterator[str]:
    """What a file says, unpacked as its readers unpack it."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for one in packed.namelist():
                yield from read(one, packed.read(one))
    elif name.endswith(".pdf"):
        pages = pypdfium2.PdfDocument(data)
        yield " ".join(page.get_textpage().get_text_bounded() for page in pages)
        yield json.dumps(pages.get_metadata_dict())
    elif name.endswith("parquet"):
        yield str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist())
    # Texts that are set one after another lie in tags and lines of their own.
    yield re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace"))
    yield data.decode("utf-8", "replace")


def names_in(folder: Path) -> dict[str, list[str]]:
    found = {}
    for one in sorted(folder.rglob("*")):
        if one.is_file():
            for text in (one.name, *read(one.name, one.read_bytes())):
                if HALVES.search(text):
                    found[one.name] = HALVES.findall(text)
    return found


def test_no_export_of_any_shape_as_any_file_holds_it(made, state, tmp_path):
    graphs = {Shape.JSONLD, Shape.FTM}
    for shape in Shape:
        for kind in [None] if shape in graphs else [None, *FileKind]:
            more = ["--as", kind] if kind else []
            run("export", shape, *more, "--to", tmp_path / f"{shape}-{kind}", "-l", made)
    assert len(list(tmp_path.rglob("*"))) > 150
    assert names_in(tmp_path) == {}


def test_no_report_release_or_comparison_holds_it(made, state, tmp_path):
    run("report", "--to", tmp_path / "report", "--publisher", "Us", "-l", made)
    run("report", "--to", tmp_path / "part", "--event", "e-000000000001", "-l", made)
    run("export", "ged", "--to", tmp_path / "ged", "-l", made)
    table = tmp_path / "ged" / "ged.csv"
    table.write_text(table.read_text("utf-8").replace("2031-05-03", "2031-05-04"), "utf-8")
    run("compare", table, "--to", tmp_path / "compare", "-l", made)
    assert "time" in (tmp_path / "compare" / "differences.csv").read_text("utf-8")
    release = ("release", "2031-05", "--publisher", "Us", "--report", "-l", made)
    run(*release, "--to", tmp_path / "release")
    endings = {one.suffix for one in tmp_path.rglob("*") if one.is_file()}
    assert endings >= {".html", ".pdf", ".docx", ".csv", ".json", ".cff", ".geojson"}
    assert names_in(tmp_path) == {}


def test_a_list_beside_the_ledger_is_written_without_names_or_with_those_that_may_be_seen(
    made, state, tmp_path
):
    beside = ("persons", made.parent / "list.csv", "-l", made, "--to")
    run(*beside, tmp_path / "bare.csv")
    if state == "withheld":
        run(*beside, tmp_path / "named.csv", "--with-names")
        told = run("persons", made.parent / "list.csv", "--json", "-l", made)
        assert not HALVES.search(told)
        assert "Tobin Harrow" in (tmp_path / "named.csv").read_text("utf-8")
    assert names_in(tmp_path) == {}


NAMED = ("Velma", "Quist", '"Velma Quist"', "uis")
ASKED = {
    "search": [
        {"words": words, "claims": claims, "page": page}
        for words in ("zeppelin", "oldmill", "stayed shut", *NAMED)
        for claims in (False, True)
        for page in (1, 2)
    ],
    "show": [{}, {"since": "2031-05-01"}, {"country": "LY"}, {"first": 2}, {"since": "May"}],
    "explain": [{"event": "e-000000000001"}, {"event": "e-none"}],
    "check": [{}, {"first": 2}],
}  # fmt: skip


def answers(ledger: Ledger) -> dict[str, list[str]]:
    """All that an assistant gets to see: what the tools are, and what each of them answers."""

    async def ask() -> dict[str, list[str]]:
        async with Client(assistant_server(Witness(ledger))) as client:
            tools = await client.list_tools()
            found = {"tools": [tools.model_dump_json()]}
            for tool, calls in ASKED.items():
                found[tool] = [
                    (await client.call_tool(tool, call)).model_dump_json() for call in calls
                ]
            assert {one.name for one in tools.tools} == set(ASKED)
            return found

    return asyncio.run(ask())


def test_no_tool_of_an_assistant_tells_it_and_none_tells_that_it_is_there(made, state):
    with Ledger.open(made) as ledger:
        found = answers(ledger)
    for tool, told in found.items():
        for call, answer in zip(ASKED.get(tool, [{}]), told, strict=True):
            assert not HALVES.search(answer), (tool, call, HALVES.findall(answer))
            assert not re.search(r"\b34\b", answer), (tool, call)
    by_call = zip(ASKED["search"], found["search"], strict=True)
    for call, answer in by_call:
        amount = json.loads(answer)["structured_content"]["amount"]
        assert (amount > 0) is (call["words"] not in NAMED), call


def test_what_is_withheld_while_an_assistant_asks_is_not_told_from_then_on(tmp_path):
    path = tmp_path / "case.ledger"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        asked = Publishing(DisclosureKind.PUBLISH, NAME, tuple(PersonField), "asked", "Ilse")
        disclose(ledger, asked)
        witness = Witness(ledger)
        assert NAME in str(witness.search("zeppelin"))
        with Ledger.open(path) as other:
            disclose(other, Publishing(DisclosureKind.WITHHOLD, NAME, (), "asked", "Ilse"))
        assert not HALVES.search(str(witness.search("zeppelin")))
        assert not HALVES.search(str(witness.explain("e-000000000001")))


@pytest.mark.parametrize("state", ["withheld"], indirect=True)
def test_no_line_or_elision_of_the_terminal_cuts_a_withheld_name_in_half(made, state, monkeypatch):
    for width in (60, 77, 100):
        monkeypatch.setattr("recount.cli.terminal.WIDTH", width)
        for words in (["show"], ["explain", "e-000000000001"], ["check"], ["search", "zeppelin"],
                      ["search", "--claims", "stayed"], ["assess", "coverage"],
                      ["assess", "persons"], ["decide", "list", "--all"]):  # fmt: skip
            told = run(*words, "-l", made)
            assert not HALVES.search(told), (width, words, HALVES.findall(told))
