"""Deciding sets of groups: choices searched, the groups that cannot join the others rejected, and why.

Groups are spoken of by their position in the sequence given.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.checking.network.grouping import components, is_cyclic
from timeline.checking.network.hulls import NONE_TAKEN, Hull, bounds_of, hull
from timeline.checking.network.model import Bounds, Group, Links
from timeline.checking.network.state import State

MOST_TRIES = 20_000
"""Options tried in one search before it is given up as not decided, which counts as no conflict and is said."""

Core = tuple[int, ...]


class Verdict(NamedTuple):
    """What a search came to: a state that holds, or the positions that do not; `capped`: given up, nothing proven.

    `certain`: the mark of the state before its first choice; `taken`: the option by which each choice was settled.
    """

    state: State | None
    clash: frozenset[int] = frozenset()
    capped: bool = False
    certain: int = 0
    taken: Mapping[int, Links] = NONE_TAKEN


class Solution(NamedTuple):
    """What a set of groups comes to.

    `bounds`: variable → first and last day. `rejected`: position of a group left out → a minimal set it is part of.
    `capped`: a search over choices was given up.
    """

    consistent: bool
    bounds: dict[str, Bounds]
    rejected: dict[int, Core]
    capped: bool = False


def search(groups: Sequence[Group], positions: Iterable[int], cyclic: bool = True, quick: bool = False) -> Verdict:
    """Decide whether the groups at these positions hold together, trying the options of choices with backjumping.

    `quick`: where it does not matter which of the ways in which they clash is told.
    """
    state = State(cyclic, quick)
    fixed, choices = [], []
    for p in positions:
        options = groups[p].options
        if len(options) == 1:
            fixed.append((p, options[0]))
        else:
            choices.append(p)
    if clash := state.add(fixed):
        return Verdict(None, frozenset(clash.groups()))
    if not choices:
        return Verdict(state)
    certain = state.mark()
    return choose(groups, state, choices)._replace(certain=certain)


def ranges(groups: Sequence[Group], positions: Sequence[int], verdict: Verdict) -> Hull:
    """Return the bounds of each variable over all choices of groups that hold together, as their search found.

    Its state is used up where there are choices.
    """
    state = verdict.state
    assert state is not None
    if any(len(groups[p].options) > 1 for p in positions):
        state.undo(verdict.certain)
        return hull(groups, positions, state, verdict.taken)
    return Hull(bounds_of(state))


def choose(groups: Sequence[Group], state: State, choices: Sequence[int]) -> Verdict:
    """Settle groups in a state with backjumping; it stays as it was where they do not hold with what is in it."""
    tries = [0]
    taken: dict[int, Links] = {}
    found = _choose(groups, state, choices, taken, tries)
    if found is not None:
        return Verdict(None, found)
    capped = tries[0] > MOST_TRIES
    return Verdict(state, capped=capped, taken=NONE_TAKEN if capped else taken)


def _choose(
    groups: Sequence[Group], state: State, choices: Sequence[int], taken: dict[int, Links], tries: list[int]
) -> frozenset[int] | None:
    """Settle the choices beyond those taken; return the positions that clash, None with the state settled."""
    if len(taken) == len(choices):
        return None
    position = choices[len(taken)]
    clashing = {position}
    for option in groups[position].options:
        tries[0] += 1
        if tries[0] > MOST_TRIES:
            return None
        mark = state.mark()
        clash = state.add([(position, option)])
        taken[position] = option
        found = frozenset(clash.groups()) if clash else _choose(groups, state, choices, taken, tries)
        if found is None:
            return None
        del taken[position]
        state.undo(mark)
        if position not in found:
            return found
        clashing |= found
    return frozenset(clashing)


def extend(state: State, position: int, options: Iterable[Links]) -> set[int] | None:
    """Add the first option that holds with a state as it is; return the positions that clash where none does."""
    against: set[int] = set()
    for option in options:
        mark = state.mark()
        clash = state.add([(position, option)])
        if clash is None:
            return None
        state.undo(mark)
        against |= clash.groups()
    return against


def shrink(groups: Sequence[Group], positions: Iterable[int], cyclic: bool = True) -> Core:
    """Return a minimal set within positions that clash: none of it can be spared, and it clashes by itself.

    Groups of little weight are the first to be spared, so that what remains rests on the weightiest.
    """
    core = set(positions)
    for p in sorted(core, key=lambda p: (groups[p].weight, -p)):
        if p in core and len(core) > 1:
            verdict = search(groups, sorted(core - {p}), cyclic)
            if verdict.state is None:
                core = set(verdict.clash)
    return tuple(sorted(core))


def core(groups: Sequence[Group]) -> Core | None:
    """Return a minimal set of groups that cannot hold together, None when all can."""
    verdict = search(groups, range(len(groups)))
    return None if verdict.state is not None else shrink(groups, verdict.clash)


def order(groups: Sequence[Group], positions: Iterable[int]) -> list[int]:
    """Return the order in which groups are let in: the weightiest first, then those that name a date, then as given."""
    return sorted(positions, key=lambda p: (-groups[p].weight, _rank(groups[p]), p))


def _rank(group: Group) -> int:
    if len(group.options) > 1:
        return 2
    return int(any(u is not None for u, *_ in group.options[0]))


def settle(groups: Sequence[Group], positions: Sequence[int], cyclic: bool) -> tuple[State, dict[int, Core], bool]:
    """Let the groups of a component in one by one; return the state of those let in, and a core for each other.

    The last value says that a search over choices was given up.
    """
    verdict = search(groups, positions, cyclic)
    if verdict.state is not None:
        return verdict.state, {}, verdict.capped
    return let_in(groups, positions, cyclic)


class Circle:
    """Groups that hold together, which others are let into one by one; at first those of a verdict, if any."""

    def __init__(
        self, groups: Sequence[Group], cyclic: bool, start: Verdict | None = None, inside: Sequence[int] = ()
    ) -> None:
        self._groups, self._cyclic, self.inside = groups, cyclic, list(inside)
        self.state = (start and start.state) or State(cyclic)
        self.capped = start is not None and start.capped
        self._choices = {p for p in inside if len(groups[p].options) > 1}

    def admit(self, p: int) -> Collection[int] | None:
        """Let the group at a position in; return positions that cannot hold together where it cannot be let in."""
        clash: Collection[int] | None = None if self.capped else extend(self.state, p, self._groups[p].options)
        if clash and self._choices.isdisjoint(clash):
            return clash  # no other way to settle the choices lets it in
        if clash or self.capped:
            verdict = search(self._groups, [*self.inside, p], self._cyclic)
            if verdict.state is None:
                return verdict.clash
            self.state, self.capped = verdict.state, self.capped or verdict.capped
        self.inside.append(p)
        if len(self._groups[p].options) > 1:
            self._choices.add(p)
        return None


def let_in(groups: Sequence[Group], positions: Sequence[int], cyclic: bool) -> tuple[State, dict[int, Core], bool]:
    """Do as `settle` where the groups are known to clash."""
    circle, rejected = Circle(groups, cyclic), dict[int, Core]()
    for p in order(groups, positions):
        if clash := circle.admit(p):
            rejected[p] = shrink(groups, clash, cyclic)
    return circle.state, rejected, circle.capped


def solve(groups: Sequence[Group]) -> Solution:
    """Decide all components; where one cannot hold, let its groups in by weight and reject each that clashes."""
    bounds: dict[str, Bounds] = {}
    rejected: dict[int, Core] = {}
    capped = False
    for positions in components(groups):
        state, out, gave_up = settle(groups, positions, is_cyclic(groups, positions))
        rejected |= out
        capped = capped or gave_up
        if any(len(groups[p].options) > 1 for p in positions):
            bounds |= hull(groups, [p for p in positions if p not in out]).bounds
        else:
            bounds |= bounds_of(state)
    return Solution(not rejected, bounds, rejected, capped)
