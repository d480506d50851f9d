"""Which groups hang together: components, and whether links may close a cycle."""

from collections.abc import Iterable, Sequence

from timeline.checking.network.model import Group


def components(groups: Sequence[Group]) -> list[list[int]]:
    """Return the positions of the groups that share variables, directly or through others, in the order given."""
    parent: list[int] = []
    number: dict[str, int] = {}
    firsts: list[int] = []
    for group in groups:
        first = -1
        for option in group.options:
            for u, v, _, _, _ in option:
                for name in (v,) if u is None else (u, v):
                    n = number.get(name)
                    if n is None:
                        n = number[name] = len(parent)
                        parent.append(n)
                    while parent[n] != n:
                        parent[n] = parent[parent[n]]
                        n = parent[n]
                    if first < 0:
                        first = n
                    elif n != first:
                        low, high = (first, n) if first < n else (n, first)
                        parent[high] = low
                        first = low
        firsts.append(first)
    found: dict[int, list[int]] = {}
    for p, first in enumerate(firsts):
        n = first
        while n >= 0 and parent[n] != n:
            n = parent[n]
        found.setdefault(n, []).append(p)
    return list(found.values())


def is_cyclic(groups: Sequence[Group], positions: Iterable[int]) -> bool:
    """Say whether links of the groups may close a cycle: some link joins points that others join already."""
    parent: dict[str, str] = {}
    for p in positions:
        for option in groups[p].options:
            for u, v, _, _, _ in option:
                if u is None:
                    continue
                while (above := parent.get(u)) is not None:
                    u = above
                while (above := parent.get(v)) is not None:
                    v = above
                if u == v:
                    return True
                parent[v] = u
    return False
