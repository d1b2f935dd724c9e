"""Dead against strength: which share of a party its reported dead are, both as ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recount.analysis.appraisals import (
    Appraisal,
    Estimate,
    IntervalKind,
    Row,
    Subject,
    Table,
    Tally,
)
from recount.analysis.material import Material
from recount.analysis.selecting import Kin, Selection, Side, need_party, selected
from recount.analysis.wording import (
    DATE_UNKNOWN,
    counted,
    listed,
    party_name,
    percent,
    quote,
    speaker_name,
    tally,
)
from recount.errors import AssessmentError
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import ContradictionKind, Event
from recount.model.saying import say

Figure = Callable[[Count], Tally]
"""What the words of a number allow, by the methodology."""

ASSUMPTIONS = (
    say(
        "Dead and strength are ranges: the share's ends are the least dead over the greatest "
        "strength, and the most dead over the least strength."
    ),
    say(
        "Everybody killed in events against the party is taken for one of its fighters at the "
        "upper end; at the lower end nobody is whom anybody counts as a civilian."
    ),
    say(
        "Nobody joined between the estimate and the last of these events, and nobody died "
        "unreported."
    ),
    say("Words become numbers by the methodology of the ledger."),
)


@dataclass(frozen=True, slots=True)
class StrengthQuestion:
    """Whose share is asked for, and of which days; `figure` gives numbers their meaning."""

    party: str
    figure: Figure
    wanted: Selection


@dataclass(frozen=True, slots=True)
class StrengthSaid:
    """What one claim says of a strength, and the share of it that the ledger's dead are."""

    claim: str
    document: str
    written: str | None
    speaker: str
    quote: str
    strength: Tally
    share: Estimate


@dataclass(frozen=True, slots=True)
class ShareSaid:
    """A share that a document claims, beside what its own numbers make.

    `made` is worked out from the claim's own part and whole; None where it names no part.
    `contradiction` is the sentence in which reconciling found that they do not agree.
    """

    claim: str
    speaker: str
    text: str
    low: float
    high: float
    made: Estimate | None
    contradiction: str | None


@dataclass(frozen=True, slots=True)
class ShareOfStrength:
    """The share that the dead are of the party, over all that is said of its strength."""

    party: str
    dead: Tally
    events: tuple[str, ...]
    share: Estimate
    strengths: tuple[StrengthSaid, ...]
    claimed: tuple[ShareSaid, ...]


def appraise_strength(material: Material, question: StrengthQuestion) -> Appraisal[ShareOfStrength]:
    """The share of its strength that a party is reported to have lost.

    Raises AssessmentError where no document gives a strength, or no event any dead.
    """
    claims = _claims(material, question)
    events = _events(material, question, claims)
    dead = _dead(material, events, claims)
    strengths = tuple(_said(material, question, claim, dead) for claim in claims)
    result = ShareOfStrength(
        party=party_name(claims[0].party),
        dead=dead,
        events=tuple(event.id for event in events),
        share=share_of(dead, _hull([row.strength for row in strengths])),
        strengths=strengths,
        claimed=tuple(_claimed(material, question, claim) for claim in claims if claim.share),
    )
    return Appraisal(
        Subject.STRENGTH,
        say("Reported dead of %(party)s as a share of its strength", party=result.party),
        ASSUMPTIONS, tuple(_answers(result)), tuple(_caveats(result, events)), result,
        material.data, (_table(result),),
    )  # fmt: skip


def _claims(material: Material, question: StrengthQuestion) -> list[Claim]:
    """The claims that give the strength of one party."""
    every = [row for row in material.kind(ClaimKind.STRENGTH) if row.strength and row.party]
    need_party(material, Selection(question.party), [row.party for row in every])
    kin = Kin.of(material, question.party)
    found = [row for row in every if kin.holds(row.party)]
    names = sorted({party_name(row.party) for row in found})
    if not found:
        raise AssessmentError(
            say("strength"),
            say("no document says how many fighters any party has"),
            say("add a report that gives a strength"),
        )
    if len(names) > 1:
        raise AssessmentError(
            say("strength"),
            say("documents give it for %(parties)s", parties=listed(names)),
            say("name one with --party"),
        )
    return found


def _events(
    material: Material, question: StrengthQuestion, claims: Sequence[Claim]
) -> tuple[Event, ...]:
    """The events of the totals that the shares speak of; else all against the party."""
    if not (question.wanted.start or question.wanted.end):
        tied = {key for claim in claims for key in _tied(material, claim)}
        if tied:
            return tuple(row for row in material.top_events if row.id in tied)
    wanted = Selection(
        party_name(claims[0].party), Side.AGAINST, question.wanted.place, question.wanted.type,
        question.wanted.start, question.wanted.end,
    )  # fmt: skip
    return selected(material, wanted)


def _tied(material: Material, claim: Claim) -> tuple[str, ...]:
    """The events of the total whose number a share is reckoned with."""
    part = claim.share.part if claim.share else None
    for row in material.memberships:
        total = material.claims.get(row.total)
        if part is None or total is None or total.document != claim.document:
            continue
        if any((count.low, count.high) == (part.low, part.high) for count in total.counts):
            return (*row.members, *row.possible)
    return ()


