"""How many fighters a party is said to have, and the share of them that a number is said to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.counts import Count, Exactness, Outcome, Share, Victims
from recount.model.parties import Party, PartyKind
from recount.reading.denials import is_denied
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.numbers import find_shares
from recount.reading.pronouns import owner_before, party_of
from recount.reading.sayings import said_at
from recount.reading.syntax import child, children, objects_of, phrase_tokens, subject_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

RANKS = frozenset({"strength", "rank", "number", "size", "manpower", "membership"})
HAVING = frozenset({"have", "number", "command", "lead", "muster", "field", "count", "retain"})


def read_strengths(scene: Scene, harms: list[Harm]) -> tuple[Claim, ...]:
    """Every strength that the text gives, with the party and the share beside it."""
    victims = {h.victims.i for h in harms if h.victims is not None}
    shares = find_shares(scene.text)
    found = []
    for token in scene.doc:
        if _tells_number(token):
            counted = _counted_force(scene, token)
            found += [_strength(scene, token, *counted, ())] if counted is not None else []
            continue
        if token.lemma_.lower() not in lexicon().fighters or token.i in victims:
            continue
        number, party = _number(scene, token), _whose(scene, token)
        if number is not None and party is not None:
            found.append(_strength(scene, token, number, party, _with_parts(shares, harms)))
    return tuple(found)


def _tells_number(token: Token) -> bool:
    """ "The group is thought to number fewer than 150"."""
    return token.lower_ in ("number", "numbers", "numbered") and token.pos_ == "VERB"


def _counted_force(scene: Scene, verb: Token) -> tuple[Number, Party] | None:
    number = next((n for t in verb.children if (n := scene.core_number_at(t)) is not None), None)
    subject = _who_has(verb)
    party = party_of(scene, subject, armed=True) if subject is not None else None
    if number is None or party is None or number.kind != "cardinal" or is_denied(verb):
        return None
    return number, party


def _who_has(verb: Token) -> Token | None:
    """ "The group has", "the group is thought to have"."""
    said = verb.head if verb.dep_ == "xcomp" else None
    return subject_of(verb) or (child(said, "nsubjpass", "nsubj") if said is not None else None)


def _number(scene: Scene, token: Token) -> Number | None:
    for item in children(token, "nummod", "amod", "quantmod", "nmod"):
        number = scene.core_number_at(item)
        if number is not None and number.kind == "cardinal" and (number.low or number.high):
            return number
    return None


def _whose(scene: Scene, token: Token) -> Party | None:
    """ "the group's 150 fighters", "the group has 150 fighters"."""
    for possessor in children(token, "poss"):
        mention = scene.party_at(possessor)
        if mention is not None:
            return mention.party
    owner = owner_before(scene, token)
    if owner is not None:
        return owner
    reckoned = _reckoned_at(scene, token)
    if reckoned is not None:
        return reckoned
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_.lower() == "remain" and child(verb, "attr") is None:
        return _last_told(scene, token)
    if token.dep_ in ("dobj", "attr") and verb.lemma_.lower() in HAVING and not is_denied(verb):
        subject = _who_has(verb)
        return party_of(scene, subject, armed=True) if subject is not None else None
    return None


def _last_told(scene: Scene, token: Token) -> Party | None:
    """ "Only 160 armed members remain": of the armed group that the text has spoken of last."""
    armed = (PartyKind.REBEL_GROUP, PartyKind.MILITIA)
    before = [m.party for m in scene.parties if m.span.end <= token.idx and m.party.kind in armed]
    named = {p.name for p in before if p.name is not None}
    return before[-1] if before and len(named) == 1 else None


def _reckoned_at(scene: Scene, token: Token) -> Party | None:
    """ "put the group's strength at 10,000 fighters", "its ranks have doubled to 3,000 fighters":
    the owner of the strength that the number is said to be."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("at", "to"):
        return None
    reckoning = token.head.head
    for noun in (reckoning, *children(reckoning, "nsubj", "nsubjpass", "dobj")):
        if noun.lemma_.lower() in RANKS and noun.i < token.i:
            owners = [*children(noun, "poss"), *objects_of(noun, "of")]
            named = (party_of(scene, owner, armed=True) for owner in owners)
            return next((party for party in named if party is not None), None)
    return None


def _strength(
    scene: Scene, token: Token, number: Number, party: Party, shares: tuple[Share, ...]
) -> Claim:
    words = [*phrase_tokens(token), *_place_behind(token)]
    share = _share_before(scene, token, shares)
    if share is not None and share.span is not None and share.span.end < min(t.idx for t in words):
        words += scene.tokens_of(share.span)
    evidence = scene.span(words)
    speaker, stance = said_at(scene, token)
    if any(t.lower_ in ("estimated", "estimate") for t in words) and stance is Stance.ASSERTS:
        stance = Stance.ESTIMATES
    places = list(scene.places_in(words))
    count = Count(
        Outcome.KILLED, Victims.COMBATANT, number.low, number.high, number.span.quote,
        number.span, Exactness.ABOUT if stance is Stance.ESTIMATES else number.exactness,
    )  # fmt: skip
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.STRENGTH,
        evidence=evidence,
        speaker=speaker,
        stance=stance,
        where=places[0].where if places else None,
        party=party,
        strength=count,
        share=share,
    ).with_id()


def _place_behind(token: Token) -> list[Token]:
    return [t for p in children(token, "prep") if p.lower_ == "in" for t in p.subtree]


def _share_before(scene: Scene, token: Token, shares: tuple[Share, ...]) -> Share | None:
    """ "about one-third of the group's 150 fighters", "a third of its men: it had 150", with the
    number that it is said of."""
    sent = token.sent
    for share in shares:
        if share.span is None or not sent.start_char <= share.span.start < token.idx:
            continue
        if _of_people(scene, share.span.end):
            return share
    return None


def _of_people(scene: Scene, end: int) -> bool:
    """Whether the words after a share go on with "of" and people."""
    after = scene.doc.char_span(end, min(end + 60, len(scene.text)), alignment_mode="contract")
    words = [t for t in after or [] if not t.is_space][:9]
    return (
        bool(words)
        and words[0].lower_ == "of"
        and any(victim_class_of(t) is not None for t in words)
    )


def _with_parts(shares: tuple[Share, ...], harms: list[Harm]) -> tuple[Share, ...]:
    """Each share with the number of dead that it is said to be of all."""
    return tuple(
        replace(share, part=_part_before(harms, share.span.start)) if share.span else share
        for share in shares
    )


def _part_before(harms: list[Harm], start: int) -> Count | None:
    """The last number of dead within reach before the share."""
    told = [
        count
        for harm in harms
        for count in harm.counts
        if count.span is not None and 0 <= start - count.span.end < 400 and count.part_of is None
    ]
    return told[-1] if told else None
