"""Groups that hold together, kept settled, so that others can be tried with them one at a time."""

from collections.abc import Sequence

from timeline.checking.network.hulls import bounds_of, hull
from timeline.checking.network.model import Bounds, Group
from timeline.checking.network.solve import search


class Ground:
    """The groups at some positions: do they hold together, would they with one more, what days do they leave."""

    def __init__(self, groups: Sequence[Group], positions: Sequence[int]) -> None:
        self._groups, self._positions = groups, positions
        self._state = search(groups, positions).state
        self._plain = all(len(groups[p].options) == 1 for p in positions)

    @property
    def holds(self) -> bool:
        """Say whether the groups hold together."""
        return self._state is not None

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
