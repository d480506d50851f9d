"""Proofs: what set each bound, and why links cannot hold together.

A bound is an immutable node `(day, edge, node it came from)`. A chain of nodes is a proof that nothing later can
overwrite: a mutable pointer to the last cause could be bent by a cycle through the calendar's rounding.
"""

from typing import NamedTuple, Union

from timeline.checking.network.calendar import CYCLE, least_after
from timeline.checking.network.model import Unit

Edge = tuple[str | None, str, int, Unit, int]
"""`target >= source + shift` in a unit, and the position of the group that says so; source None: a bound."""


Node = tuple[int, Edge, Union["Node", None]]
"""A bound of a variable: its day, the edge that set it, and the bound that the edge started from."""

Reasons = tuple[Node | None, Node | None]
"""The lower and the upper bound of a variable."""


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


def cycle(node: Node) -> tuple[Edge, ...]:
    """Return a closed walk among the causes of a node that climbs for ever, else nothing.

    The last cycle is tried first, then longer and longer walks back to the node's variable: two cycles may come to rest
    each by itself and yet, through the calendar's rounding, drive each other on.
    """
    edges = chain(node)
    seen: dict[str, int] = {}
    for i, edge in enumerate(edges):
        if edge[1] in seen:
            if _climbs(last := tuple(reversed(edges[seen[edge[1]] : i]))):
                return last
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
