"""Whether names of persons, parties and speakers stand in the words that a claim names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from recount.model.claims import Person
from recount.model.parties import Party, Speaker
from recount.model.spans import Span
from recount.reading.parties import family_of
from recount.reading.parties_registry import (
    Entry,
    load_registry,
    stands_at,
    words_of,
    words_of_text,
)
from recount.reading.triggers import word_set
from recount.reading.verifier_sentences import sentence_around

NEAR = 700  # characters back in which a speaker whom a pronoun stands for was named
CUE_REACH = 120  # characters between a speaker's words and the word of saying

_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tells|according|stated|states|announce[sd]?|announcing|report(?:s|ed|ing)?"
    r"|reportedly|add(?:s|ed)|adding|claim(?:s|ed|ing)?|den(?:y|ies|ied)|confirm(?:s|ed)?|estimat(?:es|ed|e)"
    r"|acknowledge[sd]?|warn(?:s|ed|ing)|caution(?:s|ed)|not(?:es|ed|ing)|insist(?:s|ed)|alleg(?:es|ed|e)|accus(?:es|ed|e)"
    r"|declin(?:es|ed)|refus(?:es|ed)|cit(?:es|ed|ing|e)|wr(?:ote|ites|itten)|post(?:s|ed)|tweeted"
    r"|identif(?:y|ies|ied)|describe[sd]?|declare[sd]?|explain(?:s|ed)?|believe[sd]?|assess(?:es|ed)?|blame[sd]?|attribut(?:es|ed|e)"
    r"|quot(?:es|ed|ing)|statement|release|disclose[sd]?|reveal(?:s|ed)?|admit(?:s|ted)|conced(?:es|ed)|stress(?:es|ed)?"
    r"|indicat(?:es|ed|e)|publish(?:es|ed)|retract(?:s|ed)|withdr(?:aw|ew)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|counted|record(?:s|ed)"
    r"|document(?:s|ed)|log(?:s|ged)|register(?:s|ed)|tall(?:ies|ied)|lists?|listed|named|puts?|raise[sd]|lower(?:s|ed)|revise[sd]|gave|gives?|sp(?:oke|eaks)|counts?|argued?|suggest(?:s|ed)|maintain(?:s|ed)|testif(?:y|ies|ied)|recall(?:s|ed)|observe[sd]"
    r"|conclude[sd]?|predict(?:s|ed)|mention(?:s|ed)|verif(?:y|ies|ied)|finds?|found|account|interview|briefing|spokes\w+"
    r"|comment(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|answer(?:s|ed|ing)?"
    r"|position to|aware|suspects?|suspected"
    r"|no (?:record|knowledge|information)|rubbish(?:es|ed)|discount(?:s|ed)|debunk(?:s|ed)"
    r"|repudiat(?:es|ed)|disown(?:s|ed)|disclaim(?:s|ed)|brush(?:es|ed)|shrug(?:s|ged)"
    r"|(?:sets?|plac(?:es|ed)|peg(?:s|ged)|updat(?:es|ed)|reduc(?:es|ed)|cuts?) (?:the|its|their)"
    r"|distanc(?:es|ed)|mourn(?:s|ed)|lament(?:s|ed)|call(?:s|ed)|describes|label+(?:s|ed)|brand(?:s|ed)|term(?:s|ed)"
    r"|dub(?:s|bed)|boast(?:s|ed)|tag(?:s|ged)|rul(?:es|ed) out|link(?:s|ed)"
    r"|(?:took|takes|accept(?:s|ed)|assum(?:es|ed)) (?:\w+ )?responsibility"
    r"|own(?:s|ed) up|confess(?:es|ed)|ascrib(?:es|ed)|point(?:s|ed) the finger"
    r"|h(?:olds?|eld) \w[^.]{0,60} responsible)\b"
    r"|[“”\"]",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:Per|Via) ([^,]+),\s[^.]*$")
_EXPLICIT = re.compile(
    r"(?P<before>[A-Za-z][\w’'-]*)[.,)”\"’]{0,2}\s+(?:has |have |had |also |later )?"
    r"(?:said|says|told|announced|confirmed|claimed)\b"
    r"|\b(?:said|says|according to)\s+(?:the\s+)?(?P<after>[A-Z][\w.’'-]*)"
)
_ACCORDING = re.compile(
    r"\baccording to (?:him|her|them|it|(?:the|this|that|its|their|his|her) (?:[\w-]+ )?"
    r"(?:report|statement|release|post|communique|document|study|survey|update|bulletin))\b",
    re.IGNORECASE,
)
_SHORT = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "at",
        "in",
        "on",
        "for",
        "from",
        "to",
        "and",
        "by",
        "with",
        "s",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
_JOINING = frozenset({"and", "but", "or", "then"})
_POINTS = word_set("pointing_speakers")


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in a text, whatever the blanks and capitals."""
    return _plain(words) in _plain(text)


