"""The arithmetic of a conflict, read from its claims: which dates are stated, and where each leads by which step.

It is reckoned in days and told in years, as historians tell it, unless all lies within one year.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.edtf import parse
from timeline.edtf.days import first_day, from_civil, last_day, to_civil, year_of
from timeline.records.claim import Claim
from timeline.records.finding import Finding
from timeline.records.says import Anniversary, Dated, DurationRange, During, Lasted, NthYear
from timeline.records.when import Duration, When, parse_duration, parse_reference, parse_when
from timeline.reporting.dates import range_words
from timeline.reporting.view import View

_READING = re.compile(r"(\d{4})(?:–(\d{4}))?")


class Value(NamedTuple):
    """Years a thing may lie in, both ends belong; or days, where `days` says so."""

    low: int
    high: int
    days: bool = False

    def __str__(self) -> str:
        if self.days:
            return range_words(self.low, self.high)
        return year_name(self.low) if self.low == self.high else f"{year_name(self.low)}–{year_name(self.high)}"


class Hop(NamedTuple):
    """One step of the arithmetic: from a value to a value by a length of time, years unless named, for a claim."""

    start: Value
    end: Value
    length: str
    claim: str


class Chain(NamedTuple):
    """Where a claim's own date leads: its start, the steps, and the end, which is a date of the event in question."""

    start: Value
    hops: tuple[Hop, ...]

    @property
    def end(self) -> Value:
        """The value that the last step reaches."""
        return self.hops[-1].end if self.hops else self.start


class _Shift(NamedTuple):
    least: int
    most: int
    unit: str  # d, w, m, y


class _Link(NamedTuple):
    start: str
    end: str
    shifts: tuple[_Shift, ...]  # one after the other
    claim: str


class _Fact(NamedTuple):
    variable: str
    value: Value
    shifts: tuple[_Shift, ...]
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
    found: list[Chain] = []
    for fact in _as_read(facts, finding):
        first = _steps(fact.value, fact.shifts, fact.claim)
        value = first[-1].end if first else fact.value
        path = _path(fact.variable, target, links)
        if path is None:
            continue
        hops, last = list(first), value
        for link in path:
            hops += _steps(last, link.shifts, link.claim)
            last = hops[-1].end if hops else last
        found.append(Chain(fact.value, tuple(hops)))
    years = [_in_years(chain) for chain in found]
    told = found if len({value for chain in years for value in values(chain)}) < 2 else years
    return tuple(sorted(dict.fromkeys(told), key=lambda chain: (len(chain.hops), chain.start, chain.end)))


def values(chain: Chain) -> Iterator[Value]:
    """Yield what the chain starts from and what each step reaches."""
    yield chain.start
    yield from (hop.end for hop in chain.hops)


def _in_years(chain: Chain) -> Chain:
    """Return a chain in years; a step that does not leave its year is none."""
    hops = [Hop(_years_of(hop.start), _years_of(hop.end), hop.length, hop.claim) for hop in chain.hops]
    return Chain(_years_of(chain.start), tuple(hop for hop in hops if hop.start != hop.end))


def _years_of(value: Value) -> Value:
    return Value(year_of(value.low), year_of(value.high))


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
        yield from _stated(parse_when(says.on), (_Shift(-says.anniversary, -says.anniversary, "y"),), event, claim)
    elif isinstance(says, NthYear):
        yield from _stated(parse_when(says.on), (_Shift(-says.nth_year, 1 - says.nth_year, "y"),), event, claim)
    elif isinstance(says, Lasted) and says.to and not says.from_ and (length := _length(says.duration)):
        yield from _stated(parse_when(says.to), (_shift(length, -1),), event, claim)


def _stated(when: When, shifts: tuple[_Shift, ...], event: str, claim: Claim) -> Iterator[_Fact]:
    value = _value(when.edtf) if when.edtf else None
    if value:
        yield _Fact(event, value, shifts, claim.id)


