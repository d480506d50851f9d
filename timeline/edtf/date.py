"""Dates as values: points, intervals and sets, each with its bounds in days, its precision and its qualifiers.

Bounds say what the date itself says and no more: `~` and `?` never widen them. Every part is kept as it was written,
so that `str(date)` is the text that was parsed. Dates are immutable and compare by what they write.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.edtf import masks, seasons
from timeline.edtf.days import first_day, from_civil, last_day, month_length, year_of

Span = tuple[int, int]

BEGINNING, END = -(10**18), 10**18
"""Stand for an open or unknown end among spans; no day of a date lies beyond them."""

_YEARS = ("year", "decade", "century", "millennium")


class Component(NamedTuple):
    """A year, month or day as written: the qualifier before it, its text, the qualifier after it."""

    before: str
    text: str
    after: str


class Date:
    """What every date has.

    `earliest` and `latest` are its outer bounds in days (ordinals, see `days`), None for an open or unknown end.
    `inner` is (latest possible start, earliest possible end): of an interval they enclose the days it holds for
    certain; of a point or an alternative, which is one day somewhere, they are its last and first possible day.
    `year`, `month` and `day` are its numbers where a single one is stated, else None.
    """

    __slots__ = ("earliest", "latest")

    earliest: int | None
    latest: int | None
    is_interval = False
    year: int | None
    month: int | None
    day: int | None

    @property
    def inner(self) -> tuple[int | None, int | None]:
        return self.latest, self.earliest

    @property
    def precision(self) -> str:
        raise NotImplementedError

    @property
    def qualifiers(self) -> str:
        """All qualifiers in the order written, as in `?~`."""
        raise NotImplementedError

    @property
    def uncertain(self) -> bool:
        return any(mark in "?%" for mark in self.qualifiers)

    @property
    def approximate(self) -> bool:
        return any(mark in "~%" for mark in self.qualifiers)

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        """Yield the separate runs of days the date may cover, in order; all of those that reach into first..last."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


class Point(Date):
    """A year, a part of a year, a month or a day, perhaps with unspecified digits.

    `parts` are its year, month (or season) and day as written; `time` is the time of day as written, with its zone,
    which is kept and moves nothing: the day is the one on the calendar of the place.
    """

    __slots__ = ("_days", "_months", "_season", "_years", "parts", "time")

    def __init__(self, parts: tuple[Component, ...], years: Sequence[int], time: str = "") -> None:
        self.parts, self.time = parts, time
        self._years = years
        self._season: int | None = None
        self._months: Sequence[int] | None = None
        self._days: Sequence[int] | None = None
        if len(parts) > 1:
            month = parts[1].text
            if "X" not in month and int(month) > 20:
                self._season = int(month)
            else:
                self._months = masks.numbers(month, 1, 12)
        if len(parts) > 2:
            self._days = masks.numbers(parts[2].text, 1, 31)
        self.earliest = next((runs[0][0] for runs in map(self._runs, years) if runs), None)
        self.latest = next((runs[-1][1] for runs in map(self._runs, reversed(years)) if runs), None)

    def _runs(self, year: int) -> list[Span]:
        if self._season is not None:
            return seasons.spans(year, self._season)
        if self._months is None:
            return [(first_day(year), last_day(year))]
        runs: list[Span] = []
        for month in self._months:
            start, length = from_civil(year, month, 1), month_length(year, month)
            if self._days is None:
                runs.append((start, start + length - 1))
            else:
                runs.extend((start + day - 1, start + day - 1) for day in self._days if day <= length)
        return runs

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        low, high = 0, len(self._years)
        if first > BEGINNING:
            low = bisect_left(self._years, year_of(first) - 1)
        if last < END:
            high = bisect_right(self._years, year_of(last))
        years = self._years[low:high]
        if self._season is None and self._months is None and isinstance(years, range):
            yield from [(first_day(years[0]), last_day(years[-1]))] if years else []
        else:
            yield from merged(run for year in years for run in self._runs(year))

    @property
    def year(self) -> int | None:  # type: ignore[override]
        return self._years[0] if len(self._years) == 1 else None

    @property
    def month(self) -> int | None:  # type: ignore[override]
        return int(self.parts[1].text) if self._months is not None and "X" not in self.parts[1].text else None

    @property
    def day(self) -> int | None:  # type: ignore[override]
        return int(self.parts[2].text) if self._days is not None and "X" not in self.parts[2].text else None

    @property
    def season(self) -> int | None:
        """The part of the year, 21 to 41, if one is stated."""
        return self._season

    @property
    def precision(self) -> str:
        """The finest part that says something: `1985-04-XX` is a month, `156X-12-25` a day; of `XXXX`, the coarsest."""
        if len(self.parts) > 2 and self.parts[2].text != "XX":
            return "day"
        if self._season is not None:
            return seasons.precision(self._season)
        if len(self.parts) > 1 and self.parts[1].text != "XX":
            return "month"
        text, _, significant = self.parts[0].text.partition("S")
        if significant:
            unspecified = len(str(max(abs(self._years[0]), abs(self._years[-1]), 1000))) - int(significant)
        else:
            unspecified = len(text) - len(text.rstrip("X"))
        return _YEARS[min(unspecified, 3)]

    @property
    def qualifiers(self) -> str:
        return "".join(part.before + part.after for part in self.parts)

    def __str__(self) -> str:
        return "-".join("".join(part) for part in self.parts) + self.time


