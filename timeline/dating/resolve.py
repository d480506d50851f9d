"""Resolving: from the fields of an expression and its context to a date, with the derivation in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.dating.context import BACK, FORTH, Context
from timeline.dating.points import Point, edtf, exists, from_ordinal, shift, timex3, truncate
from timeline.edtf.days import from_civil, month_length
from timeline.edtf.days import weekday as weekday_of

Fields = Mapping[str, Any]


class Value(NamedTuple):
    """A value read: TIMEX3 type, EDTF or ISO 8601 spelling, TIMEX3 spelling, what it hangs on, and why.

    `point` is the date that later expressions may hang on; `shift` how far it lies from the anchor ("+1y").
    """

    type: str
    value: str
    timex3: str
    anchor: str | None = None
    mod: str | None = None
    why: str = ""
    point: Point | None = None
    shift: str | None = None


FIRST_MONTH = {"S": 3, "QU": 1, "H": 1}
LENGTH = {"S": 3, "QU": 3, "H": 6}
"""The month that the first season, quarter or half begins with, and how many months each lasts."""


class NoDate(NamedTuple):
    """Why something that looks like a date is none."""

    why: str


def date(fields: Fields, context: Context, holidays: Mapping[str, Mapping[str, int]]) -> Value | NoDate:
    """Return the value of a date whose own words may leave parts to the context."""
    year, problem = _year(fields, context)
    if problem:
        return NoDate(problem)
    if "holiday" in fields:
        return _holiday(holidays[fields["holiday"]], year, fields, context)
    if "decade2" in fields or "decade" in fields or "century" in fields or "millennium" in fields:
        return _finish(_age(fields, context), fields, None, "as written")
    if "season" in fields or "quarter" in fields or "half" in fields:
        return _part_of_year(fields, year, context)
    month, day = fields.get("month", fields.get("monthnum")), fields.get("day", fields.get("nth"))
    if month is not None:
        return _of_month(fields, year, month, day, context)
    if day is not None:
        return _day_only(fields, day, context)
    if "weekday" in fields:
        if "ordinal" in fields:
            return NoDate("-")
        point, anchor = context.day_of_week(fields["weekday"], fields.get("base"))
        return _finish(point, fields, anchor, f"the weekday next to {context.describe(anchor, 'D')}")
    if year is not None:
        return _finish(Point("Y", year), fields, None, "as written")
    return time_of_day(fields, context)


def _year(fields: Fields, context: Context) -> tuple[int | None, str]:
    year = fields.get("year", fields.get("year4", fields.get("shortyear")))
    if year is None and "yy" in fields:
        base = (context.last() or context.publication) if not context.newsy else context.publication
        near = base.year if base and base.year is not None else 1970
        return min(
            (near // 100 + step) * 100 + fields["yy"]
            for step in (-1, 0, 1)
            if (near // 100 + step) * 100 + fields["yy"] <= near + 30
            and (near // 100 + step) * 100 + fields["yy"] > near - 70
        ), ""
    if year is None and "yearbase" in fields:
        return fields["yearbase"] + fields.get("count", 1), ""
    if year == 0:
        return None, "there is no year 0"
    if fields.get("era") == "BC" and year is not None:
        return 1 - year, ""
    if year is not None and fields.get("needs") == "era":
        return _year_of_era(year, context)
    return year, ""


def _year_of_era(year: int, context: Context) -> tuple[int | None, str]:
    """A short number is a year where the story is told in such years: "in 454" after "478 BC"."""
    story = context.last()
    if story is not None and story.year is not None and story.year < 1000:
        meant = 1 - year if story.year <= 0 else year
        if abs(meant - story.year) <= 150:
            return meant, ""
    return None, "-"


def _age(fields: Fields, context: Context) -> Point:
    if "decade2" in fields:
        return Point("DE", _hundreds(fields, context) + fields["decade2"])
    if "decade" in fields:
        first = fields["decade"]
        return Point("DE", first if fields.get("era") != "BC" else 1 - (first + 9))
    unit, width = ("CE", 100) if "century" in fields else ("ML", 1000)
    count = fields["century" if unit == "CE" else "millennium"]
    return Point(unit, (count - 1) * width if fields.get("era") != "BC" else 1 - count * width)


def _hundreds(fields: Fields, context: Context) -> int:
    """Return the century that a decade without one belongs to: the story's, or else the twentieth."""
    if "hundreds" in fields:
        return int(fields["hundreds"]) * 100
    near = context.publication if context.newsy else context.last()
    if near is None or near.year is None:
        return 1900
    century = near.year // 100 * 100
    return century if century + fields["decade2"] <= near.year + 10 else century - 100


