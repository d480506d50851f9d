"""Values: what an expression comes to, and how its time of day, modifier and spellings are put together."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.dating.points import Point, spellings, timex3
from timeline.light import light
from timeline.records.timex import TimexType

Fields = Mapping[str, Any]


@light
class Value:
    """A value read: TIMEX3 type, EDTF or ISO 8601 spelling, TIMEX3 spelling, what it hangs on, and why.

    `point` is the date that later expressions may hang on; `shift` how far it lies from the anchor ("+1y").
    """

    type: TimexType
    value: str
    timex3: str
    anchor: str | None = None
    mod: str | None = None
    why: str = ""
    point: Point | None = None
    shift: str | None = None


_YEAR = 12  # months
_CLOCK = frozenset({"daytime", "hhmm", "clock", "hour"})
FIRST_MONTH = {"S": 3, "QU": 1, "H": 1}
LENGTH = {"S": 3, "QU": 3, "H": 6}
"""The month that the first season, quarter or half begins with, and how many months each lasts."""


def months_told(fields: Fields) -> int | None:
    """Return how many months open a year by the fields, twelve more where they close it; None for no such number."""
    count = fields.get("opening", fields.get("closing"))
    if not isinstance(count, int) or not 1 < count < _YEAR:
        return None
    return count if "opening" in fields else _YEAR + count


class NoDate(NamedTuple):
    """Why something that looks like a date is none."""

    why: str


def finish(point: Point, fields: Fields, anchor: str | None, why: str, far: str | None = None) -> Value:
    """Add the time of day, the modifier and the spellings."""
    mod = fields.get("mod") or fields.get("part")
    time = clock(fields)
    if time:
        day = point if point.unit == "D" else Point("D", point.year, point.month)
        return Value("TIME", timex3(day) + time, timex3(day) + time, anchor, mod, why, day, far)
    text, timex = spellings(point)
    if mod == "APPROX" and "/" not in text:
        text += "~"
    return Value("DATE", text, timex, anchor, mod, why, point, far)


def clock(fields: Fields) -> str:
    """Return the time of day that the fields tell (`T09:30`, `TNI`), or nothing."""
    if _CLOCK.isdisjoint(fields):
        return ""
    zone = str(fields.get("zone", ""))
    if "daytime" in fields and fields.get("hour") is None:
        return f"T{fields['daytime']}"
    if "hhmm" in fields:
        return f"T{fields['hhmm'] // 100:02d}:{fields['hhmm'] % 100:02d}{zone}"
    hour, minute = fields.get("clock", (fields.get("hour"), fields.get("minute", 0)))
    if hour is None:
        return "TXX" if "hour" in fields else ""
    if (fields.get("meridiem") == "PM" or fields.get("daytime") in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    if fields.get("meridiem") == "AM" and hour == 12:
        hour = 0
    second = f":{fields['second']:02d}" if "second" in fields else ""
    return f"T{hour:02d}:{minute:02d}{second}{zone}"
