"""Which implementations are used; the only place that picks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import recount
from recount.app.parts import Parts, Reader
from recount.app.reports import Watch, unwatched
from recount.app.settings import Settings
from recount.errors import MissingPartError
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Linking, Reconciliation, Solved
from recount.model.findings import Vocabulary
from recount.model.places import Where

if TYPE_CHECKING:
    from recount.app.findings import FindingTools
    from recount.app.judging import Tools
    from recount.ledger import Ledger
    from recount.places import Gazetteer
    from recount.reconciling import Methodology


def parts(settings: Settings, reader: str = "grammar", mentions: bool = False) -> Parts:
    """Everything that a pipeline needs; MissingPartError for a reader that there is not yet.

    With `mentions` the whole of each text is parsed, for names in passages without claims.
    """
    if reader != "grammar":
        raise MissingPartError(
            f"--reader {reader}", "it comes in a later version", "use --reader grammar"
        )
    from recount.intake import find_copies, take_in
    from recount.linking import link
    from recount.places import places_version
    from recount.reading import GrammarReader
    from recount.reconciling import go_on, load_methodology

    methodology = load_methodology(settings.methodology)
    return Parts(
        take_in=take_in,
        find_copies=find_copies,
        reader=(
            f"{GrammarReader.version}, recount {recount.__version__}, "
            f"places {places_version(settings.data)}"
        ),
        prepare=partial(_prepare, settings),
        open_reader=partial(open_grammar_reader, settings, mentions),
        link=link,
        reconcile=_Reconcile(methodology),
        made_by=f"recount {recount.__version__}",
        methodology=methodology.label,
        go_on=partial(go_on, methodology=methodology),
    )


def parts_for(ledger: Ledger, settings: Settings) -> Parts:
    """The parts with the rules that made the ledger's numbers, where they are shipped ones and no
    others are set."""
    from recount.reconciling import SHIPPED

    named = (ledger.methodology or "").partition(" ")[0]
    if settings.methodology is None and named in SHIPPED:
        return parts(replace(settings, methodology=Path(named)))
    return parts(settings)


def judging_tools(settings: Settings) -> Tools:
    """What a person's correction is checked with; places are opened when one is asked for."""
    from recount.app.judging import Tools
    from recount.reading.verifier import verify

    def locate(name: str) -> tuple[Where, ...]:
        return open_places(settings).locate(name)

    return Tools(verify, locate, partial(_place_at, settings))


def _place_at(settings: Settings, lat: float, lon: float) -> Where | None:
    return open_places(settings).nearest(lat, lon)


def finding_tools(ledger: Ledger, settings: Settings) -> FindingTools:
    """What findings are drafted with: the words of the methodology that made the ledger's numbers,
    and what lies at a point."""
    from recount.app.findings import FindingTools

    words = vocabulary(ledger.methodology or "", settings)
    return FindingTools(words, partial(_place_at, settings))


@cache
def vocabulary(used: str, settings: Settings) -> Vocabulary:
    """The words that a methodology, by its label, allows in findings."""
    from recount.reconciling import SHIPPED, load_methodology

    named = used.partition(" ")[0]
    shipped = named if settings.methodology is None and named in SHIPPED else None
    return load_methodology(shipped or settings.methodology).findings


def open_grammar_reader(settings: Settings, mentions: bool = False) -> Reader:
    """The grammar reader with its places; some seconds the first time, to load the model."""
    from recount.reading import GrammarReader

    return GrammarReader(open_places(settings), everything=mentions)


def open_places(settings: Settings, watch: Watch = unwatched) -> Gazetteer:
    """The gazetteer; made once, in the user's cache folder, where it is not there yet."""
    from recount.places import open_gazetteer

    def tell(_what: str, share: float) -> None:
        watch("index of places", round(100 * share), 100)

    return open_gazetteer(settings.cache, tell, settings.data)


def _prepare(settings: Settings, watch: Watch) -> None:
    open_places(settings, watch)


@dataclass(frozen=True, slots=True)
class _Reconcile:
    """Reconciling by one methodology; goes to other processes, so it is no closure."""

    methodology: Methodology

    def __call__(
        self,
        linking: Linking,
        claims: Mapping[str, Claim],
        origins: Mapping[str, str],
        documents: Sequence[Document],
        solved: Sequence[Solved],
    ) -> Reconciliation:
        from recount.reconciling import Reconciler

        reconciler = Reconciler(self.methodology, tuple(solved))
        return reconciler.reconcile(linking, claims, origins, documents)
