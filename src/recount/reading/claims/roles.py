"""Named persons in the parties' ranks: who is said to be what, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Person, PersonStatus, Stance
from recount.model.counts import Outcome
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.reading.frames_found import SAYING
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before
from recount.reading.sayings import said_at
from recount.reading.speakers_names import Cast
from recount.reading.story import Told
from recount.reading.syntax import (
    INCLUDING,
    child,
    children,
    objects_of,
    phrase_tokens,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from recount.reading.scene import Scene

ARMED = (PartyKind.REBEL_GROUP, PartyKind.MILITIA)
STATUS = {
    Outcome.KILLED: PersonStatus.KILLED,
    Outcome.CAPTURED: PersonStatus.CAPTURED,
    Outcome.INJURED: PersonStatus.WOUNDED,
}
NAMING = frozenset({"name", "identify", "list", "count"})
TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mullah", "sheikh", "sheik"})


@dataclass(frozen=True)
class Role:
    """A person, the noun of the role, and the words between them."""

    person: Words
    noun: Token
    tokens: tuple[Token, ...]


def read_roles(scene: Scene, harms: list[Harm], told: tuple[Told, ...]) -> tuple[Claim, ...]:
    """Roles of named members of armed groups, and of named persons who came to harm."""
    claims: list[Claim] = []
    for role in _roles(scene):
        claim = _claim(scene, role, harms, told, claims)
        if claim is not None:
            claims.append(claim)
    return tuple(claims)


def persons(scene: Scene) -> list[Words]:
    """The named persons of the parsed text."""
    return [e for e in scene.doc.ents if e.label_ == "PERSON" and not e.text.islower()]


def full_name(scene: Scene, name: str) -> str:
    """The fullest form of a name in the document: "Mr. Dahan" is "Salim Dahan"."""
    plain = bare_name(name)
    last = plain.split()[-1] if plain.split() else plain
    same = [bare_name(p.text) for p in persons(scene) if bare_name(p.text).split()[-1:] == [last]]
    return max([plain, *same], key=len)


def bare_name(name: str) -> str:
    """A name without title and possessive."""
    words = [w for w in name.split() if w.lower() not in TITLES]
    return " ".join(words).removesuffix("’s").removesuffix("'s").strip(" ,")


def _roles(scene: Scene) -> list[Role]:
    found: list[Role] = []
    for person in persons(scene):
        role = _by_apposition(person) or _by_copula(person) or _by_title(person)
        role = role or _by_naming(person)
        if role is not None:
            found.append(role)
    return found


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().roles and token.pos_ in ("NOUN", "PROPN")


def _by_apposition(person: Words) -> Role | None:
    """ "NAME, a recruiter for X"; "its leader NAME"; "X's successor, NAME"."""
    root = person.root
    for noun in children(root, "appos"):
        for item in with_conjuncts(noun):
            if _is_role(item):
                return Role(person, item, (*person, *_phrase(noun)))
    if root.dep_ == "appos" and _is_role(root.head):
        return Role(person, root.head, (*person, *_phrase(root.head)))
    return None


def _phrase(noun: Token) -> list[Token]:
    """The role's noun phrase with what stands behind "in", "for", "from"."""
    tokens = list(phrase_tokens(noun))
    for item in children(noun, "prep", "conj", "cc"):
        if item.dep_ != "prep" or item.lower_ in ("in", "for", "from", "of", "since"):
            tokens += list(item.subtree)
    return tokens


def _by_copula(person: Words) -> Role | None:
    """ "NAME had been a recruiter"."""
    root = person.root
    if root.dep_ != "nsubj" or root.head.lemma_ != "be":
        return None
    noun = child(root.head, "attr")
    if noun is None or not any(_is_role(item) for item in with_conjuncts(noun)):
        return None
    role = next(item for item in with_conjuncts(noun) if _is_role(item))
    return Role(person, role, (*person, root.head, *_phrase(noun)))


def _by_naming(person: Words) -> Role | None:
    """ "named one man, NAME, among the dead"."""
    root = person.root
    noun = root.head if root.dep_ == "appos" else root
    verb = noun.head
    if noun.dep_ not in ("dobj", "oprd", "nsubjpass") or verb.lemma_ not in NAMING:
        return None
    among = [p for w in (noun, verb, root) for p in children(w, "prep") if p.lower_ == "among"]
    words = [t for p in among for t in p.subtree]
    if not any(t.lower_ in ("dead", "killed", "victims", "casualties") for t in words):
        return None
    return Role(person, noun, (*phrase_tokens(noun), *person, *words))


def _by_title(person: Words) -> Role | None:
    """ "Taliban commander NAME"."""
    first = person[0]
    before = first.nbor(-1) if first.i else first
    if before != first and _is_role(before) and before.dep_ in ("compound", "nmod", "appos"):
        words = [t for t in before.subtree if t.i <= before.i]
        left = [t for t in person.root.children if t.dep_ == "compound" and t.i < before.i]
        return Role(person, before, (*left, *words, before, *person))
    return None


