"""Measures: what a figure is the measure of, whether it is a part of another, and who pays whom."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.claiming.amount_times import TIME
from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.parties import Party
from timeline.claiming.quantities import Amount
from timeline.claiming.quantity_currencies import is_money
from timeline.span import Span

MEASURED = ("trade", "aid", "investment", "tourism", "casualties", "population", "migration", "troops")
"""Kinds that are told in figures."""
_NEAR, _WAY, _GROUP, _JOINED = 60, 30, 40, 40
_WAYS = ("exports", "imports")
_HEADED = re.compile(r"[;\n]|\.\s")
_BETWEEN = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}")
_WORDS = re.compile(r"[^\W\d_]+")


class Measured(NamedTuple):
    """A measure named: its name, where its words stand, and whether they head the line that the figure stands in."""

    name: str
    place: Span
    heads: bool = False


def measured(amount: Amount, reading: Reading, scene: Scene) -> Measured | None:
    """Return what a figure is said to measure: by the nearest words of its clause, else by those that head its line
    ("Exports, 2011: $4 million").
    """
    clause = reading.clause(amount.start)
    low, high = max(clause.start, amount.start - _NEAR), min(clause.end, amount.end + _NEAR)
    if found := _nearest(amount, low, high, scene):
        return found
    colon = scene.text.rfind(":", reading.marks.start, amount.start)
    if colon < 0 or amount.unit in TIME:
        return None
    stops = [stop.end() for stop in _HEADED.finditer(scene.text, colon, amount.start)]
    if stops and _WORDS.search(scene.text, stops[-1], amount.start):
        return None
    starts = [stop.end() for stop in _HEADED.finditer(scene.text, reading.marks.start, colon)]
    head = _nearest(amount, max(starts, default=reading.marks.start), colon, scene)
    return head._replace(heads=True) if head else None


def _nearest(amount: Amount, low: int, high: int, scene: Scene) -> Measured | None:
    best: tuple[int, Measured] | None = None
    told = scene.kinds.cues.measured.search(scene.lowered, low, high)
    stretch = scene.lowered[low:high]
    for name, words, pattern in scene.kinds.cues.measures if told else ():
        if not any(map(stretch.__contains__, words)):
            continue
        for found in pattern.finditer(scene.lowered, low, high):
            apart = max(found.start() - amount.end, amount.start - found.end(), 0)
            between = scene.lowered[amount.end : found.start()].split()
            apart += 0 if scene.kinds.cues.coordinators.isdisjoint(between) else _JOINED
            if best is None or apart < best[0]:
                best = apart, Measured(name, Span(*found.span()))
    return best[1] if best else None


def kind_of(amount: Amount, kind: str, told: Measured | None, scene: Scene) -> str:
    """Return the kind of a figure: what its measure is of, where that is more than the words around it tell."""
    if told is None:
        return kind
    cues = scene.kinds.cues
    if told.heads and is_money(amount.unit):
        return cues.headed_kinds.get(told.name, kind)
    return cues.measure_kinds.get(told.name, kind)


def part(amount: Amount, told: Measured | None, reading: Reading, scene: Scene) -> str | None:
    """Return what tells a part of the figure before it, in its own words: "of which $150 million was for food"; None
    where its measure tells it ("of which exports").
    """
    words = scene.kinds.cues.part_of
    low = max(reading.marks.start, amount.start - _NEAR)
    if words is None or (told and told.name in _WAYS) or not words.search(scene.lowered, low, amount.start):
        return None
    behind = _WORDS.findall(scene.lowered, amount.end, min(reading.marks.end, amount.end + _NEAR))
    return "-".join(["part", *behind[:3]])


def group(amount: Amount, kind: str, reading: Reading, scene: Scene) -> str | None:
    """Return which people are counted where they are no whole nation: workers, students, refugees in camps."""
    if kind not in ("population", "migration") or amount.unit != "person":
        return None
    end = min(reading.clause(amount.start).end, amount.end + _GROUP)
    at = (
        (found.start(), name)
        for name, words in scene.kinds.cues.groups
        if (found := words.search(scene.lowered, amount.start, end))
    )
    return min(at, default=(0, None))[1]


def flow(
    kind: str, amount: Amount, told: Measured | None, reading: Reading, who: Sequence[str], scene: Scene
) -> tuple[str | None, str | None]:
    """Return payer and recipient of a one-way flow between two: who acts gives, and of goods who gets them pays."""
    if len(who) != 2:
        return None, None
    if kind == "trade":
        seller = _seller(amount, told, reading, who, scene)
        return (next(code for code in who if code != seller), seller) if seller else (None, None)
    giver = reading.subject()
    if kind not in ("aid", "investment") or giver not in who or _jointly(reading, scene):
        return None, None
    if told and told.heads and not reading.marks.parties:
        return None, None
    other = next(code for code in who if code != giver)
    receives = scene.kinds.cues.receives
    taken = receives and receives.search(scene.lowered, reading.marks.start, amount.start)
    return (other, giver) if taken else (giver, other)


def _jointly(reading: Reading, scene: Scene) -> bool:
    """Whether two act together, so that none of them is said to give: "Ghana and Brazil signed a loan agreement"."""
    named = [party for party in reading.marks.parties if party.leads and party.code and party.form != "place"]
    return any(
        scene.lowered[one.end : two.start].strip() in scene.kinds.cues.coordinators for one, two in pairwise(named[:2])
    )


def _seller(amount: Amount, told: Measured | None, reading: Reading, who: Sequence[str], scene: Scene) -> str | None:
    """Whose exports, or another's imports, a figure is of: of who is named before the word, or behind it with "to"
    or "from".
    """
    ways = scene.kinds.cues.trade_ways
    if told is None or ways is None or told.name not in _WAYS:
        return None
    named = [p for p in reading.marks.parties if p.code in who]
    behind = next((p for p in named if 0 <= p.start - told.place.end <= _WAY), None)
    way = ways.fullmatch(scene.lowered, told.place.end, behind.start) if behind else None
    last = next((p for p in reversed(named) if told.place.end <= p.start < amount.start), None)
    if last is not None and not (way and last is behind):  # "Greek exports were $3 million, Turkish $2 million"
        return (last.code if told.name == "exports" else _other(last, who)) if last.form == "people" else None
    if behind is not None and way is not None:
        return behind.code if way["source"] else _other(behind, who)
    before = next((p for p in reversed(named) if p.end <= told.place.start), None)
    if before is None or not _BETWEEN.fullmatch(scene.lowered, before.end, told.place.start):
        return None
    return before.code if told.name == "exports" else _other(before, who)


def _other(party: Party, who: Sequence[str]) -> str:
    return next(code for code in who if code != party.code)
