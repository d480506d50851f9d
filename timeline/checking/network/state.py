"""Propagation: the bounds that a growing set of links leaves to each variable, with the reason of each bound.

A bound is an immutable node `(day, edge, node it came from)`. A chain of nodes is a proof that nothing later can
overwrite: a mutable pointer to the last cause could be bent by a cycle through the calendar's rounding.
"""

from collections import deque
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, Union

from timeline.checking.network.calendar import CYCLE, first_of_year, greatest_before, least, least_after, year_of
from timeline.checking.network.model import DAY, YEAR, Bounds, Link, Unit

Edge = tuple[str | None, str, int, Unit, int]
"""`target >= source + shift` in a unit, and the position of the group that says so; source None: a bound."""


Node = tuple[int, Edge, Union["Node", None]]
"""A bound of a variable: its day, the edge that set it, and the bound that the edge started from."""

Reasons = tuple[Node | None, Node | None]
"""The lower and the upper bound of a variable."""

_OFTEN = 8
"""Raises of one variable after which it is asked, at every doubling, whether it raised itself."""


class Clash(NamedTuple):
    """Why links cannot hold together: a lower bound above an upper one, or a cycle that climbs for ever."""

    low: Node | None = None
    high: Node | None = None
    cycle: tuple[Edge, ...] = ()

    def groups(self) -> set[int]:
        """Return the positions of the groups that the proof rests on."""
        return {edge[4] for edge in (*self.cycle, *chain(self.low), *chain(self.high))}


def chain(node: Node | None) -> list[Edge]:
    """Return the edges that led to a bound, the last first."""
    edges = []
    while node is not None:
        edges.append(node[1])
        node = node[2]
    return edges


