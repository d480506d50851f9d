"""Propagation: the bounds that a growing set of links leaves to each variable, with the reason of each bound."""

from collections import deque
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from timeline.checking.network.calendar import first_of_year, greatest_before, least, least_after, year_of
from timeline.checking.network.model import DAY, YEAR, Bounds, Link
from timeline.checking.network.proof import Clash, Edge, Node, Reasons, cycle

_OFTEN = 8
"""Raises of one variable after which it is asked, at every doubling, whether it raised itself."""

_MANY = 50
"""Moves, for each variable with links, after which it is asked whether some of them go on for ever."""


class State:
    """The bounds that the links added so far leave; `add` takes more, `undo` goes back to a `mark`.

    `cyclic`: the links may close a cycle, which is then looked for; in a forest of links there is none to find.
    `quick`: it is looked for only where no bound reaches, as bounds that come to rest prove that there is none; of a
    cycle that has bounds it may be these that are told to clash.
    """

    __slots__ = ("_cyclic", "_into", "_out", "_potential", "_quick", "_trail", "high", "low")

    def __init__(self, cyclic: bool = True, quick: bool = False) -> None:
        self.low: dict[str, Node] = {}
        self.high: dict[str, Node] = {}
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, list[Edge]] = {}
        self._potential: dict[str, Any] = {}
        self._trail: list[tuple[Any, str, Any]] = []  # table, key and what it held; no table: an edge
        self._cyclic, self._quick = cyclic, cyclic and quick

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
            leaving = out.get(source)
            if leaving is None:
                out[source] = [edge]
            else:
                leaving.append(edge)
            arriving = into.get(target)
            if arriving is None:
                into[target] = [edge]
            else:
                arriving.append(edge)
            trail.append((None, target, edge))
        if fresh:
            if self._cyclic and not self._quick and (clash := self._climb(fresh)):
                return clash
            for edge in fresh:
                if edge[0] in low:
                    raised.append(edge[0])
                if edge[1] in high:
                    lowered.append(edge[1])
        if (raised or lowered) and (clash := self._settle(raised, lowered)):
            return clash
        if not self._quick:
            return None
        unreached = [edge for edge in fresh if edge[0] not in low and edge[0] not in high]
        unreached = [edge for edge in unreached if edge[1] not in low and edge[1] not in high]
        return self._climb(unreached) if unreached else None

    def _climb_all(self) -> Clash | None:
        """Look for a cycle among all links."""
        return self._climb(list(chain.from_iterable(self._out.values())))

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
        moves = _MANY * (len(out) + 1) if self._quick else -1
        while raised:
            v = raised.popleft()
            node = low[v]
            if carried.get(v) is node:
                continue
            moves -= 1
            if moves == 0 and (clash := self._climb_all()):
                return clash
            carried[v] = node
            day = node[0]
            year = None
            for edge in out.get(v, ()):
                _, target, shift, unit, _ = edge
                if unit == DAY:
                    new = day + shift
                elif unit == YEAR:
                    year = year_of(day) if year is None else year
                    new = first_of_year(year + shift)
                else:
                    new = least_after(day, shift, unit)
                old = low.get(target)
                if old is None or new > old[0]:
                    trail.append((low, target, old))
                    low[target] = moved = (new, edge, node)
                    top = high.get(target)
                    if top is not None and new > top[0]:
                        return Clash(moved, top)
                    raised.append(target)
        carried.clear()
        moves = _MANY * (len(out) + 1) if self._quick else -1
        while lowered:
            v = lowered.popleft()
            node = high[v]
            if carried.get(v) is node:
                continue
            moves -= 1
            if moves == 0 and (clash := self._climb_all()):
                return clash
            carried[v] = node
            day = node[0]
            year = None
            for edge in into.get(v, ()):
                source, _, shift, unit, _ = edge
                if unit == DAY:
                    new = day - shift
                elif unit == YEAR:
                    year = year_of(day) if year is None else year
                    new = first_of_year(year - shift + 1) - 1
                else:
                    new = greatest_before(day, shift, unit)
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
                if n >= _OFTEN and n & (n - 1) == 0 and (closed := cycle(moved)):
                    return Clash(cycle=closed)
                queue.append(target)
        return None
