"""What each form of a claim says as links: strictly, and with the widths that the policy gives its words.

A meaning is a choice of options, each a conjunction of links. No link at all: the claim does not bear on time.
"""

from collections.abc import Callable, Mapping
from itertools import product
from operator import itemgetter
from typing import Any

from timeline.checking import hedges
from timeline.checking.dating_links import absolute, at
from timeline.checking.lengths import anniversary, duration, nth_year
from timeline.checking.meaning import FREE, NOTHING, UNREAD, About, Meaning, Options, both, same
from timeline.checking.network import DAY, Link
from timeline.checking.network.model import Links
from timeline.checking.orders import after, before, between, during
from timeline.checking.points import FIRST, Points, Time, bound, gap, less, more_by, whole
from timeline.records import says as forms
from timeline.records.when import parse_when

_OF_ALL = itemgetter("planned", "negated", "event", "hedge")

MOST_OPTIONS = 64
"""Possibilities that a denial may leave; one that leaves more is not held against the other claims."""


def mean(about: About, says: forms.Statement) -> Meaning:
    """Return what a statement says of time; a plan, a rank and an amount say nothing of it."""
    form = _FORMS.get(type(says))
    planned, negated, other, hedge = _OF_ALL(vars(says))
    if form is None or planned:
        return NOTHING
    if other is not None:
        about = (*about[:2], other)
    meaning = form(about, says)
    if negated:
        meaning = meaning if meaning is UNREAD else _negated(about, says, meaning)
    return meaning if hedge is None or meaning is UNREAD else _hedged(about, meaning, hedge)


def mean_date(points: Points, event: str, edtf: str, hedge: str | None) -> Meaning:
    """Return what a plain date says of an event: neither a plan nor a denial nor an interval, in EDTF."""
    about = (points, "", event)
    meaning = absolute(about, edtf, hedge)
    return meaning if hedge is None else _hedged(about, meaning, hedge)


def _hedged(about: About, meaning: Meaning, hedge: str) -> Meaning:
    """Return a meaning with what the words of a hedge add that are given no width."""
    if hedges.is_doubted(hedge) or hedges.has_no_width(hedge):
        return meaning[0], FREE
    if hedges.is_beginning(hedge):
        return meaning[0], tuple(_later(about, links) for links in meaning[1])
    return meaning


def _later(about: About, links: Links) -> Links:
    """Return links that let the event be dated some years after its beginning."""
    points, _, event = about
    point, years = points.start(event), hedges.slack("begun")
    return tuple(_delayed(link, point, years * (366, 12, 1)[link[4]]) for link in links)


def _delayed(link: Link, point: str, by: int) -> Link:
    u, v, lo, hi, unit = link
    if v == point:
        return u, v, lo, more_by(hi, by), unit
    return (u, v, less(lo, by), hi, unit) if u == point else link


def _dated(about: About, says: Any) -> Meaning:
    return at(about, says.date, says.hedge)


def _over(about: About, says: Any) -> Meaning:
    return at(about, says.over, says.hedge) if says.over else NOTHING


def _status(about: About, says: forms.Status) -> Meaning:
    """A status over a period dates the event only when that is the state itself."""
    points, _, event = about
    return at(about, says.over, says.hedge) if event in points.states else NOTHING


def _uninterrupted(about: About, says: forms.Uninterrupted) -> Meaning:
    """What held without a break over a period began no later than the period."""
    if not says.uninterrupted or not says.over or says.negated:
        return NOTHING
    when = parse_when(says.over)
    if when.edtf is None:
        return NOTHING
    dates = hedges.read(when.edtf, says.hedge)
    first = dates.start or (dates.spans[0] if dates.spans else None)
    if first is None:
        return NOTHING
    points, _, event = about
    point = points.start(event)
    return both(bound(point, None, first.strict[1]), bound(point, None, first.wide[1]))


def _first_of(about: About, says: forms.First) -> Meaning:
    """No member of a class is earlier than its first: a point of the class's own lies between."""
    points, _, event = about
    ahead = gap(points.began(event), Time(FIRST + says.first), 0, None, DAY)
    return _and(_over(about, says), same(*ahead))


def _member_of(about: About, says: forms.Member) -> Meaning:
    points, _, event = about
    behind = gap(Time(FIRST + says.member), points.began(event), 0, None, DAY)
    return _and(_over(about, says), same(*behind))


def _one_of(about: About, says: forms.OneOf) -> Meaning:
    meanings = [mean(about, option) for option in says.one_of]
    if any(m is UNREAD for m in meanings):
        return UNREAD
    strict = tuple(links for m in meanings for links in m[0])
    wide = tuple(links for m in meanings for links in m[1])
    return _options(strict), _options(wide)


def _options(options: Options) -> Options:
    """Return the options without repeats; where one says nothing, the choice says nothing."""
    return FREE if () in options else tuple(dict.fromkeys(options))


def _and(one: Meaning, two: Meaning) -> Meaning:
    strict, wide = (tuple(a + b for a, b in product(x, y)) for x, y in zip(one, two, strict=True))
    return strict, wide


def _dates(date: str) -> hedges.Dates | None:
    """A date as it is read, None where it hangs on something else."""
    edtf = parse_when(date).edtf
    return hedges.read(edtf) if edtf is not None else None


def _negated(about: About, says: forms.Statement, meaning: Meaning) -> Meaning:
    """What is denied is not so; "not until" dates from then on. Widened no further: a wider denial would say more."""
    points, _, event = about
    words = hedges.words_of(f"{says.hedge or ''} {says.text or ''}")
    dates = _dates(says.date) if isinstance(says, forms.Dated) else None
    if dates is not None and "until" in words:
        return same(*bound(points.start(event), whole(dates).strict[0], None))
    if dates is not None and dates.start is not None and dates.end is None:  # never since: by then, or never
        start = points.start(event)
        return both(bound(start, None, dates.start.strict[1]), bound(start, None, dates.start.wide[1]))
    denied: list[Links] = [()]
    for option in meaning[0]:
        if not option:
            return NOTHING
        denials = [denial for link in option for denial in _deny(link)]
        denied = [(*so_far, denial) for so_far in denied for denial in denials]
        if len(denied) > MOST_OPTIONS:
            return UNREAD
    options = _options(tuple(denied))
    return options, options


def _deny(link: Link) -> list[Link]:
    u, v, lo, hi, unit = link
    below: list[Link] = [(u, v, None, lo - 1, unit)] if lo is not None else []
    return below + ([(u, v, hi + 1, None, unit)] if hi is not None else [])


_FORMS: Mapping[type[forms.Statement], Callable[[About, Any], Meaning]] = {
    forms.Dated: _dated,
    forms.Weekday: _dated,
    forms.Anniversary: anniversary,
    forms.NthYear: nth_year,
    forms.Lasted: duration,
    forms.Before: before,
    forms.After: after,
    forms.During: during,
    forms.Between: between,
    forms.First: _first_of,
    forms.Member: _member_of,
    forms.Status: _status,
    forms.Uninterrupted: _uninterrupted,
    forms.OneOf: _one_of,
}
