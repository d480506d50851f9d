"""The constraint network: what it decides, what it names as the cause, and what z3 says of it."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.links import Link
from tests.checking.network_cases import Oracle, planted, random_groups
from timeline.checking.network import (
    DAY,
    MONTH,
    YEAR,
    Group,
    Network,
    allowed,
    components,
    core,
    minimal_sets,
    solve,
)
from timeline.checking.network.calendar import count, greatest_before, least_after
from timeline.checking.network.hulls import bounds_of, hull
from timeline.checking.network.solve import search
from timeline.edtf.days import first_day, from_civil, last_day

ORACLE_CASES = 4000


def says(name, *links, weight=1):
    return Group(name, (links,), (name,), weight)


def year(name, point, n, weight=1):
    return says(name, Link(None, point, n, n, YEAR), weight=weight)


def day(y, m, d):
    return from_civil(y, m, d)


EXAMPLE = [
    year("AB", "ties", 1953, weight=2),
    says("C", Link("ties", "source 2", 65, 65, YEAR)),
    says("D", Link("operation", "source 4", 30, 30, YEAR)),
    says("E", Link("ties", "source 4", 74, 74, YEAR)),
    year("F", "operation", 1992),
]


def test_the_example_has_one_minimal_set_and_the_undated_source_is_in_none():
    """What absorbs a contradiction is in no set; the others are, and the rest implies the number that fits."""
    assert minimal_sets(EXAMPLE).sets == ((0, 2, 3, 4),)
    assert core(EXAMPLE) == (0, 2, 3, 4)
    assert allowed([g for g in EXAMPLE if g.id != "E"], EXAMPLE[3].options[0][0]) == (69, 69)


def test_undated_sources_are_inferred():
    """A publication that only its own statements date gets the range they allow."""
    bounds = solve([g for g in EXAMPLE if g.id != "E"]).bounds
    assert bounds["source 2"] == (first_day(2018), last_day(2018))
    assert bounds["source 4"] == (first_day(2022), last_day(2022))


@given(st.integers(-800_000, 800_000), st.integers(-5000, 5000), st.sampled_from((DAY, MONTH, YEAR)))
def test_images_are_exact(start, shift, unit):
    """The least day that a bound leaves is in reach, and the day before it is not."""
    low = least_after(start, shift, unit)
    assert count(low, unit) >= count(start, unit) + shift > count(low - 1, unit)
    high = greatest_before(start, shift, unit)
    assert count(high, unit) <= count(start, unit) - shift < count(high + 1, unit)


@pytest.mark.parametrize("wrong", [1, -1])
def test_a_year_off_by_one_is_found_through_days_and_years(wrong):
    """Days and years are coupled: an order in days and a difference in years meet in one point."""
    dated = [
        says("from", Link(None, "treaty", day(1979, 12, 30), day(1979, 12, 30), DAY)),
        says("days later", Link("treaty", "in force", 2, 10, DAY)),
        says("anniversary", Link("in force", "kept", 20, 20, YEAR)),
    ]
    assert solve([*dated, year("on", "kept", 2000)]).consistent
    assert minimal_sets([*dated, year("on", "kept", 2000 + wrong)]).sets == ((0, 1, 2, 3),)


def test_two_events_before_each_other_clash_without_any_date():
    """A circle of befores is found though nothing bounds it."""
    circle = [
        says("1", Link("a", "b", 1, None)),
        says("2", Link("b", "c", 1, None)),
        says("3", Link("c", "a", 1, None)),
        says("4", Link("c", "d", 1, None)),
    ]
    assert minimal_sets(circle).sets == ((0, 1, 2),)


def test_before_and_the_same_year_agree():
    """One before the other, both in one year, is no contradiction."""
    assert solve([year("1", "a", 1953), year("2", "b", 1953), says("3", Link("a", "b", 1, None))]).consistent


def test_two_cycles_that_rest_alone_and_climb_together_are_found():
    """Rounding to years and to days can drive each other on where each cycle by itself comes to rest."""
    groups = [
        says("days", Link("b", "a", -929, -929)),
        says("years", Link("b", "a", -2, -1, YEAR)),
        says("both", Link("a", "b", 930, None), Link("a", "b", 3, 5, YEAR)),
    ]
    found = minimal_sets(groups).sets
    assert found
    assert all(core([groups[p] for p in one]) == tuple(range(len(one))) for one in found)


def test_a_choice_takes_the_union_over_its_options():
    """What follows from either reading is all that follows from a choice."""
    either = Group("either", ((Link(None, "a", 1950, 1950, YEAR),), (Link(None, "a", 1960, 1960, YEAR),)), ("either",))
    later = says("later", Link("a", "b", 5, 5, YEAR))
    solution = solve([either, later])
    assert solution.consistent
    assert solution.bounds["b"] == (first_day(1955), last_day(1965))
    assert minimal_sets([either, later, year("b", "b", 1958)]).sets == ((0, 1, 2),)
    assert solve([either, later, year("b", "b", 1965)]).bounds["a"] == (first_day(1960), last_day(1960))


def test_bounds_over_choices_are_the_union_over_all_ways_to_settle_them():
    """Striking out options and trying parts by themselves leaves what trying every combination does."""
    random = Random(1889)
    known = 0
    for _ in range(1500):
        groups = [g for _ in range(random.randint(1, 3)) for g in random_groups(random)]
        groups = [groups[0], *(g for g in groups[1:] if len(g.options) > 1 or random.random() < 0.5)][:14]
        ways = [
            bounds_of(state)
            for options in product(*(g.options for g in groups))
            if (settled := [Group(g.id, (links,)) for g, links in zip(groups, options, strict=True)])
            and (state := search(settled, range(len(settled))).state)
        ]
        if not ways:
            continue
        known += len(ways) > 1
        for name, (first, last) in hull(groups, range(len(groups))).bounds.items():
            lows, highs = zip(*(way.get(name, (None, None)) for way in ways), strict=True)
            assert first == (None if None in lows else min(lows))
            assert last == (None if None in highs else max(highs))
    assert known > 100


def test_the_weightier_statement_is_let_in_first():
    """Of two that clash, the one with more sources stays, and each rejected one has a set of its own."""
    groups = [year("one", "a", 1948), year("two", "a", 1953, weight=2), year("three", "a", 1960)]
    assert solve(groups).rejected == {0: (0, 1), 2: (1, 2)}


def test_components_share_no_point():
    """Statements that share no point, directly or through others, are decided apart."""
    assert components([*EXAMPLE, year("G", "visit", 2016)]) == [[0, 1, 2, 3, 4], [5]]


def test_the_cap_on_sets_is_said():
    """When there are more sets than asked for, the result says so."""
    groups = [year(str(n), "a", 1900 + n) for n in range(10)]
    assert not minimal_sets(groups).capped
    assert len(minimal_sets(groups).sets) == 45
    assert minimal_sets(groups, cap=10).capped


def test_the_kept_network_agrees_with_one_made_anew():
    """Adding, taking out and changing lead to the same verdicts as deciding all at once, and to the same bounds."""
    random = Random(5)
    for _ in range(60):
        groups = [g for g in random_groups(random) if len(g.options) == 1]
        network = Network()
        for group in groups:
            network.add(group)
        for group in groups[::2]:
            network.remove(group.id)
        left = groups[1::2]
        fresh = solve(left)
        assert bool(network.rejected) == (not fresh.consistent)
        if fresh.consistent:
            assert all(network.bounds(name) == days for name, days in fresh.bounds.items())
        for ids in network.rejected.values():
            assert core([g for g in left if g.id in ids]) == tuple(range(len(ids)))


@pytest.mark.parametrize("block", range(8))
def test_z3_agrees_on_every_verdict_and_every_minimal_set(block):
    """On 4,000 random cases of all forms z3 finds the same verdicts and, exactly, the same minimal sets."""
    size = ORACLE_CASES // 8
    for seed in range(block * size, (block + 1) * size):
        groups = random_groups(Random(seed))
        sets, solution = minimal_sets(groups), solve(groups)
        assert not sets.capped
        assert solution.consistent == (not sets.sets), seed
        assert set(solution.rejected.values()) <= set(sets.sets), seed
        oracle = Oracle(groups)
        assert oracle.agrees(len(groups), sets.sets), seed
        oracle.close()


def test_every_statement_that_is_off_by_one_is_found_and_none_is_invented():
    """Among true statements one is moved by one: z3's sets are found, all minimal, and all hold the moved one."""
    clashing = 0
    for seed in range(400):
        groups = planted(Random(seed))
        found = minimal_sets(groups).sets
        oracle = Oracle(groups)
        assert oracle.agrees(len(groups), found), seed
        oracle.close()
        clashing += bool(found)
        assert not found or set.intersection(*map(set, found)), seed
    assert clashing > 150