def _of_month(fields: Fields, year: int | None, month: int, day: int | None, context: Context) -> Value | NoDate:
    if day is not None and not exists(year, month, day):
        return NoDate(f"there is no day {day} in month {month}" + ("" if year is None else f" of {year}"))
    anchor, why = None, "as written"
    if "weekday" in fields and "ordinal" in fields or "nth_week" in fields or "last_day" in fields:
        return _counted(fields, year, month, context)
    if year is None:
        year, anchor = context.year_of_day(month, day, fields.get("until"))
        why = (
            f"the year from {context.describe(anchor)}" if year is not None else "no year is given and none can be told"
        )
    if year is not None and day is not None and not exists(year, month, day):
        return NoDate(f"there is no day {day} in month {month} of {year}")
    point = Point("D" if day else "M", year, month, day)
    return _finish(truncate(point, fields["whole"]) if "whole" in fields else point, fields, anchor, why)


def _counted(fields: Fields, year: int | None, month: int, context: Context) -> Value | NoDate:
    """Return the day or week that is counted inside a month: "the last Sunday of March"."""
    anchor = None
    if year is None:
        year, anchor = context.year_of_day(month, None)
        if year is None:
            return NoDate("-")
    if "last_day" in fields:
        return _finish(Point("D", year, month, month_length(year, month)), fields, anchor, "the last day of the month")
    if "nth_week" in fields:
        nth = fields["nth_week"]
        day = 1 + 7 * (nth - 1) if nth > 0 else month_length(year, month)
        if day > month_length(year, month):
            return NoDate("the month has no such week")
        return _finish(truncate(Point("D", year, month, day), "W"), fields, anchor, "the week counted inside the month")
    day = _nth_weekday(year, month, fields["weekday"], fields["ordinal"])
    if not exists(year, month, day):
        return NoDate("the month has no such weekday")
    return _finish(Point("D", year, month, day), fields, anchor, "the weekday counted inside the month")


def _day_only(fields: Fields, day: int, context: Context) -> Value | NoDate:
    base, anchor = context.base(None, "M")
    if base is None or base.month is None:
        return _finish(Point("D", None, None, day), fields, anchor, "no month is given and none can be told")
    if not exists(base.year, base.month, day):
        return NoDate(f"there is no day {day} in month {base.month}")
    return _finish(
        Point("D", base.year, base.month, day), fields, anchor, f"the month from {context.describe(anchor, 'M')}"
    )


def _part_of_year(fields: Fields, year: int | None, context: Context) -> Value:
    unit = "S" if "season" in fields else "QU" if "quarter" in fields else "H"
    nth = fields.get("season", fields.get("quarter", fields.get("half")))
    anchor, why = None, "as written"
    if year is None:
        base, anchor = context.base(None, "Y")
        year = None if base is None else base.year
        if base is not None and base.month and year is not None:
            if anchor == "publication":
                year = context.year_of_day(FIRST_MONTH[unit] + LENGTH[unit] * (nth - 1), None)[0]
            elif unit == "S" and nth == 4 and base.month >= 11:
                year += 1
        why = f"the year from {context.describe(anchor)}"
    return _finish(Point(unit, year, nth=nth), fields, anchor, why)


