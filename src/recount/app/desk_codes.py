"""The words of the records, as people read them: each code of a vocabulary, said as a phrase."""

from __future__ import annotations

from recount.model.accounts import Role
from recount.model.saying import Words, say_as

CODES: dict[str, Words] = {
    str(words): words
    for words in (
        # kinds of violence
        say_as("code", "air strike"),
        say_as("code", "shelling"),
        say_as("code", "bombing"),
        say_as("code", "suicide bombing"),
        say_as("code", "armed clash"),
        say_as("code", "armed attack"),
        say_as("code", "raid"),
        say_as("code", "arrest"),
        say_as("code", "abduction"),
        say_as("code", "execution"),
        say_as("code", "mine"),
        say_as("code", "other"),
        # what became of people
        say_as("code", "killed"),
        say_as("code", "injured"),
        say_as("code", "captured"),
        say_as("code", "missing"),
        say_as("code", "displaced"),
        say_as("code", "wounded"),
        say_as("code", "targeted"),
        say_as("code", "appointed"),
        say_as("code", "alive"),
        # whose they are said to be
        say_as("code", "civilian"),
        say_as("code", "child"),
        say_as("code", "woman"),
        say_as("code", "man"),
        say_as("code", "combatant"),
        say_as("code", "security force"),
        say_as("code", "aid worker"),
        say_as("code", "journalist"),
        say_as("code", "unstated"),
        # how it is said
        say_as("code", "asserts"),
        say_as("code", "alleges"),
        say_as("code", "estimates"),
        say_as("code", "confirms"),
        say_as("code", "denies"),
        say_as("code", "declines to confirm"),
        say_as("code", "retracts"),
        # how large a place is
        say_as("code", "exact"),
        say_as("code", "landmark"),
        say_as("code", "street"),
        say_as("code", "neighbourhood"),
        say_as("code", "village"),
        say_as("code", "town"),
        say_as("code", "city"),
        say_as("code", "near"),
        say_as("code", "district"),
        say_as("code", "province"),
        say_as("code", "region"),
        say_as("code", "country"),
        say_as("code", "water"),
        # grades
        say_as("code", "confirmed"),
        say_as("code", "fair"),
        say_as("code", "weak"),
        say_as("code", "contested"),
        say_as("code", "discounted"),
        # sex
        say_as("code", "female"),
        say_as("code", "male"),
        # roles in a team, and what its record tells
        say_as("code", "reader"),
        say_as("code", "coder"),
        say_as("code", "adjudicator"),
        say_as("code", "publisher"),
        say_as("code", "admin"),
        say_as("code", "signed in"),
        say_as("code", "sign-in refused"),
        say_as("code", "signed out"),
        say_as("code", "saw"),
        say_as("code", "took"),
        say_as("code", "sent"),
        say_as("code", "denied"),
        say_as("code", "account changed"),
        # what was decided
        say_as("code", "accepted"),
        say_as("code", "rejected"),
        say_as("code", "corrected"),
        say_as("code", "by hand"),
        # what a text may have for a problem
        say_as("code", "none"),
        say_as("code", "event"),
        say_as("code", "claim"),
    )
}


def plain(word: str) -> str:
    """A word of the records as a person writes it: "air_strike" is "air strike"."""
    found = word.replace("_", " ")
    return CODES.get(found, found)


def role_words(role: Role | str) -> str:
    """What a person is in a team."""
    return plain(str(role))
