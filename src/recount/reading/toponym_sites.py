"""Towns whose names lead those of what stands in them: "at Kano Central Mosque" is in Kano.

No list has the mosque, and the town is where it was. Only where the words tell of a place: what
"doctors of Kano Hospital" said was said anywhere.
"""

from __future__ import annotations

from recount.places.records import Sort
from recount.reading.toponym_scene import CAPITAL, Scene, Stretch

TOWN = 15_000  # inhabitants of a town that lends its name
_SITES = frozenset({"cathedral", "prison", "jail", "market", "barracks", "stadium", "bazaar"})
_NAMED_ANYHOW = frozenset({"mosque", "hospital"})
"""What is as often called after a town far off: "the Haifa Hospital" in Gaza, but "Kano General
Hospital" is in Kano."""
_OF_SITES = frozenset({"central", "grand", "general", "main", "great", "teaching", "district",
                       "provincial", "regional", "military", "civil", "cattle", "livestock",
                       "fish", "vegetable", "maximum", "medium", "security"})  # fmt: skip
_LEADS = frozenset({"at", "in", "near", "outside", "inside", "on", "hit", "struck", "attacked",
                    "stormed", "bombed", "shelled", "targeted", "raided", "besieged"})  # fmt: skip
_LONGEST = 3  # words of the site's name behind the town's


def is_town_of_site(scene: Scene, stretch: Stretch) -> bool:
    """Whether a town's name leads that of what stands in it, and the words tell of something
    there."""
    if not _names_site(scene, stretch.end) or not scene.is_begun(stretch.start):
        return False
    at = stretch.start - 1 if scene.before(stretch.start) == "the" else stretch.start
    if scene.before(at) not in _LEADS:
        return False
    bearers = scene.bearers(scene.text(stretch))
    return any(b.sort is Sort.SETTLEMENT and b.population >= TOWN for b in bearers)


def is_named_by_town(scene: Scene, stretch: Stretch) -> bool:
    """Whether a longer name is that of what stands in the town that its first words name."""
    last = scene.doc[stretch.end - 1]
    if last.lower_ not in _SITES | _NAMED_ANYHOW or scene.bearers(scene.text(stretch)):
        return False
    leads = (Stretch(stretch.start, end) for end in range(stretch.end - 1, stretch.start, -1))
    return any(is_town_of_site(scene, lead) for lead in leads)


def _names_site(scene: Scene, end: int) -> bool:
    """Whether the words behind a name go on with that of a site: "Central Mosque"."""
    behind = scene.doc[end : end + _LONGEST]
    for token in behind:
        if not CAPITAL.match(token.text):
            return False
        own = token.lower_ in _NAMED_ANYHOW and token.i > end
        if own or token.lower_ in _SITES:
            return not _stands_elsewhere(scene, token.i + 1)
        if token.lower_ not in _OF_SITES:
            return False
    return False


def _stands_elsewhere(scene: Scene, at: int) -> bool:
    """ "At Santa Maria Church in Cali": a name that another town bears too."""
    if at + 1 >= len(scene.doc) or scene.doc[at].lower_ not in ("in", ","):
        return False
    return CAPITAL.match(scene.doc[at + 1].text) is not None
