"""Compound lengths: "two years and three months", "nineteen months and a day", told in two units, are one length."""

import re
from collections.abc import Sequence

from timeline.claiming.kinds import Cues
from timeline.light import replace
from timeline.records.timex import Timex

_LENGTH = re.compile(r"P(\d+|X)([YMWD])")
_UNITS, _PAIR = "YMWD", 2


def compound(lowered: str, timexes: Sequence[Timex], cues: Cues) -> Sequence[Timex]:
    """Return a sentence's timexes, with two lengths as one where the second is of a smaller unit than the first."""
    if len(timexes) < _PAIR or [timex.type for timex in timexes].count("DURATION") < _PAIR:
        return timexes
    result: list[Timex] = []
    for timex in timexes:
        whole = _whole(lowered, result[-1], timex, cues) if result else None
        if whole is None:
            result.append(timex)
        else:
            result[-1] = whole
    return result


def _whole(lowered: str, one: Timex, two: Timex, cues: Cues) -> Timex | None:
    """The length of both, the first alone where the number of the second is not told; None where they are two."""
    first = _LENGTH.fullmatch(one.value) if one.type == "DURATION" else None
    rest = _LENGTH.fullmatch(two.value) if two.type == "DURATION" else None
    if first is None or rest is None or first[1] == "X" or lowered[one.end : two.start].strip() not in cues.pairs:
        return None
    if first[2] not in "YM" or _UNITS.index(first[2]) >= _UNITS.index(rest[2]):
        return None
    months = int(first[1]) * (12 if first[2] == "Y" else 1)
    if rest[1] == "X":
        value = one.value
    elif rest[2] == "M":
        value = f"P{months + int(rest[1])}M"
    else:
        value = f"P{months}M{int(rest[1]) * (7 if rest[2] == 'W' else 1)}D"
    text = f"{one.text} {lowered[one.end : two.start].strip()} {two.text}"
    return replace(one, end=two.end, text=text, value=value)
