"""How well an event is attested, by the rules of the methodology, with the claims that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim, Stance
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import Graded
from recount.reconciling import responsibility
from recount.reconciling.case import Case, Opened, SetAside
from recount.reconciling.choosing import disputed_classes
from recount.reconciling.statements import Statement, usable_counts
from recount.reconciling.wording import capital, listed, speakers

_HARMED = (Outcome.KILLED, Outcome.INJURED)
_FIGHTERS = frozenset({Victims.COMBATANT, Victims.SECURITY_FORCE})
_CIVILIANS = CIVILIAN_PARTS | {Victims.CIVILIAN}


@dataclass(frozen=True, slots=True)
class _Seen:
    """One event as the rules of grading look at it."""

    case: Case
    event: Opened
    aside: SetAside

    @property
    def telling(self) -> list[Claim]:
        """The claims that tell of it and were not taken back."""
        return [row for row in self.event.claims if self._stands(row)]

    def _stands(self, claim: Claim) -> bool:
        taken_back = any(
            reason.rule == "retracted"
            for outcome in Outcome
            if (reason := self.aside.get((claim.id, outcome))) is not None
        )
        return not taken_back and claim.stance not in (Stance.DENIES, Stance.RETRACTS)

    @property
    def origins(self) -> dict[int, list[Claim]]:
        """The claims of each independent origin that the methodology calls credible."""
        credible = self.case.methodology.grading.credible
        found: dict[int, list[Claim]] = {}
        for row in self.telling:
            if row.speaker is None or row.speaker.kind in credible:
                found.setdefault(self.event.voice_of[row.id], []).append(row)
        return found

    @property
    def statements(self) -> list[Statement]:
        """All that is said of numbers of killed and injured people."""
        outlooks = [self.event.outlooks[one] for one in _HARMED if one in self.event.outlooks]
        return [row for outlook in outlooks for row in outlook.statements]

    def names(self, claims: Iterable[Claim]) -> str:
        """Who says some claims, in words."""
        return speakers([row.id for row in claims], self.case)


Found = tuple[Sequence[Claim], str]
"""The claims on which a rule rests, and the sentence that says why it holds."""


def grade(case: Case, event: Opened, aside: SetAside) -> Graded:
    """The first grade of which a rule holds, in the order of the methodology."""
    seen = _Seen(case, event, aside)
    grading = case.methodology.grading
    for one in grading.order:
        for rule in grading.rules[one]:
            found = _RULES[rule](seen)
            if found is not None:
                claims = tuple(sorted({row.id for row in found[0]}))
                return Graded(one, rule, f"{capital(found[1])}.", claims)
    return Graded(None, "none", "No rule of the methodology grades this event.", ())


def _accepted(seen: _Seen) -> Found | None:
    claims = responsibility.accepting(seen.case, seen.event)
    claims = [row for row in claims if row in seen.telling]
    why = f"the party held responsible says so itself: {seen.names(claims)}"
    return (claims, why) if claims else None


def _harm_accepted(seen: _Seen) -> Found | None:
    """The party counts civilians it harmed itself, in the same claim or in another one."""
    own = responsibility.accepting(seen.case, seen.event)
    claims = [row for row in own if row in seen.telling and _counts_civilians(row)]
    why = f"the party held responsible says itself that it harmed civilians: {seen.names(claims)}"
    return (claims, why) if claims else None


def _counts_civilians(claim: Claim) -> bool:
    return any(
        row.victims in _CIVILIANS and row.outcome in _HARMED and row.high != 0
        for row in usable_counts(claim)
    )


def _competing(seen: _Seen) -> Found | None:
    claims = responsibility.competing(seen.event)
    parties = dict.fromkeys(
        row.perpetrator.name or row.perpetrator.text for row in claims if row.perpetrator
    )
    return (claims, f"{listed(parties)} are each held responsible") if claims else None


def _denied(seen: _Seen) -> Found | None:
    claims = responsibility.denying(seen.case, seen.event)
    why = f"the party held responsible denies it: {seen.names(claims)}"
    return (claims, why) if claims else None


def _status_disputed(seen: _Seen) -> Found | None:
    outlooks = [seen.event.outlooks[one] for one in _HARMED if one in seen.event.outlooks]
    if not any(disputed_classes(outlook) for outlook in outlooks):
        return None
    claims = _claims(seen, seen.statements)
    return claims, f"who the people were is in dispute between {seen.names(claims)}"


def _combatants_only(seen: _Seen) -> Found | None:
    """Somebody counts fighters, and nobody a civilian or people beyond the fighters."""
    fighters = [row for row in seen.statements if row.said.named and row.said.named <= _FIGHTERS]
    others = [row for row in seen.statements if _speaks_of_others(row)]
    if not fighters or others:
        return None
    claims = _claims(seen, fighters)
    return claims, f"fighters or soldiers are counted, and no civilian: {seen.names(claims)}"


def _speaks_of_others(row: Statement) -> bool:
    """Whether a statement counts civilians, doubts a status, or says that some were no fighters."""
    no_fighters = any(
        victims in _FIGHTERS and figure.is_nobody for victims, figure in row.said.classes.items()
    )
    return bool(row.said.named & _CIVILIANS or row.said.disputed) or no_fighters


def _nobody_harmed(seen: _Seen) -> Found | None:
    rows = [row for row in seen.statements if row.has_numbers]
    nobody = [row for row in rows if row.all_people and row.all_people.is_nobody]
    if not rows or len(nobody) < len(rows):
        return None
    claims = _claims(seen, rows)
    return claims, f"all who give numbers say that nobody was harmed: {seen.names(claims)}"


def _claims(seen: _Seen, rows: Iterable[Statement]) -> list[Claim]:
    return seen.case.in_order(key for row in rows for key in row.claims)


def _taken_back(seen: _Seen) -> Found | None:
    if seen.telling or not seen.event.claims:
        return None
    return list(seen.event.claims), "every account of it was denied or taken back"


def _independent(seen: _Seen) -> Found | None:
    origins = seen.origins
    if len(origins) < seen.case.methodology.grading.origins:
        return None
    claims = [rows[0] for _, rows in sorted(origins.items())]
    return claims, f"{len(origins)} independent origins tell of it: {seen.names(claims)}"


def _origins_and_party(seen: _Seen) -> Found | None:
    found, blamed = _independent(seen), responsibility.held_responsible(seen.event)
    if found is None or not blamed:
        return None
    party = blamed[0].perpetrator
    name = (party.name or party.text) if party else ""
    return [*found[0], blamed[0]], f"{found[1]}; {name} is held responsible"


def _single(seen: _Seen) -> Found | None:
    origins = seen.origins
    if len(origins) != 1:
        return None
    (claims,) = origins.values()
    return claims, f"one origin alone tells of it: {seen.names(claims)}"


def _told(seen: _Seen) -> Found | None:
    found = _single(seen)
    if found is not None or not seen.telling:
        return found
    count = len(seen.origins)
    return seen.telling, f"{count} credible origins tell of it: {seen.names(seen.telling)}"


_RULES: Mapping[str, Callable[[_Seen], Found | None]] = {
    "responsibility_accepted": _accepted,
    "harm_accepted": _harm_accepted,
    "competing_parties": _competing,
    "responsibility_denied": _denied,
    "status_disputed": _status_disputed,
    "combatants_only": _combatants_only,
    "nobody_harmed": _nobody_harmed,
    "taken_back": _taken_back,
    "independent_origins": _independent,
    "origins_and_party": _origins_and_party,
    "single_origin": _single,
    "told": _told,
}
