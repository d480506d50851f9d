"""conflicting-quantities: figures for one thing and one period that cannot all be right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.checking.amounts import Amount, agree, amounts, gap, larger, policy, same_period, same_thing, within
from timeline.checking.findings import make, stand, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import amount, number, span
from timeline.knowledge import load
from timeline.records.finding import Finding, Level, Step

NAME = "conflicting-quantities"


def find(view: View) -> Iterator[Finding]:
    """Compare the amounts of one measure, payer, recipient, currency and basis over one period; then parts with wholes.

    Two lower bounds never conflict. What a plan foresees is not compared with what came about.
    """
    known = amounts(view)
    for group in _alike(known).values():
        yield from _pairs(view, group)
        yield from _growing(view, group)
        yield from _periods(view, group)
    yield from _parts(view, known)


def _alike(known: Iterable[Amount]) -> dict[object, list[Amount]]:
    groups: dict[object, list[Amount]] = defaultdict(list)
    for a in known:
        groups[a.unit, a.measure, a.says.payer, a.says.recipient, a.says.basis, a.says.of, a.event or a.parties].append(
            a
        )
    return groups


def _pairs(view: View, group: Sequence[Amount]) -> Iterator[Finding]:
    said: dict[object, list[Amount]] = defaultdict(list)
    for a in group:
        said[a.low, a.high, a.says.bound, a.first, a.last].append(a)
    firsts = [alike[0] for alike in said.values()]
    backers = {
        a.claim.id: view.count_independent({b.claim.source for b in group if same_period(a, b) and agree(a, b)})
        for a in firsts
    }
    for one, two in combinations(firsts, 2):
        if same_thing(one, two) and same_period(one, two) and not agree(one, two):
            odd, other = sorted((one, two), key=lambda a: (backers[a.claim.id], -firsts.index(a)))
            yield _finding(
                view,
                _level(one, two),
                f"{_who(view, odd)} {amount(odd.says)}, {_who(view, other, odd)} {amount(other.says)}, "
                f"of the same thing{_over(one)}.",
                [odd, other],
                f"They differ by {number(gap(one, two), one.unit)}.",
                [
                    a
                    for a in group
                    if a not in (odd, other) and same_period(a, one) and (agree(a, odd) or agree(a, other))
                ],
            )


def _growing(view: View, group: Sequence[Amount]) -> Iterator[Finding]:
    """What has been given since a date does not become less as time goes on."""
    running = [
        a for a in group if a.first is not None and a.last is None and _published(view, a) is not None and _is_flow(a)
    ]
    for one, two in combinations(sorted(running, key=lambda a: (_published(view, a) or 0, a.claim.id)), 2):
        if (
            (
                one.first == two.first
                and same_thing(one, two)
                and (_published(view, one) or 0) < (_published(view, two) or 0)
            )
            and one.low > two.high
            and not agree(one, two)
        ):
            yield _finding(
                view,
                _level(one, two),
                f"{_who(view, two)} a smaller total than {view.name(one.claim.source)} gave earlier, "
                "counted from the same date.",
                [two, one],
                f"A total counted from {span(one.first, one.first)} does not become less.",
            )


def _periods(view: View, group: Sequence[Amount]) -> Iterator[Finding]:
    """Parts of a period do not exceed the whole of it."""
    for whole in group:
        parts = [
            a
            for a in group
            if a is not whole and _is_flow(a) and within(a, whole) and not same_period(a, whole) and a.low > 0
        ]
        picked: list[Amount] = []
        for part in sorted(parts, key=lambda a: (a.last or 0, -a.low, a.claim.id)):
            if not picked or (part.first or 0) > (picked[-1].last or 0):
                picked.append(part)
        total = sum(a.low - _slack(a) for a in picked)
        if picked and total > whole.high + _slack(whole) + policy()["sum"] * whole.high:
            sums = " + ".join(number(a.low, a.unit) for a in picked)
            yield _finding(
                view,
                "tension" if any(a.says.bound == "approx" for a in [whole, *picked]) else "contradiction",
                f"{_who(view, whole)} {amount(whole.says)}{_over(whole)}, less than parts of that period come to.",
                [whole, *picked],
                f"{sums} is more than {number(whole.high, whole.unit)}.",
            )


def _parts(view: View, known: Sequence[Amount]) -> Iterator[Finding]:
    """Parts that make up a whole, such as exports and imports, add up to it."""
    names = {part: entry["whole"] for entry in load("orderings")["wholes"] for part in entry["parts"]}
    sizes = {entry["whole"]: set(entry["parts"]) for entry in load("orderings")["wholes"]}
    for whole in known:
        if whole.measure not in sizes or whole.says.of or whole.says.bound == "min":
            continue
        found = {
            part: a
            for a in known
            if (part := a.says.of or a.measure or "") in names and names[part] == whole.measure and _beside(a, whole)
        }
        if set(found) != sizes[whole.measure]:
            continue
        total = sum(a.low if a.low > 0 else a.high for a in found.values())
        slack = sum(_slack(a) for a in [whole, *found.values()]) + policy()["sum"] * whole.high
        if abs(total - whole.high) > slack and (
            total > whole.high or all(a.says.bound != "min" for a in found.values())
        ):
            sums = " + ".join(number(a.low if a.low > 0 else a.high, a.unit) for a in found.values())
            yield _finding(
                view,
                "tension" if any(a.says.bound == "approx" for a in [whole, *found.values()]) else "contradiction",
                f"{_who(view, whole)} {amount(whole.says)}{_over(whole)}, which is not the sum of its parts.",
                [whole, *found.values()],
                f"{sums} = {number(total, whole.unit)}, not {number(whole.high, whole.unit)}.",
            )


def _beside(part: Amount, whole: Amount) -> bool:
    return (
        part.unit == whole.unit
        and part.claim.source == whole.claim.source
        and part.parties == whole.parties
        and same_period(part, whole)
    )


def _slack(a: Amount) -> float:
    figure = a.high if a.low <= 0 else a.low
    return max(a.rounding, policy()["approximate"] * figure if a.says.bound == "approx" else 0.0)


def _level(one: Amount, two: Amount) -> Level:
    if one.hearsay or two.hearsay:
        return "note"
    strained = "approx" in (one.says.bound, two.says.bound) and gap(one, two) <= policy()["grave"] * larger(one, two)
    return "tension" if strained else "contradiction"


def _is_flow(a: Amount) -> bool:
    return a.measure in load("orderings")["flows"]


def _published(view: View, a: Amount) -> int | None:
    known = view.published(a.claim.source)
    return known.earliest if known else None


def _over(a: Amount) -> str:
    return "" if a.first is None and a.last is None else f" ({span(a.first, a.last)})"


def _who(view: View, a: Amount, beside: Amount | None = None) -> str:
    return (
        "and also gives" if beside and beside.claim.source == a.claim.source else f"{view.name(a.claim.source)} gives"
    )


def _finding(
    view: View, level: Level, verdict: str, found: Sequence[Amount], arithmetic: str, others: Sequence[Amount] = ()
) -> Finding:
    claims = [a.claim for a in found]
    values: dict[str, list[Amount]] = defaultdict(list)
    for a in [*found, *others]:
        values[amount(a.says)].append(a)
    return make(
        view,
        NAME,
        level,
        verdict,
        claims,
        steps=[*(step(view, a.claim, f"{amount(a.says)}{_over(a)}") for a in found), Step(says=arithmetic)],
        support=[stand(view, value, [a.claim for a in group]) for value, group in values.items()],
        sets=[[c.id for c in claims]] if level != "note" else [],
    )


RULE = Rule(NAME, "figures for one thing and one period that cannot all be right", find)
