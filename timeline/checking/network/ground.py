"""Groups that hold together, kept settled, so that others can be tried with them one at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from timeline.checking.network.hulls import bounds_of, hull
from timeline.checking.network.model import Bounds, Group
from timeline.checking.network.solve import search
from timeline.checking.network.state import State


def ground(groups: Sequence[Group], positions: Sequence[int]) -> "Ground":
    """Settle the groups at some positions."""
    return Ground(groups, positions, search(groups, positions).state)


class Ground:
    """The groups at some positions: do they hold together, would they with one more, what days do they leave."""

    def __init__(self, groups: Sequence[Group], positions: Sequence[int], state: State | None) -> None:
        self._groups, self._positions, self._state = groups, positions, state
        self._plain = all(len(groups[p].options) == 1 for p in positions)

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
        if all(len(self._groups[p].options) == 1 for p in positions):
            mark = state.mark()
            clash = state.add([(p, self._groups[p].options[0]) for p in positions])
            if clash is None or self._plain:
                yield Ground(self._groups, everyone, None if clash else state)
                state.undo(mark)
                return
            state.undo(mark)
        yield ground(self._groups, everyone)

    def takes(self, group: Group) -> bool:
        """Say whether the groups hold together with another one."""
        state = self._state
        if state is None:
            return False
        for option in group.options:
            mark = state.mark()
            clash = state.add([(len(self._groups), option)])
            state.undo(mark)
            if clash is None:
                return True
        if self._plain:
            return False
        return search([*self._groups, group], [*self._positions, len(self._groups)]).state is not None

    def days(self, variable: str) -> Bounds:
        """Return the first and last day that the groups leave to a variable, over all their choices."""
        if self._state is None:
            return None, None
        known = bounds_of(self._state) if self._plain else hull(self._groups, self._positions)
        return known.get(variable, (None, None))
