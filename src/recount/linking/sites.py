"""What was hit, by kind: a market, a mosque, a police academy, whatever the reports call it.

Two attacks of one day in one town are seldom both on a mosque. A hospital is left out: it is where
those who were hurt are brought.
"""

from __future__ import annotations

import re

_KINDS = {
    "worship": r"mosques?|church(?:es)?|cathedrals?|temples?|shrines?|synagogues?|chapels?",
    "school": r"schools?|colleges?|universit(?:y|ies)|dormitor(?:y|ies)|schoolboys|schoolgirls"
    r"|students?|pupils?|(?:education(?:al)?|tutoring|tuition) cent(?:er|re)s?",
    "academy": r"(?:police|military|cadet|training) (?:academy|school|cent(?:er|re))",
    "market": r"(?:super)?markets?|marketplaces?|market-place|bazaars?|souks?",
    "prison": r"prisons?|jails?|(?:detention|detainee|migrants?) cent(?:er|re)s?",
    "displaced": r"(?:refugee|displaced|displacement|idp) camps?",
    "station": r"(?:railway|train|bus|metro) stations?|train (?:terminal|depot)s?",
    "hotel": r"hotels?|guest ?houses?|resorts?",
    "restaurant": r"restaurants?|caf[eé]s?|tea ?houses?|bars?|nightclubs?",
    "convoy": r"convoys?|motorcades?",
    "bus": r"(?:mini)?bus(?:es)?",
    "train": r"trains?",
    "mall": r"(?:shopping )?malls?|shopping cent(?:er|re)s?",
    "base": r"(?:military|army|air|naval|police) (?:base|camp|post|outpost|headquarters)|barracks",
    "checkpoint": r"check-?points?|roadblocks?",
    "wedding": r"weddings?",
    "funeral": r"funerals?|burials?|mourners",
    "airport": r"airports?|airfields?",
    "bridge": r"bridges?",
    "embassy": r"embass(?:y|ies)|consulates?",
    "farm": r"farms?|farmers?|farmland|plantations?",
    "mine": r"(?:gold|coal|copper|diamond) mines?|miners|quarry|quarries",
    "ship": r"ships?|vessels?|tankers?|ferry|ferries|boats?",
    "bank": r"banks?(?! of)",
    "court": r"court(?:house|rooms?)?",
    "factory": r"factor(?:y|ies)|refiner(?:y|ies)|power (?:plants?|stations?)",
}
_FOUND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _KINDS.items()) + r")\b",
    re.IGNORECASE,
)


def sites_in(quote: str) -> frozenset[str]:
    """The kinds of site that the words of a claim name."""
    return frozenset(found.lastgroup for found in _FOUND.finditer(quote) if found.lastgroup)
