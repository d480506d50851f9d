"""The hull of a set of groups: the bounds of each variable over all ways to settle the choices that hold together.

An option that clashes with what is certain is struck out, a choice of which one option is left is certain, and one of
which an option holds anyway does not count. What is still open is tried out in parts that cannot touch one another: a
link that the bounds alone make true carries nothing on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline.checking.network.calendar import count
from timeline.checking.network.grouping import components, is_cyclic
from timeline.checking.network.model import DAY, Bounds, Group, Link, Links
from timeline.checking.network.state import State

Options = tuple[Links, ...]

MOST_WAYS = 20_000
"""Options tried in one part, after which only what holds in every way is given."""


NONE_TAKEN: Mapping[int, Links] = MappingProxyType({})


class Hull(NamedTuple):
    """First and last day of each variable; `capped`: of a part only what is certain, so that they may be closer."""

    bounds: dict[str, Bounds]
    capped: bool = False


def bounds_of(state: State) -> dict[str, Bounds]:
    """Return the first and last day of each variable that a state bounds."""
    low, high = state.low, state.high
    return {
        name: (low[name][0] if name in low else None, high[name][0] if name in high else None)
        for name in dict.fromkeys((*low, *high))
    }


def hull(
    groups: Sequence[Group],
    positions: Sequence[int],
    state: State | None = None,
    taken: Mapping[int, Links] = NONE_TAKEN,
) -> Hull:
    """Return the bounds of each variable over all ways to settle the choices of groups that hold together.

    Of a part with too many ways, what is certain, which holds in every one of them. `state`: one that has just those of
    the groups in it that leave no choice, and that is not needed any more. `taken`: options of choices that are known
    to hold together with all groups.
    """
    if state is None:
        state = State(is_cyclic(groups, positions), quick=True)
        state.add([(p, groups[p].options[0]) for p in positions if len(groups[p].options) == 1])
    choices = _settled(state, {p: groups[p].options for p in positions if len(groups[p].options) > 1}, taken)
    moved = [_moved(state, part) for part in _parts(state, choices)]
    bounds = bounds_of(state)
    for low, high, _ in moved:
        for name in low | high:
            first, last = bounds.get(name, (None, None))
            bounds[name] = (low.get(name, first), high.get(name, last))
    return Hull(bounds, any(capped for _, _, capped in moved))


def _settled(state: State, choices: dict[int, Options], taken: Mapping[int, Links]) -> dict[int, Options]:
    """Add to a state what is certain of choices; return those that are still open, with the options left to each."""
    settled = True
    while settled:
        settled, left = False, {}
        for p, options in choices.items():
            if any(_hold_anyway(state, links) for links in options):
                continue
            held = taken.get(p)
            holding = tuple([links for links in options if links is held or _holds(state, p, links)])
            if len(holding) == 1:
                state.add([(p, holding[0])])
                settled = True
            elif holding:
                left[p] = holding
        choices = left
    return choices


def _holds(state: State, position: int, links: Links) -> bool:
    mark = state.mark()
    clash = state.add([(position, links)])
    state.undo(mark)
    return clash is None


def _hold_anyway(state: State, links: Iterable[Link]) -> bool:
    """Say whether links hold whatever days within their bounds their points take."""
    for u, v, lo, hi, unit in links:
        first, last = state.days(v)
        early, late = (None, None) if u is None else state.days(u)
        if lo is not None:
            if first is None or (u is not None and late is None):
                return False
            if count(first, unit) - (0 if late is None else count(late, unit)) < lo:
                return False
        if hi is not None:
            if last is None or (u is not None and early is None):
                return False
            if count(last, unit) - (0 if early is None else count(early, unit)) > hi:
                return False
    return True


def _parts(state: State, choices: dict[int, Options]) -> Iterator[dict[int, Options]]:
    """Yield the choices in parts that no link which may still carry a bound joins."""
    if choices:
        joints = [Group("", (((u, v, None, None, DAY),),)) for u, v in state.loose()]
        order = list(choices)
        for part in components([*(Group("", choices[p]) for p in order), *joints]):
            if members := [order[i] for i in part if i < len(order)]:
                yield {p: choices[p] for p in members}


def _moved(state: State, choices: dict[int, Options]) -> tuple[dict[str, int], dict[str, int], bool]:
    """Return the lower and the upper bounds that every way to settle the choices moves, each as far as all do.

    The last value says that there were too many ways to try.
    """
    start, tries = state.mark(), [0]
    joined: tuple[dict[str, int], dict[str, int]] | None = None
    for low, high in _ways(state, start, list(choices.items()), tries):
        if joined is not None:
            low = {name: min(day, low[name]) for name, day in joined[0].items() if name in low}
            high = {name: max(day, high[name]) for name, day in joined[1].items() if name in high}
        joined = low, high
        if not low and not high:
            break
    state.undo(start)
    if tries[0] > MOST_WAYS:
        return {}, {}, True
    return (*(joined or ({}, {})), False)


def _ways(
    state: State, start: int, choices: list[tuple[int, Options]], tries: list[int]
) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    """Yield for each way to settle the choices the bounds that it moves."""
    if not choices:
        yield state.since(start)
        return
    p, options = choices[0]
    for links in options:
        tries[0] += 1
        if tries[0] > MOST_WAYS:
            return
        mark = state.mark()
        if state.add([(p, links)]) is None:
            yield from _ways(state, start, choices[1:], tries)
        state.undo(mark)
