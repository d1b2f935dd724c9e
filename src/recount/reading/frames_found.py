"""Frames found: each harm put to the happening that it came in, or to a frame of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.reading.added_up import is_added_up
from recount.reading.comparing import rank_before, rank_since
from recount.reading.end_of_doer import is_beside_the_end, with_ends_of_doers
from recount.reading.frames import Frame, has_own_day, has_own_scene
from recount.reading.hands import deed_words
from recount.reading.happenings import Happening
from recount.reading.harms_counted import Harm
from recount.reading.held_for import WHAT_FOR, is_by_law, is_charged_with
from recount.reading.second_blows import done_next, is_done_there, with_second_blows
from recount.reading.series_of_deeds import has_a_latest
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    is_history,
    objects_of,
    part_word,
    phrase_tokens,
    with_conjuncts,
)
from recount.reading.tolls_in_brackets import with_brackets
from recount.reading.turns_to_places import turns_to_place
from recount.reading.went_before import earlier_phrase, is_earlier_clause, is_told_after

if TYPE_CHECKING:
    from spacy.tokens import Token

BLOWS = (EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE, EventType.SHELLING)
ON_FOOT = (EventType.RAID, EventType.ARREST, EventType.ARMED_CLASH)
CLOSE = 2
"""A harm is as close as this to a happening that its own clause tells of, or points at."""
SAYING = frozenset({"say", "tell", "report", "claim", "add", "announce", "state", "write", "put"})

_IN_BRACKETS = 8  # words from an opening bracket to what became of people


def find_frames(happenings: Iterable[Happening], harms: list[Harm]) -> list[Frame]:
    """Happenings and harms put together, in the order of the text."""
    frames = [_from_happening(item) for item in happenings]
    harms = with_ends_of_doers(harms)
    loose: list[Harm] = []
    frames, besides, told = with_brackets(frames, harms)
    for harm in (h for h in harms if h.trigger not in told):
        index = _home(frames, harm, harms)
        if index is None:
            loose.append(harm)
        else:
            frames[index] = replace(frames[index], harms=(*frames[index].harms, harm))
    frames += [*besides, *_from_harms(loose)]
    frames = with_second_blows(_with_what_then_happened(frames))
    return sorted(frames, key=lambda f: f.anchor.i)


def _with_what_then_happened(frames: list[Frame]) -> list[Frame]:
    """ "Four were shot dead when rebels ambushed their patrol": in the ambush, where the word for
    the harm tells of violence too."""
    made = list(frames)
    for frame in frames:
        then = next((other for other in made if _happened_then(frame, other)), None)
        if then is not None:
            made = [f for f in made if f is not frame and f is not then]
            made.append(replace(then, harms=frame.harms))
    return made


def _happened_then(frame: Frame, other: Frame) -> bool:
    """Whether a clause of "when" says who did what, and the main clause only to whom."""
    item, then = frame.happening, other.happening
    if item is None or then is None or then.token.pos_ != "VERB" or other.harms:
        return False
    shot = any(h.trigger == item.token for h in frame.harms)
    unsaid = all(h.agent is None for h in frame.harms) and child(item.token, "auxpass") is not None
    asked = any(t.lower_ == "when" and t.i < other.anchor.i for t in other.clause.children)
    if not (shot and unsaid and asked) or other.clause.dep_ != "advcl":
        return False
    doer = child(other.clause, "nsubj")
    told = _first_joined(clause_head(other.clause.head)) == _first_joined(frame.clause)
    return told and doer is not None and doer.pos_ in ("NOUN", "PROPN")


def _from_happening(item: Happening) -> Frame:
    return Frame(item.token, clause_head(item.token), item, ())


def _home(frames: list[Frame], harm: Harm, harms: list[Harm]) -> int | None:
    """The happening that a harm belongs to: its agent, its clause's, or the one it explains."""
    agent, head = harm.agent, clause_head(harm.trigger)
    sentence = harm.trigger.sent.start
    ranked: list[tuple[int, int, int]] = []
    for index, frame in enumerate(frames):
        token = frame.anchor
        if frame.sentence != sentence:
            continue
        if any(turns_to_place(h.trigger, harm.trigger) for h in frame.harms):
            continue
        if is_beside_the_end(frame.clause, head, harms):
            continue
        rank = _closeness(frame, harm, agent, head)
        if rank is not None and rank > CLOSE and _has_its_own(frame, harm, head, harms):
            continue
        if harm.singled and token.dep_ == "conj" and token.head == harm.trigger:
            continue  # "said that one of the dead was a leader and fired rockets at X"
        if rank is not None:
            ranked.append((rank, abs(token.i - harm.trigger.i), index))
    return min(ranked)[2] if ranked else None