def _dead(material: Material, events: Sequence[Event], claims: Sequence[Claim]) -> Tally:
    found = material.people(events, Outcome.KILLED)
    if found is None:
        raise AssessmentError(
            say("party %(name)s", name=repr(str(party_name(claims[0].party)))),
            say("no event against it in the days asked for has any number of dead"),
            say("ask for other days with --from and --to, or add reports of its dead"),
        )
    civilians = sum(_most_civilians(event) for event in events)
    low = max(0, found.low - civilians)
    return Tally(low, found.best, found.high)


def _most_civilians(event: Event) -> int:
    """How many of an event's dead anybody counts as civilians, at the most."""
    rows = [row for row in event.counts if row.outcome is Outcome.KILLED]
    return max((row.high or 0 for row in rows if row.victims is Victims.CIVILIAN), default=0)


def share_of(dead: Tally, strength: Tally) -> Estimate:
    """The share that dead are of a strength, with the ends that both ranges allow."""
    low = 0.0 if strength.high is None else dead.low / strength.high
    high = None if dead.high is None or not strength.low else dead.high / strength.low
    value = None if dead.best is None or not strength.best else dead.best / strength.best
    return Estimate(value, low, high, IntervalKind.BOUNDS)


def _hull(rows: Sequence[Tally]) -> Tally:
    highs = [row.high for row in rows]
    high = None if None in highs else max(value for value in highs if value is not None)
    bests = {row.best for row in rows}
    return Tally(min(row.low for row in rows), bests.pop() if len(bests) == 1 else None, high)


def _said(
    material: Material, question: StrengthQuestion, claim: Claim, dead: Tally
) -> StrengthSaid:
    assert claim.strength is not None  # only such claims are taken
    strength = question.figure(claim.strength)
    written = material.written(claim.document)
    return StrengthSaid(
        claim.id, claim.document, written.isoformat() if written else None, speaker_name(claim),
        quote(claim), strength, share_of(dead, strength),
    )  # fmt: skip


def _claimed(material: Material, question: StrengthQuestion, claim: Claim) -> ShareSaid:
    assert claim.share is not None
    assert claim.strength is not None
    part = claim.share.part
    made = share_of(question.figure(part), question.figure(claim.strength)) if part else None
    against = [
        row.message
        for row in material.contradictions
        if row.kind is ContradictionKind.SHARE and claim.id in row.claims
    ]
    share = claim.share
    return ShareSaid(
        claim.id, speaker_name(claim), share.text, share.low, share.high, made,
        against[0] if against else None,
    )  # fmt: skip


def _answers(result: ShareOfStrength) -> list[str]:
    whole = _hull([row.strength for row in result.strengths])
    share = percent(result.share.low, result.share.high)
    over = counted(len(result.events), "event")
    found: list[str] = [
        say(
            "%(dead)s reported killed in %(events)s are %(share)s of the %(whole)s fighters that "
            "%(party)s is said to have had.",
            dead=tally(result.dead),
            events=over,
            share=share,
            whole=tally(whole),
            party=result.party,
        )
    ]
    for row in result.claimed:
        found += _on_claim(row)
    return found


def _on_claim(row: ShareSaid) -> list[str]:
    if row.made is None:
        return [
            say(
                "%(who)s speaks of “%(words)s”, and names no number that it is made of.",
                who=row.speaker, words=row.text,
            )
        ]  # fmt: skip
    taken = say("“%(words)s” (%(share)s)", words=row.text, share=percent(row.low, row.high))
    found = [row.contradiction] if row.contradiction else []
    made = percent(row.made.low, row.made.high)
    meets = row.made.high is None or (row.made.low <= row.high and row.low <= row.made.high)
    told = (
        say("By the ranges of its own words it is %(made)s, which overlaps %(taken)s.",
            made=made, taken=taken)
        if meets
        else say("By the ranges of its own words it is %(made)s, which does not meet %(taken)s.",
                 made=made, taken=taken)
    )  # fmt: skip
    return [*found, told]


def _caveats(result: ShareOfStrength, events: Sequence[Event]) -> list[str]:
    found: list[str] = []
    disputed = [event for event in events if _most_civilians(event)]
    if disputed:
        found.append(
            say(
                "In %(events)s of these somebody counts civilians among the dead; that is why the "
                "lower end is as low as it is.",
                events=counted(len(disputed), "event"),
            )
        )
    if result.share.high is not None and result.share.high > 1:
        found.append(
            say("The upper end is above the whole: the strength is too low, or men joined.")
        )
    if len(result.strengths) == 1:
        found.append(say("A single claim gives the strength; nobody confirms it."))
    speakers = {row.speaker for row in result.strengths}
    killers = {party_name(event.perpetrator) for event in events}
    if speakers & killers:
        both = listed(sorted(speakers & killers))
        found.append(
            say("%(who)s gives the strength and is said to have killed the dead.", who=both)
        )
    return found


def _table(result: ShareOfStrength) -> Table:
    rows = tuple(
        Row(
            (row.speaker, row.written or DATE_UNKNOWN, tally(row.strength),
             percent(row.share.low, row.share.high), f"“{row.quote}”"),
            (row.claim,),
        )
        for row in result.strengths
    )  # fmt: skip
    head = (
        say("who says it"), say("written"), say("strength"), say("the dead are"), say("words")
    )  # fmt: skip
    return Table(say("Strength as it is said"), head, rows, (2, 3))
