"""What is said not to have happened: "has not conducted attacks since the strikes"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.parties import Party
from recount.reading.claims.periodicals import reported_on
from recount.reading.dates import DateMention, anchor
from recount.reading.happenings import DEFINITE, Happening, find_happenings, noun_type
from recount.reading.sayings import said_at
from recount.reading.syntax import child, clause_head, clause_tokens, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


# "Did not survive an attack": verbs that take it as having happened.
_PRESUMING = frozenset({"survive", "condemn", "mourn", "regret", "forget", "deny"})
RECORDING = frozenset({"record", "report", "document", "log", "register", "verify"})


def read_absences(scene: Scene, told: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Every denial that a kind of event took place within a time."""
    found = []
    for item in find_happenings(scene):
        verb = clause_head(item.token)
        if not _absent(item.token, verb):
            continue
        window = _window(scene, verb, told)
        if window is not None:
            found.append(_absence(scene, item, verb, window))
    return tuple(found)


def _absent(token: Token, verb: Token) -> bool:
    if any(t.dep_ == "det" and t.lower_ == "no" for t in token.children):
        return True
    governed = token.dep_ in ("dobj", "nsubjpass", "attr") and token.head == verb
    known = any(t.lower_ in DEFINITE for t in token.children)  # "did not claim the attack"
    happened = verb.lemma_ in _PRESUMING or (verb.lemma_ == "claim" and known)
    return governed and not happened and child(verb, "neg") is not None


def _window(scene: Scene, verb: Token, told: tuple[Claim, ...]) -> When | None:
    """The time within which nothing happened; none means that it is no such claim."""
    for mention in scene.dates_in(clause_tokens(verb)):
        when = mention.when if mention.when is not None else _anchored(scene, mention, told)
        if when is not None:
            return when
    if verb.lemma_.lower() in RECORDING and child(verb, "nsubjpass") is not None:
        return reported_on(scene) or _since_then(scene, verb, told)
    return _since_then(scene, verb, told)


def _since_then(scene: Scene, verb: Token, told: tuple[Claim, ...]) -> When | None:
    """ "since then": from the last day of what was told before."""
    for token in clause_tokens(verb):
        if token.lower_ == "since" and token.i + 1 < len(token.doc):
            after = token.nbor(1)
            ends = [
                c.when.end for c in told if c.when and c.when.end and c.evidence.end <= token.idx
            ]
            if after.lower_ in ("then", "that") and ends:
                span = scene.span([token, after])
                return When(
                    max(ends), None, DatePrecision.LONGER, span.quote, span,
                    DateBasis.RELATIVE_TO_EVENT,
                )  # fmt: skip
    return None


def _is_named(scene: Scene, mention: DateMention, claim: Claim) -> bool:
    """Whether an event is of the kind that the words count from."""
    subject = mention.offset.subject if mention.offset is not None else None
    kind = noun_type(scene.tokens_of(subject)[-1]) if subject is not None else None
    return kind is not None and claim.event_type is kind


def _anchored(scene: Scene, mention: DateMention, told: tuple[Claim, ...]) -> When | None:
    """ "since the strikes": counted from the last of what was told before, else from anything; from
    the last strike, where one was told, and not from a raid."""
    if mention.offset is None:
        return None
    dated = [c for c in told if c.when is not None and c.when.end is not None]
    meant = [c for c in dated if _is_named(scene, mention, c)] or dated
    before = [c for c in meant if c.evidence.end <= mention.span.start]
    for claim in reversed(before or meant):
        if claim.when is not None:
            # Since a series of strikes means since the last of them.
            return anchor(mention, replace(claim.when, start=claim.when.end))
    return None


def _absence(scene: Scene, item: Happening, verb: Token, window: When) -> Claim:
    speaker, stance = said_at(scene, item.token)
    subject = subject_of(verb)
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.ABSENCE,
        evidence=scene.span(clause_tokens(verb)),
        speaker=speaker,
        stance=stance,
        event_type=item.type,
        when=window,
        where=_where(scene, verb),
        party=_party(scene, subject),
    ).with_id()


def _where(scene: Scene, verb: Token):  # type: ignore[no-untyped-def]
    places = scene.places_in(clause_tokens(verb))
    return places[0].where if places else None


def _party(scene: Scene, subject: Token | None) -> Party | None:
    mention = scene.party_at(subject) if subject is not None else None
    return mention.party if mention is not None else None
