"""The network kept between changes: an insertion goes on from the bounds reached, a removal re-does one component."""

from collections.abc import Iterable

from timeline.checking.network.grouping import components
from timeline.checking.network.hulls import bounds_of
from timeline.checking.network.model import Bounds, Group
from timeline.checking.network.solve import Core, order, search, settle, shrink
from timeline.checking.network.state import State


class _Zone:
    """A component: the positions let in, the state they leave, and a minimal set for each position that is not."""

    __slots__ = ("accepted", "plain", "rejected", "state")

    def __init__(self, accepted: list[int], state: State, rejected: dict[int, Core], plain: bool) -> None:
        self.accepted, self.state, self.rejected, self.plain = accepted, state, rejected, plain


class Network:
    """A set of groups, by id, that can be added to and taken from; each change re-does only what it touches."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._groups: list[Group] = []
        self._position: dict[str, int] = {}
        self._zones: dict[str, _Zone] = {}  # by variable
        self._enter(list(groups))

    @property
    def rejected(self) -> dict[str, tuple[str, ...]]:
        """The groups that could not be let in, each with a minimal set of group ids that cannot hold together."""
        zones = {id(zone): zone for zone in self._zones.values()}
        found = {p: core for zone in zones.values() for p, core in zone.rejected.items()}
        return {self._groups[p].id: self._ids(core) for p, core in sorted(found.items())}

    def bounds(self, variable: str) -> Bounds:
        """Return the first and last day that the groups let in leave to a variable; of choices, those now settled."""
        zone = self._zones.get(variable)
        return bounds_of(zone.state).get(variable, (None, None)) if zone else (None, None)

    def add(self, group: Group) -> tuple[str, ...] | None:
        """Add a group; return a minimal set of ids with which it cannot hold, None when it was let in.

        Raises ValueError when there is a group of this id.
        """
        if group.id in self._position:
            raise ValueError(f"there is a group {group.id!r} already")
        p = self._position[group.id] = len(self._groups)
        self._groups.append(group)
        touched = list({id(self._zones[v]): self._zones[v] for v in variables(group) if v in self._zones}.values())
        touched.sort(key=lambda zone: -len(zone.accepted))
        zone = touched[0] if touched else _Zone([], State(), {}, True)
        for other in touched[1:]:
            zone.state.add(
                [(q, self._groups[q].options[0]) for q in other.accepted if len(self._groups[q].options) == 1]
            )
            zone.accepted += other.accepted
            zone.rejected |= other.rejected
            zone.plain = zone.plain and other.plain
            for q in (*other.accepted, *other.rejected):
                self._zones |= dict.fromkeys(variables(self._groups[q]), zone)
        if len(touched) > 1 and not zone.plain:
            zone.state = search(self._groups, zone.accepted).state or zone.state
        self._zones |= dict.fromkeys(variables(group), zone)
        return self._insert(zone, p)

    def _insert(self, zone: _Zone, p: int) -> tuple[str, ...] | None:
        group = self._groups[p]
        if zone.plain and len(group.options) == 1:
            mark = zone.state.mark()
            clash = zone.state.add([(p, group.options[0])])
            if clash is None:
                zone.accepted.append(p)
                return None
            zone.state.undo(mark)
            zone.rejected[p] = shrink(self._groups, clash.groups())
            return self._ids(zone.rejected[p])
        verdict = search(self._groups, [*zone.accepted, p])
        if verdict.state is None:
            zone.rejected[p] = shrink(self._groups, verdict.clash)
            return self._ids(zone.rejected[p])
        zone.state, zone.plain = verdict.state, False
        zone.accepted.append(p)
        return None

    def remove(self, group_id: str) -> None:
        """Take a group out; those that only it kept out are let in. Raises KeyError when there is none of this id."""
        p = self._position.pop(group_id)
        zone = self._zones[next(iter(variables(self._groups[p])))]
        positions = sorted({*zone.accepted, *zone.rejected} - {p})
        for q in (p, *positions):
            for variable in variables(self._groups[q]):
                self._zones.pop(variable, None)
        self._settle(positions)

    def change(self, group: Group) -> tuple[str, ...] | None:
        """Put a group in the place of the one with its id; return as `add` does."""
        self.remove(group.id)
        return self.add(group)

    def _enter(self, groups: list[Group]) -> None:
        for group in groups:
            if group.id in self._position:
                raise ValueError(f"there are two groups {group.id!r}")
            self._position[group.id] = len(self._groups)
            self._groups.append(group)
        self._settle(range(len(groups)))

    def _settle(self, positions: Iterable[int]) -> None:
        known = list(positions)
        for local in components([self._groups[p] for p in known]):
            members = [known[i] for i in local]
            state, rejected, _ = settle(self._groups, members, cyclic=True)
            accepted = [p for p in order(self._groups, members) if p not in rejected]
            plain = all(len(self._groups[p].options) == 1 for p in accepted)
            zone = _Zone(accepted, state, rejected, plain)
            for p in members:
                self._zones |= dict.fromkeys(variables(self._groups[p]), zone)

    def _ids(self, core: Core) -> tuple[str, ...]:
        return tuple(self._groups[p].id for p in core)


def variables(group: Group) -> dict[str, None]:
    """Return the variables that a group speaks of, in order."""
    return {name: None for option in group.options for u, v, *_ in option for name in ((v,) if u is None else (u, v))}
