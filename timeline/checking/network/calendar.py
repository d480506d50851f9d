"""What a difference of days, months or years makes of a bound: the images that the network propagates.

An inequality `v >= u + shift` holds in its unit of the calendar. Both images are monotone, and both commute with a move
by 400 years, in which the calendar repeats itself: a cycle that climbs so far without coming to rest never does.
"""

from functools import lru_cache

from timeline.checking.network.model import DAY, YEAR, Unit

CYCLE = 146_097
"""Days in 400 years, a whole number of months and of years."""

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


@lru_cache(maxsize=65536)
def year_of(day: int) -> int:
    """Return the year of a day."""
    days = day - 1
    year = days * 400 // CYCLE + 1  # right or one too few
    return year + 1 if days >= year * 365 + year // 4 - year // 100 + year // 400 else year


@lru_cache(maxsize=4096)
def first_of_year(year: int) -> int:
    """Return the first day of a year."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400 + 1


def month_of(day: int) -> int:
    """Return the month of a day, counted from January of year 0."""
    year = year_of(day)
    within = day - first_of_year(year)
    month = min(within // 28, 11)
    while month and within < _start(year, month):
        month -= 1
    return year * 12 + month


def first_of_month(month: int) -> int:
    """Return the first day of a month counted from January of year 0."""
    year, month = divmod(month, 12)
    return first_of_year(year) + _start(year, month)


def _start(year: int, month: int) -> int:
    leap = month > 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _BEFORE[month] + leap


def least_after(day: int, shift: int, unit: Unit) -> int:
    """Return the least `v` with `v >= day + shift` in the unit."""
    if unit == DAY:
        return day + shift
    if unit == YEAR:
        return first_of_year(year_of(day) + shift)
    return first_of_month(month_of(day) + shift)


def greatest_before(day: int, shift: int, unit: Unit) -> int:
    """Return the greatest `u` with `day >= u + shift` in the unit."""
    if unit == DAY:
        return day - shift
    if unit == YEAR:
        return first_of_year(year_of(day) - shift + 1) - 1
    return first_of_month(month_of(day) - shift + 1) - 1


def count(day: int, unit: Unit) -> int:
    """Return the number of the day, month or year that a day falls in, to take differences of."""
    if unit == DAY:
        return day
    return year_of(day) if unit == YEAR else month_of(day)


def least(number: int, unit: Unit) -> int:
    """Return the first day of the day, month or year with this number."""
    if unit == DAY:
        return number
    return first_of_year(number) if unit == YEAR else first_of_month(number)
