"""What a coder must not see while she codes: all that others and the machine made of her documents.

It is taken out of the records before any page is made, so that no page has to remember to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from recount.app.assigning import hidden_from
from recount.app.desk.covering import covered
from recount.app.desk.reader import Archived, DeskReader
from recount.app.desk.snapshot import Snapshot, take_snapshot
from recount.app.in_force import InForce
from recount.app.noting import outward, public
from recount.app.searching import Found
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout
from recount.model.claims import Claim
from recount.model.decisions import Anchor
from recount.model.notes import INWARD
from recount.model.saying import say

NAMING = ("claim", "claims", "first", "second", "event", "decision", "document", "person")
"""What of a form names records."""


def blinded(snapshot: Snapshot, hidden: frozenset[str]) -> Snapshot:
    """The snapshot without what was read in these documents, and without every event,
    contradiction and decision that rests on it. The texts stay."""
    if not hidden:
        return snapshot
    out = {key for key, row in snapshot.held.all_claims.items() if row.document in hidden}
    bounded = {
        row.event
        for row in snapshot.derivations
        if any(out & set(step.claims) for step in row.steps)
    }
    events = tuple(
        row
        for row in snapshot.events
        if row.id not in bounded
        and not hidden & set(row.documents)
        and not any(out & set(count.claims) for count in row.counts)
    )
    left = {row.id for row in events}
    gone = {row.id for row in snapshot.events if row.id not in left}

    borne = tuple(row for row in snapshot.borne if row.claim not in out)

    def clear(claims: Iterable[str], about: Iterable[str] = ()) -> bool:
        return not (out | hidden) & set(claims) and not gone & set(about)

    changes: dict[str, Any] = {
        "events": events,
        "claims": _kept(dict(snapshot.claims), hidden),
        "held": _held(snapshot.held, hidden),
        "readings": {key: row for key, row in snapshot.readings.items() if key not in hidden},
        "problems": tuple(row for row in snapshot.problems if row[0] not in hidden),
        "contradictions": tuple(r for r in snapshot.contradictions if clear(r.claims, r.events)),
        "derivations": tuple(row for row in snapshot.derivations if row.event in left),
        "remainders": tuple(r for r in snapshot.remainders if clear((r.total,), r.events)),
        "memberships": tuple(r for r in snapshot.memberships if clear((r.total,), r.members)),
        "clusters": tuple(row for row in snapshot.clusters if row.id in left),
        "decisions": tuple(
            row for row in snapshot.decisions if clear((row.first.claim, row.second.claim))
        ),
        "history": tuple(row for row in snapshot.history if clear(row.about)),
        "read_borne": lambda: borne,
        "read_borne_with": lambda names: tuple(one for one in borne if one.claim in names),
        "signatures": tuple(row for row in snapshot.signatures if clear(row.state.claims)),
        "findings": tuple(row for row in snapshot.findings if clear(_names(row.about))),
        "notes": tuple(row for row in snapshot.notes if clear((*_names(row.about), row.record))),
    }
    return replace(snapshot, **changes)


def outsiders(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what the team notes among itself."""
    judged = {
        key: tuple(one for one in row if one.kind not in INWARD)
        for key, row in snapshot.held.judged.items()
    }
    return replace(
        snapshot,
        history=outward(snapshot.history),
        notes=public(snapshot.notes),
        held=replace(snapshot.held, judged=judged),
        bare=outsiders(snapshot.bare) if snapshot.bare else None,
    )


