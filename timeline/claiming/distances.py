"""Distances: the date that lies a number of units from another, and the moment that it makes."""

import re
from collections.abc import Sequence

from timeline.claiming.kinds import Cues
from timeline.claiming.moments import Moment, end_of
from timeline.edtf.days import from_civil, month_length, to_civil
from timeline.light import replace
from timeline.records.timex import Timex

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LONGEST, _CLOSE = 10_000, 24
_MONTH, _MANY = 30, 2
_OF_YEAR = re.compile(r"(\d{4})(?:-(0\d|1[0-2]))?")
_BESIDE, _YEAR, _MONTHLY = 3, 4, 7
_PARTS = {"early": 2, "late": 11}
"""The months that parts of a year lie about."""
_DAYS = {"early": "05", "mid": "15", "late": "25"}
"""The days that parts of a month lie about."""


def moved(date: str | None, count: int, unit: str) -> str | None:
    """Return the date `count` units (Y, M, W, D; E: years to the day; M3: months and three days) from another, as exact
    as the unit; None where the date is too coarse.
    """
    found = _DATE.match(date or "")
    if found is None:
        return None
    if count > _LONGEST:
        return None
    year, month, day = (int(part) if part and part not in ("00",) else None for part in found.groups())
    if year is None or (month or 0) > 12:
        return _of(year + count) if year is not None and unit in "YE" else None
    if unit == "E" and month and day and _of(year + count):
        return f"{_of(year + count)}-{month:02d}-{min(day, month_length(year + count, month)):02d}"
    if unit in "YE":
        return _of(year + count)
    if unit[1:]:
        there = moved(date, count, "M") if day else None
        there = there and f"{there}-{min(day or 1, month_length(int(there[:_YEAR]), int(there[5:]))):02d}"
        return moved(there, int(unit[1:]) * (1 if count > 0 else -1), "D")
    if unit == "M":
        months = year * 12 + (month or 1) - 1 + count
        return f"{_of(months // 12)}-{months % 12 + 1:02d}" if month and _of(months // 12) else None
    if not (month and day):
        return None
    y, m, d = to_civil(from_civil(year, month, day) + count * (7 if unit == "W" else 1))
    return f"{_of(y)}-{m:02d}-{d:02d}" if _of(y) else None


def _of(year: int) -> str | None:
    return f"{year:04d}" if 0 <= year <= 9999 else None


def later(date: str, count: int, unit: str, part: str | None = None) -> str | None:
    """Return the end of so long a time: days counted from a month, or from its `part`, are told in months."""
    if unit in "WD" and len(date) == _MONTHLY and part in _DAYS:
        return (moved(f"{date}-{_DAYS[part]}", count, unit) or date)[:_MONTHLY]
    if unit in "WD" and len(date) == _MONTHLY:
        count, unit = round(count * (7 if unit == "W" else 1) / _MONTH), "M"
    return moved(date, count, unit) if count else None


def apart(timex: Timex, base: str | None, count: int, unit: str) -> str | None:
    """Return the date a length away: to the month where weeks are many, or weeks or days no more than about so many."""
    date = moved(base, count, unit)
    if date is None and base is not None and unit in "WD" and len(base) == _MONTHLY:
        return later(base, count, unit) or base  # "the day after the meeting" of a month
    many = unit == "W" and abs(count) >= _MANY
    loose = many or (unit in "WD" and timex.mod is not None)
    return date[:_MONTHLY] if date and loose else date


def beyond(base: Moment, count: int, unit: str, now: str | None) -> bool:
    """Tell whether so many years lead beyond the publication: "forty years after the founding, in 1989, it moved" was
    then.
    """
    led = moved(base.first, count, unit) if unit == "Y" else None
    return bool(led and now and now[:_YEAR].isdigit() and led[:_YEAR] > now[:_YEAR])


def limit(timex: Timex, date: str | None, base: str | None) -> list[Moment]:
    """Return the moment of what came within a length that ends on a date; none without the date."""
    if date is None:
        return []
    why = f"“{timex.text}” counted from {base}"
    return [Moment(timex.start, timex.end, f"../{date}", f"../{date}", "by", True, None, date, (timex,), why)]


def led_to(
    timex: Timex, end: int, date: str | None, source: str | None, unit: str, through: bool = False
) -> list[Moment]:
    """Return the moment that a length counted from a source leads to; `through`: it lasted all that time."""
    if date is None or source is None:
        return []
    why = f"“{timex.text}” counted from {source}"
    if through:  # "for two decades after": told as exactly as its unit
        size = {"Y": _YEAR, "M": _MONTHLY}.get(unit)
        span = "/".join(sorted((source[:size], date[:size])))
        return [Moment(timex.start, end, span, span, "period", True, None, span, (timex,), why)]
    implies = source[:4] if unit == "Y" else None
    return [Moment(timex.start, end, date, date, "", True, None, date, (timex,), why, implies)]


def _in_year(base: Moment, own: Moment, count: int, unit: str) -> Moment:
    """Return the month that something came so long after, in the year that agrees with it: "in early 2018, six months
    after a crash in July".
    """
    month, here = _OF_YEAR.fullmatch(base.first or ""), _OF_YEAR.match(end_of(own) or "")
    if unit != "M" or not month or not month[2] or not here or base.relation or base.timexes[0].anchor != "previous":
        return base
    at = 12 * int(here[1]) + int(here[2] or _PARTS.get(own.hedge or "", 6)) - count - int(month[2])
    year = f"{round(at / 12):04d}"
    if year == month[1] or (here[2] and at % 12):
        return base
    date = f"{year}-{month[2]}"
    why = f"{base.why}; {date}, which agrees with {own.first}"
    return replace(base, date=date, when=date, first=date, why=why)


def kin(
    timex: Timex, count: int, unit: str, words: re.Match[str], lowered: str, found: Sequence[Moment], cues: Cues
) -> list[Moment]:
    """Return the moment of what is so much younger or older than what a date before it is of: "a pact of 1950 and
    another, three years younger"; "than" behind it turns it round.
    """
    before = [m for m in found if m.end <= timex.start and m.first]
    start = before[-1].timexes[0].start if before else 0
    if not before or cues.owned.fullmatch(lowered, lowered.rfind(" ", 0, start - 1), start) is None:
        return []
    ahead = (words.lastgroup or "").startswith("younger") != (words.lastgroup or "").endswith("than")
    if unit == "W" or unit == "D":
        return []
    return led_to(timex, words.end(), moved(before[-1].first, count if ahead else -count, unit), before[-1].first, unit)


def off_plan(timex: Timex, count: int, unit: str, end: int, found: Sequence[Moment]) -> list[Moment]:
    """Return the moment of what came so long after its planned time, or was planned so long before the time it came."""
    before = [m for m in found if m.end <= timex.start and m.first]
    if not before:
        return []
    happened = timex.start - before[-1].end <= _BESIDE
    base = before[-1].first
    if unit == "Y" and len(base or "") > _YEAR:
        count, unit = 12 * count, "M"
    return led_to(timex, end, moved(base, -count if happened else count, unit), base, unit)


def begun(moment: Moment, timex: Timex, count: int, lowered: str, cues: Cues) -> Moment:
    """Return the moment of what ended "after five years" with the year that it began: so says a length right behind a
    date, with no other verb between.
    """
    if not 0 <= timex.start - moment.end <= _CLOSE or moment.relation:
        return moment
    if cues.past_verb and cues.past_verb.search(lowered, moment.end, timex.start):  # "and reopened after two years"
        return moment
    return replace(moment, implies=moved(moment.first, -count, "Y"))


def both(found: Sequence[Moment], own: Moment, base: Moment | None, count: int, unit: str) -> list[Moment]:
    """Return moments, one of which is told to lie so long after another: with the year of that where it does ("last
    August, five hundred years after the fall of the city on 13 August 1521"), and that in the year that agrees with it.
    """
    year = (base.first or "")[:_YEAR] if base is not None and count > 0 and unit in "YE" else ""
    agrees = year and own.implies is None and moved(year, count, "Y") == (own.first or "")[:_YEAR]
    later = replace(own, implies=year) if agrees else own
    return [later if m is own else _in_year(plain(m), own, count, unit) if m is base else m for m in found]


def plain(moment: Moment) -> Moment:
    """Return the time of an event that a length is counted from: its "after" is that of the length."""
    if moment.relation not in ("after", "before"):
        return moment
    return replace(moment, start=moment.timexes[0].start, date=moment.first, when=moment.first, relation="")
