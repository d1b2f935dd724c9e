"""The gazetteer and its resolver: from a name in a text to a point with a radius.

`open_gazetteer` opens the index of places (built once from packaged data, in the user's cache);
`Gazetteer.locate` answers for a bare name; `resolve_places` settles all the names of one document
together, since one name's neighbours say which of its bearers is meant.
"""

from recount.places.added import AddedList, added_lists, changing
from recount.places.adding import Asked, TakenList, add_list
from recount.places.gazetteer import Gazetteer, open_gazetteer
from recount.places.index import ShippedList, places_version, shipped_lists
from recount.places.records import Apart, PlaceContext, WrittenPlace
from recount.places.resolve import Resolved, resolve_names, resolve_places

__all__ = [
    "AddedList",
    "Apart",
    "Asked",
    "Gazetteer",
    "PlaceContext",
    "Resolved",
    "ShippedList",
    "TakenList",
    "WrittenPlace",
    "add_list",
    "added_lists",
    "changing",
    "open_gazetteer",
    "places_version",
    "resolve_names",
    "resolve_places",
    "shipped_lists",
]
