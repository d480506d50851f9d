"""What explains a clash away: one midnight, two beginnings counted from knowingly, a season south of the equator."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from timeline.checking.calendars import in_old_style, julian_lag
from timeline.checking.odd import apart
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.edtf import parse
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.says import Anniversary, Dated, NthYear
from timeline.records.when import parse_when

_NORTH_TO_SOUTH = {"21": "29", "22": "30", "23": "31", "24": "32"}
"""EDTF's seasons of no stated hemisphere, and the southern ones of the same name."""


def excuse(view: View, ids: Sequence[str]) -> str:
    """Return the sentence that makes the clash of some claims a matter for a note, or "" where nothing does."""
    claims = [view.claims[c] for c in ids if c in view.claims]
    if any(_counts_twice(view, c) for c in claims):
        return "One source counts from two beginnings and so knows of both."
    if len(claims) != 2:
        return ""
    one, two = claims
    for explains, says in _EXCUSES:
        if explains(view, one, two):
            return says
    return ""


def _other_hemisphere(view: View, one: Claim, two: Claim) -> bool:
    """A season that fits when read as that of the south, where a party lies there."""
    return _fits_in_the_south(view, one, two) or _fits_in_the_south(view, two, one)


def _fits_in_the_south(view: View, claim: Claim, other: Claim) -> bool:
    season = re.fullmatch(r"(-?\d{4})-(2[1-4])([?~%]?)", claim.says.date) if isinstance(claim.says, Dated) else None
    if not season or not view.parties(claim) & set(load("policy")["seasons"]["southern"]):
        return False
    year, code, mark = season.groups()
    south = parse(f"{year}-{_NORTH_TO_SOUTH[code]}{mark}")
    return not apart((south.earliest, south.latest), view.moment(other))


def _one_midnight(view: View, one: Claim, two: Claim) -> bool:
    """A day and a longer time that ends on the day before it or begins on the day after: "the start of 2021"."""
    a, b = view.moment(one), view.moment(two)
    return _is_day(a) != _is_day(b) and _neighbours(a, b)


def _is_day(days: Bounds) -> bool:
    return days[0] is not None and days[0] == days[1]


def _neighbours(one: Bounds, two: Bounds) -> bool:
    (a, b), (c, d) = one, two
    near = load("policy")["near_days"]["days"]
    return (b is not None and c is not None and 0 < c - b <= near) or (
        d is not None and a is not None and 0 < a - d <= near
    )


def _two_days_told(view: View, one: Claim, two: Claim) -> bool:
    """Neighbouring days, of which one source gives both in one sentence."""
    days = [view.moment(one), view.moment(two)]
    return all(map(_is_day, days)) and _neighbours(*days) and any(_with_neighbour(view, c) for c in (one, two))


def _with_neighbour(view: View, claim: Claim) -> bool:
    return any(
        _is_day(view.moment(fellow))
        and _neighbours(view.moment(claim), view.moment(fellow))
        and view.in_one_sentence(claim, fellow)
        for fellow in _fellows(view, claim)
    )


def _in_both_styles(view: View, one: Claim, two: Claim) -> bool:
    """A day that its source gives in the other style as well, in the same sentence."""
    return _styled(view, one) or _styled(view, two)


def _styled(view: View, claim: Claim) -> bool:
    first, last = view.moment(claim)
    if first is None or first != last:
        return False
    if in_old_style(first, f"{claim.says.text or ''} {view.quote(claim) or ''}"):
        return True
    return any(
        day is not None
        and day == end
        and first < day == first + julian_lag(day)
        and view.in_one_sentence(claim, fellow)
        for fellow in _fellows(view, claim)
        for day, end in [view.moment(fellow)]
    )


def _fellows(view: View, claim: Claim) -> Iterator[Claim]:
    """The other claims of a source about the same event."""
    for fellow in view.about(view.event_of(claim) or ""):
        if fellow.source == claim.source and fellow.id != claim.id:
            yield fellow


def _two_happenings(view: View, one: Claim, two: Claim) -> bool:
    """Two dates of an event that no person named, both given by some source, and neither by many others alone."""
    if one.event or two.event:
        return False
    dates: dict[tuple[str, str | None], list[Bounds]] = defaultdict(list)  # whom a source cites tells for himself
    for claim in view.about(view.event_of(one) or ""):
        if isinstance(claim.says, Dated) and parse_when(claim.says.date).edtf is not None:
            dates[claim.source, claim.says.attribution].append(view.moment(claim))
    first, second = view.moment(one), view.moment(two)
    both = any(
        apart(a, b) and not apart(a, first) and not apart(b, second)
        for known in dates.values()
        for a, b in permutations(known, 2)
    )
    alone = [
        sum(all(apart(told, other) and not apart(told, day) for told in known) for known in dates.values())
        for day, other in ((first, second), (second, first))
    ]
    return both and max(alone) < load("policy")["two_events"]["sources"]


def _counts_twice(view: View, claim: Claim) -> bool:
    """Say whether a claim counts years, and its source counts other years of the same event for the same time."""
    return isinstance(claim.says, Anniversary | NthYear) and any(
        isinstance(fellow.says, Anniversary | NthYear)
        and fellow.says.on == claim.says.on
        and abs(_count(fellow.says) - _count(claim.says)) > 1
        for fellow in _fellows(view, claim)
    )


def _count(says: Anniversary | NthYear) -> int:
    return says.anniversary if isinstance(says, Anniversary) else says.nth_year


_EXCUSES: tuple[tuple[Callable[[View, Claim, Claim], bool], str], ...] = (
    (_one_midnight, "The dates meet at midnight."),
    (_two_days_told, "One source gives both days at once and so knows of both."),
    (_in_both_styles, "One source gives the day in the Old and in the New Style."),
    (_other_hemisphere, "South of the equator the seasons are the other way round."),
    (_two_happenings, "One source gives both dates: the claims that were linked may tell of two events."),
)
