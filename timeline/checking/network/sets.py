"""All minimal sets of groups that cannot hold together (MARCO: Liffiton et al., Fast, flexible MUS enumeration, 2016).

Sets of positions are bit masks here. What is left out must hit every minimal set found so far and must not contain what
was once enough to leave out; the rest either holds, and is grown, or clashes, and is shrunk to a minimal set.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.checking.network.model import Group
from timeline.checking.network.solve import Circle, Core, search, shrink

MOST_GROUPS = 60
MOST_SETS = 300
MOST_SPARED = 500
MOST_STEPS = 20_000
"""Ways of leaving groups out that are kept, and steps in looking for one, after which there may be more sets."""


class Sets(NamedTuple):
    """Minimal sets, the smallest first; `capped`: there may be more."""

    sets: tuple[Core, ...]
    capped: bool = False


def minimal_sets(
    groups: Sequence[Group], positions: Sequence[int] | None = None, cap: int = MOST_SETS, cyclic: bool = True
) -> Sets:
    """Return all minimal sets within positions (all groups, unless given) that cannot hold together, `cap` at most."""
    zone = involved(groups, range(len(groups)) if positions is None else positions)
    found: list[Core] = []
    hitting = _Hitting()
    for hit in hitting.masks():
        if len(hitting.spared) == MOST_SPARED:
            return Sets(_sorted(found), True)
        out = hit
        kept = [p for i, p in enumerate(zone) if not out >> i & 1]
        verdict = search(groups, kept, cyclic)
        if verdict.state is None:
            if len(found) == cap:
                return Sets(_sorted(found), True)
            core = shrink(groups, verdict.clash, cyclic)
            found.append(core)
            hitting.clashing.append(sum(1 << i for i, p in enumerate(zone) if p in core))
            continue
        circle = Circle(groups, cyclic, verdict, kept)
        for i, p in enumerate(zone):
            if out >> i & 1 and circle.admit(p) is None:
                out &= ~(1 << i)
        hitting.spared.append(out)
    return Sets(_sorted(found), hitting.steps > MOST_STEPS)


def involved(groups: Sequence[Group], positions: Sequence[int]) -> list[int]:
    """Return the positions that can be part of a conflict: not those that only define a variable no other speaks of."""
    left = dict.fromkeys(positions)
    users: dict[str, set[int]] = {}
    for p in left:
        for option in groups[p].options:
            for u, v, *_ in option:
                users.setdefault(v, set()).add(p)
                if u is not None:
                    users.setdefault(u, set()).add(p)
    lonely = [name for name, ps in users.items() if len(ps) == 1]
    while lonely:
        name = lonely.pop()
        only = next(iter(users[name]), None)
        if only is None or not _defines(groups[only], name):
            continue
        del left[only]
        for other, ps in users.items():
            if only in ps:
                ps.discard(only)
                if len(ps) == 1:
                    lonely.append(other)
    return list(left)


def _defines(group: Group, name: str) -> bool:
    """Say whether the group is one link between the variable and another: whatever the other is, it can be met."""
    if len(group.options) != 1 or len(group.options[0]) != 1:
        return False
    u, v, lo, hi, _ = group.options[0][0]
    return u is not None and u != v and name in (u, v) and (lo is None or hi is None or lo <= hi)


class _Hitting:
    """What is to be left out next: it hits every minimal set found and contains nothing that was once enough."""

    def __init__(self) -> None:
        self.clashing: list[int] = []  # masks of the minimal sets
        self.spared: list[int] = []  # masks of what is enough to leave out
        self.steps = 0

    def masks(self, out: int = 0, kept: int = 0) -> Iterator[int]:
        """Yield masks to leave out, until there are no more or the steps are used up.

        After each it is noted what clashes without it, or what is enough to leave out. Of a set that is missed each
        member is tried in turn, those tried before it being kept, so that nothing is tried twice.
        """
        while True:
            self.steps += 1
            if self.steps > MOST_STEPS or any(mask & out == mask for mask in self.spared):
                return
            if missed := next((mask for mask in self.clashing if not mask & out), 0):
                break
            yield out
        left = missed & ~kept
        while left:
            bit = left & -left
            yield from self.masks(out | bit, kept)
            kept |= bit
            left &= left - 1


def _sorted(sets: list[Core]) -> tuple[Core, ...]:
    return tuple(sorted(sets, key=lambda core: (len(core), core)))
