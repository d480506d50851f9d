"""disputed-rank: two who are both said to be the biggest, or one who is given two places."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from timeline.checking.findings import make, stand, step
from timeline.checking.names import in_words, one_of_them, party, subject
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import ordinal, row
from timeline.edtf.days import year_of
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Level
from timeline.records.says import Rank

NAME = "disputed-rank"
Placed = tuple[Claim, Rank]


def find(view: View) -> Iterator[Finding]:
    """Compare the places given in one order over periods that overlap.

    Whoever is the biggest is also one of the biggest, so the two wordings differ in strength only: a note. Two who each
    stand alone in one place, or one who stands in two, cannot both be right; but the second is one of the biggest.
    """
    scopes: dict[object, dict[object, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for claim in view.saying(Rank):
        says = claim.says
        if isinstance(says, Rank) and not says.planned and not says.negated:
            key = (says.rank, says.shared, view.event_of(claim) or view.parties(claim), says.over)
            scopes[says.of][key].append((claim, says))
    for places in scopes.values():
        for one, two in combinations(places.values(), 2):
            if _overlap(view, one[0], two[0]) and (found := _judge(view, one, two)):
                yield found


def _overlap(view: View, one: Placed, two: Placed) -> bool:
    """Say whether two places may be of one year: a place is of a year's figures, on whichever day it is told."""
    (a, b), (c, d) = (_years(view, claim, says) for claim, says in (one, two))
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def _years(view: View, claim: Claim, says: Rank) -> tuple[int | None, int | None]:
    first, last = view.period(says.over, claim)
    return None if first is None else year_of(first), None if last is None else year_of(last)


def _judge(view: View, one: list[Placed], two: list[Placed]) -> Finding | None:
    (a, first), (b, second) = one[0], two[0]
    same = _subject(view, a) == _subject(view, b)
    level: Level = "contradiction"
    if same and first.rank == second.rank and first.shared != second.shared:
        level = "note"
        closing = "That is a difference of strength, not of fact."
    elif same and _excludes(first, second):
        closing = "It cannot have both places."
    elif not same and first.rank == second.rank and not first.shared and not second.shared:
        closing = "Only one can be."
    else:
        return None
    odd, other = sorted(
        (one, two), key=lambda group: (view.count_independent({c.source for c, _ in group}), group[0][0].id)
    )
    (claim, place), (fellow, other_place) = odd[0], other[0]
    also = "it" if same else _name(view, fellow, other_place)
    return make(
        view,
        NAME,
        level,
        f"{claim.source} calls {_name(view, claim, place)} {_place(place)}, "
        f"{fellow.source} calls {also} {_place(other_place)}. {closing}",
        [claim, fellow],
        steps=[step(view, c, f"{_name(view, c, says)}: {_place(says)}") for c, says in (odd[0], other[0])],
        support=[stand(view, _place(group[0][1]), [c for c, _ in group]) for group in (odd, other)],
    )


def _excludes(one: Rank, two: Rank) -> bool:
    """Say whether two places cannot both be had: two of its own, or a better one beside a worse one that is shared."""
    best, worst = sorted((one, two), key=lambda says: says.rank)
    return best.rank != worst.rank and not best.shared


def _subject(view: View, claim: Claim) -> object:
    return view.event_of(claim) or view.parties(claim)


def _name(view: View, claim: Claim, says: Rank) -> str:
    event = view.event_of(claim)
    title = (
        f"“{view.title(event)}”"
        if event
        else row(map(party, sorted(view.parties(claim))) if claim.parties else [claim.id])
    )
    return subject(view.parties(claim), says.of) or title


def _place(says: Rank) -> str:
    place = "biggest" if says.rank == 1 else f"{ordinal(says.rank)} biggest"
    return f"one of the {place} {in_words(says.of)}" if says.shared else f"the {place} {one_of_them(says.of)}"


RULE = Rule(NAME, "two sole holders of one place, or two places for one", find)
