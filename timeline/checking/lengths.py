"""Anniversaries and lengths of time as links: differences of calendar years, months and days."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from timeline.checking import hedges
from timeline.checking.hedges import UNITS, Reach
from timeline.checking.meaning import NOTHING, About, Meaning, both, slack
from timeline.checking.network import DAY, YEAR, Unit
from timeline.checking.network.model import Bounds, Links
from timeline.checking.points import Time, gap
from timeline.records import says as forms
from timeline.records.when import parse_duration, parse_when

Length = tuple[int | None, int | None, Unit]
"""Least and most, None for an open end, and the unit."""


def anniversary(about: About, says: forms.Anniversary) -> Meaning:
    return _years(about, says.on, says.anniversary, says.anniversary, says.hedge)


def nth_year(about: About, says: forms.NthYear) -> Meaning:
    return _years(about, says.on, says.nth_year - 1, says.nth_year, says.hedge)


def _years(about: About, on: str, lo: int, hi: int, hedge: str | None) -> Meaning:
    points, source, event = about
    kept = points.time(on, source, event, YEAR)
    since, n = points.began(event), slack(hedge, YEAR)
    strict = gap(since, kept, lo, hi, YEAR)
    return both(strict, gap(since, kept, lo - n, hi + n, YEAR, wide=True) if n or kept.is_hedged else None)


def lengths(span: forms.Span) -> Sequence[Length]:
    """Return a length of time; two of them where its ends are in different units."""
    if isinstance(span, str):
        return _exactly(span)
    low, high = (_counted(text) if text else None for text in (span.min, span.max))
    if low and high and low[1] == high[1]:
        return [(low[0], high[0], low[1])]
    return [*([(low[0], None, low[1])] if low else []), *([(None, high[0], high[1])] if high else [])]


@lru_cache(maxsize=4096)
def _exactly(text: str) -> Sequence[Length]:
    n, unit = _counted(text)
    return [(n, n, unit)]


def _counted(text: str) -> tuple[int, Unit]:
    length = parse_duration(text)
    unit, times = UNITS[length.unit]
    return length.count * times, unit


def duration(about: About, says: forms.Lasted) -> Meaning:
    """A length from one time to another; with neither, that of the state, where usage counts both ends or neither."""
    if says.hedge and hedges.is_window(says.hedge):
        return NOTHING
    known = lengths(says.duration)
    return _lasted(about, says, known[0]) if len(known) == 1 else _joined([_lasted(about, says, n) for n in known])


def _lasted(about: About, says: forms.Lasted, length: Length) -> Meaning:
    """Return what a length says, with an option for each pair of points that it may lie between."""
    unit = length[2]
    pairs = _pairs(about, says, unit)
    (least, most), (fewest, longest) = exact, loose = _counts(says, length, pairs[0][1])
    strict = tuple([gap(early, late, least, most, unit) for early, late in pairs])
    if exact == loose and not any(early.is_hedged or late.is_hedged for early, late in pairs):
        return strict, strict
    wide = tuple([gap(early, late, fewest, longest, unit, wide=True) for early, late in pairs])
    return strict, strict if wide == strict else wide


def _joined(meanings: Sequence[Meaning]) -> Meaning:
    """Return what several lengths between the same points say together."""
    if not meanings:
        return NOTHING
    strict, wide = (tuple(map(_all_of, zip(*options, strict=True))) for options in zip(*meanings, strict=True))
    return strict, strict if wide == strict else wide


def _all_of(links: Iterable[Links]) -> Links:
    return tuple(chain.from_iterable(links))


def _pairs(about: About, says: forms.Lasted, unit: Unit) -> list[tuple[Time, Time]]:
    """Return the pairs of points that a length may lie between."""
    if says.from_ is None and says.to is None:
        points, _, event = about
        return [(points.began(event), Time(points.end(event)))]
    lates = _ends(about, says.to, unit)
    return [(early, late) for early in _ends(about, says.from_, unit) for late in lates]


def _counts(says: forms.Lasted, length: Length, late: Time) -> tuple[Bounds, Bounds]:
    """Return the least and most units of a length as strictly meant and as widened; with no least it is none."""
    lo, hi, unit = length
    short = long = slack(says.hedge, unit)
    exact = (0 if lo is None else lo, hi)
    if says.from_ is None and says.to is None:
        short, long = max(short, 1), max(long, 1)
        if unit == DAY and lo is not None and lo == hi:
            exact = (lo - 1, hi)  # from the 10th to the 12th is two days or three
    elif unit == YEAR and says.from_ is None and late.reach and _is_finer(late.reach):
        long = max(long, hedges.slack("years_since"))
    return exact, (0 if lo is None else lo - short, None if hi is None else hi + long)


def _ends(about: About, when: str | None, unit: Unit) -> list[Time]:
    """Return the points that an end of a length may mean: of another event that is a state, its start or its end."""
    points, source, event = about
    if when is None:
        return [points.began(event)]
    anchor = parse_when(when)
    start = points.time(anchor, source, event, unit)
    if anchor.anchor != "event" or anchor.of not in points.states:
        return [start]
    return [start, points.time(anchor, source, event, unit, late=True)]


def _is_finer(reach: Reach) -> bool:
    """Say whether a known time is finer than a year, so that the day of the year may not have come round in it."""
    low, high = reach.strict
    return low is not None and high is not None and high - low < 364
