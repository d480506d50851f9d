"""Dates of other calendars and eras as EDTF in the proleptic Gregorian calendar.

A year or month that is no Gregorian one is given as what it is, some day within exact bounds: the Islamic year 1400 is
`[1979-11-21~..1980-11-08~]`. The wording of a source is kept by whoever read it; only the value is converted here.
Conversions are convertdate's, loaded when first needed.
"""

import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from timeline.edtf import eras
from timeline.edtf.days import from_civil, month_length
from timeline.edtf.errors import NoSuchDate
from timeline.edtf.write import write_day, write_within

_JULIAN_DAY = 1721424.5
"""The Julian day on which the day with ordinal 0 begins."""

_LUNAR_NEW_YEAR = ((1, 21), (2, 20))
"""The lunisolar New Year of East Asia falls between these days of our year in all centuries of the table of eras."""

_THAI_JANUARY = 1941
"""Thai years began on 1 April before 1941 and begin on 1 January since; 2483 of the Buddhist Era had nine months."""


class Calendar(NamedTuple):
    """A calendar of convertdate: its module, its months in order, the years it is defined for.

    An `approximate` calendar follows the moon as seen, its dates may be off by a day or two and carry `~`.
    """

    module: str
    months: Callable[[int], Sequence[int]]
    years: range
    approximate: bool = False


def _twelve(year: int) -> Sequence[int]:
    return range(1, 13)


def _from_tishri(year: int) -> Sequence[int]:
    return (*range(7, _ask("hebrew", "year_months", year) + 1), *range(1, 7))


def _thirteen(year: int) -> Sequence[int]:
    return range(1, 14)


CALENDARS = {
    "julian": Calendar("julian", _twelve, range(-4700, 10000)),
    "islamic": Calendar("islamic", _twelve, range(1, 9667), approximate=True),
    "hebrew": Calendar("hebrew", _from_tishri, range(1, 13761)),
    "coptic": Calendar("coptic", _thirteen, range(1, 9000)),
    "persian": Calendar("persian", _twelve, range(1, 2378)),
    "french-republican": Calendar("french_republican", _thirteen, range(1, 15)),
}
"""Julian years are astronomical (0 is 1 BC). Hebrew months count from Nisan, while the year begins with the seventh,
Tishri. Islamic dates are those of the tabular calendar. Persian years begin at the equinox, which is reckoned until
our year 3000. The thirteenth French month holds the complementary days;
the calendar was given up at the end of 1805, in the fourth month of its year 14, which is converted whole."""

YEAR_BEGINS = {"01-01": 0, "03-01": 1, "03-25": 1, "09-01": -1, "12-25": -1}
"""First days of the year, and by how much a date beyond them is off the year from January: 1 before a late beginning
(Venice; England and Florence), -1 from an early one on (Byzantium; Nativity style). After R. L. Poole, "The Beginning
of the Year in the Middle Ages" (1921)."""


def to_gregorian(calendar: str, year: int, month: int | None = None, day: int | None = None) -> str:
    """Return a date of a calendar (`CALENDARS`) or an era (`eras.ERAS`) in EDTF.

    Without a day or a month it is some day within the bounds of the month or year. Raises NoSuchDate for a calendar,
    year, month or day that is not there.
    """
    if calendar in CALENDARS:
        return _converted(calendar, year, month, day)
    era = eras.find(calendar)
    if era is None:
        known = ", ".join([*CALENDARS, "or the name of an era"])
        raise NoSuchDate(f"there is no calendar {calendar!r}", f"it is one of {known}")
    return _of_era(era, year, month, day)


def from_gregorian(calendar: str, day: int) -> tuple[int, int, int]:
    """Return (year, month, day) in one of `CALENDARS` of a day given as ordinal; raises NoSuchDate."""
    found = CALENDARS.get(calendar)
    if found is None:
        raise NoSuchDate(f"there is no calendar {calendar!r}", f"it is one of {', '.join(CALENDARS)}")
    unused = NoSuchDate(f"the {calendar} calendar was not in use on that day")
    try:
        year, month, of_month = map(int, _ask(found.module, "from_jd", day + _JULIAN_DAY))
    except ValueError:  # beyond what convertdate reckons
        raise unused from None
    if year not in found.years:
        raise unused
    return year, month, of_month


def from_old_style(year: int, month: int | None = None, day: int | None = None, *, year_begins: str = "01-01") -> str:
    """Return a Julian date in EDTF whose year was counted from `year_begins`, one of `YEAR_BEGINS`.

    Where the year began on 25 March (England until 1751), 24 March 1648 was followed by 25 March 1649. Nothing is
    guessed: who does not state the style gets years from January. Raises NoSuchDate.
    """
    if year_begins not in YEAR_BEGINS:
        raise NoSuchDate(f"no year is known to begin on {year_begins!r}", f"it is one of {', '.join(YEAR_BEGINS)}")
    first = (int(year_begins[:2]), int(year_begins[3:]))
    shift = YEAR_BEGINS[year_begins]
    if month is None:
        begins = year + min(shift, 0)
        return write_within(_ordinal("julian", begins, *first), _ordinal("julian", begins + 1, *first) - 1)
    if day is None and month == first[0] and first[1] != 1:
        raise NoSuchDate(f"month {month} is divided between two years that begin on {year_begins}", "give the day")
    lies_before = (month, day or 1) < first
    return _converted("julian", year + (shift if lies_before == (shift > 0) else 0), month, day)


