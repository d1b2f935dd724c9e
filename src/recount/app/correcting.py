"""From what a person writes to a correction: a field, a value, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recount.app.corrected import value_of
from recount.app.desk.codes import plain
from recount.app.placing import At, at_no_place, read_point, where_at
from recount.errors import DecisionError
from recount.model.claims import Claim, EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.judgements import COUNTED, ClaimField, Correction, FieldValue
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, Where
from recount.model.saying import say, say_list
from recount.model.spans import Span

NOTHING = "none"
"""What a person writes where the words give a field no value."""

_NUMBER = re.compile(r"(?:(\d+)\s*(?:-|–|\.\.)\s*(\d+)|(\d+)\s*\+|<=?\s*(\d+)|(\d+))(?:\s+(\S+))?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:\.\.|/|to)\s*(\d{4}-\d\d-\d\d))?")
_COUNTED_DAYS = re.compile(r"\b(?:ago|later|earlier|before|after|last|next|since)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger's claims already call parties and speakers, and how places are found. Claims
    are looked through only where a name is asked for."""

    claims: Iterable[Claim]
    locate: Callable[[str], tuple[Where, ...]]
    at: At = at_no_place

    def party(self, name: str) -> Party | None:
        """The party that claims call by a name, as the first of them knows it."""
        parties = (one for c in self.claims for one in (c.perpetrator, c.target, c.party))
        return next((one for one in parties if one is not None and name and one.name == name), None)

    def speaker(self, name: str) -> Speaker | None:
        """The speaker whom claims call by a name, as the first of them knows her."""
        speakers = (claim.speaker for claim in self.claims)
        return next((one for one in speakers if one is not None and one.name == name), None)


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote into a form or on a command line."""

    field: str
    value: str
    words: str


def correction_of(written: Written, claim: Claim, text: str, known: Known) -> Correction:
    """The correction that is meant. Raises DecisionError, which names what cannot be understood."""
    name = _field(written.field)
    span = words_in(written.words, claim, text)
    value = written.value.strip()
    if name in COUNTED:
        return _count_correction(name, claim, value, span)
    was = value_of(claim, name)
    new = None if value == NOTHING else _READERS[name](value, span, known, claim)
    if new is None and name is ClaimField.STANCE:
        raise refused(say("stance"), say("a claim is always told in some way"), _one_of(Stance))
    if new == was:
        raise refused(name.value, say("the claim says this already"), say("give another value"))
    return Correction(name, was, new, span)


def _field(name: str) -> ClaimField:
    if name not in list(ClaimField):
        raise refused(
            say("field %(name)s", name=f"{name!r}"),
            say("a claim has no such field"),
            _one_of(ClaimField),
        )
    return ClaimField(name)


def words_in(words: str, claim: Claim, text: str) -> Span:
    """Where the words stand in the document, nearest to the claim's own."""
    wanted = words.strip()
    if not wanted:
        raise refused(
            say("the words"),
            say("a correction rests on words of the document"),
            say("quote them as they stand"),
        )
    pattern = r"\s+".join(re.escape(part) for part in wanted.split())
    found = [match.span() for match in re.finditer(pattern, text)]
    if not found:
        raise refused(
            say("the words %(wanted)s", wanted=f"{wanted[:60]!r}"),
            say("the document does not hold them"),
            say("copy them from its text"),
        )
    start, end = min(found, key=lambda at: abs(at[0] - claim.evidence.start))
    return Span.of(text, start, end)


def _count_correction(name: ClaimField, claim: Claim, value: str, span: Span) -> Correction:
    match = _NUMBER.fullmatch(value)
    if match is None and value != NOTHING:
        raise refused(
            say("the number %(value)s", value=f"{value!r}"),
            say("it is none"),
            say("write 8, 8-11, 8+ (at least), <8 (at most), none, or 8 civilian"),
        )
    outcome = Outcome(name.value)
    victims = _victims(match.group(6)) if match and match.group(6) else None
    was = _meant(claim, outcome, victims)
    if match is None:
        if was is None:
            raise refused(name.value, say("the claim gives no such number"), say("give one"))
        return Correction(name, was, None, span)
    bare = was or Count(outcome, Victims.UNSTATED, None, None, "", None, Exactness.EXACT)
    low, high, exactness = _bounds(match)
    new = replace(
        bare, low=low, high=high, exactness=exactness, text=span.quote, span=span,
        victims=victims or bare.victims,
    )  # fmt: skip
    if was and (new.low, new.high, new.victims) == (was.low, was.high, was.victims):
        raise refused(name.value, say("the claim says this already"), say("give another number"))
    return Correction(name, was, new, span)


