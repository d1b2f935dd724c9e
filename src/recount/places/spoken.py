"""Which countries a document speaks of, and which bearers of a name are strays beside them.

Lists of places hold a village of nearly any name somewhere in the world, and still more under a
second spelling. One that lies in a country of which the text never speaks is taken for a chance
likeness, and the name stays unresolved: wrong is worse than missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.places import Where
from recount.places.beliefs import inside
from recount.places.entries import is_compass
from recount.places.gazetteer import Gazetteer, priors, shares
from recount.places.keys import plain_key
from recount.places.likeness import is_one_name
from recount.places.records import Place, Sort, WrittenPlace
from recount.places.surroundings import Name

KNOWN_ABROAD = 100_000  # inhabitants of a town that a text may name without naming its country
MIDDLING = 300_000
"""Inhabitants of a town up to which a text that is plainly about other countries means another."""
KNOWN_BY_ANY_NAME = 1_000_000  # the same where the text's name for it is not the list's
ONE_COUNTRY = 0.7  # share of the other names from which a text is about one country
OF_DATELINE = 0.5  # the same where the report was sent from that country
PLAIN = 0.9  # belief in a bearer from which a name needs no other to be understood
MANY, SMALL = 6, 15_000  # votes for other countries beside which a place so small is a stray
SPOKEN_OF = 0.25  # share of a country in a text from which unknown spellings are looked for in it
_PARTS = frozenset({"district", "neighbourhood", "village", "camp", "county", "area"})
LOCAL = frozenset({Sort.SETTLEMENT, Sort.DISTRICT})
FAR_REACHING = frozenset({"AE", "FR", "GB", "IL", "RU", "SA", "TR", "US"})
"""States whose forces strike beyond their borders more often than at home: that they act says
nothing of where."""

IN_ENGLISH = frozenset(
    {"bangalore", "baroda", "batavia", "benares", "bombay", "calcutta", "canton", "cawnpore",
     "cologne", "constantinople", "leningrad", "madras", "mecca", "mukden", "peking", "poona",
     "saigon", "smyrna", "stalingrad", "tananarive", "tientsin", "tiflis"}
)  # fmt: skip
"""Names in English, present or former, of cities of a million that lists have by another name."""

TOWN = 10_000
"""Inhabitants from which the only place of a name is meant where nothing else is named."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The countries of one document.

    `told` are shares of those named by their own name, by people or by publisher; `names` are all
    place names of the text, already weighed. `acting` are countries whose forces or officials it
    names: some of its places may lie there.
    """

    told: Mapping[str, float]
    names: Mapping[str, Name]
    acting: frozenset[str] = frozenset()

    def is_stray(self, best: Place, name: Name, written: str) -> bool:
        """Whether a bearer lies in a country of which the text says nothing else."""
        if self.told.get(best.country or "", 0.0) > 0 or best.country in self.acting:
            return False
        votes = self._votes(name)
        total = sum(votes.values())
        if not votes[best.country] and (
            (name.is_site and not self._is_in_company(best, name))
            or (total and _is_common(best, name, written))
            or (total and _is_chance_name(best, written))
        ):
            return True
        if _is_of_one_province(name) or votes[best.country]:
            return False
        if _is_known(best, written):
            return total >= MANY and _is_middling(best) and self._is_at_home(votes, name)
        if self.acting and not total and not self.told and not name.is_dateline:
            # a village alone, where only those who act or speak have a country
            return not _is_the_only_town(best, name)
        if not _is_like(best, written):
            return total > 0 or not (best.is_main_name or self._is_in_company(best, name))
        is_told = bool(self.told) and max(self.told.values()) >= ONE_COUNTRY
        if total == 0:
            return is_told and not self._has_company(best, name)
        enough = total > 1 or is_told
        # A hamlet's second spelling ("Kalma", of Calmar abroad) is a chance likeness sooner.
        least = MANY if best.is_main_name else 1
        many = total >= least and best.population < SMALL
        return many or (enough and self._is_at_home(votes, name))

    def _is_at_home(self, votes: Counter[str | None], name: Name) -> bool:
        """Whether the other names lie in one country, or in those that the text names."""
        told = sum(count for land, count in votes.items() if land and self.told.get(land))
        most = max(told, *votes.values()) / votes.total()
        return not name.is_dateline and most >= ONE_COUNTRY

    def nearer(self, best: Place, name: Name) -> bool:
        """Whether a place lies where the text is not, and has a namesake where it is."""
        if best.sort not in LOCAL or best.is_own:
            return False
        if best.population >= KNOWN_BY_ANY_NAME and not self._has_large_namesake(name):
            return False
        if self.told.get(best.country or "", 0.0) > 0 or best.country in self.acting:
            return False
        least = SMALL if name.is_dateline else 0  # reports are sent from towns
        alike = [b for b in name.bearers if b.sort in LOCAL and b.likeness >= 1.0]
        others = {b.country for b in alike if b.population >= least}
        return bool(others & self.told.keys()) and not self._votes(name)[best.country]

    def _has_large_namesake(self, name: Name) -> bool:
        """ "The Lebanese army was attacked in Tripoli": a city of the land whose forces act."""
        near = (self.acting & self.told.keys()) - FAR_REACHING
        large = (b for b in name.bearers if b.sort in LOCAL and b.population >= KNOWN_ABROAD)
        return any(b.country in near and b.likeness >= 1.0 for b in large)

    def speaks_of(self, country: str | None, name: Name) -> bool:
        """Whether names other than this one, or people, put a country into the text."""
        return self.told.get(country or "", 0.0) > 0 or self._votes(name)[country] > 0

    def _votes(self, name: Name) -> Counter[str | None]:
        """Countries of the other names that are understood without help from their neighbours."""
        votes: Counter[str | None] = Counter()
        for written, other in self.names.items():
            if other is not name and other.bearers and _speaks(other, written):
                place = other.likeliest
                votes[place.country] += 1 if place.sort in LOCAL else 2
        return votes

    def _has_company(self, best: Place, name: Name) -> bool:
        """Whether another name's likeliest bearer is of the same country."""
        others = [n for n in self.names.values() if n is not name and n.bearers]
        return any(n.likeliest.country == best.country for n in others)

    def _is_in_company(self, best: Place, name: Name) -> bool:
        """Whether another name's likeliest bearer is of the same country, or there is no other."""
        others = [n.likeliest.country for n in self.names.values() if n is not name and n.bearers]
        return not others or best.country in others


