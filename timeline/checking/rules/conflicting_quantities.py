"""conflicting-quantities: figures for one thing and one period that cannot all be right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations

from timeline.checking.amounts import Amount, agree, amounts, gap, is_known, larger, policy, same_period, thing, within
from timeline.checking.findings import make, stand, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import amount, mid_sentence, number, span, teller
from timeline.knowledge import load
from timeline.records.finding import Finding, Level, Step

NAME = "conflicting-quantities"
MOST_COMPARED = 12
"""Figures among which those that are parts of others are looked for; of more it is said that they were not."""
REACH = 3  # how far from a whole its parts are told, in amounts


def find(view: View) -> Iterator[Finding]:
    """Compare the amounts of one measure, payer, recipient, currency and basis over one period; then parts with wholes.

    Two lower bounds never conflict. What a plan foresees is not compared with what came about.
    """
    known = amounts(view)
    for group in _alike(sorted(known, key=_id)).values():
        if len(group) < 2:
            continue
        if is_known(group[0]):
            yield from _pairs(view, group)
            yield from _growing(view, group)
        yield from _periods(view, group)
    yield from _parts(view, known)


def _id(a: Amount) -> str:
    return a.claim.id


def _alike(known: Iterable[Amount]) -> dict[object, list[Amount]]:
    groups: dict[object, list[Amount]] = defaultdict(list)
    for a in known:
        groups[thing(a)].append(a)
    return groups


def _pairs(view: View, group: Sequence[Amount]) -> Iterator[Finding]:
    said: dict[object, list[Amount]] = defaultdict(list)
    for a in group:
        said[a.low, a.high, a.says.bound, a.first, a.last].append(a)
    firsts = _without_parts([alike[0] for alike in said.values()])
    unsaid = f" Of the {len(said)} figures told of it none was held to be part of another: there are too many."
    backers = {
        a.claim.id: view.count_independent({b.claim.source for b in group if same_period(a, b) and agree(a, b)})
        for a in firsts
    }
    for one, two in combinations(firsts, 2):
        if same_period(one, two) and not agree(one, two) and not _may_have_grown(view, one, two):
            odd, other = sorted((one, two), key=lambda a: (backers[a.claim.id], -firsts.index(a)))
            yield _finding(
                view,
                _level(one, two),
                f"{_who(view, odd)} {amount(odd.says)}, {_who(view, other, odd)} {amount(other.says)}, "
                f"of the same thing{_over(one)}.",
                [odd, other],
                f"They differ by {number(gap(one, two), one.unit)}." + unsaid * (len(said) > MOST_COMPARED),
                [
                    a
                    for a in group
                    if a not in (odd, other) and same_period(a, one) and (agree(a, odd) or agree(a, other))
                ],
            )


def _without_parts(group: Sequence[Amount]) -> list[Amount]:
    """Leave out figures of which two add up to a third: they are parts of it, not other answers to one question."""
    if not 3 <= len(group) <= MOST_COMPARED:
        return list(group)
    summing = {
        id(a)
        for trio in permutations(group, 3)
        if trio[0].figure <= trio[1].figure < trio[2].figure
        and same_period(trio[0], trio[2])
        and same_period(trio[1], trio[2])
        if abs(trio[0].figure + trio[1].figure - trio[2].figure) <= sum(map(_slack, trio)) / 2
        for a in trio[:2]
    }
    return [a for a in group if id(a) not in summing]


def _growing(view: View, group: Sequence[Amount]) -> Iterator[Finding]:
    """What has been given since a date does not become less as time goes on."""
    running = [
        a for a in group if a.first is not None and a.last is None and _published(view, a) is not None and _is_flow(a)
    ]
    for one, two in combinations(sorted(running, key=lambda a: (_published(view, a) or 0, a.claim.id)), 2):
        if (
            one.first == two.first
            and (_published(view, one) or 0) < (_published(view, two) or 0)
            and one.low > two.high
            and not agree(one, two)
        ):
            yield _finding(
                view,
                _level(one, two),
                f"{_who(view, two)} a smaller total than {one.claim.source} gave earlier, counted from the same date.",
                [two, one],
                f"A total counted from {span(one.first, one.first)} does not become less.",
            )


def _may_have_grown(view: View, one: Amount, two: Amount) -> bool:
    """Say whether two amounts are totals that run on, told at different times as far as is known."""
    if one.first is None or one.last is not None or not _is_flow(one):
        return False
    days = {_published(view, a) for a in (one, two)}
    return len(days) > 1 or None in days


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
                "tension" if _approximate(whole, *picked) else "contradiction",
                f"{_who(view, whole)} {amount(whole.says)}{_over(whole)}, less than parts of that period come to.",
                [whole, *picked],
                f"{sums} is more than {number(whole.high, whole.unit)}.",
            )


def _parts(view: View, known: Sequence[Amount]) -> Iterator[Finding]:
    """Parts that make up a whole add up to it: exports and imports, or two figures told beside it that nearly do."""
    told: dict[object, list[Amount]] = defaultdict(list)
    for a in known:
        told[a.claim.source, a.unit, a.parties].append(a)
    for group in told.values():
        for place, whole in enumerate(group):
            if whole.says.of or whole.says.bound == "min":
                continue
            near = [
                a
                for a in group[max(0, place - REACH) : place + REACH + 1]
                if a is not whole and a.figure < whole.figure
            ]
            for one, two in combinations(sorted(near, key=_id), 2):
                named = _make_up(whole, one, two)
                total = one.figure + two.figure
                miss = abs(total - whole.figure)
                likely = _beside(whole, one, two) or _both_parts(whole, one, two)
                meant = named or (likely and miss <= policy()["near_whole"] * whole.figure)
                if meant and miss > _slack(whole) + _slack(one) + _slack(two) + policy()["sum"] * whole.figure:
                    yield _finding(
                        view,
                        "contradiction" if named and not _approximate(whole, one, two) else "tension",
                        f"{_who(view, whole)} {amount(whole.says)}{_over(whole)}, which is not the sum of its parts.",
                        [whole, one, two],
                        " + ".join(number(a.figure, a.unit) for a in (one, two))
                        + f" = {number(total, whole.unit)}, not {number(whole.figure, whole.unit)}.",
                    )


def _make_up(whole: Amount, one: Amount, two: Amount) -> bool:
    """Say whether two amounts are by name the parts of a third, for one period."""
    parts = {a.says.of or a.measure for a in (one, two)}
    wholes = load("orderings")["wholes"]
    named = any(entry["whole"] == whole.measure and set(entry["parts"]) == parts for entry in wholes)
    return named and same_period(one, whole) and same_period(two, whole)


def _both_parts(whole: Amount, one: Amount, two: Amount) -> bool:
    """Say whether two amounts are one part of a third each way: the exports of one country and those of the other."""
    names = {
        part for entry in load("orderings")["wholes"] if entry["whole"] == whole.measure for part in entry["parts"]
    }
    parts = {a.says.of or a.measure for a in (one, two)}
    return len(parts) == 1 and parts <= names and same_period(one, whole) and same_period(two, whole)


def _beside(whole: Amount, one: Amount, two: Amount) -> bool:
    """Say whether two amounts look like parts of a third: one measure, own events, periods that are or fill its own."""
    events = {a.event for a in (whole, one, two)}
    if len({a.measure for a in (whole, one, two)}) > 1 or len(events) < 3 or None in events:
        return False
    if same_period(one, whole) and same_period(two, whole):
        return True
    early, late = sorted((one, two), key=lambda a: a.first or 0)
    return (early.first, late.last) == (whole.first, whole.last) and (early.last or 0) + 1 == late.first


def _approximate(*found: Amount) -> bool:
    return any(a.says.bound == "approx" for a in found)


def _slack(a: Amount) -> float:
    return max(a.rounding, policy()["approximate"] * a.figure if a.says.bound == "approx" else 0.0)


def _level(one: Amount, two: Amount) -> Level:
    if one.hearsay or two.hearsay or _reported(one, two):
        return "note"
    strained = "approx" in (one.says.bound, two.says.bound) and gap(one, two) <= policy()["grave"] * larger(one, two)
    return "tension" if strained else "contradiction"


def _reported(one: Amount, two: Amount) -> bool:
    """Say whether one source sets the figures of two others side by side: it tells of a disagreement, and has none."""
    cited = {a.says.attribution for a in (one, two)}
    return one.claim.source == two.claim.source and len(cited - {None}) == 2


def _is_flow(a: Amount) -> bool:
    return a.measure in load("orderings")["flows"]


def _published(view: View, a: Amount) -> int | None:
    known = view.published(a.claim.source)
    return known.earliest if known else None


def _over(a: Amount) -> str:
    return "" if a.first is None and a.last is None else f" ({span(a.first, a.last)})"


def _who(view: View, a: Amount, beside: Amount | None = None) -> str:
    if beside is None or beside.claim.source != a.claim.source:
        return f"{teller(a.claim)} gives"
    who = a.claim.says.attribution
    return f"and cites {mid_sentence(who)} for" if who and who != beside.claim.says.attribution else "and also gives"


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
