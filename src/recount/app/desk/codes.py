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
        # rules by which a number is chosen
        say_as("code", "majority of origins"),
        say_as("code", "hierarchy of speakers"),
        say_as("code", "latest"),
        say_as("code", "unanimous"),
        say_as("code", "lowest"),
        say_as("code", "highest"),
        say_as("code", "arithmetic"),
        say_as("code", "undecided"),
        say_as("code", "status disputed"),
        say_as("code", "whole first"),
        say_as("code", "unknown"),
        # rules by which an event is graded, taken in, counted
        say_as("code", "responsibility accepted"),
        say_as("code", "harm accepted"),
        say_as("code", "competing parties"),
        say_as("code", "responsibility denied"),
        say_as("code", "combatants only"),
        say_as("code", "nobody harmed"),
        say_as("code", "taken back"),
        say_as("code", "independent origins"),
        say_as("code", "origins and party"),
        say_as("code", "single origin"),
        say_as("code", "told"),
        say_as("code", "event types"),
        say_as("code", "known"),
        say_as("code", "least"),
        say_as("code", "all"),
        say_as("code", "strike"),
        say_as("code", "day and place"),
        say_as("code", "apart minutes"),
        say_as("code", "happening"),
        # fields of a claim
        say_as("code", "when"),
        say_as("code", "where"),
        say_as("code", "perpetrator"),
        say_as("code", "target"),
        say_as("code", "speaker"),
        say_as("code", "stance"),
        say_as("code", "type"),
        say_as("code", "weapon"),
        # features of a pair
        say_as("code", "place"),
        say_as("code", "time"),
        say_as("code", "clock"),
        say_as("code", "dead"),
        say_as("code", "persons"),
        say_as("code", "titles"),
        say_as("code", "list"),
        # fields of a document
        say_as("code", "text"),
        say_as("code", "title"),
        say_as("code", "published"),
        # kinds of loss
        say_as("code", "left out"),
        say_as("code", "no column"),
        say_as("code", "narrowed"),
        say_as("code", "assumed"),
        say_as("code", "withheld"),
        # problems met in reading
        say_as("code", "year unknown"),
        say_as("code", "year unclear"),
        say_as("code", "weekday disagrees"),
        say_as("code", "unread language"),
        say_as("code", "other matter"),
        say_as("code", "published unreadable"),
        say_as("code", "dateline disagrees"),
        say_as("code", "date order unclear"),
        say_as("code", "date ahead"),
        say_as("code", "unverified span"),
        say_as("code", "unverified count"),
        say_as("code", "unverified events"),
        say_as("code", "unverified share"),
        say_as("code", "unverified negation"),
        say_as("code", "unverified when"),
        say_as("code", "unverified where"),
        say_as("code", "unverified party"),
        say_as("code", "unverified speaker"),
        say_as("code", "unverified person"),
        say_as("code", "unverified facility"),
        say_as("code", "unverified weapon"),
        # kinds of decisions, and what they are about
        say_as("code", "accept"),
        say_as("code", "reject"),
        say_as("code", "correct"),
        say_as("code", "note"),
        say_as("code", "add"),
        say_as("code", "same"),
        say_as("code", "different"),
        say_as("code", "part of"),
        say_as("code", "not sure"),
        say_as("code", "publish"),
        say_as("code", "withhold"),
        say_as("code", "check"),
        say_as("code", "sign off"),
        say_as("code", "same person"),
        say_as("code", "other person"),
        say_as("code", "strike status"),
        say_as("code", "belligerent"),
        say_as("code", "public note"),
        say_as("code", "internal note"),
        say_as("code", "relearn"),
        say_as("code", "undo"),
        say_as("code", "grade"),
        say_as("code", "assessment"),
        say_as("code", "responsibility"),
        # parts of a date
        say_as("code", "day"),
        say_as("code", "weekday"),
        # what is asked of a whole ledger
        say_as("code", "by"),
        say_as("code", "against"),
        say_as("code", "either"),
        say_as("code", "events"),
        say_as("code", "deaths"),
        say_as("code", "month"),
        say_as("code", "quarter"),
        say_as("code", "year"),
        say_as("code", "shown"),
        # what people find of an event
        say_as("code", "declared"),
        say_as("code", "likely"),
        say_as("code", "single source"),
        say_as("code", "suspected"),
        say_as("code", "not yet assessed"),
        say_as("code", "non credible"),
        say_as("code", "credible"),
        say_as("code", "duplicate"),
        # who read a claim
        say_as("code", "grammar"),
        say_as("code", "hand"),
        # and otherwise
        say_as("code", "none"),
        say_as("code", "event"),
        say_as("code", "claim"),
    )
}


def plain(word: str) -> str:
    """A word of the records as a person writes it: "air_strike" is "air strike"."""
    found = word.replace("_", " ")
    return CODES.get(found, found)


FATES: dict[str, Words] = {
    str(words): words
    for words in (
        say_as("fate", "killed"),
        say_as("fate", "captured"),
        say_as("fate", "wounded"),
        say_as("fate", "targeted"),
        say_as("fate", "appointed"),
        say_as("fate", "alive"),
    )
}


def fate_words(fate: str) -> str:
    """What is said to have become of one person."""
    return FATES.get(fate, fate)


LANGUAGES: dict[str, Words] = {
    str(words): words
    for words in (
        say_as("language", "English"),
        say_as("language", "Arabic"),
        say_as("language", "French"),
        say_as("language", "Spanish"),
        say_as("language", "Portuguese"),
        say_as("language", "Russian"),
        say_as("language", "Ukrainian"),
        say_as("language", "Persian"),
        say_as("language", "Pushto"),
        say_as("language", "Turkish"),
        say_as("language", "Kurdish"),
        say_as("language", "Hebrew"),
        say_as("language", "Somali"),
        say_as("language", "German"),
        say_as("language", "Italian"),
    )
}


def language_words(name: str) -> str:
    """A language by its name."""
    return LANGUAGES.get(name, name)


def role_words(role: Role | str) -> str:
    """What a person is in a team."""
    return plain(str(role))
