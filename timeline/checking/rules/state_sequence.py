"""state-sequence: relations severed that were not there, resumed that were not broken, or counted through a break."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from timeline.checking.findings import GRAVITY, make, some, stand, step
from timeline.checking.lives import Life, Turn, Turns, finest, lives
from timeline.checking.network_findings import of_rule
from timeline.checking.odd import apart, before, is_hedged
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import edtf_of, plural, row, span, years
from timeline.edtf import parse
from timeline.edtf.days import year_of
from timeline.edtf.words import adverbial
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Level, Step
from timeline.records.says import Anniversary, NthYear, Uninterrupted

NAME = "state-sequence"
MOST_SETS = 12
MOST_NAMED = 40
"""Claims of one finding that are named; the rest are counted."""
MOST_COUNTS = 8
DOUBTFUL = (
    "severed-once",
    "resumed-once",
    "opened-once",
    "severed-needs-ties",
    "resumed-needs-break",
)  # a turn between may only be untold


def find(view: View) -> Iterator[Finding]:
    """Walk through the life of the relations of each two parties, which are none, open or broken at any time."""
    yield from of_rule(view, NAME)
    known = list(lives(view))
    parts = (_severed_twice, _told_twice, _severed_too_early, _resumed_too_early, _mission_in_a_break)
    yield from _findings(view, (fault for life in known for part in parts for fault in part(view, life)))
    yield from _counted_through(view, known)
    yield from _uninterrupted(view, known)


class Fault(NamedTuple):
    """Turns that a premise does not let be, the odd one first, and how that is put; `sets`: of more than one set."""

    verdict: str
    turns: Sequence[Turn]
    premise: str
    sets: Sequence[Sequence[Turn]] = ()


def _findings(view: View, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Yield faults as findings; where one odd claim has very many, one that names some and counts the rest."""
    by_odd_one: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        by_odd_one[fault.premise, fault.turns[0].claim.id].append(fault)
    for known in by_odd_one.values():
        gravest = sorted(known, key=lambda fault: GRAVITY[_level(fault.turns, fault.premise)])
        sets = [turns for fault in gravest for turns in fault.sets or [fault.turns]]
        named = {t.claim.id: t for t in chain(*sets, *(fault.turns for fault in gravest))}
        if len(sets) <= MOST_SETS and len(named) <= MOST_NAMED:
            yield from (_finding(view, *fault) for fault in known)
        else:
            verdict, turns, premise, _ = gravest[0]
            found = _finding(view, verdict, list(named.values()), premise, sets, _level(turns, premise))
            yield found.model_copy(update={"capped": True})


def _severed_twice(view: View, life: Life) -> Iterator[Fault]:
    """Two breaks, no resumption between them that any source knows of, and one after the second."""
    if len(life.breaks) < 2 or not life.mends:
        return
    turns_back = Turns([*life.mends, *life.opens])
    for one in life.breaks:
        for two in life.breaks:
            if not before(one.bounds, two.bounds) or turns_back.any_between(one, two):
                continue
            later = next((t for t in life.mends if before(two.bounds, t.bounds)), None)
            apart_enough = later and view.event_of(one.claim) != view.event_of(two.claim)
            if later and apart_enough and all(_is_firm(view, t) for t in (one, later)):
                yield Fault(
                    f"Relations said to be severed {_when(two)} had been severed since {_time(one)} "
                    f"and were resumed only {_when(later)}.",
                    [two, one, later],
                    "severed-once",
                )


def _told_twice(view: View, life: Life) -> Iterator[Fault]:
    """Two turns of one kind within few years, and between them no turn back that any source tells of."""
    for turns, turn_back, premise, verb in (
        (life.breaks, [*life.mends, *life.opens], "severed-once", "severed"),
        (life.mends, [*life.breaks, *life.lesser], "resumed-once", "resumed"),
        ([t for t in life.opens if view.kind(t.claim) != "recognition"], life.breaks, "opened-once", "established"),
    ):
        if len({view.event_of(turn.claim) for turn in turns}) < 2:
            continue
        turns_back = Turns(turn_back)
        told: dict[tuple[str | None, str | None], list[tuple[Turn, Turn]]] = defaultdict(list)  # by their events
        for one, two in combinations(turns, 2):
            if not before(one.bounds, two.bounds) or turns_back.any_between(one, two):
                continue
            if view.event_of(one.claim) == view.event_of(two.claim):
                continue
            firm = [_is_firm(view, t) for t in (one, two)]
            own = verb == "established" and one.claim.source == two.claim.source
            if (any(firm) or own) and (
                verb == "established" or _years_apart(one, two) <= load("policy")["one_turn"]["years"]
            ):
                odd, other = (two, one) if firm[0] else (one, two)
                told[view.event_of(odd.claim), view.event_of(other.claim)].append((odd, other))
        for pairs in told.values():
            odd, other = pairs[0]
            both = {turn.claim.id: turn for side in zip(*pairs, strict=True) for turn in side}
            verdict = f"Relations said to be {verb} {_when(odd)} were {verb} {_when(other)}, and nothing is told"
            yield Fault(f"{verdict} of what came between.", list(both.values()), premise, pairs)


def _years_apart(one: Turn, two: Turn) -> int:
    return year_of(two.bounds[0] or 0) - year_of(one.bounds[0] or 0)


