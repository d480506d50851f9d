"""Which statements are blamed for a clash, with which of its sets, and what else is looked at, by their definitions."""

from collections import Counter
from itertools import product
from random import Random

import pytest

from tests.checking.links import Link
from tests.checking.network_cases import random_groups
from timeline.checking.diagnosis import Fault, faults
from timeline.checking.network import DAY, PREMISE, YEAR, Group, components, core, minimal_sets, solve
from timeline.checking.network.sets import MOST_GROUPS

WEAK = 0  # the weight of a premise that a set does better without


def crowded(random: Random) -> list[Group]:
    """Return groups that share their points, some said by several claims, some premises, weak or strong."""
    groups = []
    for n, group in enumerate([*random_groups(random), *random_groups(random)]):
        said = tuple(f"c{n}{s}" for s in "xyz"[: random.choice((0, 1, 1, 1, 2, 3))])
        weight = random.randint(1, 3) if said else random.choice((WEAK, WEAK, PREMISE))
        groups.append(group._replace(id=f"g{n}", supporters=said, weight=weight))
    return groups


def told(groups: list[Group], detailed: int = 200) -> list[Fault]:
    """Return the faults of all the groups."""
    return faults(groups, range(len(groups)), True, detailed)


def odd(groups: list[Group], sets: tuple[tuple[int, ...], ...]) -> list[int]:
    """Return those of which a claim is in most of the sets of claims, by writing all of these out."""
    counted: Counter[str] = Counter()
    for one in sets:
        for claims in product(*(groups[p].supporters or (f"premise {p}",) for p in one)):
            counted.update(claims)
    shares = {p: counted[groups[p].supporters[0]] for one in sets for p in one if groups[p].supporters}
    return sorted(p for p, n in shares.items() if n == max(shares.values()))


CASES = [groups for groups in (crowded(Random(seed)) for seed in range(200)) if not solve(groups).consistent]
SETS = [(groups, minimal_sets(groups)) for groups in CASES]
BLAMABLE = [
    (groups, known.sets)
    for groups, known in SETS
    if not known.capped and len(known.sets) < 16 and all(any(groups[p].supporters for p in one) for one in known.sets)
]
"""Cases of which all sets are known and have a claim, with these sets."""


def test_all_that_cannot_hold_is_blamed_on_as_few_as_are_needed() -> None:
    """Without the suspects the rest holds; none of them is a premise, and none could be spared."""
    assert len(BLAMABLE) > 80
    for groups, sets in BLAMABLE:
        out = [fault.suspect for fault in told(groups)]
        assert len(set(out)) == len(out)
        assert all(groups[p].supporters for p in out)
        assert all(set(one) & set(out) for one in sets)
        assert all(any(set(one) & set(out) == {p} for one in sets) for p in out)
        assert solve([group for p, group in enumerate(groups) if p not in out]).consistent


def test_each_suspect_has_the_sets_that_are_left_when_the_others_are_out() -> None:
    """Its sets are those without another suspect, without a weak premise where there are any; its peers are as odd."""
    for groups, sets in BLAMABLE:
        found = told(groups)
        for fault in found:
            others = {one.suspect for one in found} - {fault.suspect}
            own = [one for one in sets if not others & set(one)]
            firm = tuple(one for one in own if all(groups[p].weight != WEAK for p in one))
            weak = tuple(one for one in own if one not in firm)
            assert fault.sets == (firm or weak)
            assert fault.rest == fault.zone == tuple(p for p in range(len(groups)) if p not in others)
            assert list(fault.peers) == odd(groups, fault.sets)
            assert not fault.capped


