"""The arithmetic of a conflict as a small drawing: a line of years or days, and brackets from one to another."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from timeline.reporting.arithmetic import Chain, Hop, Value, values

WIDTH = 460
_SIDE = 34  # air left and right of the first and last year
_LEVEL = 22  # from one bracket to the next
_GAP = 8  # from one name to the next, at least
_LETTER = 7.2  # a letter's width at the drawing's size, on the wide side


class Place(NamedTuple):
    """A date on the line; `ends`: a chain ends here, on a date of the event in question; `at`: where its name is."""

    x: float
    width: float
    name: str
    ends: bool
    at: float


class Bracket(NamedTuple):
    """A step from one date to another, with its length above it."""

    path: str
    tip: str
    x: float
    y: float
    name: str


class NumberLine(NamedTuple):
    """A drawing in its own units; `words` says the same in words."""

    width: int
    height: float
    base: float
    names: float  # where the names' line is
    places: tuple[Place, ...]
    brackets: tuple[Bracket, ...]
    words: str


def draw(chains: Sequence[Chain]) -> NumberLine | None:
    """Return the drawing of the chains; None when they name fewer than two different dates."""
    named = sorted({value for chain in chains for value in values(chain)})
    if len(named) < 2:
        return None
    low, high = named[0].low, max(value.high for value in named)
    widths = [len(str(value)) * _LETTER for value in named]
    width = max(WIDTH, round(sum(widths) + _GAP * len(widths)))
    scale = (width - 2 * _SIDE) / (high + 1 - low)

    def x(value: Value) -> float:
        return round(_SIDE + ((value.low + value.high + 1) / 2 - low) * scale, 1)

    hops = list(dict.fromkeys(hop for chain in chains for hop in chain.hops))
    shortest_first = sorted(range(len(hops)), key=lambda n: _length(hops[n]))
    levels = _stack((_extent(x(hop.start), x(hop.end), hop.length) for hop in hops), shortest_first)
    base = 18 + _LEVEL * (max(levels, default=-1) + 1)
    ends = {chain.end for chain in chains}
    at = _spread([x(value) for value in named], widths, width)
    aside = any(abs(x(value) - where) > 1 for value, where in zip(named, at, strict=True))
    places = tuple(
        Place(x(value), _wide(value, scale), str(value), value in ends, where)
        for value, where in zip(named, at, strict=True)
    )
    drawn = zip(hops, levels, strict=True)
    brackets = tuple(_bracket(x(hop.start), x(hop.end), base, level, hop.length) for hop, level in drawn)
    names = base + (30 if aside else 20)
    told = "; ".join(dict.fromkeys(map(words, chains)))  # a sum that many sources give is written once
    return NumberLine(width, names + 6, base, names, places, brackets, told)


def words(chain: Chain) -> str:
    """Return a chain as a sum: "1992 + 30 = 2022; 2022 + 1 = 2023; 2023 − 75 = 1948"."""
    return "; ".join(f"{hop.start} {hop.length} = {hop.end}" for hop in chain.hops) or f"{chain.start} as stated"


def _spread(wanted: Sequence[float], widths: Sequence[float], room: float) -> list[float]:
    """Return the places nearest to those wanted at which names of these widths stand side by side, in their order.

    By pooling adjacent violators: names too close together share the mean of what they want.
    """
    steps = [0.0, *((a + b) / 2 + _GAP for a, b in pairwise(widths))]
    before = list(accumulate(steps))
    pools: list[tuple[float, int]] = []  # (mean, how many)
    for want, offset in zip(wanted, before, strict=True):
        pools.append((want - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), n + m)]
    low, high = widths[0] / 2, room - widths[-1] / 2 - before[-1]
    level = [min(max(mean, low), high) for mean, count in pools for _ in range(count)]
    return [round(mean + offset, 1) for mean, offset in zip(level, before, strict=True)]


def _wide(value: Value, scale: float) -> float:
    return round(max(6, (value.high - value.low) * scale), 1)


def _length(hop: Hop) -> tuple[int, int]:
    return abs(hop.end.low - hop.start.low), hop.start.low


def _around(x: float, name: str) -> tuple[float, float]:
    half = len(name) * _LETTER / 2 + 3
    return x - half, x + half


def _extent(start: float, end: float, name: str) -> tuple[float, float]:
    left, right = sorted((start, end))
    first, last = _around(_middle(start, end, name), name)
    return min(left, first), max(right, last)


def _narrow(start: float, end: float, name: str) -> bool:
    return abs(end - start) < len(name) * _LETTER + 8


def _middle(start: float, end: float, name: str) -> float:
    """Return where a bracket's name stands: over it, or right of one that is too narrow."""
    return max(start, end) + len(name) * _LETTER / 2 + 4 if _narrow(start, end, name) else (start + end) / 2


def _stack(extents: Iterable[tuple[float, float]], order: Iterable[int]) -> list[int]:
    """Return a level for each extent, the lowest on which it touches no other; placed in `order`."""
    spans = list(extents)
    levels = [0] * len(spans)
    taken: list[list[tuple[float, float]]] = []
    for n in order:
        left, right = spans[n]
        level = next((i for i, row in enumerate(taken) if all(right < a or b < left for a, b in row)), len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append((left, right))
        levels[n] = level
    return levels


def _bracket(start: float, end: float, base: float, level: int, name: str) -> Bracket:
    top = base - 14 - _LEVEL * level
    side = 1.5 if end >= start else -1.5  # so that what comes and what goes do not share a line
    a, b = round(start + side, 1), round(end - side, 1)
    tip = f"M{b - 3} {base - 11}L{b} {base - 5}L{b + 3} {base - 11}"
    y = top + 6 if _narrow(start, end, name) else top - 4
    return Bracket(f"M{a} {base - 5}V{top}H{b}V{base - 5}", tip, round(_middle(start, end, name), 1), y, name)
