"""When it happened: the dates that a frame's own words tie to the event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recount.model.dates import DatePrecision
from recount.reading.comparing import closed, rank_since, ranks
from recount.reading.dated_lines import dated_line_above
from recount.reading.days_of_others import (
    ANNOUNCING,
    CONFIRMING,
    STATEMENTS,
    WRITING,
    governing_verb,
    may_date,
    opens_also,
    says_when,
)
from recount.reading.found_since import violence_of_bodies
from recount.reading.frames import Frame
from recount.reading.happenings import noun_type
from recount.reading.harm_verbs import DYING
from recount.reading.items import item_head, item_of
from recount.reading.months_told import is_a_month
from recount.reading.since_then import since_of
from recount.reading.slots_places import SAYING
from recount.reading.syntax import (
    children,
    clause_head,
    clause_tokens,
    objects_of,
    with_side_clauses,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.dates import When
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

A_MONTH, FEW_DAYS = 28, 2
_TAKING = frozenset({"suffer", "sustain", "receive", "inflict", "get"})


def dates_of(scene: Scene, frame: Frame) -> tuple[DateMention, ...]:
    """The dates of the clause, those that hang from the event's own words first."""
    meant = (
        _when_it_was(scene, frame) or _since_it_began(scene, frame) or _when_wounded(scene, frame)
    )
    if meant is not None:
        return (meant,)
    found = [d for d in scene.dates_in(frame.tokens) if may_date(scene, frame, d)]
    found = found or heading_day(scene, frame)
    found = found or _of_what_is_joined(scene, frame)
    for wider in (_of_what_it_did, _around, _sentence_dates):
        found = found or [d for d in wider(scene, frame) if may_date(scene, frame, d)]
    found = found or _of_what_the_bodies_are_from(scene, frame)
    if not found:
        return ()
    found = [d for d in found if not _holds_another(scene, d, found)]
    found = [d for d in found if not _only_counts(d, found)]
    found = without_bare_parts(scene, _not_of_saying(scene, frame, found))
    found = _without_wholes(scene, found)
    found = _day_beside(scene, frame, found) or found
    if not found:
        return ()
    ranked = sorted(found, key=lambda d: (_distance(scene, frame, d), d.span.start))
    best = _of_what_it_is_since(frame, scene, ranked[0])
    if best.series is not None:
        return tuple(d for d in found if d.series == best.series)
    return (best,)


def _of_what_it_is_since(frame: Frame, scene: Scene, mention: DateMention) -> DateMention:
    """ "The worst since the 2016 attack on X, in which 19 died": those of 2016 itself."""
    if frame.harms and scene.text[mention.span.end : mention.span.end + 2] in ("'s", "’s"):
        return _on_the_day(mention)  # "20 were missing after Saturday's attack"
    first, since = scene.tokens_of(mention.span)[0], rank_since(frame.anchor)
    return closed(mention) if since is not None and since.i < first.i else mention


def _is_a_day(mention: DateMention) -> bool:
    return mention.offset is None and mention.when is not None and mention.when.days == 1


def _only_counts(mention: DateMention, found: list[DateMention]) -> bool:
    """ "On Friday, hours after the bombing": what only says how long after another event it was,
    behind its own day; a day behind it is the other's, but not that of "and, an hour later, two in
    Y on Friday"."""
    offset = mention.offset
    if offset is None:
        return False
    if offset.is_by_the_clock and offset.subject is None and _LATER.search(mention.span.quote):
        return any(map(_is_a_day, found))
    if offset.amount is not None:
        return False
    return any(_is_a_day(d) and d.span.end <= mention.span.start for d in found)


_LATER = re.compile(r"\blater$", re.IGNORECASE)


