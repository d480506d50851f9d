"""How two dates stand to each other: agrees, refines, overlaps, apart.

The kind compares the days that the two texts allow, at their widest: an unknown end like an open one, an alternative
as all its members. `certain` says that no open question could make it another kind: it is false as soon as one of the
dates is qualified (`?`, `~`, `%`), and where an unknown end may cut off days that the kind rests on.
"""

from typing import NamedTuple

from timeline.edtf.date import Date, outer
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
    kind = _kind(a, b)
    certain = not a.qualifiers and not b.qualifiers and (kind == "apart" or not (_unknown(a) or _unknown(b)))
    return Relation(kind, certain)


def _unknown(date: Date) -> bool:
    return isinstance(date, Interval) and (
        (date.start is None and not date.open_start) or (date.end is None and not date.open_end)
    )


def _kind(a: Date, b: Date) -> str:
    meets, a_inside, b_inside = _compare(a, b)
    if not meets:
        return "apart"
    if a_inside:
        return "agrees" if b_inside else "refines"
    return "overlaps"


def _compare(a: Date, b: Date) -> tuple[bool, bool, bool]:
    """Return whether the two share a day, whether `a` lies within `b`, and `b` within `a`."""
    low, high = outer(a)
    other_low, other_high = outer(b)
    first, last = max(low, other_low), min(high, other_high)
    if first > last:
        return False, False, False
    left, right = list(a.spans(first, last)), list(b.spans(first, last))
    shared = _shared(left, right)
    a_inside = (low, high) == (first, last) and shared == left
    b_inside = (other_low, other_high) == (first, last) and shared == right
    return bool(shared), a_inside, b_inside


def _shared(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
