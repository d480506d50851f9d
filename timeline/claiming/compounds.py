"""Compounds: a length told in two units is one length ("four years and three months")."""

import re
from collections.abc import Collection, Sequence

from timeline.claiming.quantities import Amount
from timeline.light import replace
from timeline.records.timex import Timex

_PARTS = {("Y", "M"): 12, ("W", "D"): 7}
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_UNITS = {("year", "month"): 12, ("week", "day"): 7}


def lengths_joined(timexes: Sequence[Timex], lowered: str, pairs: Collection[str]) -> list[Timex]:
    """Return the timexes with two lengths that a word of `pairs` joins as one, in the smaller unit."""
    result: list[Timex] = []
    for timex in timexes:
        last = result[-1] if result else None
        if last is not None and last.type == timex.type == "DURATION" and _and(last.end, timex.start, lowered, pairs):
            one, two = _LENGTH.fullmatch(last.value), _LENGTH.fullmatch(timex.value)
            factor = _PARTS.get((one[2], two[2])) if one and two else None
            if one and two and factor:
                text = f"{last.text}{lowered[last.end : timex.start]}{timex.text}"
                value = f"P{int(one[1]) * factor + int(two[1])}{two[2]}"
                result[-1] = replace(last, end=timex.end, text=text, value=value, timex3=value)
                continue
        result.append(timex)
    return result


def amounts_joined(amounts: Sequence[Amount], lowered: str, pairs: Collection[str]) -> list[Amount]:
    """Return the amounts with two of time that a word of `pairs` joins as one, in the larger unit."""
    result: list[Amount] = []
    for amount in amounts:
        last = result[-1] if result else None
        total = _sum(last, amount) if last and _and(last.end, amount.start, lowered, pairs) else None
        if last and total is not None:
            result[-1] = replace(last, end=amount.end, value=total)
        else:
            result.append(amount)
    return result


def _sum(one: Amount, two: Amount) -> float | None:
    """Both amounts in the unit of the first; None where they are no units of one length."""
    factor = _UNITS.get((one.unit, two.unit))
    if factor is None or isinstance(one.value, tuple) or isinstance(two.value, tuple):
        return None
    return round(one.value + two.value / factor, 2)


def _and(end: int, start: int, lowered: str, pairs: Collection[str]) -> bool:
    return start - end < 8 and lowered[end:start].strip() in pairs
