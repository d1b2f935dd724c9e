"""When it happened: the dates that a frame's own words tie to the event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.model.dates import DatePrecision
from recount.reading.comparing import RANK_REACH, closed, comparison_in, measures, ranks
from recount.reading.days_apart import PROCEEDINGS, comes_later, stands_apart
from recount.reading.frames import Frame
from recount.reading.happenings import noun_type
from recount.reading.harm_verbs import DYING
from recount.reading.held_for import WHAT_FOR
from recount.reading.items import item_head
from recount.reading.left_out import is_left_out
from recount.reading.since_then import since_of
from recount.reading.slots_places import SAYING
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    is_history,
    objects_of,
    with_side_clauses,
)
from recount.reading.went_before import earlier_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

ANNOUNCING = frozenset({"confirm", "announce", "report", "say", "disclose", "reveal"})
CONFIRMING = frozenset({"confirm", "announce", "disclose", "reveal"})
TELLING = frozenset({"tell", "inform", "brief"})
HEARERS = 6  # words back from a day to the verb that says to whom it was told
NAMING_DEPS = ("compound", "nmod", "nummod", "poss", "amod")
BEGINNING = frozenset({"begin", "start", "erupt", "resume", "launch", "break"})
_RISING = frozenset({"reach", "rise", "climb", "stand", "grow", "increase"})
WRITING = frozenset({"write", "post", "tweet", "blog"})
SHARING = WRITING | {"share", "upload", "repost", "retweet", "publish", "circulate", "broadcast"}
STATEMENTS = frozenset({"statement", "release", "interview", "briefing", "tweet", "letter"})
_TAKING = frozenset({"suffer", "sustain", "receive", "inflict", "get"})
PAPERS = STATEMENTS | {"communique", "communiqu\u00e9", "bulletin", "message", "post", "report",
                       "announcement", "video", "notice"}  # fmt: skip
SPEAKING = frozenset({"communique", "communiqu\u00e9", "spokesman", "spokeswoman", "spokesperson",
                      "bulletin", "message", "post"})  # fmt: skip

_DATELINE_END = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]\s")
_TOWN_IN_CAPITALS = re.compile(r"\b[A-Z]{3,}[A-Z ]*,[^.\n]{0,40}$")


def dates_of(scene: Scene, frame: Frame) -> tuple[DateMention, ...]:
    """The dates of the clause, those that hang from the event's own words first."""
    meant = (
        _when_it_was(scene, frame) or _since_it_began(scene, frame) or _when_wounded(scene, frame)
    )
    if meant is not None:
        return (meant,)
    found = [d for d in scene.dates_in(frame.tokens) if _may_date(scene, frame, d)]
    found = found or heading_day(scene, frame)
    for wider in (_of_what_it_did, _around, _sentence_dates):
        found = found or [d for d in wider(scene, frame) if _may_date(scene, frame, d)]
    if not found:
        return ()
    found = without_bare_parts(_not_of_saying(scene, frame, found))
    if not found:
        return ()
    ranked = sorted(found, key=lambda d: (_distance(scene, frame, d), d.span.start))
    best = ranked[0]
    if best.series is not None:
        return tuple(d for d in found if d.series == best.series)
    return (best,)


