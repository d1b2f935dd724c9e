"""Who did it and to whom by a running toll's own words: "the number of people killed by X this year
to 175" is X's, whatever the deed was that the text has just told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import ClaimKind
from recount.model.counts import Victims
from recount.reading.paragraphs import is_one_paragraph
from recount.reading.syntax import children, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.claims import Claim
    from recount.model.counts import Count
    from recount.model.parties import Party
    from recount.reading.scene import Scene


def doer_in_toll(scene: Scene, noun: Token) -> Party | None:
    """ "The number of farmers killed by gunmen of X": X, where a party of that name is told of."""
    done = [t for t in noun.subtree if t.dep_ in ("acl", "relcl") and t.tag_ == "VBN"]
    by = [t for verb in done for t in (*_agents(verb), *objects_of(verb, "by"))]
    found = (scene.party_at(t) for t in by)
    return next((mention.party for mention in found if mention is not None), None)


def _agents(verb: Token) -> list[Token]:
    return [t for agent in children(verb, "agent") for t in children(agent, "pobj")]


def struck_alike(back: Claim, counts: tuple[Count, ...]) -> Party | None:
    """The target of the deed told last, where the toll counts people of its sort: a policeman's
    death that "takes to four the number of the dead" says of no policemen."""
    whole = counts[0].victims
    alike = any(c.victims is whole and c.high != 0 for c in back.counts)
    return back.target if alike and whole is not Victims.UNSTATED else None


def attacks_counted_before(scene: Scene, noun: Token, read: tuple[Claim, ...]) -> Claim | None:
    """ "The group has staged 20 attacks since 2009. The death toll stands at six": the sum of which
    the sentence right before tells, where the toll names nothing of its own."""
    words = [t for t in noun.subtree if t != noun and t.lower_ not in ("the", "death", "total")]
    first = noun.sent.start
    if words or first == 0 or noun.dep_ != "nsubj":
        return None
    before = [c for c in read if c.evidence.end <= scene.doc[first].idx and c.evidence.start >= 0]
    last = max(before, key=lambda c: c.evidence.end, default=None)
    if last is None or last.kind is not ClaimKind.TOTAL or last.events is None:
        return None
    told = scene.tokens_of(last.evidence)[-1]
    follows = told.sent.end == first and is_one_paragraph(scene, told, noun)
    return last if follows and last.when is not None and not last.counts else None
