"""Stretches of days: of a date, of its beginning, of a day moved by a length of time."""

from functools import lru_cache

from timeline.edtf import Point
from timeline.edtf.days import first_day, from_civil, last_day, month_length, to_civil, year_of
from timeline.records.when import Duration, parse_when, read_date

Bounds = tuple[int | None, int | None]
"""The first and last day of something, None where it is open or unknown."""

OPEN: Bounds = (None, None)


@lru_cache(maxsize=65536)
def outer(edtf: str) -> Bounds:
    """Return the first and last day of a date."""
    date = read_date(edtf)
    return date.earliest, date.latest


def whole(found: Bounds, unit: str) -> Bounds:
    """Widen days to the whole years (`y`) or months (`m`) they lie in."""
    first, last = found
    if unit == "y":
        return first and first_day(year_of(first)), last and last_day(year_of(last))
    if unit == "m":
        (year, month, _), (to_year, to_month, _) = to_civil(first or 1), to_civil(last or 1)
        end = from_civil(to_year, to_month, month_length(to_year, to_month))
        return first and from_civil(year, month, 1), last and end
    return found


@lru_cache(maxsize=65536)
def beginning(edtf: str) -> Bounds:
    """Return the first and last day on which what a date speaks of may begin: "since 1992" is 1992."""
    date = read_date(edtf)
    return date.earliest, date.inner[0] if date.is_interval and date.latest is None else date.latest


def stated(text: str) -> tuple[str | None, Bounds | None, Bounds | None]:
    """Return the EDTF of a time that a claim names, its `beginning`, and its days where it is one stretch of them.

    None where it hangs on another time, and for the days of what is doubted or approximate, a set or an interval.
    """
    edtf = parse_when(text).edtf
    if edtf is None:
        return None, None, None
    date, begun = read_date(edtf), beginning(edtf)
    return edtf, begun, begun if isinstance(date, Point) and not date.qualifiers and begun != OPEN else None


def shift(day: int | None, by: Duration | None) -> int | None:
    """Move a day by a duration; whole months and years keep the day of the month where it exists."""
    if day is None or by is None:
        return day
    if by.unit in "dw":
        return day + by.count * (7 if by.unit == "w" else 1)
    year, month, of_month = to_civil(day)
    months = year * 12 + month - 1 + by.count * (12 if by.unit == "y" else 1)
    year, month = divmod(months, 12)
    return from_civil(year, month + 1, min(of_month, month_length(year, month + 1)))