def _claim(
    scene: Scene, role: Role, harms: list[Harm], told: tuple[Told, ...], earlier: list[Claim]
) -> Claim | None:
    status, harm = (None, None) if _says(role.person) else _status(role, harms)
    party = _party(scene, role) or _heir_party(scene, role, earlier)
    armed = party is not None and party.kind in ARMED
    if not armed and status is None:
        return None
    speaker, stance = _named_by(scene, role) or said_at(scene, role.person.root)
    back = _event_of(harm, told)
    words = _role_words(scene, role, earlier)
    span = scene.span(role.person)
    evidence = _evidence(scene, role, harm)
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.ROLE,
        evidence=evidence,
        speaker=speaker,
        stance=stance,
        party=party,
        person=Person(full_name(scene, role.person.text), words, party, status, span),
        refers_to=back,
    ).with_id()


def _says(person: Words) -> bool:
    """ "Killed two guards, police chief Omar Haddad said": who says it was not harmed."""
    last = person[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return after.lemma_.lower() in SAYING and after.tag_ in ("VBD", "VBZ", "VBP")


def _named_by(scene: Scene, role: Role) -> tuple[Speaker, Stance] | None:
    """ "social media named one man": who names says so; social media only allege."""
    verb = role.noun.head
    subject = child(verb, "nsubj") if verb.lemma_ in NAMING else None
    speaker = Cast.of(scene.doc, scene.parties).medium_of(subject) if subject is not None else None
    if speaker is None:
        return None
    alleged = speaker.kind is SpeakerKind.SOCIAL_MEDIA
    return speaker, Stance.ALLEGES if alleged else Stance.ASSERTS


def _evidence(scene: Scene, role: Role, harm: Harm | None):  # type: ignore[no-untyped-def]
    tokens = list(role.tokens)
    if harm is None or harm.trigger.sent.start != role.noun.sent.start:
        return scene.span(tokens)
    return scene.span(tokens + _targeting(role))


def _targeting(role: Role) -> list[Token]:
    """ "among the militants targeted in the strikes was NAME"."""
    verb = role.person.root.head
    if verb.lemma_ == "be" and role.person.root.dep_ in ("nsubj", "attr"):
        return [t for p in children(verb, "prep") for t in p.subtree]
    return []


def _role_words(scene: Scene, role: Role, earlier: list[Claim]) -> str | None:
    """The role as written; a successor has the role of the one succeeded, where that is told."""
    if role.noun.lemma_ == "successor":
        before = _predecessor(scene, role, earlier)
        if before is not None and before.person is not None and before.person.role:
            return before.person.role
    nouns = [t for t in with_conjuncts(_first(role.noun)) if _is_role(t)]
    if not nouns:
        return None
    return " and ".join(_with_rank(noun) for noun in nouns)


def _first(noun: Token) -> Token:
    return noun.head if noun.dep_ == "conj" else noun


def _with_rank(noun: Token) -> str:
    kept = [t for t in noun.children if t.dep_ == "amod" and "ranking" in t.lower_]
    words = sorted([*(w for t in kept for w in t.subtree), noun], key=lambda t: t.i)
    return "".join(t.text_with_ws for t in words).strip()


def _predecessor(scene: Scene, role: Role, earlier: list[Claim]) -> Claim | None:
    first = min(t.i for t in role.noun.subtree if t.i <= role.noun.i)
    before = [p for p in persons(scene) if first - 1 <= p.start and p.end <= role.noun.i]
    for owner in before:
        name = full_name(scene, owner.text)
        for claim in reversed(earlier):
            if claim.person is not None and claim.person.name == name:
                return claim
    return None


def _heir_party(scene: Scene, role: Role, earlier: list[Claim]) -> Party | None:
    before = _predecessor(scene, role, earlier) if role.noun.lemma_ == "successor" else None
    return before.party if before is not None else None


def _party(scene: Scene, role: Role) -> Party | None:
    """The party of the role: "an ISIS recruiter", "official in X", "its leader"."""
    owner = owner_before(scene, role.noun)
    if owner is not None and owner.name is not None:
        return owner
    for noun in with_conjuncts(_first(role.noun)):
        inside = [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod", "poss")]
        behind = list(objects_of(noun, "of", "in", "for", "with", "from"))
        for token in [*inside, *behind]:
            for item in (token, *token.subtree):
                mention = scene.party_at(item)
                if mention is not None and mention.party.name is not None:
                    return mention.party
    return None


def _status(role: Role, harms: list[Harm]) -> tuple[PersonStatus | None, Harm | None]:
    """What is said to have become of the person in the same sentence."""
    own = {t.i for t in role.person} | {role.noun.i}
    for harm in harms:
        if harm.negated or harm.victims is None or harm.outcome not in STATUS:
            continue
        if own & _reach(harm):
            return STATUS[harm.outcome], harm
    if role.noun.head.lemma_ in NAMING and any(t.lower_ == "among" for t in role.tokens):
        return PersonStatus.KILLED, None
    if any(t.lemma_ == "target" and t.tag_ == "VBN" for t in _targeting(role)):
        return PersonStatus.TARGETED, None
    return None, None


def _reach(harm: Harm) -> set[int]:
    """The words of the victims' phrase, its appositions and its parts."""
    if harm.victims is None:
        return set()
    found = {t.i for t in phrase_tokens(harm.victims)}
    for item in children(harm.victims, "appos", "prep", "conj"):
        if item.dep_ != "prep" or item.lower_ in INCLUDING | {"among"}:
            found |= {t.i for t in item.subtree}
    return found


def _event_of(harm: Harm | None, told: tuple[Told, ...]) -> str | None:
    """The event in which it happened to the person."""
    if harm is not None:
        for item in told:
            if any(h.trigger == harm.trigger for h in item.frame.harms):
                return item.claim.id
    return None
