"""`recount assess`: questions put to a whole ledger, each answered with its assumptions first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.selecting import (
    FromOption,
    PartyOption,
    PlaceOption,
    ToOption,
    TypeOption,
    day_of,
    selection,
)
from recount.cli.terminal import complain, console, print_json
from recount.model.blackouts import Blackout

if TYPE_CHECKING:
    from recount.analysis import Appraisal
    from recount.app.desk.snapshot import Snapshot

assess = typer.Typer(
    help="Put a question to the whole ledger: strength, activity, counts, compare, persons, "
    "facilities, undercount, coverage.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

PictureOption = Annotated[
    Path | None,
    typer.Option("--picture", metavar="FILE", help="Draw it into a file, .png or .svg."),
]


# Each option of a command is a parameter of its function, and there are more than five.
def strength(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    party: PartyOption = "",
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """Which share of its strength a party is reported to have lost, both as ranges.

    Without days, the dead are those of the total that a claimed share speaks of, else of all
    events against the party.
    """
    from recount.app.assessing import assess_strength as run

    wanted = selection(party, start=start, end=end)
    _tell(ledger, lambda found: run(found, wanted, settings(ledger)), (picture, as_json))


def activity(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    party: PartyOption = "",
    side: Annotated[
        str, typer.Option(metavar="by|against|either", help="What it did, or was done to it.")
    ] = "by",
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The first day after the moment."),
    ] = None,
    after: Annotated[
        list[str] | None,
        typer.Option(metavar="EVENT", help="Events that are the moment; may be given again."),
    ] = None,
    place: PlaceOption = "",
    type_: TypeOption = None,
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """Whether the reported activity of a party has changed since a day, or some events.

    With neither, the day is the one since which a document says that the party did nothing.
    """
    from recount.analysis import ActivityQuestion, Side
    from recount.app.assessing import assess_activity as run

    wanted = replace(selection(party, place, type_, start, end), side=_one_of(Side, side, "--side"))
    question = ActivityQuestion(wanted, day_of(since), tuple(after or ()))
    _tell(ledger, lambda found: run(found, question), (picture, as_json))


def counts(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    party: PartyOption = "",
    place: PlaceOption = "",
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """Claims such as “the first strikes this year” and “six last year”, against the events."""
    from recount.app.assessing import assess_counts as run

    wanted = selection(party, place, None, start, end)
    _tell(ledger, lambda found: run(found, wanted), (picture, as_json))


def compare(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    by: Annotated[
        str,
        typer.Option(metavar="perpetrator|target|country|province|type", help="What to part by."),
    ] = "perpetrator",
    measure: Annotated[
        str, typer.Option(metavar="events|killed|injured", help="What to count.")
    ] = "events",
    period: Annotated[
        str, typer.Option(metavar="month|quarter|year", help="How finely; else what can be read.")
    ] = "",
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only panels of this name; may be given again."),
    ] = None,
    party: PartyOption = "",
    place: PlaceOption = "",
    type_: TypeOption = None,
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """The same figures for several parties, places or kinds, side by side over time."""
    from recount.analysis import CompareQuestion, Measure, Parting, Period
    from recount.app.assessing import assess_compare as run

    wanted = selection(party, place, type_, start, end)
    question = CompareQuestion(
        wanted, _one_of(Parting, by, "--by"), _one_of(Measure, measure, "--measure"),
        _one_of(Period, period, "--period") if period else None, tuple(only or ()),
    )  # fmt: skip
    _tell(ledger, lambda found: run(found, question), (picture, as_json))


def persons(
    *,
    ledger: LedgerOption = None,
    party: PartyOption = "",
    with_names: Annotated[
        bool,
        typer.Option("--with-names/--without-names", help="Withhold names, quotes and speakers."),
    ] = True,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who is said to be what, by whom, with what fate, and who answered what.

    Names are for those who work on the case: use --without-names for what leaves this computer.
    """
    from recount.app.assessing import assess_persons as run

    wanted = selection(party)
    _tell(ledger, lambda found: run(found, wanted, with_names), (picture, as_json))


