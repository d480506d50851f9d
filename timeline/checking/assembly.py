"""From a component to its conflicts and inferred ranges, with sets, steps, support and repairs put together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from timeline.checking import stands, wording
from timeline.checking.conflict import Conflict
from timeline.checking.diagnosis import Fault, faults, shares, total
from timeline.checking.explanation import derivation, explain
from timeline.checking.network import Group
from timeline.checking.network.grouping import is_cyclic
from timeline.checking.network.proof import Node, chain
from timeline.checking.network.sets import MOST_GROUPS, MOST_SETS
from timeline.checking.network.solve import Core, Verdict, ranges, search
from timeline.checking.network.state import State
from timeline.checking.points import EVENT, PUBLISHED
from timeline.checking.repairs import Mend, mends, ranked
from timeline.checking.telling import Teller, span
from timeline.checking.translate import Translation
from timeline.records.finding import Inference, Level, Stand
from timeline.records.says import form_of

MOST_DETAILED = 200
"""Conflicts of a case that are given all their sets, their support and repairs; beyond, one set and its steps.

One in a large component takes the place of as many as it is times larger than a small one.
"""

NOT_NARROWED = "A choice between readings was too wide to be gone through: what follows from it is not told in full."
"""Said where a choice was left open, so that the days that follow from it may be fewer, or are not told at all."""

FEW_WAYS = 8
"""Ways to take one supporter from each group of a set that are all listed without being asked for."""


class Part(NamedTuple):
    """What a component comes to, with its groups as strictly meant."""

    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...] = ()
    inferred: tuple[Inference, ...] = ()
    notes: tuple[str, ...] = ()


def examine(t: Translation, teller: Teller, positions: Sequence[int], all_sets: bool, detailed: int) -> Part:
    """Return the conflicts of a component at both levels, and the ranges that what is not in doubt leaves.

    `detailed`: how many conflicts may still be given all details.
    """
    whole = tuple([t.strict[p] for p in positions])
    cyclic = is_cyclic(t.strict, positions)
    verdict = search(t.strict, positions, cyclic, quick=True)
    if verdict.state is not None:
        given_up = ("A choice between readings was too wide to be searched.",) if verdict.capped else ()
        inferred, wider = _inferred(t, teller, verdict, positions)
        return Part(whole, (), inferred, (*given_up, *wider))
    cyclic, clashing = cyclic or is_cyclic(t.wide, positions), verdict
    alike = all(t.wide[p] is group for p, group in zip(positions, whole, strict=True))
    conflicts: list[Conflict] = []
    cost = 1 + len(positions) // MOST_GROUPS
    left = list(positions)
    notes: dict[str, None] = {}
    levels: tuple[tuple[Level, list[Group]], ...] = (("contradiction", t.wide), ("tension", t.strict))
    for level, groups in levels:
        if not conflicts and (alike or groups is t.strict):
            verdict = clashing
        elif not alike:
            verdict = search(groups, left, cyclic, quick=True)
        if verdict.state is not None:
            continue
        doubtful: set[int] = set()
        found = faults(groups, left, cyclic, max(0, -(-detailed // cost)))
        for fault in found:
            conflict, out = _conflict(t, teller, groups, fault, level, all_sets, detailed > 0)
            if detailed <= 0:
                notes[f"More than {MOST_DETAILED} conflicts: those beyond are given one set each, without repairs."] = (
                    None
                )
            detailed -= cost
            conflicts.append(conflict)
            doubtful |= out
            if fault.capped:
                notes["Too many minimal sets in one place: not all were listed."] = None
        # peers were judged each with the other suspects out; together they may miss a set that the suspects hit
        verdict = search(groups, [p for p in left if p not in doubtful], cyclic, quick=True)
        if verdict.state is None:
            doubtful |= {fault.suspect for fault in found}
            verdict = search(groups, [p for p in left if p not in doubtful], cyclic, quick=True)
        left = [p for p in left if p not in doubtful]
    inferred, wider = _inferred(t, teller, verdict, left)
    return Part(whole, tuple(conflicts), inferred, (*notes, *wider))


def _conflict(
    t: Translation,
    teller: Teller,
    groups: Sequence[Group],
    fault: Fault,
    level: Level,
    all_sets: bool,
    detailed: bool,
) -> tuple[Conflict, set[int]]:
    """Return a fault as a conflict, and the groups left in doubt: the suspect, or all that nothing tells apart."""
    found = mends(t, groups, fault) if detailed else []
    likely = [mend for mend in found if mend.group in fault.peers]
    best = [mend for mend in likely if mend.rank() == likely[0].rank()]
    suspect = best[0].group if best else fault.suspect
    doubtful = {mend.group for mend in best} or ({*fault.peers} if detailed else {suspect})
    core = next(core for core in fault.sets if suspect in core)
    claim = t.claims[groups[suspect].supporters[0]]
    event, point = t.event(claim), _point(t, groups[suspect], t.event(claim))
    shown = tuple(islice(_claim_sets(groups, (core,), False), MOST_SETS))
    sets = tuple(islice(_claim_sets(groups, fault.sets, True), MOST_SETS)) if all_sets else shown
    named = {p for core in fault.sets for p in core} if detailed else set(core)
    claims = tuple(c for p in sorted(named) for c in groups[p].supporters)
    counted, ways = shares(groups, fault.sets), total(groups, fault.sets)
    conflict = Conflict(
        level=level,
        suspect=claim.id,
        event=event,
        events=tuple(dict.fromkeys([event, *(t.event(t.claims[c]) for c in claims)])),
        claims=claims,
        forms={c: form_of(t.claims[c].says) or "" for c in claims},
        sets=sets,
        shown=shown,
        premises=tuple(groups[p].id for p in sorted({p for s in fault.sets for p in s}) if not groups[p].supporters),
        shared_sets=tuple(islice(_claim_sets(groups, fault.shared, True), MOST_SETS)) if all_sets else (),
        explanation=explain(teller, t.strict, groups, core, suspect, point),
        support=tuple(_support(t, t.strict, fault, point)) if detailed else (),
        repairs=ranked(found, lambda mend: _why(t, teller, groups, mend)),
        outlier=claim.id,
        outlier_share=counted[suspect] / ways,
        capped=fault.capped,
    )
    return conflict, doubtful


def _point(t: Translation, group: Group, event: str) -> str:
    """Return the variable of an event that a group speaks of: its start, else its end, else any."""
    names = [name for option in group.options for u, v, *_ in option for name in (u, v) if name]
    wanted = (t.points.start(event), t.points.end(event))
    return next((name for name in wanted if name in names), names[0])


def _claim_sets(groups: Sequence[Group], sets: Iterable[Core], all_sets: bool) -> Iterator[tuple[str, ...]]:
    """Yield sets of groups as sets of claims, one supporter from each group; premises by their ids."""
    for core in sets:
        names = [groups[p].supporters or (groups[p].id,) for p in core]
        ways = 1
        for one in names:
            ways *= len(one)
        yield from product(*(names if all_sets or ways <= FEW_WAYS else [one[:1] for one in names]))


def _support(t: Translation, groups: Sequence[Group], fault: Fault, point: str) -> list[Stand]:
    """Return who stands behind what the claims about a point make of it, the best supported first."""
    found = []
    for value in stands.values(stands.implied(groups, fault.zone, point)):
        claims = tuple(c for p in value.groups for c in groups[p].supporters)
        sources = tuple(dict.fromkeys(t.claims[c].source for c in claims))
        told = Stand(value=span(value.days), sources=sources, claims=claims, independent=t.independence.count(sources))
        found.append(told)
    return sorted(found, key=lambda stand: -stand.independent)


def _why(t: Translation, teller: Teller, groups: Sequence[Group], mend: Mend) -> str:
    reasons = []
    if mend.breaks:
        reasons.append("but would date a source after it was retrieved")
    if mend.changes > 1:
        reasons.append(f"{mend.changes} claims would have to change alike")
    sources = wording.plural(mend.agreeing, "other independent source")
    verb = "agrees" if mend.agreeing == 1 else "agree"
    event = teller.name(t.points.start(t.event(t.claims[mend.claim])))
    reasons.append(f"{sources} {verb} on {event}" if mend.agreeing else f"no other source agrees on {event}")
    return "; ".join(reasons)


def _inferred(
    t: Translation, teller: Teller, verdict: Verdict, positions: Sequence[int]
) -> tuple[tuple[Inference, ...], tuple[str, ...]]:
    """Return the ranges of what no claim dates, that the groups at these positions leave to it, and notes on them.

    Steps are told for publications, and for events of small components.
    """
    state = verdict.state
    assert state is not None
    names = _undated(t.strict, state, positions)
    if not names:
        return (), ()
    reasons = [state.reasons(name) for name in names]
    known, capped = ranges(t.strict, positions, verdict)
    inferred = []
    for name, (lowest, highest) in zip(names, reasons, strict=True):
        low, high = known.get(name, (None, None))
        if low is None and high is None:
            continue
        if not any(t.strict[edge[4]].supporters for edge in (*chain(lowest), *chain(highest))):
            continue
        told = name.startswith(PUBLISHED) or len(positions) <= MOST_GROUPS
        steps = tuple(derivation(teller, t.strict, (lowest, highest), known)) if told else ()
        inferred.append(
            Inference(variable=name, earliest=low, latest=high, edtf=wording.edtf_of(low, high), steps=steps)
        )
    return tuple(inferred), (NOT_NARROWED,) if capped else ()


def _undated(groups: Sequence[Group], state: State, positions: Sequence[int]) -> list[str]:
    """Return the events and publications that a state bounds and no claim dates by itself, sorted."""
    names = [
        name
        for name in dict.fromkeys((*state.low, *state.high))
        if not (_dates(groups, state.low.get(name)) or _dates(groups, state.high.get(name)))
        and name.startswith((PUBLISHED, EVENT))
    ]
    if not names:
        return []
    claimed = (groups[p] for p in positions if groups[p].supporters)
    dated = {v for group in claimed for option in group.options for u, v, *_ in option if u is None}
    return sorted(name for name in names if name not in dated)


def _dates(groups: Sequence[Group], node: Node | None) -> bool:
    """Say whether a bound is one that a claim sets by itself."""
    return node is not None and node[2] is None and bool(groups[node[1][4]].supporters)
