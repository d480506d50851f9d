"""Day arithmetic in the proleptic Gregorian calendar, in whole numbers and without limits.

A day is its ordinal: 1 is 1 January of year 1, as in `datetime.date.toordinal`; 0 and below come before.
Years are astronomical, as in EDTF: 0 is 1 BC, -1 is 2 BC.
"""

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days of the year before each month


def is_leap(year: int) -> bool:
    """Say whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of the month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def first_day(year: int) -> int:
    """Return the ordinal of 1 January of the year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + 1


def last_day(year: int) -> int:
    """Return the ordinal of 31 December of the year."""
    return first_day(year + 1) - 1


def from_civil(year: int, month: int, day: int) -> int:
    """Return the ordinal of a day; raises ValueError for a day that does not exist."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise ValueError(f"there is no day {year}-{month}-{day}")
    return first_day(year) + _BEFORE[month] + (month > 2 and is_leap(year)) + day - 1


def to_civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of the month) of an ordinal.

    Counted in years that begin in March, so that the leap day comes last (Hatcher's and Richards' algorithms).
    """
    cycles, of_cycle = divmod(day + 305, 146097)  # 400-year cycles from 1 March of year 0
    of_era = (of_cycle - of_cycle // 1460 + of_cycle // 36524 - of_cycle // 146096) // 365
    of_year = of_cycle - (365 * of_era + of_era // 4 - of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return cycles * 400 + of_era + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def year_of(day: int) -> int:
    """Return the year an ordinal falls in."""
    return to_civil(day)[0]


def weekday(day: int) -> int:
    """Return the day of the week of an ordinal, 0 for Monday to 6 for Sunday."""
    return (day - 1) % 7


def julian_lag(day: int) -> int:
    """Return by how many days the Julian calendar lags on a Gregorian day: 10 in 1582, 13 from 1900.

    It grows on the Julian 1 March of the centuries that are leap years only there, by the reform of 1582.
    """
    return _lag_in(to_civil(day - _lag_in(to_civil(day))))


def _lag_in(date: tuple[int, int, int]) -> int:
    year, month, _ = date
    century = (year if month > 2 else year - 1) // 100
    return century - century // 4 - 2
