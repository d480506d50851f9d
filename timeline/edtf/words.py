"""Dates in English words, for readers."""

from collections.abc import Sequence

from timeline.edtf import masks
from timeline.edtf.date import Date
from timeline.edtf.days import month_length
from timeline.edtf.point import Point
from timeline.edtf.ranges import Interval, Range, Set

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = {
    **{33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "last quarter"},
    **{37: "first four months", 38: "middle four months", 39: "last four months"},
    **{40: "first half", 41: "second half"},
}
_LEAP = 2000
_UNITS = ("year", "month", "day")


def describe(date: Date) -> str:
    """Return the date in English words, without a preposition before it.

    As in "14 March 2016", "the 1980s, uncertain", "about May 1953", "from 1941 to 1945", "1948 or 1953",
    "20 July, year unknown", "15 March 44 BC".
    """
    if isinstance(date, Interval):
        return _interval(date)
    if isinstance(date, Set):
        return _set(date)
    assert isinstance(date, Point)
    return _point(date)


def adverbial(date: Date) -> str:
    """Return the date as a sentence takes it.

    As in "in May 1953", "on 14 March 2016", "from 1941 to 1945", "in 1984 or later".
    """
    words = describe(date)
    if isinstance(date, Interval) or words.startswith(("some time ", "all from ")):
        return words
    first = date.members[0] if isinstance(date, Set) else date
    point = (first.start or first.end) if isinstance(first, Range) else first
    of_day = isinstance(point, Point) and (point.precision == "day" or words.startswith("an unknown date"))
    return f"{'on' if of_day else 'in'} {words}"


def _interval(date: Interval) -> str:
    start = _point(date.start, " ({})") if date.start else ""
    end = _point(date.end, " ({})") if date.end else ""
    if start and end:
        return f"from {start} to {end}"
    if start:
        return f"from {start} onwards" if date.open_end else f"from {start} to an unknown date"
    if end:
        return f"until {end}" if date.open_start else f"from an unknown date to {end}"
    known = {(True, True): "always", (True, False): "until an unknown time", (False, True): "since an unknown time"}
    return known.get((date.open_start, date.open_end), "for an unknown time")


def _set(date: Set) -> str:
    return _listed([_member(member, every=date.every) for member in date.members], "and" if date.every else "or")


def _member(member: Point | Range, *, every: bool) -> str:
    if isinstance(member, Point):
        return _point(member, " ({})")
    start = _point(member.start, " ({})") if member.start else ""
    end = _point(member.end, " ({})") if member.end else ""
    if start and end:
        return f"all from {start} to {end}" if every else f"some time from {start} to {end}"
    joint = "and" if every else "or"
    return f"{start} {joint} later" if start else f"{end} {joint} earlier"


def _point(date: Point, apart: str = ", {}") -> str:
    """Return a single date in words; `apart` sets off a doubt about the whole of it."""
    words = _calendar(date) + _unknown(date) + _clock(date.time)
    if not date.qualifiers:
        return words
    doubts = [_doubt(marks) for marks in date.doubts()]
    if len(set(doubts)) > 1:
        units = ("year", "part of the year" if date.season else "month", "day")
        said = [
            f"{_listed([unit for unit, other in zip(units, doubts, strict=False) if other == doubt], 'and')} {doubt}"
            for doubt in dict.fromkeys(doubts)
            if doubt
        ]
        return f"{words} ({', '.join(said)})"
    about = "about " if date.approximate else ""
    return f"{about}{words}{apart.format('uncertain') if date.uncertain else ''}"


def _doubt(marks: str) -> str:
    uncertain, approximate = set(marks) & set("?%"), set(marks) & set("~%")
    return " and ".join(["approximate"] * bool(approximate) + ["uncertain"] * bool(uncertain))


def _calendar(date: Point) -> str:
    """Return what is known of year, month and day."""
    year = _year(date)
    if date.season:
        return _part(date.season, year)
    month = date.parts[1].text if len(date.parts) > 1 else "XX"
    day = date.parts[2].text if len(date.parts) > 2 else "XX"
    if month == "XX":
        known = [f"day {_day(day, 31)} of a month" if day != "XX" else "", year]
        return " of ".join(filter(None, known)) or "an unknown date"
    months = masks.numbers(month, 1, 12)
    named = _listed([_MONTHS[number - 1] for number in months], "or")
    if day != "XX":
        longest = max(month_length(_LEAP, number) for number in months)
        named = f"{_day(day, longest)} {named}"
    joint = " " if date.year is not None else " in "
    return f"{named}{joint}{year}" if year else named


def _day(text: str, longest: int) -> str:
    days = masks.numbers(text, 1, longest)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"some day from {days[0]} to {days[-1]}"
    return _listed([str(number) for number in days], "or")


def _part(code: int, year: str) -> str:
    if code in _PARTS:
        return f"the {_PARTS[code]}{' of ' if year else ''}{year}"
    hemisphere = "" if code < 25 else " (northern hemisphere)" if code < 29 else " (southern hemisphere)"
    joint = "" if not year else " in " if year.startswith("the ") else " "
    return f"{_SEASONS[(code - 21) % 4]}{joint}{year}{hemisphere}"


def _unknown(date: Point) -> str:
    """Return what is said not to be known, as in ", month and day unknown"."""
    units = [unit for unit, part in zip(_UNITS, date.parts, strict=False) if not part.text.strip("X")]
    if len(units) == len(date.parts):
        return ""
    if len(date.parts) == 3 and "month" in units and "day" not in units:
        units.remove("month")
    return f", {_listed(units, 'and')} unknown" if units else ""


def _clock(time: str) -> str:
    if not time:
        return ""
    zone = " UTC" if time.endswith("Z") else f" at UTC{time[9:]}" if len(time) > 9 else ""
    return f", {time[1:9]}{zone}"


def _year(date: Point) -> str:
    """Return the year in words, with its era where it is not plain, or nothing where no digit of it is stated."""
    text, _, significant = date.parts[0].text.partition("S")
    first, last = date.years[0], date.years[-1]
    if not text.strip("X"):
        return ""
    if significant and len(date.years) > 1:
        return f"some year from {_between(first, last)}, estimated at {_plain(_estimate(text))}"
    if len(date.years) == 1:
        return _plain(first)
    stated = text.rstrip("X")
    if not stated.strip("-"):
        return "some year BC"
    if "X" in stated:
        return f"some year written {text}"
    if len(text) - len(stated) == 1 and first >= 1000 and first % 100:
        return f"the {first}s"
    return f"the years {_between(first, last)}"


def _estimate(text: str) -> int:
    digits, _, power = text.lstrip("Y").partition("E")
    return int(digits + "0" * int(power or 0))


def _plain(year: int) -> str:
    if year > 0:
        return f"{'AD ' if year < 1000 else ''}{year if year < 10000 else f'{year:,}'}"
    return f"{1 - year if year > -9999 else f'{1 - year:,}'} BC"


def _between(first: int, last: int) -> str:
    if last <= 0:
        return f"{_plain(first).removesuffix(' BC')} to {_plain(last)}"
    return f"{_plain(first)} to {_plain(last).removeprefix('AD ') if first > 0 else _plain(last)}"


def _listed(words: Sequence[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"