def _has_its_own(frame: Frame, harm: Harm, head: Token, harms: list[Harm]) -> bool:
    """ "12 were killed in X, and another eight died in an attack in Y": the attack has dead of its
    own clause, and those of the other clause are not its."""
    return head != frame.clause and any(
        other.outcome is harm.outcome and clause_head(other.trigger) == frame.clause
        for other in harms
        if other is not harm
    )


def _closeness(frame: Frame, harm: Harm, agent: Token | None, head: Token) -> int | None:
    token = frame.anchor
    since = rank_before(head)
    if since is not None:  # "the deadliest attack since the bombings of May, which killed 80"
        return 2 if since.i < token.i < head.i else None
    if token in (harm.trigger, agent):
        return 0
    if _is_what_it_answers(token, harm) or _is_of_another(frame, harm, head):
        return None
    if _is_its_own(frame, harm, head):
        return 1
    if head in frame.clause.children and head.dep_ in ("advcl", "conj", "relcl"):
        told = any(other.outcome is harm.outcome for other in frame.harms)
        apart = _separate_event(head) or (head.dep_ == "conj" and told)
        return 3 if not apart else None
    beside = frame.clause.dep_ == "advcl" or _says_when(frame.clause)
    if beside and clause_head(frame.clause.head) == head:
        others = [h for h in frame.harms if not h.own_hand]
        return 2 if not _separate_event(frame.clause) or not others else None
    return _looser(frame, harm, head)


def _is_of_the_whole(token: Token, head: Token) -> bool:
    """ "The raid was part of an offensive in which 40 have died": not in the raid alone."""
    return head.dep_ == "relcl" and head.head != token and part_word(head.head) is not None


def _is_its_own(frame: Frame, harm: Harm, head: Token) -> bool:
    """Whether the harm is told in the clause of the frame, or in one that speaks of its noun."""
    token = frame.anchor
    larger = head.head == token and part_word(token) is not None
    if head.dep_ == "relcl" and (larger or earlier_phrase(token) is not None):
        return True  # "part of an offensive in which 40 died", "after an attack in which 20 died"
    if is_done_there(token, head):
        return True
    return (
        frame.clause == head or _gave_the_wounds(frame.clause, harm) or _did_it_there(frame, head)
    )


def _did_it_there(frame: Frame, head: Token) -> bool:
    """ "The raid on the village of X, which killed nine", "a blast at a market that killed nine":
    the raid and the blast did, whatever stands before the "which"."""
    name, doer = head.head, child(head, "nsubj")
    if head.dep_ != "relcl" or doer is None or doer.tag_ != "WDT":
        return False
    if name.pos_ != "PROPN" and name.lemma_.lower() not in deed_words()["targets.standing"]:
        return False
    while name.dep_ == "appos":
        name = name.head
    placed = name.dep_ == "pobj" and name.head.lower_ in THERE
    of_it = name in frame.anchor.subtree or clause_head(name) == frame.clause
    return placed and of_it and frame.anchor.pos_ == "NOUN" and frame.anchor.i < name.i


THERE = frozenset({"in", "on", "at", "near", "of", "outside"})


