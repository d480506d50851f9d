"""Dates as links: where a moment lies, where a state starts and ends, what is so long from something else."""

from functools import lru_cache

from timeline.checking import hedges
from timeline.checking.hedges import UNITS, Dates, Reach
from timeline.checking.meaning import FREE, About, Meaning, Options, both, same, slack
from timeline.checking.network import DAY, YEAR, Unit
from timeline.checking.network.model import Bounds, Links
from timeline.checking.points import Points, Time, bound, gap, whole
from timeline.edtf import Point
from timeline.records.when import When, parse_when, read_date


def at(about: About, when: str, hedge: str | None) -> Meaning:
    """Return what it means that the event was at a time, absolute or relative to another."""
    parsed = parse_when(when)
    return _relative(about, parsed, hedge) if parsed.edtf is None else absolute(about, parsed.edtf, hedge)


@lru_cache(maxsize=65536)
def one_stretch(edtf: str, hedge: str | None) -> Bounds | None:
    """Return the days of a date that is one known stretch of days, alike at both levels; None where it is not."""
    date = read_date(edtf)
    plain = isinstance(date, Point) and hedge is None and not date.qualifiers and date.earliest is not None
    return (date.earliest, date.latest) if plain else None


def on_days(points: Points, event: str, days: Bounds) -> Meaning:
    """Return what it means that the event was on some day of one stretch, at either level, as `absolute` does."""
    start = points.start(event)
    first, last = days
    dated: Options = (((None, start, first, last, DAY),),)
    if event in points.windows:
        dated = (_within(start, points.end(event), days),)
    elif event in points.stretches:
        wide = (bound(start, None, last) + bound(points.end(event), first, None),)
        return dated, dated if wide == dated else wide
    return dated, dated


def absolute(about: About, edtf: str, hedge: str | None) -> Meaning:
    """Return what it means that the event was at a date."""
    dates = hedges.read(edtf, hedge)
    if dates.spans:
        meaning = _dated(about, dates.spans)
        return (meaning[0], FREE) if dates.doubted else meaning
    state = about.event in about.points.states and about.event not in about.points.windows
    if state or dates.start is None or dates.end is None:
        meaning = _lasting(about, dates, state)
    else:
        meaning = _dated(about, (whole(dates),))
    return (meaning[0], FREE) if dates.doubted else meaning


def _dated(about: About, spans: tuple[Reach, ...]) -> Meaning:
    """A moment lies in one of the stretches of days, with all it lasts; a state starts there.

    Of what is told of at any time in its course, the date may be any in it, when that is widened.
    """
    start = about.points.start(about.event)
    if len(spans) == 1 and about.event not in about.points.states:
        return both(bound(start, *spans[0].strict), bound(start, *spans[0].wide) if spans[0].is_hedged else None)
    if about.event in about.points.windows:
        end = about.points.end(about.event)
        strict = tuple(_within(start, end, span.strict) for span in spans)
        wide = tuple(_within(start, end, span.wide) for span in spans)
    elif about.event in about.points.stretches:
        end = about.points.end(about.event)
        strict = tuple(bound(start, *span.strict) for span in spans)
        wide = tuple(bound(start, None, span.wide[1]) + bound(end, span.wide[0], None) for span in spans)
    else:
        strict = tuple(bound(start, *span.strict) for span in spans)
        wide = tuple(bound(start, *span.wide) for span in spans)
    return strict, strict if wide == strict else wide


def _within(start: str, end: str, days: Bounds) -> Links:
    return bound(start, days[0], None) + bound(end, None, days[1])


def _lasting(about: About, dates: Dates, state: bool) -> Meaning:
    """A state starts and ends with an interval; "since X" dates any beginning, "until X" the end of a state.

    Widened, "since" says that it had begun by then. A state that is told of as lasting outlasts the telling.
    """
    points, first, last = about.points, dates.start, dates.end
    start, end = points.start(about.event), points.end(about.event)
    links, loose = Links(), Links()
    if first:
        links += bound(start, *first.strict)
        loose += bound(start, *first.wide) if last else bound(start, None, first.wide[1])
        if state and last is None:
            told = points.time(When(anchor="published"), about.source, about.event, DAY)
            links += gap(told, Time(end), 0, None, DAY)
    if last:
        links += bound(end, *last.strict) if state else bound(end, None, last.strict[1])
        loose += bound(end, *last.wide) if first else bound(start, None, last.wide[1])
    return both(links, loose)


def _relative(about: About, when: When, hedge: str | None) -> Meaning:
    """A date so many years, months or days from another lies in that year, month or day."""
    unit: Unit = UNITS[when.shift.unit][0] if when.shift else (DAY if when.anchor == "event" else YEAR)
    loose: Unit = YEAR if when.shift is None else unit
    anchor, point = about.points.time(when, about.source, about.event, unit), about.points.began(about.event)
    n = slack(hedge, unit)
    if when.shift and when.shift.unit == "w":
        n = max(n, 3)
    strict = gap(anchor, point, 0, 0, unit)
    if about.event in about.points.windows:
        strict += gap(anchor, Time(about.points.end(about.event)), 0, 0, unit)
    if loose == unit and n == 0:
        return same(*strict)
    return both(strict, gap(about.points.time(when, about.source, about.event, loose), point, -n, n, loose))
