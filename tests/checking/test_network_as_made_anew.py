"""What the network keeps between questions gives the answers that deciding all from the beginning gives."""

from itertools import combinations
from random import Random

import pytest

from tests.checking.links import Link
from tests.checking.network_cases import random_groups
from timeline.checking.network import DAY, MONTH, YEAR, Group, Network, allowed, components, minimal_sets, solve
from timeline.checking.network.calendar import CYCLE, count, first_of_month, first_of_year, least, month_of, year_of
from timeline.checking.network.ground import ground
from timeline.checking.network.grouping import is_cyclic
from timeline.checking.network.sets import involved
from timeline.checking.network.solve import core, order, search, shrink
from timeline.edtf.days import first_day, from_civil, month_length, to_civil
from timeline.edtf.days import year_of as civil_year

SEEDS = range(120)


def can_hold(groups: list[Group]) -> bool:
    """Say whether groups hold together, decided from the beginning."""
    return search(groups, range(len(groups))).state is not None


@pytest.mark.parametrize("seed", range(4))
def test_one_more_at_a_time(seed: int) -> None:
    """Groups kept settled take one more exactly when all of them with it hold, and are afterwards as they were."""
    random = Random(seed)
    for _ in range(30):
        groups = random_groups(random)
        more = [group._replace(id=f"more {group.id}") for group in random_groups(random)]
        kept = ground(groups, range(len(groups)))
        assert kept.holds is can_hold(groups)
        assert kept.size == len(groups)
        before = {name: kept.days(name) for name in "abcde"}
        for group in [*more, *more]:
            assert kept.takes(group) is can_hold([*groups, group])
            assert {name: kept.days(name) for name in "abcde"} == before


@pytest.mark.parametrize("seed", range(4))
def test_some_joined_for_a_while(seed: int) -> None:
    """Groups joined to those kept settled answer as all of them would, and are forgotten afterwards."""
    random = Random(seed + 100)
    for _ in range(30):
        groups = [*random_groups(random), *random_groups(random)]
        half = len(groups) // 2
        kept = ground(groups, range(half))
        days = {name: kept.days(name) for name in "abcde"}
        for _ in range(2):
            with kept.joined(range(half, len(groups))) as all_of_them:
                assert all_of_them.holds is can_hold(groups)
                if all_of_them.holds:
                    anew = ground(groups, range(len(groups)))
                    assert {name: all_of_them.days(name) for name in "abcde"} == {n: anew.days(n) for n in "abcde"}
                    assert all_of_them.size == len(groups)
            assert {name: kept.days(name) for name in "abcde"} == days
        assert kept.takes(Group("free", ((Link(None, "z", 1, 1),),))) is kept.holds


@pytest.mark.parametrize("seed", range(4))
def test_the_range_left_to_a_difference(seed: int) -> None:
    """Both ends of the range left to a link can be met, one step beyond neither can; an open end has none."""
    random = Random(seed + 200)
    for _ in range(25):
        groups = random_groups(random)
        unit = random.choice((DAY, MONTH, YEAR))
        link = Link("a", "b", None, None, unit)
        found = allowed(groups, link)
        assert (found is None) is not can_hold(groups)
        if found is None:
            continue

        def holds(lo: int | None, hi: int | None, groups: list[Group] = groups, unit: int = unit) -> bool:
            return can_hold([*groups, Group("probe", ((Link("a", "b", lo, hi, unit),),))])  # type: ignore[arg-type]

        low, high = found
        assert holds(10**6, None) if high is None else holds(high, high) and not holds(high + 1, None)
        assert holds(None, -(10**6)) if low is None else holds(low, low) and not holds(None, low - 1)


def test_the_range_left_to_a_point() -> None:
    """Without a point to count from, the range is that of the point itself, in the unit asked for."""
    groups = [Group("1", ((Link(None, "a", from_civil(1953, 5, 20), None),),))]
    assert allowed(groups, Link(None, "a", None, None, YEAR)) == (1953, None)
    assert allowed(groups, Link(None, "a", None, None, MONTH)) == (1953 * 12 + 4, None)
    assert allowed(groups, Link(None, "a", None, None, DAY)) == (from_civil(1953, 5, 20), None)
    assert allowed(groups, Link(None, "b", None, None, DAY)) == (None, None)


