"""Who stands alone: of two claims that clash, the one that its own fellows do not bear out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from timeline.checking.look import Look
from timeline.checking.stretches import Bounds
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Level

Clash = tuple[Claim, Claim]


def apart(one: Bounds, two: Bounds) -> bool:
    """Say whether two spans of days have no day in common; open ends reach everywhere."""
    return before(one, two) or before(two, one)


def before(one: Bounds, two: Bounds) -> bool:
    """Say whether the first span of days ends before the second begins, for certain."""
    return one[1] is not None and two[0] is not None and one[1] < two[0]


def by_odd_one(view: Look, clashes: Iterable[Clash]) -> Mapping[str, list[Clash]]:
    """Group clashing pairs under the claim of each that is the odd one out, put first in its pairs.

    It is at odds with the larger share of the independent sources that date its own event, half where nobody else does;
    then clashes with more of them; then with more claims that have no other odd one; then has the later id, so that
    nothing changes when lines move.
    """
    left: dict[str, dict[str, Claim]] = defaultdict(dict)
    claims: dict[str, Claim] = {}
    for one, two in clashes:
        claims |= {one.id: one, two.id: two}
        left[one.id][two.id], left[two.id][one.id] = two, one
    alone = {c: -_alone(view, claim) for c, claim in claims.items()}
    against = {c: -view.count_independent({other.source for other in others.values()}) for c, others in left.items()}
    places = {c: place for place, c in enumerate(sorted(left, reverse=True))}
    waiting = [(alone[c], against[c], -len(others), places[c], c) for c, others in left.items()]
    heapify(waiting)
    found: dict[str, list[Clash]] = {}
    while waiting:
        *_, count, _, odd = heappop(waiting)
        others = left[odd]
        if not others or len(others) != -count:
            continue  # it waits again with fewer, or with none any more
        left[odd] = {}
        found[odd] = [(claims[odd], other) for other in others.values()]
        for c in others:
            del left[c][odd]
            heappush(waiting, (alone[c], against[c], -len(left[c]), places[c], c))
    return found


def _alone(view: Look, claim: Claim) -> float:
    own = view.moment(claim)
    fellows: dict[str, bool] = {}
    for fellow, bounds in view.dated(view.event_of(claim) or ""):
        if fellow.source != claim.source:
            group = view.independent.get(fellow.source, fellow.source)
            fellows[group] = fellows.get(group, True) and apart(own, bounds)
    return sum(fellows.values()) / len(fellows) if fellows else 0.5


def level_of(claims: Iterable[Claim]) -> Level:
    """Return how grave a clash of dates is: a tension where one of the claims is hedged or marked as doubtful."""
    return "tension" if any(is_hedged(claim) for claim in claims) else "contradiction"


def is_widened(claim: Claim) -> bool:
    """Say whether a claim's date has a hedge that is given a width: "about", "late", `~`."""
    date, hedge = _date(claim), (claim.says.hedge or "").casefold()
    marked = "~" in date or "%" in date
    if marked or not hedge:
        return marked
    policy = load("policy")
    words = [*policy["circa"]["words"], *(w for known in policy["parts"]["words"].values() for w in known)]
    return any(word in hedge for word in words)


def is_hedged(claim: Claim) -> bool:
    """Say whether a claim's date is hedged in words or marked `~`, `?` or `%`."""
    return bool(claim.says.hedge) or any(mark in _date(claim) for mark in load("policy")["marks"])


def _date(claim: Claim) -> str:
    return str(getattr(claim.says, "date", None) or getattr(claim.says, "over", None) or "")
