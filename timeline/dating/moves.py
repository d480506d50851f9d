"""Moves: dates that lie so many units from what they hang on."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.dating.bases import base_of
from timeline.dating.choices import BACK, FORTH, lies_ahead
from timeline.dating.context import Context
from timeline.dating.feasts import Feast, feast, nearest
from timeline.dating.lengths import duration, over
from timeline.dating.mentions import in_season
from timeline.dating.points import RANK, Point, exists, from_ordinal, halves, shift, truncate
from timeline.dating.sharing import year_of
from timeline.dating.vague import reference, vague
from timeline.dating.values import Fields, NoDate, Value, finish, months_told
from timeline.edtf.days import month_length
from timeline.edtf.days import weekday as weekday_of
from timeline.light import replace

_SEASON = 3  # the month of spring; others come as many months after it
_FINER = {"FN": "W", "TH": "D", "TM": "D", "TS": "D"}
PARTS = {"QU": 4, "H": 2}
"""Parts of the year that business news counts in, and how many a year has."""


def moved(fields: Fields, context: Context, holidays: Mapping[str, Feast]) -> Value | NoDate:
    """Return the value of a date that is so many units from what it hangs on: "the following year", "two weeks ago"."""
    unit, count, sign = fields.get("unit", "D"), fields.get("n", 1), fields.get("sign", 0)
    if "ended" in fields:
        return duration(fields, context)
    if sign and count == "X":
        return vague(sign, context, fields)
    if "vague" in fields and context.timeless:
        return reference({"value": fields["vague"]}, context)
    if "weekday" in fields and "unit" not in fields:
        return _moved_weekday(fields, context)
    if "holiday" in fields and "unit" not in fields and sign:
        base, anchor = context.base(fields.get("base"), "D")
        if base is None or base.year is None:
            return NoDate("a feast of a year that is not told")
        day = nearest(holidays[fields["holiday"]], base, sign)
        return finish(day, {}, anchor, f"from {context.describe(anchor, 'D')}")
    fields = _dated(fields)
    if ("month" in fields or "season" in fields) and "unit" not in fields:
        return _moved_month(fields, context)
    base, anchor = base_of(fields, unit, sign, context)
    if "same" in fields and base is not None:
        base = context.last()
        return NoDate("-") if base is None else finish(base, fields, anchor, f"the same as {context.describe(anchor)}")
    if unit in ("TH", "TM", "TS"):
        day = Point("D") if base is None else truncate(base, "D")
        return finish(day, {**fields, "hour": None}, anchor, "hours away")
    steps = sign * count
    if unit == "WE" and not sign and anchor == "publication" and context.look == BACK and base is not None:
        near = 3 if "base" in fields else 5  # "this weekend" of a Thursday is the coming one
        steps -= base.known and base.unit == "D" and weekday_of(base.ordinal) < near  # the weekend that is over
    story = base if anchor == "previous" and context.newsy else None
    leap = _leap(fields, steps, unit, sign, story)
    why = f"{_distance(leap.steps, leap.unit)} {context.describe(anchor, leap.unit)}"
    if base is None or base.year is None:
        untold = "may_end" in fields and "month" in fields
        return over(fields, context) if untold else _inside(Point(leap.unit), leap.fields, anchor, why, leap.far)
    point, fields, far = _reached(base, leap, sign, holidays)
    if "opening" in fields and "base" not in fields and anchor == "publication":
        point, far = _gone(point, base, fields, far)
    may_end = "may_end" in fields and (anchor == "previous" or "month" in fields)
    if may_end and lies_ahead(point, context.publication, context.look):
        return over(fields, context)
    value = _inside(point, fields, anchor, why, far)
    return _fiscal(value, point, base) if "fiscal" in fields and isinstance(value, Value) else value


def _gone(point: Point, base: Point, fields: Fields, far: str | None) -> tuple[Point, str | None]:
    """The year of which so many months are over at the publication, or nearly, and how far it lies from that: "in the
    first nine months of the year".
    """
    over = (base.month or 12) >= (months_told(fields) or 0)
    return (point, far) if over or point.year is None else (replace(point, year=point.year - 1), "-1y")


class _Leap(NamedTuple):
    """So many units to a date, and what its words name beside; `loose`: of no one day. `far`: as the store tells it."""

    steps: int
    unit: str
    fields: Fields
    loose: bool
    far: str | None


def _leap(fields: Fields, steps: Any, unit: str, sign: int, story: Point | None) -> _Leap:
    """The leap in whole units that dates have; the same quarter of another year is told of the `story`'s."""
    half = fields.get("fraction", 0)
    loose = unit in ("M", "W") and bool(half or isinstance(steps, float))  # two and a half weeks are of no one day
    if half or isinstance(steps, float):
        steps, unit = halves(steps + sign * half, unit)
    if unit == "FN":
        steps, unit = steps * 2, "W"
    if unit == "W" and sign and fields.get("exact") == "D":
        steps, unit = steps * 7 + fields.get("days", 0), "D"  # "two weeks later to the day", "a week tomorrow"
        fields = {key: value for key, value in fields.items() if key not in ("exact", "days")}
    if unit == "Y" and sign and story is not None and story.unit in PARTS:
        steps, unit = steps * PARTS[story.unit], story.unit
    far = f"{steps:+d}{unit.lower()[0]}" if unit in ("D", "W", "M", "Y") else None
    if unit in ("DE", "CE") and "n" in fields:
        steps, unit = steps * (10 if unit == "DE" else 100), "Y"
        far = f"{steps:+d}y"
    return _Leap(steps, unit, fields, loose, far)


