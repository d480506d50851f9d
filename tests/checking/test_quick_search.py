"""Searching quickly: the same verdict and reasons, where it does not matter what the proof of a clash rests on."""

from random import Random

import pytest

from tests.checking.links import Link
from tests.checking.network_cases import planted, random_groups
from timeline.checking.network import DAY, MONTH, YEAR, Group, Unit, solve
from timeline.checking.network.solve import ranges, search


def bounded(name: str, point: str, low: int | None, high: int | None) -> Group:
    """Return a statement that bounds a point."""
    return Group(name, ((Link(None, point, low, high, DAY),),), (name,))


def circle(size: int, unit: Unit, climbs: int) -> list[Group]:
    """Return a circle of statements, each point so far after the one before that the whole climbs by some units."""
    steps = [climbs, *[0] * (size - 1)]
    return [
        Group(f"g{n}", ((Link(f"p{n}", f"p{(n + 1) % size}", step, None, unit),),), (f"g{n}",))
        for n, step in enumerate(steps)
    ]


def test_a_quick_search_comes_to_the_same() -> None:
    """The verdict is that of a thorough search, and so are the reasons of all bounds and the days over all choices."""
    for seed in range(3000):
        groups = (random_groups if seed % 2 else planted)(Random(seed))
        positions = range(len(groups))
        thorough, quick = search(groups, positions), search(groups, positions, quick=True)
        assert (thorough.state is None) == (quick.state is None)
        if thorough.state is None or quick.state is None:
            assert not solve([groups[p] for p in sorted(quick.clash)]).consistent
        else:
            assert (thorough.state.low, thorough.state.high) == (quick.state.low, quick.state.high)
            assert ranges(groups, positions, thorough) == ranges(groups, positions, quick)


@pytest.mark.parametrize("unit", [DAY, MONTH, YEAR])
@pytest.mark.parametrize("bounds", [[], [(700_000, None)], [(None, 700_000)], [(700_000, 700_000_000)]])
def test_a_circle_that_climbs_is_found_whatever_bounds_reach_it(
    unit: Unit, bounds: list[tuple[int | None, int | None]]
) -> None:
    """Whether no bound, one or two reach a circle, a quick search comes to an end; one that does not climb holds."""
    known = [bounded("b", "p1", low, high) for low, high in bounds]
    for size in (2, 3, 7):
        groups = [*known, *circle(size, unit, 1)]
        verdict = search(groups, range(len(groups)), quick=True)
        assert verdict.state is None
        assert not solve([groups[p] for p in sorted(verdict.clash)]).consistent
        level = [*known, *circle(size, unit, 0)]
        assert search(level, range(len(level)), quick=True).state is not None


def test_a_circle_that_a_choice_closes_is_found() -> None:
    """A choice of which one option closes a circle that climbs takes the other."""
    chain, back = circle(3, YEAR, 1)[:2], Link("p2", "p0", 0, None, YEAR)
    choice = Group("c", ((back,), (Link("p0", "p2", 5, None, YEAR),)), ("c",))
    groups = [*chain, choice]
    verdict = search(groups, range(3), quick=True)
    assert verdict.state is not None
    assert search([*chain, choice._replace(options=((back,),))], range(3), quick=True).state is None
