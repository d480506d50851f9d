"""Explanations: the reasons of the bounds, laid out as steps from what is stated to what cannot be."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.checking.network import Group
from timeline.checking.network.model import Bounds
from timeline.checking.network.proof import Node, Reasons
from timeline.checking.network.solve import Core, ranges, search
from timeline.checking.points import HELPER
from timeline.checking.stands import reckon
from timeline.checking.telling import Known, Teller, span
from timeline.records.finding import Step

MOST_STEPS = 12
MOST_VOICES = 2
"""Supporters of one statement that are given a step each."""


class Move(NamedTuple):
    """A group of an argument, the point it leads to, and what is known by then."""

    group: Group
    point: str
    known: Known


def explain(
    teller: Teller, groups: Sequence[Group], level: Sequence[Group], core: Core, suspect: int, point: str
) -> tuple[Step, ...]:
    """Return the steps from a minimal set to its contradiction: what the suspect leads to, what the others do.

    Both lead to `point`, a variable the suspect speaks of. Where bounds alone do not clash, as in a circle of befores,
    what each claim says is told in turn. `groups`: as strictly meant; `level`: as widened, where the set clashes so.
    """
    touching = [p for p in core if any(point in (u, v) for o in groups[p].options for u, v, *_ in o)]
    mine = [p for p in core if p == suspect or p not in touching]
    theirs = [p for p in core if p != suspect]
    (one, first), (two, second) = (_derived(groups, side, point) for side in (mine, theirs))
    if one and two and first and second:
        shared = {move.group.id for move in one}
        moves = [*one, *(move for move in two if move.group.id not in shared)]
        values: list[Bounds | None] = [first, second]
        hedged = any(level[p] is not groups[p] for p in core)
        widest = [reckon(level, side, point) for side in (mine, theirs)] if hedged else values
        return (*_told(teller, moves, MOST_STEPS - 1), _end(teller, point, values, widest))
    steps = _told(teller, [Move(groups[p], point, {}) for p in core], MOST_STEPS - 1)
    end = "All of this cannot be true at once." if len(steps) > 1 else "That contradicts itself."
    return (*steps, Step(says=end))


def _told(teller: Teller, moves: Sequence[Move], most: int) -> list[Step]:
    """Return at most so many steps for the moves of an argument; what is left out in the middle is counted."""
    places = [(move, n) for move in moves for n in range(_count_voices(move.group))]
    head, left, tail = _cut(len(places), most)
    steps = [_voice(teller, move, n) for move, n in places[:head]]
    if left:
        steps.append(Step(says=f"… {left} further steps of the same kind …"))
        steps += [_voice(teller, move, n) for move, n in places[-tail:]]
    return steps


def _cut(count: int, most: int) -> tuple[int, int, int]:
    """Return how many to keep at the beginning, to leave out, and to keep at the end, the gap counted as one."""
    if count <= most:
        return count, 0, 0
    head = (most - 1) // 2
    tail = most - 1 - head
    return head, count - head - tail, tail


def _end(teller: Teller, point: str, values: Sequence[Bounds | None], widest: Sequence[Bounds | None]) -> Step:
    one, two = (span(days) for days in values if days)
    told = f"{teller.name(point)} cannot be dated both {one} and {two}"
    wider = [span(w) for v, w in zip(values, widest, strict=True) if w and w != v and None not in w]
    if wider:
        told += f", even at the widest that “about” allows ({' and '.join(wider)})"
    return Step(says=told + ".")


def _derived(groups: Sequence[Group], positions: Sequence[int], point: str) -> tuple[list[Move], Bounds | None]:
    """Return the moves by which groups date a point, and the days they leave to it."""
    verdict = search(groups, positions, quick=True)
    if verdict.state is None:
        return [], None
    reasons, known = verdict.state.reasons(point), ranges(groups, positions, verdict).bounds
    days = known.get(point, (None, None))
    return _moves(groups, reasons, known), None if days == (None, None) else days


def derivation(teller: Teller, groups: Sequence[Group], reasons: Reasons, known: Known) -> list[Step]:
    """Return the steps that lead to the bounds of a point, in the order of the argument.

    `reasons`: of its two bounds. `known`: the bounds of all points. Of a long way the beginning and the end are told.
    """
    return _told(teller, _moves(groups, reasons, known), MOST_STEPS)


def _moves(groups: Sequence[Group], reasons: Reasons, known: Known) -> list[Move]:
    targets: dict[int, str] = {}
    for position, target in (*_path(reasons[0], low=True), *_path(reasons[1], low=False)):
        if position not in targets or targets[position].startswith(HELPER):
            targets[position] = target
    return [Move(groups[position], target, known) for position, target in targets.items()]


def _path(node: Node | None, low: bool) -> Iterable[tuple[int, str]]:
    """Return (group, point it bounds) along the causes of a bound, the first cause first."""
    path = []
    while node is not None:
        source, target, _, _, position = node[1]
        path.append((position, target if low or source is None else source))
        node = node[2]
    return reversed(path)


def _count_voices(group: Group) -> int:
    """Return how many steps a group is told in: one for each of its first supporters, and one for how many more."""
    return min(max(len(group.supporters), 1), MOST_VOICES + 1)


def _voice(teller: Teller, move: Move, n: int) -> Step:
    supporters = move.group.supporters
    if not supporters:
        return teller.premise(move.group.id, move.point, move.known)
    if n == MOST_VOICES and len(supporters) > MOST_VOICES + 1:
        return Step(says=f"{len(supporters) - n} more claims say the same.")
    return teller.step(supporters[n], move.point, move.known)
