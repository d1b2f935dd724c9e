"""Sentences that say who did it: "claimed responsibility", "owned up to", "blamed X for"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.reading.hands import weapon_type
from recount.reading.happenings import noun_type
from recount.reading.lexicon import lexicon
from recount.reading.stance import Unreal, unreal
from recount.reading.syntax import child, children, objects_of, phrase_tokens, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

NOBODY = frozenset({"no", "none", "nobody", "neither", "one"})
SETTING = frozenset({"plant", "launch", "fire", "drop", "lay", "place"})
SAYING = frozenset({"say", "believe", "claim", "suggest", "allege", "tell", "insist", "conclude"})
ACTING = frozenset({"carry", "conduct", "stage", "launch", "commit", "plant", "perpetrate",
                    "mount", "orchestrate", "stag"})  # fmt: skip
BLAMING = ACTING | SETTING | {
    "stand",
    "claim", "admit", "accept", "assume", "take", "own", "fess", "confess", "blame", "accuse",
    "pin", "suspect", "tag", "link",
    "attribute", "ascribe", "impute", "point", "fall", "hold", "be",
}  # fmt: skip
_ATTACKS = frozenset({"attack", "assault", "massacre", "killing", "murder", "bombing", "shooting",
                      "ambush", "strike", "airstrike", "shelling", "blast", "explosion",
                      "atrocity"})  # fmt: skip
"""What the text itself says that somebody carried out; an operation is carried out by its own."""
_HOLDING = frozenset({"hold", "control", "occupy"})
ANYTHING = frozenset({"this", "that", "it", "them", "these"})


@dataclass(frozen=True)
class Blame:
    """A verb of blame, the one said to have done it, who says so, and the event's own word."""

    verb: Token
    doer: Token
    speaker: Token | None
    deed: Token | None
    stance: Stance


def find_blames(scene: Scene) -> Iterator[Blame]:
    """Every clause that names who did it, in order; what nobody claimed is none."""
    for token in scene.doc:
        if token.pos_ not in ("VERB", "AUX") or token.lemma_ not in BLAMING:
            continue
        if child(token, "neg") is not None or _nobody_says(token):
            continue
        blame = next((b for rule in _RULES if (b := rule(token)) is not None), None)
        real = unreal(scene.doc, token) in (None, Unreal.GENERIC)  # "police suspect the group"
        if blame is not None and not _is_nobody(blame.doer) and real:
            yield blame


def _is_nobody(doer: Token) -> bool:
    words = [doer, *children(doer, "det", "preconj", "neg")]
    return any(t.lower_ in NOBODY - {"one"} or t.lower_ == "nothing" for t in words)


def _nobody_says(verb: Token) -> bool:
    """ "Nobody has said it was behind them", "no group has said that it did it"."""
    said = verb.head if verb.dep_ == "ccomp" else None
    speaker = child(said, "nsubj") if said is not None else None
    return speaker is not None and _is_nobody(speaker)


def _claimed(verb: Token) -> Blame | None:
    """ "X claimed responsibility for the blast", "the blast was claimed by X"."""
    if verb.lemma_ not in ("claim", "admit", "accept", "assume", "take"):
        return None
    passive, by = child(verb, "nsubjpass"), objects_of(verb, "by")
    if passive is not None and by and (_is_deed(passive) or passive.lemma_ == "responsibility"):
        deeds = objects_of(passive, "for") if passive.lemma_ == "responsibility" else [passive]
        return Blame(verb, by[0], by[0], next(iter(deeds), None), Stance.ASSERTS)
    thing, doer = child(verb, "dobj"), subject_of(verb)
    if thing is None or doer is None:
        return None
    if noun_type(thing) is not None and verb.lemma_ not in (
        "take",
        "accept",
    ):  # "claimed the blast"
        return Blame(verb, _speaks_for(doer), doer, thing, Stance.ASSERTS)
    if verb.lemma_ == "claim" and thing.lower_ in ("both", "it"):  # "the group claimed both"
        return Blame(verb, doer, doer, thing, Stance.ASSERTS)
    if thing.lemma_ not in ("responsibility", "credit"):
        return None
    deeds = [*_deeds(thing, "for"), *_deeds(verb, "for")]
    return Blame(verb, _speaks_for(doer), doer, next(iter(deeds), None), Stance.ASSERTS)


def _accuser(verb: Token) -> Token | None:
    """Who blames; of "22 were wounded, accusing the rebels" whoever says it, and not the 22."""
    who = subject_of(verb)
    return who if who is None or who.tag_ != "CD" else None


def _speaks_for(speaker: Token) -> Token:
    """ "A spokesman for the rebels claimed responsibility": theirs, and not his."""
    body = [t for t in objects_of(speaker, "of") if t.pos_ == "PROPN"]
    if body and speaker.lemma_.lower() in lexicon().roles | {"general", "colonel", "chief"}:
        return body[0]  # "a general of the X Forces claimed the attack"
    if not speaker.lemma_.lower().startswith("spokes"):
        return speaker
    return next(iter([*objects_of(speaker, "for", "of"), *children(speaker, "poss")]), speaker)


