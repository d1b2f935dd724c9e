"""What one voice says in one document about the people of one event."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.model.claims import Claim, Stance, chains
from recount.model.counts import CIVILIAN_PARTS, Count, Outcome, Victims
from recount.reconciling.classes import ALL, TOP, fitted
from recount.reconciling.figures import Figure, figure_of
from recount.reconciling.intervals import ANY, NONE_AT_ALL, Interval
from recount.reconciling.methodology import Methodology
from recount.reconciling.own_dead import fall_as_attackers

FIGHTING = (Victims.COMBATANT, Victims.SECURITY_FORCE)


@dataclass(frozen=True, slots=True)
class Said:
    """The numbers of one outcome as the words put them.

    `whole` is the number of all people, where it is said; `classes` of each class named; `added`
    those of them that are no part of another number, so that they add up. `disputed` are classes
    whose status the claim itself calls in doubt.
    """

    whole: Figure | None
    classes: Mapping[Victims, Figure]
    added: Mapping[Victims, Figure]
    disputed: frozenset[Victims] = frozenset()

    @property
    def boxes(self) -> dict[Victims, Interval]:
        """What the words allow, class by class."""
        boxes = {victims: figure.bounds for victims, figure in self.classes.items()}
        if self.whole:
            boxes[ALL] = self.whole.bounds
        return boxes

    @property
    def named(self) -> frozenset[Victims]:
        """Classes outside of one another of which the words count somebody."""
        people = {victims for victims, figure in self.added.items() if not figure.is_nobody}
        if people & CIVILIAN_PARTS:
            people = (people - CIVILIAN_PARTS) | {Victims.CIVILIAN}
        return frozenset(people & set(TOP))

    def meet(self, other: Said) -> Said | None:
        """Both together; None where they cannot both hold."""
        both = Said(
            _meet(self.whole, other.whole),
            _met(self.classes, other.classes),
            _met(self.added, other.added),
            self.disputed | other.disputed,
        )
        return both if fitted(both.boxes) is not None else None


def _meet(one: Figure | None, other: Figure | None) -> Figure | None:
    return one.meet(other) if one and other else one or other


def _met(one: Mapping[Victims, Figure], other: Mapping[Victims, Figure]) -> dict[Victims, Figure]:
    keys = sorted({*one, *other})
    met = {key: _meet(one.get(key), other.get(key)) for key in keys}
    return {key: figure for key, figure in met.items() if figure is not None}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one voice says in one document about one outcome of one event.

    `said` are its own words; `boxes` what they allow, with what they say of classes that they
    leave out. `alone` is the number of all people where only classes are counted and nobody else
    is spoken of; `leaves_room` says that a greater number of all people may stand beside it;
    `of_attackers` that the fighters whom it counts are those who harmed the others.
    """

    claims: tuple[str, ...]
    document: str
    voice: int
    said: Said
    boxes: Mapping[Victims, Interval]
    alone: Figure | None = None
    leaves_room: bool = False
    of_attackers: bool = False

    @property
    def all_people(self) -> Figure | None:
        """Its number of all people, said or implied."""
        return self.said.whole or self.alone

    def about(self, victims: Victims) -> Figure | None:
        """Its number for a class, in its own words."""
        return self.all_people if victims is ALL else self.said.classes.get(victims)

    @property
    def has_numbers(self) -> bool:
        """Whether it bounds anything at all."""
        return any(not box.is_open for box in self.boxes.values())


def gives_numbers(claim: Claim) -> bool:
    """Whether a claim asserts numbers: retractions and refusals to confirm do not, and a denial
    only where it says that there was nobody."""
    if claim.stance in (Stance.RETRACTS, Stance.DECLINES_TO_CONFIRM):
        return False
    return bool(usable_counts(claim))


def usable_counts(claim: Claim) -> tuple[Count, ...]:
    """The counts that a claim asserts; of people singled out, as lower bounds."""
    if claim.stance is Stance.DENIES:
        return tuple(count for count in claim.counts if count.high == 0 and count.part_of is None)
    if claim.person is not None:
        return tuple(replace(count, high=None) for count in claim.counts if count.high != 0)
    return tuple(_at_least(count) for count in claim.counts)


def _at_least(count: Count) -> Count:
    """ "Their two sons", "Omar Haddad": so many at least; a name in a list, too."""
    one = count.low == count.high == 1
    whole = count.singled_out and (count.part_of is None or one) and count.high
    return replace(count, high=None) if whole else count


def outcomes_of(claims: Sequence[Claim]) -> tuple[Outcome, ...]:
    """The outcomes that these claims count people of, in the order of the glossary."""
    found = {count.outcome for claim in claims for count in usable_counts(claim)}
    return tuple(outcome for outcome in Outcome if outcome in found)