def _is_of_another(frame: Frame, harm: Harm, head: Token) -> bool:
    """Whether the harm cannot have come in what the frame tells of."""
    token = frame.anchor
    if _in_a_row(frame.clause, harm):
        return False
    next_deed = done_next(token)
    if _is_joined_apart(frame, head) or (next_deed is not None and harm.trigger.i < next_deed.i):
        return True
    if (
        _is_in_what_it_ranks_with(token, harm)
        or is_told_after(harm.trigger)
        or (has_a_latest(token) and token not in harm.trigger.ancestors)
        or _is_told_before_a_stop(token, harm)
        or _is_of_the_whole(token, head)
    ):
        return True
    added = is_added_up(harm.trigger) and token not in harm.trigger.subtree
    if added or _is_after_another(frame.clause, harm.trigger):
        return True
    if _is_self(token, harm) or not _can_be_of(frame, harm) or _is_since_then(frame, head):
        return True
    if (is_history(token) and not is_history(harm.trigger)) or _beside_victims(token, harm):
        return True  # "detained a man suspected of leading attacks"
    went_before = earlier_phrase(token)
    if went_before is not None:
        return harm.trigger not in went_before.subtree
    return is_earlier_clause(frame.clause) and clause_head(frame.clause.head) == head


def _is_joined_apart(frame: Frame, head: Token) -> bool:
    """ "Two were killed in X on Sunday and a bomb exploded in Y on Monday", and the other way
    about: either clause has a day or a place of its own."""
    clause = frame.clause
    if head.head == clause and has_own_day(head) and frame.anchor not in head.subtree:
        return True
    joined = clause.head == head and clause != head
    return joined and has_own_scene(clause) and _has_a_scene(head, clause)


def _is_what_it_answers(token: Token, harm: Harm) -> bool:
    """ "Attacked a post in retaliation for the capture of a leader": no part of the attack."""
    phrase = earlier_phrase(harm.trigger)
    led = phrase is not None and phrase.lower_ in ("for", "to", "after", "following")
    return led and phrase is not None and token not in phrase.subtree


def _is_told_before_a_stop(token: Token, harm: Harm) -> bool:
    """ "Six were killed in X; in Y, soldiers shot dead two": the six not in what comes then."""
    between = token.doc[harm.trigger.i + 1 : max(token.i - 2, 0)]
    stops = [t for t in between if t.text == ";" and t.nbor(1).lower_ in ("in", "near", "at")]
    return any(t.nbor(2).pos_ == "PROPN" for t in stops)


def _has_a_scene(head: Token, joined: Token) -> bool:
    """Whether the first of two clauses says when or where by itself: "nine were killed and 20
    others were wounded in a strike on X" tells both of X."""
    own = [t for t in head.subtree if t.i < joined.left_edge.i or t.i > joined.right_edge.i]
    inside = [t for t in own if t.i > head.i]
    return any(t.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") for t in inside) or any(
        t.pos_ == "PROPN" and t.dep_ == "pobj" and t.head.lower_ in ("in", "at", "near")
        for t in inside
    )


def _is_in_what_it_ranks_with(token: Token, harm: Harm) -> bool:
    """ "20 were killed in the worst raid since May, when rebels attacked a convoy": not in May."""
    since = rank_since(token)
    return since is not None and harm.trigger.i < since.i


def _is_after_another(side: Token, trigger: Token) -> bool:
    """ "A day after gunmen killed nine and a month after 40 were killed when bandits raided Y": the
    nine did not die in the raid."""
    told = side.head
    joined = side.dep_ == "advcl" and told != trigger and trigger.dep_ == "advcl"
    afters = [any(t.lower_ == "after" for t in children(v, "mark")) for v in (told, trigger)]
    return joined and told.dep_ == "conj" and told.head == trigger and all(afters)


def _gave_the_wounds(clause: Token, harm: Harm) -> bool:
    """ "Died of wounds that they had sustained in shelling", "a man who had been wounded by a mine
    died": what the clause tells of killed."""
    if clause.dep_ != "relcl" or harm.trigger.lemma_.lower() not in ("die", "succumb"):
        return False
    told, victims = clause.head, harm.victims
    if told.lemma_.lower() in _WOUNDS and told.dep_ == "pobj":
        return told.head.head == harm.trigger
    whole = [victims, *objects_of(victims, "of")] if victims is not None else []
    return told in whole and clause.lemma_.lower() in ("wound", "injure", "hurt", "hit", "shoot")


