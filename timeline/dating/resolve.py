"""Resolving: from the fields of an expression and its context to a date, with the derivation in words."""

from collections.abc import Mapping

from timeline.dating.choices import months_off
from timeline.dating.context import Context
from timeline.dating.feasts import Feast, feast, nth_weekday
from timeline.dating.points import Point, edtf, exists, from_ordinal, shift, truncate
from timeline.dating.values import Fields, NoDate, Value, finish, months_told
from timeline.edtf import parse
from timeline.edtf.calendars import to_gregorian
from timeline.edtf.days import month_length
from timeline.edtf.errors import NoSuchDate
from timeline.light import replace

FIRST_MONTH = {"S": 3, "QU": 1, "H": 1}
_LAST, _TURNED = 12, 6  # months of a year; so many before a month a season is that of the next year, as a story goes on
_BACK, _PLANNED, _LATEST = 30, 15, 2045  # years a story goes back; that are planned for; past which none tells
_LONG_AGO = 60  # days, behind which "at dawn" is of the day told of and not of the news
LENGTH = {"S": 3, "QU": 3, "H": 6}
"""The month that the first season, quarter or half begins with, and how many months each lasts."""


def date(fields: Fields, context: Context, holidays: Mapping[str, Feast]) -> Value | NoDate:
    """Return the value of a date whose own words may leave parts to the context."""
    year, problem = _year(fields, context)
    if problem:
        return NoDate(problem)
    if "holiday" in fields:
        return _holiday(holidays[fields["holiday"]], year, fields, context)
    if "twin" in fields:
        return NoDate("the same day told again in the other style")
    if fields.get("needs") == "century":
        near = context.last()
        if near is None or near.unit != "CE" or not context.close:
            return NoDate("-")
    if "decade2" in fields or "decade" in fields or "century" in fields or "millennium" in fields:
        return finish(_age(fields, context), fields, None, "as written")
    if "turning" in fields:
        return _turn(fields, context)
    if "season" in fields or "quarter" in fields or "half" in fields:
        return _part_of_year(fields, year, context)
    if "opening" in fields or "closing" in fields:
        count = months_told(fields)
        return finish(Point("MS", year, nth=count), fields, None, "as written") if count and year else NoDate("-")
    if "nth_week" in fields and "month" not in fields:
        return _week_of_year(fields, year, context)
    if "yyyymmdd" in fields:
        figures = fields["yyyymmdd"]
        fields = {"year": figures // 10000, "month": figures // 100 % 100, "day": figures % 100}
        year = fields["year"]
        if not 1 <= fields["month"] <= 12:
            return NoDate("-")
    month, day = fields.get("month"), fields.get("day", fields.get("nth"))
    if year is not None and day is None and "calendar" in fields:
        return _span_converted(year, month, fields)
    if month is not None:
        return _of_month(fields, year, month, day, context)
    if day is not None:
        return _day_only(fields, day, context)
    if "weekday" in fields:
        if "ordinal" in fields:
            return NoDate("-")
        point, anchor = context.day_of_week(fields["weekday"], fields.get("base"))
        return finish(point, fields, anchor, f"the weekday next to {context.describe(anchor, 'D')}")
    if year is not None:
        return finish(Point("Y", year), fields, None, "as written")
    return time_of_day(fields, context)


def _year(fields: Fields, context: Context) -> tuple[int | None, str]:
    year = fields.get("year", fields.get("year4", fields.get("shortyear")))
    late = fields.get("old_month") == 12  # of the old calendar of the East: in our next year
    if year is None and "yy" in fields:
        return full_year(fields["yy"], context), ""
    if year is None and "yearbase" in fields:
        late = late or fields.get("month", _LAST) < fields.get("begins", 1)
        return fields["yearbase"] + fields.get("count", 1) + late, ""
    if year == 0:
        return None, "there is no year 0"
    if fields.get("era") == "BC" and year is not None:
        return 1 - year, ""
    if year is not None and fields.get("needs") == "era":
        return _year_of_era(year, context)
    return year, ""


def full_year(figures: int, context: Context) -> int:
    """Return the year whose last two figures are told: a story goes back a little and on for long, but not past what
    may be planned when it is written."""
    told, today = context.last() or context.publication, context.publication
    first = (told.year if told and told.year is not None else _LATEST - 100) - _BACK
    year = first + (figures - first) % 100
    return year if year <= (today.year + _PLANNED if today and today.year else _LATEST) else year - 100


def _year_of_era(year: int, context: Context) -> tuple[int | None, str]:
    """A short number is a year where the story is told in such years: "in 454" after "478 BC"."""
    story = context.last()
    if story is not None and story.year is not None and story.year < 1000:
        meant = 1 - year if story.year <= 0 else year
        if abs(meant - story.year) <= 150:
            return meant, ""
    return None, "-"


def _age(fields: Fields, context: Context) -> Point:
    if "decade2" in fields and "century" in fields:
        return Point("DE", (fields["century"] - 1) * 100 + fields["decade2"])
    if "decade2" in fields:
        return Point("DE", _hundreds(fields, context) + fields["decade2"])
    if "decade" in fields:
        first = fields["decade"]
        if first % 10 and fields.get("era") != "BC":
            return Point("Y", first)  # "những năm 1957-1962": the plural of a range, not of a decade
        return Point("DE", first if fields.get("era") != "BC" else 1 - (first + 9))
    if "nth_decade" in fields:
        nth = fields["nth_decade"]
        return Point("DE", (fields["century"] - 1) * 100 + 10 * (nth - 1 if nth > 0 else 9))
    unit, width = ("CE", 100) if "century" in fields else ("ML", 1000)
    count = fields["century" if unit == "CE" else "millennium"]
    return Point(unit, (count - 1) * width if fields.get("era") != "BC" else 1 - count * width)


def _turn(fields: Fields, context: Context) -> Value | NoDate:
    """Return the year about which one century gives way to another: that of the number, or the nearest to the story."""
    near = context.last() or context.publication
    if "turn" in fields:
        year, anchor = (fields["turn"] - 1) * 100, None
    elif near is not None and near.year is not None:
        year, anchor = (near.year + 50) // 100 * 100, context.base(None)[1]
    else:
        return NoDate("-")
    return finish(Point("Y", year), {"mod": "APPROX"}, anchor, "the year at which a century begins")


def _hundreds(fields: Fields, context: Context) -> int:
    """Return the century that a decade belongs to: its own, the story's, or else the twentieth."""
    if "century" in fields:
        return (int(fields["century"]) - 1) * 100
    if "hundreds" in fields:
        return int(fields["hundreds"]) * 100
    near = context.publication if context.newsy else context.last()
    if near is None or near.year is None:
        return 1900
    century = near.year // 100 * 100
    if context.newsy:
        return century if century + fields["decade2"] <= near.year + 10 else century - 100
    return min(
        (century, century - 100, century + 100), key=lambda first: abs(first + fields["decade2"] + 5 - near.year)
    )


def _of_month(fields: Fields, year: int | None, month: int, day: int | None, context: Context) -> Value | NoDate:
    if "calendar" not in fields and day is not None and not exists(year, month, day):
        return NoDate(f"there is no day {day} in month {month}" + ("" if year is None else f" of {year}"))
    anchor, why = None, "as written"
    if ("weekday" in fields and "ordinal" in fields) or "nth_week" in fields or "last_day" in fields:
        return _counted(fields, year, month, context)
    if year is None:
        year, anchor = context.year_of_day(month, day, fields.get("until"), fields.get("dayname"))
        told = context.hung
        if "turns" in fields and anchor == "previous" and told is not None and told.year is not None:
            year = told.year + ((told.month or _LAST) > month)  # "the new year" is the one after what was told
        why = (
            f"the year from {context.describe(anchor)}" if year is not None else "no year is given and none can be told"
        )
    foreign = "calendar" in fields and year is not None and day is not None
    if not foreign and year is not None and day is not None and not exists(year, month, day):
        return NoDate(f"there is no day {day} in month {month} of {year}")
    point = Point("D" if day else "M", year, month, day)
    if foreign and year is not None and day is not None:
        try:
            point = _converted(year - fields.get("lag", 0), month, day, fields["calendar"])
        except NoSuchDate as problem:
            return NoDate(str(problem))
        why = f"converted from the {fields['calendar']} calendar"
    return finish(truncate(point, fields["whole"]) if "whole" in fields else point, fields, anchor, why)


def _converted(year: int, month: int, day: int, calendar: str) -> Point:
    """Return the day of our calendar that a day of another is; raises NoSuchDate."""
    return from_ordinal(parse(to_gregorian(calendar, year, month, day)).earliest or 1)


def _span_converted(year: int, month: int | None, fields: Fields) -> Value | NoDate:
    """Return the years of ours that a year or month of another calendar lies in."""
    try:
        bounds = parse(to_gregorian(fields["calendar"], year - fields.get("lag", 0), month))
    except NoSuchDate as problem:
        return NoDate(str(problem))
    first, last = (from_ordinal(day or 1).year for day in (bounds.earliest, bounds.latest))
    why = f"converted from the {fields['calendar']} calendar"
    if first == last:
        return finish(Point("Y", first), fields, None, why)
    return Value("DATE", f"[{first},{last}]", f"{first}/{last}", None, "APPROX", why)


def _counted(fields: Fields, year: int | None, month: int, context: Context) -> Value | NoDate:
    """Return the day or week that is counted inside a month: "the last Sunday of March"."""
    anchor = None
    if year is None:
        year, anchor = context.year_of_day(month, None)
        if year is None:
            return NoDate("-")
    if "last_day" in fields:
        return finish(Point("D", year, month, month_length(year, month)), fields, anchor, "the last day of the month")
    if "nth_week" in fields:
        nth = fields["nth_week"]
        day = 1 + 7 * (nth - 1) if nth > 0 else month_length(year, month)
        if day > month_length(year, month):
            return NoDate("the month has no such week")
        why = f"the week counted inside {edtf(Point('M', year, month))}"
        return finish(truncate(Point("D", year, month, day), "W"), fields, anchor, why)
    day = nth_weekday(year, month, fields["weekday"], fields["ordinal"])
    if not exists(year, month, day):
        return NoDate("the month has no such weekday")
    return finish(Point("D", year, month, day), fields, anchor, "the weekday counted inside the month")


def _week_of_year(fields: Fields, year: int | None, context: Context) -> Value | NoDate:
    """Return the week of a year by its ISO number, -1 the last: the week with 4 January is the first."""
    nth = fields["nth_week"]
    if year is None or not -1 <= nth <= 53 or nth == 0:
        return NoDate("-")
    first = Point("D", year, 1, 4) if nth > 0 else Point("D", year, 12, 28)
    return finish(shift(first, max(nth, 1) - 1, "W"), fields, None, "the week counted inside the year")


def _day_only(fields: Fields, day: int, context: Context) -> Value | NoDate:
    base, anchor = context.month_of_day()
    if base is not None and base.day is not None and anchor == "publication":
        base = shift(truncate(base, "M"), months_off(day - base.day, context.look), "M")
    if base is None or base.month is None:
        return finish(Point("D", None, None, day), fields, anchor, "no month is given and none can be told")
    if not exists(base.year, base.month, day):
        return NoDate(f"there is no day {day} in month {base.month}")
    return finish(
        Point("D", base.year, base.month, day), fields, anchor, f"the month from {context.describe(anchor, 'M')}"
    )


def _part_of_year(fields: Fields, year: int | None, context: Context) -> Value | NoDate:
    unit = "S" if "season" in fields else "QU" if "quarter" in fields else "H"
    nth = fields.get("season", fields.get("quarter", fields.get("half")))
    anchor, why = None, "as written"
    if not 1 <= nth <= 12 // LENGTH[unit]:
        return NoDate("a year has no such part")
    if year is None:
        base, anchor = context.beside() or context.base(None, "Y")
        year = None if base is None else base.year
        if base is not None and base.month and year is not None:
            if anchor == "publication":
                first = FIRST_MONTH[unit] + LENGTH[unit] * (nth - 1)
                if not first <= base.month < first + LENGTH[unit]:  # the part that runs is meant, whatever the verb
                    year = context.year_of_day(first, None)[0]
            elif unit == "S" and nth == 4 and base.month >= 9:
                year += 1
            elif (
                unit == "S"
                and base.month - FIRST_MONTH["S"] - LENGTH["S"] * (nth - 1) >= _TURNED
                and not fields.get("part")
            ):
                year += not context.pluperfect  # "signed in October; in the spring envoys came"
        elif base is not None and base.unit == "S" and base.nth == 3 and unit == "S" and nth == 4 and year is not None:
            year += 1  # a winter counts with the year it ends in
        why = f"the year from {context.describe(anchor)}"
    return finish(Point(unit, year, nth=nth), fields, anchor, why)


def _holiday(where: Feast, year: int | None, fields: Fields, context: Context) -> Value | NoDate:
    anchor = None
    year = where.get("year", year)
    if year is None:
        month = where.get("month", 4)
        year, anchor = context.year_of_day(month, where.get("day"))
    if year is None:
        return finish(
            Point("D", None, where.get("month"), where.get("day")), fields, anchor, "a feast in an unknown year"
        )
    return finish(feast(where, year), fields, anchor, "by the calendar of feasts")


def time_of_day(fields: Fields, context: Context) -> Value | NoDate:
    """Return the value of a time without a date of its own: on a day told beside it, or on that of the news."""
    day = context.last("D") if context.close else context.day_here if context.newsy else None
    today = context.publication if context.newsy else None
    long_ago = day is not None and day.known and today is not None and today.ordinal - day.ordinal > _LONG_AGO
    if day is not None and ("hour" in fields or long_ago):
        context.hung = day
        return finish(day, fields, "previous", f"on {context.describe('previous', 'D')}")
    beside = context.last() if context.close and not context.beyond else None
    if beside is not None and beside.unit in ("M", "S") and beside.year is not None and "hour" not in fields:
        today = None  # "that April, at dawn, on the 7th": the month is still what is told
    if today is not None and today.unit == "D":
        return finish(today, fields, "publication", f"on the day of {context.describe('publication')}")
    return replace(finish(Point("D"), fields, None, "a time of day"), point=None)
