"""Tolls that run on: "brings the month's total to 26", "the death toll rose to 31"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Outcome, Quantity
from recount.model.dates import DateBasis, DatePrecision, When, spanning
from recount.model.places import PlaceLevel, Where
from recount.model.spans import Span
from recount.reading.among import told_right_before
from recount.reading.claims.tallies import RAISING, Tally, find_tallies
from recount.reading.claims.tolls_of_many import of_many
from recount.reading.claims.tolls_sides import (
    attacks_counted_before,
    doer_in_toll,
    struck_alike,
)
from recount.reading.claims.wars import dwarfs
from recount.reading.happenings import ANYTHING, noun_type
from recount.reading.harm_verbs import BODIES, DYING
from recount.reading.paragraphs import is_one_paragraph
from recount.reading.sayings import said_at
from recount.reading.stance import is_actual
from recount.reading.story import WIDE, Told
from recount.reading.syntax import child, children, phrase_tokens, subject_of
from recount.reading.tally_words import tally_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.parties import Party
    from recount.reading.scene import Scene

_STATING = frozenset({"makes", "made", "estimate", "estimates"})
TALLIES = frozenset({"toll", "total", "number", "count", "tally", "figure", "estimate"})


def read_tolls(scene: Scene, told: tuple[Told, ...], read: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Running tolls: of a period, as totals; of an event, as a new number for it.

    What claims read before count already is not counted anew.
    """
    known = {(c.span, c.outcome) for claim in read for c in claim.counts}
    found = []
    for tally in find_tallies(scene):
        whole = tally.counts[0]
        plain = tally.verb.lower_ in _STATING  # "that makes 120 dead" supposes nothing
        if (whole.span, whole.outcome) in known:
            continue
        if not (plain or is_actual(scene.doc, tally.verb)):
            continue
        listed = len(tally.counts) > 1 or tally.answers
        if tally.noun.lemma_.lower() not in TALLIES or listed or _of_people(tally) or _bare(tally):
            found.append(_of_all(scene, tally, read) or _claim(scene, tally, told))
    return tuple(claim for claim in found if claim is not None)


def _bare(tally: Tally) -> bool:
    """ "A volunteer put the number at eleven": of those of whom the sentence before tells."""
    put = tally.verb.lemma_.lower() in ("put", "place", "give", "revise")
    return put and [t.lower_ for t in tally.noun.subtree if t != tally.noun] == ["the"]


def _of_people(tally: Tally) -> bool:
    """A toll, or a number of those who came to harm: "the number of police officers" is none."""
    token = tally.noun
    after = token.doc[tally.last.i + 1 : min(tally.last.i + 3, token.sent.end)]
    words = {t.lower_ for t in (*token.subtree, *after)}
    if token.lemma_ == "toll" or words & tally_words().harmed:
        return True
    if any(t.lower_ in ("month", "year", "week") for t in token.subtree):
        return True
    if tally.verb.tag_ == "VBG" and tally.verb.lemma_.lower() in RAISING:
        return told_right_before(tally.verb) is tally.counts[0].outcome  # "taking the total to 14"
    owned = any(t.lower_ in ("its", "their") for t in token.children)
    return owned and len(list(token.subtree)) < 4  # "raised its figure to eight"


def _of_all(scene: Scene, tally: Tally, read: tuple[Claim, ...]) -> Claim | None:
    """A toll that is of no event of the text: one that goes on from the sum of its own sentence
    ("40 people in the past day, bringing the overall toll to 37,164"), or one that all the dead of
    no event come near."""
    if tally.answers or tally.presumes or _period(scene, tally.noun, tally.verb) is not None:
        return None
    counted = attacks_counted_before(scene, tally.noun, read)
    if counted is not None:
        told = replace(_bare_total(scene, tally), event_type=counted.event_type)
        return replace(told, when=counted.when, where=counted.where, scope=counted.scope,
                       perpetrator=counted.perpetrator).with_id()  # fmt: skip
    verb = tally.verb
    sums = [c for c in read if c.kind is ClaimKind.TOTAL and c.counts]
    sums = [c for c in sums if verb.sent.start_char <= c.evidence.start < verb.idx]
    raised = bool(sums) and verb.tag_ == "VBG" and verb.lemma_.lower() in RAISING
    events = [c for c in read if c.kind is ClaimKind.EVENT]
    if not raised and not dwarfs(tally.counts, events):
        return None
    home = scene.home if scene.home is not None and scene.home.level in WIDE else None
    where = _own_place(scene, tally) or (sums[-1].where if raised else home)
    when = _open_time(scene, tally) or _up_to(scene)
    scope = Scope(when, where, None, None, None)
    return replace(_bare_total(scene, tally), when=when, where=where, scope=scope).with_id()


