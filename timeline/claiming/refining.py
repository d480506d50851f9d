"""Refining: a date told more exactly by the one that stands right behind it: "1957 (1 October)", "2012, on 5 May"; a
day without a year behind a year that hangs on the publication is of that year: "last year, on 2 May"; a month lies
beyond a length that it is told to be beyond: "a little over two years later, in January"; a week is of its month.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.edtf.days import from_civil, to_civil
from timeline.light import replace
from timeline.records.timex import Timex

_BETWEEN = re.compile(r"\s?(?:[,،，、]|\()\s?(?:\w{2,3}\s)?")
_YEAR = re.compile(r"\d{4}")
_COARSE = re.compile(r"(\d{4}(?:-\d\d)?)(?:-XX-XX)?")
_PAIR = 2
_AWAY = re.compile(r"[+-]\d+y")
_FEW = re.compile(r"[+-]\dy")
_MONTH = re.compile(r"(\d{4})-(0\d|1[0-2])")
_BASE = re.compile(r"\((\d{4})-(0\d|1[0-2])(?:-\d\d)?\)")
_WEEK = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_INSIDE = re.compile(r"inside (\d{4}-\d\d)$")
_THURSDAY, _WEEKLONG = 3, 6
_SIDES = {"MORE_THAN": 1, "LESS_THAN": -1}


def refined(lowered: str, dates: Sequence[Timex]) -> list[Timex]:
    """Return the dates without the years that a day or a month of them, set apart by no more than a comma, repeats."""
    if len(dates) < _PAIR:
        return [_beyond(date, date) for date in dates]
    dates = [_beyond(dates[0], dates[0]), *(_of_year(lowered, one, two) for one, two in pairwise(dates))]
    dates = [*(_led_to(lowered, one, two) for one, two in pairwise(dates)), *dates[-1:]]
    told = {id(one) for one, two in pairwise(dates) if _refines(lowered, one, two)}
    return [timex for timex in dates if id(timex) not in told]


def _of_year(lowered: str, one: Timex, two: Timex) -> Timex:
    """The second of two dates, in the year that the first is away from a publication whose own is not known."""
    away = one.value == "XXXX" and one.anchor == "publication" and _AWAY.fullmatch(one.shift or "")
    day = two.value[4:] if two.value.startswith("XXXX") or two.anchor == "previous" else ""
    if two.anchor == "previous" and two.mod in _SIDES:
        return _beyond(two, two)
    if two.anchor == "previous" and one.mod in _SIDES and _BETWEEN.fullmatch(lowered, one.end, two.start):
        return _beyond(one, two)
    if not away or not day or two.shift or not _BETWEEN.fullmatch(lowered, one.end, two.start):
        return two
    return replace(two, anchor="publication", shift=one.shift, value=f"XXXX{day}")


def _beyond(length: Timex, month: Timex) -> Timex:
    """A month in the year in which it lies more, or less, than so many years from the month counted from."""
    side = _SIDES.get(length.mod or "")
    if not side:
        return month
    away = _AWAY.fullmatch(length.shift or "")
    told, base = (_MONTH.match(month.value), _BASE.search(length.why)) if away else (None, None)
    if not away or not told or not base or length.value[:4] != told[1]:
        return month
    years = int(away[0][:-1])
    ahead = side if years > 0 else -side
    months = 12 * (int(told[1]) - int(base[1]) - years) + int(told[2]) - int(base[2])
    if months * ahead >= 0:
        return month
    why = f"{month.why}; in {int(told[1]) + ahead}, {length.text} from {base[0][1:-1]}"
    return replace(month, value=f"{int(told[1]) + ahead:04d}{month.value[4:]}", why=why)


def _led_to(lowered: str, one: Timex, two: Timex) -> Timex:
    """A year counted from what was told before, where the date set apart behind it tells which: "eight years later, in
    June 1973"; ten years and more are told roundly.
    """
    told = _MONTH.match(two.value) if one.anchor == "previous" and two.anchor is None else None
    if told is None or not _FEW.fullmatch(one.shift or ""):
        return one
    if not _YEAR.fullmatch(one.value) or one.value == told[1] or not _BETWEEN.fullmatch(lowered, one.end, two.start):
        return one
    return replace(one, value=told[1], why=f"{one.why}; {told[1]}, as told behind it")


def _refines(lowered: str, one: Timex, two: Timex) -> bool:
    coarse = _COARSE.fullmatch(one.value)
    if coarse is None or not two.value.startswith(f"{coarse[1]}-"):
        turned = one.mod in _SIDES and one.anchor == "previous" and two.anchor == "previous" and not two.shift
        return bool(turned and _BETWEEN.fullmatch(lowered, one.end, two.start) and _MONTH.match(two.value))
    return one.anchor is None and one.mod is None and bool(_BETWEEN.fullmatch(lowered, one.end, two.start))


def month_of(date: str | None, why: str = "") -> str | None:
    """Return the month of a week, the one told or that of its Thursday: "last week" says no more of a date."""
    if date is None or "/" not in date or not _WEEK.fullmatch(date):
        return date
    if told := _INSIDE.search(why):
        return told[1]
    first, last = (from_civil(*map(int, day.split("-"))) for day in date.split("/"))
    year, month, _ = to_civil(first + _THURSDAY)
    return f"{year:04d}-{month:02d}" if last - first == _WEEKLONG else date