def _is_the_only_town(best: Place, name: Name) -> bool:
    """Whether a name is borne by a town, and just so by no place of another country."""
    just_so = {b.country for b in name.bearers if b.likeness >= 1.0}
    return best.population >= TOWN and best.likeness >= 1.0 and just_so == {best.country}


def _speaks(name: Name, written: str) -> bool:
    place = name.likeliest
    if place.country is None or name.is_beyond or _is_chance_name(place, written):
        return False
    held = any(inside(place, holder) for holders in name.holders for holder in holders)
    return place.sort not in LOCAL or place.population >= KNOWN_ABROAD or held


def _is_common(best: Place, name: Name, written: str) -> bool:
    """Whether many countries have such a place: "the north-east", "the Madina district"."""
    if is_compass(written):
        return True
    is_large = best.is_capital or best.sort not in LOCAL
    kinds = name.kinds.keys() & _PARTS
    return (
        bool(kinds) and not is_large and (kinds != {"area"} or best.population < KNOWN_BY_ANY_NAME)
    )


def _is_of_one_province(name: Name) -> bool:
    """Whether a province bears the name, and beside it only what lies in its country."""
    lands = {bearer.country for bearer in name.bearers}
    return len(lands) == 1 and any(bearer.sort not in LOCAL for bearer in name.bearers)


def _is_known(place: Place, written: str) -> bool:
    """Whether a name alone is understood: that of a large place, or of one the recorder listed."""
    if place.sort not in LOCAL or place.is_own:
        return True
    enough = KNOWN_ABROAD if _is_like(place, written) else KNOWN_BY_ANY_NAME
    return place.population >= enough


def _is_chance_name(place: Place, written: str) -> bool:
    """Whether a name is a city's in some other language alone: "Mangu" is Bangkok's in one, and a
    town of Nigeria; lists hold many such names of each great city."""
    if place.sort not in LOCAL or place.is_own or not written.isascii():
        return False
    return not _is_like(place, written) and plain_key(written) not in IN_ENGLISH


