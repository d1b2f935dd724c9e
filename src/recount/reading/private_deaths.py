"""Deaths that are nobody's war: by one's own hand, and at the hand of a husband or a wife.

Who killed himself after he had shot others is told of with them, so only somebody who is named for
the first time is meant here: "a recruit shot himself dead in a barracks".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from recount.reading.frames import Frame
    from recount.reading.harms_counted import Harm

NEAR = 2  # sentences after a killing in which its doer gives himself up
HURT = (Outcome.KILLED, Outcome.INJURED)
FEW = 2  # people whom a quarrel at home kills, at most
SPOUSES = frozenset({"husband", "wife", "boyfriend", "girlfriend", "spouse", "fiancé", "fiancée",
                     "ex-husband", "ex-wife", "ex-boyfriend", "ex-girlfriend"})  # fmt: skip
_PARTNERS = frozenset({"partner", "ex-partner"})
_HIS = frozenset({"his", "her", "their"})
_BOMBS = frozenset({"bomb", "bomber", "belt", "vest", "explosive", "explosives", "grenade", "blow",
                    "detonate"})  # fmt: skip
_CONFESSING = frozenset({"surrender", "confess", "admit"})


def is_private(frame: Frame) -> bool:
    """Whether people only died by their own hand or by that of whom they lived with."""
    if not frame.harms or frame.type in (EventType.BOMBING, EventType.SUICIDE_BOMBING):
        return False
    dies = any(h.outcome is Outcome.KILLED for h in frame.harms)
    return (dies and all(map(_is_by_own_hand, frame.harms))) or _is_of_a_home(frame)


def _is_by_own_hand(harm: Harm) -> bool:
    """ "A soldier killed himself with his rifle", "found dead of a shot from his own pistol"."""
    who, sent = harm.victims, harm.trigger.sent
    if harm.outcome not in HURT or who is None or not _is_new(who):
        return False
    if any(t.lemma_.lower() in _BOMBS for t in sent):
        return False
    return harm.own_hand or any(map(_is_own_weapon, sent))


def _is_own_weapon(word: Token) -> bool:
    """ "From his own rifle": not "killed with his own knife by robbers"."""
    own = any(t.lower_ == "own" for t in word.children) and child(word, "poss") is not None
    led = word.dep_ == "pobj" and word.head.lower_ in ("from", "with")
    by = any(t.dep_ == "agent" for t in word.sent)
    return own and led and not by and word.lemma_.lower() in lexicon().wounds["turned"]


def _is_new(who: Token) -> bool:
    """ "A recruit of 19", and neither "the gunman" nor "he"."""
    return any(t.lower_ in ("a", "an", "one") for t in children(who, "det", "nummod"))


def _is_of_a_home(frame: Frame) -> bool:
    """ "Shot dead by her husband", "a man killed his wife", "a woman was stabbed. Her former
    husband gave himself up"."""
    killed = [h for h in frame.harms if h.outcome is Outcome.KILLED]
    numbers = [c.low or 0 for h in frame.harms for c in h.counts if c.part_of is None]
    if not killed or sum(numbers) > FEW:
        return False
    if any(map(_is_by_spouse, killed)):
        return True
    unsaid = all(harm.agent is None for harm in killed)
    return unsaid and any(map(_gives_himself_up, _next(frame)))


def _is_by_spouse(harm: Harm) -> bool:
    agent, victims = harm.agent, harm.victims
    if agent is not None and is_spouse(agent):
        return True
    single = agent is not None and agent.tag_ == "NN" and agent.lower_ in ("man", "woman")
    return single and victims is not None and is_spouse(victims)


def is_spouse(person: Token) -> bool:
    """ "Her husband", "his ex-wife"; "a partner", and no partner of an army's."""
    owned = any(t.lower_ in _HIS for t in children(person, "poss"))
    if person.lemma_.lower() in _PARTNERS:
        return [t.lower_ for t in person.children] in (["a"], ["her"], ["his"])
    return owned and person.lemma_.lower() in SPOUSES


def _gives_himself_up(sent: Sentence) -> bool:
    """ "Her former husband gave himself up to the police"."""
    verb = sent.root
    who, thing = child(verb, "nsubj"), child(verb, "dobj")
    if who is None or not is_spouse(who):
        return False
    himself = thing is not None and thing.lower_ in ("himself", "herself")
    return verb.lemma_ in _CONFESSING or (himself and verb.lemma_ in ("give", "turn", "hand"))


def _next(frame: Frame) -> Iterator[Sentence]:
    """The sentences right behind the one of a frame, in its paragraph."""
    sent = frame.anchor.sent
    for _ in range(NEAR):
        if sent.end >= len(sent.doc) or "\n" in sent.doc[sent.end - 1].text_with_ws:
            return
        sent = sent.doc[sent.end].sent
        yield sent
