"""What does not come along in a form, as people say it."""

from __future__ import annotations

from recount.app.desk.codes import CODES
from recount.model.saying import Words, say, say_as, say_list

LOST: dict[str, Words] = {
    str(words): words
    for words in (
        say_as("lost", "best"),
        say_as("lost", "claims"),
        say_as("lost", "contradictions"),
        say_as("lost", "counts"),
        say_as("lost", "date basis"),
        say_as("lost", "date precision"),
        say_as("lost", "deaths by side"),
        say_as("lost", "decisions"),
        say_as("lost", "earlier readings"),
        say_as("lost", "event"),
        say_as("lost", "facilities"),
        say_as("lost", "facility"),
        say_as("lost", "families"),
        say_as("lost", "figures of claims"),
        say_as("lost", "grade"),
        say_as("lost", "healthcare personnel and eight other categories"),
        say_as("lost", "internal notes"),
        say_as("lost", "links"),
        say_as("lost", "mentions"),
        say_as("lost", "names in other scripts"),
        say_as("lost", "notes"),
        say_as("lost", "notes on claims"),
        say_as("lost", "notes on claims and documents"),
        say_as("lost", "numbers by class"),
        say_as("lost", "persons"),
        say_as("lost", "name"),
        say_as("lost", "age"),
        say_as("lost", "sex"),
        say_as("lost", "role"),
        say_as("lost", "fate"),
        say_as("lost", "party"),
        say_as("lost", "quote"),
        say_as("lost", "quotes"),
        say_as("lost", "radius"),
        say_as("lost", "alternatives"),
        say_as("lost", "raw bytes"),
        say_as("lost", "all"),
        say_as("lost", "roles"),
        say_as("lost", "scope"),
        say_as("lost", "speaker"),
        say_as("lost", "statement"),
        say_as("lost", "strength"),
        say_as("lost", "text"),
        say_as("lost", "type"),
        say_as("lost", "weapon"),
    )
}
"""What a form has no place for, or does not let out, where it is a thing of the ledger's own."""


def lost_words(column: str) -> str:
    """What did not come along, as a person says it; empty where it is columns of the form, which
    bear their own names in every language."""
    head, _, rest = column.partition(": ")
    names = [one.replace("_", " ").removesuffix(" km") for one in (rest or head).split(", ")]
    said = [LOST.get(one) or CODES.get(one) for one in names]
    if not all(said) or (rest and head not in LOST):
        return ""
    told = say_list([one for one in said if one])
    return say("%(whole)s: %(parts)s", whole=LOST[head], parts=told) if rest else told
