"""Random small cases of all forms of links, and z3 as a second opinion on them.

The oracle knows nothing of propagation: a day is an integer, its month and year are integers tied to it by the rules of
the Gregorian calendar, a group is a disjunction of conjunctions, and z3 decides.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import z3

from tests.checking.links import Link
from timeline.checking.network import DAY, MONTH, YEAR, Group, Unit
from timeline.checking.screening import Component, sifted
from timeline.edtf.days import from_civil, is_leap, to_civil

NAMES = ("a", "b", "c", "d", "e")
NEAR = (1988, 2012)  # years the oracle looks into: room for a solution of nearly all of these cases
FAR = (1888, 2112)  # with the eight years around 1900 and 2100 that have no leap year, which a few need
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def random_groups(random: Random) -> list[Group]:
    """Return two to nine groups over up to five points, dense enough that about half of the cases clash."""
    names = NAMES[: random.randint(2, 4)]
    truth = {
        name: from_civil(random.randint(1996, 2004), random.randint(1, 12), random.randint(1, 28)) for name in names
    }
    units = random.choice(((YEAR,), (YEAR,), (DAY,), (DAY, YEAR), (DAY, YEAR, YEAR), (DAY, MONTH, YEAR)))
    groups = []
    for i in range(random.randint(2, 6)):
        options = tuple(
            tuple(_link(random, names, truth, units) for _ in range(2 if random.random() < 0.1 else 1))
            for _ in range(random.choice((2, 3)) if random.random() < 0.15 else 1)
        )
        groups.append(Group(str(i), options, (str(i),), random.randint(1, 3)))
    return groups


def planted(random: Random) -> list[Group]:
    """Return statements that are all true of one history, one of them then moved by one unit."""
    names = NAMES[: random.randint(2, 4)]
    truth = {
        name: from_civil(random.randint(1996, 2004), random.randint(1, 12), random.randint(1, 28)) for name in names
    }
    links = []
    for i in range(random.randint(3, 7)):
        unit: Unit = random.choice((DAY, YEAR, YEAR))
        v = names[i % len(names)]
        u = random.choice([None, *(name for name in names if name != v)])
        n = _number(truth[v], unit) - (_number(truth[u], unit) if u else 0)
        links.append(Link(u, v, n, None if u and random.random() < 0.2 else n, unit))
    at, by = random.randrange(len(links)), random.choice((-1, 1))
    moved = links[at]
    assert moved.lo is not None
    links[at] = moved._replace(lo=moved.lo + by, hi=None if moved.hi is None else moved.hi + by)
    return [Group(str(i), ((link,),), (str(i),)) for i, link in enumerate(links)]


def _link(random: Random, names: Sequence[str], truth: dict[str, int], units: Sequence[Unit]) -> Link:
    """Return a link that is true of `truth`, or off by one or a few."""
    off = random.choice((0, 0, 0, 0, 1, -1, 1, -1, 2, -3))
    unit = random.choice(units)
    v = random.choice(names)
    if random.random() < 0.35:
        n = _number(truth[v], unit) + off
        return _open(random, Link(None, v, n, n + random.choice((0, 0, 1, 30)), unit))
    u = random.choice([name for name in names if name != v])
    n = _number(truth[v], unit) - _number(truth[u], unit) + off
    return _open(random, Link(u, v, n, n + random.choice((0, 0, 1, 2)), unit))


def _open(random: Random, link: Link) -> Link:
    """Leave one end open now and then, as before and after do."""
    kind = random.random()
    return link._replace(lo=None) if kind < 0.15 else link._replace(hi=None) if kind < 0.3 else link


def _number(day: int, unit: int) -> int:
    year, month, _ = to_civil(day)
    return (day, year * 12 + month - 1, year)[unit]


@cache
def _calendar(units: frozenset[int], names: int, years: tuple[int, int]) -> tuple[Any, dict[tuple[str, int], Any]]:
    """Return a solver that knows the calendar of all points in these units, and the points' numbers in each."""
    opening, closing = years
    leaps = [year for year in range(opening, closing + 1) if is_leap(year)]
    solver, points = z3.SolverFor("QF_LIA"), {}
    for name in NAMES[:names]:
        if units == {DAY}:
            points[name, DAY] = z3.Int(f"{name}.day")
            continue
        year = points[name, YEAR] = z3.Int(f"{name}.year")
        solver.add(year >= opening, year <= closing)
        if units <= {YEAR}:
            continue
        month = z3.Int(f"{name}.month")  # 0 to 11
        points[name, MONTH] = year * 12 + month
        solver.add(month >= 0, month <= 11)
        if DAY not in units:
            continue
        leap = z3.Bool(f"{name}.leap")
        solver.add(leap == z3.Or([year == y for y in leaps]))
        past = z3.Sum([z3.If(year > y, 1, 0) for y in leaps])
        start = z3.Sum([z3.If(month > m, n, 0) for m, n in enumerate(LENGTHS)]) + z3.If(z3.And(month > 1, leap), 1, 0)
        length = z3.Sum([z3.If(month == m, n, 0) for m, n in enumerate(LENGTHS)])
        of_month = z3.Int(f"{name}.of_month")
        solver.add(of_month >= 0, of_month < length + z3.If(z3.And(month == 1, leap), 1, 0))
        points[name, DAY] = from_civil(opening, 1, 1) + 365 * (year - opening) + past + start + of_month
    return solver, points


