"""How far a date reaches: as strictly meant, and with the width that its hedge is given in `policy.yaml`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.checking.network.calendar import count, least
from timeline.checking.network.model import DAY, MONTH, YEAR, Bounds, Unit
from timeline.edtf import Date, Interval, Point, Range, Set
from timeline.edtf.date import BEGINNING, END
from timeline.knowledge import load
from timeline.records.when import parse_duration, read_date

UNITS: Mapping[str, tuple[Unit, int]] = {"d": (DAY, 1), "w": (DAY, 7), "m": (MONTH, 1), "y": (YEAR, 1)}
"""A duration's unit → the unit it is counted in, and how many of it."""

_WINDOW = frozenset({"last", "past", "recent"})
_STEPS: Mapping[str, Unit] = {"decade": YEAR, "century": YEAR, "year": MONTH, "month": DAY}


class Reach(NamedTuple):
    """First and last day as strictly meant, and with the hedge's width; `doubted`: without a width, only a tension."""

    strict: Bounds
    wide: Bounds
    doubted: bool = False

    @property
    def is_hedged(self) -> bool:
        """Say whether it is another stretch of days when widened."""
        return self.wide != self.strict


class Dates(NamedTuple):
    """A date as the network reads it: its start and end apart when it is an interval, else `spans` it may fall in.

    `doubted`: some part of it is.
    """

    start: Reach | None = None
    end: Reach | None = None
    spans: tuple[Reach, ...] = ()
    doubted: bool = False


@cache
def _policy() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("policy")
    return found


@cache
def _circa() -> frozenset[str]:
    return frozenset(_policy()["circa"]["words"])


@cache
def _begun() -> frozenset[str]:
    return frozenset(_policy()["begun"]["words"])


@cache
def _hearsay() -> tuple[str, ...]:
    return tuple(_policy()["quantities"]["hearsay"])


@cache
def _parts() -> Mapping[str, str]:
    return {word: part for part, words in _policy()["parts"]["words"].items() for word in words}


@lru_cache(maxsize=4096)
def words_of(hedge: str | None) -> tuple[str, ...]:
    """Return the words of a hedge, in small letters."""
    return tuple(re.findall(r"[\w.-]+", hedge.casefold())) if hedge else ()


def is_doubted(hedge: str | None) -> bool:
    """Say whether the source itself passes it on as hearsay."""
    return hedge is not None and any(word in hedge.casefold() for word in _hearsay())


def is_beginning(hedge: str | None) -> bool:
    """Say whether only a beginning is meant, which others may date by its conclusion."""
    return bool(_begun().intersection(words_of(hedge)))


def has_no_width(hedge: str | None) -> bool:
    """Say whether the words hedge in a way that the policy gives no width to, so that they can only be in tension."""
    words = words_of(hedge)
    known = _circa() | _begun() | _parts().keys() | _WINDOW
    return bool(words) and not known.intersection(words)


def is_window(hedge: str | None) -> bool:
    """Say whether a number of years is only a window: "over the last 25 years"."""
    return bool(_WINDOW.intersection(words_of(hedge)))


def slack(name: str) -> int:
    """Return the number of years that a tolerance of the policy allows."""
    return parse_duration(_policy()[name]["slack"]).count


def width(hedge: str | None, precision: str) -> str | None:
    """Return the duration by which a hedge widens what is given in a precision, None for none."""
    if not _circa().intersection(words_of(hedge)):
        return None
    found: str | None = _policy()["circa"]["widths"].get(precision)
    return found


def widened(bounds: Bounds, by: str | None) -> Bounds:
    """Return bounds moved apart by a duration, in whole units of its own."""
    if by is None:
        return bounds
    length = parse_duration(by)
    unit, times = UNITS[length.unit]
    n, (low, high) = length.count * times, bounds
    return (
        None if low is None else least(count(low, unit) - n, unit),
        None if high is None else least(count(high, unit) + n + 1, unit) - 1,
    )


@lru_cache(maxsize=65536)
def read(edtf: str, hedge: str | None = None) -> Dates:
    """Return how far an EDTF date reaches, with the words that hedge it."""
    date = read_date(edtf)
    if isinstance(date, Interval):
        start = _reach(date.start, (date.start.earliest, date.start.latest), hedge) if date.start else None
        end = _reach(date.end, (date.end.earliest, date.end.latest), hedge) if date.end else None
        return Dates(start, end, doubted=any(part.doubted for part in (start, end) if part))
    if isinstance(date, Set) and not date.every:
        if hedge is None and not date.approximate:
            spans = tuple(Reach(days, days, date.uncertain) for days in _runs(date))
        else:
            spans = tuple(reach for member in date.members for reach in _alternatives(member, hedge))
        return Dates(spans=spans, doubted=date.uncertain)
    return Dates(spans=(_reach(date, (date.earliest, date.latest), hedge),), doubted=date.uncertain)


def _runs(date: Date) -> Iterator[Bounds]:
    """Yield the runs of days that a date may cover, None for an open end."""
    for first, last in date.spans():
        yield (None if first <= BEGINNING else first, None if last >= END else last)


def _alternatives(member: Point | Range, hedge: str | None) -> Iterator[Reach]:
    """Yield how far each run of days of a member of a set reaches; of a range each end by its own hedge."""
    if isinstance(member, Range):
        first, last = (_reach(end, (end.earliest, end.latest), hedge) if end else None for end in member)
        yield Reach(
            (first.strict[0] if first else None, last.strict[1] if last else None),
            (first.wide[0] if first else None, last.wide[1] if last else None),
            any(end.doubted for end in (first, last) if end),
        )
    else:
        yield from (_reach(member, days, hedge) for days in _runs(member))


def _reach(date: Date, bounds: Bounds, hedge: str | None) -> Reach:
    doubted = date.uncertain
    if hedge is None and not date.approximate:
        return Reach(bounds, bounds, doubted)
    by = _policy()["circa"]["widths"].get(date.precision) if date.approximate else width(hedge, date.precision)
    if part := _part(date.precision, bounds, hedge):
        strict, by = part[0], by or part[1]
        return Reach(strict, widened(strict, by), doubted)
    return Reach(bounds, widened(bounds, by), doubted)


def _part(precision: str, bounds: Bounds, hedge: str | None) -> tuple[Bounds, str] | None:
    """Return "early", "mid" or "late" of a decade, century, year or month, as convention has it, and its slack."""
    if precision not in _STEPS or None in bounds:
        return None
    part = next((_parts()[word] for word in words_of(hedge) if word in _parts()), None)
    if part is None:
        return None
    low, high = bounds
    assert low is not None
    assert high is not None
    unit, table = _STEPS[precision], _policy()["parts"][precision]
    first, last = table[part]
    if unit != YEAR:
        first, last = first - 1, last - 1
    begin = count(low, unit)
    ends = (least(begin + first, unit), min(high, least(begin + last + 1, unit) - 1))
    return ends, table["slack"]
