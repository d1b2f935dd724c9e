"""The two ends of a way that a hyphen joins: "on the Herat-Farah road"."""

from __future__ import annotations

from recount.reading.toponym_scene import CAPITAL, Scene, Stretch

_DASHES = frozenset({"-", "–", "/"})
_WAYS = frozenset({"road", "highway", "motorway", "axis", "route", "expressway", "railway", "rail",
                   "train", "bus"})  # fmt: skip
_PARTS_OF_NAMES = frozenset(
    {"al", "el", "an", "ad", "as", "ash", "at", "ar", "az", "deir", "bir", "tel", "tell", "umm",
     "abu", "ain", "san", "saint", "port"}
)  # fmt: skip
"""What a hyphen joins to the rest of one name: "the Al-Rashid road"."""


def is_end_of_way(scene: Scene, stretch: Stretch) -> bool | None:
    """Whether a stretch is one end of a way, False if it runs over both; None if no way is told."""
    doc = scene.doc
    for dash in range(stretch.start - 1, stretch.end + 1):
        if 0 < dash < len(doc) - 2 and doc[dash].text in _DASHES and _joins_ends(scene, dash):
            ends = (Stretch(dash - 1, dash), Stretch(dash + 1, dash + 2))
            return True if stretch in ends else False if dash in range(*stretch) else None
    return None


def _joins_ends(scene: Scene, dash: int) -> bool:
    """ "Herat-Farah road", and not "Al-Rashid road", "Nur-Sultan road", which are one name."""
    doc = scene.doc
    first, second = doc[dash - 1], doc[dash + 1]
    behind = [t.lower_ for t in doc[dash + 2 : dash + 4]]
    if not behind or not set(behind[:1] if behind[0] in _WAYS else behind) & _WAYS:
        return False
    if not (CAPITAL.match(first.text) and CAPITAL.match(second.text)):
        return False
    if first.lower_ in _PARTS_OF_NAMES or scene.bearers(scene.text(Stretch(dash - 1, dash + 2))):
        return False
    return bool(scene.bearers(first.text) or scene.bearers(second.text))
