"""Links and groups: what the network is made of."""

from typing import Literal, NamedTuple

Unit = Literal[0, 1, 2]
DAY: Literal[0] = 0
MONTH: Literal[1] = 1
YEAR: Literal[2] = 2

PREMISE = 1_000_000
"""The weight of a group that no claim can outweigh."""

Bounds = tuple[int | None, int | None]
"""First and last, None where it is open."""


Link = tuple[str | None, str, int | None, int | None, Unit]
"""`u, v, lo, hi, unit`: `lo <= v - u <= hi` in a unit of the calendar; `u` None: `lo <= v <= hi`; None for an open end.

In years the difference is that of the two calendar years, in months that of the two calendar months.
"""

Links = tuple[Link, ...]


class Group(NamedTuple):
    """A statement in normal form: all links of one of its options hold; `supporters` all make the same one."""

    id: str
    options: tuple[Links, ...]
    supporters: tuple[str, ...] = ()
    weight: int = 1