@lru_cache(maxsize=16)
def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def _content_words(name: str) -> list[str]:
    return [w.plain for w in words_of(name) if w.plain not in _SHORT and len(w.plain) > 1]


def person_fault(person: Person, evidence: Span, text: str) -> str | None:
    """Why the text does not name this person here; None where it does."""
    if not stands_in(person.name, text):
        return f"the text does not name {person.name!r}"
    here = {w.plain for w in words_of(evidence.quote)}
    if person.span is not None:
        here |= {w.plain for w in words_of(person.span.quote)}
    if not here & set(_content_words(person.name)):
        return f"{person.name!r} is not in the evidence"
    return None


# --- parties --------------------------------------------------------------------------------------


def party_fault(party: Party, evidence: Span, text: str) -> str | None:
    """Why the words do not speak of this party; None where they do."""
    places = [evidence.quote, party.span.quote if party.span else text]
    if party.text and not any(stands_in(party.text, place) for place in places):
        return f"the words {party.text!r} for a party are not in the evidence"
    for name in (party.name or "").split("; "):
        if name and not _known_as(name, party, text):
            return f"the text does not speak of {name!r}"
    return None


def _known_as(name: str, party: Party, text: str) -> bool:
    """Whether the text uses this name or another of the same party; and the party's own words,
    where they are a name, are this party's."""
    registry = load_registry()
    entries = [*_entries_called().get(name, ())]
    if party.id in registry.entries and registry.entries[party.id].name == name:
        entries.append(registry.entries[party.id])
    if not entries and party.id and party.id not in registry.entries:
        entries = [registry.entries[i] for i in family_of(party)[1:] if i in registry.entries]
    if not entries:
        return stands_in(name, text)
    kin = {i for e in entries for i in _kin(e)}
    said = names_in(party.text) if ";" not in (party.name or "") else frozenset()
    if said and not said & kin:
        return False
    return bool(names_in(text) & kin)


@cache
def _entries_called() -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in load_registry().entries.values():
        found.setdefault(entry.name, []).append(entry)
    return found


@cache
def _kin(entry: Entry) -> frozenset[str]:
    """An actor with what it belongs to and what belongs to it."""
    registry, found, above = load_registry(), {entry.id}, entry.of
    while above:
        found.add(above)
        above = registry.entries[above].of if above in registry.entries else None
    return frozenset(found).union(e.id for e in registry.entries.values() if e.of == entry.id)


@lru_cache(maxsize=16)
def names_in(text: str) -> frozenset[str]:
    """The ids of all parties and states that a text names in any way."""
    registry, words = load_registry(), words_of_text(text)
    tables = (registry.aliases, registry.states, registry.adjectives)
    return frozenset(
        alias.entry
        for i, word in enumerate(words)
        for table in tables
        for alias in table.get(word.plain, ())
        if stands_at(text, words, i, alias)
    )


# --- speakers -------------------------------------------------------------------------------------


