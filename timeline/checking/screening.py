"""Components sifted: those that plainly hold, with every point dated by a claim, have nothing to tell.

The first day that the links of a component leave to each of its points is one way in which all of them hold, unless it
is past the last day that a claim allows. Most components pass, and need neither upper bounds nor reasons.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Sized
from typing import NamedTuple

from timeline.checking.meaning import Options
from timeline.checking.network import DAY, Unit
from timeline.checking.network.calendar import least, least_after
from timeline.checking.points import EVENT, PUBLISHED

FIRST, LAST = -(10**9), 10**9
"""Stand for an open end; no date reaches them."""

MOST_ROUNDS = 12
"""Times that the links of a component are gone through; one that has not come to rest by then is looked at closely."""

Edge = tuple[int, int, int, Unit]
"""`target >= source + shift` in a unit."""


class Component(NamedTuple):
    """The numbers of readings that share variables, directly or through others; `plain`: they hold, and that is all."""

    numbers: list[int]
    plain: bool


class _Points:
    """The variables by number: the days of each, whether it is dated, and another that it hangs together with."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.above: list[int] = []  # itself where it hangs together with none before it
        self.low: list[int] = []
        self.high: list[int] = []
        self.dated: list[bool] = []

    def of(self, name: str) -> int:
        """Return the number of a variable."""
        n = self.number.setdefault(name, len(self.above))
        if n == len(self.above):
            self.above.append(n)
            self.low.append(FIRST)
            self.high.append(LAST)
            self.dated.append(not name.startswith((EVENT, PUBLISHED)))
        return n

    def root(self, n: int) -> int:
        """Return the variable that stands for all that a variable hangs together with."""
        above = self.above
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    def join(self, one: int, two: int) -> None:
        """Note that two variables hang together."""
        self.above[self.root(two)] = self.root(one)


def sifted(readings: Iterable[tuple[Options, Options, Sized]]) -> list[Component]:
    """Return the components of readings at two levels, in the order given; they hang together at either.

    A reading comes with the claims that make it. What is plain is consistent as strictly meant, leaves no choice, and
    has a claim that dates each of its points.
    """
    points = _Points()
    known, of, join = points.number.get, points.of, points.join
    low, high, dated = points.low, points.high, points.dated
    edges: list[Edge] = []
    firsts: list[int] = []
    choices: list[int] = []
    for strict, wide, claims in readings:
        first = -1
        for u, v, lo, hi, unit in strict[0]:
            n = known(v)
            if n is None:
                n = of(v)
            if first < 0:
                first = n
            elif first != n:
                join(first, n)
            if u is not None:
                m = of(u)
                join(m, n)
                if lo is not None:
                    edges.append((m, n, lo, unit))
                if hi is not None:
                    edges.append((n, m, -hi, unit))
                continue
            if lo is not None and (day := lo if unit == DAY else least(lo, unit)) > low[n]:
                low[n] = day
            if hi is not None and (day := hi if unit == DAY else least(hi + 1, unit) - 1) < high[n]:
                high[n] = day
            if claims:
                dated[n] = True
        if wide is not strict or len(strict) > 1:
            first = _joined(points, first, (*strict[1:], *wide))
            if len(strict) > 1:
                choices.append(first)
        firsts.append(first)
    close = _close(points, edges, choices)
    found: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(firsts):
        found[points.root(first) if first >= 0 else first].append(number)
    return [Component(numbers, root not in close) for root, numbers in found.items()]


def _joined(points: _Points, first: int, options: Options) -> int:
    """Join all variables that options speak of with a first one, where there is one; return the first."""
    for option in options:
        for u, v, _, _, _ in option:
            for name in (v,) if u is None else (u, v):
                n = points.of(name)
                if first < 0:
                    first = n
                elif first != n:
                    points.join(first, n)
    return first


def _close(points: _Points, edges: Iterable[Edge], choices: Iterable[int]) -> set[int]:
    """Return the roots of the components that have to be looked at closely."""
    root, low, high = points.root, points.low, points.high
    close = {root(n) for n in choices if n >= 0} | {root(n) for n, dated in enumerate(points.dated) if not dated}
    hanging: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if (r := root(edge[0])) not in close:
            hanging[r].append(edge)
    close |= {r for r, linked in hanging.items() if not _come_to_rest(low, linked)}
    return close | {root(n) for n, day in enumerate(low) if day > high[n]}


def _come_to_rest(low: list[int], edges: Sequence[Edge]) -> bool:
    """Carry first days on along links; say whether that came to an end."""
    for _ in range(MOST_ROUNDS):
        moved = False
        for source, target, shift, unit in edges:
            day = least_after(low[source], shift, unit)
            if day > low[target]:
                low[target] = day
                moved = True
        if not moved:
            return True
    return False