def facilities(
    *,
    ledger: LedgerOption = None,
    party: PartyOption = "",
    place: PlaceOption = "",
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """What documents say of bases, camps and other sites, in their words."""
    from recount.app.assessing import assess_facilities as run

    wanted = selection(party, place)
    _tell(ledger, lambda found: run(found, wanted), (picture, as_json))


def undercount(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    unit: Annotated[str, typer.Option(metavar="events|deaths", help="What to count.")] = "events",
    lists: Annotated[
        str, typer.Option(metavar="speaker|publisher", help="What makes a list of events.")
    ] = "speaker",
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="year|country|province|type|perpetrator|target",
            help="Apart by this, and by several together where given more than once.",
        ),
    ] = None,
    party: PartyOption = "",
    place: PlaceOption = "",
    type_: TypeOption = None,
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """How many events or deaths nobody reported, from how far sources overlap.

    An estimate, under strong assumptions that are printed before it.
    """
    from recount.analysis import Lists, Stratum, UndercountQuestion, Unit
    from recount.app.assessing import assess_undercount as run

    question = UndercountQuestion(
        selection(party, place, type_, start, end),
        _one_of(Lists, lists, "--lists"),
        _one_of(Unit, unit, "--unit"),
        tuple(_one_of(Stratum, one, "--by") for one in dict.fromkeys(by or ())),
    )
    _tell(ledger, lambda found: run(found, question), (picture, as_json))


def coverage(  # noqa: PLR0913
    *,
    ledger: LedgerOption = None,
    lists: Annotated[
        str, typer.Option(metavar="speaker|publisher", help="What is called a source.")
    ] = "publisher",
    party: PartyOption = "",
    place: PlaceOption = "",
    start: FromOption = None,
    end: ToOption = None,
    picture: PictureOption = None,
    as_json: JsonOption = False,
) -> None:
    """Which sources cover which places and times, and who is alone in reporting what."""
    from recount.analysis import Lists
    from recount.app.assessing import assess_coverage as run

    wanted, source = selection(party, place, None, start, end), _one_of(Lists, lists, "--lists")
    _tell(ledger, lambda found: run(found, wanted, source), (picture, as_json))


for _name, _command, _short in (
    ("strength", strength, "Dead against strength, as ranges."),
    ("activity", activity, "Activity before and after a day or some events."),
    ("counts", counts, "Firsts and numbers of events, checked."),
    ("compare", compare, "The same figures side by side, over time."),
    ("persons", persons, "Who is said to be what, by whom."),
    ("facilities", facilities, "What is said of bases and sites."),
    ("undercount", undercount, "How much nobody reported."),
    ("coverage", coverage, "Who reports what, and who is alone."),
):
    assess.command(_name, short_help=_short)(_command)


def _one_of(kind: Any, word: str, option: str) -> Any:
    """The member of a list of words; a wrong word is said with those that there are."""
    if word in set(kind):
        return kind(word)
    raise typer.BadParameter(f"it is one of {', '.join(kind)}", param_hint=option)


def _tell(
    ledger: Path | None,
    ask: Callable[[Snapshot], Appraisal[Any]],
    how: tuple[Path | None, bool],
) -> None:
    """Asks, prints the answer, and draws the picture where one is wanted."""
    from recount.app.assessing import snapshot_of, write_picture
    from recount.cli.appraisals import print_appraisal
    from recount.cli.opening import opened_to_look

    picture, as_json = how
    with opened_to_look(ledger) as found:
        snapshot, withheld = snapshot_of(found), Blackout.of(found.disclosures())
    answer = withheld.over_record(ask(snapshot))
    if picture is not None:
        write_picture(answer, picture)
    # The tables say in words what the result says in numbers.
    print_json(replace(answer, tables=())) if as_json else print_appraisal(console(), answer)
    if picture is not None and not as_json:
        complain(f"The picture is in {picture}.")
