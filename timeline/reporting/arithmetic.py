"""The arithmetic of a conflict, read from its claims: which years are stated, and where each leads by which step."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.edtf import parse
from timeline.edtf.days import year_of
from timeline.records.claim import Claim
from timeline.records.finding import Finding
from timeline.records.says import Anniversary, Dated, DurationRange, During, Lasted, NthYear
from timeline.records.when import When, parse_duration, parse_reference, parse_when
from timeline.reporting.view import View


class Value(NamedTuple):
    """Years a thing may lie in, both ends belong."""

    low: int
    high: int

    def __str__(self) -> str:
        return year_name(self.low) if self.low == self.high else f"{year_name(self.low)}–{year_name(self.high)}"


class Hop(NamedTuple):
    """One step of the arithmetic: from a value to a value by a number of years, because of a claim."""

    start: Value
    end: Value
    years: str
    claim: str


class Chain(NamedTuple):
    """Where a claim's own date leads: its start, the steps, and the end, which is a date of the event in question."""

    start: Value
    hops: tuple[Hop, ...]

    @property
    def end(self) -> Value:
        """The value that the last step reaches."""
        return self.hops[-1].end if self.hops else self.start


class _Link(NamedTuple):
    start: str
    end: str
    shifts: tuple[tuple[int, int], ...]  # (least, most) years, one after the other
    claim: str


class _Fact(NamedTuple):
    variable: str
    value: Value
    shifts: tuple[tuple[int, int], ...]
    claim: str


def year_name(year: int) -> str:
    """Return a year as people write it; EDTF's 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def chains(finding: Finding, view: View) -> tuple[Chain, ...]:
    """Return how the claims of a finding date its event: a chain for each stated date that reaches it, longest last."""
    claims = [view.claims[name] for name in finding.claims if name in view.claims]
    facts = [fact for claim in claims for fact in _facts(claim, view)]
    sources = {claim.source for claim in claims}
    facts += [fact for name in sorted(sources) for fact in _publication(name, view)]
    links = [link for claim in claims for link in _links(claim, view)]
    target = _target(finding, view)
    found: dict[tuple[Value, tuple[Hop, ...]], Chain] = {}
    for fact in facts:
        first = _steps(fact.value, fact.shifts, fact.claim)
        value = first[-1].end if first else fact.value
        path = _path(fact.variable, target, links)
        if path is None:
            continue
        hops, last = list(first), value
        for link in path:
            hops += _steps(last, link.shifts, link.claim)
            last = hops[-1].end if hops else last
        found.setdefault((fact.value, tuple(hops)), Chain(fact.value, tuple(hops)))
    return tuple(sorted(found.values(), key=lambda chain: (len(chain.hops), chain.start, chain.end)))


def _target(finding: Finding, view: View) -> str:
    first = view.claims.get(finding.outlier or "") or view.claims.get(next(iter(finding.claims), ""))
    named = finding.id.removeprefix(f"{finding.rule}:")
    for event in (*finding.events, *(view.event_of.get(claim, "") for claim in finding.claims)):
        if event and named.startswith(f"{event}:"):
            return event
    return view.event_of.get(first.id, "") if first else ""


def _facts(claim: Claim, view: View) -> Iterator[_Fact]:
    says, event = claim.says, view.event_of.get(claim.id)
    if event is None or says.negated:
        return
    if isinstance(says, Dated):
        yield from _stated(parse_when(says.date), (), event, claim)
    elif isinstance(says, During):
        yield from _stated(parse_reference(says.during), (), event, claim)
    elif isinstance(says, Anniversary):
        yield from _stated(parse_when(says.on), ((-says.anniversary, -says.anniversary),), event, claim)
    elif isinstance(says, NthYear):
        yield from _stated(parse_when(says.on), ((-says.nth_year, 1 - says.nth_year),), event, claim)
    elif isinstance(says, Lasted) and says.to and not says.from_ and (years := _years(says.duration)):
        yield from _stated(parse_when(says.to), ((-years, -years),), event, claim)


def _stated(when: When, shifts: tuple[tuple[int, int], ...], event: str, claim: Claim) -> Iterator[_Fact]:
    value = _value(when.edtf) if when.edtf else None
    if value:
        yield _Fact(event, value, shifts, claim.id)


def _publication(source: str, view: View) -> Iterator[_Fact]:
    published = view.sources[source].source.published
    value = _value(published) if published else None
    if value:
        yield _Fact(f"published:{source}", value, (), "")


def _links(claim: Claim, view: View) -> Iterator[_Link]:
    says, event = claim.says, view.event_of.get(claim.id)
    if event is None or says.negated:
        return
    back: tuple[tuple[int, int], ...] = ()
    if isinstance(says, Dated):
        when = parse_when(says.date)
    elif isinstance(says, During):
        when = parse_reference(says.during)
    elif isinstance(says, Anniversary):
        when, back = parse_when(says.on), ((-says.anniversary, -says.anniversary),)
    elif isinstance(says, NthYear):
        when, back = parse_when(says.on), ((-says.nth_year, 1 - says.nth_year),)
    elif isinstance(says, Lasted) and (end := says.to or says.from_) and (years := _years(says.duration)):
        years = -years if says.to else years
        when, back = parse_when(end), ((years, years),)
    else:
        return
    if when.anchor is None or (when.shift and when.shift.unit != "y"):
        return
    anchor = f"published:{when.of or claim.source}" if when.anchor == "published" else when.of or event
    shift = when.shift.count if when.shift else 0
    shifts = (((shift, shift),) if shift else ()) + back
    yield _Link(anchor, event, shifts, claim.id)
    yield _Link(event, anchor, tuple((-high, -low) for low, high in reversed(shifts)), claim.id)


def _path(start: str, target: str, links: Iterable[_Link]) -> tuple[_Link, ...] | None:
    """Return the shortest way from one variable to another, each claim used once; None when there is none."""
    ways: list[tuple[str, tuple[_Link, ...]]] = [(start, ())]
    seen = {start}
    for at, way in ways:
        if at == target:
            return way
        for link in links:
            if link.start == at and link.end not in seen:
                seen.add(link.end)
                ways.append((link.end, (*way, link)))
    return None


def _steps(value: Value, shifts: Iterable[tuple[int, int]], claim: str) -> list[Hop]:
    hops = []
    for low, high in shifts:
        end = Value(value.low + low, value.high + high)
        size = f"{abs(low)}" if low == high else f"{min(abs(low), abs(high))}–{max(abs(low), abs(high))}"
        hops.append(Hop(value, end, f"{'−' if high <= 0 else '+'} {size}", claim))
        value = end
    return hops


def _value(edtf: str) -> Value | None:
    """Return the years a date may lie in; of one with an end not stated, those in which it may have begun or ended."""
    date = parse(edtf)
    first, last = date.earliest, date.latest
    if first is None or last is None:
        first, last = (first, date.inner[0]) if first is not None else (date.inner[1], last)
    return Value(year_of(first), year_of(last)) if first is not None and last is not None else None


def _years(duration: str | DurationRange) -> int:
    """Return a length in years; 0 for a range and for any other unit, which lead to no one year."""
    read = parse_duration(duration) if isinstance(duration, str) else None
    return read.count if read and read.unit == "y" else 0
