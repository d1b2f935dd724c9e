"""The actors of an event as ACLED names and classes them."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.claims import EventType
from recount.model.countries import Country, country_named
from recount.model.events import Event
from recount.model.lineage import STATE
from recount.model.parties import Party, PartyKind
from recount.model.saying import say
from recount.publishing.acled_codes import AcledType, Inter, SubEvent
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.parties import (
    JOINT,
    is_against_civilians,
    is_named,
    is_side,
    partners,
    state_of,
)

_KINDS = {
    PartyKind.REBEL_GROUP: Inter.REBEL_GROUP,
    PartyKind.MILITIA: Inter.POLITICAL_MILITIA,
    PartyKind.STATE_FORCE: Inter.STATE_FORCES,
    PartyKind.CIVILIANS: Inter.CIVILIANS,
    PartyKind.EXTERNAL_FORCE: Inter.EXTERNAL_OR_OTHER_FORCES,
    PartyKind.OTHER: Inter.EXTERNAL_OR_OTHER_FORCES,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: its name, the arm of a state that is named, and its kind. Where it is `joint`, the
    arm is who acts together with the state."""

    name: str
    arm: str | None
    kind: Inter
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Both actors of an event; which is first says nothing of who began."""

    first: Actor
    second: Actor | None

    @property
    def has_civilians(self) -> bool:
        """Whether the second is civilians."""
        return self.second is not None and self.second.kind is Inter.CIVILIANS


def cast(event: Event, sub: SubEvent, land: Country, dossier: Dossier, book: LossBook) -> Cast:
    """The actors of an event in a country; one that no report names is unidentified."""
    naming = _Naming(event, land, dossier, book)
    first = naming.actor(event.perpetrator) or naming.unidentified()
    second = naming.attacked(event.target)
    if is_against_civilians(event) and sub is not SubEvent.ARRESTS:
        second = Actor(f"Civilians ({land.acled})", None, Inter.CIVILIANS)
    elif second is None and sub is SubEvent.ARMED_CLASH:
        second = naming.unidentified()
    elif sub.type is AcledType.VIOLENCE_AGAINST_CIVILIANS:
        naming.note_victims(second)
    return Cast(first, second)


@dataclass(frozen=True, slots=True)
class _Naming:
    event: Event
    land: Country
    dossier: Dossier
    book: LossBook

    def actor(self, party: Party | None) -> Actor | None:
        if party is None:
            return None
        state = state_of(party)
        if state is not None:
            own = state.iso2 == self.land.iso2
            kind = Inter.STATE_FORCES if own else Inter.EXTERNAL_OR_OTHER_FORCES
            joint = bool(partners(party))
            return Actor(f"Military Forces of {state.acled}", _arm(party), kind, joint)
        if party.kind is PartyKind.OTHER and party.id is None:
            return self.unidentified()
        if party.kind is not PartyKind.STATE_FORCE and not is_named(party):
            reason = say("reports call the group by no name; an unidentified one stands there")
            self._note(LossKind.NARROWED, "actor1, actor2", reason)
            return self._armed_group()
        name = self.dossier.party(party, "actor1, actor2", self.event.id, self.book)
        return Actor(name, None, self._kind(party)) if name else self.unidentified()

    def attacked(self, target: Party | None) -> Actor | None:
        """Those who were attacked, where they may be an actor."""
        if target is not None and not is_side(target):
            self._note(LossKind.NARROWED, "actor2", "what was hit is not said to be of any side")
            return None
        return self.actor(target)

    def _kind(self, party: Party) -> Inter:
        if party.kind is PartyKind.MILITIA:
            reason = say("whether a militia is of a community is not known; it stands as political")
            self._note(LossKind.ASSUMED, "inter1, inter2", reason)
        if party.kind is None:
            reason = say(
                "the kind of actor is not known; it stands as an armed group of no known side"
            )
            self._note(LossKind.ASSUMED, "inter1, inter2", reason)
            return Inter.POLITICAL_MILITIA
        return _KINDS[party.kind]

    def note_victims(self, victims: Actor | None) -> None:
        """Nobody becomes a civilian for the sake of a column."""
        if victims is None:
            reason = say("no report says whose people they were; ACLED would have civilians there")
            self._note(LossKind.UNKNOWN, "actor2", reason)
        else:
            reason = say("ACLED has civilians there; reports name an armed side, which stands")
            self._note(LossKind.NARROWED, "actor2", reason)

    def unidentified(self) -> Actor:
        reason = say("no report names it; ACLED's unidentified actor stands there")
        self._note(LossKind.ASSUMED, "actor1, actor2", reason)
        if self.event.type is EventType.AIR_STRIKE:
            return Actor("Unidentified Military Forces", None, Inter.EXTERNAL_OR_OTHER_FORCES)
        return self._armed_group()

    def _armed_group(self) -> Actor:
        name = f"Unidentified Armed Group ({self.land.acled})"
        return Actor(name, None, Inter.POLITICAL_MILITIA)

    def _note(self, kind: LossKind, column: str, reason: str) -> None:
        self.book.note(kind, column, reason, self.event.id)


def _arm(party: Party) -> str | None:
    """The arm of a state, or who acts together with it; none where the party is the state alone."""
    if party.id is None:
        states = ((name, country_named(name)) for name in partners(party))
        return JOINT.join(f"Military Forces of {one.acled}" if one else name
                          for name, one in states) or None  # fmt: skip
    return party.name if not party.id.startswith(STATE) else None
