"""The rules of a methodology in words that a recorder would publish."""

from __future__ import annotations

from recount.model.events import Grade

SPEAKERS = {
    "medical": "hospitals and medics",
    "ngo": "organisations that record or give aid",
    "police": "police",
    "government": "governments",
    "military": "armed forces of states",
    "media": "news media",
    "witness": "witnesses and residents",
    "analyst": "analysts and researchers",
    "official_unnamed": "officials without a name",
    "armed_group": "armed groups",
    "social_media": "social media",
    "other": "others",
}

PEOPLE = {
    "civilian": ("civilian", "civilians"),
    "child": ("child", "children"),
    "woman": ("woman", "women"),
    "man": ("man", "men"),
    "combatant": ("combatant", "combatants"),
    "security_force": ("member of security forces", "members of security forces"),
    "aid_worker": ("aid worker", "aid workers"),
    "journalist": ("journalist", "journalists"),
    "unstated": ("person of no stated status", "people of no stated status"),
}

RANGES = {
    "hull_and_sums": "Low and high are the least and the most that claims allow which can hold "
    "together, narrowed by what totals over several events leave for each of them.",
    "hull": "Low and high are the least and the most that any claim about the event allows; totals "
    "over several events are not used.",
}

OPEN_HIGHS = {
    "greatest_named": "Where no report bounds a number from above (“at least ten”), high is the "
    "greatest number that anybody gives, and the record says that more is not excluded.",
    "none": "Where no report bounds a number from above (“at least ten”), high is unknown.",
}

DOCUMENTS = {
    "own_words_lead": "Where a report gives a number of its own and relays others, its own number "
    "leads; what it relays widens the range only beyond that.",
    "all_alike": "What a report relays counts like its own words.",
}

BEST = {
    "majority_of_origins": "the number that most independent origins give; those who only allege "
    "it count after those who assert it",
    "hierarchy_of_speakers": "the number of the kind of source that stands first in the order of "
    "sources",
    "latest": "the number that was published last",
    "unanimous": "the number on which all origins agree",
    "lowest": "the lowest number given, as the most cautious one",
    "highest": "the highest number given",
    "arithmetic": "the only number that totals and ranges leave",
}

FIGURES = {
    "low": "the lower figure",
    "high": "the higher figure",
    "none": "no figure",
}

EVENT_COUNTS = {
    "happening": "An event is one happening, however many strikes it holds: two strikes that "
    "sources tell as one are one event.",
    "strike": "An event counts as often as the strikes that it holds: two strikes on one place an "
    "hour apart are two.",
    "day_and_place": "Events of one kind, on one day, at one place, by one party count as one.",
}


def apart(count: str, minutes: int) -> tuple[str, ...]:
    """What is made of happenings a little apart in time; nothing where another rule counts."""
    if count != "happening":
        return ()
    if not minutes:
        return ("Two strikes on one place that are told apart are two events, however soon one "
                "follows the other.",)  # fmt: skip
    return (f"Happenings of one kind, at one place, by one party, whose times of day are known and "
            f"lie within {minutes} minutes of each other, count as one.",)  # fmt: skip


KNOWN = {
    "date": "its date",
    "place": "its place",
    "perpetrator": "who did it",
    "target": "whom it was aimed at",
}

GRADES = {
    Grade.CONFIRMED: "Confirmed",
    Grade.FAIR: "Fair",
    Grade.WEAK: "Weak",
    Grade.CONTESTED: "Contested",
    Grade.DISCOUNTED: "Discounted",
}

GRADE_RULES = {
    "responsibility_accepted": "the party held responsible says itself that it did it",
    "harm_accepted": "the party held responsible says itself that it harmed civilians",
    "competing_parties": "different parties are held responsible",
    "responsibility_denied": "the party held responsible denies it",
    "status_disputed": "sources disagree whether the people harmed were civilians",
    "combatants_only": "those harmed are said to have been fighters or soldiers, and nobody counts "
    "a civilian",
    "nobody_harmed": "all who give numbers say that nobody was harmed",
    "taken_back": "every account of it was denied or taken back by those who gave it",
    "independent_origins": "{origins} or more independent origins tell of it",
    "origins_and_party": "{origins} or more independent origins tell of it, and a party is held "
    "responsible",
    "single_origin": "one origin alone tells of it",
    "told": "somebody tells of it, and no other grade fits",
}

FIELDS = (
    ("when", "first and last day on which it may have happened, and what the date rests on"),
    ("where", "place, with the radius within which it may lie, and what the place rests on"),
    ("by, against", "parties as sources name them; nobody where no source names one"),
    ("killed, injured, captured, missing, displaced", "low, best and high, by class of people"),
    ("rule", "the rule that chose the best number"),
    ("origins", "independent roots of information; copies, and reports that repeat one speaker, "
     "are one"),
    ("grade", "how well it is attested, with the rule and the claims"),
    ("in or out", "whether it is in by the criteria, with the rule"),
    ("contradictions", "claims that cannot all hold, with their words"),
)  # fmt: skip
