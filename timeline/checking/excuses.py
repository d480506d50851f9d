"""What explains a clash away: one midnight, two beginnings counted from knowingly, a season south of the equator."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from timeline.checking.calendars import julian_lag
from timeline.checking.conflict import Conflict
from timeline.checking.odd import apart
from timeline.checking.view import Bounds, View
from timeline.edtf import parse
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.says import Anniversary, Dated, NthYear
from timeline.records.when import parse_when

_NORTH_TO_SOUTH = {"21": "29", "22": "30", "23": "31", "24": "32"}
"""EDTF's seasons of no stated hemisphere, and the southern ones of the same name."""


def excused(view: View, conflict: Conflict) -> str:
    """Return the sentence that makes a clash a matter for a note only, or "" where nothing does."""
    if _one_midnight(view, conflict):
        return "The dates meet at midnight."
    if _two_days_told(view, conflict):
        return "The source gives both days at once and so knows of both."
    if _in_both_styles(view, conflict):
        return "The source gives the day in the Old and in the New Style."
    if _two_happenings(view, conflict):
        return "One source gives both dates: the claims that were linked may tell of two events."
    if _two_counts(view, conflict):
        return "The source gives another count beside it, and so counts from two beginnings."
    return ""


def other_hemisphere(view: View, conflict: Conflict) -> bool:
    """Say whether every clash is with a season that fits when read as that of the south, where a party lies there."""
    return bool(conflict.sets) and all(
        any(_fits_in_the_south(view, c, [d for d in claims if d is not c]) for c in claims)
        for claims in _claims(view, conflict)
    )


def _claims(view: View, conflict: Conflict) -> list[list[Claim]]:
    """The claims of each set, premises left out."""
    return [[view.claims[c] for c in ids if c in view.claims] for ids in conflict.sets]


def _fits_in_the_south(view: View, claim: Claim, others: list[Claim]) -> bool:
    season = re.fullmatch(r"(-?\d{4})-(2[1-4])([?~%]?)", claim.says.date) if isinstance(claim.says, Dated) else None
    if not season or not view.parties(claim) & set(load("policy")["seasons"]["southern"]):
        return False
    year, code, mark = season.groups()
    south = parse(f"{year}-{_NORTH_TO_SOUTH[code]}{mark}")
    return not any(apart((south.earliest, south.latest), view.moment(other)) for other in others)


def _one_midnight(view: View, conflict: Conflict) -> bool:
    """A day and a longer time that ends on the day before it or begins on the day after: "the start of 2021"."""
    if len(conflict.values) != 2:
        return False
    one, two = conflict.values
    return _is_day(one) != _is_day(two) and _neighbours(one, two)


def _is_day(days: Bounds) -> bool:
    return days[0] is not None and days[0] == days[1]


def _neighbours(one: Bounds, two: Bounds) -> bool:
    (a, b), (c, d) = one, two
    near = load("policy")["near_days"]["days"]
    return (b is not None and c is not None and 0 < c - b <= near) or (
        d is not None and a is not None and 0 < a - d <= near
    )


def _two_days_told(view: View, conflict: Conflict) -> bool:
    """In every set one claim has a neighbouring day beside it, told of the same event in the same sentence."""
    return bool(conflict.sets) and all(
        _neighbours_all(view, claims) and any(_told_with_neighbour(view, c) for c in claims)
        for claims in _claims(view, conflict)
    )


def _neighbours_all(view: View, claims: list[Claim]) -> bool:
    moments = [view.moment(c) for c in claims]
    return len(moments) == 2 and all(map(_is_day, moments)) and _neighbours(*moments)


def _told_with_neighbour(view: View, claim: Claim) -> bool:
    return any(
        _neighbours(view.moment(claim), view.moment(fellow)) and view.in_one_sentence(claim, fellow)
        for fellow in _fellows(view, claim)
        if _is_day(view.moment(fellow))
    )


def _in_both_styles(view: View, conflict: Conflict) -> bool:
    """In every set one claim is a day that its source gives in the other style as well, in the same sentence."""
    return bool(conflict.sets) and all(any(_styled(view, c) for c in claims) for claims in _claims(view, conflict))


def _styled(view: View, claim: Claim) -> bool:
    (first, last) = view.moment(claim)
    if first is None or first != last:
        return False
    return any(
        other is not None
        and other == end
        and first < other == first + julian_lag(other)
        and view.in_one_sentence(claim, fellow)
        for fellow in _fellows(view, claim)
        for other, end in [view.moment(fellow)]
    )


def _fellows(view: View, claim: Claim) -> Iterator[Claim]:
    """The other claims of a source about the same event."""
    for fellow in view.by_event.get(view.event_of(claim) or "", ()):
        if fellow.source == claim.source and fellow.id != claim.id:
            yield fellow


def _two_happenings(view: View, conflict: Conflict) -> bool:
    """In every set two claims date an event that no person named, and some source gives both of their dates."""
    return bool(conflict.sets) and all(
        len(claims) == 2 and not any(c.event for c in claims) and _both_given(view, *claims)
        for claims in _claims(view, conflict)
    )


def _both_given(view: View, one: Claim, two: Claim) -> bool:
    """Say whether a source has two dates of the event that are apart, one that fits each of the two claims."""
    dates: dict[str, list[Bounds]] = defaultdict(list)
    for claim in view.by_event.get(view.event_of(one) or "", ()):
        if isinstance(claim.says, Dated) and parse_when(claim.says.date).edtf is not None:
            dates[claim.source].append(view.moment(claim))
    return any(
        apart(a, b) and not apart(a, view.moment(one)) and not apart(b, view.moment(two))
        for known in dates.values()
        for a, b in permutations(known, 2)
    )


def _two_counts(view: View, conflict: Conflict) -> bool:
    """The suspect counts years, and its source counts other years of the same event for the same time."""
    suspect = view.claims[conflict.suspect]
    if not isinstance(suspect.says, Anniversary | NthYear):
        return False
    return any(
        isinstance(fellow.says, Anniversary | NthYear)
        and fellow.says.on == suspect.says.on
        and apart(view.moment(fellow), view.moment(suspect))
        for fellow in _fellows(view, suspect)
    )
