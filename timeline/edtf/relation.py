"""How two dates stand to each other: agrees, refines, overlaps, apart.

The kind compares the days that the two texts allow, at their widest: an interval from the first possible day of its
start to the last of its end, an unknown end like an open one, a set as all its members. `certain` says that no open
question could make it another kind: neither date is qualified (`?`, `~`, `%`), and the kind is the same when each
interval is as short as its text allows, from its latest start to its earliest end.
"""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.edtf.date import BEGINNING, END, Date, Span, outer
from timeline.edtf.ranges import Interval


class Relation(NamedTuple):
    """`kind` is agrees, refines, overlaps or apart, of the first date as seen from the second."""

    kind: str
    certain: bool


def relate(a: Date, b: Date) -> Relation:
    """Compare the days of `a` with those of `b`.

    agrees: the same days; refines: every day of `a` is one of `b`, which has more (1953-05 refines 1953);
    apart: no day in common; overlaps: anything else (so 1953 overlaps 1953-05).
    """
    kind = _kind(a, outer(a), b, outer(b))
    certain = not a.qualifiers and not b.qualifiers
    if certain and kind != "apart" and (a.is_interval or b.is_interval):
        certain = kind == _kind(a, _shortest(a), b, _shortest(b))
    return Relation(kind, certain)


def _shortest(date: Date) -> Span:
    """Return an interval's bounds with its ends as near to each other as they may be; of other dates, their bounds."""
    if not isinstance(date, Interval):
        return outer(date)
    start, end = date.inner
    first = BEGINNING if date.open_start else start
    last = END if date.open_end else end
    if first is None and last is None:
        return END, BEGINNING  # no day is sure
    first, last = (last if first is None else first), (first if last is None else last)
    assert first is not None
    assert last is not None
    return (first, last) if first <= last else outer(date)


def _kind(a: Date, within: Span, b: Date, other_within: Span) -> str:
    """Compare two dates of which intervals are taken to cover the given days."""
    first, last = max(within[0], other_within[0]), min(within[1], other_within[1])
    if first > last:
        return "apart"
    left = [within] if a.is_interval else list(a.spans(first, last))
    right = [other_within] if b.is_interval else list(b.spans(first, last))
    shared = _shared(left, right)
    if not shared:
        return "apart"
    if within != (first, last) or shared != left:
        return "overlaps"
    return "agrees" if other_within == (first, last) and shared == right else "refines"


def _shared(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return the runs of days that two sorted lists of runs have in common."""
    found = []
    i = j = 0
    while i < len(left) and j < len(right):
        low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if low <= high:
            found.append((low, high))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return found