def _names(about: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(one.claim for one in about)


def _kept(claims: dict[str, Claim], hidden: frozenset[str]) -> dict[str, Claim]:
    return {key: row for key, row in claims.items() if row.document not in hidden}


def _held(held: InForce, hidden: frozenset[str]) -> InForce:
    as_read = _kept(dict(held.as_read), hidden)
    judged = {key: row for key, row in held.judged.items() if key in as_read}
    lost = tuple(row for row in held.lost if row.claim.document not in hidden)
    rejected = frozenset(key for key in held.rejected if key in as_read)
    return InForce(_kept(dict(held.claims), hidden), as_read, judged, lost, rejected)


class BlindReader(DeskReader):
    """Gives the pages of a team what another reader reads, for each viewer without what she must
    not see yet; `viewer` gives the account that asks, empty where nobody does, and `insider` says
    whether who asks may read what the team notes among itself."""

    def __init__(
        self, reader: DeskReader, path: Path, viewer: Callable[[], str],
        insider: Callable[[], bool],
    ) -> None:  # fmt: skip
        super().__init__(path)
        self._reader = reader
        self._place = path
        self._viewer = viewer
        self._insider = insider
        self._blinding = threading.Lock()
        self._whole: Snapshot | None = None
        self._hidden: dict[str, frozenset[str]] = {}
        self._made: dict[tuple[frozenset[str], bool], Snapshot] = {}

    def snapshot(self) -> Snapshot:
        """What the viewer may see of the ledger as it stands."""
        whole, hidden = self._hiding()
        insider = self._insider()
        if insider and not hidden:
            return whole
        with self._blinding:
            if (hidden, insider) not in self._made:
                self._made[hidden, insider] = self._make(whole, hidden, insider)
            return self._made[hidden, insider]

    def _make(self, whole: Snapshot, hidden: frozenset[str], insider: bool) -> Snapshot:
        seen = whole
        if hidden:
            with Ledger.open(self._place) as ledger:
                seen = blinded(take_snapshot(ledger, whole.name), hidden)
            seen = replace(covered(seen, whole.withheld), read_arrivals=whole.read_arrivals)
        return seen if insider else outsiders(seen)

    def hidden(self) -> frozenset[str]:
        """The documents of which the viewer must see the text alone."""
        return self._hiding()[1]

    def look_for(self, words: str, kind: str, page: int) -> Found:
        """What the viewer may see of what the index of words holds."""
        found, hidden = self._reader.look_for(words, kind, page), self._hiding()[1]
        hits = tuple(one for one in found.hits if one.kind != "claim" or one.document not in hidden)
        return replace(found, hits=hits, amount=found.amount - len(found.hits) + len(hits))

    def archived(self, sha256: str) -> Archived:
        """The bytes of that hash as they came: those of a text that is coded are no secret."""
        return self._reader.archived(sha256)

    def withheld(self) -> Blackout:
        """The names that no page may show, whoever asks."""
        return self._reader.withheld()

    def check_visible(self, form: Mapping[str, str]) -> None:
        """Raises NotFoundError where a form is about what the viewer must not see yet."""
        whole, hidden = self._hiding()
        if not hidden:
            return
        claims = whole.uncovered.held.all_claims
        out = {key for key, row in claims.items() if row.document in hidden}
        out |= hidden
        out |= {row.id for row in whole.events if hidden & set(row.documents)}
        out |= {one for row in whole.history if out & set(row.about) for one in (row.id, row.act)}
        if "person" in form:
            out |= set(form["person"].split())
        named = " ".join(form.get(name, "") for name in NAMING).split()
        if any(key and key.startswith(word) for word in named for key in out):
            raise NotFoundError(
                say("this decision"), say("it is about a document that you have still to code"),
                say("finish coding it first"),
            )  # fmt: skip

    def _hiding(self) -> tuple[Snapshot, frozenset[str]]:
        """The whole ledger, and the documents of which the viewer must see the text alone."""
        whole, account = self._reader.snapshot(), self._viewer()
        with self._blinding:
            if self._whole is not whole:
                self._whole, self._hidden, self._made = whole, {}, {}
            if account not in self._hidden:
                with Ledger.open(self._place) as ledger:
                    own = hidden_from(ledger, account)
                roots = {whole.origin(key) for key in own}
                # A copy tells the same words, and so gives the same away.
                same = (key for key in whole.documents if whole.origin(key) in roots)
                self._hidden[account] = own | frozenset(same if roots else ())
            return whole, self._hidden[account]
