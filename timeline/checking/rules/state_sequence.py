"""state-sequence: relations severed that were not there, resumed that were not broken, or counted through a break."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from timeline.checking.findings import make, some, stand, step
from timeline.checking.network_findings import of_rule
from timeline.checking.odd import apart, before, is_hedged
from timeline.checking.orderings import is_lesser, parties_of
from timeline.checking.rule import Rule
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.checking.wording import row, span
from timeline.edtf.days import year_of
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Level, Step
from timeline.records.says import Anniversary, NthYear, Uninterrupted

NAME = "state-sequence"
DOUBTFUL = (
    "severed-once",
    "resumed-once",
    "opened-once",
    "severed-needs-ties",
    "resumed-needs-break",
)  # a turn between may only be untold
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


def find(view: View) -> Iterator[Finding]:
    """Walk through the life of the relations of each two parties, which are none, open or broken at any time."""
    yield from of_rule(view, NAME)
    lives = list(_lives(view))
    for life in lives:
        yield from _severed_twice(view, life)
        yield from _told_twice(view, life)
        yield from _severed_too_early(view, life)
        yield from _resumed_too_early(view, life)
        yield from _mission_in_a_break(view, life)
    yield from _counted_through(view, lives)
    yield from _uninterrupted(view, lives)


def _lives(view: View) -> Iterator[Life]:
    words = load("orderings")["states"]["relations"]
    kinds = {kind: role for role in ROLES for kind in words[role]}
    turns: dict[frozenset[str], list[tuple[str, Turn]]] = defaultdict(list)  # parties → role and turn
    for event in view.by_event:
        role = kinds.get((view.events[event].kind if event in view.events else None) or "")
        if not (role or any(kind in kinds for kind in view.kinds_told(event))) or is_lesser(view, event):
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


def _severed_twice(view: View, life: Life) -> Iterator[Finding]:
    """Two breaks, no resumption between them that any source knows of, and one after the second."""
    for one in life.breaks:
        for two in life.breaks:
            if not before(one.bounds, two.bounds) or view.event_of(one.claim) == view.event_of(two.claim):
                continue
            between = any(_may_lie_between(t, one, two) for t in [*life.mends, *life.opens])
            later = next((t for t in life.mends if before(two.bounds, t.bounds)), None)
            if not between and later and all(_is_firm(view, t) for t in (one, later)):
                yield _finding(
                    view,
                    f"Relations said to be severed in {_time(two)} had been severed since {_time(one)} "
                    f"and were resumed only in {_time(later)}.",
                    [two, one, later],
                    "severed-once",
                )


def _told_twice(view: View, life: Life) -> Iterator[Finding]:
    """Two turns of one kind within few years, and between them no turn back that any source tells of."""
    for turns, turn_back, premise, verb in (
        (life.breaks, [*life.mends, *life.opens], "severed-once", "severed"),
        (life.mends, [*life.breaks, *life.lesser], "resumed-once", "resumed"),
        ([t for t in life.opens if view.kind(t.claim) != "recognition"], life.breaks, "opened-once", "established"),
    ):
        for one, two in combinations(turns, 2):
            apart_enough = before(one.bounds, two.bounds) and view.event_of(one.claim) != view.event_of(two.claim)
            if not apart_enough or any(_may_lie_between(t, one, two) for t in turn_back):
                continue
            firm = [_is_firm(view, t) for t in (one, two)]
            own = verb == "established" and one.claim.source == two.claim.source
            if (any(firm) or own) and (
                verb == "established" or _years_apart(one, two) <= load("policy")["one_turn"]["years"]
            ):
                odd, other = (two, one) if firm[0] else (one, two)
                verdict = (
                    f"Relations said to be {verb} in {_time(odd)} were {verb} in {_time(other)}, and nothing is told"
                )
                verdict += " of what came between."
                yield _finding(view, verdict, [odd, other], premise)


def _years_apart(one: Turn, two: Turn) -> int:
    return year_of(two.bounds[0] or 0) - year_of(one.bounds[0] or 0)


def _is_firm(view: View, turn: Turn) -> bool:
    """Say whether a turn can bear a conclusion: a person named its event, or independent sources agree on it."""
    if turn.claim.event:
        return True
    event = view.event_of(turn.claim) or ""
    agreeing = {c.source for c, bounds in view.dated(event) if not apart(bounds, turn.bounds)}
    return view.count_independent(agreeing) > 1


def _severed_too_early(view: View, life: Life) -> Iterator[Finding]:
    opens = life.opens[:1]
    for turn in life.breaks if opens and not _earlier(life.mends, opens[0]) else []:
        if before(turn.bounds, opens[0].bounds):
            verdict = f"Relations said to be severed in {_time(turn)} were established only in {_time(opens[0])}."
            yield _finding(view, verdict, [turn, opens[0]], "severed-needs-ties")


def _resumed_too_early(view: View, life: Life) -> Iterator[Finding]:
    for turn in life.mends:
        if life.breaks and all(before(turn.bounds, t.bounds) for t in [*life.breaks, *life.lesser]):
            verdict = f"Relations said to be resumed in {_time(turn)} were severed only in {_time(life.breaks[0])}."
            yield _finding(view, verdict, [turn, life.breaks[0]], "resumed-needs-break")


def _mission_in_a_break(view: View, life: Life) -> Iterator[Finding]:
    for mission in life.missions:
        for broken in life.breaks:
            if not before(broken.bounds, mission.bounds):
                continue
            mended = _finest(view, [t for t in [*life.mends, *life.opens] if before(broken.bounds, t.bounds)])
            if mended and all(before(mission.bounds, t.bounds) for t in mended):
                gap = f"from {_time(broken)} to {_time(mended[0])}"
                verdict = f"An embassy is said to be opened in {_time(mission)}, while relations were severed {gap}."
                yield from (_finding(view, verdict, [mission, t, broken], "embassy-needs-ties") for t in mended)
                break


def _finest(view: View, turns: Sequence[Turn]) -> list[Turn]:
    """Leave out a year where the same event also has a month or day within it."""

    def within(one: Turn, two: Turn) -> bool:
        (a, b), (c, d) = one.bounds, two.bounds
        return (a or 0) <= (c or 0) and (d or 0) <= (b or 0) and (a, b) != (c, d)

    return [
        t for t in turns if not any(within(t, u) and view.event_of(t.claim) == view.event_of(u.claim) for u in turns)
    ]


def _counted_through(view: View, lives: Sequence[Life]) -> Iterator[Finding]:
    """Note where an anniversary of the opening counts years in which there were no relations."""
    opens = load("orderings")["states"]["relations"]["opens"]
    for life in lives:
        broken = _broken_years(life)
        if not broken:
            continue
        events = sorted({view.event_of(t.claim) or "" for t in life.opens})
        for event in events:
            counted = [
                c
                for c in view.by_event[event]
                if isinstance(c.says, Anniversary | NthYear) and _spans(view, c, life, broken)
            ]
            if counted and view.events[event].kind in opens:
                first, last = broken
                counts = row(map(str, sorted({_count(c) for c in counted})), most=8)
                yield make(
                    view,
                    NAME,
                    "note",
                    f"{counts} years of ties are counted through the severance of "
                    f"{year_of(first.bounds[0] or 0)}–{year_of(last.bounds[0] or 0)}.",
                    [*counted, first.claim, last.claim],
                    event=event,
                    about=counted[0],
                    steps=[
                        *some(
                            [step(view, c, f"{_count(c)} years, counted from the establishment") for c in counted], 9
                        ),
                        step(view, first.claim, f"severed in {_time(first)}"),
                        step(view, last.claim, f"resumed in {_time(last)}"),
                    ],
                )


def _uninterrupted(view: View, lives: Sequence[Life]) -> Iterator[Finding]:
    """A state said never to have been interrupted, against a severance."""
    for claim in view.saying(Uninterrupted):
        says = claim.says
        if not isinstance(says, Uninterrupted) or says.uninterrupted == says.negated:
            continue
        parties = view.parties(claim)
        first, last = view.bounds(says.over, claim) if says.over else (None, None)
        for life in lives:
            if not parties >= life.parties:
                continue
            inside = [
                t for t in life.breaks if not before(t.bounds, (first, first)) and not before((last, last), t.bounds)
            ]
            if inside:
                verdict = f"Relations called uninterrupted were severed in {_time(inside[0])}."
                yield _finding(view, verdict, [Turn(claim, (first, last)), inside[0]], None, "contradiction")


def _broken_years(life: Life) -> tuple[Turn, Turn] | None:
    for broken in life.breaks:
        later = [t for t in life.mends if before(broken.bounds, t.bounds)]
        if later:
            return broken, later[0]
    return None


def _spans(view: View, claim: Claim, life: Life, broken: tuple[Turn, Turn]) -> bool:
    base = view.moment(claim)[1]
    return base is None or base < (broken[0].bounds[0] or 0)


def _count(claim: Claim) -> int:
    says = claim.says
    return says.anniversary if isinstance(says, Anniversary) else says.nth_year if isinstance(says, NthYear) else 0


def _may_lie_between(turn: Turn, one: Turn, two: Turn) -> bool:
    return not before(turn.bounds, one.bounds) and not before(two.bounds, turn.bounds)


def _earlier(turns: Sequence[Turn], than: Turn) -> bool:
    return any(before(t.bounds, than.bounds) for t in turns)


def _time(turn: Turn) -> str:
    return span(*turn.bounds)


def _finding(
    view: View, verdict: str, turns: Sequence[Turn], premise: str | None, level: Level = "contradiction"
) -> Finding:
    says = load("orderings")["states"]["relations"]["premises"].get(premise, "")
    steps = [step(view, t.claim, f"{view.title(view.event_of(t.claim) or t.claim.id)}: {_time(t)}") for t in turns]
    return make(
        view,
        NAME,
        "tension" if premise in DOUBTFUL or any(is_hedged(t.claim) for t in turns) else level,
        verdict,
        [t.claim for t in turns],
        steps=[*steps, *([Step(says=says, premise=premise)] if premise else [])],
        support=[stand(view, _time(t), [t.claim]) for t in turns],
        premises=[premise] if premise else [],
    )


RULE = Rule(NAME, "relations severed, resumed or counted as if they had been otherwise", find)
