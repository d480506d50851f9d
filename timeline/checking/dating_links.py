"""Dates as links: where a moment lies, where a state starts and ends, what is so long from something else."""

from timeline.checking import hedges
from timeline.checking.hedges import UNITS, Dates, Reach
from timeline.checking.meaning import FREE, About, Meaning, Options, both, same, slack
from timeline.checking.network import DAY, YEAR, Unit
from timeline.checking.network.model import Bounds, Links
from timeline.checking.points import Points, Time, bound, gap, whole
from timeline.records.when import When, parse_when


def at(about: About, when: str, hedge: str | None) -> Meaning:
    """Return what it means that the event was at a time, absolute or relative to another."""
    parsed = parse_when(when)
    return _relative(about, parsed, hedge) if parsed.edtf is None else absolute(about, parsed.edtf, hedge)


def on_days(points: Points, event: str, days: Bounds) -> Meaning:
    """Return what it means that the event was on some day of one stretch, at either level, as `absolute` does."""
    start = points.start(event)
    first, last = days
    dated: Options = (((None, start, first, last, DAY),),)
    if event not in points.states:
        return dated, dated
    if event in points.windows:
        dated = (_within(start, points.end(event), days),)
    elif event in points.stretches:
        wide = (bound(start, None, last) + bound(points.end(event), first, None),)
        return dated, dated if wide == dated else wide
    return dated, dated


def absolute(about: About, edtf: str, hedge: str | None) -> Meaning:
    """Return what it means that the event was at a date."""
    points, _, event = about
    dates = hedges.read(edtf, hedge)
    if dates.spans:
        meaning = _dated(about, dates.spans)
        return (meaning[0], FREE) if dates.doubted else meaning
    state = event in points.states and event not in points.windows
    if state or dates.start is None or dates.end is None:
        meaning = _lasting(about, dates, state)
    else:
        meaning = _dated(about, (whole(dates),))
    return (meaning[0], FREE) if dates.doubted else meaning


def _dated(about: About, spans: tuple[Reach, ...]) -> Meaning:
    """A moment lies in one of the stretches of days, with all it lasts; a state starts there.

    Of what is told of at any time in its course, the date may be any in it, when that is widened.
    """
    points, _, event = about
    start = points.start(event)
    if len(spans) == 1 and event not in points.states:
        return both(bound(start, *spans[0].strict), bound(start, *spans[0].wide) if spans[0].is_hedged else None)
    if event in points.windows:
        end = points.end(event)
        strict = tuple(_within(start, end, span.strict) for span in spans)
        wide = tuple(_within(start, end, span.wide) for span in spans)
    elif event in points.stretches:
        end = points.end(event)
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
    points, source, event = about
    first, last = dates.start, dates.end
    start, end = points.start(event), points.end(event)
    links: Links = ()
    loose: Links = ()
    if first:
        links += bound(start, *first.strict)
        loose += bound(start, *first.wide) if last else bound(start, None, first.wide[1])
        if state and last is None:
            told = points.time(When(anchor="published"), source, event, DAY)
            links += gap(told, Time(end), 0, None, DAY)
    if last:
        links += bound(end, *last.strict) if state else bound(end, None, last.strict[1])
        loose += bound(end, *last.wide) if first else bound(start, None, last.wide[1])
    return both(links, loose)


def _relative(about: About, when: When, hedge: str | None) -> Meaning:
    """A date so many years, months or days from another lies in that year, month or day."""
    unit: Unit = UNITS[when.shift.unit][0] if when.shift else (DAY if when.anchor == "event" else YEAR)
    loose: Unit = YEAR if when.shift is None else unit
    points, source, event = about
    anchor, point = points.time(when, source, event, unit), points.began(event)
    n = slack(hedge, unit)
    if when.shift and when.shift.unit == "w":
        n = max(n, 3)
    strict = gap(anchor, point, 0, 0, unit)
    if event in points.windows:
        strict += gap(anchor, Time(points.end(event)), 0, 0, unit)
    if loose == unit and n == 0:
        return same(*strict)
    return both(strict, gap(points.time(when, source, event, loose), point, -n, n, loose))
