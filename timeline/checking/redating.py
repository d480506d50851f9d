"""A date moved the least that brings it into a range of days, in the precision it was given in."""

from collections.abc import Iterator

from timeline.checking.network.model import Bounds
from timeline.edtf import Date, Interval, parse
from timeline.edtf.days import from_civil, month_length, to_civil, year_of


def redated(edtf: str, start: Bounds, end: Bounds) -> Iterator[tuple[str, float]]:
    """Yield EDTF dates that lie in the range, nearest first, each with the days moved; of an interval one end is moved.

    `start` and `end` are the ranges for a start and for an end; a moment has the same for both.
    """
    date = parse(edtf)
    if isinstance(date, Interval):
        first, last = edtf.split("/")
        if date.start:
            yield from ((f"{new}/{last}", size) for new, size in _moved(date.start, first, start))
        if date.end:
            yield from ((f"{first}/{new}", size) for new, size in _moved(date.end, last, end))
        return
    yield from _moved(date, edtf, start)


def _moved(date: Date, text: str, to: Bounds) -> Iterator[tuple[str, float]]:
    low, high = to
    if date.earliest is None or date.latest is None or date.precision not in ("day", "month", "year", "decade"):
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
    if date.precision == "day":
        yield from _same_day_of_year(date.earliest, to, mark)
        yield f"{year:04d}-{month:02d}-{day:02d}{mark}", abs(target - near)
    elif date.precision == "month":
        yield f"{year:04d}-{month:02d}{mark}", abs(target - near)
    elif date.precision == "year":
        yield f"{year:04d}{mark}", abs(year - year_of(near)) * 365.25
    else:
        yield f"{year // 10:03d}X{mark}", abs(year // 10 - year_of(near) // 10) * 3652.5


def _same_day_of_year(day: int, to: Bounds, mark: str) -> Iterator[tuple[str, float]]:
    """Yield the same day and month in the nearest year that brings them into the range."""
    low, high = to
    _, month, of_month = to_civil(day)
    edge = low if low is not None and day < low else high
    if edge is None:
        return
    for candidate in (year_of(edge), year_of(edge) + (1 if edge == low else -1)):
        if not 0 <= candidate <= 9999 or of_month > month_length(candidate, month):
            continue
        moved = from_civil(candidate, month, of_month)
        if (low is None or low <= moved) and (high is None or moved <= high):
            yield f"{candidate:04d}-{month:02d}-{of_month:02d}{mark}", abs(moved - day)
            return
