"""The whole way from claims to minimal sets, with z3 reading the same claims for itself."""

from random import Random

import pytest

from tests.checking.claim_cases import ClaimOracle, claim_sets, random_case
from timeline.checking.analysis import analyse

CASES = 400


@pytest.mark.parametrize("block", range(4))
def test_z3_reads_the_same_contradictions_out_of_claims(block):
    """Of random claims in all forms, z3 finds the same verdict and, exactly, the same minimal sets."""
    clashing = 0
    for seed in range(block * CASES // 4, (block + 1) * CASES // 4):
        case = random_case(Random(seed))
        sets = claim_sets(case)
        assert ClaimOracle(case).agrees(sets), seed
        assert analyse(case).consistent == (not sets), seed
        clashing += bool(sets)
    assert CASES // 16 < clashing < CASES // 4


def test_every_conflict_shown_stands_by_itself():
    """Each set shown clashes, each repair shown restores, and each explanation fits on twelve lines."""
    for seed in range(150):
        case = random_case(Random(seed))
        for conflict in analyse(case, all_sets=True).conflicts:
            for one in conflict.sets:
                assert analyse(_with(case, one)).conflicts, (seed, one)
                for left_out in one:
                    assert not analyse(_with(case, [c for c in one if c != left_out])).conflicts, (seed, one)
            assert 2 <= len(conflict.explanation) <= 12
            assert conflict.suspect in conflict.claims


def _with(case, ids):
    """Return the case with only these claims."""
    claims = tuple(c for c in case.facts.claims if c.id in ids)
    return case.model_copy(update={"facts": case.facts.model_copy(update={"claims": claims})})
