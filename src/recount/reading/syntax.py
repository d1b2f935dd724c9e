"""Small questions about a parsed sentence: who is the object, where does a clause begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "parataxis", "relcl"})


INCLUDING = frozenset({"including", "incl", "incl."})
"""What opens a part of those counted."""


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of a word with one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined from its words once: spaCy joins it anew each time."""
    found = doc.user_data.get("text")
    if found is None:
        found = doc.user_data["text"] = str(doc.text)
    return str(found)


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these relations."""
    for item in token.children:  # asked so often that a generator would cost more than the look
        if item.dep_ in deps:
            return item
    return None


def with_conjuncts(token: Token) -> list[Token]:
    """A noun and the nouns that "and" joins to it: "a leader and two of his men"."""
    found = [token]
    for item in token.children:
        if item.dep_ == "conj" or _goes_on_listing(item):
            found += with_conjuncts(item)
        elif item.dep_ == "prep" and item.lower_ == "with" and _accompanies(item):
            found += [noun for thing in children(item, "pobj") for noun in with_conjuncts(thing)]
    return found


def _goes_on_listing(item: Token) -> bool:
    """ "two women, a child and three guards": an apposition that is the list's second member."""
    last = child(item, "conj")
    if item.dep_ != "appos" or last is None:
        return False
    if item.head.pos_ == item.pos_ == last.pos_ == "PROPN":  # "Ali, Omar and Rima were killed"
        return item.head.ent_type_ == item.ent_type_ == last.ent_type_ == "PERSON"
    if item.head.ent_type_ == item.ent_type_ == "PERSON" and item.pos_ == "PROPN":
        return child(last, "nummod") is not None  # "Ali, Omar and two others"
    introduced = child(item, "det", "nummod") is not None
    return introduced and child(last, "det", "nummod") is not None


def _accompanies(prep: Token) -> bool:
    """ "along with", "together with"."""
    return any(t.lower_ in ("along", "together") for t in prep.children) or (
        prep.i > 0 and prep.nbor(-1).lower_ in ("along", "together")
    )


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """What stands behind these prepositions of a word: "death of X", "killed by X"."""
    found: list[Token] = []
    for item in token.children:
        if item.dep_ in ("prep", "agent") and (not prepositions or item.lower_ in prepositions):
            found += children(item, "pobj")
    return found


def subject_of(verb: Token) -> Token | None:
    """Who does it, also where the verb leaves it to the verb that it is joined to."""
    seen = 0
    current = verb
    while seen < 6:
        subject = child(current, "nsubj")
        if subject is not None:
            return _antecedent(_unmasked(subject))
        if current.dep_ == "acl" and current.tag_ == "VBG":
            return current.head
        if current.dep_ == "pcomp" and current.head.head.lemma_ in ("accuse", "suspect", "blame"):
            return child(current.head.head, "dobj", "nsubjpass")
        passive = child(current, "nsubjpass") is not None or _is_passive_alone(current)
        if current.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") and not passive:
            current = current.head
            seen += 1
            continue
        break
    return None


def _is_passive_alone(verb: Token) -> bool:
    """ "Police are searching after two boys were shot", where the parser joins the verbs and gives
    the boys to "after": nobody who searches shot them; nor does who recovers "after being shot".
    """
    auxiliary = child(verb, "auxpass")
    if auxiliary is not None and auxiliary.lower_ == "being":
        return verb.dep_ == "pcomp"
    first = auxiliary is not None and auxiliary.i > verb.sent.start
    return first and auxiliary is not None and auxiliary.nbor(-1).pos_ in ("NOUN", "PROPN", "NUM")


def _unmasked(subject: Token) -> Token:
    """ "Militants disguised as police stormed": those who are, not what they look like."""
    if subject.i < 2 or subject.nbor(-1).lower_ != "as":
        return subject
    look = subject.nbor(-2)
    return look.head if look.dep_ == "acl" else subject


def _antecedent(subject: Token) -> Token:
    """The noun that "that", "which" or "who" stands for."""
    verb = subject.head
    if subject.tag_ in ("WDT", "WP"):
        for _ in range(3):
            if verb.dep_ in ("relcl", "acl"):
                return verb.head
            verb = verb.head
        return _noun_before(subject) or subject
    return subject


def _noun_before(token: Token) -> Token | None:
    """The last common noun before a relative pronoun that the parser left hanging."""
    sent = token.sent
    return next((t for t in reversed(sent.doc[sent.start : token.i]) if t.pos_ == "NOUN"), None)


def clause_head(token: Token) -> Token:
    """The word that the clause around a word hangs from.

    A participle ("killing two") belongs to the clause that it completes; a relative clause and a
    finite clause with a subject of its own stand alone.
    """
    current = token
    while current.head != current and not _begins_clause(current):
        current = current.head
    return current


def _begins_clause(token: Token) -> bool:
    relation = token.dep_
    if relation in CLAUSE_DEPS:
        return True
    if relation not in ("advcl", "conj") or child(token, "nsubj", "nsubjpass") is None:
        return False
    return relation == "advcl" or (token.pos_ in ("VERB", "AUX") and not _gapped(token))