def _as_read(facts: Iterable[_Fact], finding: Finding) -> Iterator[_Fact]:
    """Yield the facts with the years the checks read in them, where those are fewer: "late" leaves four of a decade."""
    read = {
        claim: found for side in finding.support if (found := _READING.fullmatch(side.value)) for claim in side.claims
    }
    for fact in facts:
        years = read.get(fact.claim)
        value = Value(first_day(int(years[1])), last_day(int(years[2] or years[1])), True) if years else fact.value
        within = fact.value.low <= value.low and value.high <= fact.value.high
        yield fact._replace(value=value) if within and not fact.shifts else fact


def _publication(source: str, view: View) -> Iterator[_Fact]:
    published = view.sources[source].source.published
    value = _value(published) if published else None
    if value:
        yield _Fact(f"published:{source}", value, (), "")


def _links(claim: Claim, view: View) -> Iterator[_Link]:
    says, event = claim.says, view.event_of.get(claim.id)
    if event is None or says.negated:
        return
    back: tuple[_Shift, ...] = ()
    if isinstance(says, Dated):
        when = parse_when(says.date)
    elif isinstance(says, During):
        when = parse_reference(says.during)
    elif isinstance(says, Anniversary):
        when, back = parse_when(says.on), (_Shift(-says.anniversary, -says.anniversary, "y"),)
    elif isinstance(says, NthYear):
        when, back = parse_when(says.on), (_Shift(-says.nth_year, 1 - says.nth_year, "y"),)
    elif isinstance(says, Lasted) and (end := says.to or says.from_) and (length := _length(says.duration)):
        when, back = parse_when(end), (_shift(length, -1 if says.to else 1),)
    else:
        return
    if when.anchor is None:
        return
    anchor = f"published:{when.of or claim.source}" if when.anchor == "published" else when.of or event
    shifts = ((_shift(when.shift),) if when.shift and when.shift.count else ()) + back
    yield _Link(anchor, event, shifts, claim.id)
    yield _Link(event, anchor, tuple(_Shift(-most, -least, unit) for least, most, unit in reversed(shifts)), claim.id)


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


def _steps(value: Value, shifts: Iterable[_Shift], claim: str) -> list[Hop]:
    hops = []
    for shift in shifts:
        end = Value(_moved(value.low, shift.least, shift.unit), _moved(value.high, shift.most, shift.unit), True)
        hops.append(Hop(value, end, _words(shift), claim))
        value = end
    return hops


def _words(shift: _Shift) -> str:
    few, many = sorted((abs(shift.least), abs(shift.most)))
    size = f"{many}" if few == many else f"{few}–{many}"
    name = {"y": "", "m": " month", "w": " week", "d": " day"}[shift.unit]
    return f"{'−' if shift.most <= 0 else '+'} {size}{name}{'s' if name and many > 1 else ''}"


def _shift(length: Duration, sign: int = 1) -> _Shift:
    return _Shift(sign * length.count, sign * length.count, length.unit)


def _moved(day: int, count: int, unit: str) -> int:
    """Return the day so many days, weeks, months or years on; the last of a month that has not as many days."""
    if unit in "dw":
        return day + count * (7 if unit == "w" else 1)
    year, month, date = to_civil(day)
    years, months = divmod(month - 1 + count * (12 if unit == "y" else 1), 12)
    year, month = year + years, months + 1
    after = from_civil(year, month + 1, 1) if month < 12 else last_day(year) + 1
    return min(from_civil(year, month, 1) + date - 1, after - 1)


def _value(edtf: str) -> Value | None:
    """Return the days a date may lie in; of one with an end not stated, those in which it may have begun or ended."""
    date = parse(edtf)
    first, last = date.earliest, date.latest
    if first is None or last is None:
        first, last = (first, date.inner[0]) if first is not None else (date.inner[1], last)
    return Value(first, last, True) if first is not None and last is not None else None


def _length(duration: str | DurationRange) -> Duration | None:
    """Return a length; None for a range and for none at all, which lead to no one date."""
    read = parse_duration(duration) if isinstance(duration, str) else None
    return read if read and read.count else None