class Interval(Date):
    """From a date to a date; an end that is None is open (`..`: it has none) or unknown (empty: it has one)."""

    __slots__ = ("end", "open_end", "open_start", "start")

    is_interval = True
    year = month = day = None

    def __init__(
        self, start: Point | None, end: Point | None, *, open_start: bool = False, open_end: bool = False
    ) -> None:
        self.start, self.end = start, end
        self.open_start, self.open_end = open_start, open_end
        self.earliest = start.earliest if start else None
        self.latest = end.latest if end else None

    @property
    def inner(self) -> tuple[int | None, int | None]:
        return (self.start.latest if self.start else None), (self.end.earliest if self.end else None)

    @property
    def precision(self) -> str:
        return "interval"

    @property
    def qualifiers(self) -> str:
        return "".join(end.qualifiers for end in (self.start, self.end) if end)

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        yield from _within([_whole(self.earliest, self.latest)], first, last)

    def __str__(self) -> str:
        start = str(self.start) if self.start else ".." if self.open_start else ""
        return f"{start}/{str(self.end) if self.end else '..' if self.open_end else ''}"


class Range(NamedTuple):
    """All dates from one to another, as a member of a set; None stands for no limit."""

    start: Point | None
    end: Point | None


class Set(Date):
    """One of the members (`every` false, written in brackets) or all of them (in braces)."""

    __slots__ = ("every", "members")

    year = month = day = None

    def __init__(self, members: tuple[Point | Range, ...], *, every: bool) -> None:
        self.members, self.every = members, every
        spans = [_bounds(member) for member in members]
        first, last = min(low for low, _ in spans), max(high for _, high in spans)
        self.earliest = first if first > BEGINNING else None
        self.latest = last if last < END else None

    @property
    def inner(self) -> tuple[int | None, int | None]:
        """Of one of its members: last and first possible day; of all: what lies between the outermost members."""
        if not self.every:
            return self.latest, self.earliest
        starts = [start.latest for start in map(_start, self.members) if start and start.latest is not None]
        ends = [end.earliest for end in map(_end, self.members) if end and end.earliest is not None]
        return (None if self.earliest is None else min(starts)), (None if self.latest is None else max(ends))

    @property
    def precision(self) -> str:
        return "set"

    @property
    def qualifiers(self) -> str:
        points = (point for member in self.members for point in (_start(member), _end(member)))
        return "".join(point.qualifiers for point in points if point)

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        runs: list[Span] = []
        for member in self.members:
            runs.extend(
                member.spans(first, last) if isinstance(member, Point) else _within([_bounds(member)], first, last)
            )
        return merged(sorted(runs))

    def __str__(self) -> str:
        texts = (str(m) if isinstance(m, Point) else f"{m.start or ''}..{m.end or ''}" for m in self.members)
        return ("{%s}" if self.every else "[%s]") % ",".join(texts)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join runs, sorted by their first day, that overlap or touch."""
    run: Span | None = None
    for low, high in spans:
        if run is None:
            run = (low, high)
        elif low <= run[1] + 1:
            run = (run[0], max(run[1], high))
        else:
            yield run
            run = (low, high)
    if run:
        yield run


def _whole(earliest: int | None, latest: int | None) -> Span:
    return BEGINNING if earliest is None else earliest, END if latest is None else latest


def _within(spans: Iterable[Span], first: int, last: int) -> Iterator[Span]:
    return (span for span in spans if span[0] <= last and span[1] >= first)


def _start(member: Point | Range) -> Point | None:
    return member if isinstance(member, Point) else member.start


def _end(member: Point | Range) -> Point | None:
    return member if isinstance(member, Point) else member.end


def _bounds(member: Point | Range) -> Span:
    start, end = _start(member), _end(member)
    return _whole(start.earliest if start else None, end.latest if end else None)