def _meant(claim: Claim, outcome: Outcome, victims: Victims | None) -> Count | None:
    """The number that is corrected: of this outcome, and of these people where it has several."""
    found = [one for one in claim.counts if one.outcome is outcome]
    same = [one for one in found if one.victims is victims]
    if len(found) > 1 and len(same) != 1:
        people = ", ".join(one.victims.value for one in found)
        raise refused(
            outcome.value,
            say(
                "the claim gives %(found)s such numbers, of %(people)s",
                found=len(found),
                people=people,
            ),
            say("say whose, as in '8 civilian'"),
        )
    chosen = same if len(found) > 1 else found
    return chosen[0] if chosen else None


def _victims(word: str) -> Victims:
    plain = word.rstrip("s").replace("-", "_")
    if plain not in list(Victims):
        raise refused(
            say("the people %(word)s", word=f"{word!r}"),
            say("there is no such class"),
            _one_of(Victims),
        )
    return Victims(plain)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None, Exactness]:
    low, high, least, most, exact = (int(part) if part else None for part in match.groups()[:5])
    if low is not None:
        return low, high, Exactness.BETWEEN
    if least is not None:
        return least, None, Exactness.AT_LEAST
    if most is not None:
        return None, most, Exactness.AT_MOST
    return exact, exact, Exactness.EXACT


def _when(value: str, span: Span, _known: Known, _claim: Claim) -> When:
    match = _DAYS.fullmatch(value)
    try:
        days = [date.fromisoformat(part) for part in match.groups() if part] if match else []
    except ValueError:
        days = []
    if not days or days[0] > days[-1]:
        raise refused(
            say("the day %(value)s", value=f"{value!r}"),
            say("it is none"),
            say("write 2031-05-03, or 2031-05-03..2031-05-05"),
        )
    single = days[0] == days[-1]
    precision = DatePrecision.DAY if single else DatePrecision.DAYS
    counted = _COUNTED_DAYS.search(span.quote) or not re.search(r"\d", span.quote)
    basis = DateBasis.RELATIVE_TO_PUBLICATION if counted else DateBasis.WRITTEN
    return When(days[0], days[-1], precision, span.quote, span, basis)


def _where(value: str, span: Span, known: Known, claim: Claim) -> Where:
    point = read_point(value)
    if point is not None:
        kept = where_at(point, claim.where, known.at)
        name = kept.name or span.quote
        return replace(kept, text=span.quote, span=span, basis=PlaceBasis.WRITTEN, name=name)
    found = known.locate(value)
    if not found:
        raise refused(
            say("the place %(value)s", value=f"{value!r}"), say("no list of places holds it"),
            say("give another spelling, or its point as in 25.9,13.9"),
        )  # fmt: skip
    return replace(found[0], text=span.quote, span=span, basis=PlaceBasis.WRITTEN)


def _party(value: str, span: Span, known: Known, _claim: Claim) -> Party:
    bare = known.party(value) or Party("", value, None, None, None)
    return replace(bare, text=span.quote, span=span)


def _speaker(value: str, span: Span, known: Known, _claim: Claim) -> Speaker:
    name, _, kind = value.partition("/")
    bare = known.speaker(name.strip()) or Speaker(name.strip(), SpeakerKind.OTHER, None)
    if kind.strip():
        if kind.strip() not in list(SpeakerKind):
            raise refused(
                say("the kind %(strip)s", strip=f"{kind.strip()!r}"),
                say("there is none"),
                _one_of(SpeakerKind),
            )
        bare = replace(bare, kind=SpeakerKind(kind.strip()))
    return replace(bare, span=span)


def _word(kinds: type[EventType] | type[Stance]) -> Reader:
    def read(value: str, _span: Span, _known: Known, _claim: Claim) -> str:
        plain = value.replace(" ", "_").replace("-", "_")
        if plain not in list(kinds):
            raise refused(
                say("the word %(value)s", value=f"{value!r}"),
                say("it is none of the codebook's"),
                _one_of(kinds),
            )
        return plain

    return read


def _weapon(value: str, _span: Span, _known: Known, _claim: Claim) -> str:
    return value


Reader = Callable[[str, Span, Known, Claim], FieldValue]
_READERS: Mapping[ClaimField, Reader] = {
    ClaimField.WHEN: _when,
    ClaimField.WHERE: _where,
    ClaimField.PERPETRATOR: _party,
    ClaimField.TARGET: _party,
    ClaimField.SPEAKER: _speaker,
    ClaimField.STANCE: _word(Stance),
    ClaimField.TYPE: _word(EventType),
    ClaimField.WEAPON: _weapon,
}


def _one_of(kinds: Iterable[str]) -> str:
    return say("use one of %(list)s", list=say_list(plain(one) for one in kinds))


def refused(record: str, what: str, cure: str) -> DecisionError:
    """A decision that cannot be kept as it was written."""
    return DecisionError(record, what, cure)
