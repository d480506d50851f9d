"""Lengths and repetitions: ISO 8601 durations and TIMEX3 sets."""

from collections.abc import Mapping
from typing import Any

from timeline.dating.context import Context
from timeline.dating.points import Point
from timeline.dating.values import Value, finish

_ISO = {
    "DE": (10, "Y"),
    "CE": (100, "Y"),
    "ML": (1000, "Y"),
    "QU": (3, "M"),
    "FN": (2, "W"),
    "S": (3, "M"),
    "H": (6, "M"),
}
_TIMEX = {"FN": (2, "W"), "H": (6, "M"), "QU": (1, "Q")}
HALF = {"Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y"), "TH": (30, "TM"), "ML": (500, "Y")}
"""Half a unit in smaller ones."""
_SEASONS = ("SP", "SU", "FA", "WI")


def duration(fields: Mapping[str, Any], context: Context) -> Value:
    """Return a length of time: `P70Y`, `PT3H`, `PXD` where the number is not told."""
    count, unit = fields.get("n", "X"), fields["unit"]
    if count != "X":
        count += fields.get("fraction", 0)
        if count == 0.5 and unit in HALF:
            count, unit = HALF[unit]
    point = _begun(count, unit, context) if "elapsed" in fields else None
    iso, timex3 = length(count, unit, _ISO), length(count, unit, _TIMEX)
    return Value("DURATION", iso, timex3, None, fields.get("mod"), "as written", point)


def over(fields: Mapping[str, Any], context: Context) -> Value:
    """Return the length that was over when it was told, or the month: "returned (in May) after six years"."""
    if "month" not in fields:
        return duration(fields, context)
    year, anchor = context.year_of_day(fields["month"], None)
    return finish(Point("M", year, fields["month"]), fields, anchor, f"the year from {context.describe(anchor)}")


def _begun(count: float | str, unit: str, context: Context) -> Point | None:
    """Return the year that a length up to the publication began in: the story goes on from there."""
    years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    today = context.publication
    if years is None or not isinstance(count, int) or not context.newsy or today is None or today.year is None:
        return None
    return Point("Y", today.year - count * years)


def length(count: float | str, unit: str, wider: Mapping[str, tuple[int, str]]) -> str:
    """Spell a number of units as ISO 8601 does; `wider` tells units that are multiples of others."""
    if unit in wider:
        factor, unit = wider[unit]
        count = count if isinstance(count, str) else count * factor
    number = count if isinstance(count, str) else f"{count:g}" if count < 1_000_000 else str(int(count))
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def recurring(fields: Mapping[str, Any], context: Context) -> Value:
    """Return what comes again and again: `P1D`, `XXXX-WXX-1`, `XXXX-12-25`."""
    value = _recurring(fields)
    return Value("SET", value, value, None, None, "as written")


def _recurring(fields: Mapping[str, Any]) -> str:
    if "weekday" in fields:
        time = f"T{fields['daytime']}" if "daytime" in fields else ""
        return f"XXXX-WXX-{fields['weekday']}{time}"
    if "month" in fields:
        return f"XXXX-{fields['month']:02d}" + (f"-{fields['day']:02d}" if "day" in fields else "")
    if "season" in fields:
        return f"XXXX-{_SEASONS[fields['season'] - 1]}"
    if "daytime" in fields:
        return f"XXXX-XX-XXT{fields['daytime']}"
    return length(fields.get("n", 1), fields["unit"], _TIMEX)