class Oracle:
    """z3 over the groups of one case."""

    def __init__(self, groups: Sequence[Group], years: tuple[int, int] = NEAR) -> None:
        links = [Link(*link) for group in groups for option in group.options for link in option]
        names = {name for link in links for name in (link.u, link.v) if name}
        most = max(map(NAMES.index, names)) + 1
        self._solver, self._points = _calendar(frozenset(link.unit for link in links), most, years)
        self._flags = [z3.Bool(f"group{i}") for i in range(len(groups))]
        self._solver.push()
        for flag, group in zip(self._flags, groups, strict=True):
            meaning = z3.Or([z3.And([c for link in option for c in self._holds(*link)]) for option in group.options])
            self._solver.add(z3.Implies(flag, meaning))

    def close(self) -> None:
        """Forget the case."""
        self._solver.pop()

    def _holds(self, u: str | None, v: str, lo: int | None, hi: int | None, unit: Unit) -> Iterator[Any]:
        difference = self._points[v, unit]
        if u is not None:
            difference = difference - self._points[u, unit]
        if lo is not None:
            yield difference >= lo
        if hi is not None:
            yield difference <= hi

    def holds(self, positions: Sequence[int]) -> bool:
        """Say whether the groups at these positions can all be true."""
        found = self._solver.check([self._flags[p] for p in positions])
        assert found != z3.unknown
        return bool(found == z3.sat)

    def agrees(self, count: int, sets: Sequence[Sequence[int]]) -> bool:
        """Say whether these are all the minimal sets of the first `count` groups.

        Each must clash, and every largest choice of groups that holds none of them must hold: then none is missing, and
        each is minimal, since what is left of it without one group lies in such a choice.
        """
        if any(set(a) < set(b) for a in sets for b in sets):
            return False
        return not any(self.holds(core) for core in sets) and all(
            self.holds([p for p in range(count) if p not in out]) for out in least_hits(count, sets)
        )


def least_hits(count: int, sets: Sequence[Sequence[int]]) -> list[set[int]]:
    """Return the smallest choices of positions that have one of each set, by trying them all."""
    spoken = sorted({p for core in sets for p in core})
    found: list[set[int]] = []
    for size in range(len(spoken) + 1):
        for out in map(set, combinations(spoken, size)):
            if all(out & set(core) for core in sets) and not any(known <= out for known in found):
                found.append(out)
    return found


def sift(strict: Sequence[Group], wide: Sequence[Group] | None = None) -> list[Component]:
    """Return the components of groups at two levels; without `wide` they are the same at both."""
    levels = zip(strict, wide or strict, strict=True)
    return sifted([(group.options, loose.options, group.supporters) for group, loose in levels])
