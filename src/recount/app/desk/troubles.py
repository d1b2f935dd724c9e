"""What a reader met in a document, in a word or two; its message says it in full."""

from __future__ import annotations

from recount.app.desk.codes import plain
from recount.model.saying import Words, say_as

TROUBLES: dict[str, Words] = {
    "date_ahead": say_as("problem", "date ahead of the text"),
    "date_order_unclear": say_as("problem", "order of day and month unclear"),
    "dateline_disagrees": say_as("problem", "dateline disagrees"),
    "linking_failed": say_as("problem", "could not be linked"),
    "other_matter": say_as("problem", "of another matter"),
    "published_unreadable": say_as("problem", "day of publication unreadable"),
    "reader_failed": say_as("problem", "reader failed"),
    "unread_language": say_as("problem", "unread language"),
    "vague_time": say_as("problem", "vague time"),
    "weekday_disagrees": say_as("problem", "weekday disagrees"),
    "year_unclear": say_as("problem", "year unclear"),
    "year_unknown": say_as("problem", "year unknown"),
}
NOT_BORNE_OUT = say_as("problem", "not borne out by its words")
UNVERIFIED = "unverified_"


def trouble_words(code: str) -> str:
    """A kind of problem as a person says it."""
    return NOT_BORNE_OUT if code.startswith(UNVERIFIED) else TROUBLES.get(code) or plain(code)
