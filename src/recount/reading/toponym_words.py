"""The words that the toponym finder knows: what leads to a place name and what leads away."""

from __future__ import annotations

INNER = frozenset(
    "of the de la del da do di du des le el al as ash az ad an ar at ez es ul e i y au aux sur sous"
    " upon am der den und bin ben ibn".split()
)
"""Small words inside names."""

PREPOSITIONS = frozenset(
    "in near from at to outside around toward towards into between throughout across inside via"
    " within through leaving reached visiting off".split()
)

COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast"
    " southwest northeastern northwestern southeastern southwestern north-east north-west"
    " south-east south-west north-eastern north-western south-eastern south-western midwestern"
    " upper lower greater inner outer mid northward southward eastward westward downtown".split()
)

KEPT_KINDS = frozenset(
    "county river lake island islands township park valley creek mountains mountain sea bay parish"
    " peninsula ocean gulf strait desert falls beach springs heights hills camp airport".split()
)
"""Kind words that are part of an English name: "Laurel County", but "Helmand" of "Helmand
Province"."""

BODIES = frozenset(
    "police sheriff fire mayor council councilman councilwoman department county high public"
    " community jail attorney superior regional volunteer circuit coroner court courthouse chamber"
    " medical detention municipal middle elementary governor area resident residents district city"
    " town state highway commission commissioners government officials authorities board ministry"
    " army embassy health unified senior junior provincial police airport".split()
)
"""Words for offices and services of a place, before which its name still means the place."""

TURNS_AWAY = frozenset(
    "university college virus ebolavirus disease fever syndrome times post herald tribune journal"
    " gazette telegraph airlines airways bank $ street avenue boulevard drive lane".split()
)
"""Words that make a name before them part of another's name."""

OF_INSTITUTIONS = frozenset(
    "university bank college church institute diocese archbishop duke duchess earl battle treaty"
    " lord bishop archdiocese museum consumer".split()
)
"""Words before "of X" that make X a part of the name of an institution."""

NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan feb mar apr jun jul aug sep sept oct nov"
    " dec mon tue wed thu fri sat sun god islam allah internet web english european african asian"
    " taliban hezbollah hizbullah hamas isis isil daesh al-qaeda al-qaida haqqani federal capital"
    " latin arab muslim christian jewish catholic ltd inc corp co no yes ok police army navy"
    " congress parliament senate state city university school church center centre union news"
    " arctic-circle earth passover christmas easter ramadan eid olympic olympics superior supreme"
    " street avenue road boulevard drive highway rodeo free metro hope white house pa eu border"
    " miss united way".split()
)
"""Capitalised words that lists of places hold and that seldom mean one: days, months, groups."""

TITLES = frozenset(
    "mr mrs ms dr sir president minister sen rep gov gen col lt capt sgt maj judge justice prof"
    " professor rev pastor coach senator representative secretary king queen prince princess imam"
    " sheikh mullah commander chief director chairman spokesman spokeswoman".split()
)

ABBREVIATIONS = frozenset({"U.S.", "US", "U.K.", "UK", "U.A.E.", "UAE", "USA", "U.S.A.", "DRC"})
"""Short names of countries that lead the names of their agencies: "U.S. Central Command"."""
