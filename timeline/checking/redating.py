"""A date moved the least that brings it into a range of days, in the precision it was given in or that of the range."""

from collections.abc import Iterator

from timeline.checking import wording
from timeline.checking.network.model import Bounds
from timeline.edtf import Date, EdtfError, Interval, parse
from timeline.edtf.days import from_civil, month_length, to_civil, year_of

_PRECISIONS = ("day", "month", "year", "decade")


def redated(edtf: str, start: Bounds, end: Bounds) -> Iterator[tuple[str, float]]:
    """Yield EDTF dates that lie in the range, nearest first, each with the days moved; of an interval one end is moved.

    `start` and `end` are the ranges for a start and for an end; a moment has the same for both.
    """
    date = parse(edtf)
    if isinstance(date, Interval):
        first, last = edtf.split("/")
        if date.start:
            yield from ((t, size) for new, size in _moved(date.start, first, start) if _is_date(t := f"{new}/{last}"))
        if date.end:
            yield from ((t, size) for new, size in _moved(date.end, last, end) if _is_date(t := f"{first}/{new}"))
        return
    yield from _moved(date, edtf, start)
    if end != start:
        yield from _moved(date, edtf, end)


def _is_date(text: str) -> bool:
    """Say whether an interval still ends after it begins."""
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _moved(date: Date, text: str, to: Bounds) -> Iterator[tuple[str, float]]:
    low, high = to
    if date.earliest is None or date.latest is None or date.precision not in _PRECISIONS:
        return
    if low is not None and date.latest < low:
        target, near = low, date.latest
    elif high is not None and date.earliest > high:
        target, near = high, date.earliest
    else:
        return
    year, month, day = to_civil(target)
    if not 0 <= year <= 9999:
        return
    mark = text[-1] if text[-1] in "?~%" else ""
    years = abs(year - year_of(near)) * 365.25
    if date.precision == "year" or _is_year(to):
        yield f"{year:04d}{mark}", years
    elif date.precision == "decade":
        yield f"{year // 10:03d}X{mark}", years
    elif date.precision == "month" or _is_month(to):
        yield f"{year:04d}-{month:02d}{mark}", abs(target - near)
    elif same := _same_day_of_year(date.earliest, to):
        yield f"{wording.iso(same)}{mark}", abs(same - date.earliest)
    else:
        yield f"{year:04d}-{month:02d}-{day:02d}{mark}", abs(target - near)


def _is_year(to: Bounds) -> bool:
    """Say whether a range is one whole year, or lies in one and is no finer than a month."""
    low, high = to
    return low is not None and high is not None and year_of(low) == year_of(high) and high - low > 31


def _is_month(to: Bounds) -> bool:
    low, high = to
    return low is not None and high is not None and to_civil(low)[:2] == to_civil(high)[:2] and high - low > 26


def _same_day_of_year(day: int, to: Bounds) -> int | None:
    """Return the same day and month in the nearest year that brings them into the range."""
    low, high = to
    _, month, of_month = to_civil(day)
    edge = low if low is not None and day < low else high
    if edge is None:
        return None
    for year in (year_of(edge), year_of(edge) + (1 if edge == low else -1)):
        if 0 <= year <= 9999 and of_month <= month_length(year, month):
            moved = from_civil(year, month, of_month)
            if (low is None or low <= moved) and (high is None or moved <= high):
                return moved
    return None
