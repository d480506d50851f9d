"""broken-order: dates that reverse what must come before what."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.checking.findings import make, some, stand, step
from timeline.checking.network_findings import of_rule
from timeline.checking.odd import Clash, before, by_odd_one, level_of
from timeline.checking.orderings import Order, stated_otherwise
from timeline.checking.rule import Rule
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.checking.wording import span
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Stand, Step

NAME = "broken-order"
MOST_SETS = 12


def find(view: View) -> Iterator[Finding]:
    """Compare dates with the order that a source states, and with the order of stages: signed, ratified, in force."""
    yield from of_rule(view, NAME)
    for order in view.orders:
        firsts, thens = view.outright(order.first), view.outright(order.then)
        if not _some_reversed(firsts, thens):
            continue
        clashes = [(one, two) for one, first in firsts for two, then in thens if before(then, first)]
        if order.soft and stated_otherwise(view, order):
            continue
        for pairs in by_odd_one(view, clashes).values():
            yield _finding(view, order, pairs)


def _some_reversed(firsts: Sequence[tuple[Claim, Bounds]], thens: Sequence[tuple[Claim, Bounds]]) -> bool:
    """Say whether any of the later dates ends before any of the earlier ones begins."""
    begins = [bounds[0] for _, bounds in firsts if bounds[0] is not None]
    ends = [bounds[1] for _, bounds in thens if bounds[1] is not None]
    return bool(begins and ends) and min(ends) < max(begins)


def _finding(view: View, order: Order, pairs: list[Clash]) -> Finding:
    odd, other = pairs[0]
    first, then = (odd, other) if view.event_of(odd) == order.first else (other, odd)
    shown = [odd, *(o for _, o in pairs)]
    premise = order.says.rstrip(".")
    return make(
        view,
        NAME,
        "tension" if order.soft else level_of([odd, other]),
        f"{_dated(view, then)} comes before {_dated(view, first)}. {premise}.",
        [odd, *(o for _, o in pairs)],
        about=odd,
        steps=[
            *some([step(view, c, f"{_dated(view, c)}") for c in shown], 7),
            Step(says=order.says, premise=order.premise),
        ],
        support=list(_stands(view, [odd, *(o for _, o in pairs)])),
        premises=[order.premise],
        sets=[(odd.id, o.id) for _, o in pairs[:MOST_SETS]],
    )


def _dated(view: View, claim: Claim) -> str:
    return f"{view.title(view.event_of(claim) or claim.id)} ({span(*view.moment(claim))})"


def _stands(view: View, claims: list[Claim]) -> Iterator[Stand]:
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        values[_dated(view, claim)].append(claim)
    for value, group in values.items():
        yield stand(view, value, group)


RULE = Rule(NAME, "dates that reverse what must come before what", find)