def _bare_total(scene: Scene, tally: Tally) -> Claim:
    """What a tally says and who says it, of no time and place yet."""
    speaker, stance = said_at(scene, tally.last)
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.TOTAL,
        evidence=scene.span([*_opening(tally), tally.first, tally.last]),
        speaker=speaker,
        stance=stance,
        counts=tally.counts,
    )


def _up_to(scene: Scene) -> When | None:
    """All the time up to that of the text."""
    last = scene.dated.end
    return When(None, last, DatePrecision.LONGER, "", None, DateBasis.RELATIVE_TO_PUBLICATION)


def _claim(scene: Scene, tally: Tally, told: tuple[Told, ...]) -> Claim | None:
    near = _told_near(told, tally.verb)
    period = None
    if not tally.answers:
        period = _period(scene, tally.noun, tally.verb) or _so_many_days(scene, tally, near)
    beyond = bool(near) and _goes_beyond(near[-1], tally)
    if period is None and tally.noun.lower_ == "losses" and tally.verb.lemma_ in RAISING:
        period = _until(near[-1].claim.when) if beyond else None
        if period is None:
            return None
    base = _bare_total(scene, tally)
    if period is None and not tally.answers:
        period = _open_time(scene, tally)
    if period is None and beyond:
        period = _until(near[-1].claim.when)
    if period is not None and not tally.presumes:
        like = _latest_like(tally.verb, near) if _names_event(tally) else None
        doer = doer_in_toll(scene, tally.noun)
        return _over(base, period, like, _own_place(scene, tally), doer)
    if not near and not tally.answers:
        return of_many(scene, tally.noun, base, _own_place(scene, tally))
    if not near or (tally.answers and not _is_answered(scene, near[-1], tally)):
        return None
    both = _of_both(scene, tally)
    members = _last_told(told, tally.verb, both.low or 0) if both is not None else []
    if both is not None:
        words = scene.tokens_of(base.evidence)
        span = scene.span([*words, *tally.last.doc[tally.last.i : _end_of(tally, both) + 1]])
        return _over_both(replace(base, evidence=span), both, members)
    back = _whose_toll(near, tally)
    own = tally.noun.lower_ == "losses"  # of those who did it to others
    return replace(
        base, kind=ClaimKind.EVENT, event_type=back.event_type, when=back.when, where=back.where,
        perpetrator=None if own else back.perpetrator, target=None if own else back.target,
        refers_to=back.id,
    ).with_id()  # fmt: skip


def _whose_toll(near: list[Told], tally: Tally) -> Claim:
    """Of an event of which more was told than its dead ("the attackers also abducted 30 women",
    "thirty attackers fell in the response") what tells of those who were struck."""
    last, outcome = near[-1].claim, tally.counts[0].outcome
    by_id = {told.claim.id: told.claim for told in near}
    root = _root(last, by_id)
    same = [
        t.claim for t in near if _root(t.claim, by_id) is root and not _is_answer(t.claim, root)
    ]
    dead = [c for c in same if any(k.outcome is outcome and k.high != 0 for k in c.counts)]
    back = max(reversed(dead), key=lambda c: _number(c, outcome)) if dead else last
    sharper = back.event_type is EventType.BOMBING and last.event_type in _BOMBINGS
    return replace(back, event_type=last.event_type) if sharper else back


_BOMBINGS = frozenset({EventType.SUICIDE_BOMBING, EventType.MINE})


def _number(claim: Claim, outcome: Outcome) -> int:
    return sum(c.low or 0 for c in claim.counts if c.outcome is outcome and c.part_of is None)


