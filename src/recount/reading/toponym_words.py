"""The words that the toponym finder knows: what leads to a place name and what leads away."""

from __future__ import annotations

import tomllib
from importlib import resources

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        resources.files("recount.resources").joinpath("toponyms.toml").read_text("utf-8")
    ).items()
}

INNER = _WORDS["inner"]
PREPOSITIONS = _WORDS["prepositions"]
TIES = frozenset({"e", "i", "ul", "wa"})
"""Words between hyphens that tie two names to one: "Gulshan" is no place in "Gulshan-e-Noor"."""
COMPASS = _WORDS["compass"]
KEPT_KINDS = _WORDS["kept_kinds"]
BODIES = _WORDS["bodies"]
TURNS_AWAY = _WORDS["turns_away"]
SAINTS = _WORDS["saints"]
HOUSES = _WORDS["houses"]
OF_INSTITUTIONS = _WORDS["of_institutions"]
LANDS_OF = _WORDS["lands_of"]
LANDS_AFTER = _WORDS["lands_after"]
PERSONS_OF = _WORDS["persons_of"]
NOT_PLACES = _WORDS["not_places"]
STRUCK = _WORDS["struck"]
LIVED_THROUGH = _WORDS["lived_through"]
TITLES = _WORDS["titles"]

ABBREVIATIONS = frozenset({"U.S.", "US", "U.K.", "UK", "U.A.E.", "UAE", "USA", "U.S.A.", "DRC"})
"""Short names of countries that lead the names of their agencies: "U.S. Central Command"."""
