"""Who did it and to whom by a running toll's own words: "the number of people killed by X this year
to 175" is X's, whatever the deed was that the text has just told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Victims
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
    death that "brings to four the number of people killed" says of no policemen."""
    whole = counts[0].victims
    alike = any(c.victims is whole and c.high != 0 for c in back.counts)
    return back.target if alike and whole is not Victims.UNSTATED else None