def _reached(base: Point, leap: _Leap, sign: int, holidays: Mapping[str, Feast]) -> tuple[Point, Fields, str | None]:
    """The date that a leap leads to, and what of its words and its length holds of that."""
    point, fields, far = shift(base, leap.steps, leap.unit), leap.fields, leap.far
    if (year := year_of(fields)) is not None:
        point, far = Point("Y", year), None
    if "unit2" in fields:
        point, far = _farther(base, point, sign, fields), None
    if leap.loose and point.unit == "D":
        point = truncate(point, "M")
    if "toward" in fields:
        fields = _to_weekday(base, fields)
    if "exact" in fields:
        point = _exactly(base, point, fields)
    if "turned" in fields and base.month is not None and point.year is not None:  # "forty years ago last May"
        month = fields["month"] if "month" in fields else _SEASON * fields["season"]
        turned = fields["turned"] * (month - base.month) <= 0
        point = Point("Y", point.year + fields["turned"] * turned)
    if "edge" in fields:
        point = _edge(point, fields["edge"])
    if "holiday" in fields and point.year is not None:
        point, fields = feast(holidays[fields["holiday"]], point.year), {}
    return point, fields, far


def _dated(fields: Fields) -> Fields:
    """The fields with units that dates have: two weeks for a fortnight, the day for an hour; "and a few hours" adds
    nothing."""
    count, unit, kept = fields.get("n2", "X"), fields.get("unit2"), fields.get("exact", "D")
    if kept in _FINER:
        fields = {**fields, "exact": _FINER[kept]}
    if unit is None:
        return fields
    if count == "X" or _FINER.get(unit) == "D":
        return {key: value for key, value in fields.items() if key not in ("n2", "unit2")}
    return {**fields, "n2": round(count * (2 if unit == "FN" else 1)), "unit2": _FINER.get(unit, unit)}


def _fiscal(value: Value, point: Point, base: Point) -> Value:
    """Give a fiscal year its two calendar years, where it has begun or ended for all: from April to September
    countries and firms differ, and the year alone is kept."""
    if point.year is None or base.month is None or 3 < base.month < 10:
        return value
    first = point.year - (base.month <= 3)
    return replace(value, value=f"{first:04d}/{first + 1:04d}")


def _farther(base: Point, point: Point, sign: int, fields: Fields) -> Point:
    """Return the date that lies so much farther off than a whole number of units: "two years and a month later"."""
    if base.month is None:
        return point
    if point.month is None and base.month is not None:
        point = replace(base, year=point.year)
    if base.day is not None and point.unit == "M":
        point = Point("D", point.year, point.month, base.day)
    if point.day and point.year is not None and point.month is not None:
        point = replace(point, day=min(point.day, month_length(point.year, point.month)))
    return shift(point, fields["n2"] * (-sign if "less" in fields else sign), fields["unit2"])


def _inside(point: Point, fields: Fields, anchor: str | None, why: str, far: str | None) -> Value | NoDate:
    """Go to the month, season, day or weekday that the words name inside the unit reached."""
    month, day = fields.get("month"), fields.get("day", fields.get("nth"))
    within = month if month is not None else point.month if point.unit == "M" else None
    if within is not None and day is not None and not exists(point.year, within, day):
        return NoDate(f"there is no day {day} in month {within}")
    if month is not None:
        point = Point("D" if day else "M", point.year, month, day)
    elif day is not None and point.unit == "M":
        point = Point("D", point.year, point.month, day)
    elif "season" in fields:
        point = Point("S", point.year, nth=fields["season"])
    elif "quarter" in fields:
        point = Point("QU", point.year, nth=fields["quarter"])
    elif "half" in fields:
        point = Point("H", point.year, nth=fields["half"])
    elif "opening" in fields or "closing" in fields:
        point = Point("MS", point.year, nth=months_told(fields))
        return finish(point, fields, anchor, why, far) if point.nth else NoDate("-")
    elif "weekday" in fields and point.unit == "W" and point.known:
        point = from_ordinal(point.ordinal + fields["weekday"] - 1)
    return finish(point, fields, anchor, why, far)