def test_a_set_of_several_suspects_is_the_first_s() -> None:
    """A set that more than one suspect is in is noted once, with the first of them."""
    shared = 0
    for groups, sets in BLAMABLE:
        found = told(groups)
        for one in sets:
            inside = [fault for fault in found if fault.suspect in one]
            noted = [fault for fault in found if one in fault.shared]
            assert noted == (inside[:1] if len(inside) > 1 else [])
            shared += inside[:1] != found[:1] and len(inside) > 1
        assert all(set(fault.shared) <= set(sets) for fault in found)
    assert shared > 3


def test_of_the_odd_ones_the_least_supported_is_the_suspect() -> None:
    """Of those in most sets it is that in most sets with a weak premise, then of the fewest sources, then the last."""
    alone = [(groups, sets, found[0]) for groups, sets in BLAMABLE if len(found := told(groups)) == 1]
    assert len(alone) > 40
    for groups, sets, fault in alone:
        weak = [one for one in sets if any(groups[p].weight == WEAK for p in one)]
        weaker = Counter(p for one in weak for p in one if one not in fault.sets)
        best = max(fault.peers, key=lambda p: (weaker[p], -groups[p].weight, p))
        assert fault.suspect == best


def test_without_details_each_that_is_not_let_in_has_one_set() -> None:
    """One set that is minimal for each that the others keep out; for a premise the least supported claim is blamed."""
    premises = 0
    for groups in CASES:
        if len(components(groups)) > 1:
            continue
        solution = solve(groups)
        found = told(groups, detailed=0)
        assert [fault.sets for fault in found] == [(one,) for one in solution.rejected.values()]
        for fault, (p, one) in zip(found, solution.rejected.items(), strict=True):
            assert core([groups[q] for q in one]) == tuple(range(len(one)))
            assert fault.rest == fault.zone == one
            assert fault.peers == (fault.suspect,)
            claimed = [q for q in one if groups[q].supporters]
            if p not in claimed:
                premises += 1
                assert fault.suspect == max(claimed or one[:1], key=lambda q: (-groups[q].weight, q))
            else:
                assert fault.suspect == p
    assert premises > 10


def row(length: int) -> list[Group]:
    """Return a row of points a day apart, whose first is dated."""
    links = [Group(f"step {n}", ((Link(f"p{n}", f"p{n + 1}", 1, 1),),), (f"s{n}",)) for n in range(length - 1)]
    return [Group("start", ((Link(None, "p0", 1, 1, DAY),),), ("s",), 2), *links]


@pytest.mark.parametrize(("size", "every"), [(MOST_GROUPS, True), (MOST_GROUPS + 1, False)])
def test_all_sets_of_a_small_component_are_gone_through(size: int, every: bool) -> None:
    """Up to sixty groups, all sets are told; of more, one for each that is not let in."""
    groups = row(size - 2)
    groups += [Group(f"off {n}", ((Link(None, "p1", 2 + n, 2 + n),),), (f"o{n}",)) for n in (5, 5)]
    found = told(groups)
    assert [len(fault.sets) for fault in found] == [2 if every else 1]
    assert len(groups) == size


@pytest.mark.parametrize("at", [0, 40, 150, 198])
@pytest.mark.parametrize("side", [0, 3])
def test_in_a_large_component_what_is_near_is_looked_at(at: int, side: int) -> None:
    """Sixty groups are near: none that is left out is reached by fewer steps from point to point than one of them."""
    groups = row(200)
    groups += [Group(f"side {n} {k}", ((Link(f"p{n}", f"q{n} {k}", 0, 9),),)) for n in range(200) for k in range(side)]
    groups += [Group("kept", ((Link(None, f"p{at}", at + 1, at + 1),),), ("k",), 3)]
    groups += [Group("off", ((Link(None, f"p{at}", at + 3, at + 3),),), ("o",))]
    (fault,) = told(groups)
    assert len(fault.zone) == MOST_GROUPS
    assert list(fault.zone) == sorted(fault.zone)
    (found,) = fault.sets
    assert set(found) <= set(fault.zone) <= set(fault.rest)
    names = {p: {x for link in groups[p].options[0] for x in (link.u, link.v) if x} for p in fault.rest}
    steps, edge = dict.fromkeys(found, 0), set(found)
    while edge:
        spoken = {name for p in edge for name in names[p]}
        edge = {p for p in fault.rest if p not in steps and names[p] & spoken}
        steps |= dict.fromkeys(edge, 1 + max(steps.values()))
    assert max(steps[p] for p in fault.zone) <= min(steps[p] for p in fault.rest if p not in fault.zone)