def _holiday(where: Mapping[str, int], year: int | None, fields: Fields, context: Context) -> Value | NoDate:
    anchor = None
    year = where.get("year", year)
    if year is None:
        month = where.get("month", 4)
        year, anchor = context.year_of_day(month, where.get("day"))
    if year is None:
        return _finish(
            Point("D", None, where.get("month"), where.get("day")), fields, anchor, "a feast in an unknown year"
        )
    if "easter" in where:
        point = from_ordinal(easter(year) + where["easter"])
    elif "weekday" in where:
        point = Point("D", year, where["month"], _nth_weekday(year, where["month"], where["weekday"], where["nth"]))
    else:
        point = Point("D", year, where["month"], where["day"])
    return _finish(point, fields, anchor, "by the calendar of feasts")


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    if nth < 0:
        length = month_length(year, month)
        return length - (weekday_of(from_civil(year, month, length)) - weekday + 1) % 7
    return 1 + (weekday - 1 - weekday_of(from_civil(year, month, 1))) % 7 + 7 * (nth - 1)


def easter(year: int) -> int:
    """Return the ordinal of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return from_civil(year, month, day + 1)


def time_of_day(fields: Fields, context: Context) -> Value | NoDate:
    """Return the value of a time without a date of its own."""
    if context.newsy and context.publication is not None and context.publication.unit == "D":
        return _finish(context.publication, fields, "publication", f"on the day of {context.describe('publication')}")
    return _finish(Point("D"), fields, None, "a time of day")


def moved(fields: Fields, context: Context) -> Value | NoDate:
    """Return the value of a date that is so many units from what it hangs on: "the following year", "two weeks ago"."""
    unit, count, sign = fields.get("unit", "D"), fields.get("n", 1), fields.get("sign", 0)
    if sign and count == "X":
        return _vague(sign, context, fields)
    if "weekday" in fields and "unit" not in fields:
        return _moved_weekday(fields, context)
    if ("month" in fields or "season" in fields) and "unit" not in fields:
        return _moved_month(fields, context)
    base, anchor = context.base(fields.get("base"), unit)
    if unit in ("TH", "TM", "TS"):
        return _finish(
            Point("D") if base is None else truncate(base, "D"), {**fields, "hour": None}, anchor, "hours away"
        )
    steps = sign * count
    half = fields.get("fraction", 0)
    if half or isinstance(steps, float):
        steps, unit = _halves(steps + sign * half, unit)
    if unit == "FN":
        steps, unit = steps * 2, "W"
    far = f"{steps:+d}{unit.lower()[0]}" if unit in ("D", "W", "M", "Y") else None
    if unit in ("DE", "CE") and "n" in fields:
        steps, unit = steps * (10 if unit == "DE" else 100), "Y"
        far = f"{steps:+d}y"
    if base is None or base.year is None:
        return _inside(Point(unit), fields, anchor, f"{_distance(steps, unit)} {context.describe(anchor, unit)}", far)
    point = shift(base, steps, "Y" if unit == "Y" else unit)
    why = f"{_distance(steps, unit)} {context.describe(anchor, unit)}"
    return _inside(point, fields, anchor, why, far)


def _inside(point: Point, fields: Fields, anchor: str | None, why: str, far: str | None) -> Value | NoDate:
    """Go to the month, season, day or weekday that the words name inside the unit reached."""
    month, day = fields.get("month"), fields.get("day", fields.get("nth"))
    if month is not None:
        if day is not None and not exists(point.year, month, day):
            return NoDate(f"there is no day {day} in month {month}")
        point = Point("D" if day else "M", point.year, month, day)
    elif day is not None and point.unit == "M":
        point = Point("D", point.year, point.month, day)
    elif "season" in fields:
        point = Point("S", point.year, nth=fields["season"])
    elif "quarter" in fields:
        point = Point("QU", point.year, nth=fields["quarter"])
    elif "weekday" in fields and point.unit == "W" and point.known:
        point = from_ordinal(point.ordinal + fields["weekday"] - 1)
    return _finish(point, fields, anchor, why, far)


def _moved_weekday(fields: Fields, context: Context) -> Value:
    sign = fields.get("sign", 0)
    point, anchor = context.day_of_week(
        fields["weekday"], fields.get("base"), FORTH if sign > 0 else BACK if sign < 0 else None
    )
    base, _ = context.base(fields.get("base"), "D")
    if sign and base is not None and point.known and base.known and point.ordinal == base.ordinal:
        point = from_ordinal(point.ordinal + 7 * sign)
    return _finish(point, fields, anchor, f"the weekday from {context.describe(anchor, 'D')}")


def _moved_month(fields: Fields, context: Context) -> Value | NoDate:
    base, anchor = context.base(fields.get("base"), "M")
    unit = "M" if "month" in fields else "S"
    number, sign = fields.get("month", fields.get("season")), fields.get("sign", 0)
    if base is None or base.year is None:
        return _inside(Point("Y"), fields, anchor, "no year can be told", None)
    here = truncate(base, unit)
    place = here.month if unit == "M" else here.nth
    year = base.year
    if place is not None and number is not None:
        if sign > 0 and number <= place:
            year += 1
        if sign < 0 and number >= place:
            year -= 1
    elif sign:
        year += sign
    return _inside(Point("Y", year), fields, anchor, f"counted from {context.describe(anchor, 'M')}", None)


def _vague(sign: int, context: Context, fields: Fields) -> Value:
    base, anchor = context.base(fields.get("base"))
    spelt = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Value(
        "DATE",
        _open(base, sign),
        spelt,
        anchor,
        fields.get("mod"),
        f"some time {'before' if sign < 0 else 'after'} {context.describe(anchor)}",
    )


def _open(base: Point | None, sign: int) -> str:
    if base is None or not base.known or base.unit != "D":
        return "XXXX"
    return f"../{edtf(base)}" if sign < 0 else f"{edtf(base)}/.."


def _halves(steps: float, unit: str) -> tuple[int, str]:
    smaller = {"Y": (12, "M"), "M": (2, "FN"), "QU": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "W": (7, "D")}
    factor, below = smaller.get(unit, (1, unit))
    if below == "FN":
        return round(steps * 30), "D"
    return round(steps * factor), below


def reference(fields: Fields, context: Context) -> Value:
    """Return the value of "now", "recently", "the future": TIMEX3 keeps them vague; EDTF has the publication as a bound."""
    base = context.publication
    spelt = fields["value"]
    anchor = "publication" if context.newsy or base is not None else None
    if spelt == "PRESENT_REF":
        value = edtf(base) if base is not None else "XXXX"
    else:
        value = _open(base, -1 if spelt == "PAST_REF" else 1)
    return Value("DATE", value, spelt, anchor, None, f"counted from {context.describe('publication')}")


def _finish(point: Point, fields: Fields, anchor: str | None, why: str, far: str | None = None) -> Value:
    """Add the time of day, the modifier and the spellings."""
    mod = fields.get("mod") or fields.get("part")
    clock = _clock(fields)
    if clock:
        day = point if point.unit == "D" else Point("D", point.year, point.month)
        return Value("TIME", timex3(day) + clock, timex3(day) + clock, anchor, mod, why, day, far)
    text = edtf(point)
    if mod == "APPROX" and "/" not in text:
        text += "~"
    return Value("DATE", text, timex3(point), anchor, mod, why, point, far)


def _clock(fields: Fields) -> str:
    if "daytime" in fields and fields.get("hour") is None:
        return f"T{fields['daytime']}"
    if "hhmm" in fields:
        return f"T{fields['hhmm'] // 100:02d}:{fields['hhmm'] % 100:02d}" + fields.get("zone", "")
    hour, minute = fields.get("clock", (fields.get("hour"), fields.get("minute", 0)))
    if hour is None:
        return "TXX" if "hour" in fields else ""
    if (fields.get("meridiem") == "PM" or fields.get("daytime") in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    if fields.get("meridiem") == "AM" and hour == 12:
        hour = 0
    second = f":{fields['second']:02d}" if "second" in fields else ""
    return f"T{hour:02d}:{minute:02d}{second}" + fields.get("zone", "")


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