def statements(
    claims: Sequence[Claim],
    outcome: Outcome,
    voice_of: Mapping[str, int],
    methodology: Methodology,
) -> list[Statement]:
    """The statements that these claims of one event make about one outcome, in order.

    Claims of one voice in one document are read together, as far as they can hold together.
    """
    drafts: list[_Draft] = []
    fought = _counts_fighters(claims, outcome)
    in_order = sorted(claims, key=lambda row: (row.document, row.evidence.start, row.id))
    for chain in chains(in_order):
        said = read_counts(
            [count for claim in chain for count in with_wholes(claim)], outcome, methodology
        )
        if said is None:
            continue
        said = _without_men(said) if fought else said
        first = chain[0]
        key = (voice_of[first.id], first.document)
        draft = next((row for row in drafts if row.key == key and row.takes(said)), None)
        if draft is None:
            draft = _Draft(key, said)
            drafts.append(draft)
        draft.claims.extend(claim.id for claim in chain)
    fallen = {row.id for row in claims if fall_as_attackers(row, claims, outcome)}
    return [draft.statement(methodology, fallen) for draft in drafts]


def _counts_fighters(claims: Sequence[Claim], outcome: Outcome) -> bool:
    """Whether anybody counts fighters or soldiers among the people harmed."""
    counts = (count for claim in claims for count in usable_counts(claim))
    return any(c.outcome is outcome and c.victims in FIGHTING and c.high != 0 for c in counts)


def _without_men(said: Said) -> Said:
    """The same less the men among all people: "two of the dead were brothers" says nothing against
    those who call all of the dead fighters. Men who are counted beside others stay; who counts men
    alone counts people, who may be those fighters."""
    if set(said.added) == {Victims.MAN} and said.whole is None:
        return replace(said, whole=said.added[Victims.MAN], classes={}, added={})
    if Victims.MAN not in said.classes or Victims.MAN in said.added:
        return said
    classes = dict(said.classes)
    del classes[Victims.MAN]
    return replace(said, classes=classes)


@dataclass
class _Draft:
    key: tuple[int, str]
    said: Said
    claims: list[str] = field(default_factory=list)

    def takes(self, more: Said) -> bool:
        """Whether more words fit in; they are taken in if so."""
        both = self.said.meet(more)
        if both is not None:
            self.said = both
        return both is not None

    def statement(self, methodology: Methodology, fallen: Container[str]) -> Statement:
        said = _whole_raised(self.said)
        alone, room = _alone(said, methodology)
        boxes, (voice, document) = _with_silence(said, alone), self.key
        own = any(claim in fallen for claim in self.claims)
        return Statement(tuple(self.claims), document, voice, said, boxes, alone, room, own)


def _whole_raised(said: Said) -> Said:
    """The same, with a number of all people that is no less than that of the classes in it:
    "24 civilians were killed. Omar died with his sister" speaks of 24 at least, not of two."""
    if said.whole is None:
        return said
    low = (fitted(said.boxes) or said.boxes)[ALL].low
    if low <= said.whole.bounds.low:
        return said
    return replace(said, whole=said.whole.meet(Figure(Interval(low), sum_of_added(said).best)))


def _alone(said: Said, methodology: Methodology) -> tuple[Figure | None, bool]:
    """The number of all people where only classes are counted, and whether it leaves room."""
    if said.whole is not None:
        return None, False
    named = {victims for victims, figure in said.added.items() if not figure.is_nobody}
    firm = named & methodology.alone_is_all
    if not firm and not named & methodology.alone_is_all_unless_more:
        return None, False
    return sum_of_added(said), not firm


def sum_of_added(said: Said) -> Figure:
    """All people of the classes that are counted apart."""
    civilians_said = Victims.CIVILIAN in said.added
    total = Figure(NONE_AT_ALL, 0)
    for victims, figure in said.added.items():
        if not (civilians_said and victims in CIVILIAN_PARTS):
            total = total.plus(figure)
    return total


def _with_silence(said: Said, alone: Figure | None) -> dict[Victims, Interval]:
    """Its boxes, with nobody in the classes that it leaves out where it speaks of all people.

    "At least eight militants" leaves them open.
    """
    boxes = said.boxes
    if alone is not None:
        boxes[ALL] = alone.bounds
        closed = alone.bounds.high is not None and not said.disputed
        for victims in TOP if closed else ():
            if victims not in said.named:
                boxes[victims] = boxes.get(victims, ANY).meet(NONE_AT_ALL)
    return boxes


def with_wholes(claim: Claim) -> list[tuple[Count, Count | None]]:
    """The counts that a claim asserts, each with the count that it is a part of."""
    return [(count, _whole_of(count, claim.counts)) for count in usable_counts(claim)]


def _whole_of(count: Count, counts: Sequence[Count]) -> Count | None:
    at = count.part_of
    if at is None or not 0 <= at < len(counts) or counts[at].outcome is not count.outcome:
        return None
    return counts[at]


