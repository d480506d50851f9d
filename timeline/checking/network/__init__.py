"""The constraint network: which sets of dated statements cannot all be true.

A **variable** is a point in time, one whole number: its day (proleptic Gregorian ordinal). Its month and its year
follow from the day, so days and years are coupled by construction and nothing is lost between them. A **link** says
`lo <= v - u <= hi` in days, months or years of the calendar; without `u` it bounds `v` itself. A **group** is one
statement in normal form, with all who make it: it holds when all links of one of its options hold.

Every link is monotone in two variables, so the least fixpoint of the lower bounds and the greatest of the upper ones
decide consistency exactly; choices between options are searched.

    (u, v, lo, hi, unit), a Link              lo <= v - u <= hi; u None: bounds; lo or hi None: open
    Group(id, options, supporters, weight)    weight: independent sources; PREMISE is never given up before a claim
    solve(groups) -> Solution                 consistent, bounds of each variable, one core per rejected group
    core(groups) -> tuple[int, ...] | None    a minimal set that cannot hold (positions in `groups`), None if all can
    minimal_sets(groups, cap=300) -> Sets     all minimal sets (MARCO), and whether the cap was hit
    allowed(groups, link) -> (lo, hi) | None  the range that the groups leave for `v - u`, in the link's unit
    components(groups) -> list of positions   groups that share variables, directly or through others
    Network(groups)                           the same, kept between changes: `add`, `remove`, `change`, `bounds`
"""

from timeline.checking.network.grouping import components
from timeline.checking.network.incremental import Network
from timeline.checking.network.model import DAY, MONTH, PREMISE, YEAR, Bounds, Group, Link, Unit
from timeline.checking.network.ranges import allowed
from timeline.checking.network.sets import Sets, minimal_sets
from timeline.checking.network.solve import Solution, core, solve

__all__ = [
    "DAY",
    "MONTH",
    "PREMISE",
    "YEAR",
    "Bounds",
    "Group",
    "Link",
    "Network",
    "Sets",
    "Solution",
    "Unit",
    "allowed",
    "components",
    "core",
    "minimal_sets",
    "solve",
]
