"""Who stands behind which value: what each claim about a point makes of it, by itself and without going in a circle."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.checking.network import Group
from timeline.checking.network.model import Bounds
from timeline.checking.network.solve import ranges, search


class Value(NamedTuple):
    """A range of days, and the positions of the groups that come to it."""

    days: Bounds
    groups: tuple[int, ...]


def direct(groups: Sequence[Group], positions: Iterable[int], point: str) -> list[int]:
    """Return the positions of the groups that speak of a point themselves, premises left out."""
    return [p for p in positions if groups[p].supporters and _touches(groups[p], point)]


def _touches(group: Group, point: str) -> bool:
    return any(point in (u, v) for option in group.options for u, v, *_ in option)


def implied(groups: Sequence[Group], positions: Sequence[int], point: str) -> Mapping[int, Bounds]:
    """Return what each group that speaks of a point makes of it with those that do not speak of it.

    A publication date that only follows from the point itself is thereby left out, and supports nothing.
    """
    own = direct(groups, positions, point)
    others = [p for p in positions if p not in own and not (_touches(groups[p], point) or groups[p].weight == 0)]
    found = {}
    for p in own:
        if (days := reckon(groups, [*others, p], point)) is not None:
            found[p] = days
    return found


def reckon(groups: Sequence[Group], positions: Sequence[int], point: str) -> Bounds | None:
    """Return the days that groups leave to a point, over all their choices.

    None when they leave it open, or do not hold together.
    """
    verdict = search(groups, positions, quick=True)
    days = (None, None) if verdict.state is None else ranges(groups, positions, verdict).bounds.get(point, (None, None))
    return None if days == (None, None) else days


def values(found: Mapping[int, Bounds]) -> list[Value]:
    """Group what was implied: the same days together, and a coarser range with the finer value it holds.

    What agrees with several values stands behind none of them and is left out.
    """
    by_days: dict[Bounds, list[int]] = {}
    for p, days in found.items():
        by_days.setdefault(days, []).append(p)
    clusters: dict[Bounds, list[int]] = {}
    for days in sorted(by_days, key=_width):
        near = [finer for finer in clusters if overlap(days, finer)]
        if len(near) < 2:
            inside = bool(near) and _holds(days, near[0])
            clusters.setdefault(near[0] if inside else days, []).extend(by_days[days])
    return [Value(days, tuple(sorted(positions))) for days, positions in clusters.items()]


def _width(days: Bounds) -> tuple[float, float, float]:
    low = float("-inf") if days[0] is None else days[0]
    high = float("inf") if days[1] is None else days[1]
    return high - low, low, high


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return overlap(outer, inner) and _least(outer[0]) <= _least(inner[0]) and _most(inner[1]) <= _most(outer[1])


def overlap(one: Bounds, two: Bounds) -> bool:
    """Say whether two ranges of days have a day in common."""
    return _least(one[0]) <= _most(two[1]) and _least(two[0]) <= _most(one[1])


def _least(day: int | None) -> float:
    return float("-inf") if day is None else day


def _most(day: int | None) -> float:
    return float("inf") if day is None else day
