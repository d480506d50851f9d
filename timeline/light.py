"""Light records: the small ones that are made for every word, date and figure of a text, and read much oftener."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_C = TypeVar("_C")


@dataclass_transform(frozen_default=True)
def light(made: type[_C]) -> type[_C]:
    """Make a class a record that nothing may change, whose fields are read sooner than those of a named tuple.

    That nothing does is held by the check of types alone: held while running too, it would cost each record that is
    made several times as much.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


def replace(record: _C, **fields: Any) -> _C:
    """Return a light record that is as another but for some fields: all are read at once, which the library does not.

    Raises AttributeError for a field that the record does not have.
    """
    made: Any = type(record)
    other: _C = made(*_fields(made)(record))
    for name, value in fields.items():
        setattr(other, name, value)
    return other


@cache
def _fields(made: Any) -> Callable[[object], tuple[Any, ...]]:
    """What reads all the fields of a kind of record, in the order in which it is made of them."""
    return attrgetter(*made.__match_args__)
