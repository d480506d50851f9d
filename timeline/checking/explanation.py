"""Explanations: the reasons of the bounds, laid out as steps from what is stated to what cannot be."""

from collections.abc import Iterable, Sequence

from timeline.checking.network import Group
from timeline.checking.network.model import Bounds
from timeline.checking.network.solve import Core, ranges, search
from timeline.checking.network.state import Node, Reasons
from timeline.checking.stands import reckon
from timeline.checking.telling import Known, Teller, span
from timeline.records.finding import Step

MOST_STEPS = 12
MOST_VOICES = 2
"""Supporters of one statement that are given a step each."""


def explain(
    teller: Teller, groups: Sequence[Group], level: Sequence[Group], core: Core, suspect: int, point: str
) -> tuple[Step, ...]:
    """Return the steps from a minimal set to its contradiction: what the suspect leads to, what the others do.

    Both lead to `point`, a variable the suspect speaks of. Where bounds alone do not clash, as in a circle of befores,
    what each claim says is told in turn. `groups`: as strictly meant; `level`: as widened, where the set clashes so.
    """
    touching = [p for p in core if any(point in (k.u, k.v) for o in groups[p].options for k in o)]
    mine = [p for p in core if p == suspect or p not in touching]
    theirs = [p for p in core if p != suspect]
    (one, first), (two, second) = (_derived(teller, groups, side, point) for side in (mine, theirs))
    if one and two and first and second:
        shared = {(step.claim, step.premise) for step in one}
        steps = [*one, *(s for s in two if (s.claim, s.premise) not in shared)]
        values: list[Bounds | None] = [first, second]
        hedged = any(level[p] is not groups[p] for p in core)
        widest = [reckon(level, side, point) for side in (mine, theirs)] if hedged else values
        return (*_shortened(steps), _end(teller, point, values, widest))
    steps = [step for p in core for step in _voices(teller, groups[p], point, {})]
    end = "All of this cannot be true at once." if len(steps) > 1 else "That contradicts itself."
    return (*_shortened(steps), Step(says=end))


def _shortened(steps: list[Step]) -> list[Step]:
    """Return at most so many steps that one more ends the explanation; what is left out in the middle is counted."""
    head, left, tail = _cut(len(steps), MOST_STEPS - 1)
    if not left:
        return steps
    return [*steps[:head], _gap(left), *steps[len(steps) - tail :]]


def _cut(count: int, most: int) -> tuple[int, int, int]:
    """Return how many to keep at the beginning, to leave out, and to keep at the end, the gap counted as one."""
    if count <= most:
        return count, 0, 0
    head = (most - 1) // 2
    tail = most - 1 - head
    return head, count - head - tail, tail


def _gap(left: int) -> Step:
    return Step(says=f"… {left} further steps of the same kind …")


def _end(teller: Teller, point: str, values: Sequence[Bounds | None], widest: Sequence[Bounds | None]) -> Step:
    one, two = (span(days) for days in values if days)
    told = f"{teller.name(point)} cannot be dated both {one} and {two}"
    wider = [span(w) for v, w in zip(values, widest, strict=True) if w and w != v and None not in w]
    if wider:
        told += f", even at the widest that “about” allows ({' and '.join(wider)})"
    return Step(says=told + ".")


def _derived(
    teller: Teller, groups: Sequence[Group], positions: Sequence[int], point: str
) -> tuple[list[Step], Bounds | None]:
    """Return the steps by which groups date a point, and the days they leave to it."""
    verdict = search(groups, positions)
    if verdict.state is None:
        return [], None
    reasons, known = verdict.state.reasons(point), ranges(groups, positions, verdict)
    days = known.get(point, (None, None))
    return derivation(teller, groups, reasons, point, known), None if days == (None, None) else days


def derivation(teller: Teller, groups: Sequence[Group], reasons: Reasons, point: str, known: Known) -> list[Step]:
    """Return the steps that lead to the bounds of a point, in the order of the argument.

    `reasons`: of its two bounds. `known`: the bounds of all points. Of a long way the beginning and the end are told.
    """
    way = [*_path(reasons[0], low=True), *_path(reasons[1], low=False)]
    targets: dict[int, str] = {}
    for position, target in way:
        targets.setdefault(position, target)
    told = list(targets.items())
    head, left, tail = _cut(len(told), MOST_STEPS)
    steps = [step for p, target in told[:head] for step in _voices(teller, groups[p], target, known)]
    if left:
        steps.append(_gap(left))
        steps += [step for p, target in told[-tail:] for step in _voices(teller, groups[p], target, known)]
    return steps


def _path(node: Node | None, low: bool) -> Iterable[tuple[int, str]]:
    """Return (group, point it bounds) along the causes of a bound, the first cause first."""
    path = []
    while node is not None:
        source, target, _, _, position = node[1]
        path.append((position, target if low or source is None else source))
        node = node[2]
    return reversed(path)


def _voices(teller: Teller, group: Group, point: str, known: Known) -> list[Step]:
    """Return a step for each of the first supporters of a group; the last one says how many more there are."""
    if not group.supporters:
        return [teller.premise(group.id, point, known)]
    shown = group.supporters if len(group.supporters) <= MOST_VOICES + 1 else group.supporters[:MOST_VOICES]
    steps = [teller.step(claim, point, known) for claim in shown]
    if left := len(group.supporters) - len(shown):
        steps.append(Step(says=f"{left} more claims say the same."))
    return steps