def _owned_up(verb: Token) -> Blame | None:
    """ "X owned up to the bombing", "X admitted to having shelled the town"."""
    up = any(t.lower_ == "up" for t in children(verb, "prt", "advmod"))
    owns = verb.lemma_ in ("own", "fess") and up
    if not owns and verb.lemma_ not in ("admit", "confess"):
        return None
    doer = subject_of(verb)
    deeds = [d for d in _deeds(verb, "to") if _is_deed(d)]
    if doer is None or not deeds:
        return None
    return Blame(verb, _speaks_for(doer), doer, deeds[0], Stance.ASSERTS)


def _blamed(verb: Token) -> Blame | None:
    """ "X blamed Y for the raid", "X accused Y of it", "the raid was blamed on Y"."""
    if verb.lemma_ not in ("blame", "accuse", "pin"):
        return None
    deeds = _deeds(verb, "for", "of")
    passive, on = child(verb, "nsubjpass"), objects_of(verb, "on")
    if verb.lemma_ == "pin":
        on = on or [t for thing in children(verb, "dobj") for t in objects_of(thing, "on")]
    if passive is not None:
        by = objects_of(verb, "by")
        doer = on[0] if on else passive
        deed = passive if on else next(iter(deeds), None)
        return Blame(verb, doer, next(iter(by), None), deed, Stance.ALLEGES)
    thing = child(verb, "dobj")
    if thing is None:
        return None
    deeds = [*deeds, *(d for d in _deeds(thing, "for", "of") if _is_deed(d))]
    if on and (_is_deed(thing) or thing.lemma_ == "blame"):
        deed = None if thing.lemma_ == "blame" else thing
        return Blame(verb, on[0], _accuser(verb), deed, Stance.ALLEGES)
    of_another = bool(children(verb, "prep")) and not deeds  # "accused him of lying"
    if verb.lemma_ == "pin" or (verb.lemma_ == "accuse" and of_another):
        return None
    return Blame(verb, thing, _accuser(verb), next(iter(deeds), None), Stance.ALLEGES)


def _attributed(verb: Token) -> Blame | None:
    """ "X attributes the attack to Y", "X ascribed it to Y"."""
    if verb.lemma_ not in ("attribute", "ascribe", "impute"):
        return None
    deed = child(verb, "dobj", "nsubjpass")
    doers = objects_of(verb, "to") or (objects_of(deed, "to") if deed is not None else [])
    return Blame(verb, doers[0], _accuser(verb), deed, Stance.ALLEGES) if doers else None


def _pointed_at(verb: Token) -> Blame | None:
    """ "pointed the finger at Y", "suspicion fell on Y", "held Y responsible for"."""
    thing, subject = child(verb, "dobj"), subject_of(verb)
    if verb.lemma_ == "point" and thing is not None and thing.lemma_ == "finger":
        at = [*objects_of(verb, "at"), *objects_of(thing, "at")]
        return Blame(verb, at[0], subject, None, Stance.ALLEGES) if at else None
    if verb.lemma_ == "point" and thing is None and _sayer(verb) is not None:
        to = [t for t in objects_of(verb, "to") if t.ent_type_ not in ("GPE", "LOC", "DATE")]
        named = [t for t in to if t.pos_ == "PROPN"]
        return Blame(verb, named[0], _sayer(verb), None, Stance.ALLEGES) if named else None
    if verb.lemma_ == "fall" and subject is not None and subject.lemma_.lower() == "suspicion":
        on = objects_of(verb, "on", "upon")
        return Blame(verb, on[0], None, None, Stance.ALLEGES) if on else None
    if verb.lemma_ == "hold" and any(t.lower_ == "responsible" for t in verb.subtree):
        held = [t for t in verb.subtree if t.dep_ in ("nsubj", "dobj") and t.i > verb.i]
        quality = next(t for t in verb.subtree if t.lower_ == "responsible")
        deeds = [*_deeds(quality, "for"), *_deeds(verb, "for")]
        deed = next(iter(deeds), None)
        return Blame(verb, held[0], subject, deed, Stance.ALLEGES) if held else None
    return None


def _was_behind(verb: Token) -> Blame | None:
    """ "police said the ELN was behind the blast", "said Russia was responsible"."""
    if verb.lemma_ != "be":
        return None
    doer, quality = child(verb, "nsubj"), child(verb, "acomp", "attr")
    deeds = [d for d in objects_of(verb, "behind") if _is_deed(d) or d.lower_ in ANYTHING]
    if quality is not None and quality.lower_ == "responsible" and verb.dep_ == "ccomp":
        deeds = _deeds(quality, "for") or [quality]
    if doer is None or not deeds:
        return None
    own = doer.lower_ in ("it", "they")
    deed = deeds[0] if deeds[0] != quality else None
    speaker = _sayer(verb)
    return Blame(verb, doer, speaker, deed, Stance.ASSERTS if own else Stance.ALLEGES)


