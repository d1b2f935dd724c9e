"""Judgements that speakers pass on a threat, an effect, a weakness, or the line between people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind
from recount.model.parties import Party
from recount.reading.lexicon import lexicon
from recount.reading.sayings import said_at
from recount.reading.syntax import child, clause_tokens, phrase_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

BEING = frozenset({"be", "remain", "become", "stay"})


def read_assessments(scene: Scene) -> tuple[Claim, ...]:
    """Attributed sentences that judge: subject of assessment with a verb of being or changing."""
    found = []
    for token in scene.doc:
        verb = _verb_of(token)
        if verb is None or not _is_subject(token) or not _judges(verb):
            continue
        speaker, stance = said_at(scene, token)
        if speaker is None:
            continue
        claim = Claim(
            id="",
            document=scene.document.id,
            kind=ClaimKind.ASSESSMENT,
            evidence=scene.span(_words(token, verb)),
            speaker=speaker,
            stance=stance,
            party=_party(scene, token),
        )
        found.append(claim.with_id())
    return tuple(found)


def _verb_of(token: Token) -> Token | None:
    """The verb that the noun is the subject of, also where the parser took an adjective before
    it for a verb ("the enduring weakness is")."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head
    if token.dep_ == "dobj" and token.head.dep_ == "csubj":
        return token.head.head
    return None


def _is_subject(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().assessment_subjects


def _judges(verb: Token) -> bool:
    if verb.lemma_ in BEING:
        return child(verb, "attr", "acomp", "prep", "advmod") is not None
    return verb.lemma_.lower() in lexicon().assessment_verbs


def _words(token: Token, verb: Token) -> list[Token]:
    own = [t for t in clause_tokens(verb) if t.i >= min(w.i for w in phrase_tokens(token))]
    return [*token.subtree, *own]


def _party(scene: Scene, token: Token) -> Party | None:
    """The party judged; several are named together."""
    found = [
        m.party for t in token.subtree if (m := scene.party_at(t)) is not None and m.party.name
    ]
    names = list(dict.fromkeys(p.name for p in found if p.name))
    if not found:
        return None
    return replace(found[0], name="; ".join(names))
