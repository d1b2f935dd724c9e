"""An outside list of persons as it comes, CSV or XLSX, with its columns guessed or given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from recount.analysis.persons.records import PersonRecord
from recount.analysis.persons.sheets import rows_of
from recount.errors import InputError
from recount.model.folding import folded
from recount.model.ids import content_id
from recount.model.persons import Sex

NAME_PARTS = ("first", "father", "grandfather", "last")
COLUMNS = ("name", *NAME_PARTS, "age", "born", "sex", "place", "date", "id")
"""What a column can be; several may be `name`, for several scripts."""

_HEADS: Mapping[str, tuple[str, ...]] = {
    "first": ("first name", "given name", "forename", "الاسم الأول", "имя"),
    "father": ("father", "father name", "middle name", "اسم الأب", "отчество"),
    "grandfather": ("grandfather", "grandfather name", "اسم الجد"),
    "last": ("last name", "family name", "surname", "family", "العائلة", "اسم العائلة", "фамилия"),
    "name": ("name", "full name", "victim", "victim name", "nom", "الاسم", "الاسم الكامل", "фио"),
    "age": ("age", "العمر", "возраст", "âge"),
    "born": ("date of birth", "birth date", "born", "dob", "birthday", "تاريخ الميلاد"),
    "sex": ("sex", "gender", "الجنس", "пол", "sexe"),
    "place": (
        "place", "location", "town", "city", "village", "governorate", "province", "district",
        "المكان", "المحافظة", "المدينة", "место", "город", "lieu",
    ),
    "date": (
        "date", "date of death", "death date", "day", "incident date", "date of incident",
        "التاريخ", "تاريخ الوفاة", "дата", "killed on",
    ),
    "id": ("id", "no", "number", "index", "record", "code", "رقم", "номер"),
}  # fmt: skip
_SEXES = {
    Sex.FEMALE: "f female woman girl w أنثى انثى ж жен женский femme",
    Sex.MALE: "m male man boy ذكر м муж мужской homme",
}
_SEX_OF = {folded(word): sex for sex, words in _SEXES.items() for word in words.split()}
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[./](\d\d?)[./](\d{4})")
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?")
_SHEETS_BEGIN = date(1899, 12, 30)
"""The day 0 of spreadsheets."""


@dataclass(frozen=True, slots=True)
class PersonList:
    """The rows of a list, which column was taken for what, and how many rows name nobody."""

    rows: tuple[PersonRecord, ...]
    columns: tuple[tuple[str, str], ...]
    guessed: bool
    nameless: int


def read_list(path: Path, given: Mapping[str, str] | None = None) -> PersonList:
    """The persons of a CSV, TSV or XLSX with a head; `given` says which column is what.

    Raises InputError where it cannot be read, or no column holds names.
    """
    head, rows = rows_of(path)
    columns = _given(path, head, given) if given else _guessed(head)
    if not {what for _, what in columns} & {"name", *NAME_PARTS}:
        raise InputError(
            str(path), "no column of it is known to hold names",
            f"say which, as in --column name='{head[0] if head else 'Name'}'",
        )  # fmt: skip
    found = [_record(dict(zip(head, row, strict=False)), number, columns)
             for number, row in enumerate(rows, 2)]  # fmt: skip
    kept = [one for one in found if one.names]
    return PersonList(tuple(_own_keys(kept)), tuple(columns), not given, len(found) - len(kept))


def _guessed(head: Iterable[str]) -> list[tuple[str, str]]:
    """Each column whose name is known; a script or language behind a name of names is let be."""
    found: list[tuple[str, str]] = []
    for name in head:
        plain = re.sub(r"[_\s-]+", " ", folded(name)).strip()
        plain = re.sub(r" \(?(?:ar|en|arabic|english|latin|ru|russian)\)?$", "", plain)
        what = next((one for one, known in _HEADS.items() if plain in map(folded, known)), None)
        if what is not None and (what == "name" or all(what != had for _, had in found)):
            found.append((name, what))
    return found


def _given(path: Path, head: Iterable[str], given: Mapping[str, str]) -> list[tuple[str, str]]:
    known = set(head)
    for what, name in given.items():
        if what.rstrip("0123456789") not in COLUMNS or name not in known:
            raise InputError(
                str(path), f"it has no column {name!r} for {what!r}",
                f"its columns are {', '.join(known)}; they can be {', '.join(COLUMNS)}",
            )  # fmt: skip
    return [(name, what.rstrip("0123456789")) for what, name in given.items()]


def _record(
    row: Mapping[str, str], number: int, columns: Iterable[tuple[str, str]]
) -> PersonRecord:
    held: dict[str, list[str]] = {}
    for name, what in columns:
        if cell := (row.get(name) or "").strip():
            held.setdefault(what, []).append(cell)
    parts = [held[part][0] for part in NAME_PARTS if part in held]
    names = (*held.get("name", ()), *([" ".join(parts)] if parts else ()))
    day = _day(held.get("date", [""])[0])
    return PersonRecord(
        key="",
        names=tuple(names),
        age=_age(held, day),
        sex=_SEX_OF.get(folded(held.get("sex", [""])[0])),
        places=tuple(held.get("place", ())),
        first=day,
        last=day,
        at=(f"row {number}",),
        own_id=held.get("id", [""])[0],
    )


def _own_keys(rows: Iterable[PersonRecord]) -> Iterable[PersonRecord]:
    """A key of what the row says, so that decisions find it when the list comes anew, in another
    order; equal rows are told apart by their number."""
    seen: dict[str, int] = {}
    for row in rows:
        key = content_id("r", replace(row, at=()))
        seen[key] = seen.get(key, 0) + 1
        yield replace(row, key=key if seen[key] == 1 else f"{key}-{seen[key]}")


def _age(held: Mapping[str, list[str]], day: date | None) -> int | None:
    found = re.match(r"\s*(\d{1,3})\b", held.get("age", [""])[0])
    if found:
        return int(found[1])
    born = _day(held.get("born", [""])[0])
    if born is None or day is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _day(text: str) -> date | None:
    """A day in ISO 8601, as day, month and year, or as a spreadsheet numbers days; None for any
    other, and where it cannot be told which is the month."""
    if _SERIAL.fullmatch(text):
        return _SHEETS_BEGIN + timedelta(days=int(float(text)))
    found = _DAY.search(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in (found[1], found[2], found[3])) if found[1] else (
        int(found[6]), int(found[5]), int(found[4]))  # fmt: skip
    if not found[1] and month <= 12 and day <= 12 and month != day:
        return None
    month, day = (day, month) if month > 12 else (month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None