def speaker_fault(speaker: Speaker, evidence: Span, text: str, known: frozenset[str]) -> str | None:
    """Why the text does not let this speaker say it; None where it does."""
    if speaker.span is None and speaker.name in known:
        return None
    if not _is_named(speaker, text):
        return f"the text does not speak of {speaker.name!r}"
    for name in speaker.relayed_by:
        if not stands_in(name, text) and not _words_in(name, text):
            return f"the text does not speak of {name!r}, who is said to relay it"
    if not _speaks_near(speaker, evidence, text):
        return f"{speaker.name!r} does not speak where the evidence stands"
    return None


def _is_named(speaker: Speaker, text: str) -> bool:
    """Whether every word of the name is in the text, or a party's other name for it."""
    if stands_in(speaker.name, text):
        return True
    missing = [w for w in _content_words(speaker.name) if not _words_in(w, text)]
    if not missing:
        return True
    registry = load_registry()
    in_text = names_in(text)
    named = [e for e in registry.entries.values() if stands_in(e.name, speaker.name)]
    covered = {w for e in named if _kin(e) & in_text for w in _content_words(e.name)}
    return set(missing) <= covered


def _words_in(name: str, text: str) -> bool:
    here = _all_words(text)
    return all(word in here for word in _content_words(name))


@lru_cache(maxsize=4)
def _all_words(text: str) -> frozenset[str]:
    return frozenset(w.plain for w in words_of_text(text))


def _speaks_near(speaker: Speaker, evidence: Span, text: str) -> bool:
    """Whether the speaker's words stand by a word of saying in the evidence's own sentence; where
    that is a quotation, or only points to its speaker ("she said"), in the paragraphs around it."""
    keys = set(_content_words(speaker.name))
    if speaker.span is not None:
        keys |= set(_content_words(speaker.span.quote))
    start, end = sentence_around(text, evidence.start, evidence.end)
    sentence = text[start:end]
    if _by_saying(keys, sentence) or _by_lead(keys, evidence, text):
        return True
    if _names_another(keys, sentence) or not (_points(sentence) or _is_quoted(evidence, text)):
        return False
    return _by_saying(keys, text[max(0, start - NEAR) : min(len(text), end + NEAR // 2)])


def _by_lead(keys: set[str], evidence: Span, text: str) -> bool:
    """Whether the line begins with the speaker and a colon, or "Per SPEAKER," stands before."""
    before = text[: evidence.start].rpartition("\n")[2]
    line = before + evidence.quote  # which may begin with the speaker: "Police: Two men died"
    found = re.match(r"([^:\n]{3,70}):\s", line) or _PER.search(before)
    return found is not None and bool(keys & {w.plain for w in words_of(found[1])})


def _points(sentence: str) -> bool:
    """Whether the sentence says that somebody speaks who is named elsewhere: "she said", "according
    to the report"."""
    words = [
        w.plain for m in _SAYS.finditer(sentence) for w in words_of(sentence[: m.start()])[-3:]
    ]
    return bool(_POINTS & set(words)) or _ACCORDING.search(sentence) is not None


def _is_quoted(evidence: Span, text: str) -> bool:
    """Whether the evidence stands inside a quotation, or holds one."""
    if re.search(r"[“”\"]", evidence.quote):
        return True
    before = text[max(0, evidence.start - NEAR) : evidence.start]
    if before.rfind("“") > before.rfind("”"):
        return True
    paragraph = re.split(r"[\n\u2028]", before)[-1]
    return paragraph.count('"') % 2 == 1


def _by_saying(keys: set[str], text: str) -> bool:
    said = [m.start() for m in _SAYS.finditer(text)]
    return any(
        word.plain in keys and any(abs(word.start - at) <= CUE_REACH for at in said)
        for word in words_of(text)
    )


def _names_another(keys: set[str], sentence: str) -> bool:
    """Whether the sentence names somebody else as the one who says it; "and said" names nobody."""
    found = [m.group("before") or m.group("after") for m in _EXPLICIT.finditer(sentence)]
    words = {word.casefold().strip(".,’'") for word in found}
    named = {w for w in words - _JOINING if w not in _POINTS and not w.endswith("ly")}
    return bool(named) and not keys & words
