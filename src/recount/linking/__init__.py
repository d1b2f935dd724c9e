"""Linking: which claims speak of one happening, and which events a total speaks of.

`link` is the door, and `go_on` that of a ledger that was linked before. `score_pair` explains one
pair. What is right is defined in `scoring` (the features), `reference` (the clustering, plainly)
and `totals`; `clustering` and `blocking` give the same, fast.
"""

from recount.linking.again import Noted, Scene
from recount.linking.going_on import go_on
from recount.linking.link import link, link_plainly, score_pair
from recount.linking.pairs import Measure, score_event
from recount.linking.relearning import Learnt, Moved, relearn
from recount.linking.scoring import ONE, FeatureScore, PairScore
from recount.linking.standing import Standing
from recount.linking.vicinity import Rarity
from recount.linking.weights import Learned, shipped_table, weights_digest

__all__ = [
    "ONE",
    "FeatureScore",
    "Learned",
    "Learnt",
    "Measure",
    "Moved",
    "Noted",
    "PairScore",
    "Rarity",
    "Scene",
    "Standing",
    "go_on",
    "link",
    "link_plainly",
    "relearn",
    "score_event",
    "score_pair",
    "shipped_table",
    "weights_digest",
]
