"""Who says what: each stretch of the text that somebody other than its writer speaks for.

What no attribution covers is said by the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.model.parties import Speaker, SpeakerKind
from recount.model.spans import Span
from recount.reading.attributions import Attribution, begun_before
from recount.reading.parties import PartyMention
from recount.reading.speakers_cues import Cue, find_cues
from recount.reading.speakers_names import Cast, relayed
from recount.reading.speakers_quotes import Quotation, find_quotations, same_paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FINDERS = frozenset(
    {SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.NGO, SpeakerKind.ANALYST}
)
_AGAINST = re.compile(r",\s+(?:while|whereas|whilst)\s[^.;]*$")
_QUOTED = re.compile('["“”]')
REACH = 400  # characters back to the speaker of a quotation that names none


def find_attributions(doc: Doc, parties: tuple[PartyMention, ...]) -> tuple[Attribution, ...]:
    """Every attribution of a text, in order; those that lie in others come after them."""
    cast = Cast.of(doc, parties)
    quotations = find_quotations(cast.text)
    found = [_attribution(cast, cue) for cue in find_cues(doc, quotations)]
    found = [_over_quotations(said, quotations) for said in found]
    found += _unattributed(cast.text, found, quotations)
    found.sort(key=lambda a: (a.start, -a.end, a.cue.start))
    return tuple(_nested(cast.text, said, found) for said in found)


def _attribution(cast: Cast, cue: Cue) -> Attribution:
    speaker = cast.speaker_of(cue.speaker) if cue.speaker is not None else None
    if cue.relay is not None and speaker is not None:
        speaker = _passed_on(cast, speaker, cue)
    stance = cue.stance
    if stance is Stance.ASSERTS and speaker and speaker.kind is SpeakerKind.SOCIAL_MEDIA:
        stance = Stance.ALLEGES
    if stance is Stance.ALLEGES and speaker and _weighs(cue, speaker):
        stance = Stance.ESTIMATES
    word = Span.of(cast.text, cue.token.idx, cue.token.idx + len(cue.token))
    return Attribution(cue.start, cue.end, speaker, stance, word)


def _weighs(cue: Cue, speaker: Speaker) -> bool:
    """ "The command believes that": a finding of those whose work it is, no mere opinion."""
    return cue.token.lemma_.lower() in {"believe", "think"} and speaker.kind in _FINDERS


def _passed_on(cast: Cast, speaker: Speaker, cue: Cue) -> Speaker:
    """The speaker with the medium that it was told to or that cites it."""
    assert cue.relay is not None
    through = cast.medium_of(cue.relay)
    told = cue.token.lemma_.lower() == "tell"
    if through is None or (told and through.kind is not SpeakerKind.MEDIA):
        return speaker
    return relayed(speaker, through)


def _over_quotations(said: Attribution, quotations: tuple[Quotation, ...]) -> Attribution:
    """The attribution stretched over the whole of each quotation that it touches."""
    start, end = said.start, said.end
    for quote in quotations:
        touches = quote.start < said.end and said.start < quote.end
        if touches and not quote.holds(said.cue.start):
            start, end = min(start, quote.start), max(end, quote.end)
    return replace(said, start=start, end=end)


def _unattributed(
    text: str, found: list[Attribution], quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """Quotations without a verb of saying: said by whoever was quoted just before."""
    spoken = [a for a in found if a.speaker is not None]
    made: list[Attribution] = []
    for quote in quotations:
        if any(_speaks_for(a, quote) for a in spoken):
            continue
        before = [a for a in [*spoken, *made] if a.end <= quote.start or a.cue.start < quote.start]
        last = max(before, key=lambda a: (a.cue.start, a.end), default=None)
        if last is not None and _goes_on(text, last, quote):
            made.append(replace(last, start=quote.start, end=quote.end, stance=Stance.ASSERTS))
    return made


def _speaks_for(said: Attribution, quote: Quotation) -> bool:
    touches = said.start < quote.end and quote.start < said.end
    return touches and not quote.holds(said.cue.start)


def _goes_on(text: str, last: Attribution, quote: Quotation) -> bool:
    nearest = max(last.end, last.cue.end)
    if quote.start - nearest > REACH:
        return False
    between = text[min(nearest, quote.start) : quote.start].strip()
    return same_paragraph(text, last.cue.start, quote.start) or len(between) < 3


def _nested(text: str, said: Attribution, all_said: Sequence[Attribution]) -> Attribution:
    """The attribution with the speaker, or the medium, of those that it lies in."""
    around = sorted(
        (a for a in begun_before(all_said, said.start) if a.speaker and _holds(a, said)),
        key=lambda a: (a.end - a.start, a.cue.start),
    )
    for outer in around:
        if said.speaker is None:
            said = replace(said, speaker=outer.speaker)
        elif (
            outer.speaker
            and not said.covers(outer.cue.start, outer.cue.end)
            and not _is_set_against(text, outer, said)
        ):
            said = replace(said, speaker=relayed(said.speaker, outer.speaker))
    return said


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner one, its cue included, is part of what the outer one says."""
    larger = outer.end - outer.start > inner.end - inner.start
    return (
        larger
        and outer.covers(inner.start, inner.end)
        and outer.covers(inner.cue.start, inner.cue.end)
    )


def _is_set_against(text: str, outer: Attribution, inner: Attribution) -> bool:
    """ "The minister said 21 were hurt, while police put them at 25": who is set against another
    speaks for himself."""
    between = text[outer.cue.end : inner.cue.start]
    return _AGAINST.search(between) is not None and not _QUOTED.search(between)