def _gapped(token: Token) -> bool:
    """ "13 were killed and 20 wounded": a participle that shares the auxiliary of the first; "62
    killed and 136 injured", where neither has one."""
    if child(token, "aux", "auxpass") is not None:
        return False
    if token.tag_ == "VBN" and token.head.tag_ == "VBN":
        return True
    subjects = (child(token, "nsubj"), child(token.head, "nsubj"))
    numbers = all(subject is not None and subject.tag_ == "CD" for subject in subjects)
    return numbers and token.tag_ in ("VBN", "VBD") and child(token.head, "aux", "auxpass") is None


def clause_tokens(head: Token) -> list[Token]:
    """The words of a clause without those of the clauses inside it that stand alone."""
    found: list[Token] = []
    stack = [head]
    while stack:
        current = stack.pop()
        found.append(current)
        stack += [item for item in current.children if not _begins_clause(item)]
    return sorted(found, key=lambda item: item.i)


def with_side_clauses(main: list[Token]) -> list[Token]:
    """A main clause with the clauses of "when", "as" and "while" that hang from it."""
    sides = [t for word in main for t in word.children if t.dep_ == "advcl"]
    return [*main, *(t for side in sides for t in clause_tokens(side))]


def phrase_tokens(head: Token) -> list[Token]:
    """The words of a noun phrase: modifiers and "of", without relative clauses and appositions."""
    found: list[Token] = []
    stack = [head]
    while stack:
        current = stack.pop()
        found.append(current)
        stack += [item for item in current.children if _inside_phrase(item, current)]
    return sorted(found, key=lambda item: item.i)


def _inside_phrase(item: Token, head: Token) -> bool:
    if item.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "dep", "parataxis"):
        return item.dep_ == "punct" and item.text in "-–'’" and abs(item.i - head.i) < 3
    return item.dep_ != "prep" or item.lower_ == "of"


def bounds(tokens: Iterable[Token]) -> tuple[int, int]:
    """Character offsets from the first of the words to the last, without blanks and commas."""
    kept = [t for t in tokens if not t.is_space]
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    doc = first.doc
    while last.i > first.i and last.text in (",", ".", ";", ":", "-", "–", "—", "“", "”", "(", '"'):
        last = doc[last.i - 1]
    while first.i < last.i and first.text in (",", ".", ";", ":", "-", "–", "—", ")", "”"):
        first = doc[first.i + 1]
    return first.idx, last.idx + len(last)


def modifiers(noun: Token) -> Iterator[Token]:
    """Adjectives and nouns before a noun, each with its own."""
    for item in noun.children:
        if item.dep_ in ("amod", "compound", "nmod", "nummod", "det", "poss", "advmod"):
            yield item
            yield from modifiers(item)


def is_plural(noun: Token) -> bool:
    """Whether the noun is of more than one."""
    return noun.tag_ in ("NNS", "NNPS")


BLAMED = frozenset(
    {"responsible", "accuse", "accused", "suspect", "suspected", "involve", "involved", "link",
     "linked", "connect", "connected", "associate", "want", "wanted", "blame",
     "convict", "know", "believe", "implicate", "tie"}
)  # fmt: skip


def part_word(noun: Token) -> Token | None:
    """ "Part of an offensive", "part of a wave of attacks": the word that says that something is a
    part of what the noun names."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
        if noun.lower_ == "part":
            return noun
    return None


def is_history(token: Token) -> bool:
    """Whether a deed is only told to say who somebody is: "responsible for the killing of"."""
    if is_responsible_for(token) is not None:
        return False
    current = token
    for _ in range(10):
        head = current.head
        if head == current:
            return False
        if current.dep_ in ("pobj", "pcomp") and (
            head.head.lemma_.lower() in BLAMED or head.lower_ == "behind"
        ):
            return True
        current = head
    return False


def is_responsible_for(deed: Token) -> Token | None:
    """ "Government forces were responsible for the deaths of 17 civilians": who did it, where the
    sentence is about that and says to how many."""
    noun = deed
    while noun.dep_ == "conj":
        noun = noun.head
    led = noun.head.lower_ == "for" and noun.dep_ in ("pobj", "pcomp")
    quality = noun.head.head if led else None
    if quality is None or quality.lower_ != "responsible" or quality.dep_ != "acomp":
        return None
    whom = [*objects_of(deed, "of"), *children(deed, "dobj"), deed]
    counted = any(child(t, "nummod") is not None or t.tag_ == "CD" for t in whom)
    return child(quality.head, "nsubj") if counted and quality.head.lemma_ == "be" else None


def is_compared(token: Token) -> bool:
    """Whether a number is only compared with, or compares: "against 31 dead in April", "12 more
    than in 2023"."""
    more = next((t for t in token.children if t.lower_ in ("more", "fewer", "less")), None)
    if more is not None and any(t.lower_ == "than" for t in more.children):
        return True
    current = token
    for _ in range(4):
        if current.dep_ in ("pobj", "pcomp") and current.head.lower_ in ("against", "than"):
            return current.head.head.pos_ in ("VERB", "AUX")
        current = current.head
    return False
