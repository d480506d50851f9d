"""With every set asked for, no two dates of an event that cannot both be true are left out."""

from random import Random

import pytest

from tests.checking.claim_cases import claim_sets, random_case
from tests.checking.test_findings_in_full import case_of
from timeline.checking import check


@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (["1955", "1952", "1954"], {"a b", "a c", "b c"}),
        (["1955", "1952", "1952"], {"a b", "a c"}),
        (["1955", "1952", "1954/1956"], {"a b", "b c"}),
        (["1955", "1952", "1954~"], {"a b"}),  # about 1954 may be either
    ],
)
def test_every_pair_of_dates(dates: list[str], apart: set[str]) -> None:
    """Each pair of dates that have no day in common stands in a set, those also of which neither is the odd one."""
    claims = [f"{source} x {{date: {date}}}" for source, date in zip("abc", dates, strict=True)]
    found = check(case_of({"events": {"x": "meeting JP"}, "claims": claims}), all_sets=True)
    sets = [" ".join(sorted(c.removesuffix("-x") for c in ids)) for finding in found for ids in finding.sets]
    assert sorted(sets) == sorted(apart)


@pytest.mark.parametrize("block", range(4))
def test_every_minimal_set(block: int) -> None:
    """Each minimal set of claims is told with some finding, those of two suspects at once too; and no other is told."""
    for seed in range(block * 20, block * 20 + 20):
        case = random_case(Random(seed))
        found = check(case, all_sets=True)
        assert all(len({frozenset(ids) for ids in one.sets}) == len(one.sets) for one in found)
        sets = [frozenset(ids) for one in found for ids in one.sets if one.rule != "impossible-publication-date"]
        told = {ids for ids in sets if not any(":" in name for name in ids)}
        assert told == {frozenset(ids) for ids in claim_sets(case)}


def test_a_set_of_two_suspects_is_told_only_when_asked_for() -> None:
    """Of three claims in a set of which two are blamed in sets of their own, the set is told when all are asked for."""
    case = random_case(Random(6))
    shared = {"c0", "c2", "c6"}
    assert shared in [set(ids) for one in check(case, all_sets=True) for ids in one.sets]
    assert shared not in [set(ids) for one in check(case) for ids in one.sets]


@pytest.mark.parametrize("block", range(4))
def test_what_is_asked_for_names_no_fault(block: int) -> None:
    """The findings are the same, under the same rules, whether every set is asked for or not."""
    for seed in (69, 138, 226, 267, 285, 298, 304, *range(block * 10, block * 10 + 10)):
        case = random_case(Random(seed))
        plain, full = ({one.id: one for one in check(case, all_sets=asked)} for asked in (False, True))
        assert list(plain) == list(full)
        for id_, one in plain.items():
            every = full[id_]
            assert set(one.sets) <= set(every.sets)
            alike = {"sets": ()}
            assert one.model_copy(update=alike) == every.model_copy(update=alike)
