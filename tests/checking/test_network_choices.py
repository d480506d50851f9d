"""Statements that leave a choice: what follows from them is what follows from all ways to settle them, tried out."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from random import Random

import pytest

from tests.checking.links import Link
from tests.checking.network_cases import random_groups, sift
from timeline.checking.network import (
    DAY,
    MONTH,
    YEAR,
    Bounds,
    Group,
    Network,
    Unit,
    allowed,
    components,
    minimal_sets,
    solve,
)
from timeline.checking.network.calendar import CYCLE, least_after
from timeline.checking.network.ground import ground
from timeline.checking.network.grouping import is_cyclic
from timeline.checking.network.hulls import MOST_WAYS, hull
from timeline.checking.network.sets import MOST_SETS, MOST_SPARED
from timeline.checking.network.solve import MOST_TRIES, core, order, ranges, search, shrink
from timeline.checking.screening import Component

Days = dict[str, Bounds]


def choosing(random: Random, names: str = "") -> list[Group]:
    """Return up to nine groups of which about half leave a choice of two or three."""
    names = names or "abcd"[: random.randint(2, 4)]

    def links() -> tuple[Link, ...]:
        u, v = random.sample((None, *names), 2)
        if v is None:
            u, v = v, u
        lo = random.randint(0, 9) if u is None else random.randint(-4, 4)
        hi = lo + random.choice((0, 1, 3))
        found = Link(u, v, lo if random.random() < 0.8 else None, hi if random.random() < 0.8 else None)
        return (found, Link(None, names[0], 1, 9)) if random.random() < 0.1 else (found,)

    return [
        Group(str(n), tuple(links() for _ in range(random.choice((1, 1, 2, 3)))), (str(n),), random.randint(1, 2))
        for n in range(random.randint(3, 9))
    ]


def settled(groups: Sequence[Group]) -> Iterator[Days]:
    """Yield what each way to settle the choices leaves to each point, of the ways that hold."""
    for options in product(*(group.options for group in groups)):
        solution = solve([Group(str(n), (links,)) for n, links in enumerate(options)])
        if solution.consistent:
            yield solution.bounds


def joined(ways: Sequence[Days]) -> Days:
    """Return the first and the last day of each point over all ways; it is open where it is open in one."""
    found = {}
    for name in {name for days in ways for name in days}:
        firsts, lasts = zip(*(days.get(name, (None, None)) for days in ways), strict=True)
        first = None if None in firsts else min(day for day in firsts if day is not None)
        found[name] = first, None if None in lasts else max(day for day in lasts if day is not None)
    return found


CASES = [
    groups for groups in map(choosing, map(Random, range(140))) if prod(len(group.options) for group in groups) < 60
]


def dated(days: Days) -> Days:
    """Return the days of the points that have any."""
    return {name: bounds for name, bounds in days.items() if bounds != (None, None)}


def test_what_choices_leave_is_what_every_way_to_settle_them_leaves() -> None:
    """The verdict, the days of each point and the range of a difference are those of all ways together."""
    holding = 0
    for groups in CASES:
        ways, everyone = [*settled(groups)], range(len(groups))
        verdict = search(groups, everyone)
        assert (verdict.state is not None) is bool(ways) is solve(groups).consistent
        if not ways:
            continue
        holding += 1
        expected = dated(joined(ways))
        assert dated(solve(groups).bounds) == expected
        assert dated(hull(groups, everyone).bounds) == expected
        assert dated(ranges(groups, everyone, verdict).bounds) == expected
        kept = ground(groups, everyone)
        assert {name: kept.days(name) for name in expected} == expected
        for name, bounds in expected.items():
            assert allowed(groups, Link(None, name, None, None)) == bounds
    assert holding > 30


def test_the_range_of_a_difference_over_all_ways() -> None:
    """The range left to a difference reaches from the least to the most that any way to settle the choices leaves."""
    for groups in CASES[:60]:
        ways = []
        for options in product(*(group.options for group in groups)):
            plain = [Group(str(n), (links,)) for n, links in enumerate(options)]
            if (found := allowed(plain, Link("a", "b", None, None))) is not None:
                ways.append({"b": found})
        assert allowed(groups, Link("a", "b", None, None)) == (joined(ways)["b"] if ways else None)


def test_each_minimal_set_with_choices_clashes_whatever_is_chosen() -> None:
    """A set is one when no way to settle its choices holds, and without any of its groups there is one."""
    for groups in CASES:
        for one in minimal_sets(groups).sets:
            assert not [*settled([groups[p] for p in one])]
            for out in one:
                assert next(settled([groups[p] for p in one if p != out]), None) is not None


def wide(choices: int, clash: bool = True) -> list[Group]:
    """Return a chain of choices of two readings each, that only the last of very many ways can settle, or none."""
    groups = [
        Group(f"g{n}", ((Link(f"p{n}", f"p{n + 1}", 0, 0),), (Link(f"p{n}", f"p{n + 1}", 1, 1),)), (f"g{n}",))
        for n in range(choices)
    ]
    groups.append(Group("first", ((Link(None, "p0", 0, 0),),), ("first",), 2))
    last = choices + clash
    return [*groups, Group("last", ((Link(None, f"p{choices}", last, last),),), ("last",))]


def test_a_search_that_takes_too_long_is_given_up_and_that_is_said() -> None:
    """What is not decided counts as no conflict, and the verdict says so."""
    assert 2**16 > MOST_TRIES > 2**11
    for choices, given_up in ((10, False), (16, True)):
        verdict = search(wide(choices), range(choices + 2))
        assert verdict.capped is given_up
        assert (verdict.state is not None) is given_up
    assert not solve(wide(10)).capped


def test_giving_up_is_said_whatever_else_is_found() -> None:
    """What is not decided is said beside a contradiction too, and of whichever component it is."""
    groups = [*wide(15), Group("no", ((Link(None, "p0", 5, 5),),), ("no",)), Group("x", ((Link(None, "x", 1, 1),),))]
    for known in (groups, groups[::-1]):
        solution = solve(known)
        assert solution.capped
        assert [{known[p].id for p in one} for one in solution.rejected.values()] == [{"first", "no"}]
        assert solution.bounds["x"] == (1, 1)


def test_a_set_is_in_order_and_there_is_none_where_all_hold() -> None:
    """The positions of a minimal set ascend, also of far apart ones; of what holds together there is no set."""
    same = [Group(str(n), ((Link(None, "p", 7 if n in (3, 64) else None, 9),),)) for n in range(70)]
    same[64] = Group("64", ((Link(None, "p", None, 6),),))
    assert core(same) == (3, 64)
    assert shrink(same, {64, 3}) == (3, 64)
    assert core(same[:64]) is None


def test_who_is_let_in_first() -> None:
    """Of one weight, what names a date by itself goes before what hangs on another point, and choices come last."""
    link, date = Link("p", "q", 1, 1), Link(None, "p", 1, 1)
    options = [((date,), (link,)), ((date, link),), ((link, date),), ((date, date),), ((link,),)]
    assert order([Group(str(n), ways) for n, ways in enumerate(options)], range(5)) == [3, 1, 2, 4, 0]


def test_ways_that_are_too_many_are_not_gone_through_and_that_is_said() -> None:
    """Of choices that can be settled in too many ways, only what holds in each is told."""
    for choices, given_up in ((8, False), (16, True)):
        assert (2**choices > MOST_WAYS) is given_up
        groups = wide(choices)[:-1]
        groups.append(Group("y", ((Link("x", "y", 1, 1),), (Link("x", "y", 3, 3),))))
        groups.append(Group("x", ((Link(None, "x", 1, 2),),)))
        found = hull(groups, range(len(groups)))
        assert found.capped is given_up
        assert found.bounds["p0"] == (0, 0)
        assert found.bounds.get(f"p{choices}") == (None if given_up else (0, choices))
        assert found.bounds["y"] == (2, 5)


def years(*values: int) -> list[Group]:
    """Return groups that date one point, each to another of these years."""
    return [Group(f"{n}: {y}", ((Link(None, "p", y, y, YEAR),),), (f"c{n}",)) for n, y in enumerate(values)]


@pytest.mark.parametrize(("others", "capped"), [(MOST_SETS, False), (MOST_SETS + 1, True)])
def test_one_against_very_many(others: int, capped: bool) -> None:
    """One against three hundred has three hundred sets, all told; of more it is said that some are not."""
    found = minimal_sets(years(1960, *(1953 for _ in range(others))))
    assert found.sets == tuple((0, n) for n in range(1, MOST_SETS + 1))
    assert found.capped is capped


@pytest.mark.parametrize(("dates", "capped"), [(24, False), (25, False), (26, True)])
def test_all_against_all(dates: int, capped: bool) -> None:
    """Of dates that all differ each two are a set; twenty-five of them have three hundred, which all are told."""
    found = minimal_sets(years(*range(1900, 1900 + dates)))
    assert len(found.sets) == min(dates * (dates - 1) // 2, MOST_SETS)
    assert {len(one) for one in found.sets} == {2}
    assert found.capped is capped


def test_sets_that_are_too_hard_to_look_for() -> None:
    """Where looking for what else might clash takes too many steps, it is said that there may be more sets."""
    random = Random(2)
    groups = [group for _ in range(30) for group in random_groups(random)][:50]
    found = minimal_sets(groups)
    assert found.capped
    assert 0 < len(found.sets) < MOST_SETS
    assert all(core([groups[p] for p in one]) == tuple(range(len(one))) for one in found.sets[::20])


def test_very_many_ways_to_restore_what_holds() -> None:
    """Where more ways to leave groups out than are kept would do, it is said that there may be more sets."""
    pairs = [
        Group(f"{n}{y}", ((Link(None, f"p{n}", y, y, YEAR), Link(f"p{n}", "q", 0, None)),), (f"{n}{y}",))
        for n in range(9)
        for y in (1953, 1960)
    ]
    assert 2**9 > MOST_SPARED > 2**8
    for count in (8, 9):
        found = minimal_sets(pairs[: 2 * count])
        assert found.sets == tuple((2 * n, 2 * n + 1) for n in range(count))
        assert found.capped is (count == 9)


def choose(name: str, point: str, *days: int) -> Group:
    """Return a group that dates a point to one of some days."""
    return Group(name, tuple((Link(None, point, day, day),) for day in days), (name,))


def test_kept_groups_take_what_some_way_to_settle_them_takes() -> None:
    """One more is let in exactly when all that are in hold with it; the bounds are those of one way to settle them."""
    for seed in range(160):
        random = Random(seed)
        names = "abcdefgh" if seed % 2 else ""
        told = choosing(random, names) + choosing(random, names)
        groups = [group._replace(id=f"g{n}") for n, group in enumerate(told)]
        start = random.randint(0, len(groups) // 2)
        network = Network(iter(groups[:start]))
        inside = [group for group in groups[:start] if group.id not in network.rejected]
        assert search(inside, range(len(inside))).state is not None
        for group in groups[start:]:
            fits = search([*inside, group], range(len(inside) + 1)).state is not None
            clash = network.add(group)
            assert (clash is None) is fits
            if clash is None:
                inside.append(group)
            by_id = {one.id: one for one in groups}
            for name, ids in network.rejected.items():
                assert name in ids
                assert core([by_id[one] for one in ids]) == tuple(range(len(ids)))
        at = {group.id: n for n, group in enumerate(groups)}
        assert list(network.rejected) == sorted(network.rejected, key=at.__getitem__)
        assert set(network.rejected) == set(at) - {group.id for group in inside}


def test_what_is_not_let_in_moves_no_bound() -> None:
    """A group that would join two others and cannot be let in leaves the days of both as they were."""
    for first, second in ((choose("a", "x", 5), choose("b", "y", 9, 7)), (choose("a", "x", 5, 6), choose("b", "y", 9))):
        network = Network([first, second, choose("c", "x", 5)])
        before = network.bounds("x"), network.bounds("y")
        assert network.add(Group("far", ((Link("x", "y", 100, 100),),), ("far",))) is not None
        assert (network.bounds("x"), network.bounds("y")) == before


@pytest.mark.parametrize("choices_first", [True, False])
def test_a_choice_settled_anew_when_others_join(choices_first: bool) -> None:
    """A group that joins what left a choice with what left none is let in by whichever option fits."""
    chosen = [choose("a", "x", 5, 6), choose("b", "x", 6, 5)]
    plain = [choose("c", "y", 9)] if choices_first else [choose("c", "y", 9), choose("d", "y", 9), choose("e", "y", 9)]
    network = Network([*chosen, *plain])
    assert network.add(Group("far", ((Link("x", "y", 3, 3),),), ("far",))) is None
    assert (network.bounds("x"), network.bounds("y")) == ((6, 6), (9, 9))


def test_bounds_alone_close_no_circle() -> None:
    """Two bounded points in a tree of links close none; the same two points linked twice do."""
    tree = [Group("1", ((Link("a", "b", 1, 1),),)), Group("2", ((Link(None, "a", 1, 1), Link(None, "b", 1, 2)),))]
    assert is_cyclic(tree, range(2)) is False
    assert is_cyclic([*tree, Group("3", ((Link("b", "a", 1, 1, DAY),),))], range(3)) is True


def test_components_of_many() -> None:
    """However groups are joined, those of one component are in the order given."""
    for seed in range(40):
        random = Random(seed)
        groups = random_groups(random) + [
            group._replace(
                options=tuple(
                    tuple(link._replace(v=f"{link.v}x", u=link.u and f"{link.u}x") for link in o) for o in group.options
                )
            )
            for group in random_groups(random)
        ]
        random.shuffle(groups)
        found = components(groups)
        assert all(part == sorted(part) for part in found)
        assert sorted(p for part in found for p in part) == list(range(len(groups)))


@pytest.mark.parametrize(
    ("circle", "holds"),
    [
        (((-60, DAY), (2, MONTH), (1, YEAR)), False),
        (((1, YEAR), (2, MONTH), (-60, DAY)), True),
        (((-2, MONTH), (60, DAY), (-2, YEAR), (3, YEAR)), True),
        (((3, YEAR), (-2, YEAR), (60, DAY), (-2, MONTH)), False),
        (((-30, DAY), (-1, MONTH), (-31, DAY), (5, MONTH)), True),
        (((5, MONTH), (-31, DAY), (-1, MONTH), (-30, DAY)), False),
    ],
)
def test_which_way_round_a_circle_goes(circle: tuple[tuple[int, Unit], ...], holds: bool) -> None:
    """The same steps in days, months and years may come to rest one way round and climb for ever the other."""
    size = len(circle)
    groups = [
        Group(str(n), ((Link(f"p{n}", f"p{(n + 1) % size}", by, None, unit),),)) for n, (by, unit) in enumerate(circle)
    ]

    def around(day: int) -> int:
        for by, unit in circle:
            day = least_after(day, by, unit)
        return day

    assert any(around(day) <= day for day in range(0, CYCLE, 7)) is holds
    for start in range(size):
        turned = groups[start:] + groups[:start]
        assert solve(turned).consistent is holds
        assert minimal_sets(turned).sets == (() if holds else (tuple(range(size)),))


def test_a_choice_whose_first_reading_says_nothing() -> None:
    """What only a later reading of a choice speaks of belongs to its component too, and is looked at closely."""
    choice = Group("either", ((), (Link("a", "b", 1, 1),), (Link("c", "d", 1, 1),)), ("either",))
    groups = [
        choice,
        Group("date", ((Link(None, "b", 1, 1),),), ("date",)),
        Group("d", ((Link(None, "d", 1, 1),),), ("d",)),
    ]
    assert sift(groups) == [Component([0, 1, 2], False)]
    assert components(groups) == [[0, 1, 2]]


def test_what_one_group_speaks_of_hangs_together() -> None:
    """Points that one statement bounds are in one component though no link joins them, in any of its readings."""
    both = Group("both", ((Link(None, "a", 1, 1), Link(None, "b", 2, 2)),), ("both",))
    three = Group("three", ((Link(None, "c", 1, 1),), (Link(None, "a", 1, 1), Link(None, "d", 2, 2))), ("three",))
    ends = [Group(name, ((Link(None, name, 2, 2),),), (name,)) for name in "bdc"]
    assert sift([both, ends[0]]) == [Component([0, 1], True)]
    for groups in ([both, *ends, three], [three, *ends, both]):
        assert components(groups) == [[0, 1, 2, 3, 4]]
        assert sift(groups) == [Component([0, 1, 2, 3, 4], False)]
    other = Group("x", ((Link(None, "x", 1, 1),), (Link(None, "x", 2, 2),)), ("x",))
    assert sift([other, ends[0]]) == [Component([0], False), Component([1], True)]
