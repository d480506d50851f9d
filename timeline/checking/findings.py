"""How a finding is put together: its id, steps, supporters, the findings it is related to, the decision on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from timeline.checking.view import View
from timeline.edtf import parse
from timeline.records.claim import Claim
from timeline.records.facts import Decision
from timeline.records.finding import Finding, Level, Repair, Stand, Step

GRAVITY: dict[Level, int] = {"contradiction": 0, "tension": 1, "note": 2}
MOST_STEPS = 12
MOST_RELATED = 50
"""Findings that share a claim with one that are named with it."""


def make(
    view: View,
    rule: str,
    level: Level,
    verdict: str,
    claims: Sequence[Claim],
    *,
    event: str | None = None,
    about: Claim | None = None,
    steps: Iterable[Step] = (),
    support: Iterable[Stand] = (),
    repairs: Iterable[Repair] = (),
    premises: Iterable[str] = (),
    sets: Iterable[Sequence[str]] | None = None,
) -> Finding:
    """Return a finding whose id is `rule:event:claim`, of `about` (the first claim where none is named).

    `event` is the one it is filed under, else that of `about`, else its source. Without `steps` the claims are quoted;
    without `sets` the claims together are the set that cannot all be true, unless it is a note.
    """
    about = about or claims[0]
    filed = event or view.event_of(about) or about.source
    events = dict.fromkeys(e for e in [event, *(view.event_of(c) for c in claims)] if e)
    ids = tuple(dict.fromkeys(c.id for c in claims))
    return Finding(
        id=f"{rule}:{filed}:{about.id}",
        rule=rule,
        level=level,
        verdict=verdict,
        events=tuple(events),
        claims=ids,
        premises=tuple(premises),
        sets=tuple(map(tuple, sets)) if sets is not None else ((ids,) if level != "note" else ()),
        explanation=tuple(steps) or tuple(step(view, c) for c in claims),
        support=tuple(support),
        repairs=tuple(repairs),
        outlier=about.id if len(ids) > 1 else None,
    )


def step(view: View, claim: Claim, says: str | None = None) -> Step:
    """Return the line of an explanation that rests on a claim: what it says, with its quote."""
    return Step(says=says or f"{claim.source} says so.", claim=claim.id, source=claim.source, quote=view.quote(claim))


def some(steps: Sequence[Step], most: int) -> tuple[Step, ...]:
    """Return the first of many steps, and in the last how many more there are."""
    if len(steps) <= most:
        return tuple(steps)
    return (*steps[: most - 1], Step(says=f"… {len(steps) - most + 1} further steps of the same kind …"))


def stand(view: View, value: str, claims: Iterable[Claim]) -> Stand:
    """Return a value with the sources and claims behind it, the independent sources counted once."""
    known = list(claims)
    sources = tuple(dict.fromkeys(c.source for c in known))
    return Stand(
        value=value,
        sources=sources,
        claims=tuple(c.id for c in known),
        independent=view.count_independent(set(sources)),
    )


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings of one id into one that holds all their sets, and sort by gravity, then id."""
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_id[finding.id].append(finding)
    joined = (_join(group) for group in by_id.values())
    return tuple(sorted(joined, key=lambda f: (GRAVITY[f.level], f.id)))


def _join(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda f: (GRAVITY[f.level], len(f.claims), f.claims))
    rest = [f for f in group if f is not first]

    def union(field: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(getattr(f, field) for f in [first, *rest])))

    steps = tuple(dict.fromkeys(chain(first.explanation, *(f.explanation for f in rest))))
    return first.model_copy(
        update={field: union(field) for field in ("events", "claims", "premises", "sets", "support")}
        | {"explanation": some(steps, MOST_STEPS), "capped": any(f.capped for f in group)}
    )


def relate(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the ids of the others that share a claim with each; lists of claims aside.

    Where there are many, the first of them.
    """
    by_claim: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.rule != "uncorroborated-event":
            for claim in finding.claims:
                by_claim[claim].append(finding.id)
    return tuple(
        f.model_copy(update={"related": _first({i for c in f.claims for i in by_claim[c]} - {f.id})})
        if f.rule != "uncorroborated-event"
        else f
        for f in findings
    )


def _first(ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids)[:MOST_RELATED])


def decide(findings: Sequence[Finding], decisions: Sequence[Decision], as_of: str | None) -> tuple[Finding, ...]:
    """Return the findings with the decisions that still hold on the day `as_of` (EDTF; None: all hold)."""
    held = {d.conflict: d for d in decisions if not expired(d, as_of)}
    return tuple(f.model_copy(update={"decision": held[f.id]}) if f.id in held else f for f in findings)


def expired(decision: Decision, as_of: str | None) -> bool:
    """Say whether a decision no longer holds on the day `as_of`: its `until` lies wholly before it."""
    if as_of is None or decision.until is None:
        return False
    until, today = parse(decision.until).latest, parse(as_of).earliest
    return until is not None and today is not None and until < today
