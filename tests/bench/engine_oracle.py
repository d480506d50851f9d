"""The network against z3 on fresh random cases, and against plants that are wrong by exactly one.

    PYTHONPATH=. python tests/bench/engine_oracle.py [CASES] [SEED]     default 4000 and a seed from the system

Prints the seed, so that a difference can be run again; exits 1 when there was any. A plant is a set of statements that
are true of one random history, one of them moved by one unit: z3 says whether that clashes, and which sets do.
"""

import sys
from collections.abc import Sequence
from random import Random, SystemRandom
from time import process_time

from tests.checking.claim_cases import ClaimOracle, claim_sets, random_case
from tests.checking.network_cases import FAR, NEAR, Oracle, planted, random_groups
from timeline.checking.network import Group, minimal_sets, solve


def agrees(groups: Sequence[Group], sets: Sequence[Sequence[int]], years: tuple[int, int] = NEAR) -> bool:
    """Say whether z3, looking into some years, finds exactly these minimal sets."""
    oracle = Oracle(groups, years)
    found = oracle.agrees(len(groups), sets)
    oracle.close()
    return found


def main(cases: int, seed: int) -> int:
    """Compare and print; return the number of differences."""
    wrong = clashing = 0
    spent = process_time()
    for n in range(cases):
        groups = (planted if n % 4 == 3 else random_groups)(Random(seed + n))
        sets, solution = minimal_sets(groups), solve(groups)
        same = solution.consistent == (not sets.sets) and (agrees(groups, sets.sets) or agrees(groups, sets.sets, FAR))
        clashing += bool(sets.sets)
        if not same or not set(solution.rejected.values()) <= set(sets.sets):
            wrong += 1
            print(f"differs: case {n}: {groups}")
    for n in range(cases // 4):
        case = random_case(Random(seed + n))
        if not ClaimOracle(case).agrees(claim_sets(case)):
            wrong += 1
            print(f"differs: claims of case {n}: {case.facts.claims}")
    spent = process_time() - spent
    print(f"seed {seed}: {cases} cases of links, {clashing} of them clash, {cases // 4} cases of claims")
    print(f"{wrong} differ from z3, {spent:.0f} s CPU")
    return wrong


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(bool(main(given[0] if given else 4000, given[1] if len(given) > 1 else SystemRandom().randrange(10**9))))
