"""Feasts: the days of holidays, fixed, counted inside a month, or counted from Easter."""

from collections.abc import Mapping

from timeline.dating.points import Point, from_ordinal
from timeline.edtf.days import from_civil, month_length
from timeline.edtf.days import weekday as weekday_of

Feast = Mapping[str, int]


def feast(where: Feast, year: int) -> Point:
    """Return the day of a feast in a year; `where` as in the language file (see `lexicon`)."""
    if "easter" in where:
        return from_ordinal(easter(year) + where["easter"])
    if "weekday" in where:
        day = nth_weekday(year, where["month"], where["weekday"], where["nth"])
        return from_ordinal(from_civil(year, where["month"], day) + where.get("plus", 0))
    return Point("D", year, where["month"], where["day"])


def nearest(where: Feast, base: Point, sign: int) -> Point:
    """Return the first day of a feast behind a date whose year is known, or the last before it (`sign` -1)."""
    assert base.year is not None
    years = (base.year + sign * step for step in range(3))
    return next(day for day in (feast(where, year) for year in years) if (day.ordinal - base.ordinal) * sign > 0)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """Return the day of the month of the nth weekday (1 Monday) in it, -1 the last; it may lie past the month's end."""
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