def _is_middling(place: Place) -> bool:
    """Whether a place is a town that a text about another land is unlikely to mean by name alone:
    "between Kani and Y" in a text about Myanmar is not the Kani of Japan."""
    return (
        place.sort in LOCAL
        and not (place.is_capital or place.is_own)
        and place.population < MIDDLING
    )


def _is_like(place: Place, written: str) -> bool:
    """Whether the text's spelling and the list's main name are spellings of one name."""
    return is_one_name(place.name, written)


SEVERAL = 2
"""Names of places in some country from which a people alone, named beside them, is no country to
look for spellings in."""


def sure_lands(
    places: Iterable[WrittenPlace], gazetteer: Gazetteer, told: Mapping[str, float]
) -> list[str]:
    """The countries in which unknown spellings are looked for, the most spoken of first."""
    counts = plain_lands(places, gazetteer)
    total = sum(counts.values())
    lands = {code: count / total for code, count in counts.items() if count / total >= SPOKEN_OF}
    # "Russian warplanes" over four Syrian towns: nothing of the text lies in Russia.
    elsewhere = total >= SEVERAL
    lands |= {
        code: share + 1
        for code, share in told.items()
        if share >= SPOKEN_OF and (code in counts or not elsewhere)
    }
    return sorted(lands, key=lambda code: (-lands[code], code))


def plain_lands(places: Iterable[WrittenPlace], gazetteer: Gazetteer) -> Counter[str]:
    """How many names of the text hardly leave a doubt, by their country."""
    counts: Counter[str] = Counter()
    for name in sorted({p.name for p in places if not (p.is_beyond or p.kind == "site")}):
        if land := _plain_land(gazetteer.bearers(name, None)):
            counts[land] += 1
    return counts


def large_land(bearers: Sequence[Place]) -> str | None:
    """The country of a name that is a country's or a province's and hardly anything else's."""
    large = [b for b in bearers if b.sort in (Sort.COUNTRY, Sort.PROVINCE) and b.is_main_name]
    return _plain_land(bearers) if large else None


def _plain_land(bearers: Sequence[Place]) -> str | None:
    """The country of a name that hardly leaves a doubt: a province's, a large town's."""
    if not bearers:
        return None
    belief, best = max(zip(shares(priors(bearers)), bearers, strict=True), key=lambda pair: pair[0])
    home = [
        (share, place)
        for share, place in zip(shares(priors(bearers)), bearers, strict=True)
        if place.country == best.country
    ]
    same = sum(share for share, _ in home)
    is_large = any(b.sort not in LOCAL or b.population >= KNOWN_ABROAD for _, b in home)
    return best.country if is_large and max(belief, same) >= PLAIN else None


def only_land(named: Mapping[str, Where], names: Mapping[str, Name]) -> str | None:
    """The one country that all resolved names of a document lie in; None where there are more.

    One town is not enough, unless it is the dateline's: a country or province must be named, or
    two names agree. `named` are the places of the names, by key.
    """
    lands = [where.country for _, where in sorted(named.items()) if where.country]
    if len(set(lands)) != 1:
        return _main_land(lands, names)
    sure = {
        name.likeliest.country
        for name in names.values()
        if name.bearers
        and (name.is_dateline or name.likeliest.sort not in LOCAL or _is_of_one_province(name))
    }
    return lands[0] if len(lands) > 1 or lands[0] in sure else None


def told_land(told: Mapping[str, float]) -> str | None:
    """The country that a document without a known place speaks of by its people and forces."""
    land = max(sorted(told), key=lambda code: told[code], default=None)
    return land if land is not None and told[land] >= ONE_COUNTRY else None


def _main_land(lands: Sequence[str], names: Mapping[str, Name]) -> str | None:
    """The country of most names, where there is no near second or the report was sent from it."""
    if not lands:
        return None
    land, times = Counter(sorted(lands)).most_common(1)[0]
    sent_from = {n.likeliest.country for n in names.values() if n.bearers and n.is_dateline}
    share = times / len(lands)
    return land if share >= ONE_COUNTRY or (land in sent_from and share > OF_DATELINE) else None