_WOUNDS = frozenset({"wound", "injury", "burn"})


def _says_when(clause: Token) -> bool:
    """ "Was killed on the day when a mine went off": what happened then is what killed."""
    asked = any(t.lower_ == "when" and t.i < clause.i for t in clause.children)
    remembered = clause.head.head.lower_ == "to"  # "a year to the day when a mine went off"
    return clause.dep_ == "relcl" and asked and not remembered


def _is_since_then(frame: Frame, head: Token) -> bool:
    """ "27 have been killed since the army began shelling the town": in all that came after."""
    up = frame.anchor
    for clause in (up, *up.ancestors):
        since = any(t.lower_ == "since" and t.dep_ == "mark" for t in clause.children)
        if clause.dep_ == "advcl" and since and clause != head:
            return clause.head == head or head in clause.ancestors
    return False


def _looser(frame: Frame, harm: Harm, head: Token) -> int | None:
    if clause_head(harm.trigger).head == frame.anchor or _in_which(frame, head):
        return 2
    if _as_a_result(frame, head):
        return 2
    told = any(other.outcome is harm.outcome for other in frame.harms)
    if not told and (_shares_clause(frame.clause, head) or _in_a_row(frame.clause, harm)):
        return 3
    if not told and frame.clause.dep_ == "conj" and frame.clause.head == head:
        return 4
    return 5 if _is_result(frame, harm) else None


def _as_a_result(frame: Frame, head: Token) -> bool:
    """ "An exchange of fire took place, as a result of which four were killed": what came of it,
    and "while three were caught" too."""
    if head.dep_ == "advcl" and any(t.lower_ == "while" for t in children(head, "mark")):
        head = head.head
    came = head.dep_ == "relcl" and head.head.lemma_.lower() in ("result", "consequence")
    return came and head.head.dep_ == "pobj" and clause_head(head.head) == frame.clause


def _shares_clause(side: Token, head: Token) -> bool:
    """ "A policeman was killed, and a soldier was hurt, when a bomb exploded": the clause of "when"
    is of both."""
    joined = head.dep_ == "conj" or any(t.pos_ == "VERB" for t in children(head, "conj"))
    first = _first_joined(head)
    asks = side.dep_ == "advcl" or _says_when(side)
    return asks and joined and _first_joined(clause_head(side.head)) == first


def _in_a_row(side: Token, harm: Harm) -> bool:
    """ "Five gendarmes killed, three injured when their post was attacked": participles in a row,
    without an "and", share the clause of "when"."""
    last, first = side.head, harm.trigger
    if side.dep_ != "advcl" or not first.tag_ == last.tag_ == "VBN" or first.i > last.i:
        return False
    bare = child(last, "mark", "advmod", "auxpass") is None
    row = last.head == first or (last.head.dep_ == "appos" and last.head.head == first.head)
    return bare and row and any(t.text == "," for t in first.doc[first.i : last.i])


