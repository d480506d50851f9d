"""Repairs: the number of one claim moved to the nearest value that the rest allows, verified before it is shown.

Ranked by what they break and who agrees with them: a premise broken; how many claims change; how many other independent
sources speak of the event and agree with the result; the size of the change; the digits changed. Ties stay ties.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.checking import stands
from timeline.checking.diagnosis import WEAK, Fault
from timeline.checking.forms import mean
from timeline.checking.hedges import UNITS
from timeline.checking.network import DAY, MONTH, YEAR, Group, Unit
from timeline.checking.network.calendar import count
from timeline.checking.network.ground import Ground, ground
from timeline.checking.network.model import Bounds
from timeline.checking.network.ranges import range_of
from timeline.checking.network.solve import search
from timeline.checking.points import FIRST, NEVER
from timeline.checking.redating import redated
from timeline.checking.translate import Translation
from timeline.records.claim import Claim
from timeline.records.finding import Repair
from timeline.records.says import First, Member, Statement, form_of
from timeline.records.when import parse_duration, parse_when

FAR = 50
"""Steps either way in which a number is tried where nothing tells how far it is off."""

LARGEST = 999_999
"""The largest number that a length may be written with."""

FARTHEST = 400
"""Steps within which a number is looked for."""


class Mend(NamedTuple):
    """A repair found: what it makes of the claim, and what it is ranked by."""

    group: int
    claim: str
    field: str
    old: str
    new: str
    breaks: bool
    also: tuple[str, ...]
    agreeing: int
    size: float
    digits: int

    @property
    def changes(self) -> int:
        """How many claims it changes."""
        return 1 + len(self.also)

    def rank(self) -> tuple[bool, int, int, float, int]:
        """Return what repairs are ordered by, the best least."""
        return self.breaks, self.changes, -self.agreeing, self.size, self.digits


def mends(t: Translation, groups: Sequence[Group], fault: Fault) -> list[Mend]:
    """Return the verified repairs of a fault, the best first; those of one claim only, where there are any.

    They restore consistency as strictly meant, or widened where the rest is consistent only so.
    """
    weak = () if any(groups[q].weight == WEAK for core in fault.sets for q in core) else (WEAK,)
    whole, zone = ([q for q in part if groups[q].weight not in weak] for part in (fault.rest, fault.zone))
    touched = dict.fromkeys(p for core in fault.sets for p in core if groups[p].supporters)
    untouched = [q for q in whole if q not in touched]
    strictly, widely = ground(t.strict, untouched), None
    found: list[Mend] = []
    for p in touched:
        others = [q for q in touched if q != p and groups[q].weight not in weak]
        place = Place(p, [q for q in fault.rest if q != p], [q for q in zone if q != p], len(zone) == len(whole))
        with strictly.joined(others) as within:
            if within.holds:
                found += _mends_of(t, t.strict, place, within, strict=True)
                continue
        widely = widely or ground(groups, untouched)
        with widely.joined(others) as within:
            found += _mends_of(t, groups, place, within, strict=False)
    fewest = min((mend.changes for mend in found), default=0)
    return sorted((m for m in found if m.changes == fewest), key=lambda m: (*m.rank(), m.claim))


class Place(NamedTuple):
    """A group that may be mended: its position, those of the rest and of those near by, and whether all are near."""

    position: int
    rest: Sequence[int]
    near: Sequence[int]
    small: bool


def ranked(found: Sequence[Mend], why: Any) -> tuple[Repair, ...]:
    """Return mends as repairs with their rank, which those that nothing tells apart share; `why` says it in words."""
    repairs, last, rank = [], None, 0
    for place, mend in enumerate(found, 1):
        if mend.rank() != last:
            rank, last = place, mend.rank()
        told = {"claim": mend.claim, "field": mend.field, "from": mend.old, "to": mend.new}
        repairs.append(Repair.model_validate(told | {"rank": rank, "why": why(mend), "also": mend.also}))
    return tuple(repairs)


def _mends_of(t: Translation, groups: Sequence[Group], place: Place, within: Ground, strict: bool) -> Iterator[Mend]:
    """Yield the repairs of a group with which all others hold that `within` keeps settled."""
    p = place.position
    near = within if place.small else ground(groups, place.near)
    if not near.holds:
        return
    claim = t.claims[groups[p].supporters[0]]
    for change in _changes(t, near, claim):
        meaning = mean((t.points, claim.source, t.event(claim)), change.says)
        trial = Group("trial", meaning[0 if strict else 1], ("trial",))
        if not within.takes(trial):
            continue
        trials = [*groups, trial]
        breaks = len(place.rest) > within.size and search(trials, [*place.rest, len(groups)], quick=True).state is None
        agreeing = _agreeing(t, trials, [*place.near, len(groups)], p, claim)
        old, new = change.old, change.new
        yield Mend(
            p,
            claim.id,
            change.field,
            old,
            new,
            breaks,
            groups[p].supporters[1:],
            agreeing,
            change.size,
            _digits(old, new),
        )


def _digits(old: str, new: str) -> int:
    """Count the characters that differ, as far as both go: a finer date may become a coarser one."""
    return sum(a != b for a, b in zip(old, new, strict=False))


def _agreeing(t: Translation, trials: Sequence[Group], positions: Sequence[int], p: int, claim: Claim) -> int:
    """Count the other independent sources that speak of the claim's event and agree with what it now makes of it."""
    point = t.points.start(t.event(claim))
    found = dict(stands.implied(trials, positions, point))
    mine = found.pop(len(trials) - 1, None)
    own = {t.independence.leader(t.claims[c].source) for c in trials[p].supporters}
    agreeing = {
        leader
        for q, days in found.items()
        if mine is None or stands.overlap(mine, days)
        for c in trials[q].supporters
        if (leader := t.independence.leader(t.claims[c].source)) not in own
    }
    return len(agreeing)