def _is_firm(view: View, turn: Turn) -> bool:
    """Say whether a turn can bear a conclusion: a person named its event, or independent sources agree on it."""
    if turn.claim.event:
        return True
    event = view.event_of(turn.claim) or ""
    agreeing = {c.source for c, bounds in view.dated(event) if not apart(bounds, turn.bounds)}
    return view.count_independent(agreeing) > 1


def _severed_too_early(view: View, life: Life) -> Iterator[Fault]:
    opens = life.opens[:1]
    for turn in life.breaks if opens and not _earlier(life.mends, opens[0]) else []:
        if before(turn.bounds, opens[0].bounds):
            verdict = f"Relations said to be severed {_when(turn)} were established only {_when(opens[0])}."
            yield Fault(verdict, [turn, opens[0]], "severed-needs-ties")


def _resumed_too_early(view: View, life: Life) -> Iterator[Fault]:
    for turn in life.mends if life.breaks else []:
        if all(before(turn.bounds, t.bounds) for t in chain(life.breaks, life.lesser)):
            verdict = f"Relations said to be resumed {_when(turn)} were severed only {_when(life.breaks[0])}."
            yield Fault(verdict, [turn, life.breaks[0]], "resumed-needs-break")


def _mission_in_a_break(view: View, life: Life) -> Iterator[Fault]:
    turns = finest(view, [*life.mends, *life.opens]) if life.missions and life.breaks else []
    ends = [(broken, [t for t in turns if before(broken.bounds, t.bounds)]) for broken in life.breaks]
    mendings = [(broken, mended, min(t.bounds[0] or 0 for t in mended)) for broken, mended in ends if mended]
    for mission in life.missions:
        for broken, mended, first in mendings:
            if before(broken.bounds, mission.bounds) and before(mission.bounds, (first, None)):
                gap = f"from {_time(broken)} to {_time(mended[0])}"
                verdict = f"An embassy is said to be opened {_when(mission)}, while relations were severed {gap}."
                yield from (Fault(verdict, [mission, t, broken], "embassy-needs-ties") for t in mended)
                break


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
                for c in view.about(event)
                if isinstance(c.says, Anniversary | NthYear) and _spans(view, c, life, broken)
            ]
            if counted and view.events[event].kind in opens:
                first, last = broken
                counts = sorted({_count(c) for c in counted})
                yield make(
                    view,
                    NAME,
                    "note",
                    f"{_years_of_ties(counts)} counted through the severance of "
                    f"{years(year_of(first.bounds[0] or 0), year_of(last.bounds[0] or 0))}.",
                    [*counted, first.claim, last.claim],
                    event=event,
                    about=counted[0],
                    steps=[
                        *some(
                            [step(view, c, f"{_count(c)} years, counted from the establishment") for c in counted], 9
                        ),
                        step(view, first.claim, f"severed {_when(first)}"),
                        step(view, last.claim, f"resumed {_when(last)}"),
                    ],
                )


def _years_of_ties(counts: Sequence[int]) -> str:
    if list(counts) == [1]:
        return "1 year of ties is"
    if len(counts) <= MOST_COUNTS:
        return f"{row(map(str, counts), most=MOST_COUNTS)} years of ties are"
    shown = ", ".join(map(str, counts[: MOST_COUNTS - 1]))
    return f"{shown} and {len(counts) - MOST_COUNTS + 1} other numbers of years of ties are"


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
                verdict = f"Relations called uninterrupted were severed {_when(inside[0])}."
                yield _finding(view, verdict, [Turn(claim, (first, last)), inside[0]], None)


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


def _earlier(turns: Sequence[Turn], than: Turn) -> bool:
    return any(before(t.bounds, than.bounds) for t in turns)


def _time(turn: Turn) -> str:
    return span(*turn.bounds)


def _when(turn: Turn) -> str:
    return adverbial(parse(edtf_of(*turn.bounds)))


def _level(turns: Iterable[Turn], premise: str | None) -> Level:
    return "tension" if premise in DOUBTFUL or any(is_hedged(t.claim) for t in turns) else "contradiction"


def _finding(
    view: View,
    verdict: str,
    turns: Sequence[Turn],
    premise: str | None,
    sets: Sequence[Sequence[Turn]] = (),
    level: Level | None = None,
) -> Finding:
    """Return a finding that names the first of many turns, and some of the sets of them that cannot all be."""
    named, left = turns[:MOST_NAMED], len(turns[MOST_NAMED:])
    says = load("orderings")["states"]["relations"]["premises"].get(premise, "")
    steps = [step(view, t.claim, f"{view.title(view.event_of(t.claim) or t.claim.id)}: {_time(t)}") for t in named]
    more = [Step(says=f"{plural(left, 'more claim')} {'stands' if left == 1 else 'stand'} against it in the same way.")]
    times: dict[str, list[Claim]] = defaultdict(list)
    for turn in named:
        times[_time(turn)].append(turn.claim)
    return make(
        view,
        NAME,
        level or _level(turns, premise),
        verdict,
        [t.claim for t in named],
        steps=[*some(steps, 9), *(more if left else ()), *([Step(says=says, premise=premise)] if premise else [])],
        support=[stand(view, time, told) for time, told in times.items()],
        premises=[premise] if premise else [],
        sets=[[t.claim.id for t in turns] for turns in (sets or [turns])[:MOST_SETS]],
    )


RULE = Rule(NAME, "relations severed, resumed or counted as if they had been otherwise", find)
