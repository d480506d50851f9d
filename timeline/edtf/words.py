"""Dates in English words, for readers."""

from timeline.edtf.date import Date, Interval, Point, Range, Set

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def describe(date: Date) -> str:
    """Return the date in English words, as in "14 March 2016", "from 1941 to 1945" or "about 1953, uncertain"."""
    if isinstance(date, Interval):
        return _interval(date)
    if isinstance(date, Set):
        members = [_member(member) for member in date.members]
        return (
            members[0]
            if len(members) == 1
            else f"{', '.join(members[:-1])} {'and' if date.every else 'or'} {members[-1]}"
        )
    assert isinstance(date, Point)
    return _point(date)


def _member(member: Point | Range) -> str:
    if isinstance(member, Point):
        return _point(member)
    if member.start and member.end:
        return f"{_point(member.start)} to {_point(member.end)}"
    return f"{_point(member.start)} or later" if member.start else f"{_point(member.end)} or earlier"  # type: ignore[arg-type]


def _interval(date: Interval) -> str:
    start = _point(date.start) if date.start else ""
    end = _point(date.end) if date.end else ""
    if start and end:
        return f"from {start} to {end}"
    if start:
        return f"from {start} onwards" if date.open_end else f"from {start} to an unknown date"
    if end:
        return f"until {end}" if date.open_start else f"from an unknown date to {end}"
    return "at an unknown time"


def _point(date: Point) -> str:
    words = _year(date)
    if date.month:
        words = f"{_MONTHS[date.month - 1]} {words}"
    if date.day:
        words = f"{date.day} {words}"
    return f"{'about ' if date.approximate else ''}{words}{', uncertain' if date.uncertain else ''}"


def _year(date: Point) -> str:
    text = date.parts[0].text
    if date.year is not None:
        return str(date.year) if date.year > 0 else f"{1 - date.year} BC"
    return f"the {text.replace('X', '0')}s"
