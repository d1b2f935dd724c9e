"""Records to and from the JSON of the wire format; field names are the dataclasses' own.

Offsets of the wire count characters of a document's text, always. A span of a title is an empty
one at the text's beginning, and holds the title's own offsets and words in a field of their own.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union

from recount.errors import WireError
from recount.model.spans import Span

T = TypeVar("T")

_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What JSON has itself; most values are, so they are asked for first."""


def to_wire(value: Any) -> Any:
    """Plain JSON values of a record: enums by value, dates in ISO 8601, tuples as lists."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _writer(kind)(value)


def from_wire(kind: type[T], value: Any) -> T:
    """The record of type `kind` that a JSON value describes; unknown fields are ignored.

    Raises WireError naming the field that is missing or of the wrong type.
    """
    asked: Any = kind
    try:
        return typing.cast(T, _reader(asked)(value))
    except (TypeError, ValueError, KeyError, WireError):
        # Whatever it was: the careful way says where, or lets it pass.
        return typing.cast(T, _decode(kind, value, kind.__name__))


def _span_out(span: Span) -> dict[str, Any]:
    words = {"start": span.start, "end": span.end, "quote": span.quote}
    return {"start": 0, "end": 0, "quote": "", "title": words} if span.in_title else words


def _span_in(row: Any) -> Any:
    """The fields of a span; of one in a title those that stand in a field of their own."""
    title = row.get("title") if isinstance(row, dict) else None
    return {**title, "in_title": True} if isinstance(title, dict) else row


def _as_it_is(row: Any) -> Any:
    return row


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """How a value of one type is written; worked out once, as there are millions of them."""
    if kind is Span:
        return _span_out
    if dataclasses.is_dataclass(kind):
        return _record_writer(tuple(field.name for field in dataclasses.fields(kind)))
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, date):
        return date.isoformat
    if issubclass(kind, tuple | list):
        return lambda rows: [to_wire(item) for item in rows]
    if issubclass(kind, dict):
        return lambda rows: {key: to_wire(item) for key, item in rows.items()}
    return lambda value: value


def _record_writer(names: tuple[str, ...]) -> Callable[[Any], Any]:
    if len(names) == 1:
        return lambda record: {names[0]: to_wire(getattr(record, names[0]))}
    values = attrgetter(*names)

    def write(record: Any) -> dict[str, Any]:
        return {
            name: value if type(value) in _PLAIN else to_wire(value)
            for name, value in zip(names, values(record), strict=True)
        }

    return write


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of one type is read where nothing is wrong with it: as `_decode`, which is asked
    where this fails, but four times as fast."""
    origin = _origin(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(kind)
    if origin is tuple:
        item = _reader(_args(kind)[0])
        return lambda rows: tuple([item(row) for row in _of(list, rows)])
    if dataclasses.is_dataclass(kind):
        return _record_reader(typing.cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind is date:
        return date.fromisoformat
    if kind in (str, int, bool):
        return lambda value: value if type(value) is kind else _of(kind, None)
    return lambda value: _decode(kind, value, "")


def _of(kind: type, value: Any) -> Any:
    if type(value) is kind:
        return value
    raise TypeError


def _union_reader(kind: Any) -> Callable[[Any], Any]:
    known = [choice for choice in _args(kind) if choice is not type(None)]
    if len(known) != 1 or type(None) not in _args(kind):
        return lambda value: _decode(kind, value, "")
    one = _reader(known[0])
    return lambda value: None if value is None else one(value)


def _record_reader(kind: type) -> Callable[[Any], Any]:
    hints = _hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in _fields(kind)}
    given = _span_in if kind is Span else _as_it_is

    def read(row: Any) -> Any:
        # A field that is missing and must not be makes the record refuse itself.
        return kind(
            **{
                name: readers[name](value)
                for name, value in _of(dict, given(row)).items()
                if name in readers
            }
        )

    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _origin(kind: Any) -> Any:
    return typing.get_origin(kind)


@cache
def _args(kind: Any) -> tuple[Any, ...]:
    return typing.get_args(kind)


@cache
def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)


def _decode(kind: Any, value: Any, at: str) -> Any:
    if type(value) is kind:
        return value
    origin = _origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(kind, value, at)
    if origin is tuple:
        return _decode_tuple(kind, value, at)
    if origin is dict:
        return dict(_need(value, dict, at))
    if dataclasses.is_dataclass(kind):
        return _decode_record(typing.cast(type, kind), value, at)
    return _decode_scalar(kind, value, at)


def _decode_union(kind: Any, value: Any, at: str) -> Any:
    choices = _args(kind)
    if value is None and type(None) in choices:
        return None
    known = [choice for choice in choices if choice is not type(None)]
    if len(known) == 1:
        return _decode(known[0], value, at)
    fitting = (choice for choice in known if _fits(choice, value))
    return _decode(next(fitting, known[0]), value, at)


def _fits(kind: Any, value: Any) -> bool:
    """Whether a JSON object has all that a record of this type must have."""
    if not dataclasses.is_dataclass(kind) or not isinstance(value, dict):
        return False
    fields = _fields(typing.cast(Any, kind))
    needed = (field for field in fields if field.default is dataclasses.MISSING)
    return all(field.name in value for field in needed)


def _decode_tuple(kind: Any, value: Any, at: str) -> tuple[Any, ...]:
    item = _args(kind)[0]
    rows = _need(value, list, at)
    return tuple(_decode(item, row, f"{at}[{i}]") for i, row in enumerate(rows))


def _decode_record(kind: type, value: Any, at: str) -> Any:
    row, hints = _need(_span_in(value) if kind is Span else value, dict, at), _hints(kind)
    given: dict[str, Any] = {}
    for field in _fields(kind):
        if field.name in row:
            given[field.name] = _decode(hints[field.name], row[field.name], f"{at}.{field.name}")
        elif field.default is dataclasses.MISSING:
            raise WireError(at, f"the field {field.name!r} is missing", "see the wire format")
    return kind(**given)


def _decode_scalar(kind: Any, value: Any, at: str) -> Any:
    if kind is Any:
        return value
    try:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
        if kind is date:
            return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise WireError(at, f"{value!r} is not a {kind.__name__}", "see the wire format") from None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return _need(value, kind, at)


def _need(value: Any, kind: type, at: str) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise WireError(at, f"{value!r:.60} is not a {kind.__name__}", "see the wire format")
    return value