def read_counts(
    pairs: Sequence[tuple[Count, Count | None]], outcome: Outcome, methodology: Methodology
) -> Said | None:
    """What counts, each with the count it is a part of, say of one outcome; None: nothing.

    Parts that exceed their whole are left out: the claim contradicts itself there.
    """
    here = [(count, whole) for count, whole in pairs if count.outcome is outcome]
    tops = [count for count, whole in here if whole is None]
    if not tops:
        return None
    apart, disputed = _added(tops, methodology)
    added = _with_civilian_parts(apart)
    wholes = [figure_of(count, methodology) for count in tops if count.victims is ALL]
    classes = _beside_unnamed(added, bool(wholes) and not all(row.is_nobody for row in wholes))
    whole = None
    if wholes:
        whole = Figure(NONE_AT_ALL, 0)
        for figure in [*wholes, *apart.values()]:
            whole = whole.plus(figure)
    said = Said(whole, _doubted(classes, disputed), added, disputed)
    parts = [(count, inside) for count, inside in here if inside is not None]
    return said.meet(Said(None, _parts(parts, methodology), {}, disputed)) or said


def _added(
    tops: Sequence[Count], methodology: Methodology
) -> tuple[dict[Victims, Figure], frozenset[Victims]]:
    added: dict[Victims, Figure] = {}
    for count in tops:
        if count.victims is not ALL:
            figure = figure_of(count, methodology)
            before = added.get(count.victims)
            added[count.victims] = before.plus(figure) if before else figure
    disputed = {count.victims for count in tops if count.status_disputed}
    return added, frozenset(disputed)


def _with_civilian_parts(added: Mapping[Victims, Figure]) -> dict[Victims, Figure]:
    """The same, with children and others counted beside civilians taken in among them."""
    parts = [victims for victims in sorted(added) if victims in CIVILIAN_PARTS]
    if Victims.CIVILIAN not in added or not parts:
        return dict(added)
    civilians = added[Victims.CIVILIAN]
    for victims in parts:
        civilians = civilians.plus(added[victims])
    return {**added, Victims.CIVILIAN: civilians}


def _beside_unnamed(added: Mapping[Victims, Figure], unnamed: bool) -> dict[Victims, Figure]:
    """Classes as they stand; beside people of no class ("three others") only as a lower bound."""
    if not unnamed:
        return dict(added)
    return {
        victims: figure if figure.is_nobody else Figure(Interval(figure.bounds.low), figure.best)
        for victims, figure in added.items()
    }


def _doubted(
    classes: Mapping[Victims, Figure], disputed: frozenset[Victims]
) -> dict[Victims, Figure]:
    """A class whose status is in doubt may be anything up to its number."""
    return {
        victims: Figure(Interval(0, figure.bounds.high), None) if victims in disputed else figure
        for victims, figure in classes.items()
    }


def _parts(parts: Sequence[tuple[Count, Count]], methodology: Methodology) -> dict[Victims, Figure]:
    """Classes counted within a number: "11 killed, including four children"."""
    found: dict[Victims, Figure] = {}
    for count, whole in parts:
        if not _says_class(count, whole):
            continue
        figure = figure_of(count, methodology)
        unnumbered = whole.low is None and whole.high is None  # "a nurse was among the dead"
        some = unnumbered or _is_singled(count) or count.victims in methodology.at_least_as_parts
        if some and not figure.is_nobody:
            figure = Figure(Interval(figure.bounds.low), figure.best)
        before = found.get(count.victims)
        found[count.victims] = before.plus(figure) if before else figure
    return found


def _is_singled(part: Count) -> bool:
    """ "Including a doctor": the one whom the words pick out, and perhaps more of his class; where
    "one of them was a soldier" nobody else was."""
    return part.low == part.high == 1 and part.text.lower().startswith(("a ", "an "))


def _says_class(part: Count, whole: Count) -> bool:
    """Whether a part counts its class in the whole event: "11 fighters, among them two leaders"
    and "eight fighters, two of them women" do not."""
    if part.victims in (ALL, whole.victims) or part.status_disputed:
        return False
    if part.victims in CIVILIAN_PARTS:
        return whole.victims in (ALL, Victims.CIVILIAN)
    return whole.victims is ALL


def parts_beyond_whole(claim: Claim, methodology: Methodology) -> tuple[Count, int] | None:
    """The count whose parts make more than it, with their sum; None where all is well.

    Only parts of classes that share no person are added; a part alone may exceed its whole too.
    """
    for index, whole in enumerate(claim.counts):
        if whole.high is None:
            continue
        least: dict[Victims, int] = {}
        for part in claim.counts:
            if part.part_of == index and part.outcome is whole.outcome and part is not whole:
                low = figure_of(part, methodology).bounds.low
                least[part.victims] = max(least.get(part.victims, 0), low)
        most = max(_apart(least), default=0)
        if most > (figure_of(whole, methodology).bounds.high or 0):
            return whole, most
    return None


def _apart(least: Mapping[Victims, int]) -> list[int]:
    """Sums over classes that share no person, and each class alone."""
    ages = (Victims.CHILD, Victims.WOMAN, Victims.MAN)
    civilians = max(least.get(Victims.CIVILIAN, 0), sum(least.get(item, 0) for item in ages))
    others = least.get(Victims.COMBATANT, 0) + least.get(Victims.SECURITY_FORCE, 0)
    return [civilians + others, *least.values()]
