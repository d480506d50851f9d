"""The arithmetic of a conflict as a small drawing: a line of years, and brackets from year to year."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.reporting.arithmetic import Chain, Hop, Value

WIDTH = 460
_SIDE = 34  # air left and right of the first and last year
_LEVEL = 22  # from one bracket to the next
_LINE = 15  # from one line of names to the next
_LETTER = 6.0  # a letter's width at the drawing's size, on the wide side


class Place(NamedTuple):
    """A year on the line; `ends`: a chain ends here, on a date of the event in question. `y` is its name's line."""

    x: float
    width: float
    name: str
    ends: bool
    y: float


class Bracket(NamedTuple):
    """A step from one year to another, with its number of years above it."""

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
    places: tuple[Place, ...]
    brackets: tuple[Bracket, ...]
    words: str


def draw(chains: Sequence[Chain]) -> NumberLine | None:
    """Return the drawing of the chains; None when they name fewer than two different years."""
    values = sorted({value for chain in chains for value in _values(chain)})
    if len(values) < 2 or values[0].low == values[-1].high:
        return None
    low, high = values[0].low, max(value.high for value in values)
    scale = (WIDTH - 2 * _SIDE) / (high + 1 - low)

    def x(value: Value) -> float:
        return round(_SIDE + ((value.low + value.high + 1) / 2 - low) * scale, 1)

    hops = list(dict.fromkeys(hop for chain in chains for hop in chain.hops))
    shortest_first = sorted(range(len(hops)), key=lambda n: _length(hops[n]))
    levels = _stack((_extent(x(hop.start), x(hop.end), hop.years) for hop in hops), shortest_first)
    base = 18 + _LEVEL * (max(levels, default=-1) + 1)
    ends = {chain.end for chain in chains}
    rows = _stack((_around(x(value), str(value)) for value in values), range(len(values)))
    places = tuple(
        Place(x(value), _wide(value, scale), str(value), value in ends, base + 20 + _LINE * row)
        for value, row in zip(values, rows, strict=True)
    )
    drawn = zip(hops, levels, strict=True)
    brackets = tuple(_bracket(x(hop.start), x(hop.end), base, level, hop.years) for hop, level in drawn)
    height = base + 26 + _LINE * max(rows)
    return NumberLine(WIDTH, height, base, places, brackets, "; ".join(words(chain) for chain in chains))


def words(chain: Chain) -> str:
    """Return a chain as a sum: "1992 + 30 = 2022; 2022 + 1 = 2023; 2023 − 75 = 1948"."""
    return "; ".join(f"{hop.start} {hop.years} = {hop.end}" for hop in chain.hops) or f"{chain.start} as stated"


def _values(chain: Chain) -> Iterable[Value]:
    yield chain.start
    yield from (hop.end for hop in chain.hops)


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
