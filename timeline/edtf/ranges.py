"""Dates made of several: intervals with their two ends, and sets with their alternatives or members."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.edtf.date import BEGINNING, END, Date, Span, merged, outer
from timeline.edtf.point import Point


class Interval(Date):
    """From a date to a date; an end that is None is open (`..`: it has none) or unknown (empty: it has one)."""

    __slots__ = ("end", "open_end", "open_start", "start")

    is_interval = True

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
        return "".join([end.qualifiers for end in (self.start, self.end) if end])

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        return iter([outer(self)])

    def __str__(self) -> str:
        start = str(self.start) if self.start else ".." if self.open_start else ""
        return f"{start}/{str(self.end) if self.end else '..' if self.open_end else ''}"


class Range(NamedTuple):
    """All dates from one to another, as a member of a set; None stands for no limit."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


class Set(Date):
    """One of its members (`every` is false; written in brackets) or all of them (in braces)."""

    __slots__ = ("every", "members")

    def __init__(self, members: tuple[Point | Range, ...], *, every: bool) -> None:
        self.members, self.every = members, every
        spans = [_bounds(member) for member in members]
        first, last = min(low for low, _ in spans), max(high for _, high in spans)
        self.earliest = first if first > BEGINNING else None
        self.latest = last if last < END else None

    @property
    def inner(self) -> tuple[int | None, int | None]:
        """Of alternatives, as of a point; of members that all hold, what lies between the outermost for certain."""
        if not self.every:
            return self.latest, self.earliest
        starts = [start.latest for start, _ in map(_ends, self.members) if start and start.latest is not None]
        ends = [end.earliest for _, end in map(_ends, self.members) if end and end.earliest is not None]
        return None if self.earliest is None else min(starts), None if self.latest is None else max(ends)

    @property
    def precision(self) -> str:
        return "set"

    @property
    def qualifiers(self) -> str:
        points = [member.qualifiers for member in self.members if isinstance(member, Point)]
        ends = [end.qualifiers for member in self.members if isinstance(member, Range) for end in member if end]
        return "".join(points + ends)

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        runs: list[Span] = []
        for member in self.members:
            runs += member.spans(first, last) if isinstance(member, Point) else [_bounds(member)]
        return merged(sorted(runs))

    def __str__(self) -> str:
        members = ",".join(map(str, self.members))
        return f"{{{members}}}" if self.every else f"[{members}]"


def _ends(member: Point | Range) -> tuple[Point | None, Point | None]:
    return (member, member) if isinstance(member, Point) else (member.start, member.end)


def _bounds(member: Point | Range) -> Span:
    start, end = _ends(member)
    return outer(start)[0] if start else BEGINNING, outer(end)[1] if end else END