def _root(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    while claim.refers_to in by_id:
        claim = by_id[claim.refers_to or ""]
    return claim


def _is_answer(claim: Claim, first: Claim) -> bool:
    """Whether those who were struck at first are said to have struck."""
    struck, doer = first.target, claim.perpetrator
    if struck is None or doer is None:
        return False
    return (struck.name or struck.text) == (doer.name or doer.text)


def _goes_beyond(told: Told, tally: Tally) -> bool:
    """ "Five more were killed at X, bringing the toll to 19": of all that went before, and no
    number of what its own sentence tells anew."""
    verb, outcome = tally.verb, tally.counts[0].outcome
    behind = told.frame.sentence == verb.sent.start and told.frame.anchor.i < verb.i
    raises = verb.lemma_.lower() in RAISING | {"put"}
    if not behind or not raises or verb.tag_ != "VBG":
        return False
    lingered = any(harm.trigger.lemma_.lower() in DYING for harm in told.frame.harms)
    of_one = {"in", "from"} | ({"of"} if tally.noun.lemma_ == "toll" else set())
    found = all(harm.trigger.lemma_.lower() in BODIES for harm in told.frame.harms)
    if lingered or found or any(p.lower_ in of_one for p in children(tally.noun, "prep")):
        return False  # "died of his wounds, taking the toll of the blast to two"
    own = [c.low or 0 for c in told.claim.counts if c.outcome is outcome and c.part_of is None]
    anew = told.claim.refers_to is None and bool(own)
    return anew and sum(own) < (tally.counts[0].low or 0)


def _until(when: When | None) -> When | None:
    """All the time up to that of an event, since nobody says from when on."""
    if when is None or when.end is None:
        return None
    return When(None, when.end, DatePrecision.LONGER, "", None, DateBasis.RELATIVE_TO_EVENT)


def _is_answered(scene: Scene, told: Told, tally: Tally) -> bool:
    """Whether a number that somebody gives is another one for what was told right before: in the
    same paragraph, in this sentence or the last."""
    first = tally.first
    same = {first.sent.start, first.doc[max(0, first.sent.start - 1)].sent.start}
    if told.frame.sentence not in same or not is_one_paragraph(scene, told.frame.anchor, first):
        return False
    outcome = tally.counts[0].outcome
    return any(c.outcome is outcome and (c.low or 0) > 1 for c in told.claim.counts)


def _of_both(scene: Scene, tally: Tally) -> Quantity | None:
    """ "put the number of dead at six for the two incidents": over how many events."""
    after = list(tally.last.doc[tally.last.i + 1 : min(tally.last.i + 7, tally.last.sent.end)])
    noun = next((t for t in after if t.pos_ == "NOUN"), None)
    if noun is None or after[0].lower_ not in ("for", "in", "from", "over", "across"):
        return None
    if noun.lemma_.lower() not in ANYTHING and noun_type(noun) is None:
        return None
    for token in (t for t in after if t.i < noun.i):
        number = scene.core_number_at(token)
        many = 2 if token.lower_ == "both" else number.low if number is not None else None
        if many is not None and many > 1:
            return Quantity(int(many), int(many), token.text)
    return None


def _end_of(tally: Tally, both: Quantity) -> int:
    """Where the number of events stands, with the noun behind it."""
    doc, sent = tally.last.doc, tally.last.sent
    at = next(t.i for t in doc[tally.last.i + 1 : sent.end] if t.text == both.text)
    return int(next((t.i for t in doc[at + 1 : sent.end] if t.pos_ == "NOUN"), at))


def _last_told(told: tuple[Told, ...], verb: Token, many: int) -> list[Claim]:
    """The events told before, where they are as many as that."""
    before = [t.claim for t in told if t.claim.evidence.start < verb.idx]
    own = [c for c in before if c.refers_to is None and c.event_type is not EventType.ARREST]
    return own if len(own) == many else []


def _over_both(base: Claim, both: Quantity, members: list[Claim]) -> Claim:
    """The sum over events told before, over their days."""
    when = spanning([claim.when for claim in members])
    scope = Scope(when, None, None, None, None, tuple(c.id for c in members))
    return replace(base, when=when, scope=scope, events=both).with_id()


def _names_event(tally: Tally) -> bool:
    """Whether a toll says of what it is: "the latest strike brings", "in such attacks"."""
    subject = subject_of(tally.verb)
    words = [*tally.noun.subtree, *([subject] if subject is not None else [])]
    return any(noun_type(t) is not None or t.lower_ == "such" for t in words)


def _opening(tally: Tally) -> list[Token]:
    """The subject's words, where they stand close before: "Monday's deaths bring"."""
    subject = child(tally.verb, "nsubj")
    close = subject is not None and 0 < tally.verb.i - subject.i < 8
    return phrase_tokens(subject) if subject is not None and close else []


def _told_near(told: tuple[Told, ...], token: Token) -> list[Told]:
    """The events that a toll may be of, the likeliest last: told in its own sentence before it,
    else before that, else after; an arrest has no toll, and those who died later change one."""
    violent = [t for t in told if t.claim.event_type is not EventType.ARREST]
    own = [t for t in violent if t.frame.sentence == token.sent.start]
    first = [t for t in own if t.frame.anchor.i < token.i]
    later = [t for t in own if t not in first]
    before = [t for t in violent if t.claim.evidence.start <= token.idx and t not in own]
    after = [t for t in violent if t.claim.evidence.start > token.idx and t not in own]
    ordered = sorted(before, key=lambda t: t.claim.evidence.start)
    return [*(after[:1] if not ordered and not own else []), *later, *ordered, *first]


def _latest_like(verb: Token, last: list[Told]) -> Claim | None:
    """The event told last that is of the kind of the toll's subject and has a perpetrator: "the
    latest strike brings the total to"."""
    subject = subject_of(verb)
    kind = noun_type(subject) if subject is not None else None
    claims = [t.claim for t in reversed(last)]
    alike = [c for c in claims if c.event_type is kind] or claims
    return next((c for c in alike if c.perpetrator is not None), next(iter(alike), None))


def _own_place(scene: Scene, tally: Tally) -> Where | None:
    """ "The number of soldiers killed in Cauca since January": the place of those counted."""
    words = [t for t in tally.noun.subtree if t.i > tally.noun.i]
    for word in words:
        for place in scene.places:
            if place.span.start == word.idx and word.head.lower_ in ("in", "across", "throughout"):
                return place.where
    return None


def _over(
    base: Claim, period: When, back: Claim | None, own: Where | None, doer: Party | None
) -> Claim:
    scope = Scope(
        when=period,
        where=own or (_land(back.where, period) if back is not None else None),
        event_type=back.event_type if back is not None else None,
        perpetrator=doer or (back.perpetrator if back is not None else None),
        target=struck_alike(back, base.counts) if back is not None else None,
    )
    return replace(
        base, when=period, where=scope.where, event_type=scope.event_type,
        perpetrator=scope.perpetrator, target=scope.target, scope=scope,
    ).with_id()  # fmt: skip


def _land(where: Where | None, period: When) -> Where | None:
    """Where the deed told last was, if that is wide enough: a province for a month, a land for
    longer."""
    if where is None or where.level not in WIDE:
        return None
    long = period.days is None or period.days > _ONE_MONTH
    return None if long and where.level is PlaceLevel.PROVINCE else where


_ONE_MONTH = 31


def _period(scene: Scene, token: Token, verb: Token) -> When | None:
    """The time that the toll is of: "this month's", "in September", "since January"."""
    wide = (DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.SEASON, DatePrecision.LONGER,
            DatePrecision.WEEK)  # fmt: skip
    behind = [c for c in children(verb, "prep", "npadvmod") if not _leads_to_another(c)]
    so_far = [t for c in children(verb, "advmod") if c.lower_ == "far" for t in c.subtree]
    near = [*token.subtree, *so_far, *(t for c in behind for t in c.subtree)]
    for mention in scene.dates_in(near):
        if mention.when is not None and mention.when.precision in wide:
            return mention.when
    for mention in scene.dates_in(list(token.subtree)):  # "the number of dead over the weekend"
        led = _OVER.search(scene.text[: mention.span.end], max(0, mention.span.start - 12))
        if led is not None and mention.when is not None and (mention.when.days or 0) > 1:
            return mention.when
    since = [
        mention.when
        for mention in scene.dates_in(list(token.sent))
        if mention.when is not None
        and mention.when.start
        and mention.when.end is None
        and "since" in scene.text[max(0, mention.span.start - 14) : mention.span.end].lower()
    ]
    since += _since_the_start(scene, token)
    return since[0] if since else _bare_month(scene, token)


_OVER = re.compile(r"\b(?:over|during|throughout)\b", re.IGNORECASE)


def _so_many_days(scene: Scene, tally: Tally, near: list[Told]) -> When | None:
    """ "Its losses in the six-day operation": six days, to that of the event told with it."""
    last = near[-1].claim.when if near else None
    if tally.noun.lower_ != "losses" or last is None or last.days != 1 or last.end is None:
        return None
    for mention in scene.dates_in(list(tally.noun.subtree)):
        days = re.fullmatch(r"P(\d+)D", mention.timex or "")
        if days is not None:
            start = last.end - timedelta(days=int(days.group(1)) - 1)
            return replace(last, start=start, precision=DatePrecision.DAYS, span=mention.span,
                           text=mention.span.quote, basis=DateBasis.RELATIVE_TO_EVENT)  # fmt: skip
    return None


_SINCE = re.compile(
    r"\b(?:over|during|in|within)\s+(?:the\s+)?(?:previous|past|last|preceding)\s+[\w-]+\s+"
    r"(?:hours|days|weeks|months)\b|(?<!\bhas )(?<!\bhave )\bsince\b[^.;,]*",
    re.IGNORECASE,
)


def _open_time(scene: Scene, tally: Tally) -> When | None:
    """ "The number of soldiers killed since the operation began", "in the previous 24 hours": a
    time that no date gives, up to that of the text; the number is of no one event."""
    noun = tally.noun
    start, end = noun.idx, noun.sent.end_char
    found = _SINCE.search(scene.text, start, end)
    if found is None:
        return None
    span = Span.of(scene.text, found.start(), found.start() + len(found[0].rstrip()))
    for mention in scene.dates:
        if span.holds(mention.span) and mention.when is not None and mention.when.days is not None:
            return mention.when
    return When(None, scene.dated.end, DatePrecision.LONGER, span.quote, span,
                DateBasis.RELATIVE_TO_PUBLICATION)  # fmt: skip


def _leads_to_another(word: Token) -> bool:
    """ "Rose to 79, against 22 in the whole of 2022": the time of the number that it is
    compared with."""
    numbered = any(t.tag_ == "CD" for t in children(word, "pobj"))
    return word.lower_ in ("against", "from", "versus") and numbered


_THE_START = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|launch|resumption|onset|escalation|collapse)\b"
    r"[^.,;]{0,60}|(?:[\w'’]+ ){1,6}(?:declared|announced|began|launched|started|ended|seized)\b"
    r"[^.,;]{0,60})$", re.IGNORECASE,
)  # fmt: skip


def _since_the_start(scene: Scene, token: Token) -> list[When]:
    """ "Since the start of the offensive on 30 April": from that day on."""
    found = []
    for mention in scene.dates_in(list(token.sent)):
        before = scene.text[
            max(token.sent.start_char, mention.span.start - 90) : mention.span.start
        ]
        when = mention.when
        if when is not None and when.start is not None and _THE_START.search(before):
            found.append(replace(when, end=scene.dated.end, precision=DatePrecision.LONGER))
    return found


def _bare_month(scene: Scene, token: Token) -> When | None:
    """ "the month's total": the month in which the document was written."""
    owner = next((t for t in token.subtree if t.lower_ == "month" and t.dep_ == "poss"), None)
    start = scene.dated.start
    if owner is None or start is None or scene.dated.end is None:
        return None
    span = Span.of(scene.text, owner.idx, owner.idx + len(owner))
    return When(
        start.replace(day=1), scene.dated.end, DatePrecision.MONTH, span.quote, span,
        DateBasis.RELATIVE_TO_PUBLICATION,
    )  # fmt: skip
