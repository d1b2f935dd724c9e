"""The day on which somebody died, which may be later than that of the attack."""

from __future__ import annotations

from dataclasses import replace

from recount.reading.days_of_others import governing_verb
from recount.reading.frames import Frame
from recount.reading.harm_verbs import DYING
from recount.reading.harms_counted import Harm, died_of_wounds
from recount.reading.once import sentence_lemmas
from recount.reading.people_nouns import ORDINALS
from recount.reading.recoveries import without_day_of_finding
from recount.reading.slots import Slots
from recount.reading.story import Story, Told, is_told
from recount.reading.syntax import children

IN_CARE = frozenset({"hospital", "clinic", "wound", "injury", "burn", "wounded", "injured"})
_HURT = frozenset({"hurt", "wound", "injure", "shoot", "burn", "maim"})
LINGERING = 60  # days that a person may live on


def without_day_of_dying(story: Story, frame: Frame, slots: Slots) -> Slots:
    """ "Two of the wounded died in hospital on Monday", "the boy died Tuesday": the day of the
    death, which is told after that of the attack, dates no event."""
    words = sentence_lemmas(frame.anchor)
    last = next((told for told in reversed(story.told) if told.claim.when), None)
    found = without_day_of_finding(frame, slots, last)
    if found is not None:
        return found
    slots = _without_days_of_death(story, frame, slots)
    if _is_day_of_the_deed(story, frame, slots):
        return slots
    days = [d.when for d in slots.dates if d.when is not None]
    lingers = bool(words & IN_CARE) or any(map(_is_known, frame.harms))
    lingers = lingers or any(died_of_wounds(h) or _is_one_more(h) for h in frame.harms)
    if frame.happening is not None or not (words & DYING and lingers) or not days:
        return slots
    before = next((t.claim.when for t in reversed(story.told) if t.claim.when), None)
    day = days[0].start
    if before is None or before.end is None or not is_told(before) or day is None:
        return slots
    later = 0 < (day - before.end).days <= LINGERING
    return replace(slots, dates=(), own_dates=False) if later else slots


def _is_day_of_the_deed(story: Story, frame: Frame, slots: Slots) -> bool:
    """ "Was run over on 12 April and later died", "beat him on 5 May and he died": the day is that
    of the verb before, to which the dying is joined."""
    dying = [h.trigger for h in frame.harms if h.trigger.lemma_.lower() in DYING]
    before = {verb.head for verb in dying if verb.dep_ == "conj"}
    verbs = [governing_verb(story.scene, d) for d in slots.dates]
    return bool(verbs) and all(verb in before and verb is not None for verb in verbs)


def died_later(told: Told, slots: Slots) -> bool:
    """ "The guard died on Friday. The shooting happened on Thursday": the day told first is that of
    the death, and the attack lies before it."""
    when, harms = told.claim.when, told.frame.harms
    if when is None or when.start is None or not harms or told.claim.refers_to is not None:
        return False  # of an event told before, whose day is known
    days = [d.when.start for d in slots.dates if d.when is not None and d.when.start is not None]
    before = bool(days) and all(0 <= (when.start - day).days <= LINGERING for day in days)
    return before and all(map(_is_of_dying, harms))


def _without_days_of_death(story: Story, frame: Frame, slots: Slots) -> Slots:
    deaths = {harm.trigger for harm in frame.harms if _was_hurt_before(harm)}
    if not deaths or not slots.dates:
        return slots
    left = tuple(d for d in slots.dates if governing_verb(story.scene, d) not in deaths)
    return slots if left == slots.dates else replace(slots, dates=left, own_dates=bool(left))


def _was_hurt_before(harm: Harm) -> bool:
    """ "A man hurt in the attack died on Tuesday": hurt on another day, which is not told."""
    who = harm.victims
    hurt = children(who, "acl") if who is not None else []
    return _is_of_dying(harm) and any(t.lemma_.lower() in _HURT for t in hurt)


def _is_known(harm: Harm) -> bool:
    """ "Haddad died on Tuesday", "the boy died", "he died": somebody told of before."""
    who = harm.victims
    if who is None or not _is_of_dying(harm):
        return False
    pointed = any(t.lower_ == "the" for t in who.children)
    return who.tag_ in ("PRP", "NNP") or (pointed and who.tag_ == "NN")


def _is_one_more(harm: Harm) -> bool:
    """ "Two were shot on Monday; a third died the next day": one more of those told of before."""
    who = harm.victims
    nth = who is not None and (who.lower_ in ORDINALS or who.lower_ == "another")
    return nth and _is_of_dying(harm)


def _is_of_dying(harm: Harm) -> bool:
    """ "Died", "was pronounced dead": what comes after the attack, be it at once."""
    word = harm.trigger
    return word.lemma_.lower() in DYING or word.head.lemma_ in ("pronounce", "declare")