def _did_it(verb: Token) -> Blame | None:
    """ "X said it had carried out the attack", "the attack was carried out by X": those who say so
    of themselves or of others, or the text itself."""
    if verb.lemma_ not in ACTING:
        return None
    sayer, by = _sayer(verb), objects_of(verb, "by")
    thing, doer = child(verb, "dobj"), child(verb, "nsubj")
    if thing is None and by:
        thing, doer = child(verb, "nsubjpass"), by[0]
    plainly = thing is not None and thing.lemma_.lower() in _ATTACKS and verb.lemma_ != "conduct"
    plainly = plainly and verb.dep_ in ("ROOT", "ccomp") and verb.tag_ in ("VBD", "VBN")
    if thing is None or doer is None or not (sayer or plainly):
        return None
    known = any(t.lower_ in ("the", "that", "this", "both") for t in thing.children)
    known = known or any(t.lower_ == "the" for on in objects_of(thing, "on") for t in on.children)
    if not _is_deed(thing) or not known:
        return None
    own = doer.lower_ in ("it", "they") or any(t.lower_ in ("its", "their") for t in doer.subtree)
    stance = Stance.ASSERTS if own or sayer is None else Stance.ALLEGES
    return Blame(verb, sayer if own and sayer is not None else doer, sayer, thing, stance)


def _stands_behind(verb: Token) -> Blame | None:
    """ "X is believed to stand behind the attack", "the device was planted by X"."""
    if verb.lemma_ == "stand":
        deeds = [d for d in objects_of(verb, "behind") if _is_deed(d)]
        said = verb.head if verb.dep_ == "xcomp" else None
        doer = subject_of(verb) or (child(said, "nsubjpass") if said is not None else None)
        return Blame(verb, doer, None, deeds[0], Stance.ALLEGES) if doer and deeds else None
    thing, by = child(verb, "nsubjpass"), objects_of(verb, "by")
    held = [v for t in objects_of(verb, "from") for v in children(t, "acl") if v.lemma_ in _HOLDING]
    by = by or [t for v in held for t in objects_of(v, "by")]  # "from positions held by X"
    if thing is None or not by or verb.lemma_ not in SETTING or not _is_the(thing):
        return None
    return Blame(verb, by[0], _sayer(verb), None, Stance.ASSERTS)


def _is_the(thing: Token) -> bool:
    """ "The device", "the rocket", "both missiles": a weapon that the text has spoken of."""
    told = any(t.lower_ in ("the", "this", "that", "both", "these") for t in thing.children)
    return told and weapon_type(thing) is not None


def _suspected(verb: Token) -> Blame | None:
    """ "Police suspect the group", "tagged a band in the ambush", "linked the raid to X"."""
    if verb.lemma_ not in ("suspect", "tag", "link"):
        return None
    thing, subject = child(verb, "dobj"), subject_of(verb)
    if thing is None or subject is None or child(verb, "auxpass") is not None:
        return None
    if verb.lemma_ == "link" and _is_deed(thing):
        to = [*objects_of(verb, "to"), *objects_of(thing, "to")]
        return Blame(verb, to[0], subject, thing, Stance.ALLEGES) if to else None
    if verb.lemma_ == "suspect":
        return Blame(verb, thing, subject, next(iter(_deeds(verb, "of")), None), Stance.ALLEGES)
    held = [verb, *phrase_tokens(thing)]
    deeds = [d for t in held for d in _deeds(t, "in", "for") if _is_deed(d)]
    return Blame(verb, thing, subject, deeds[0], Stance.ALLEGES) if deeds else None


_RULES = (_claimed, _owned_up, _suspected, _blamed, _attributed, _pointed_at, _was_behind, _did_it,
          _stands_behind)  # fmt: skip


def _sayer(verb: Token) -> Token | None:
    """The subject of the saying that a clause is the content of."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.lemma_ not in SAYING:
        return None
    return subject_of(head)


def _deeds(word: Token, *prepositions: str) -> list[Token]:
    """The deeds behind a preposition, also as a verb: "of shelling a camp", "for carrying out"."""
    found = objects_of(word, *prepositions)
    for prep in children(word, "prep"):
        if not prepositions or prep.lower_ in prepositions:
            for verb in children(prep, "pcomp"):
                thing = child(verb, "dobj")
                found.append(thing if thing is not None and verb.lemma_ in ACTING else verb)
    return found


def _is_deed(word: Token) -> bool:
    return noun_type(word) is not None or word.lemma_.lower() in ("death", "deed", "disappearance")
