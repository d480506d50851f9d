"""What the rules look at: a case with its indexes, built once for a check and changed by nobody."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.edtf import Date, parse
from timeline.edtf.days import first_day, from_civil, last_day, month_length, to_civil, year_of
from timeline.records.claim import Claim
from timeline.records.facts import Event
from timeline.records.finding import Inference
from timeline.records.report import Case, LinkedEvent
from timeline.records.says import Anniversary, Dated, First, Member, NthYear, Status, Weekday
from timeline.records.source import Source
from timeline.records.when import Duration, When, parse_when

if TYPE_CHECKING:
    from timeline.checking.analysis import Analysis
    from timeline.checking.conflict import Conflict

PUBLISHED = "published:"
Bounds = tuple[int | None, int | None]
"""The first and last day of something, None where it is open or unknown."""


@dataclass(frozen=True)
class View:
    """A case as the rules read it: only reviewed claims count, and each is found by source, event and kind.

    `classify` names the rule that a conflict of the network falls under.
    """

    case: Case
    classify: Callable[["View", "Conflict"], str]
    all_sets: bool = False

    @cached_property
    def analysis(self) -> "Analysis":
        """What the constraint network makes of the case; worked out when a rule first asks."""
        from timeline.checking.analysis import analyse

        return analyse(self.case, all_sets=self.all_sets)

    @cached_property
    def by_rule(self) -> "Mapping[str, tuple[Conflict, ...]]":
        """The network's conflicts, each under the name of the rule that names its fault."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.analysis.conflicts:
            found[self.classify(self, conflict)].append(conflict)
        return {rule: tuple(conflicts) for rule, conflicts in found.items()}

    @cached_property
    def inferred(self) -> Mapping[str, Inference]:
        """What the network inferred, by variable."""
        return {inference.variable: inference for inference in self.analysis.inferred}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims that count, by id: accepted or disputed ones, sorted, so that nothing changes when lines move."""
        counting = (c for c in self.case.facts.claims if c.status in ("accepted", "disputed"))
        return {c.id: c for c in sorted(counting, key=lambda c: c.id)}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.case.facts.sources}

    @cached_property
    def events(self) -> Mapping[str, LinkedEvent]:
        """The events by id: those of the file, and those that the linker made."""
        linked = {event.id: event for event in self.case.events}
        return {e.id: linked.get(e.id) or _unlinked(e) for e in self.case.facts.events} | linked

    @cached_property
    def _linked(self) -> Mapping[str, str]:
        return {claim: event.id for event in self.case.events for claim in event.claims}

    def event_of(self, claim: Claim) -> str | None:
        """Return the id of the event a claim is about: a person's word, else the linker's."""
        return claim.event or self._linked.get(claim.id)

    @cached_property
    def by_event(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each event, sorted by id."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if event := self.event_of(claim):
                found[event].append(claim)
        return {event: tuple(claims) for event, claims in found.items()}

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each source, in the order of the file, which is the order of telling."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.case.facts.claims:
            if claim.id in self.claims:
                found[claim.source].append(claim)
        return {source: tuple(claims) for source, claims in found.items()}

    def kind(self, claim: Claim) -> str | None:
        """Return the kind of what a claim speaks of: its own, else its event's."""
        event = self.events.get(self.event_of(claim) or "")
        return claim.kind or (event.kind if event else None)

    def parties(self, claim: Claim) -> frozenset[str]:
        """Return the parties of what a claim speaks of: its own, else its event's."""
        event = self.events.get(self.event_of(claim) or "")
        return frozenset(claim.parties or (event.parties if event else ()))

    def title(self, event: str) -> str:
        """Return an event's title, or words for the publication of a source."""
        if event.startswith(PUBLISHED):
            return f"the publication of {event.removeprefix(PUBLISHED)}"
        return self.events[event].title if event in self.events else event

    def quote(self, claim: Claim) -> str | None:
        """Return the words of the source that a claim rests on."""
        return claim.quote.exact if claim.quote else None

    def in_one_sentence(self, one: Claim, two: Claim) -> bool:
        """Say whether the quotes of two claims of one source are one, or stand in one sentence of its text."""
        quotes = [quote for claim in (one, two) if (quote := self.quote(claim))]
        if one.source != two.source or len(quotes) < 2:
            return False
        if quotes[0] in quotes[1] or quotes[1] in quotes[0]:
            return True
        text = self.case.texts.get(one.source) or ""
        first, second = sorted((text.find(quote), quote) for quote in quotes)
        between = text[first[0] + len(first[1]) : second[0]]
        return first[0] >= 0 and not re.search(r"[.!?]\s|[。！？\n]", first[1][-1] + between)

    def published(self, source: str) -> Date | None:
        """Return the publication date that a source states for itself in the file."""
        known = self.sources.get(source)
        return _read(known.published) if known and known.published else None

    def bounds(self, when: str, claim: Claim) -> Bounds:
        """Return the first and last day of a time as stated, None where it is open or hangs on an unknown date."""
        return self._resolve(parse_when(when), claim, frozenset())

    def _resolve(self, when: When, claim: Claim, seen: frozenset[str]) -> Bounds:
        if when.edtf is not None:
            date = _read(when.edtf)
            return date.earliest, date.latest
        if when.anchor == "published":
            known = self.published(when.of or claim.source)
            found = (known.earliest, known.latest) if known else (None, None)
        else:
            found = self._event_bounds(when.of or self.event_of(claim) or "", seen)
        return shift(found[0], when.shift), shift(found[1], when.shift)

    def _event_bounds(self, event: str, seen: frozenset[str]) -> Bounds:
        known = self.events.get(event)
        if known and known.date:
            date = _read(known.date)
            return date.earliest, date.latest
        for claim in self.by_event.get(event, ()) if event not in seen else ():
            if isinstance(claim.says, Dated) and not claim.says.negated and not claim.says.planned:
                return self._resolve(parse_when(claim.says.date), claim, seen | {event})
        return None, None

    def moment(self, claim: Claim) -> Bounds:
        """Return the first and last day on which a claim, by itself, lets its event take place or begin.

        "Since 1992" begins in 1992; an anniversary in a known year gives the year it counts from. (None, None) where
        the claim alone says nothing of it; plans and denials say nothing.
        """
        return self._moments[claim.id]

    @cached_property
    def _moments(self) -> Mapping[str, Bounds]:
        return {id_: self._moment(claim) for id_, claim in self.claims.items()}

    def _moment(self, claim: Claim) -> Bounds:
        says = claim.says
        if says.negated or says.planned or self.kind(claim) in ("plan", "goal"):
            return None, None
        if isinstance(says, Dated | Weekday):
            return self._begun(says.date, claim)
        if isinstance(says, Status | Member | First) and says.over:
            return self._begun(says.over, claim)
        if isinstance(says, Anniversary | NthYear):
            first, last = self.bounds(says.on, claim)
            count = says.anniversary if isinstance(says, Anniversary) else says.nth_year
            nearest = count if isinstance(says, Anniversary) else count - 1
            if first is not None and last is not None:
                return first_day(year_of(first) - count), last_day(year_of(last) - nearest)
        return None, None

    def _begun(self, text: str, claim: Claim) -> Bounds:
        when = parse_when(text)
        if when.edtf is None:
            return self.bounds(text, claim)
        date = _read(when.edtf)
        return date.earliest, date.inner[0] if date.is_interval and date.latest is None else date.latest

    def dated(self, event: str) -> Iterator[tuple[Claim, Bounds]]:
        """Yield the claims that by themselves date an event, with the first and last day they allow."""
        for claim in self.by_event.get(event, ()):
            bounds = self.moment(claim)
            if bounds != (None, None):
                yield claim, bounds

    def outright(self, event: str) -> tuple[tuple[Claim, Bounds], ...]:
        """Return the claims that date an event; those that only count years to it where no other does."""
        known = tuple(self.dated(event))
        return tuple(pair for pair in known if not isinstance(pair[0].says, Anniversary | NthYear)) or known

    @cached_property
    def independent(self) -> Mapping[str, str]:
        """Source → the first source of the group that it repeats or is repeated by; a group counts once."""
        leader = {source: source for source in self.sources}

        def head(source: str) -> str:
            while leader.get(source, source) != source:
                source = leader[source]
            return source

        for source in self.sources.values():
            for origin in source.derived_from:
                one, two = sorted((head(source.id), head(origin)))
                leader[two] = one
        return {source: head(source) for source in self.sources}

    def count_independent(self, sources: "Mapping[str, object] | set[str] | frozenset[str]") -> int:
        """Return how many of the sources do not repeat one another."""
        return len({self.independent.get(source, source) for source in sources})


@lru_cache(maxsize=65536)
def _read(text: str) -> Date:
    return parse(text)


def _unlinked(event: Event) -> LinkedEvent:
    return LinkedEvent(**event.model_dump(exclude={"title", "note"}), title=event.title or event.id)


def shift(day: int | None, by: Duration | None) -> int | None:
    """Move a day by a duration; whole months and years keep the day of the month where it exists."""
    if day is None or by is None:
        return day
    if by.unit in "dw":
        return day + by.count * (7 if by.unit == "w" else 1)
    year, month, of_month = to_civil(day)
    months = year * 12 + month - 1 + by.count * (12 if by.unit == "y" else 1)
    year, month = divmod(months, 12)
    return from_civil(year, month + 1, min(of_month, month_length(year, month + 1)))
