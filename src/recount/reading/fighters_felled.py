"""Fighters who were killed, by verbs that kill nobody else: "neutralised 12 militants", "destroyed
six members of the gang", as states write of those whom they fight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Victims
from recount.reading.harm_roles import victims_and_agent
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import counted_noun
from recount.reading.syntax import children, is_plural, objects_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_ARMS = (Victims.COMBATANT, Victims.SECURITY_FORCE)
BANDS = frozenset({"gang", "group", "formation", "cell", "detachment", "squad", "band", "militia",
                   "organisation", "organization", "underground", "unit", "faction"})  # fmt: skip


def fells_fighters(token: Token, lemma: str) -> bool:
    """ "Neutralised 12 militants", "took out two snipers": killed, if they are fighters."""
    out = lemma in ("take", "wipe") and any(t.lower_ == "out" for t in children(token, "prt"))
    if not out and lemma not in lexicon().felling["fighters"]:
        return False
    victims, agent = victims_and_agent(token)
    if victims is None or (lemma == "destroy" and not _are_counted(victims)):
        return False
    theirs = any(t.lower_ in ("them", "other", "others") for t in victims.subtree)
    if theirs and agent is not None and victim_class_of(agent) is Victims.SECURITY_FORCE:
        return True  # "neutralised two of them"
    alone = victims.tag_ == "CD" or victims.lower_ == "one"  # "ambushed rebels, neutralising one"
    if ((theirs and victims.lower_ != "them") or alone) and fighters_before(token):
        return True
    return are_fighters(victims)


def are_fighters(people: Token) -> bool:
    """Whether words name people in arms: "two rebels", "members of the gang"."""
    return victim_class_of(counted_noun(people)) in _IN_ARMS or are_of_a_band(people)


def fighters_lost(noun: Token) -> Token | None:
    """ "The neutralisation of three militants": those who were killed, by a noun that kills nobody
    else."""
    if noun.lemma_.lower() not in lexicon().felling["nouns"]:
        return None
    return next((t for t in objects_of(noun, "of") if are_fighters(t) and _are_counted(t)), None)


def _are_counted(victims: Token) -> bool:
    """ "Destroyed six terrorists": a number of people; who destroys an army may kill nobody."""
    return any(t.tag_ == "CD" for t in victims.subtree)


def are_of_a_band(people: Token) -> bool:
    """ "Six members of the illegal formation"."""
    bands = objects_of(people, "of") if people.lemma_.lower() == "member" else []
    return any(t.lemma_.lower() in BANDS for t in bands)


def fighters_before(token: Token) -> bool:
    """ "Two attackers broke in. One fled and the other was neutralised": the people told of last,
    in this sentence or the one before, are fighters."""
    start = token.doc[max(0, token.sent.start - 1)].sent.start
    kinds = (victim_class_of(t) for t in reversed(token.doc[start : token.i]) if is_plural(t))
    return next((k for k in kinds if k is not None), None) is Victims.COMBATANT
