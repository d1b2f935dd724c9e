"""Totals of a war and of other long times: that a number is of one, since when, in which land."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome
from recount.model.dates import DatePrecision, When
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.reading.frames import Frame
from recount.reading.harms_counted import Harm
from recount.reading.slots import Slots
from recount.reading.story import WIDE
from recount.reading.syntax import children, is_plural, objects_of, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from recount.reading.scene import Scene

MANY = 50
"""From here on the people of a month, in no named town, came to harm in more than one event."""
A_MONTH = 28  # days, at the least
LONG_AFTER = 62
"""Days; a total of more of them is of more places than the one that a story is at."""
SPELLS = frozenset({"month", "year", "week", "decade", "hostility"})
BLOWS_ON = frozenset({"exchange", "clash", "hostility"})
WARS = frozenset({"conflict", "war", "insurgency", "rebellion", "uprising", "violence", "unrest",
                  "fighting", "strife", "feud", "bloodshed", "crackdown"})  # fmt: skip
"""What goes on for long, so that whom it "has killed" died in many events."""
LONG_WARS = WARS - {
    "violence",
    "unrest",
    "fighting",
    "strife",
    "bloodshed",
    "uprising",
    "crackdown",
}
CAMPAIGNS = frozenset({"offensive", "campaign", "bombardment", "invasion", "siege", "onslaught",
                       "operation", "assault", "insurgency", "blockade"})  # fmt: skip
"""What may go on for months: whom it "has killed" by the hundred did not die on one day."""
HUNDREDS = 200
TENFOLD = 10
THOUSANDS = 2000
BEGINNING = frozenset({"begin", "start", "erupt", "break", "flare", "ignite", "commence", "enter"})


def by_a_war(frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """ "The five-year conflict has killed more than 10,000 people", "nine months of exchanges
    have killed 514", "53,600 have been killed in the war", but not "fighting has killed 14
    today"."""
    if any(d.when is not None and d.when.days == 1 for d in slots.dates):
        return False
    if any(is_perfect(h.trigger) and _since_then(h.trigger) for h in frame.harms):
        return True
    if any(_in_a_war(h.trigger, counts) or _by_the_hundred(h, slots) for h in frame.harms):
        return True
    if by_months_of_war(frame, slots) or _by_the_thousand(frame, counts):
        return True
    if any(_in_fighting_of_months(h.trigger) for h in frame.harms):
        return True
    perfect = [h for h in frame.harms if is_perfect(h.trigger)]
    agents = [_which(h.trigger, h.agent) for h in perfect if h.agent is not None]
    agents += [war for h in frame.harms if (war := _brought_by(h.trigger)) is not None]
    if any(_has_killed_hundreds(t, counts) for t in agents):
        return True
    if any(is_plural(t) and is_by_the_thousand(counts) for t in agents):
        return True  # "attacks in the state have displaced 400,000"
    spells = SPELLS | BLOWS_ON if any((c.low or 0) >= MANY for c in counts) else SPELLS
    long = WARS | {"campaign"}
    return any(
        t.lemma_.lower() in long or (t.lemma_.lower() in spells and is_plural(t)) for t in agents
    )


def is_of_a_long_war(frame: Frame) -> bool:
    """ "The war has caused 16,000 deaths": in all the land, wherever the text was before."""
    wars = (h.agent or _brought_by(h.trigger) for h in frame.harms)
    return any(t is not None and t.lemma_.lower() in LONG_WARS for t in wars)


def _brought_by(harm: Token) -> Token | None:
    """ "The war has caused 16,000 deaths", "has led to 900 casualties": what has."""
    if harm.pos_ != "NOUN" or harm.dep_ not in ("pobj", "dobj", "conj"):
        return None
    verb = next((t for t in harm.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in _BRINGING or not is_perfect(verb):
        return None
    return subject_of(verb)


_BRINGING = frozenset({"result", "lead", "cause", "bring", "produce", "claim"})


def _which(verb: Token, agent: Token) -> Token:
    """ "A conflict in X, which began in 2020 and has killed thousands": the conflict, and no
    place that the parser hangs the clause on."""
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "relcl"), None)
    pronoun = agent.lower_ in ("which", "that")
    joined = agent.pos_ == "PROPN" and clause is not None and clause.head == agent
    if clause is None or not (pronoun or joined):
        return agent
    above = (t for t in (clause.head, *clause.head.ancestors) if t.pos_ == "NOUN")
    return next((t for t in above if t.lemma_.lower() in WARS), agent)


