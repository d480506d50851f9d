"""The life of the relations between two parties: its turns by date, as all sources tell of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from timeline.checking.orderings import is_lesser, parties_of
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.knowledge import load
from timeline.records.claim import Claim

ROLES = ("opens", "breaks", "mends", "needs_open", "interrupts")


class Turn(NamedTuple):
    """One source's date for an event in the life of relations."""

    claim: Claim
    bounds: Bounds


class Life(NamedTuple):
    """The life of the relations between two parties as all sources tell it: each kind of turn in order of date."""

    parties: frozenset[str]
    opens: list[Turn]
    breaks: list[Turn]
    mends: list[Turn]
    missions: list[Turn]
    lesser: list[Turn]


class Turns:
    """Turns by date, so that one between two others is found without looking at all of them."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        days = sorted((t.bounds[0] or 0, t.bounds[1] or 0) for t in turns)
        self._firsts = [first for first, _ in days]
        self._lasts = list(accumulate((last for _, last in days), max))

    def any_between(self, one: Turn, two: Turn) -> bool:
        """Say whether any turn may lie between two: it does not end before the one, nor begin after the other."""
        count = bisect_right(self._firsts, two.bounds[1] or 0)
        return count > 0 and self._lasts[count - 1] >= (one.bounds[0] or 0)


def lives(view: View) -> Iterator[Life]:
    """Yield the life of the relations of each two parties that have turns with a date."""
    words = load("orderings")["states"]["relations"]
    kinds = {kind: role for role in ROLES for kind in words[role]}
    kind_of, kinds_told = view.index.named.kinds, view.index.kinds
    turns: dict[frozenset[str], list[tuple[str, Turn]]] = defaultdict(list)  # parties → role and turn
    for event in view.index.by_event:
        role = kinds.get(kind_of.get(event) or "")
        if (role is None and kinds.keys().isdisjoint(kinds_told.get(event, ()))) or is_lesser(view, event):
            continue
        told = turns[parties_of(view, event)]
        for claim, bounds in view.outright(event):
            own = role or kinds.get(claim.kind or "")
            if own and None not in bounds:
                told.append((own, Turn(claim, bounds)))
    larger: dict[str, list[frozenset[str]]] = defaultdict(list)  # party → what more than two took part in
    for parties in turns:
        for party in parties if len(parties) > 2 else ():
            larger[party].append(parties)
    for pair in sorted((parties for parties, told in turns.items() if len(parties) == 2 and told), key=sorted):
        chosen: dict[str, list[Turn]] = defaultdict(list)
        for parties in (pair, *(group for group in larger[min(pair)] if pair < group)):
            for role, turn in turns[parties]:
                chosen[role].append(turn)
        yield Life(pair, *(sorted(chosen[role], key=lambda t: (t.bounds, t.claim.id)) for role in ROLES))


def finest(view: View, turns: Sequence[Turn]) -> list[Turn]:
    """Leave out a year where the same event also has a month or day within it."""
    told: dict[str | None, set[Bounds]] = defaultdict(set)
    for turn in turns:
        told[view.event_of(turn.claim)].add(turn.bounds)
    return [t for t in turns if not any(_within(t.bounds, finer) for finer in told[view.event_of(t.claim)])]


def _within(one: Bounds, two: Bounds) -> bool:
    (a, b), (c, d) = one, two
    return (a or 0) <= (c or 0) and (d or 0) <= (b or 0) and (a, b) != (c, d)
