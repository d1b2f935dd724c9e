"""How somebody says it: plainly, as a claim, as an estimate, or by denying or withholding it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.reading.speakers_names import speaker_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNABLE = frozenset({"unable", "impossible"})
_TO_COME = frozenset({"plan", "intention", "timetable", "schedule", "strategy", "next"})
_WITHHELD = frozenset({"confirm", "verify", "say", "specify", "disclose", "comment"})


@cache
def verbs() -> dict[str, Stance]:
    """The stance of each verb of saying, by its lemma."""
    rows = speaker_words()["verbs"]
    stances = {
        name: Stance.DECLINES_TO_CONFIRM if name == "declines" else Stance(name) for name in rows
    }
    return {verb: stances[name] for name, row in rows.items() for verb in row}


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """A list of `resources/speakers.toml` as a set."""
    return frozenset(speaker_words()[table][name])


def stance_of(token: Token) -> Stance | None:
    """How the verb says it, "not" and "declined to" taken in; None where nothing is said."""
    lemma = token.lemma_.lower()
    if _withheld(token):
        return Stance.DECLINES_TO_CONFIRM
    if is_negated(token):
        said_of = _asks(token) if lemma == "say" else not _is_of_what_is_to_come(token)
        return Stance.DECLINES_TO_CONFIRM if lemma in _WITHHELD and said_of else None
    if _is_declined(token) or _is_still_to_come(token):
        return None
    stance = verbs()[lemma]
    if stance is Stance.DECLINES_TO_CONFIRM:
        held = [c for c in token.children if c.dep_ == "xcomp"]
        anonymous = any(c.dep_ == "auxpass" for one in held for c in one.children)
        held = [c for c in held if c.lemma_ != "provide" or _gives_word(c)]
        told = {c.lemma_.lower() for c in held} & listed("objects", "withholds")
        return stance if told and not anonymous else None  # "declined to be named"
    return Stance.RETRACTS if _takes_back(token) else stance


def _gives_word(verb: Token) -> bool:
    """ "Declined to provide details"; whoever refuses to provide help answers nothing."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    return bool(things & _WORD)


_WORD = frozenset({"detail", "information", "comment", "figure", "evidence", "name", "number",
                   "statement", "explanation", "breakdown", "account", "specific", "more",
                   "further"})  # fmt: skip


def is_hypothetical(token: Token) -> bool:
    """Whether nobody has said it yet: "if he says", "would say"; "would not confirm" is a reply."""
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
    if marks & {"if", "unless"}:
        return True
    aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
    return bool(aux & {"would", "might", "should"}) and not is_negated(token)


def is_negated(token: Token) -> bool:
    """Whether the verb has its own "not", "never" or "neither"."""
    return any(c.dep_ == "neg" or c.lower_ in {"neither", "never"} for c in token.children)


def _is_declined(token: Token) -> bool:
    """Whether the verb is what somebody declined to do, which another cue tells: "declined to
    say", the second of "would neither confirm nor deny"."""
    head = token.head
    if token.dep_ == "xcomp" and token.lemma_.lower() in listed("objects", "withholds"):
        return verbs().get(head.lemma_.lower()) is Stance.DECLINES_TO_CONFIRM
    joined = token.dep_ == "conj" and any(c.lower_ == "nor" for c in head.children)
    return joined and head.lemma_.lower() in _WITHHELD


def _is_still_to_come(token: Token) -> bool:
    """ "Was yet to confirm": no confirmation."""
    above = token.head
    return token.dep_ == "xcomp" and any(c.lower_ == "yet" for c in above.children)


def _withheld(token: Token) -> bool:
    """ "were unable to confirm", "was not able to verify"."""
    head = token.head
    if token.dep_ != "xcomp" or token.lemma_.lower() not in {"confirm", "verify"}:
        return False
    return head.lower_ in _UNABLE or (head.lower_ == "able" and is_negated(head.head))


def _is_of_what_is_to_come(token: Token) -> bool:
    """ "Has not disclosed any plan to retake the base": nothing about what happened."""
    things = (c.lemma_.lower() for c in token.children if c.dep_ == "dobj")
    return any(t in _TO_COME for t in things)


def _asks(token: Token) -> bool:
    """Whether what is not said is a question: "did not say whether", "how many"."""
    said = [c for c in token.children if c.dep_ in {"ccomp", "xcomp"}]
    asking = {"whether", "if", "how", "who", "when", "where", "what", "which", "why"}
    return any(t.lower_ in asking for c in said for t in c.subtree)


def _takes_back(token: Token) -> bool:
    """ "Earlier we wrote that": the writers correct themselves."""
    own = any(c.lower_ == "we" and c.dep_ == "nsubj" for c in token.children)
    when = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    return own and bool(when & listed("disowning", "earlier"))