def _in_fighting_of_months(verb: Token) -> bool:
    """ "The four-month-long fighting in which over 450 people had been killed"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.lemma_.lower() not in WARS | CAMPAIGNS | BLOWS_ON:
        return False
    return any(
        spell.lemma_.lower() in SPELLS
        for long in children(noun, "amod")
        for spell in (long, *children(long, "npadvmod"))
    )


_RECENTLY = re.compile(
    r"\b(?:in|over|during)\s+(?:the\s+)?(?:recent|past|last\s+few|last\s+several)\s+"
    r"(?:weeks|months|years|decades)\b",
    re.IGNORECASE,
)


def in_recent_months(frame: Frame, slots: Slots) -> bool:
    """ "In recent months officers claim to have killed some 80": in many events; not "attacks
    have surged in recent weeks, killing 12 on Friday"."""
    if not frame.harms or not all(_is_told_by_now(h.trigger) for h in frame.harms):
        return False
    last = max(h.trigger.idx for h in frame.harms) - frame.anchor.sent.start_char
    own = frame.anchor.sent.text[:last]
    of_a_day = (d for d in slots.dates if d.when is not None and d.when.days == 1)
    if any(d.span.start > frame.anchor.sent.start_char + last for d in of_a_day):
        return False
    item = frame.happening
    between = frame.anchor.doc[item.token.i : frame.harms[0].trigger.i] if item is not None else ()
    told_of = any(t.lower_ == "been" and t.dep_ == "aux" for t in between)
    alone = item is None or item.plural or told_of
    return alone and _RECENTLY.search(own) is not None


def _is_told_by_now(verb: Token) -> bool:
    """ "Has killed"; "who have been wreaking havoc in recent years, kidnapping thousands"."""
    if is_perfect(verb):
        return True
    goes_on = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl")
    before = verb.doc[verb.sent.start : verb.i]
    return goes_on and any(is_perfect(t) for t in before if t.pos_ == "VERB")


def _has_killed_hundreds(campaign: Token, counts: tuple[Count, ...]) -> bool:
    """ "The offensive has killed more than 37,000 people"."""
    return campaign.lemma_.lower() in CAMPAIGNS and any((c.low or 0) >= HUNDREDS for c in counts)


def is_by_the_thousand(counts: tuple[Count, ...]) -> bool:
    return any((c.low or 0) >= THOUSANDS for c in counts)