def _exactly(base: Point, point: Point, fields: Fields) -> Point:
    """Keep the month, week or day of what is counted from: "forty years ago today", "ten years ago this month"."""
    if base.unit == fields["exact"] and base.nth is not None:
        return replace(base, year=point.year)
    if base.month is None or point.year is None:
        return point
    month = point.month if fields.get("unit") == "M" and point.month is not None else base.month
    day = None if base.day is None else min(base.day, month_length(point.year, month))
    point = Point("M" if day is None else "D", point.year, month, day)
    if day is not None and "days" in fields:
        point = from_ordinal(point.ordinal + fields["days"])
    point = truncate(point, fields["exact"]) if RANK[fields["exact"]] >= RANK[point.unit] else point
    return shift(point, fields["months"], "M") if "months" in fields else point


def _to_weekday(base: Point, fields: Fields) -> Fields:
    """Put days for a weekday: those to the next (`toward` 1) or last (-1) of its name, "ten years ago next Monday", or
    to the nearest (0), "ten years ago on Monday"; `near`: the day itself may be meant, "ten years ago this Monday"."""
    kept = {key: value for key, value in fields.items() if key != "weekday"}
    if not base.known or base.unit != "D":
        return {key: value for key, value in kept.items() if key != "exact"}
    ahead = (fields["weekday"] - 1 - weekday_of(base.ordinal)) % 7
    if not fields["toward"]:
        return {**kept, "days": ahead if ahead < 4 else ahead - 7}
    if "near" in fields and not ahead:
        return {**kept, "days": 0}
    return {**kept, "days": ahead or 7 if fields["toward"] > 0 else ahead - 7}


def _edge(point: Point, edge: str) -> Point:
    """Return the first or last day of a known week, month or year."""
    if not point.known or point.unit not in ("W", "M", "Y"):
        return Point("D", point.year)
    if edge == "first":
        return from_ordinal(point.ordinal)
    return from_ordinal(shift(point, 1, point.unit).ordinal - 1)


def _moved_weekday(fields: Fields, context: Context) -> Value:
    sign = fields.get("sign", 0)
    coming = sign > 0 or "coming" in fields or ("near" in fields and context.look != BACK)
    look = FORTH if coming else BACK if sign < 0 else None
    point, anchor = context.day_of_week(fields["weekday"], fields.get("base"), look)
    base, _ = context.base(fields.get("base"), "D")
    if sign and base is not None and point.known and base.known and point.ordinal == base.ordinal:
        point = from_ordinal(point.ordinal + 7 * sign)
    if "weeks" in fields and point.known:  # "Monday week" is that of the week after next Monday's
        point = from_ordinal(point.ordinal + 7 * fields["weeks"])
    return finish(point, fields, anchor, f"the weekday from {context.describe(anchor, 'D')}")


def _moved_month(fields: Fields, context: Context) -> Value | NoDate:
    base, anchor = context.base(fields.get("base"), "M")
    unit = "M" if "month" in fields else "S"
    number, sign = fields.get("month", fields.get("season")), fields.get("sign", 0)
    if base is None or base.year is None:
        same = "+0y" if not sign and fields.get("base") == "publication" else None
        return _inside(Point("Y"), fields, anchor, "no year can be told", same)
    over = not sign and anchor != "publication" and "month" in fields and (base.month or 0) > fields["month"]
    if over and (told := context.month_told(fields["month"])):
        return finish(truncate(told, "M"), fields, anchor, "the month of that name told of before")
    if not sign and unit == "S" and base.month is None and anchor != "publication" and number is not None:
        base = in_season(context.month_told, number, base.year) or base  # whatever year was told in passing
    assert base.year is not None
    this = sign or fields.get("base") == "publication"  # "this May" is of the day of writing, whatever is to come
    coming = context.coming if not this and context.newsy and context.look == FORTH else None
    if coming is not None and coming.year is not None and base.year < coming.year:
        base = coming  # "I shall go that May"
    assert base.year is not None
    here = truncate(base, unit)
    place = here.month if unit == "M" else 0 if base.month in (1, 2) else here.nth  # that winter began the year before
    year = base.year
    if place is not None and number is not None:
        days = (fields["day"], base.day) if unit == "M" and "day" in fields and base.day else (0, 0)
        if sign > 0 and (number, days[0]) <= (place, days[1]):  # "last 3 September", told on the 14th, is of this year
            year += 1
        if sign < 0 and (number, days[0]) >= (place, days[1]):
            year -= 1
    elif sign:
        year += sign
    if not sign and unit == "M" and anchor != "publication" and number is not None:
        year = context.gone_by(year, number)
    return _inside(Point("Y", year), fields, anchor, f"counted from {context.describe(anchor, 'M')}", None)


def _distance(steps: int, unit: str) -> str:
    names = {
        "D": "day",
        "W": "week",
        "M": "month",
        "Y": "year",
        "DE": "decade",
        "CE": "century",
        "QU": "quarter",
        "S": "season",
    }
    if not steps:
        return f"the {names.get(unit, 'time')} of"
    return f"{abs(steps)} {names.get(unit, unit)}{'' if abs(steps) == 1 else 's'} {'after' if steps > 0 else 'before'}"