def heading_day(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "- 2 May: Gunmen attacked X. Two men died": the day that the line of a list opens with, for
    all of the line that has none of its own."""
    start = item_head(scene.text, frame.anchor.idx)
    if start is None:
        return []
    own = [d for d in scene.dates_in(list(frame.anchor.sent)) if says_when(d)]
    if own:
        return []
    line = scene.text.rfind("\n", 0, start) + 1
    return [d for d in scene.dates if line <= d.span.start < start and says_when(d)][:1]


def _of_what_it_did(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "The toll of a bomb that went off on Tuesday rose to 15": the day of its relative clause."""
    if frame.anchor.pos_ == "VERB":
        return []
    told = [t for t in children(frame.anchor, "relcl") if t.tag_ in ("VBD", "VBN")]
    return [d for verb in told for d in scene.dates_in(clause_tokens(verb))]


def _when_it_was(scene: Scene, frame: Frame) -> DateMention | None:
    """ "Less bloody than June, when 284 people were killed": the day or month that is said to be
    the time."""
    verbs = {frame.clause, *(clause_head(h.trigger) for h in frame.harms)}
    verbs |= {v.head for v in verbs if v.dep_ == "conj"}
    for verb in verbs:
        asked = next((t for t in verb.children if t.lower_ == "when" and t.i < verb.i), None)
        comma = asked is not None and asked.i > 1 and asked.nbor(-1).text == ","
        before = scene.dates_in([asked.nbor(-2)]) if asked is not None and comma else []
        if before and says_when(before[-1]) and before[-1].offset is None:
            return _of_a_rank(scene, before[-1]) if verb.dep_ == "relcl" else None
    return None


def _when_wounded(scene: Scene, frame: Frame) -> DateMention | None:
    """ "Died Saturday of a wound suffered on Friday": the day of the wound is that of the deed."""
    dying = [h.trigger for h in frame.harms if h.trigger.lemma_.lower() in DYING]
    wounds = [t for verb in dying for t in objects_of(verb, "of", "from", "to")]
    told = [v for t in wounds for v in children(t, "acl", "relcl") if v.lemma_ in _TAKING]
    days = [d for verb in told for d in scene.dates_in(list(verb.subtree)) if says_when(d)]
    return days[0] if days else None


def _of_a_rank(scene: Scene, mention: DateMention) -> DateMention:
    """ "The first since 2017, when a bomb killed 30": in that year."""
    first = scene.tokens_of(mention.span)[0]
    since = first if first.lower_ == "since" or first.i == 0 else first.nbor(-1)
    return closed(mention) if since.lower_ == "since" and ranks(since) else mention


def _since_it_began(scene: Scene, frame: Frame) -> DateMention | None:
    """ "27 have been killed since the fighting began on Saturday": from that day on."""
    if not frame.harms:
        return None
    told = [words for h in frame.harms if (words := since_of(h.trigger))]
    named = [d for d in scene.dates_in(told[0]) if d.offset is None] if told else []
    if named and named[0].when is not None and named[0].when.start is not None:
        open_end = replace(named[0].when, end=None, precision=DatePrecision.LONGER)
        return replace(named[0], when=open_end)
    last = max((h.trigger for h in frame.harms), key=lambda t: t.i)
    since = next((t for t in last.doc[last.i : last.sent.end] if t.lower_ == "since"), None)
    if since is None or any(t.text in ",;" for t in last.doc[last.i : since.i]):
        return None
    if ranks(since):
        return None
    behind = list(last.doc[since.i : last.sent.end])
    end = next((t.i for t in behind if t.text in (",", ";", "–", "—")), last.sent.end)
    named = [d for d in scene.dates_in([t for t in behind if t.i < end]) if d.offset is None]
    when = named[0].when if named else None
    if when is None or when.start is None or when.end is None:
        return None
    began = any(t.pos_ == "VERB" and t.idx < named[0].span.start for t in behind)
    since_then = replace(when, end=None, precision=DatePrecision.LONGER)
    return replace(named[0], when=since_then) if began else None


def _may_date(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    if not says_when(mention) or of_word(scene, mention) or _of_another(scene, frame, mention):
        return False
    if stands_apart(scene, mention) or _says_again(scene, mention):
        return False
    if _of_dateline(scene, mention) or is_left_out(scene.tokens_of(mention.span)[0]):
        return False
    if _of_comparison(scene, frame, mention) or _of_rank(scene, frame, mention):
        return False
    if _of_beginning(scene, mention) or _of_earlier_deed(scene, frame, mention):
        return False
    if _of_the_later(scene, frame, mention) or _of_what_for(scene, frame, mention):
        return False
    if (
        _of_running_toll(scene, frame, mention)
        or _of_toll(scene, frame, mention)
        or _of_claiming(frame, mention)
        or of_a_paper(scene, mention)
        or _is_when_said(scene, frame, mention)
    ):
        return False
    return not (counts_from(scene, frame, mention) or _of_reaction(scene, frame, mention))


def _of_running_toll(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Four were killed, bringing to 154 the number killed since October": since when the number
    is counted, and not when the four were killed."""
    start = scene.tokens_of(mention.span)[0]
    raising = [t for t in start.doc[start.sent.start : start.i] if raises_a_tally(t)]
    return bool(raising) and frame.anchor.i < raising[0].i and frame.anchor.sent == start.sent


_RAISING = frozenset({"bringing", "raising", "taking", "pushing", "lifting", "putting"})


def raises_a_tally(verb: Token) -> bool:
    """ "Bringing to 154 the number", "putting the toll at 13"."""
    if verb.tag_ != "VBG" or verb.lower_ not in _RAISING:
        return False
    behind = verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]
    return any(t.lower_ in ("number", "toll", "total", "tally", "count", "losses") for t in behind)


def _of_dateline(scene: Scene, mention: DateMention) -> bool:
    """ "UPDATE 3 - BEIRUT, Oct 8 (Wire) - A strike killed 12": when the report was sent."""
    if not _DATELINE_END.match(scene.text, mention.span.end):
        return False
    line = scene.text.rfind("\n", 0, mention.span.start) + 1
    return _TOWN_IN_CAPITALS.search(scene.text, line, mention.span.start) is not None


def _of_beginning(scene: Scene, mention: DateMention) -> bool:
    """ "Killed 238 after the movement began on 24 April": the day that something else began."""
    verb = governing_verb(scene, mention)
    if verb is None or verb.lemma_.lower() not in BEGINNING or verb.dep_ not in ("advcl", "pcomp"):
        return False
    return any(t.lower_ in ("after", "before", "until", "till") for t in children(verb, "mark"))


def _of_earlier_deed(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Arrested a man suspected of killing two traders on 1 June": when he killed them."""
    verb = governing_verb(scene, mention)
    own = {frame.anchor, *(h.trigger for h in frame.harms)}
    return (
        verb is not None and verb not in own and is_history(verb) and not is_history(frame.anchor)
    )


def _of_toll(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "The toll had reached three by Wednesday": when it was counted."""
    first = mention.span.quote.lower().split()[0]
    before = scene.text[: mention.span.start].lower().split()[-1:]
    if first != "by" and before != ["by"]:
        return False
    tolls = [t for t in frame.anchor.sent if t.lemma_.lower() == "toll" and t.dep_ == "nsubj"]
    return any(t.head.idx < mention.span.start for t in tolls if t.head.lemma_ in _RISING)


def _of_claiming(frame: Frame, mention: DateMention) -> bool:
    """ "Claimed both attacks on Saturday": when they were owned up to."""
    noun = frame.anchor
    known = any(t.lower_ in ("the", "both", "these") for t in noun.children)
    claimed = noun.dep_ == "dobj" and noun.head.lemma_ == "claim"
    return claimed and known and mention.span.start > noun.idx


def of_a_paper(scene: Scene, mention: DateMention) -> bool:
    """ "In a statement dated 5 May", "a report issued on 5 May": when it was written."""
    verb = governing_verb(scene, mention)
    if verb is None or verb.dep_ != "acl" or verb.head.lemma_.lower() not in PAPERS:
        return False
    return not children(verb, "nsubj", "nsubjpass", "auxpass", "mark")  # "a report that four died"


def _is_when_said(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "On 12 October the army announced that nine were killed": the day stands with the word, and
    not in what was said. "Five days later, it said it killed 11" goes on with the story."""
    if mention.offset is not None:
        return False
    verb = governing_verb(scene, mention)
    own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
    if verb is None or verb.i in own or verb.lemma_.lower() not in SAYING | ANNOUNCING:
        return False
    first = scene.tokens_of(mention.span)[0]
    said = next((t for t in children(verb, "ccomp", "xcomp", "dobj") if t.i > verb.i), None)
    inside = set(said.subtree) if said is not None else set()
    return frame.anchor in inside and first not in inside and said is not None and first.i < said.i


def _of_what_for(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Arrested a man in connection with the bombing of a bus on 24 April": when it was bombed."""
    if not frame.harms or any(h.outcome is not Outcome.CAPTURED for h in frame.harms):
        return False
    above = list(scene.tokens_of(mention.span)[0].ancestors)
    deeds = [t for t in above if t.pos_ == "NOUN" and noun_type(t) is not None]
    return any(
        deed.dep_ == "pobj" and deed != frame.anchor and deed.head.head.lower_ in WHAT_FOR
        for deed in deeds
    )


def _of_the_later(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Shot nine on Monday after an attack in which 20 died": Monday is not the attack's."""
    went_before = earlier_phrase(frame.anchor)
    tokens = scene.tokens_of(mention.span)
    return went_before is not None and tokens[0] not in went_before.subtree


def _says_again(scene: Scene, mention: DateMention) -> bool:
    """ "On Monday, three days before the feast": the day told before, counted from another."""
    tokens = scene.tokens_of(mention.span)
    behind = tokens[-1].nbor(1).lower_ if tokens[-1].i + 1 < len(scene.doc) else ""
    words = {behind, *(t.lower_ for t in tokens)}
    if not words & {"before", "after", "ahead", "later", "earlier"}:
        return False
    return any(
        d.when is not None
        and d.when.days == 1
        and scene.text[d.span.end : mention.span.start].strip() == ","
        for d in scene.dates
    )


def sets_the_stage(scene: Scene, mention: DateMention) -> bool:
    """Whether a date of a main clause may be that of what is told next: not when it was said, when
    somebody was charged, or how somebody fared."""
    if not says_when(mention) or of_word(scene, mention) or stands_apart(scene, mention):
        return False
    if of_a_paper(scene, mention):
        return False  # "claimed it in a video posted on Sunday"
    verb = governing_verb(scene, mention)
    return verb is None or not comes_later(verb)


def _of_comparison(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "79 so far this year, against 22 in the whole of 2023": the time of the other number."""
    first = scene.tokens_of(mention.span)[0]
    between = list(frame.anchor.doc[frame.anchor.i + 1 : first.i])
    last = comparison_in(list(reversed(between)))
    counted = [
        t.i for h in frame.harms for c in h.counts if c.span for t in scene.tokens_of(c.span)
    ]
    if measures(scene, mention, frame.sentence) and not any(i > first.i for i in counted):
        return True
    if last is None or last.sent.start != frame.anchor.sent.start:
        return False
    return not counted or any(i < last.i for i in counted)


def _of_rank(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "The deadliest raid since the coup of 2021": the time of the coup is not the raid's."""
    first = scene.tokens_of(mention.span)[0]
    before = first.doc[max(first.sent.start, first.i - RANK_REACH) : first.i + 1]
    since = next((t for t in reversed(before) if t.lower_ == "since"), None)
    return since is not None and frame.anchor.i < since.i and ranks(since)


def _of_reaction(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Police on Friday blamed bandits for the raid": the day of the answer, the trial, the
    mourning is not that of the deed, nor is that on which pictures of it were shared."""
    verb = governing_verb(scene, mention)
    own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
    if verb is None or verb.i in own or _hangs_on(scene, mention, own):
        return False
    if verb.lemma_.lower() in CONFIRMING and _is_of_confirming(frame):
        return True
    beside = frame.anchor.dep_ == "advcl" and frame.anchor.tag_ == "VBG"
    if beside and frame.anchor.head in (verb, verb.head):
        return False  # "freed nine hostages on Thursday, killing three rebels"
    if not comes_later(verb) and verb.lemma_.lower() not in SHARING:
        return False
    if _is_what_is_told(scene, mention, verb):
        return False
    return not verb.i < frame.anchor.i < scene.tokens_of(mention.span)[0].i


def _is_what_is_told(scene: Scene, mention: DateMention, verb: Token) -> bool:
    """ "The mayor recalled the night of 4 May, when bombs hit the town": no day of recalling."""
    words = {t.i for t in scene.tokens_of(mention.span)}
    thing = child(verb, "dobj")
    inside = thing is not None and any(t.i in words for t in thing.subtree)
    return inside and verb.lemma_.lower() in ("recall", "recount", "remember")


def _is_of_confirming(frame: Frame) -> bool:
    """ "On Tuesday the army confirmed that nine had been killed", "confirmed that the boy's death
    was ruled an accident"."""
    had = any(t.lower_ == "had" and t.dep_ == "aux" for t in frame.clause.children)
    return had or (frame.anchor.pos_ == "NOUN" and comes_later(frame.clause))


def _stands_with_deed(scene: Scene, mention: DateMention) -> bool:
    """ "Confirmed the capture of a leader during an operation Thursday": right behind a deed."""
    first = scene.tokens_of(mention.span)[0]
    before = first.nbor(-1) if first.i > first.sent.start else first
    before = before.nbor(-1) if before.lower_ == "on" and before.i > first.sent.start else before
    if before.pos_ != "NOUN":
        return False
    return before.lemma_.lower() in ("operation", "mission") or noun_type(before) is not None


def _hangs_on(scene: Scene, mention: DateMention, own: set[int]) -> bool:
    """ "Arrested in the 14 August death of a guard": the day hangs on the event's own word."""
    return any(t.i in own for word in scene.tokens_of(mention.span)[:1] for t in word.ancestors
               if t.pos_ not in ("VERB", "AUX"))  # fmt: skip


def governing_verb(scene: Scene, mention: DateMention) -> Token | None:
    """The verb that a date hangs from, however far up, without an event's noun between."""
    tokens = scene.tokens_of(mention.span)
    current = tokens[0] if tokens else None
    for _ in range(8):
        if current is None or current.pos_ in ("VERB", "AUX"):
            return current
        if noun_type(current) is not None or current.head == current:
            return None
        current = current.head
    return None


def _sentence_dates(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates of the main clause of the sentence, where the frame's own clause has none."""
    root = frame.anchor.sent.root
    if is_before_main(frame):
        return []
    is_said = root.lemma_ in SAYING
    main = [] if is_said else list(scene.dates_in(with_side_clauses(clause_tokens(root))))
    sayers = [t for t in frame.anchor.sent if t.lemma_.lower() in SAYING | ANNOUNCING]
    here = scene.dates_in(_part_of_sentence(frame)) or scene.dates_in(list(frame.anchor.sent))
    every = [
        d
        for d in here
        if says_when(d)
        and not any(_adjoins(scene, d, verb) for verb in sayers)
        and not (is_said and (_is_aside(scene, frame, d) or not _may_date(scene, frame, d)))
    ]
    return main or (every if len(every) == 1 else [])


def _is_aside(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a day of a reported sentence is that of the report ("in a letter that was read aloud
    on Saturday, the council said"), or of what is told of somebody: "blamed for the death of a
    mayor, who was gunned down in July"."""
    verb = governing_verb(scene, mention)
    if verb is None or verb == frame.anchor.sent.root:
        return verb is not None
    if _branch(verb) != _branch(frame.anchor):
        return True
    above = [verb, *verb.ancestors]
    clause = next((t for t in above if t.dep_ == "relcl"), None)
    if clause is None:
        return False
    told = list(clause.subtree)
    return any(t.lower_ in ("who", "whom") for t in told) and frame.anchor not in told


def _branch(token: Token) -> Token:
    """The word right below the main verb of its sentence that a word hangs from."""
    root = token.sent.root
    return next((one for one in (token, *token.ancestors) if one.head == root), root)


def _part_of_sentence(frame: Frame) -> list[Token]:
    """The words of a sentence between the semicolons around the event."""
    sent = frame.anchor.sent
    stops = [t.i for t in sent if t.text == ";"]
    first = max((i for i in stops if i < frame.anchor.i), default=sent.start)
    last = min((i for i in stops if i > frame.anchor.i), default=sent.end)
    return list(frame.anchor.doc[first:last])


def is_before_main(frame: Frame) -> bool:
    """ "Soldiers entered on 28 November, after fighters had attacked their camp": earlier, nobody
    says by how much."""
    clause = frame.clause
    had = any(t.lower_ == "had" and t.dep_ == "aux" for t in clause.children)
    return had and clause.dep_ == "advcl" and any(t.lower_ == "after" for t in clause.children)


def _of_another(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date stands inside the name of another event: "leaders of the Aug. 7 attack",
    "Wednesday's hearing"."""
    tokens = scene.tokens_of(mention.span)
    inside = {t.i for t in tokens}
    heads = [t.head for t in tokens if t.head.i not in inside and t.dep_ in NAMING_DEPS]
    above = {t.head.head.lemma_.lower() for t in tokens if t.dep_ == "pobj"}
    if above & STATEMENTS:
        return True  # "it said in a statement of 9 April"
    others = [h for h in heads if h != frame.anchor]
    return any(noun_type(h) is not None or h.lemma_.lower() in PROCEEDINGS for h in others)


def counts_from(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date counts from this event: "a day after a bomb killed three" dates another, and
    so does "after the death of their leader in a raid"."""
    tokens = scene.tokens_of(mention.span)
    if mention.offset is not None and tokens and tokens[0].lower_ in ("after", "before"):
        own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
        if tokens[-1].i in own:
            return True
    if mention.offset is None or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return False
    word = tokens[-1] if tokens[-1].lower_ in ("after", "before") else tokens[-1].nbor(1)
    if word.lower_ not in ("after", "before"):
        return False
    inside = word.head if word.dep_ == "mark" else word
    return any(t == frame.anchor for t in inside.subtree)


def _not_of_saying(scene: Scene, frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """ "yesterday confirmed the arrest on Oct. 19", "confirmed on Oct. 20 the death of nine": the
    day of the word is not that of the deed."""
    verb = frame.clause
    if verb.lemma_.lower() not in ANNOUNCING:
        return dates
    told_of = [d for d in dates if _is_of_announcing(scene, d, verb, frame)]
    kept = [d for d in dates if not _adjoins(scene, d, verb)]
    if verb.lemma_.lower() == "confirm":
        kept = [d for d in kept if d not in told_of]
    return kept or ([] if told_of else dates)


def _is_of_announcing(scene: Scene, date: DateMention, verb: Token, frame: Frame) -> bool:
    """Whether a day stands right behind the verb that announces, before what it announces, or hangs
    from one that confirms: "on 14 October the mission confirmed the deaths of nine"."""
    if verb.idx < date.span.start < frame.anchor.idx:
        return True
    is_noun = frame.anchor.pos_ == "NOUN" and verb.lemma_.lower() in CONFIRMING
    hangs = governing_verb(scene, date) == verb
    return is_noun and hangs and not _stands_with_deed(scene, date)


def of_word(scene: Scene, date: DateMention) -> bool:
    """ "The radio said the next day that 12 fighters had died", "..., police said Tuesday.": when
    it was said."""
    words = scene.tokens_of(date.span)
    first, last = words[0].i, words[-1].i + 1
    doc = scene.doc
    if _heads_quote(doc, first, last):
        return True
    if first == 0 or last >= len(doc):
        return False
    said = _said_before(doc, first)
    if doc[last].lower_ == "that" or _begins_what_was_said(said, doc[last]):
        return said.lemma_.lower() in SAYING | ANNOUNCING
    closing = doc[last].is_punct and said.tag_ == "VBD" and said.dep_ != "relcl"
    told = said.lemma_.lower() in SAYING | ANNOUNCING
    return closing and told and not _has_said_what(said)


def _said_before(doc: Doc, first: int) -> Token:
    """The verb before a day, without whom it was said to: "a nurse told the Courier on Friday"."""
    at = first - 1
    while at > 1 and doc[at].lower_ in ("on", "late", "early"):
        at -= 1
    said = doc[at]
    while (
        at > 1 and doc[at].pos_ in ("NOUN", "PROPN", "DET", "PRON", "ADJ") and first - at < HEARERS
    ):
        at -= 1
    return doc[at] if doc[at].lemma_.lower() in TELLING else said


def _begins_what_was_said(verb: Token, word: Token) -> bool:
    """ "Said on Friday its troops had killed nine": whether the subject of that begins here."""
    said = [t for t in verb.children if t.dep_ == "ccomp" and t.i > word.i]
    subjects = [s for t in said for s in children(t, "nsubj", "nsubjpass")]
    return any(s.left_edge == word for s in subjects)


def _has_said_what(verb: Token) -> bool:
    """Whether what was said stands behind the verb; ", police said Tuesday." has it before."""
    return any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.children)


def _heads_quote(doc: Doc, first: int, last: int) -> bool:
    """ "Army communique, Sunday: attack repelled": the day of the paper that is quoted."""
    if last >= len(doc) or doc[last].text != ":" or first < 2 or doc[first - 1].text != ",":
        return False
    return doc[first - 2].lemma_.lower() in STATEMENTS | SPEAKING


def without_bare_parts(dates: list[DateMention]) -> list[DateMention]:
    """ "during an overnight operation Monday": the day named goes before the bare part of it."""
    days = [d for d in dates if d.timex_type == "DATE"]
    times = [d for d in dates if d.timex_type == "TIME"]
    return [_at(day, times) for day in days] if days and times else dates


def _at(day: DateMention, times: list[DateMention]) -> DateMention:
    """ "On Monday at about 3:40 p.m.": the day with its time, where there is one day and one time
    on the clock of the place."""
    clocks = [d.clock for d in times if d.clock is not None]
    here = [clock for clock in clocks if clock.zone in (None, "local")] or clocks
    when = day.when
    if len(here) != 1 or when is None or when.precision is not DatePrecision.DAY:
        return day
    return replace(day, when=replace(when, clock=here[0]))


def says_when(mention: DateMention) -> bool:
    if mention.offset is not None:
        return True
    return mention.when is not None and mention.timex_type != "SET"


def _around(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates beside the verb of saying or performing that the clause hangs from."""
    head = frame.clause.head
    if head == frame.clause or head.sent.start != frame.sentence:
        return []
    beside = [t for c in head.children for t in c.subtree if clause_head(t) == clause_head(head)]
    dates = list(scene.dates_in(beside))
    if head.lemma_.lower() not in SAYING | ANNOUNCING | WRITING:
        return dates
    if _is_looked_back_on(frame, head):  # "two days later, the army said it had killed six"
        return [d for d in dates if d.offset is not None and d.span.start < head.idx]
    return [
        d
        for d in dates
        if (d.offset is not None and d.span.start < head.idx) or not _adjoins(scene, d, head)
    ]


def _is_looked_back_on(frame: Frame, verb: Token) -> bool:
    """ "On 3 May the agency reported that ten had been killed", "On 3 May she wrote that ten were
    killed", "reported in a post": the day is that of the words, and the deed lies before it."""
    if any(t.lemma_.lower() in STATEMENTS | {"post"} for t in objects_of(verb, "in")):
        return True
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in frame.clause.children)
    return verb.lemma_.lower() in WRITING or (before and verb.tag_ == "VBD")


def _adjoins(scene: Scene, mention: DateMention, verb: Token) -> bool:
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    near = {verb.i - 1, verb.i + 1, verb.i + 2 if after.lower_ in ("on", "late") else verb.i + 1}
    return bool(near & {t.i for t in scene.tokens_of(mention.span)})


def _distance(scene: Scene, frame: Frame, mention: DateMention) -> tuple[int, bool, int]:
    """How far a date hangs from the event: steps in the tree, then words; a day named goes before
    one that is counted from another: "on Monday, three days before the feast"."""
    tokens = scene.tokens_of(mention.span)
    own = {frame.anchor.i, frame.clause.i, *(h.trigger.i for h in frame.harms)}
    steps = min((_steps(token, own) for token in tokens), default=99)
    about = min((abs(t.i - frame.anchor.i) for t in tokens), default=999)
    return steps, mention.offset is not None, about


def _steps(token: Token, own: set[int]) -> int:
    steps, current = 0, token
    while current.i not in own and current.head != current and steps < 20:
        current, steps = current.head, steps + 1
    return steps if current.i in own else 20