def _converted(name: str, year: int, month: int | None, day: int | None) -> str:
    calendar = CALENDARS[name]
    if year not in calendar.years:
        raise NoSuchDate(f"the {name} calendar has no year {year}", f"years run to {calendar.years[-1]}")
    months = calendar.months(year)
    if month is not None and month not in months:
        raise NoSuchDate(f"the {name} year {year} has no month {month}", f"it has {len(months)} months")
    start, last = (months[0], months[-1]) if month is None else (month, month)
    length = _month_length(name, year, last)
    first_day = _ordinal(name, year, start, 1)
    if day is None:
        text = write_within(first_day, _ordinal(name, year, last, 1) + length - 1)
    elif 1 <= day <= length:
        text = write_day(first_day + day - 1)
    else:
        raise NoSuchDate(f"month {month} of the {name} year {year} has no day {day}", f"it has {length} days")
    return _approximate(text) if calendar.approximate else text


def _ask(module: str, function: str, *numbers: float) -> Any:
    """Call convertdate, whose Hebrew calendar warns of its own use of an old name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return getattr(import_module(f"convertdate.{module}"), function)(*numbers)


def _ordinal(name: str, year: int, month: int, day: int) -> int:
    return int(_ask(CALENDARS[name].module, "to_jd", year, month, day) - _JULIAN_DAY)


def _month_length(name: str, year: int, month: int) -> int:
    if name == "french-republican":
        return 30 if month < 13 else 6 if year in (3, 7, 11) else 5
    return int(_ask(CALENDARS[name].module, "month_length", year, month))


def _approximate(text: str) -> str:
    return text.replace("..", "~..").replace("]", "~]") if text.startswith("[") else text + "~"


def _of_era(era: eras.Era, number: int, month: int | None, day: int | None) -> str:
    year = eras.era_year(era.name, number)
    if era.solar is None or year < era.solar:
        if era.name == "Buddhist":
            raise NoSuchDate(f"Thai years were lunisolar in {number}", "give the date in the Gregorian calendar")
        if month is not None:
            raise NoSuchDate(
                f"{era.name} {number} was a lunisolar year", "give its months and days in the Gregorian calendar"
            )
        return write_within(from_civil(year, *_LUNAR_NEW_YEAR[0]), from_civil(year + 1, *_LUNAR_NEW_YEAR[1]))
    if month is not None and not 1 <= month <= 12:
        raise NoSuchDate(f"there is no month {month}", "months are 1 to 12")
    if era.name == "Buddhist" and year < _THAI_JANUARY:
        return _thai(number, year, month, day)
    if day is not None and month is not None and not 1 <= day <= month_length(year, month):
        raise NoSuchDate(f"month {month} of {year} has no day {day}", f"it has {month_length(year, month)}")
    first = from_civil(year, month or 1, day or 1)
    last = from_civil(year, month or 12, day or month_length(year, month or 12))
    return _within_era(era, first, last)


def _within_era(era: eras.Era, first: int, last: int) -> str:
    """Cut days to those of the era, and refuse a date with none."""
    first = max(first, from_civil(*era.begins)) if era.begins else first
    last = min(last, from_civil(*era.ends)) if era.ends else last
    if first > last:
        raise NoSuchDate(f"that day was not in the {era.name} era", f"it runs {_limits(era)}")
    return write_within(first, last)


def _limits(era: eras.Era) -> str:
    begins = f"from {write_day(from_civil(*era.begins))}" if era.begins else ""
    ends = f"to {write_day(from_civil(*era.ends))}" if era.ends else ""
    return f"{begins} {ends}".strip()


def _thai(number: int, year: int, month: int | None, day: int | None) -> str:
    """Return a date of a year that began on 1 April of `year` and ended before 1 April, or 1 January, of the next."""
    if month is None:
        end = from_civil(year + 1, 3, 31) if year + 1 < _THAI_JANUARY else from_civil(year, 12, 31)
        return write_within(from_civil(year, 4, 1), end)
    civil = year + (month < 4)
    if civil >= _THAI_JANUARY:
        raise NoSuchDate(f"the Buddhist year {number} ended in December", f"that month was in {number + 1}")
    length = month_length(civil, month)
    if day is not None and not 1 <= day <= length:
        raise NoSuchDate(f"month {month} of {civil} has no day {day}", f"it has {length}")
    return write_within(from_civil(civil, month, day or 1), from_civil(civil, month, day or length))
