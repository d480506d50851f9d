"""Orders as links: before, after, during and between."""

from collections.abc import Callable

from timeline.checking.dating_links import at
from timeline.checking.hedges import Reach
from timeline.checking.lengths import Length, lengths
from timeline.checking.meaning import About, Meaning, both, slack
from timeline.checking.network import DAY
from timeline.checking.network.model import Links
from timeline.checking.points import Time, gap
from timeline.records import says as forms
from timeline.records.when import When, parse_reference


def before(about: About, says: forms.Before) -> Meaning:
    points, _, event = about
    own = points.began(event)
    return _ordered(about, parse_reference(says.before), says.by, says.hedge, lambda other: (own, other), late=False)


def after(about: About, says: forms.After) -> Meaning:
    points, _, event = about
    own = points.began(event)
    return _ordered(about, parse_reference(says.after), says.by, says.hedge, lambda other: (other, own), late=True)


def _ordered(
    about: About,
    when: When,
    by: forms.Span | None,
    hedge: str | None,
    pair: Callable[[Time], tuple[Time, Time]],
    late: bool,
) -> Meaning:
    """One before the other, by a day or the length given; after a state is after its end, widened after its start.

    A length that is only the most there may be leaves it at a day at least.
    """
    points, source, event = about
    strict: Links = ()
    wide: Links = ()
    far = lengths(by) if by is not None else []
    plain: list[Length] = [] if any(lo is not None for lo, *_ in far) else [(1, None, DAY)]
    for length in (*plain, *far):
        lo, hi, unit = length
        other = points.time(when, source, event, unit, late)
        looser = points.time(when, source, event, unit)
        if length in plain and other.reach is not None:
            other = looser = _edge(other.reach, late)
        n = slack(hedge, unit)
        strict += gap(*pair(other), lo, hi, unit)
        wide += gap(*pair(looser), None if lo is None else lo - n, None if hi is None else hi + n, unit, wide=True)
    return both(strict, wide)


def _edge(reach: Reach, late: bool) -> Time:
    """Return the day that what is before, or after, the whole of a stretch of days is before, or after."""
    i = 1 if late else 0
    strict, wide = reach.strict[i], reach.wide[1 - i] if reach.wide != reach.strict else reach.strict[i]
    return Time(None, Reach((strict, strict), (wide, wide), reach.doubted))


def during(about: About, says: forms.During) -> Meaning:
    when = parse_reference(says.during)
    if when.anchor != "event":
        return at(about, says.during, says.hedge)
    return _inside(about, when, when)


def between(about: About, says: forms.Between) -> Meaning:
    first, last = map(parse_reference, says.between)
    return _inside(about, first, last)


def _inside(about: About, first: When, last: When) -> Meaning:
    """Both ends belong; a state lies inside as a whole, widened it touches."""
    points, source, event = about
    start, end = points.began(event), Time(points.end(event))
    opening = points.time(first, source, event, DAY)
    closing = points.time(last, source, event, DAY, late=True)
    if opening.reach:
        opening = Time(None, _only(opening.reach, 0))
    if closing.reach:
        closing = Time(None, _only(closing.reach, 1))
    links = gap(opening, start, 0, None, DAY) + gap(end, closing, 0, None, DAY)
    loose = gap(opening, end, 0, None, DAY, wide=True) + gap(start, closing, 0, None, DAY, wide=True)
    return both(links, loose)


def _only(reach: Reach, i: int) -> Reach:
    return Reach((reach.strict[i],) * 2, (reach.wide[i],) * 2, reach.doubted)
