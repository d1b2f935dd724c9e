"""Records of a large ledger as a mapping: read from the file when somebody asks for them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from itertools import islice
from typing import Generic, TypeVar

Record = TypeVar("Record")
Answer = TypeVar("Answer")

AT_HAND = 20_000
"""How many records stay in memory after somebody asked for them."""
STRIDE = 2000
"""How many are read at once where somebody goes through all of them."""
ANSWERS = 500


class Kept(Mapping[str, Record]):
    """Records by id. The last ones asked for stay at hand; of the others only the ids are held."""

    def __init__(
        self, ids: Iterable[str], load: Callable[[Sequence[str]], Mapping[str, Record]]
    ) -> None:
        self._ids = dict.fromkeys(ids)
        self._load = load
        self._lock = threading.Lock()
        self._at_hand: OrderedDict[str, Record] = OrderedDict()

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __getitem__(self, key: str) -> Record:
        return self.several((key,))[key]

    def several(self, keys: Sequence[str]) -> dict[str, Record]:
        """The records of these ids, read at once. Raises KeyError for an id that there is not."""
        with self._lock:
            found = {key: self._at_hand[key] for key in keys if key in self._at_hand}
            for key in found:
                self._at_hand.move_to_end(key)
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            new = self._load(missing)
            self._remember(new)
            found |= new
        return {key: found[key] for key in keys}

    def _remember(self, records: Mapping[str, Record]) -> None:
        with self._lock:
            self._at_hand.update(records)
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)

    def values(self) -> ValuesView[Record]:
        """All records, read some thousands at a time and not kept at hand."""
        return _Values(self)

    def all(self) -> Iterator[Record]:
        """All records in the order of their ids."""
        left = iter(self._ids)
        while some := tuple(islice(left, STRIDE)):
            found = self._load(some)
            yield from (found[key] for key in some)


class _Values(ValuesView[Record]):
    def __init__(self, kept: Kept[Record]) -> None:
        super().__init__(kept)
        self._kept = kept

    def __iter__(self) -> Iterator[Record]:
        return self._kept.all()


class Overlaid(Mapping[str, Record]):
    """A mapping of which some records are others, some are out, and to which some are added."""

    def __init__(
        self, under: Mapping[str, Record], over: Mapping[str, Record], out: frozenset[str]
    ) -> None:
        self._under, self._out = under, out
        self._over = {key: record for key, record in over.items() if key not in out}
        self._added = tuple(key for key in self._over if key not in under)

    def __len__(self) -> int:
        gone = sum(1 for key in self._out if key in self._under)
        return len(self._under) - gone + len(self._added)

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._under if key not in self._out)
        yield from self._added

    def __contains__(self, key: object) -> bool:
        return key in self._over or (key in self._under and key not in self._out)

    def __getitem__(self, key: str) -> Record:
        if key in self._out:
            raise KeyError(key)
        return self._over[key] if key in self._over else self._under[key]

    def several(self, keys: Sequence[str]) -> dict[str, Record]:
        """The records of these ids, read at once."""
        under = [key for key in keys if key not in self._over and key not in self._out]
        found = several(self._under, under) | {k: self._over[k] for k in keys if k in self._over}
        return {key: found[key] for key in keys if key in found}

    def values(self) -> ValuesView[Record]:
        """All records, without holding those that lie in the file."""
        return _OverlaidValues(self)

    def all(self) -> Iterator[Record]:
        """All records in the order of their ids."""
        for key, record in zip(self._under, self._under.values(), strict=True):
            if key not in self._out:
                yield self._over.get(key, record)
        yield from (self._over[key] for key in self._added)


class _OverlaidValues(ValuesView[Record]):
    def __init__(self, overlaid: Overlaid[Record]) -> None:
        super().__init__(overlaid)
        self._overlaid = overlaid

    def __iter__(self) -> Iterator[Record]:
        return self._overlaid.all()


def several(records: Mapping[str, Record], keys: Sequence[str]) -> dict[str, Record]:
    """The records of these ids that a mapping holds, read at once where it lies in a file."""
    here = [key for key in keys if key in records]
    if isinstance(records, Kept | Overlaid):
        return records.several(here)
    return {key: records[key] for key in here}


class Looked(Mapping[str, Answer]):
    """What is looked up by a key only when it is asked for; a key of nothing has no answer."""

    def __init__(self, look: Callable[[str], Answer | None]) -> None:
        self._kept: Remembered[Answer | None] = Remembered()
        self._look = look

    def __getitem__(self, key: str) -> Answer:
        found: Answer | None = self._kept.once(key, lambda: self._look(key))
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("what is looked up one by one is not listed")

    def __len__(self) -> int:
        raise NotImplementedError("what is looked up one by one is not counted")


class Once(Generic[Answer]):
    """An answer that whoever asks first works out, and the others wait for."""

    def __init__(self, make: Callable[[], Answer]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[Answer] = []

    def __call__(self) -> Answer:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]


class Remembered(Generic[Answer]):
    """Answers that are worked out once; of many, those that were asked for last. Whoever asks for
    one waits for nobody who works out another."""

    def __init__(self, most: int = ANSWERS) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[object, Once[Answer]] = OrderedDict()
        self._most = most

    def once(self, name: object, make: Callable[[], Answer]) -> Answer:
        """The answer under a name; `make` works it out where nobody has asked yet."""
        with self._lock:
            if name not in self._answers:
                self._answers[name] = Once(make)
                if len(self._answers) > self._most:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(name)
            found = self._answers[name]
        return found()