def test_a_long_row_that_does_not_close_is_near_as_a_whole() -> None:
    """A set of more than sixty groups is looked at as it is, and nothing besides."""
    groups = row(90)
    groups.append(Group("end", ((Link(None, "p89", 9, 9),),), ("e",)))
    groups.append(Group("beside", ((Link("p3", "q", 0, 0),),), ("b",)))
    (fault,) = told(groups)
    assert fault.zone == fault.sets[0]
    assert len(fault.zone) == 91


def test_only_so_many_faults_of_a_large_component_are_judged_among_the_rest() -> None:
    """Of those that details are asked for the rest and what is near is told, in order; of any beyond, the one set."""
    groups = [group._replace(weight=2) for group in row(2 * MOST_GROUPS)]
    slips = [(n, 50 + n) for n in (10, 60, 110)]
    groups += [Group(f"off {at}", ((Link(None, f"p{at}", day, day),),), (f"o{at}",)) for at, day in slips]
    let_in = set(range(2 * MOST_GROUPS))
    for detailed in range(5):
        found = told(groups, detailed)
        assert [fault.sets for fault in found] == [fault.sets for fault in told(groups)]
        for n, fault in enumerate(found):
            (one,) = fault.sets
            assert fault.suspect == 2 * MOST_GROUPS + n
            assert fault.rest == (tuple(sorted({*let_in, fault.suspect})) if n < detailed else one)
            assert set(one) <= set(fault.zone) <= set(fault.rest)


def test_a_component_is_small_enough_without_what_is_not_let_in() -> None:
    """Of sixty-one groups of which one is out, the sixty others and the suspect are not more than the zone may be."""
    groups = row(MOST_GROUPS - 1)
    groups += [Group(f"off {n}", ((Link(None, "p1", 7 + n, 7 + n),),), (f"o{n}",)) for n in range(2)]
    found = told(groups)
    assert [fault.zone for fault in found] == [fault.rest for fault in found]
    assert {len(fault.rest) for fault in found} == {MOST_GROUPS}


def test_where_not_all_sets_are_known_what_they_miss_is_found() -> None:
    """With more sets than are gone through, what the suspects leave clashing is blamed too, and each has a set."""
    pairs = 22
    dates = [(year, n) for year in (1953, 1960) for n in range(pairs)]
    groups = [
        Group(f"{year} {n}", ((Link(None, "p", year, year, YEAR),),), (f"c{year}{n}",), 1 + n % 2) for year, n in dates
    ]
    groups += [Group("q", ((Link("p", "q", 1, 1, YEAR),),), ("q",), 3)]
    groups += [Group(f"r{n}", ((Link(None, "q", 1970 + n, 1970 + n, YEAR),),), (f"r{n}",)) for n in range(3)]
    found = told(groups)
    assert minimal_sets(groups).capped
    assert all(fault.capped for fault in found)
    first = next(i for i, fault in enumerate(found) if fault.sets[0] not in minimal_sets(groups).sets)
    out = {fault.suspect for fault in found}
    assert solve([group for p, group in enumerate(groups) if p not in out]).consistent
    for fault in found:
        assert all(core([groups[p] for p in one]) == tuple(range(len(one))) for one in fault.sets)
        assert any(fault.suspect in one for one in fault.sets)
    for fault in found[first:]:
        (one,) = fault.sets
        assert fault.suspect == max(one, key=lambda p: (-groups[p].weight, p))
