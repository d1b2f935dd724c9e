"""The rules of a methodology in words that a recorder would publish."""

from __future__ import annotations

from recount.model.events import Grade
from recount.model.saying import say, say_as

SPEAKERS = {
    "medical": say("hospitals and medics"),
    "ngo": say("organisations that record or give aid"),
    "police": say("police"),
    "government": say("governments"),
    "military": say("armed forces of states"),
    "media": say("news media"),
    "witness": say("witnesses and residents"),
    "analyst": say("analysts and researchers"),
    "official_unnamed": say("officials without a name"),
    "armed_group": say("armed groups"),
    "social_media": say("social media"),
    "other": say("others"),
}

PEOPLE = {
    "civilian": (say("civilian"), say("civilians")),
    "child": (say("child"), say("children")),
    "woman": (say("woman"), say("women")),
    "man": (say("man"), say("men")),
    "combatant": (say("combatant"), say("combatants")),
    "security_force": (say("member of security forces"), say("members of security forces")),
    "aid_worker": (say("aid worker"), say("aid workers")),
    "journalist": (say("journalist"), say("journalists")),
    "unstated": (say("person of no stated status"), say("people of no stated status")),
}

RANGES = {
    "hull_and_sums": say(
        "Low and high are the least and the most that claims allow which can hold together, "
        "narrowed by what totals over several events leave for each of them."
    ),
    "hull": say(
        "Low and high are the least and the most that any claim about the event allows; totals "
        "over several events are not used."
    ),
}

OPEN_HIGHS = {
    "greatest_named": say(
        "Where no report bounds a number from above (“at least ten”), high is the greatest number"
        " that anybody gives, and the record says that more is not excluded."
    ),
    "none": say("Where no report bounds a number from above (“at least ten”), high is unknown."),
}

DOCUMENTS = {
    "own_words_lead": say(
        "Where a report gives a number of its own and relays others, its own number leads; what "
        "it relays widens the range only beyond that."
    ),
    "all_alike": say("What a report relays counts like its own words."),
}

BEST = {
    "majority_of_origins": say(
        "the number that most independent origins give; those who only allege it count after "
        "those who assert it"
    ),
    "hierarchy_of_speakers": say(
        "the number of the kind of source that stands first in the order of sources"
    ),
    "latest": say("the number that was published last"),
    "unanimous": say("the number on which all origins agree"),
    "lowest": say("the lowest number given, as the most cautious one"),
    "highest": say("the highest number given"),
    "arithmetic": say("the only number that totals and ranges leave"),
}

FIGURES = {
    "low": say("the lower figure"),
    "high": say("the higher figure"),
    "none": say("no figure"),
}

EVENT_COUNTS = {
    "happening": say(
        "An event is one happening, however many strikes it holds: two strikes that sources tell "
        "as one are one event."
    ),
    "strike": say(
        "An event counts as often as the strikes that it holds: two strikes on one place an hour "
        "apart are two."
    ),
    "day_and_place": say(
        "Events of one kind, on one day, at one place, by one party count as one."
    ),
}


def apart(count: str, minutes: int) -> tuple[str, ...]:
    """What is made of happenings a little apart in time; nothing where another rule counts."""
    if count != "happening":
        return ()
    if not minutes:
        return (
            say(
                "Two strikes on one place that are told apart are two events, however soon one "
                "follows the other."
            ),
        )
    return (
        say(
            "Happenings of one kind, at one place, by one party, whose times of day "
            "are known and lie within %(minutes)s minutes of each other, count as one.",
            minutes=minutes,
        ),
    )


KNOWN = {
    "date": say("its date"),
    "place": say("its place"),
    "perpetrator": say("who did it"),
    "target": say("whom it was aimed at"),
}

GRADES = {
    Grade.CONFIRMED: say("Confirmed"),
    Grade.FAIR: say("Fair"),
    Grade.WEAK: say("Weak"),
    Grade.CONTESTED: say("Contested"),
    Grade.DISCOUNTED: say("Discounted"),
}

GRADE_RULES = {
    "responsibility_accepted": say("the party held responsible says itself that it did it"),
    "harm_accepted": say("the party held responsible says itself that it harmed civilians"),
    "competing_parties": say("different parties are held responsible"),
    "responsibility_denied": say("the party held responsible denies it"),
    "status_disputed": say("sources disagree whether the people harmed were civilians"),
    "combatants_only": say(
        "those harmed are said to have been fighters or soldiers, and nobody counts a civilian"
    ),
    "nobody_harmed": say("all who give numbers say that nobody was harmed"),
    "taken_back": say("every account of it was denied or taken back by those who gave it"),
    "independent_origins": say("%(origins)s or more independent origins tell of it"),
    "origins_and_party": say(
        "%(origins)s or more independent origins tell of it, and a party is held responsible"
    ),
    "single_origin": say("one origin alone tells of it"),
    "told": say("somebody tells of it, and no other grade fits"),
}

FIELDS = (
    (
        say_as("field", "when"),
        say("first and last day on which it may have happened, and what the date rests on"),
    ),
    (
        say_as("field", "where"),
        say("place, with the radius within which it may lie, and what the place rests on"),
    ),
    (say("by, against"), say("parties as sources name them; nobody where no source names one")),
    (
        say("killed, injured, captured, missing, displaced"),
        say("low, best and high, by class of people"),
    ),
    (say_as("field", "rule"), say("the rule that chose the best number")),
    (
        say_as("field", "origins"),
        say(
            "independent roots of information; copies, and reports that repeat one speaker, "
            "are one"
        ),
    ),
    (say_as("field", "grade"), say("how well it is attested, with the rule and the claims")),
    (say("in or out"), say("whether it is in by the criteria, with the rule")),
    (say_as("field", "contradictions"), say("claims that cannot all hold, with their words")),
)  # fmt: skip