def _first_joined(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _is_result(frame: Frame, harm: Harm) -> bool:
    """ "A drone hit a car: the driver was killed", "...; two men died": the clause behind a colon
    or a semicolon tells what came of it, where it has no place, day or doer of its own."""
    between = list(frame.anchor.doc[frame.anchor.i : harm.trigger.i])
    stops = [t.i for t in between if t.text in (";", ":")]
    said = frame.anchor.dep_ == "attr" or any(t.lemma_.lower() in SAYING for t in between)
    if len(stops) != 1 or harm.agent is not None or harm.negated or said:
        return False
    if any(other.outcome is harm.outcome for other in frame.harms if other.trigger.i < stops[0]):
        return False
    after = harm.trigger.doc[stops[0] : clause_tokens(clause_head(harm.trigger))[-1].i + 1]
    return not any(t.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME") for t in after)


def _in_which(frame: Frame, head: Token) -> bool:
    """ "71 incidents, in which 24 people were killed and 83 were injured": the harms of events
    that are counted, all of them."""
    if frame.happening is None or frame.happening.strikes is None:
        return False
    while head.dep_ == "conj" and head.head.pos_ == "VERB":
        head = head.head
    which = any(t.lower_ == "which" and t.i - head.sent.start > 0 for t in head.subtree)
    return head.dep_ == "relcl" and which and head.head.i >= frame.anchor.i


def _can_be_of(frame: Frame, harm: Harm) -> bool:
    """A capture is no part of a bombing: whoever was caught was not caught by the bomb."""
    if _is_reason(frame, harm):
        return False
    if harm.outcome is not Outcome.CAPTURED or frame.happening is None:
        return True
    return frame.happening.type not in BLOWS and not _is_what_for(frame, harm.trigger)


def _is_what_for(frame: Frame, arrest: Token) -> bool:
    """ "Arrested on Thursday over the shooting", "arrested a day after he shot his friend": the
    police come later, and on a day of their own; not "arrested in a raid"."""
    if frame.type in ON_FOOT or not is_by_law(arrest):
        return False
    up, inside = frame.anchor, {*WHAT_FOR, *(("in",) if arrest.lemma_ == "arrest" else ())}
    while up not in (arrest, up.head):
        mark = child(up, "mark") if up.dep_ == "advcl" else None
        if up.lower_ in inside or (mark is not None and mark.lower_ == "after"):
            return True
        up = up.head
    return False


def _is_reason(frame: Frame, harm: Harm) -> bool:
    """ "An arrest was made in connection with the death of a boy": nobody died in the arrest."""
    item = frame.happening
    if item is None or item.token.lemma_.lower() != "arrest" or harm.outcome is Outcome.CAPTURED:
        return False
    return any(
        t.lower_ in WHAT_FOR or (t.lower_ == "in" and _leads_to(t, harm.trigger))
        for t in harm.trigger.ancestors
        if t.i > item.token.i
    )


def _leads_to(prep: Token, word: Token) -> bool:
    return any(t == word for t in prep.children)


def _is_self(token: Token, harm: Harm) -> bool:
    """An event noun that is only the victims' own doing: "militants behind attacks"."""
    if harm.victims is None:
        return False
    inside = token in list(harm.victims.subtree) and token not in list(harm.trigger.subtree)
    return inside and token not in phrase_tokens(harm.victims)


def _beside_victims(token: Token, harm: Harm) -> bool:
    """ "Detained a man responsible for bombs and attacks": nobody detains attacks, so that the
    noun is of what he did."""
    return harm.victims is not None and token in with_conjuncts(harm.victims)[1:]


def _separate_event(head: Token) -> bool:
    mark = child(head, "mark")
    return mark is not None and mark.lower_ in ("after", "before")


def _from_harms(harms: list[Harm]) -> list[Frame]:
    """Harms with no word for the event: one frame a clause, and one for those in brackets."""
    by_clause: dict[Token, list[Harm]] = {}
    bracketed: dict[int, Token] = {}
    for harm in harms:
        apart = has_own_scene(harm.trigger) or is_charged_with(harm)
        apart = apart or is_told_after(harm.trigger)
        clause = harm.trigger if apart else clause_head(harm.trigger)
        bracket = _bracket_before(harm.trigger)
        if bracket is not None:  # "(80 killed; 40 injured)"
            clause = bracketed.setdefault(bracket, clause)
        by_clause.setdefault(clause, []).append(harm)
    return [
        Frame(group[0].trigger, clause, None, tuple(group)) for clause, group in by_clause.items()
    ]


def _bracket_before(word: Token) -> int | None:
    """Where the brackets open that a word stands in."""
    for at in range(word.i - 1, max(word.sent.start, word.i - _IN_BRACKETS) - 1, -1):
        if word.doc[at].text in ("(", ")"):
            return at if word.doc[at].text == "(" else None
    return None