def _day_beside(scene: Scene, frame: Frame, found: list[DateMention]) -> list[DateMention]:
    """ "Nine were killed and 20 hurt on Sunday in X, a week after the vote": Sunday, where the
    words behind only count from something else."""
    last = found[-1] if len(found) == 1 else None
    if last is None or last.offset is None or last.span.start < frame.anchor.idx:
        return []
    start = min(t.idx for t in (frame.anchor, *(h.trigger for h in frame.harms)))
    days = [d for d in scene.dates_in(list(frame.anchor.sent)) if _is_a_day(d)]
    alone = len(days) == 1 and start < days[0].span.start < last.span.start
    return days if alone and may_date(scene, frame, days[0]) else []


def _holds_another(scene: Scene, mention: DateMention, found: list[DateMention]) -> bool:
    """ "Ten years ago, on the night of 3 October 2015": the year that the day behind it lies in."""
    when = mention.when
    if when is None or when.start is None or when.end is None or (when.days or 0) < A_MONTH:
        return False
    return any(
        _is_a_day_in(d, when.start, when.end)
        and _JOINED.fullmatch(scene.text, mention.span.end, d.span.start)
        for d in found
    )


_JOINED = re.compile(r",?\s+(?:on\s+|in\s+|at\s+)?", re.IGNORECASE)


def _is_a_day_in(mention: DateMention, start: date, end: date) -> bool:
    when = mention.when
    if when is None or when.start is None or when.end is None or mention.offset is not None:
        return False
    return (when.days or A_MONTH) <= FEW_DAYS and start <= when.start and when.end <= end