def _by_the_thousand(frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "More than 20,000 civilians and soldiers have been killed": up to now, and on no one day."""
    perfect = bool(frame.harms) and all(is_perfect(h.trigger) for h in frame.harms)
    dead = [c for c in counts if c.outcome is Outcome.KILLED]
    return perfect and frame.happening is None and any((c.low or 0) >= THOUSANDS for c in dead)


def dwarfs(counts: tuple[Count, ...], told: Iterable[Claim]) -> bool:
    """ "The death toll has risen to 37,164", told after a strike that killed 12: so many more than
    died in any event of the text that they died in all the war."""
    dead = [c for c in counts if c.outcome is Outcome.KILLED and c.part_of is None]
    known = [c.low for claim in told for c in claim.counts if c.outcome is Outcome.KILLED and c.low]
    most = max(known, default=None)
    return most is not None and any((c.low or 0) >= max(HUNDREDS, TENFOLD * most) for c in dead)


def by_months_of_war(frame: Frame, slots: Slots) -> bool:
    """ "In April the war claimed 23 lives": in a month or more of it, if not said of all of it."""
    when = slots.dates[0].when if slots.dates and slots.own_dates else None
    if when is None or (when.days or 0) < A_MONTH:
        return False
    agents = [h.agent for h in frame.harms if h.agent is not None]
    return any(t.lemma_.lower() in WARS and not is_plural(t) for t in agents)


def _by_the_hundred(harm: Harm, slots: Slots) -> bool:
    """ "The group has killed thousands of villagers": in all its time, where no day is told."""
    done = harm.agent is not None or harm.trigger.lemma_.lower() in ("die", "perish")
    told = is_perfect(harm.trigger) and done and not slots.own_dates
    return told and any(_HUNDREDS.search(c.text) for c in harm.counts)


_HUNDREDS = re.compile(r"\b(?:hundreds|thousands|millions)\b", re.IGNORECASE)


def _since_then(verb: Token) -> bool:
    """ "The offensive has since killed 4,000": up to now, and in more than one event; "two have
    since died of their wounds" and "300 villagers have fled since" are of the event told."""
    comes_of_one = verb.lemma_.lower() in ("die", "succumb", "flee")
    return not comes_of_one and any(t.lower_ == "since" for t in children(verb, "advmod"))


def _in_a_war(verb: Token, counts: tuple[Count, ...]) -> bool:
    """ "Have been killed in the war", "have died in the fighting since it began"; of fighting
    without that only so many that it was no single clash."""
    if not is_perfect(verb):
        return False
    many = any((c.low or 0) >= MANY for c in counts)
    for noun in objects_of(verb, "in", "during", "by", "from"):
        if _has_killed_hundreds(noun, counts):
            return True
        if noun.lemma_.lower() not in WARS or is_plural(noun):
            continue
        near = {t.lower_ for t in verb.doc[noun.i : min(noun.i + 4, verb.sent.end)]}
        if many or noun.lemma_.lower() in LONG_WARS or "since" in near:
            return True
    return False


def since_it_began(scene: Scene, frame: Frame) -> When | None:
    """ "The war, which broke out in April 2023, has killed": from then on."""
    for harm in frame.harms:
        agent = harm.agent
        if agent is None or agent.lemma_.lower() not in WARS or not is_perfect(harm.trigger):
            continue
        joined = harm.trigger.head  # "the war erupted in April 2023 and has killed"
        began = [joined] if harm.trigger.dep_ == "conj" else []
        for clause in [*children(agent, "relcl"), *began]:
            if clause.lemma_.lower() not in BEGINNING:
                continue
            own = [t for t in clause.subtree if t.i < harm.trigger.i]
            for mention in scene.dates_in(own or list(clause.subtree)):
                when = mention.when
                if when is not None and when.start is not None:
                    return replace(when, end=None, precision=DatePrecision.LONGER)
    return None


def is_of_long(when: When | None, scene: Scene) -> bool:
    """Whether a total is of a time in which a story is at more than one place: of months, of a
    time that goes on, or of a war of which nobody says since when."""
    if when is None or when.start is None:
        return True
    last = when.end or scene.dated.end
    return when.end is None or last is None or (last - when.start).days > LONG_AFTER


def its_land(scene: Scene, where: Where | None, when: When | None) -> Where | None:
    """The land that the text is of, where a place was only taken over from the story: who died
    since last year did not die where the last bomb went off."""
    home = scene.home
    if where is None or where.level in WIDE:
        return where
    start, end = when.start if when is not None else None, scene.dated.end
    if home is None and start is not None and end is not None:
        return None if (end - start).days > LONG_AFTER else where
    return land_of(scene, where)


def land_of(scene: Scene, where: Where | None) -> Where | None:
    """The land of a text, for what a whole war did in it; no town that the story was at before."""
    if where is None or where.level in WIDE:
        return where
    home = scene.home
    is_its = home is not None and home.level in WIDE and home.country == where.country
    return home if is_its else None


def whole_land(scene: Scene, where: Where | None) -> Where | None:
    """The country of a text that names it, for the thousands of a war of which nobody says where or
    since when: no province in which the text has told of strikes."""
    if where is None or where.level is PlaceLevel.COUNTRY:
        return where
    named = (p.where for p in scene.places if p.where.country == where.country)
    land = next((w for w in named if w.level is PlaceLevel.COUNTRY and w.lat is not None), None)
    return replace(land, text="", span=None, basis=PlaceBasis.INHERITED) if land else where


def is_perfect(verb: Token) -> bool:
    """ "has killed", "have been taken", "has killed 12 and displaced 300": up to now."""
    own = [t for t in verb.children if t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass")]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not own and verb.tag_ != "VBG":
        return is_perfect(verb.head)
    return any(t.dep_ == "aux" and t.lower_ in ("has", "have", "’ve", "'ve") for t in own)
