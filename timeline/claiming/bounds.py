"""Bounds: the EDTF date of what holds since, until, before or after a date, and of twelve months that end on one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.edtf import EdtfError, parse
from timeline.edtf.days import from_civil, month_length, to_civil
from timeline.records.timex import Timex

_FEAST = "by the calendar of feasts"
_MONTHLY, _DECEMBER = 7, 12
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SHIFT = re.compile(r"([+-]\d+)([md])")
_WEEKS, _DAY = re.compile(r"([+-]\d+)w"), re.compile(r"\d{4}-\d\d-\d\d")
_EXACT = 1  # so many weeks ago lead to a day, more of them to a month
_MONTH = re.compile(r"(\d{4})-(0\d|1[0-2])(?:-\d\d)?$")


@lru_cache(maxsize=4096)
def valid(date: str) -> str | None:
    """Return the date, None where it is no EDTF."""
    try:
        parse(date)
    except EdtfError:
        return None
    return date


def related(date: str | None, relation: str) -> str | None:
    """Return the EDTF date of what happened `since`, `until`, `before` ... a date; raises nothing, None stays None."""
    if date is None:
        return None
    if date.startswith("published") and relation in ("since", "until", "by", "before", "after", "from"):
        return None
    if relation in ("since", "from", "after"):
        return valid(f"{date.split('/')[0]}/..")
    if relation in ("year_to", "fiscal_to"):
        return _year_to(date, relation == "fiscal_to")
    if relation == "decade_to":
        return valid(f"{int(date[:4]) - 10:04d}/{date[:4]}") if _YEAR.match(date) else date
    if relation in ("until", "by", "before"):
        return valid(f"../{date.split('/')[-1]}")
    return date


def _year_to(date: str, fiscal: bool) -> str:
    """Return the twelve months that end on a date, the year where they end with it; a fiscal year is told in years."""
    month = _MONTH.match(date)
    if month is None:
        return date
    year, last = int(month[1]), int(month[2])
    if fiscal and last < _DECEMBER:
        return f"{year - 1:04d}/{year:04d}"
    return month[1] if last == _DECEMBER else f"{year - 1:04d}-{last + 1:02d}/{date[:_MONTHLY]}"


def about(date: str | None, timex: Timex, relation: str, published: str | None = None) -> str | None:
    """Return the month of a feast that only bounds what is told ("home before Christmas" is not told to the day); what
    is to be done before it has it for a deadline. The end of this decade or the next is its last year.
    """
    if date and date[3:] == "X" and timex.mod == "END" and timex.anchor and relation in ("by", "until", "before"):
        return f"{date[:3]}9"
    loose = relation in ("before", "after") and timex.why == _FEAST
    loose = loose and not (relation == "before" and published and date and date > published)
    return date[:_MONTHLY] if date and loose else date


def from_day(shift: str | None, day: str) -> str | None:
    """Return the month or day so many months or days (a `shift` like "-1m") from a day of writing, None for no such; of
    a month of writing, the month.
    """
    away = _SHIFT.fullmatch(shift or "")
    if away is None or not (_DAY.fullmatch(day) or (away[2] == "m" and _MONTH.fullmatch(day))):
        return None
    year, month, *of_month = map(int, day.split("-"))
    count = int(away[1])
    if away[2] == "m":
        months = 12 * year + month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return "{:04d}-{:02d}-{:02d}".format(*to_civil(from_civil(year, month, *of_month) + count))


def last_day(date: str | None) -> str | None:
    """Return the last day of a month or a year: "shut until the end of next month"."""
    month = _MONTH.fullmatch(date or "")
    if date is None or (month is None and not _YEAR.fullmatch(date)) or len(date) > _MONTHLY:
        return date
    year, of_year = (int(month[1]), int(month[2])) if month else (int(date), _DECEMBER)
    return f"{year:04d}-{of_year:02d}-{month_length(year, of_year):02d}"


def not_before(date: str | None, hedge: str | None, why: str) -> str | None:
    """Return the date of what does not come before a date: before the end of a year is before its December, before a
    feast (so its timex's `why`) before its month.
    """
    date = date[:_MONTHLY] if date and why == _FEAST else date
    if date and hedge == "late" and date.isdigit():
        date = f"{date}-{_DECEMBER}"
    return related(date, "since")


def weeks_ago(timex: Timex, date: str | None, published: str | None, words: Sequence[str]) -> str | None:
    """Return the day that a week before the day of writing leads to ("sworn in a week ago"), the month that
    more of them before or behind it do; None where none of the words says so.
    """
    told = timex.anchor == "publication" and date and _WEEK.fullmatch(date)
    weeks = _WEEKS.fullmatch(timex.shift or "") if told else None
    if weeks is None or published is None or not _DAY.fullmatch(published):
        return None
    count = int(weeks[1])
    if abs(count) <= _EXACT and (count > 0 or not any(word in timex.text.lower() for word in words)):
        return None
    day = "{:04d}-{:02d}-{:02d}".format(*to_civil(from_civil(*map(int, published.split("-"))) + 7 * count))
    return day if abs(count) <= _EXACT else day[:_MONTHLY]


def all_in(words: str, timex: Timex, pattern: re.Pattern[str] | None) -> bool:
    """Tell whether what came before the end of a time came in it, as it followed what was told of that time: "within
    the month", "before the year was out".
    """
    return pattern is not None and timex.anchor == "previous" and pattern.match(words) is not None


def closely(lead: str, words: Sequence[str]) -> str | None:
    """Return the word at the end of some that keeps what is told to the days beside a date: "just before Christmas"."""
    lead = lead.rstrip()
    return next((word for word in words if lead.endswith(" " + word)), None)


def same_day(relation: str, timex: Timex, lead: str, words: Sequence[str]) -> str | None:
    """Return the blank, with the word for nearness if any, at the end of the words before a time of day and what leads
    to it, if all was on one day: "before dawn", "just before midnight", "after noon"; None for "leave before midnight".
    """
    near = closely(lead, words)
    dawn = timex.value.split("T")[-1].isalpha()
    if relation != "after" and not (relation == "before" and (dawn or near)):
        return None
    return f" {near} " if near else " "