def _of_what_the_bodies_are_from(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "Residents who came after Saturday's raid said they had counted 30 bodies": the day of the
    only violence that the sentence names, of which the bodies are."""
    noun = violence_of_bodies(frame)
    dates = scene.dates_in(list(noun.subtree)) if noun is not None else []
    return [_on_the_day(d) for d in dates if says_when(d) and d.offset is None][:1]


def _on_the_day(mention: DateMention) -> DateMention:
    """The day itself of "after Saturday's raid"."""
    when = mention.when
    if when is None or when.start is None or when.end is not None:
        return mention
    return replace(mention, when=replace(when, end=when.start))


def heading_day(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "- 2 May: Gunmen attacked X. Two men died": the day that the line of a list opens with, for
    all of the line that has none of its own; else that of the heading of the lines."""
    own = [d for d in scene.dates_in(list(frame.anchor.sent)) if says_when(d)]
    if own:
        return []
    start = item_head(scene.text, frame.anchor.idx)
    if start is None:
        return _day_of_lines(scene, frame)
    line = scene.text.rfind("\n", 0, start) + 1
    found = [d for d in scene.dates if line <= d.span.start < start and says_when(d)][:1]
    return found or _day_of_lines(scene, frame)


def _day_of_lines(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "Bago, 5 March", and below it lines of a list: the day of each that names none."""
    at = item_of(scene.text, frame.anchor.idx)
    if at is None or any(at <= d.span.start < frame.anchor.idx for d in scene.dates):
        return []
    above = dated_line_above(scene, frame.anchor)
    when = above.when if above is not None else None
    return [above] if above is not None and when is not None and (when.days or 99) <= 2 else []


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
    verbs |= {joined for v in verbs for joined in children(v, "conj") if joined.pos_ == "VERB"}
    for verb in sorted(verbs, key=lambda t: t.i):
        asked = next((t for t in verb.children if t.lower_ == "when" and t.i < verb.i), None)
        comma = asked is not None and asked.i > 1 and asked.nbor(-1).text == ","
        before = scene.dates_in([asked.nbor(-2)]) if asked is not None and comma else []
        if before and says_when(before[-1]) and before[-1].offset is None:
            meant = _of_a_rank(scene, before[-1])
            told = verb if verb.dep_ != "conj" else verb.head
            return meant if told.dep_ == "relcl" or meant != before[-1] else None
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
    is_ranked = ranks(first) if first.lower_ == "since" else rank_since(first) is not None
    return closed(mention) if is_ranked else mention


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


def _stands_with_deed(scene: Scene, mention: DateMention) -> bool:
    """ "Confirmed the capture of a leader during an operation Thursday": right behind a deed."""
    first = scene.tokens_of(mention.span)[0]
    before = first.nbor(-1) if first.i > first.sent.start else first
    before = before.nbor(-1) if before.lower_ == "on" and before.i > first.sent.start else before
    if before.pos_ != "NOUN":
        return False
    return before.lemma_.lower() in ("operation", "mission") or noun_type(before) is not None


def _of_what_is_joined(scene: Scene, frame: Frame) -> list[DateMention]:
    """ "Arrested 20 people and freed five hostages on Friday": the day behind both verbs."""
    verb = frame.clause
    joined = [v for v in children(verb, "conj") if v.pos_ == "VERB" and v.tag_ == verb.tag_]
    joined = [v for v in joined if v.lemma_.lower() not in SAYING]
    shared = [v for v in joined if not children(v, "nsubj", "nsubjpass", "aux", "auxpass", "expl")]
    behind = [t for v in shared for p in children(v, "prep", "npadvmod") for t in p.subtree]
    found = [d for d in scene.dates_in(behind) if says_when(d)]
    return [d for d in found if d.when is not None and governing_verb(scene, d) in shared]


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
        and not (is_said and (_is_aside(scene, frame, d) or not may_date(scene, frame, d)))
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


def without_bare_parts(scene: Scene, dates: list[DateMention]) -> list[DateMention]:
    """ "during an overnight operation Monday": the day named goes before the bare part of it."""
    days = [d for d in dates if d.timex_type == "DATE"]
    times = [d for d in dates if d.timex_type == "TIME"]
    return [_at(scene, day, times) for day in days] if days and times else dates


def _without_wholes(scene: Scene, dates: list[DateMention]) -> list[DateMention]:
    """ "In the first four months of the year": those months, and not the year that they are of."""
    parts = [d for d in dates if d.timex_type == "DURATION"]
    wholes = {
        d.span
        for d in dates
        for part in parts
        if scene.text[part.span.end : d.span.start].strip() == "of"
    }
    return [d for d in dates if d.span not in wholes]


def _at(scene: Scene, day: DateMention, times: list[DateMention]) -> DateMention:
    """ "On Monday at about 3:40 p.m.": the day with its time, where there is one day and one time
    on the clock of the place."""
    if day.when is not None and any(d.span.quote.lower() == "overnight" for d in times):
        return _with_the_night(scene, day, day.when)
    clocks = [d.clock for d in times if d.clock is not None]
    here = [clock for clock in clocks if clock.zone in (None, "local")] or clocks
    when = day.when
    if len(here) != 1 or when is None or when.precision is not DatePrecision.DAY:
        return day
    return replace(day, when=replace(when, clock=here[0]))


def _with_the_night(scene: Scene, day: DateMention, when: When) -> DateMention:
    """ "An overnight attack on 4 June": in a night that begins on the day, and ends on the next; of
    the day of the report itself, the one gone by."""
    if when.days != 1 or when.start is None or when.precision is not DatePrecision.DAY:
        return day
    start = when.start - timedelta(days=when.start == scene.dated.start)
    end = start + timedelta(days=1)
    return replace(day, when=replace(when, start=start, end=end, precision=DatePrecision.DAYS))


def _around(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates beside the verb of saying or performing that the clause hangs from."""
    head = frame.clause.head
    if head == frame.clause or head.sent.start != frame.sentence:
        return []
    beside = [t for c in head.children for t in c.subtree if clause_head(t) == clause_head(head)]
    dates = list(scene.dates_in(beside))
    if head.lemma_.lower() not in SAYING | ANNOUNCING | WRITING:
        return dates
    also = [d for d in dates if opens_also(scene, frame, d)]
    if also:
        return also[:1]
    if _is_looked_back_on(frame, head):  # "two days later, the army said it had killed six"
        looking_back = (d for d in dates if d.offset is not None or is_a_month(d))
        return [d for d in looking_back if d.span.start < head.idx]
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
