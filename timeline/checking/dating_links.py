"""Dates as links: where a moment lies, where a state starts and ends, what is so long from something else."""

from timeline.checking import hedges
from timeline.checking.hedges import UNITS, Reach
from timeline.checking.meaning import FREE, About, Meaning, both, same, slack
from timeline.checking.network import DAY, YEAR, Unit
from timeline.checking.network.model import Bounds, Links
from timeline.checking.points import Time, bound, gap, whole
from timeline.records.when import When, parse_when


def at(about: About, when: str, hedge: str | None) -> Meaning:
    parsed = parse_when(when)
    return _relative(about, parsed, hedge) if parsed.edtf is None else _absolute(about, parsed.edtf, hedge)


def _absolute(about: About, edtf: str, hedge: str | None) -> Meaning:
    """A moment lies in the dates; a state starts and ends with an interval, and starts in any other date.

    "Since X" dates a beginning; widened, says that it had begun by then, and of a state that it outlasts the telling.
    """
    dates, points = hedges.read(edtf, hedge), about.points
    start, end = points.start(about.event), points.end(about.event)
    state = about.event in points.states
    if dates.spans:
        strict = tuple(bound(start, *span.strict) for span in dates.spans)
        if any(span.doubted for span in dates.spans):
            return Meaning(strict, FREE)
        if about.event in points.stretches:
            return Meaning(strict, tuple(_touching(start, end, span.wide) for span in dates.spans))
        wide = tuple(bound(start, *span.wide) for span in dates.spans)
        return Meaning(strict, strict if wide == strict else wide)
    first, last = dates.start, dates.end
    if not state and first and last:
        reach = whole(dates)
        return _reaching(bound(start, *reach.strict), bound(start, *reach.wide), reach)
    links, loose = Links(), Links()
    if first:
        links += bound(start, *first.strict)
        loose += bound(start, *first.wide) if last else bound(start, None, first.wide[1])
        if state and last is None and not about.event.startswith("published:"):
            told = points.time(When(anchor="published"), about.source, about.event, DAY)
            links += gap(told, Time(end), 0, None, DAY) if told.point else bound(end, _first(told.reach), None)
    if last:
        links += bound(end, *last.strict) if state else bound(end, None, last.strict[1])
        loose += bound(end, *last.wide) if first else bound(start, None, last.wide[1])
    doubted = any(part.doubted for part in (first, last) if part)
    return Meaning((links,), FREE if doubted else (loose,))


def _first(reach: Reach | None) -> int | None:
    return reach.strict[0] if reach else None


def _touching(start: str, end: str, span: Bounds) -> Links:
    return bound(start, None, span[1]) + bound(end, span[0], None)


def _reaching(strict: Links, wide: Links, reach: Reach) -> Meaning:
    return Meaning((strict,), FREE) if reach.doubted else both(strict, wide)


def _relative(about: About, when: When, hedge: str | None) -> Meaning:
    """A date so many years, months or days from another lies in that year, month or day."""
    unit: Unit = UNITS[when.shift.unit][0] if when.shift else (DAY if when.anchor == "event" else YEAR)
    loose: Unit = YEAR if when.shift is None else unit
    anchor, point = about.points.time(when, about.source, about.event, unit), Time(about.points.start(about.event))
    n = slack(hedge, unit)
    if when.shift and when.shift.unit == "w":
        n = max(n, 3)
    strict = gap(anchor, point, 0, 0, unit)
    if loose == unit and n == 0:
        return same(*strict)
    return both(strict, gap(about.points.time(when, about.source, about.event, loose), point, -n, n, loose))
