"""Every date, place, count, party and person of a text, claimed or not."""

from __future__ import annotations

from recount.model.places import PlaceBasis
from recount.model.readings import Mention, MentionKind, PersonName
from recount.reading.claims.roles import bare_name, persons
from recount.reading.harms_counted import Harm
from recount.reading.scene import Scene


def mentions_of(scene: Scene, harms: list[Harm], *, places: bool = True) -> tuple[Mention, ...]:
    """All mentions, in the order of the text; those of places only where they are wanted."""
    placed = _places(scene) if places else []
    found = [*_dates(scene), *placed, *_counts(harms), *_parties(scene), *_persons(scene)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind.value)))


def _dates(scene: Scene) -> list[Mention]:
    return [
        Mention(
            MentionKind.DATE, d.span.start, d.span.end, d.span.quote, d.when, d.timex, d.timex_type
        )
        for d in scene.dates
        if d.timex is not None
    ]


def _places(scene: Scene) -> list[Mention]:
    return [
        Mention(MentionKind.PLACE, p.span.start, p.span.end, p.span.quote, p.named)
        for p in scene.places
        if p.named.basis is PlaceBasis.WRITTEN or p.span.quote != "capital"
    ]


def _counts(harms: list[Harm]) -> list[Mention]:
    return [
        Mention(MentionKind.COUNT, c.span.start, c.span.end, c.span.quote, c)
        for harm in harms
        for c in harm.counts
        if c.span is not None
    ]


def _parties(scene: Scene) -> list[Mention]:
    return [
        Mention(MentionKind.PARTY, m.span.start, m.span.end, m.span.quote, m.party)
        for m in scene.parties
    ]


def _persons(scene: Scene) -> list[Mention]:
    return [
        Mention(MentionKind.PERSON, p.start_char, p.end_char, p.text, PersonName(bare_name(p.text)))
        for p in persons(scene)
    ]
