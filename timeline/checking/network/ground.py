"""Groups that hold together, kept settled, so that others can be tried with them one at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from timeline.checking.network.hulls import bounds_of, hull
from timeline.checking.network.model import Bounds, Group
from timeline.checking.network.solve import choose, extend, search
from timeline.checking.network.state import State


def ground(groups: Sequence[Group], positions: Sequence[int]) -> "Ground":
    """Settle the groups at some positions."""
    return Ground(groups, positions, search(groups, positions, quick=True).state)


class Ground:
    """The groups at some positions: do they hold together, would they with one more, what days do they leave."""

    def __init__(self, groups: Sequence[Group], positions: Sequence[int], state: State | None) -> None:
        self._groups, self._positions, self._state = groups, positions, state
        self._choices = {p for p in positions if len(groups[p].options) > 1}

    @property
    def size(self) -> int:
        """How many groups there are."""
        return len(self._positions)

    @property
    def holds(self) -> bool:
        """Say whether the groups hold together."""
        return self._state is not None

    @contextmanager
    def joined(self, positions: Sequence[int]) -> Iterator["Ground"]:
        """Give the ground of these groups and others, while this one is not used itself."""
        state, everyone = self._state, sorted((*self._positions, *positions))
        if state is None:
            yield self
            return
        mark = state.mark()
        verdict = choose(self._groups, state, positions)
        if verdict.state is not None or self._choices.isdisjoint(verdict.clash):
            yield Ground(self._groups, everyone, verdict.state)
        else:
            yield ground(self._groups, everyone)
        state.undo(mark)

    def takes(self, group: Group) -> bool:
        """Say whether the groups hold together with another one."""
        state = self._state
        if state is None:
            return False
        mark, position = state.mark(), len(self._groups)
        clash = extend(state, position, group.options)
        state.undo(mark)
        if clash is None or self._choices.isdisjoint(clash):
            return clash is None
        return search([*self._groups, group], [*self._positions, position], quick=True).state is not None

    def days(self, variable: str) -> Bounds:
        """Return the first and last day that the groups leave to a variable, over all their choices."""
        if self._state is None:
            return None, None
        known = hull(self._groups, self._positions).bounds if self._choices else bounds_of(self._state)
        return known.get(variable, (None, None))
