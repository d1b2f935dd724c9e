"""Tolls that run on: "brings the month's total to 26", "the death toll rose to 31"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Count, Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.spans import Span
from recount.reading.happenings import noun_type
from recount.reading.sayings import said_at
from recount.reading.syntax import child, children, objects_of, phrase_tokens, subject_of
from recount.reading.telling import WIDE, Told
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

TALLIES = frozenset({"toll", "total", "number", "count", "tally", "figure"})
BRINGING = frozenset({"bring", "raise", "push", "take", "lift", "increase", "put", "give", "place"})
REACHING = frozenset({"rise", "reach", "climb", "stand", "grow", "increase", "pass", "be", "jump"})
INJURING = frozenset({"injured", "wounded", "injury"})
TAKING = frozenset({"captured", "detained", "arrested", "seized", "abducted", "kidnapped", "taken"})


def read_tolls(scene: Scene, told: tuple[Told, ...]) -> tuple[Claim, ...]:
    """Running tolls: of a period, as totals; of an event, as a new number for it."""
    found = []
    for token in scene.doc:
        if token.lemma_.lower() not in TALLIES:
            continue
        verb, number = _verb_and_number(scene, token)
        if verb is not None and number is not None and _of_people(token):
            found.append(_claim(scene, token, verb, number, told))
    return tuple(claim for claim in found if claim is not None)


def _verb_and_number(scene: Scene, token: Token) -> tuple[Token | None, Number | None]:
    verb = token.head
    brings = token.dep_ == "dobj" and verb.lemma_ in BRINGING
    reaches = token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in REACHING
    if not (brings or reaches):
        return None, None
    behind = [*objects_of(verb, "to", "at", "as"), *objects_of(token, "to", "at", "as")]
    if reaches:
        behind += children(verb, "dobj", "attr")
    for item in behind:
        for word in (item, *item.children):
            number = scene.core_number_at(word)
            if number is not None and number.kind == "cardinal":
                return verb, number
    return None, None


def _of_people(token: Token) -> bool:
    """A toll or total of people: of deaths, or with people or the dead beside it."""
    words = {t.lower_ for t in token.subtree}
    if (
        token.lemma_ == "toll"
        or "lives" in words
        or words & {"dead", "killed", "deaths", "fatalities"}
    ):
        return True
    if words & (INJURING | TAKING):
        return True
    if any(victim_class_of(t) is not None for t in token.subtree):
        return True
    return any(t.lower_ in ("month", "year", "week") for t in token.subtree)


def _outcome(token: Token) -> Outcome:
    words = {t.lower_ for t in token.subtree}
    if words & INJURING:
        return Outcome.INJURED
    return Outcome.CAPTURED if words & TAKING else Outcome.KILLED


def _victims(token: Token, number: Number) -> Victims:
    after = [t for t in token.sent if number.span.end <= t.idx < number.span.end + 20]
    for item in [*token.subtree, *after]:
        found = victim_class_of(item)
        if found is not None and found is not Victims.UNSTATED:
            return found
    return Victims.UNSTATED


def _claim(
    scene: Scene, token: Token, verb: Token, number: Number, told: tuple[Told, ...]
) -> Claim | None:
    count = Count(
        _outcome(token), _victims(token, number), number.low, number.high,
        number.span.quote, number.span, number.exactness,
    )  # fmt: skip
    period = _period(scene, token, verb)
    near = _told_near(told, token)
    speaker, stance = said_at(scene, token)
    subject = child(verb, "nsubj")
    own = phrase_tokens(subject) if subject is not None and verb.i - subject.i < 8 else []
    last = max(token.i, max((t.i for t in scene.tokens_of(number.span)), default=token.i))
    words = [*own, *(t for t in verb.subtree if verb.i <= t.i <= last), verb]
    base = Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.TOTAL,
        evidence=scene.span([*words, *scene.tokens_of(number.span)]),
        speaker=speaker,
        stance=stance,
        counts=(count,),
    )
    if period is not None:
        return _over(base, period, _latest_like(verb, near))
    if not near or subject_of(verb) is None:
        return None
    back = near[-1].claim
    return replace(
        base, kind=ClaimKind.EVENT, event_type=back.event_type, when=back.when, where=back.where,
        perpetrator=back.perpetrator, target=back.target, refers_to=back.id,
    ).with_id()  # fmt: skip


def _told_near(told: tuple[Told, ...], token: Token) -> list[Told]:
    """The events that a toll may be of, the likeliest last: told in its own sentence, else before
    it, else after; an arrest has no toll."""
    violent = [t for t in told if t.claim.event_type is not EventType.ARREST]
    own = [t for t in violent if t.frame.sentence == token.sent.start]
    before = [t for t in violent if t.claim.evidence.start <= token.idx and t not in own]
    after = [t for t in violent if t.claim.evidence.start > token.idx and t not in own]
    ordered = sorted(before, key=lambda t: t.claim.evidence.start)
    return [*(after[:1] if not ordered and not own else []), *ordered, *own]


def _latest_like(verb: Token, last: list[Told]) -> Claim | None:
    """The event told last that is of the kind of the toll's subject and has a perpetrator: "the
    latest strike brings the total to"."""
    subject = subject_of(verb)
    kind = noun_type(subject) if subject is not None else None
    claims = [t.claim for t in reversed(last)]
    alike = [c for c in claims if c.event_type is kind] or claims
    return next((c for c in alike if c.perpetrator is not None), next(iter(alike), None))


def _over(base: Claim, period: When, back: Claim | None) -> Claim:
    wide = back is not None and back.where is not None and back.where.level in WIDE
    scope = Scope(
        when=period,
        where=back.where if back is not None and wide else None,
        event_type=back.event_type if back is not None else None,
        perpetrator=back.perpetrator if back is not None else None,
        target=back.target if back is not None else None,
    )
    return replace(
        base, when=period, where=scope.where, event_type=scope.event_type,
        perpetrator=scope.perpetrator, target=scope.target, scope=scope,
    ).with_id()  # fmt: skip


def _period(scene: Scene, token: Token, verb: Token) -> When | None:
    """The time that the toll is of: "this month's", "in September", "since January"."""
    wide = (DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.SEASON, DatePrecision.LONGER,
            DatePrecision.WEEK)  # fmt: skip
    near = [*token.subtree, *(t for c in children(verb, "prep", "npadvmod") for t in c.subtree)]
    for mention in scene.dates_in(near):
        if mention.when is not None and mention.when.precision in wide:
            return mention.when
    since = [
        mention.when
        for mention in scene.dates_in(list(token.sent))
        if mention.when is not None and mention.when.start and mention.when.end is None
    ]
    return since[0] if since else _bare_month(scene, token)


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
