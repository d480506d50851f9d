"""What is wrong in a component: its minimal sets, and the groups whose change would mend each."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

from timeline.checking.network import Group, minimal_sets
from timeline.checking.network.incremental import variables
from timeline.checking.network.sets import MOST_GROUPS
from timeline.checking.network.solve import Core, let_in, search, shrink

WEAK = 0
"""The weight of premises that are tried last: a set that does without them is preferred."""


class Fault(NamedTuple):
    """A group that the others of its component do not hold with.

    `sets`: the minimal sets that are left when the other faults are out, those that rest on a weak premise only where
    there are no others. `rest`: the positions it is judged among, itself included; `zone`: those of them that are near,
    all of them in a small component. `peers`: those that are in as many sets. `shared`: its sets that a later suspect
    is in.
    """

    suspect: int
    sets: tuple[Core, ...]
    rest: tuple[int, ...]
    zone: tuple[int, ...]
    peers: tuple[int, ...]
    capped: bool = False
    shared: tuple[Core, ...] = ()


def faults(groups: Sequence[Group], positions: Sequence[int], cyclic: bool, detailed: int) -> list[Fault]:
    """Return the faults of a component that clashes: from all its minimal sets if it is small, else one set for each.

    `cyclic`: its links may close a cycle. `detailed`: of how many the rest and the zone are asked for; for none, sets
    are not looked for either, and of those beyond it they are the one set.
    """
    if detailed and len(positions) <= MOST_GROUPS:
        return _from_sets(groups, positions, cyclic)
    _, rejected, _ = let_in(groups, positions, cyclic)
    accepted = [p for p in positions if p not in rejected]
    users = _users(groups, accepted) if detailed else {}
    found = []
    for n, (p, core) in enumerate(rejected.items()):
        blamed = p if groups[p].supporters else _lightest(groups, core)
        rest = tuple(sorted({*accepted, p})) if n < detailed else core
        zone = _near(groups, rest, core, users) if n < detailed else core
        found.append(Fault(blamed, (core,), rest, zone, (blamed,)))
    return found


def _users(groups: Sequence[Group], positions: Sequence[int]) -> Mapping[str, Sequence[int]]:
    """Return for each variable the positions of the groups that speak of it."""
    users: dict[str, list[int]] = {}
    for p in positions:
        for name in variables(groups[p]):
            users.setdefault(name, []).append(p)
    return users


def _near(
    groups: Sequence[Group], rest: Sequence[int], core: Core, users: Mapping[str, Sequence[int]]
) -> tuple[int, ...]:
    """Return the positions nearest to a set, as many as a small component has."""
    if len(rest) <= MOST_GROUPS:
        return tuple(rest)
    near = dict.fromkeys(core)
    queue = deque(core)
    while queue and len(near) < MOST_GROUPS:
        for name in variables(groups[queue.popleft()]):
            fresh = [p for p in users.get(name, ()) if p not in near]
            near |= dict.fromkeys(fresh[: MOST_GROUPS - len(near)])
            queue.extend(fresh)
    return tuple(sorted(near))


def _lightest(groups: Sequence[Group], core: Core) -> int:
    return min((p for p in core if groups[p].supporters), key=lambda p: (groups[p].weight, -p), default=core[0])


def _from_sets(groups: Sequence[Group], positions: Sequence[int], cyclic: bool) -> list[Fault]:
    known = minimal_sets(groups, positions, cyclic=cyclic)
    firm = [core for core in known.sets if all(groups[p].weight != WEAK for p in core)]
    weak = [core for core in known.sets if core not in firm]
    suspects = _hitting(groups, firm, weak)
    suspects += _hitting(groups, [core for core in weak if not set(core) & set(suspects)], [])
    for suspect in suspects[:-1]:
        if all(set(core) & set(suspects) - {suspect} for core in known.sets):
            suspects.remove(suspect)
    more = _missed(groups, positions, suspects, cyclic) if known.capped else []
    suspects += [suspect for suspect, _ in more]
    firm += [core for _, core in more]
    found = []
    for suspect in suspects:
        others = set(suspects) - {suspect}
        sets, weaker = (tuple(core for core in one if not others & set(core)) for one in (firm, weak))
        sets = sets or weaker or tuple(core for core in firm if suspect in core)[:1]
        rest = tuple(p for p in positions if p not in others)
        shared = tuple(core for core in known.sets if others & set(core) and suspect == _first(suspects, core))
        found.append(Fault(suspect, sets, rest, rest, tuple(_most(groups, sets)), known.capped, shared))
    return found


def _first(suspects: Sequence[int], core: Core) -> int | None:
    return next((suspect for suspect in suspects if suspect in core), None)


def _missed(
    groups: Sequence[Group], positions: Sequence[int], suspects: Sequence[int], cyclic: bool
) -> list[tuple[int, Core]]:
    """Return further suspects, each with a set that those before do not hit: not all sets may be known."""
    left, found = [p for p in positions if p not in suspects], []
    while (verdict := search(groups, left, cyclic)).state is None:
        core = shrink(groups, verdict.clash, cyclic)
        found.append((_lightest(groups, core), core))
        left.remove(found[-1][0])
    return found


def _hitting(groups: Sequence[Group], sets: Sequence[Core], more: Sequence[Core]) -> list[int]:
    """Return groups of which each set has one, the one in the largest share of the sets that are left first.

    Of several, the one that is in most of the sets `more`, then the one that has the fewest sources behind it.
    """
    left, chosen = list(sets), list[int]()
    also = Counter(p for core in more for p in core)
    while left:
        suspect = min(_most(groups, left), key=lambda p: (-also[p], groups[p].weight, -p), default=None)
        if suspect is None:
            break
        chosen.append(suspect)
        left = [core for core in left if suspect not in core]
    return chosen


def shares(groups: Sequence[Group], sets: Sequence[Core]) -> Counter[int]:
    """Return for each group the number of sets, in claims, that one of its claims is in; premises are left out.

    A set of groups stands for as many sets of claims as there are ways to take one supporter of each.
    """
    found: Counter[int] = Counter()
    for core in sets:
        ways = prod(max(1, len(groups[p].supporters)) for p in core)
        for p in core:
            if groups[p].supporters:
                found[p] += ways // len(groups[p].supporters)
    return found


def total(groups: Sequence[Group], sets: Sequence[Core]) -> int:
    """Return the number of sets of claims that the sets of groups stand for."""
    return sum(prod(max(1, len(groups[p].supporters)) for p in core) for core in sets)


def _most(groups: Sequence[Group], sets: Sequence[Core]) -> list[int]:
    counted = shares(groups, sets)
    most = max(counted.values(), default=0)
    return sorted(p for p, n in counted.items() if n == most)
