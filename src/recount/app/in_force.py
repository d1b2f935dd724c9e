"""The claims that events and numbers follow from: as read, less those that people rejected, with
the values that people corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.app.corrected import corrected, is_fit
from recount.app.kept import Overlaid, several
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.judgements import Judgement, JudgementKind
from recount.model.readings import Reading


@dataclass(frozen=True, slots=True)
class InForce:
    """Claims after what people decided of them.

    `claims` are what linking and reconciling see, `as_read` the same and the rejected ones, as the
    reader wrote them, or a person those that are `added` by hand. `judged` are the decisions about
    each, `lost` those whose claim, or whose value, is not read any more, `rejected` the claims that
    somebody rejected.
    """

    claims: Mapping[str, Claim]
    as_read: Mapping[str, Claim]
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    lost: tuple[Judgement, ...] = ()
    rejected: frozenset[str] = frozenset()
    added: Mapping[str, Claim] = field(default_factory=dict)

    @property
    def all_claims(self) -> Mapping[str, Claim]:
        """Every claim, the rejected ones as they were read."""
        return _All(self.claims, self.as_read)


class _All(Mapping[str, Claim]):
    """Claims as they are in force where they are, else as they were read."""

    def __init__(self, claims: Mapping[str, Claim], as_read: Mapping[str, Claim]) -> None:
        self._claims, self._as_read = claims, as_read

    def __len__(self) -> int:
        return len(self._as_read)

    def __iter__(self) -> Iterator[str]:
        return iter(self._as_read)

    def __contains__(self, key: object) -> bool:
        return key in self._as_read

    def __getitem__(self, key: str) -> Claim:
        return self._claims[key] if key in self._claims else self._as_read[key]


def held_in(ledger: Ledger) -> InForce:
    """The claims of a ledger, with what people decided of them."""
    read = ledger.claims_at_hand()
    return in_force_of(read.by_id, read.of_document, ledger.judgements())


def held_readings(ledger: Ledger, mentions: bool) -> Iterator[Reading]:
    """The readings of a ledger with the claims that are in force, in place of those as read."""
    held = held_in(ledger)
    for reading in ledger.readings(mentions):
        own = (one.id for one in held.added.values() if one.document == reading.document)
        names = (*(one.id for one in reading.claims), *own)
        kept = (held.claims.get(name) for name in names)
        yield replace(reading, claims=tuple(one for one in kept if one is not None))


def in_force(claims: Mapping[str, Claim], judgements: Sequence[Judgement]) -> InForce:
    """The claims with every decision that stands carried out, in the order of the decisions."""
    if not judgements:
        return InForce(claims, claims)
    added = {one.claim.id: one.claim for one in judgements if one.kind is JudgementKind.ADD}
    claims = {**claims, **added}
    values = dict(claims)
    out: set[str] = set()
    judged: dict[str, list[Judgement]] = {}
    lost = []
    for one, name in _placed(claims, judgements):
        if name is None or not _carried_out(one, name, values):
            lost.append(one)
            continue
        judged.setdefault(name, []).append(one)
        if one.kind is JudgementKind.REJECT:
            out.add(name)
    kept = {name: _without(claim, values, out) for name, claim in values.items() if name not in out}
    told = {name: tuple(found) for name, found in judged.items()}
    return InForce(kept, claims, told, tuple(lost), frozenset(out), added)


def in_force_of(
    claims: Mapping[str, Claim],
    by_document: Mapping[str, Sequence[str]],
    judgements: Sequence[Judgement],
) -> InForce:
    """The same for claims that lie in a file, of which only those are read that may become other:
    a decision reaches no further than the document of its claim."""
    if not judgements:
        return InForce(claims, claims)
    touched = dict.fromkeys(one.claim.document for one in judgements)
    near = several(claims, [key for name in touched for key in by_document.get(name, ())])
    held = in_force(near, judgements)
    changed = {key: one for key, one in held.claims.items() if one is not near.get(key)}
    none: frozenset[str] = frozenset()
    return InForce(
        Overlaid(claims, changed, held.rejected),
        Overlaid(claims, held.added, none) if held.added else claims,
        held.judged,
        held.lost,
        held.rejected,
        held.added,
    )


def _carried_out(one: Judgement, name: str, values: dict[str, Claim]) -> bool:
    """Whether it could be; an acceptance is of one wording only, and holds of no other."""
    if one.kind is JudgementKind.ACCEPT:
        return name == one.claim.id
    if one.correction is None:
        return True
    if not is_fit(values[name], one.correction):
        return False
    values[name] = corrected(values[name], one.correction)
    return True


def _placed(
    claims: Mapping[str, Claim], judgements: Iterable[Judgement]
) -> Iterable[tuple[Judgement, str | None]]:
    """Each decision with the claim that now stands on its words."""
    by_document: dict[str, list[Claim]] = {}
    for one in judgements:
        if one.claim.id in claims:
            yield one, one.claim.id
            continue
        if not by_document:
            for claim in claims.values():
                by_document.setdefault(claim.document, []).append(claim)
        yield one, _heir(one.claim, by_document.get(one.claim.document, ()))


def _heir(old: Claim, found: Iterable[Claim]) -> str | None:
    """The claim of the same kind that shares most words with one that is not read any more."""
    shared = [
        (min(old.evidence.end, row.evidence.end) - max(old.evidence.start, row.evidence.start), row)
        for row in found
        if row.kind is old.kind and row.evidence.overlaps(old.evidence)
    ]
    best = max(shared, key=lambda pair: (pair[0], pair[1].id), default=None)
    return best[1].id if best else None


def _without(claim: Claim, claims: Mapping[str, Claim], out: set[str]) -> Claim:
    """The claim without claims that are out: what hung on one hangs on what that hung on."""
    scope = claim.scope
    if scope is not None and out & set(scope.members):
        left = tuple(one for one in scope.members if one not in out)
        claim = replace(claim, scope=replace(scope, members=left))
    if not out & {claim.refers_to, claim.about, claim.adds_to}:
        return claim
    refers_to = claim.refers_to
    while refers_to in out:
        refers_to = claims[refers_to].refers_to
    return replace(
        claim,
        refers_to=refers_to,
        about=None if claim.about in out else claim.about,
        adds_to=None if claim.adds_to in out else claim.adds_to,
    )
