"""Reads EDTF text, levels 0 to 2, and refuses everything else with the place and the mend."""

import re
from collections.abc import Sequence

from timeline.edtf import masks
from timeline.edtf.date import Component, Date, Interval, Point, Range, Set
from timeline.edtf.days import month_length
from timeline.edtf.errors import EdtfError

LONGEST = 20_000
"""Characters a text may have; the largest set in use stays far below."""

_PART = r"([?~%]?)([0-9X]{2})([?~%]?)"
_POINT = re.compile(rf"([?~%]?)(-?[0-9X]{{4}})([?~%]?)(?:-{_PART}(?:-{_PART})?)?")
_YEAR = re.compile(r"([?~%]?)((Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?)([?~%]?)")
_TIME = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?")


def parse(text: str) -> Date:
    """Read a date, an interval or a set in EDTF; raises EdtfError with the place and the mend."""
    if len(text) > LONGEST:
        raise EdtfError(text, LONGEST, f"the text has {len(text)} characters", f"keep it within {LONGEST}")
    if "/" in text:
        return _interval(text)
    if text[:1] in ("[", "{"):
        return _set(text)
    return _point(text, text, 0)


def _interval(text: str) -> Interval:
    before, _, after = text.partition("/")
    start = None if before in ("", "..") else _point(before, text, 0)
    end = None if after in ("", "..") else _point(after, text, len(before) + 1)
    for point, place in ((start, 0), (end, len(before) + 1)):
        if point and point.time:
            raise EdtfError(text, place + 10, "an interval runs from day to day", "leave the time of day out")
    _in_order(start, end, text, len(before) + 1, f"{after}/{before}")
    return Interval(start, end, open_start=before == "..", open_end=after == "..")


def _in_order(start: Point | None, end: Point | None, text: str, place: int, mend: str) -> None:
    if start and end and end.latest is not None and start.earliest is not None and end.latest < start.earliest:
        raise EdtfError(text, place, "it ends before it begins", f"write {mend}")


def _set(text: str) -> Set:
    close = "]" if text[0] == "[" else "}"
    if text[-1] != close or len(text) == 1:
        raise EdtfError(text, len(text), "the set is not closed", f"end it with {close}")
    members: list[Point | Range] = []
    place = 1
    items = text[1:-1].split(",")
    for index, item in enumerate(items):
        members.append(_member(item, text, place, first=index == 0, last=index == len(items) - 1))
        place += len(item) + 1
    return Set(tuple(members), every=close == "}")


def _member(item: str, text: str, place: int, *, first: bool, last: bool) -> Point | Range:
    if ".." not in item:
        return _timeless(item, text, place)
    before, _, after = item.partition("..")
    if (not before and not first) or (not after and not last):
        raise EdtfError(text, place, "only the first member may begin, and only the last may end, with ..")
    if not before and not after:
        raise EdtfError(text, place, ".. needs a date beside it", "write one, as in ..1984")
    start = _timeless(before, text, place) if before else None
    end = _timeless(after, text, place + len(before) + 2) if after else None
    _in_order(start, end, text, place + len(before) + 2, f"{after}..{before}")
    return Range(start, end)


def _timeless(item: str, text: str, place: int) -> Point:
    point = _point(item, text, place)
    if point.time:
        raise EdtfError(text, place + 10, "a set has dates as members", "leave the time of day out")
    return point


def _point(item: str, text: str, place: int) -> Point:
    """Read one date of `text`, which begins at `place`."""
    found = _POINT.match(item)
    if found and found.end() == len(item):
        time = ""
    elif found and found[8] and item[found.end()] == "T" and _TIME.fullmatch(item, found.end()):
        time = item[found.end() :]
        if not item[:10].replace("-", "").isdecimal() or found.end() > 11:
            raise EdtfError(text, place, "a time of day goes with a plain day", "write the day as YYYY-MM-DD")
    else:
        return _long_year(item, text, place)
    groups = found.groups()
    year, month, day = groups[1], groups[4], groups[7]
    years = masks.years(year) if "X" in year else (int(year),)
    if year == "-0000":
        raise EdtfError(text, place, "there is no year -0000", "1 BC is 0000")
    parts: tuple[Component, ...] = (Component(*groups[:3]),)
    if month is None:
        return Point(parts, years)
    at = place + found.start(5)
    if "X" not in month:
        number = int(month)
        if not 1 <= number <= 12 and not (21 <= number <= 41 and day is None):
            raise EdtfError(text, at, f"there is no month {month}", "months are 01 to 12, parts of a year 21 to 41")
    elif not masks.numbers(month, 1, 12):
        raise EdtfError(text, at, f"no month is written {month}", "months are 01 to 12")
    parts += (Component(*groups[3:6]),)
    if day is None:
        return Point(parts, years)
    point = Point((*parts, Component(*groups[6:])), years, time)
    if point.earliest is None:
        raise EdtfError(text, place + found.start(8), *_no_such_day(years, month, day))
    return point


def _no_such_day(years: Sequence[int], month: str, day: str) -> tuple[str, str]:
    if "X" in month:
        return f"no month has a day {day}", "days are 01 to 31"
    longest = max(month_length(year, int(month)) for year in years)
    what = f"month {month} has no day {day}"
    if len(years) == 1 and month == "02" and day == "29":
        what = f"{years[0]} has no 29 February"
    return what, f"its days are 01 to {longest}"


def _long_year(item: str, text: str, place: int) -> Point:
    """Read a year beyond four digits, in powers of ten, or with significant digits."""
    found = _YEAR.fullmatch(item)
    if not found or not (found[3] or found[7]):
        raise EdtfError(text, place, "this is no date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    before, written, prefix, minus, digits, power, kept, after = found.groups()
    at = place + len(before)
    exponent = min(int(power[:4]), 9999) if power else 0
    if not prefix and (power or len(digits) != 4):
        raise EdtfError(text, at, "a year has four digits", "begin a longer year with Y, as in Y-12000")
    if len(digits) + exponent > 15:
        raise EdtfError(text, at, "the year is too far away", "years have at most 15 digits")
    year = int(digits) * 10**exponent
    if prefix and (year < 10000 or digits[0] == "0"):
        raise EdtfError(text, at, "Y is for years beyond 9999", f"write {minus}{year:04}")
    width = max(len(str(year)), 4)
    years = range(year, year + 1)
    if kept:
        if not 1 <= int(kept[:4]) <= width:
            raise EdtfError(text, place + found.start(7), f"a year of {width} digits has no {kept} significant ones")
        step = 10 ** (width - int(kept))
        years = range(year // step * step, year // step * step + step)
    if minus:
        if year == 0:
            raise EdtfError(text, at, "there is no year -0000", "1 BC is 0000")
        years = range(1 - years.stop, min(1 - years.start, 0))
    return Point((Component(before, written, after),), years)
