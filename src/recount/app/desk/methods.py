"""The page of methods: the rules by which this ledger's numbers were chosen."""

from __future__ import annotations

from dataclasses import dataclass

from recount.app.desk.snapshot import Snapshot
from recount.app.methods import published
from recount.app.settings import Settings
from recount.publishing import MethodsSection


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """The methodology in force. `used` made this ledger's numbers, `label` is the one at hand;
    where they differ the page says so, and `trouble` says why the one at hand cannot be read."""

    ledger: str
    built: bool
    used: str
    made_by: str
    label: str
    trouble: str
    sections: tuple[MethodsSection, ...]

    @property
    def differs(self) -> bool:
        """Whether the numbers were made by other rules than those shown."""
        return bool(self.used and self.label and self.used != self.label)


def methods_page(snapshot: Snapshot, settings: Settings) -> MethodsPage:
    """The rules that made the numbers, where they can be found; else those that are set now."""
    from recount.errors import MethodologyError
    from recount.reconciling import SHIPPED, Methodology, load_methodology

    def page(found: Methodology | None, trouble: str = "") -> MethodsPage:
        return MethodsPage(
            ledger=snapshot.name,
            built=snapshot.built,
            used=snapshot.methodology,
            made_by=snapshot.made_by,
            label=found.label if found else "",
            trouble=trouble,
            sections=published(found).sections if found else (),
        )

    try:
        at_hand = load_methodology(settings.methodology)
    except MethodologyError as error:
        return page(None, str(error))
    named = snapshot.methodology.partition(" ")[0]
    if named in SHIPPED and at_hand.label != snapshot.methodology:
        shipped = load_methodology(named)
        at_hand = shipped if shipped.label == snapshot.methodology else at_hand
    return page(at_hand)