class State:
    """The bounds that the links added so far leave; `add` takes more, `undo` goes back to a `mark`.

    `cyclic`: the links may close a cycle, which is then looked for; in a forest of links there is none to find.
    """

    __slots__ = ("_cyclic", "_into", "_out", "_potential", "_trail", "high", "low")

    def __init__(self, cyclic: bool = True) -> None:
        self.low: dict[str, Node] = {}
        self.high: dict[str, Node] = {}
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, list[Edge]] = {}
        self._potential: dict[str, Any] = {}
        self._trail: list[tuple[Any, str, Any]] = []  # table, key and what it held; no table: an edge
        self._cyclic = cyclic

    def mark(self) -> int:
        """Return a mark to go back to."""
        return len(self._trail)

    def undo(self, mark: int) -> None:
        """Take back all that was added after the mark."""
        trail = self._trail
        while len(trail) > mark:
            table, key, old = trail.pop()
            if table is None:
                self._out[old[0]].pop()
                self._into[old[1]].pop()
            elif old is None:
                del table[key]
            else:
                table[key] = old

    def since(self, mark: int) -> tuple[dict[str, int], dict[str, int]]:
        """Return the lower and the upper bounds that were moved after a mark, as they are now."""
        low, high = self.low, self.high
        moved = self._trail[mark:]
        return (
            {key: low[key][0] for table, key, _ in moved if table is low},
            {key: high[key][0] for table, key, _ in moved if table is high},
        )

    def days(self, variable: str) -> Bounds:
        """Return the first and last day left to a variable."""
        low, high = self.low.get(variable), self.high.get(variable)
        return (None if low is None else low[0]), (None if high is None else high[0])

    def reasons(self, variable: str) -> Reasons:
        """Return the bounds of a variable with what led to them, which stay when others are taken back."""
        return self.low.get(variable), self.high.get(variable)

    def loose(self) -> Iterable[tuple[str, str]]:
        """Yield the pairs of variables of which one may yet move the other: their bounds alone do not suffice."""
        for u, edges in self._out.items():
            last = self.days(u)[1]
            for _, v, shift, unit, _ in edges:
                first = self.days(v)[0]
                if first is None or last is None or first < least_after(last, shift, unit):
                    yield u, v

    def add(self, items: Iterable[tuple[int, Iterable[Link]]]) -> Clash | None:
        """Add the links of groups, given by position; return why they cannot hold, None when they can.

        After a clash the state is of no use until it is taken back to an earlier mark.
        """
        low, high, out, into, trail = self.low, self.high, self._out, self._into, self._trail
        raised: deque[str] = deque()
        lowered: deque[str] = deque()
        fresh: list[Edge] = []
        for position, links in items:
            for u, v, lo, hi, unit in links:
                if u is None:
                    if lo is not None:
                        day = lo if unit == DAY else least(lo, unit)
                        old = low.get(v)
                        if old is None or day > old[0]:
                            trail.append((low, v, old))
                            low[v] = (day, (None, v, day, DAY, position), None)
                            raised.append(v)
                    if hi is not None:
                        day = hi if unit == DAY else least(hi + 1, unit) - 1
                        old = high.get(v)
                        if old is None or day < old[0]:
                            trail.append((high, v, old))
                            high[v] = (day, (None, v, day, DAY, position), None)
                            lowered.append(v)
                    continue
                if lo is not None:
                    fresh.append((u, v, lo, unit, position))
                if hi is not None:
                    fresh.append((v, u, -hi, unit, position))
        for edge in fresh:
            source, target = edge[0], edge[1]
            assert source is not None
            for table, key in ((out, source), (into, target)):
                edges = table.get(key)
                if edges is None:
                    table[key] = [edge]
                else:
                    edges.append(edge)
            trail.append((None, target, edge))
        if fresh:
            if self._cyclic and (clash := self._climb(fresh)):
                return clash
            for edge in fresh:
                if edge[0] in low:
                    raised.append(edge[0])
                if edge[1] in high:
                    lowered.append(edge[1])
        return self._settle(raised, lowered)

    def _settle(self, raised: deque[str], lowered: deque[str]) -> Clash | None:
        """Carry raised lower and lowered upper bounds on until nothing moves."""
        low, high, out, into, trail = self.low, self.high, self._out, self._into, self._trail
        for v in raised:
            top = high.get(v)
            if top is not None and low[v][0] > top[0]:
                return Clash(low[v], top)
        for v in lowered:
            bottom = low.get(v)
            if bottom is not None and bottom[0] > high[v][0]:
                return Clash(bottom, high[v])
        carried: dict[str, Node] = {}
        while raised:
            v = raised.popleft()
            node = low[v]
            if carried.get(v) is node:
                continue
            carried[v] = node
            day = node[0]
            year = None
            for edge in out.get(v, ()):
                unit = edge[3]
                if unit == DAY:
                    new = day + edge[2]
                elif unit == YEAR:
                    year = year_of(day) if year is None else year
                    new = first_of_year(year + edge[2])
                else:
                    new = least_after(day, edge[2], unit)
                target = edge[1]
                old = low.get(target)
                if old is None or new > old[0]:
                    trail.append((low, target, old))
                    low[target] = moved = (new, edge, node)
                    top = high.get(target)
                    if top is not None and new > top[0]:
                        return Clash(moved, top)
                    raised.append(target)
        carried.clear()
        while lowered:
            v = lowered.popleft()
            node = high[v]
            if carried.get(v) is node:
                continue
            carried[v] = node
            day = node[0]
            year = None
            for edge in into.get(v, ()):
                unit = edge[3]
                if unit == DAY:
                    new = day - edge[2]
                elif unit == YEAR:
                    year = year_of(day) if year is None else year
                    new = first_of_year(year - edge[2] + 1) - 1
                else:
                    new = greatest_before(day, edge[2], unit)
                source = edge[0]
                assert source is not None
                old = high.get(source)
                if old is None or new < old[0]:
                    trail.append((high, source, old))
                    high[source] = moved = (new, edge, node)
                    bottom = low.get(source)
                    if bottom is not None and bottom[0] > new:
                        return Clash(bottom, moved)
                    lowered.append(source)
        return None

    def _climb(self, fresh: Collection[Edge]) -> Clash | None:
        """Look for a cycle of links that climbs for ever, whatever the bounds; return it.

        Each variable has a potential, the least day from day 0 on that suits all links; without such a cycle there is
        one, and bounds come to rest too. A variable that is raised again and again is asked whether it raised itself.
        """
        potential, out, trail = self._potential, self._out, self._trail
        queue = deque(dict.fromkeys(edge[0] for edge in fresh))
        times: dict[str, int] = {}
        while queue:
            v = queue.popleft()
            assert v is not None
            node = potential.get(v)
            day = 0 if node is None else node[0]
            year = None
            for edge in out.get(v, ()):
                if edge[3] == YEAR:
                    year = year_of(day) if year is None else year
                    new = first_of_year(year + edge[2])
                else:
                    new = least_after(day, edge[2], edge[3])
                target = edge[1]
                old = potential.get(target)
                if new <= (0 if old is None else old[0]):
                    continue
                trail.append((potential, target, old))
                potential[target] = moved = (new, edge, node)
                n = times[target] = times.get(target, 0) + 1
                if n >= _OFTEN and n & (n - 1) == 0 and (cycle := _cycle(moved)):
                    return Clash(cycle=cycle)
                queue.append(target)
        return None


def _cycle(node: Node) -> tuple[Edge, ...]:
    """Return a closed walk among the causes of a node that climbs for ever, else nothing.

    The last cycle is tried first, then longer and longer walks back to the node's variable: two cycles may come to rest
    each by itself and yet, through the calendar's rounding, drive each other on.
    """
    edges = chain(node)
    seen: dict[str, int] = {}
    for i, edge in enumerate(edges):
        if edge[1] in seen:
            if _climbs(cycle := tuple(reversed(edges[seen[edge[1]] : i]))):
                return cycle
            break
        seen[edge[1]] = i
    returns = [i for i, edge in enumerate(edges) if i and edge[1] == edges[0][1]]
    n = 1
    while n < 2 * len(returns):
        if _climbs(walk := tuple(reversed(edges[: returns[min(n, len(returns)) - 1]]))):
            return walk
        n *= 2
    return ()


def _climbs(cycle: tuple[Edge, ...]) -> bool:
    """Say whether going round the cycle raises any start without end: 400 years are as good as for ever."""
    if len({edge[3] for edge in cycle}) == 1:
        return sum(edge[2] for edge in cycle) > 0
    start = day = 0
    while True:
        before = day
        for edge in cycle:
            day = least_after(day, edge[2], edge[3])
        if day <= before:
            return False
        if day >= start + CYCLE:
            return True