@pytest.mark.parametrize("seed", range(6))
def test_come_and_go(seed: int) -> None:
    """Whatever is added, taken out and changed, what is kept out clashes minimally and what is let in holds."""
    random = Random(seed + 300)
    for _ in range(12):
        pool = [*random_groups(random), *random_groups(random)]
        pool = [group._replace(id=str(n)) for n, group in enumerate(pool)]
        network, inside = Network(), dict[str, Group]()
        for _ in range(14):
            group = random.choice(pool)
            if group.id not in inside:
                clash = network.add(group)
                assert (clash is None) is (group.id not in network.rejected)
                inside[group.id] = group
            elif random.random() < 0.5:
                network.remove(group.id)
                del inside[group.id]
            else:
                inside[group.id] = random.choice(pool)._replace(id=group.id)
                network.change(inside[group.id])
            rejected = network.rejected
            assert set(rejected) <= set(inside)
            assert can_hold([one for name, one in inside.items() if name not in rejected])
            for name, ids in rejected.items():
                assert name in ids
                assert core([inside[one] for one in ids]) == tuple(range(len(ids)))
            plain = all(len(one.options) == 1 for one in inside.values())
            if not rejected and plain:
                assert all(network.bounds(v) == days for v, days in solve([*inside.values()]).bounds.items())


def test_what_is_not_involved_is_in_no_set() -> None:
    """Groups that only define a point no other speaks of are left aside, and no minimal set is lost with them."""
    chain = [Group(str(n), ((Link(f"p{n}", f"p{n + 1}", 1, 1),),)) for n in range(3)]
    clash = [Group("x", ((Link(None, "p0", 1, 1),),)), Group("y", ((Link(None, "p0", 2, 2),),))]
    groups = [*chain, *clash]
    assert involved(groups, range(5)) == [3, 4]
    assert involved(groups, [0, 1, 3]) == [3]
    bounded = Group("end", ((Link(None, "p3", 9, 9),),))
    assert involved([*groups, bounded], range(6)) == [0, 1, 2, 3, 4, 5]
    empty = Group("never", ((Link("p0", "q", 2, 1),),))
    assert involved([empty, *clash], range(3)) == [0, 1, 2]
    itself = Group("itself", ((Link("q", "q", 2, 3),),))
    assert involved([itself], range(1)) == [0]
    two = Group("two", ((Link("p0", "q", 1, 1), Link("p0", "q", 2, 2)),))
    assert involved([two], range(1)) == [0]
    for seed in SEEDS:
        groups = random_groups(Random(seed))
        spoken = {p for one in minimal_sets(groups).sets for p in one}
        assert spoken <= set(involved(groups, range(len(groups))))


def test_sets_within_positions() -> None:
    """Of some of the groups only the sets within these are given, the smallest first, and as many as asked for."""
    for seed in SEEDS:
        groups = random_groups(Random(seed))
        half = range(0, len(groups), 2)
        every = minimal_sets(groups).sets
        assert minimal_sets(groups, half).sets == tuple(one for one in every if set(one) <= set(half))
        assert list(every) == sorted(every, key=lambda one: (len(one), one))
        few = minimal_sets(groups, cap=1)
        assert set(few.sets) <= set(every)
        assert few.capped is (len(every) > 1)


def test_a_set_is_shrunk_to_the_weightiest() -> None:
    """What is left of a clash is minimal; of two that would do, the one of more weight is kept, then the earlier."""
    a, b, c = (
        Group(n, ((Link(None, "p", y, y, YEAR),),), (n,), w) for n, y, w in (("a", 1, 1), ("b", 2, 3), ("c", 3, 2))
    )
    assert shrink([a, b, c], range(3)) == (1, 2)
    same = [a, b._replace(weight=1), c._replace(weight=1)]
    assert shrink(same, range(3)) == (0, 1)
    assert order([a, b, c], range(3)) == [1, 2, 0]
    choice = Group("d", (a.options[0], b.options[0]), ("d",), 3)
    link = Group("e", ((Link("p", "q", 1, 1),),), ("e",), 3)
    assert order([choice, link, b, a], range(4)) == [2, 1, 0, 3]
    for seed in SEEDS:
        groups = random_groups(Random(seed))
        if not can_hold(groups):
            found = shrink(groups, range(len(groups)))
            assert found in minimal_sets(groups).sets


