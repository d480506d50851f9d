"""The range that the rest leaves to one link: what a number would have to be."""

from collections.abc import Callable, Sequence

from timeline.checking.network.calendar import count
from timeline.checking.network.ground import Ground, ground
from timeline.checking.network.model import Bounds, Group, Link

FARTHEST = 1 << 22
"""Units within which an end is looked for; beyond, it is taken as open."""


def allowed(groups: Sequence[Group], link: Link) -> Bounds | None:
    """Return the range that the groups leave for `v - u` of a link in its unit, None when they clash themselves.

    The range is the hull of the values that some solution takes; without `u` it is that of `v` itself, counted in the
    unit (days, months from January of year 0, years).
    """
    return range_of(ground(groups, range(len(groups))), link)


def range_of(kept: Ground, link: Link) -> Bounds | None:
    """Return the range that groups kept settled leave for a link, as `allowed` does."""
    if not kept.holds:
        return None
    u, v, _, _, unit = link
    if u is None:
        low, high = kept.days(v)
        return (None if low is None else count(low, unit), None if high is None else count(high, unit))

    def holds(lo: int | None, hi: int | None) -> bool:
        return kept.takes(Group("probe", (((u, v, lo, hi, unit),),)))

    highest = _last(lambda n: holds(n, None))
    lowest = _last(lambda n: holds(None, -n))
    return (None if lowest is None else -lowest, highest)


def _last(holds: Callable[[int], bool]) -> int | None:
    """Return the last number that holds, of which all smaller ones hold too; None when there is none within reach."""
    low, step = 0, 1
    if holds(low):
        while holds(low + step):
            low, step = low + step, step * 2
            if step > FARTHEST:
                return None
        high = low + step
    else:
        while not holds(low - step):
            step *= 2
            if step > FARTHEST:
                return None
        low, high = low - step, low - step // 2 if step > 1 else low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
