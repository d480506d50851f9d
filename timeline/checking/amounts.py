"""What makes two amounts comparable, and by how much two figures may differ and still agree."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import floor, inf, log10
from typing import Any

from timeline.checking.view import View
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.says import Quantity

TIME_UNITS = {"day": 1 / 365.2425, "week": 7 / 365.2425, "month": 1 / 12, "year": 1.0, "decade": 10.0, "century": 100.0}
"""Lengths of time in years, for comparing round figures only; calendar arithmetic never uses them."""


SHARES = frozenset({"percent", "%", "per cent"})
"""Units that say nothing without what they are a share of."""


def policy() -> Mapping[str, Any]:
    """Return the tolerances for quantities, of `policy.yaml`."""
    found: Mapping[str, Any] = load("policy")["quantities"]
    return found


@dataclass(frozen=True)
class Amount:
    """A quantity as claimed, with what it measures and the days it is about (None: open or not stated)."""

    claim: Claim
    says: Quantity
    measure: str | None
    parties: frozenset[str]
    event: str | None
    first: int | None
    last: int | None

    @property
    def low(self) -> float:
        """The least the words allow, before any tolerance."""
        value = self.says.value
        return -inf if self.says.bound == "max" else self._scaled(value[0] if isinstance(value, tuple) else value)

    @property
    def high(self) -> float:
        """The most the words allow, before any tolerance."""
        value = self.says.value
        return inf if self.says.bound == "min" else self._scaled(value[1] if isinstance(value, tuple) else value)

    def _scaled(self, value: float) -> float:
        return value * TIME_UNITS.get(self.says.unit, 1.0)

    @property
    def figure(self) -> float:
        """The figure stated, whatever its bound; of a range the lower."""
        return self.high if self.low == -inf else self.low

    @property
    def unit(self) -> str:
        """The unit, lengths of time all in years."""
        return "year" if self.says.unit in TIME_UNITS else self.says.unit

    @property
    def rounding(self) -> float:
        """Half of the last digit stated, but no more than a small share of the value; lengths of time half a unit."""
        figures = [v for v in (self.low, self.high) if abs(v) != inf]
        if self.says.unit in TIME_UNITS:
            return (
                float(policy()["duration_rounding"]) * TIME_UNITS[self.says.unit]
                if self.says.bound == "approx"
                else 0.0
            )
        return max((min(half_last_digit(v), abs(v) * policy()["rounding_share"]) for v in figures), default=0.0)

    @property
    def hearsay(self) -> bool:
        """Say whether the source itself passes the figure on as hearsay."""
        words = f"{self.says.hedge or ''} {self.claim.quote.exact if self.claim.quote else ''}".casefold()
        return any(re.search(rf"\b{re.escape(word)}\b", words) for word in policy()["hearsay"])


def amounts(view: View) -> tuple[Amount, ...]:
    """Return the quantities claimed, in the order of the file; plans and denials left out."""
    return tuple(
        _amount(view, claim, claim.says)
        for claim in view.told(Quantity)
        if isinstance(claim.says, Quantity)
        and not claim.says.planned
        and not claim.says.negated
        and view.kind(claim) not in ("plan", "goal")
    )


def _amount(view: View, claim: Claim, says: Quantity) -> Amount:
    first, last = view.period(says.over, claim)
    return Amount(
        claim, says, _measure(says.measure or view.kind(claim)), view.parties(claim), view.event_of(claim), first, last
    )


def _measure(name: str | None) -> str | None:
    """Return a measure without the words that leave it the same: total trade is trade."""
    for word in load("orderings")["same_measure"]:
        name = name.removeprefix(word) if name else None
    return name


def half_last_digit(value: float) -> float:
    """Return half of the place of the last digit of a value that is not zero: 0.05 for 28.5, 50 for 8,500."""
    if value == 0:
        return 0.5
    place = floor(log10(abs(value)))
    while place > -6 and abs(value / 10.0**place - round(value / 10.0**place)) > 1e-9:
        place -= 1
    while abs(value / 10.0 ** (place + 1) - round(value / 10.0 ** (place + 1))) < 1e-9:
        place += 1
    return 0.5 * float(10.0**place)


def gap(one: Amount, two: Amount) -> float:
    """Return how far apart two amounts are, 0 where what the words allow overlaps."""
    return max(0.0, one.low - two.high, two.low - one.high)


def agree(one: Amount, two: Amount) -> bool:
    """Say whether two amounts agree within rounding and, where either is approximate, within the tolerance for that."""
    apart = gap(one, two)
    if apart == 0:
        return True
    if apart <= (one.rounding + two.rounding) * (1 + 1e-9):
        return True
    return (
        one.unit != "year"
        and "approx" in (one.says.bound, two.says.bound)
        and apart <= policy()["approximate"] * larger(one, two) * (1 + 1e-9)
    )


def larger(one: Amount, two: Amount) -> float:
    """Return the larger of the figures that two amounts state."""
    return max(abs(v) for v in (one.low, one.high, two.low, two.high) if abs(v) != inf)


def thing(a: Amount) -> Hashable:
    """Return what an amount is of, alike for two of one thing: unit, measure, payer, recipient, basis, part, event.

    Without an event its parties stand for it.
    """
    says = a.says
    return a.unit, a.measure, says.payer, says.recipient, says.basis, says.of, a.event or a.parties


def is_known(a: Amount) -> bool:
    """Say whether what an amount is of is one known thing: an event, or of parties a measure or a length of time.

    The measure "other" is none, and a share says nothing without what it is a share of.
    """
    named = a.measure not in (None, "other") or a.unit == "year"
    return a.event is not None or (named and a.unit not in SHARES)


def same_period(one: Amount, two: Amount) -> bool:
    """Say whether two amounts are about the same period; of one event, whether the periods touch."""
    if (one.first, one.last, two.first, two.last) == (None, None, None, None):
        named = one.claim.event is not None and one.claim.event == two.claim.event  # a person said that it is one thing
        return named or one.measure in load("orderings")["once"]
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return (one.first, one.last) == (two.first, two.last)
    common = min(one.last, two.last) - max(one.first, two.first) + 1
    longer = max(one.last - one.first, two.last - two.first) + 1
    if one.event is not None and common > 0 and (within(one, two) or within(two, one)):
        return longer <= 366 or common / longer >= policy()["same_period"]
    return common / longer >= float(policy()["same_period"])


def within(one: Amount, two: Amount) -> bool:
    """Say whether the first amount's period lies within the second's; both must be stated in full."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return two.first <= one.first and one.last <= two.last
