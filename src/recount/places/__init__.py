"""The gazetteer and its resolver: from a name in a text to a point with a radius.

`open_gazetteer` opens the index of places (built once from packaged data, in the user's cache);
`Gazetteer.locate` answers for a bare name; `resolve_places` settles all the names of one document
together, since one name's neighbours say which of its bearers is meant.
"""

from recount.places.gazetteer import Gazetteer, open_gazetteer
from recount.places.records import Apart, PlaceContext, WrittenPlace
from recount.places.resolve import Resolved, resolve_names, resolve_places

__all__ = [
    "Apart",
    "Gazetteer",
    "PlaceContext",
    "Resolved",
    "WrittenPlace",
    "open_gazetteer",
    "resolve_names",
    "resolve_places",
]
