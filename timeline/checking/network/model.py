"""Links and groups: what the network is made of."""

from typing import NamedTuple

from timeline.edtf.days import first_day, from_civil, last_day, to_civil

DAY, MONTH, YEAR = 0, 1, 2
"""The units of a link."""

PREMISE = 1_000_000
"""The weight of a group that is given up only when no claim is left to give up."""


class Link(NamedTuple):
    """`lo <= v - u <= hi` in a unit of the calendar; `u` None: `lo <= v <= hi`; None for an open end.

    In years the difference is that of the two calendar years, in months that of the two calendar months.
    """

    u: str | None
    v: str
    lo: int | None
    hi: int | None
    unit: int = DAY


class Group(NamedTuple):
    """A statement in normal form: all links of one of its options hold; `supporters` all make the same one."""

    id: str
    options: tuple[tuple[Link, ...], ...]
    supporters: tuple[str, ...] = ()
    weight: int = 1
