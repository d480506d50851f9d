"""broken-order: dates that reverse what must come before what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.checking.findings import GRAVITY, make, some, stand, step
from timeline.checking.network_findings import of_rule
from timeline.checking.odd import Clash, before, by_odd_one, level_of
from timeline.checking.orderings import Order, stated_otherwise
from timeline.checking.rule import Rule
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.checking.wording import plural, span
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Stand, Step

NAME = "broken-order"
MOST_SETS = 12
MOST_NAMED = 40
"""Claims against one that are named; the rest are counted."""


def find(view: View) -> Iterator[Finding]:
    """Compare dates with the order that a source states, and with the order of stages: signed, ratified, in force."""
    yield from of_rule(view, NAME)
    reversals: dict[str, list[tuple[Order, Clash]]] = defaultdict(list)
    for order in view.orders:
        firsts, thens = view.outright(order.first), view.outright(order.then)
        if _some_reversed(firsts, thens) and not (order.soft and stated_otherwise(view, order)):
            clashes = [(one, two) for one, first in firsts for two, then in thens if before(then, first)]
            reversals[order.premise] += [(order, clash) for clash in clashes]
    for known in reversals.values():
        orders = {frozenset((one.id, two.id)): order for order, (one, two) in known}
        for pairs in _by_date(view, by_odd_one(view, (clash for _, clash in known)).values()):
            odd, other = pairs[0]
            yield _finding(view, orders[frozenset((odd.id, other.id))], pairs)


def _by_date(view: View, found: Iterable[list[Clash]]) -> Iterable[list[Clash]]:
    """Put clashes together whose odd ones date one event alike: they are one disagreement."""
    alike: dict[tuple[str | None, Bounds], list[Clash]] = defaultdict(list)
    for pairs in found:
        odd = pairs[0][0]
        alike[view.event_of(odd), view.moment(odd)] += pairs
    return [sorted(pairs, key=lambda pair: pair[0].id) for pairs in alike.values()]


def _some_reversed(firsts: Sequence[tuple[Claim, Bounds]], thens: Sequence[tuple[Claim, Bounds]]) -> bool:
    """Say whether any of the later dates ends before any of the earlier ones begins."""
    begins = [bounds[0] for _, bounds in firsts if bounds[0] is not None]
    ends = [bounds[1] for _, bounds in thens if bounds[1] is not None]
    return bool(begins and ends) and min(ends) < max(begins)


def _finding(view: View, order: Order, pairs: list[Clash]) -> Finding:
    pairs, left = pairs[:MOST_NAMED], len(pairs[MOST_NAMED:])
    odd, other = pairs[0]
    first, then = (odd, other) if view.event_of(odd) == order.first else (other, odd)
    shown = list({c.id: c for c in [odd, *(c for pair in pairs for c in pair)]}.values())
    premise = order.says.rstrip(".")
    more = [Step(says=f"{plural(left, 'more claim')} {'stands' if left == 1 else 'stand'} against it in the same way.")]
    found = make(
        view,
        NAME,
        "tension" if order.soft else min(map(level_of, pairs), key=GRAVITY.__getitem__),
        f"As dated, {_dated(view, then, '“{}”')} comes before {_dated(view, first, '“{}”')}. {premise}.",
        shown,
        about=odd,
        steps=[
            *some([step(view, c, f"{_dated(view, c)}") for c in shown], 7),
            *(more if left else ()),
            Step(says=order.says, premise=order.premise),
        ],
        support=list(_stands(view, shown)),
        premises=[order.premise],
        sets=[(one.id, two.id) for one, two in pairs[:MOST_SETS]],
    )
    return found.model_copy(update={"capped": True}) if left else found


def _dated(view: View, claim: Claim, shape: str = "{}") -> str:
    return f"{shape.format(view.title(view.event_of(claim) or claim.id))} ({span(*view.moment(claim))})"


def _stands(view: View, claims: list[Claim]) -> Iterator[Stand]:
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        values[_dated(view, claim)].append(claim)
    for value, group in values.items():
        yield stand(view, value, group)


RULE = Rule(NAME, "dates that reverse what must come before what", find)
