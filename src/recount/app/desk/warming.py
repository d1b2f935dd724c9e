"""What the first of every kind of page would wait for, worked out before anybody asks."""

from __future__ import annotations

from recount.app.desk import api as desk_api
from recount.app.desk.contradictions import contradictions_page
from recount.app.desk.documents import documents_page
from recount.app.desk.event import event_page
from recount.app.desk.event_words import event_texts
from recount.app.desk.events import events_page
from recount.app.desk.filters import SORTS
from recount.app.desk.inbox import KINDS, inbox_page
from recount.app.desk.overview import overview
from recount.app.desk.reader import DeskReader
from recount.app.desk.search import search_page
from recount.app.desk.spots import spots

ANY_DAY = "2020-01-01"


def warm(reader: DeskReader) -> None:
    """Opens each kind of page once, those first that people open first."""
    snapshot = reader.snapshot()
    overview(snapshot)
    spots(snapshot, {})
    events_page(snapshot, {})
    if snapshot.events:
        event_page(snapshot, snapshot.events[0].id)
    documents_page(snapshot, {})
    contradictions_page(snapshot, {})
    for kind in KINDS:
        inbox_page(snapshot, {"kind": kind})
    search_page(snapshot, reader.look_for, {"q": "warm"})
    for sort in SORTS:
        events_page(snapshot, {"sort": sort})
        snapshot.index.places(sort)
    for country in sorted(snapshot.index.countries):
        events_page(snapshot, {"country": country})
    overview(snapshot, {"from": ANY_DAY, "to": ANY_DAY})
    event_texts(snapshot)
    desk_api.claims(snapshot, {})
    _ = snapshot.rarity