def test_groups_that_share_no_point_are_apart() -> None:
    """Two groups are in one component exactly when a row of groups leads from one to the other."""
    for seed in SEEDS:
        random = Random(seed)
        groups = []
        for n in range(random.randint(1, 9)):
            u, v = random.choice([None, *"abcdefgh"]), random.choice("abcdefgh")
            groups.append(Group(str(n), ((Link(u, v, 0, 0),), (Link(None, random.choice("abcdefgh"), 0, 0),))))
        names = [{x for option in g.options for link in option for x in (link.u, link.v) if x} for g in groups]
        reach = [set(one) for one in names]
        for _ in groups:
            for one, two in combinations(range(len(groups)), 2):
                if reach[one] & reach[two]:
                    reach[one] = reach[two] = reach[one] | reach[two]
        expected = [[p for p in range(len(groups)) if reach[p] & reach[q]] for q in range(len(groups))]
        found = components(groups)
        assert sorted(found) == sorted({tuple(one): one for one in expected}.values())
        assert [one[0] for one in found] == sorted(one[0] for one in found)
    assert components([Group("free", ((),)), Group("a", ((Link(None, "a", 1, 1),),))]) == [[0], [1]]


def test_where_no_circle_is_closed_none_is_looked_for() -> None:
    """Links in a tree close no circle, and the verdict is the same whether one is looked for or not."""
    tree = [Group("1", ((Link("a", "b", 1, 1),),)), Group("2", ((Link("b", "c", 1, 1), Link("b", "d", 1, 1)),))]
    assert not is_cyclic(tree, range(2))
    assert is_cyclic([*tree, Group("3", ((Link("d", "a", 1, 1),),))], range(3))
    assert not is_cyclic([*tree, Group("3", ((Link("d", "a", 1, 1),),))], range(2))
    assert not is_cyclic([*tree, Group("3", ((Link(None, "a", 1, 1),),))], range(3))
    assert is_cyclic([Group("1", ((Link("a", "b", 1, 1),), (Link("a", "b", 2, 2),)))], range(1))
    for seed in SEEDS:
        groups = random_groups(Random(seed))
        everyone = range(len(groups))
        if not is_cyclic(groups, everyone):
            assert (search(groups, everyone, False).state is None) is (search(groups, everyone).state is None)


@pytest.mark.parametrize("start", [-800_000, -400, 0, 1, 365, 366, 146_097, 693_000, 719_000, 730_119, 3_000_000])
def test_the_network_s_calendar_is_the_calendar(start: int) -> None:
    """Years and months of days, and first days of years and months, are those of the Gregorian calendar."""
    for day in range(start, start + 800):
        year, month, _ = to_civil(day)
        assert year_of(day) == count(day, YEAR) == civil_year(day) == year
        assert month_of(day) == count(day, MONTH) == year * 12 + month - 1
        assert first_of_year(year) == least(year, YEAR) == first_day(year)
        first = first_of_month(year * 12 + month - 1)
        assert first == least(year * 12 + month - 1, MONTH) == from_civil(year, month, 1)
        assert first_of_month(year * 12 + month) - first == month_length(year, month)
        assert count(day, DAY) == least(day, DAY) == day
        assert year_of(day + CYCLE) == year + 400


def test_nothing_bounds_what_nobody_speaks_of() -> None:
    """Groups that clash leave no days, and a group of nothing is taken by all that hold."""
    clash = [Group("x", ((Link(None, "p", 1, 1),),)), Group("y", ((Link(None, "p", 2, 2),),))]
    kept = ground(clash, range(2))
    assert not kept.holds
    assert kept.days("p") == (None, None)
    assert not kept.takes(Group("free", ((),)))
    with kept.joined([0]) as joined:
        assert not joined.holds
    assert ground(clash, [0]).takes(Group("free", ((),)))
    assert allowed(clash, Link("p", "q", None, None)) is None
    assert allowed(clash[:1], Link("p", "q", None, None)) == (None, None)
