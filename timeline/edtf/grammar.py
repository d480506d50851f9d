"""Reads EDTF text, levels 0 to 2, and refuses everything else with the place and the mend.

What the standard leaves open is decided here, always for keeping what was written: any date without a time of day may
be an end of an interval or a member of a set, and qualifiers may stand at every part of every date.
"""

import re
from collections.abc import Sequence

from timeline.edtf import masks
from timeline.edtf.date import Date
from timeline.edtf.days import month_length
from timeline.edtf.errors import EdtfError
from timeline.edtf.point import Component, Point
from timeline.edtf.ranges import Interval, Range, Set

LONGEST = 20_000
"""Characters a text may have."""

DIGITS = 15
"""Digits a year may have, so that days fit in 64 bits wherever they are stored."""

_NO_MINUS_ZERO = ("there is no year -0000", "write 0000 for 1 BC")

_PART = "([?~%]?)([0-9X]{2})([?~%]?)"
_POINT = re.compile(f"([?~%]?)(-?[0-9X]{{4}})([?~%]?)(?:-{_PART}(?:-{_PART})?)?")
_LONG = re.compile(r"([?~%]?)((Y?)(-?)([0-9]+)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?)([?~%]?)")
_CLOCK = re.compile(  # a leap second ends the day of UTC: at minute 59, or a quarter where the zone is off by one
    "T(?:(?:[01][0-9]|2[0-3]):(?:[0-5][0-9]:[0-5][0-9]|(?:14|29|44|59):60)|24:00:00)"
    "(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)


def parse(text: str) -> Date:
    """Read a date, an interval or a set in EDTF; raises EdtfError with the place and the mend."""
    if len(text) > LONGEST:
        raise EdtfError(text, LONGEST, f"the text has {len(text)} characters", f"keep it within {LONGEST}")
    if "/" in text:
        return _interval(text)
    if text.startswith(("[", "{")):
        return _set(text)
    return _point(text, text, 0)


def _interval(text: str) -> Interval:
    before, _, after = text.partition("/")
    if "/" in after or (before.isdecimal() and len(before) < 3):
        from timeline.edtf.mends import year_last

        if turned := year_last(text):
            raise EdtfError(text, *turned)
    if "/" in after:
        place = len(before) + 1 + after.index("/")
        raise EdtfError(text, place, "an interval has two ends", "write one /, and - within a date")
    start = None if before in ("", "..") else _timeless(before, text, 0)
    end = None if after in ("", "..") else _timeless(after, text, len(before) + 1)
    _in_order(start, end, text, len(before) + 1, f"{after}/{before}")
    return Interval(start, end, open_start=before == "..", open_end=after == "..")


def _set(text: str) -> Set:
    close = "]" if text[0] == "[" else "}"
    if text[-1] != close:
        raise EdtfError(text, len(text), "the set is not closed", f"end it with {close}")
    items = text[1:-1].split(",")
    members: list[Point | Range] = []
    place = 1
    for index, item in enumerate(items):
        members.append(_member(item, text, place, first=index == 0, last=index == len(items) - 1))
        place += len(item) + 1
    return Set(tuple(members), every=close == "}")


def _member(item: str, text: str, place: int, *, first: bool, last: bool) -> Point | Range:
    before, dots, after = item.partition("..")
    if not dots:
        return _timeless(item, text, place)
    if not before and not after:
        raise EdtfError(text, place, ".. has no date beside it", "write one, as in ..1984")
    if (not before and not first) or (not after and not last):
        raise EdtfError(
            text, place, "a range without a limit stands inside the set", "put ..a first and b.. last, or give both"
        )
    start = _timeless(before, text, place) if before else None
    end = _timeless(after, text, place + len(before) + 2) if after else None
    _in_order(start, end, text, place + len(before) + 2, f"{after}..{before}")
    return Range(start, end)


def _in_order(start: Point | None, end: Point | None, text: str, place: int, mend: str) -> None:
    """Refuse two ends of which the second lies before the first, however they are read."""
    if start and end and end.latest is not None and start.earliest is not None and end.latest < start.earliest:
        raise EdtfError(text, place, "it ends before it begins", f"write {mend}")


def _timeless(item: str, text: str, place: int) -> Point:
    point = _point(item, text, place)
    if point.time:
        raise EdtfError(text, place + item.index("T"), "only a date by itself has a time of day", "leave it out")
    return point


def _point(item: str, text: str, place: int) -> Point:
    """Read one date, which stands in `text` at `place`."""
    found = _POINT.match(item)
    if not found:
        return _long_year(item, text, place)
    time = item[found.end() :]
    if time and not (found[8] and _CLOCK.fullmatch(time)):
        return _long_year(item, text, place)
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = found.groups()
    if year == "-0000":
        raise EdtfError(text, place + found.start(2), *_NO_MINUS_ZERO)
    years = masks.years(year) if "X" in year else (int(year),)
    parts: tuple[Component, ...] = (Component(before_year, year, after_year),)
    if month is None:
        return Point(parts, years)
    if not (masks.numbers(month, 1, 12) or (month.isdecimal() and 21 <= int(month) <= 41)):
        raise _refused(text, place, item)
    parts += (Component(before_month, month, after_month),)
    if day is None:
        return Point(parts, years)
    if not masks.numbers(month, 1, 12):
        raise EdtfError(text, place + found.start(8), f"{month} is a part of the year and has no days", "leave it out")
    if time and not re.fullmatch("-?[0-9-]{10}", item[: found.end()]):
        raise EdtfError(text, place + found.end(), "a time of day goes with a plain day", "write YYYY-MM-DDThh:mm:ss")
    point = Point((*parts, Component(before_day, day, after_day)), years, time)
    if point.earliest is None:
        raise EdtfError(text, place + found.start(8), *_no_such_day(years, month, day))
    return point


def _no_such_day(years: Sequence[int], month: str, day: str) -> tuple[str, str]:
    if "X" in month:
        return f"no month has a day {day}", "days are 01 to 31"
    longest = max(month_length(year, int(month)) for year in years)
    if month == "02" and day == "29":
        what = f"{years[0]} has no 29 February" if len(years) == 1 else "none of these years has a 29 February"
    else:
        what = f"month {month} has no day {day}"
    return what, f"its days are 01 to {longest}"


def _long_year(item: str, text: str, place: int) -> Point:
    """Read a year beyond four digits, in powers of ten or with significant digits."""
    found = _LONG.fullmatch(item)
    if not found or not (found[3] or found[6] or found[7]):
        raise _refused(text, place, item)
    before, written, prefix, minus, digits, power, significant, after = found.groups()
    at = place + len(before)
    exponent = int(power[:3]) if power else 0
    if not prefix and (power or len(digits) != 4):
        raise EdtfError(text, at, "a year has four digits", "begin a longer year with Y, as in Y-12000")
    if len(digits) + exponent > DIGITS:
        raise EdtfError(text, at, "the year is too far away", f"years have at most {DIGITS} digits")
    year = int(digits) * 10**exponent
    if not year and minus:
        raise EdtfError(text, at, *_NO_MINUS_ZERO)
    if prefix and (year < 10000 or digits[0] == "0"):
        plain = f"{minus}{year:04}" if year < 10000 else f"Y{minus}{year}"
        raise EdtfError(text, at, "Y is for years of more than four digits", f"write {plain}")
    years = range(year, year + 1)
    if significant:
        width = max(len(str(year)), 4)
        if int(significant[:3]) > width:
            raise EdtfError(
                text, place + found.start(7), f"the year has {width} digits", f"let S be followed by 1 to {width}"
            )
        step = 10 ** (width - int(significant))
        years = range(year - year % step, year - year % step + step)
    if minus:
        years = range(1 - years.stop, 1 - max(years.start, 1))
    return Point((Component(before, written, after),), years)


def _refused(text: str, place: int, item: str) -> EdtfError:
    """Return the refusal of a single date, with what was probably meant."""
    from timeline.edtf.mends import explain  # its patterns are needed by wrong dates only

    offset, what, mend = explain(item)
    return EdtfError(text, place + offset, what, mend)
