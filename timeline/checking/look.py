"""What the rules and the network look at: a case with its indexes, built once for a check and changed by nobody."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline.checking.index import FORESEEN, Index, by_id, indexed
from timeline.checking.stretches import OPEN, Bounds, beginning, outer, shift, whole
from timeline.checking.support import Independence
from timeline.edtf import Date
from timeline.edtf.days import first_day, last_day, year_of
from timeline.records.claim import Claim
from timeline.records.report import Case, LinkedEvent
from timeline.records.says import Anniversary, Dated, First, Member, NthYear, Statement, Status, Weekday
from timeline.records.source import Source
from timeline.records.when import When, parse_when, read_date

PUBLISHED = "published:"
COUNTS: tuple[type[Statement], ...] = (Anniversary, NthYear)
"""Forms that only count years to an event."""

Dates = Sequence[tuple[Claim, Bounds]]
"""Claims, each with the first and last day that it allows."""


@dataclass(frozen=True)
class Look:
    """A case as it is read: only reviewed claims count, and each is found by source, event and kind.

    `proposed`: proposed claims count as well.
    """

    case: Case
    proposed: bool = field(default=False, kw_only=True)
    _moments: dict[str, Bounds] = field(default_factory=dict, init=False, repr=False)
    _dates: dict[str, tuple[Dates, Dates]] = field(default_factory=dict, init=False, repr=False)
    _years: dict[str, Sequence[int]] = field(default_factory=dict, init=False, repr=False)
    _places: dict[str, Sequence[int]] = field(default_factory=dict, init=False, repr=False)
    _turns: dict[str, Mapping[str, Sequence[int]]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def index(self) -> Index:
        """The claims that count, by what they are looked for."""
        return indexed(self.case, self.proposed)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims that count, by id, in the order of the file."""
        return self.index.claims

    def about(self, event: str) -> Sequence[Claim]:
        """Return the claims about an event, sorted by id."""
        told = self.index.told
        return [told[place] for place in self._about(event)]

    def _about(self, event: str) -> Sequence[int]:
        """Return the places of the claims about an event, sorted by id."""
        places = self._places.get(event)
        if places is None:
            places = self.index.by_event.get(event, ())
            if len(places) > 1:
                places = sorted(places, key=self.index.ids.__getitem__)
            self._places[event] = places
        return places

    def first(self, event: str) -> str:
        """Return the id of the first claim about an event, by which events are put in order; "" where there is none."""
        places = self._about(event)
        return self.index.ids[places[0]] if places else ""

    def saying(self, *forms: type[Statement]) -> Sequence[Claim]:
        """Return the claims of some forms, sorted by id."""
        return by_id(self.told(*forms))

    def told(self, *forms: type[Statement]) -> Iterator[Claim]:
        """Yield the claims of some forms, in the order of the file for each."""
        for form in forms:
            yield from self.index.by_form.get(form, ())

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[str]]:
        """Kind → the events of it, in the order of the file: by their own kind, else those that their claims give."""
        found: dict[str, list[str]] = defaultdict(list)
        kind_of, kinds = self.index.named.kinds, self.index.kinds
        for event in self.index.by_event:
            own = kind_of.get(event)
            for kind in (own,) if own else kinds.get(event, ()):
                found[kind].append(event)
        return found

    def kinds_told(self, event: str) -> Iterable[str]:
        """Return the kinds that the claims about an event give it."""
        return self.index.kinds.get(event, ())

    @property
    def attributed(self) -> Sequence[Claim]:
        """The claims that name whom they cite, sorted by id."""
        return self.index.attributed

    @property
    def calendars(self) -> Sequence[Claim]:
        """The claims that speak of another calendar or of an era, sorted by id."""
        return self.index.calendars

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.case.facts.sources}

    @property
    def events(self) -> Mapping[str, LinkedEvent]:
        """The events by id: those of the file, and those that the linker made."""
        return self.index.named.events

    def event_of(self, claim: Claim) -> str | None:
        """Return the id of the event a claim is about: a person's word, else the linker's."""
        return claim.event or self.index.linked.get(claim.id)

    def turns(self, source: str) -> Mapping[str, Sequence[int]]:
        """Return event → at which of a source's claims it is told of, in the order of telling."""
        turns = self._turns.get(source)
        if turns is None:
            events = self.index.events
            found: dict[str, list[int]] = defaultdict(list)
            for turn, place in enumerate(self.index.by_source.get(source, ())):
                if event := events[place]:
                    found[event].append(turn)
            turns = self._turns[source] = found
        return turns

    def kind(self, claim: Claim) -> str | None:
        """Return the kind of what a claim speaks of: its own, else its event's."""
        return claim.kind or self.index.named.kinds.get(self.event_of(claim) or "")

    def parties(self, claim: Claim) -> frozenset[str]:
        """Return the parties of what a claim speaks of: its own, else its event's."""
        if claim.parties:
            return frozenset(claim.parties)
        return self.index.named.parties.get(self.event_of(claim) or "", frozenset())

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
        return read_date(known.published) if known and known.published else None

    def bounds(self, when: str, claim: Claim) -> Bounds:
        """Return the first and last day of a time as stated, None where it is open or hangs on an unknown date."""
        parsed = parse_when(when)
        return self._resolve(parsed, claim, frozenset()) if parsed.edtf is None else outer(parsed.edtf)

    def period(self, when: str | None, claim: Claim) -> Bounds:
        """Return the first and last day of what a figure is of: "last year" is all of that year, "last month" of that
        month; None for both where no time is stated.
        """
        if when is None:
            return OPEN
        shift = parse_when(when).shift
        return whole(self.bounds(when, claim), shift.unit) if shift else self.bounds(when, claim)

    def _resolve(self, when: When, claim: Claim, seen: frozenset[str]) -> Bounds:
        if when.edtf is not None:
            return outer(when.edtf)
        if when.anchor == "published":
            known = self.published(when.of or claim.source)
            found = (known.earliest, known.latest) if known else (None, None)
        else:
            found = self._event_bounds(when.of or self.event_of(claim) or "", seen)
        return shift(found[0], when.shift), shift(found[1], when.shift)

    def _event_bounds(self, event: str, seen: frozenset[str]) -> Bounds:
        known = self.events.get(event)
        if known and known.date:
            return outer(known.date)
        for claim in self.about(event) if event not in seen else ():
            if isinstance(claim.says, Dated) and not claim.says.negated and not claim.says.planned:
                return self._resolve(parse_when(claim.says.date), claim, seen | {event})
        return None, None

    def moment(self, claim: Claim) -> Bounds:
        """Return the first and last day on which a claim, by itself, lets its event take place or begin.

        "Since 1992" begins in 1992; an anniversary in a known year gives the year it counts from. (None, None) where
        the claim alone says nothing of it; plans and denials say nothing.
        """
        found = self._moments.get(claim.id)
        if found is None:
            says = claim.says
            nothing = says.negated or says.planned or self.kind(claim) in FORESEEN
            found = self._moments[claim.id] = OPEN if nothing else self._dates_by_itself(claim)
        return found

    def _dates_by_itself(self, claim: Claim) -> Bounds:
        """Return the days of a claim that is neither of what is foreseen nor a denial."""
        says = claim.says
        if isinstance(says, (Dated, Weekday)):
            return self._begun(says.date, claim)
        if isinstance(says, (Status, Member, First)) and says.over:
            return self._begun(says.over, claim)
        if isinstance(says, (Anniversary, NthYear)):
            first, last = self.bounds(says.on, claim)
            count = says.anniversary if isinstance(says, Anniversary) else says.nth_year
            nearest = count if isinstance(says, Anniversary) else count - 1
            if first is not None and last is not None:
                return first_day(year_of(first) - count), last_day(year_of(last) - nearest)
        return None, None

    def _begun(self, text: str, claim: Claim) -> Bounds:
        edtf = parse_when(text).edtf
        return self.bounds(text, claim) if edtf is None else beginning(edtf)

    def dated(self, event: str) -> Dates:
        """Return the claims that by themselves date an event, with the first and last day they allow."""
        return self._told(event)[0]

    def years(self, event: str) -> Sequence[int]:
        """Return the years in which the claims that date an event let it begin or be over, in order."""
        years = self._years.get(event)
        if years is None:
            days = {day for _, bounds in self.dated(event) for day in bounds if day is not None}
            years = self._years[event] = sorted({year_of(day) for day in days})
        return years

    def outright(self, event: str) -> Dates:
        """Return the claims that date an event; those that only count years to it where no other does."""
        return self._told(event)[1]

    def _told(self, event: str) -> tuple[Dates, Dates]:
        found = self._dates.get(event)
        if found is None:
            known, firm = [], []
            told, stated = self.index.told, self.index.days
            for place in self._about(event):
                claim = told[place]
                days = stated[place] or self._dates_by_itself(claim)
                if days != OPEN:
                    known.append((claim, days))
                    if stated[place] or type(claim.says) not in COUNTS:
                        firm.append((claim, days))
            found = self._dates[event] = (known, firm or known)
        return found

    @cached_property
    def independence(self) -> Independence:
        """Which sources repeat one another, by their own word or by long runs of the same words."""
        return Independence(self.case.facts.sources, self.case.texts)

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
        return len({self.witness(source) for source in sources})

    def witness(self, source: str) -> str:
        """Return the first source of the group that a source repeats or is repeated by."""
        return self.independent.get(source, source)