class Change(NamedTuple):
    """A claim's statement with one value changed; `size` is in days."""

    field: str
    old: str
    new: str
    says: Statement
    size: float


_DAYS: dict[Unit, float] = {DAY: 1, MONTH: 30.44, YEAR: 365.25}


def _changes(t: Translation, near: Ground, claim: Claim) -> Iterator[Change]:
    """Yield the nearest change upwards and downwards of the number or date of a claim."""
    says: Any = claim.says
    if says.negated:
        return
    form = form_of(says)
    if form in ("anniversary", "nth_year"):
        n = getattr(says, form)
        yield from _nearest(t, near, claim, form, n, str, YEAR)
    elif form == "duration" and isinstance(says.duration, str):
        length = parse_duration(says.duration)
        unit = UNITS[length.unit][0]
        yield from _nearest(t, near, claim, form, length.count, lambda n: f"{n}{length.unit}", unit)
    elif form in ("before", "after") and says.by is None:
        other = {"before": "after", "after": "before"}[form]
        target = getattr(says, form)
        kept = says.model_dump(exclude={"before", "after", "by"})
        turned = type_of(other)(**{other: target}, **kept)
        yield Change(form, f"{form} {target}", f"{other} {target}", turned, 1e9)
    else:
        field = next((f for f in ("date", "over") if isinstance(getattr(says, f, None), str)), None)
        if field:
            yield from _dates(t, near, claim, field)


def type_of(form: str) -> Any:
    """Return the model of a form."""
    from timeline.records.says import FORMS

    return FORMS[form]


def _nearest(
    t: Translation,
    near: Ground,
    claim: Claim,
    field: str,
    number: int,
    write: Any,
    unit: Unit,
) -> Iterator[Change]:
    """Yield the nearest number that holds, on each side of the one stated."""
    about = (t.points, claim.source, t.event(claim))
    for step in _steps(t, near, claim, number, field, unit):
        value = write(number + step) if write is not str else number + step
        says = claim.says.model_copy(update={field: value})
        if near.takes(Group("trial", mean(about, says)[0])):
            yield Change(field, str(write(number)), str(write(number + step)), says, abs(step) * _DAYS[unit])


def _steps(t: Translation, near: Ground, claim: Claim, number: int, field: str, unit: Unit) -> list[int]:
    """Return by how much a number must move to come into the range that the rest leaves to its link."""
    strict, _ = mean((t.points, claim.source, t.event(claim)), claim.says)
    steps = set()
    for option in strict:
        for link in option:
            u, v, lo, hi, of = link
            if u is None:
                lo, hi = (None if lo is None else count(lo, unit)), (None if hi is None else count(hi, unit))
                of = unit
            if of != unit:
                continue
            if v.startswith(NEVER):
                steps |= {n for n in range(-FAR, FAR + 1) if n}
                continue
            found = range_of(near, (u, v, None, None, of))
            if found is None:
                continue
            low, high = found
            if low is not None and hi is not None and hi < low:
                steps |= {low - hi, hi - low}
            if high is not None and lo is not None and lo > high:
                steps |= {high - lo, lo - high}
    signed = field in ("date", "over")
    return sorted(
        (s for s in steps if abs(s) <= FARTHEST and abs(number + s) <= LARGEST and (signed or number + s >= 0)),
        key=lambda s: (abs(s), s),
    )


def _dates(t: Translation, near: Ground, claim: Claim, field: str) -> Iterator[Change]:
    """Yield the date moved into the range that the rest leaves to its point."""
    text = getattr(claim.says, field)
    when = parse_when(text)
    event = t.event(claim)
    if when.edtf is None:
        if when.shift:
            unit = UNITS[when.shift.unit][0]
            stem = text[: max(text.rfind("+"), text.rfind("-"))]
            yield from _nearest(
                t, near, claim, field, when.shift.count, lambda n: f"{stem}{n:+d}{when.shift.unit}", unit
            )
        return
    start, end = t.points.start(event), t.points.end(event)
    days = _in_class(near, claim.says, near.days(start))
    for new, size in redated(when.edtf, days, days if end == start else near.days(end)):
        yield Change(field, text, new, claim.says.model_copy(update={field: new}), size)


def _in_class(near: Ground, says: Statement, days: Bounds) -> Bounds:
    """Return the days left to an event, within those that its class leaves to the first of it or to another."""
    low, high = days
    if isinstance(says, First):
        last = near.days(FIRST + says.first)[1]
        return low, last if high is None else high if last is None else min(high, last)
    if isinstance(says, Member):
        first = near.days(FIRST + says.member)[0]
        return first if low is None else low if first is None else max(low, first), high
    return days
