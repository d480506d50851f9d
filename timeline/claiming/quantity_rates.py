"""Rates: so much a year, a day or a head, told beside the amount or a few words on."""

import re

from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_units import TIME, back, skip
from timeline.claiming.quantity_years import YEAR

_NEAR, _FAR = 8, 44
_STOP = re.compile(r"[.;:!?()\d\n]")
_START = re.compile(r"\b[^\W\d]")
_NEXT = re.compile(r"[ \xa0\n]+[^\W\d_][\w'-]*")


def rate(low: str, end: int, unit: str, start: int, rules: Grammar) -> tuple[str, int]:
    """Return the unit, with `/year` and the like where a rate follows it, and where its words end.

    `start`, `end`: the amount. The rate of things counted may follow up to five words on.
    """
    if unit in TIME or unit in ("percent", "rank", "time"):
        return unit, end
    place = back(low, start)
    filler = rules.fillers.before(low, place)
    earlier = rules.per_before.before(low, back(low, filler[1]) if filler else place) or _above(low, place, rules)
    if earlier and not (low[earlier[1] - 1].isnumeric() or rules.dated.before(low, earlier[1])):  # 5月11日に
        return f"{unit}/{earlier[0]}", end
    place = end
    for step in range(6 if not unit.isupper() else 1):
        found = rules.per.at(low, skip(low, place))
        if found and (step == 0 or rules.close.isdisjoint(low[skip(low, place) : found[1]].split()[:1])):
            following = low[found[1] : found[1] + 12].partition("\n")[0].split()
            named = following and (following[0].strip(".,;:،؛") in rules.later or YEAR.match(following[0]))
            if not named:
                return f"{unit}/{found[0]}", found[1] if step == 0 else end
            return unit, end
        word = _NEXT.match(low, place)
        if word is None:
            break
        place = word.end()
    return unit, end


def _above(low: str, end: int, rules: Grammar) -> tuple[str, int] | None:
    """The rate told a little before an amount, with no figure between: 每年供气380亿立方米, "each year come 400"."""
    if not rules.ideograms:
        opened = max((stop.end() for stop in _STOP.finditer(low, max(0, end - _FAR), end)), default=max(0, end - _FAR))
        for at in _START.finditer(low, opened, end):
            if found := rules.per_before.at(low, at.start()):
                return found[0], at.start()
        return None
    for place in range(end - 1, max(end - _NEAR, 1), -1):
        if not low[place].isalpha():
            return None
        found = rules.per_before.before(low, place)
        if found and place - found[1] > 1:
            return found
    return None
