"""The view model that the pages share: a report's records joined once, sorted, named and counted, without markup."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.records.claim import Claim
from timeline.records.finding import Finding, Inference
from timeline.records.report import LinkedEvent, Report
from timeline.records.source import Source
from timeline.reporting import names
from timeline.reporting.dates import UNDATED, Dated, Section, date_of, dated, decade, from_inference
from timeline.reporting.entries import (
    TIMELINE,
    EventView,
    SaidView,
    SourceView,
    anchor,
    order_of,
    section_file,
    status_of,
)
from timeline.reporting.wording import said

__all__ = ["ASIDE", "MISQUOTED", "SPLIT", "STALE", "UNCORROBORATED", "EventView", "SaidView", "SourceView", "View"]

_WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/#-]*[A-Za-z0-9])?")  # what could be an id
MISQUOTED, STALE, UNCORROBORATED = "misquoted-source", "stale-relative-statement", "uncorroborated-event"
ASIDE = (MISQUOTED, STALE, UNCORROBORATED)
"""Rules whose findings have a section of their own in the report."""

SPLIT = 10_000
"""Events, above which the timeline is an index and a page for each decade."""


@dataclass(frozen=True)
class View:
    """A report joined: sources, events and claims by id, and the findings in the order they are shown."""

    report: Report

    @cached_property
    def title(self) -> str:
        """The fact store's title, or a general one."""
        return self.report.case.facts.title or "Timeline"

    @cached_property
    def inferred(self) -> Mapping[str, Inference]:
        """The inferred ranges by variable."""
        return {inference.variable: inference for inference in self.report.inferred}

    @cached_property
    def sources(self) -> Mapping[str, SourceView]:
        """The sources by id, in the order of the file; one that is only named by claims follows with its id alone."""
        known = {source.id: source for source in self.report.case.facts.sources}
        for claim in self.report.case.facts.claims:
            known.setdefault(claim.source, Source(id=claim.source))
        return {source.id: self._source(source) for source in known.values()}

    def _source(self, source: Source) -> SourceView:
        inference = self.inferred.get(f"published:{source.id}")
        date = dated(source.published) if source.published else UNDATED
        if not source.published and inference and (inference.earliest, inference.latest) != (None, None):
            date = from_inference(inference)
        elif not source.published and (event := self.publications.get(source.id)):
            date = date_of(event, [self.claims[name] for name in event.claims if name in self.claims], {})
            disputed = any(f.decision is None and event.id in f.events and f.level != "note" for f in self.findings)
            date = date._replace(why="in dispute" if disputed else "as it says itself") if date.edtf else date
        url = source.url or ""
        link = url if url.lower().startswith(("http://", "https://")) else None
        return SourceView(source, anchor(source.id), source.id, date, inference, link)

    def pieces(self, text: str) -> Iterator[tuple[str, SourceView | None]]:
        """Yield a text in pieces, each with the source whose id it is, so that a page can link it."""
        done = 0
        for found in _WORD.finditer(text):
            if source := self.sources.get(found[0]):
                yield text[done : found.start()], None
                yield found[0], source
                done = found.end()
        yield text[done:], None

    @cached_property
    def publications(self) -> Mapping[str, LinkedEvent]:
        """Source id → the publication as an event, where claims speak of it."""
        return {name: event for event in self.report.case.events if (name := event.publication_of)}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.report.case.facts.claims}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings: contradictions, tensions, notes; undecided ones first, then by id."""
        levels = ("contradiction", "tension", "note")
        key = {level: place for place, level in enumerate(levels)}
        return tuple(sorted(self.report.findings, key=lambda f: (key[f.level], f.decision is not None, f.id)))

    def state(self, finding: Finding) -> str:
        """Return whether a conflict was decided, is new, or was there before the change that is reported on."""
        since = self.report.since
        if finding.decision:
            return "decided"
        if since is None:
            return "new"
        return f"new since {since.revision}" if finding.id in since.gained else "undecided"

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events from the earliest to the latest, the undated ones last."""
        by_event: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for event in finding.events:
                by_event[event].append(finding)
        made = (self._event(event, tuple(by_event.get(event.id, ()))) for event in self.report.case.events)
        return tuple(sorted((view for view in made if not view.event.publication_of), key=order_of))

    @cached_property
    def by_id(self) -> Mapping[str, EventView]:
        """Event id → the event as shown."""
        return {view.event.id: view for view in self.events}

    def _event(self, event: LinkedEvent, findings: tuple[Finding, ...]) -> EventView:
        claims = [claim for name in event.claims if (claim := self.claims.get(name)) and claim.status != "rejected"]
        date = date_of(event, claims, self.inferred)
        sources = tuple(self.sources[name] for name in dict.fromkeys(claim.source for claim in claims))
        checked = [c for c in claims if c.id not in self.dismissed and c.status != "proposed"]
        independent = len({self.origin[claim.source] for claim in checked})
        mark = self.anchors[event.id]
        told = tuple(self._said(claim, date, mark) for claim in claims)
        status = status_of(claims, findings, independent, date)
        return EventView(event, mark, date, decade(date), told, findings, sources, independent, status)

    def _said(self, claim: Claim, date: Dated, event: str | None) -> SaidView:
        says = claim.says
        same = getattr(says, "date", None) == date.edtf and not (says.hedge or says.negated or says.planned)
        words = date.words if same else said(claim, self.titles)
        return SaidView(claim, self.sources[claim.source], words, same, event, claim.id in self.dismissed)

    @cached_property
    def dismissed(self) -> frozenset[str]:
        """The claims that a decision holds to be errors: they are shown, and corroborate nothing."""
        decided = [(finding, finding.decision) for finding in self.findings if finding.decision]
        errors = ((f, d) for f, d in decided if d.verdict in ("source-error", "extraction-error"))
        return frozenset(claim for finding, decision in errors if (claim := decision.claim or finding.outlier))

    @cached_property
    def split(self) -> bool:
        """Whether the timeline is more than one page can hold, and each decade has its own."""
        return len(self.events) > SPLIT

    def page_of(self, event: EventView) -> str:
        """Return the file that shows an event."""
        return section_file(event.section) if self.split else TIMELINE

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """Event id → its anchor in the timeline page."""
        taken = {source.anchor for source in self.sources.values()}
        found = {}
        for event in self.report.case.events:
            mark = anchor(event.id)
            while mark in taken:
                mark += "_"
            taken.add(mark)
            found[event.id] = mark
        return found

    @cached_property
    def origin(self) -> Mapping[str, str]:
        """Source id → the source that stands for all those it repeats or is repeated by.

        As the checks found, which compare the texts too; without their word, by what the sources are derived from.
        """
        if self.report.witnesses:
            return {name: self.report.witnesses.get(name, name) for name in self.sources}
        first = {name: name for name in self.sources}

        def root(name: str) -> str:
            while first[name] != name:
                name = first[name]
            return name

        for name, view in self.sources.items():
            for other in view.source.derived_from:
                if other in first:
                    a, b = sorted((root(name), root(other)))
                    first[b] = a
        return {name: root(name) for name in first}

    @cached_property
    def repeats(self) -> Mapping[str, tuple[SourceView, ...]]:
        """Source id → the sources that it repeats or is repeated by, and with which it is counted as one."""
        together: dict[str, list[SourceView]] = defaultdict(list)
        for name, witness in self.origin.items():
            together[witness].append(self.sources[name])
        groups = {name: together[witness] for name, witness in self.origin.items()}
        return {name: tuple(view for view in views if view.source.id != name) for name, views in groups.items()}

    @cached_property
    def told(self) -> Mapping[str, tuple[SaidView, ...]]:
        """Source id → all it says, by the date of the event, what is said of no event last."""
        found: dict[str, list[SaidView]] = {name: [] for name in self.sources}
        seen = set()
        for event in self.events:
            for view in event.said:
                found[view.source.source.id].append(view)
                seen.add(view.claim.id)
        for claim in self.claims.values():
            if claim.id not in seen and claim.status != "rejected":
                found[claim.source].append(self._said(claim, UNDATED, None))
        return {name: tuple(views) for name, views in found.items()}

    @cached_property
    def decades_of(self) -> Mapping[str, list[tuple[Section, str, int]]]:
        """Source id → the decades of which it speaks, with their files and how many of its statements each holds."""
        counted = {
            name: Counter(
                self.by_id[e].section for s in views if (e := self.event_of.get(s.claim.id, "")) in self.by_id
            )
            for name, views in self.told.items()
        }
        return {
            name: [(section, section_file(section), n) for section, n in found.items()]
            for name, found in counted.items()
        }

    @cached_property
    def said(self) -> Mapping[str, SaidView]:
        """Claim id → the claim as shown, whatever its status."""
        found = {said.claim.id: said for views in self.told.values() for said in views}
        rest = (claim for claim in self.claims.values() if claim.id not in found)
        return found | {claim.id: self._said(claim, UNDATED, None) for claim in rest}

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """Claim id → the id of the event it was linked to, else the one it names itself."""
        named = {claim.id: claim.event for claim in self.claims.values() if claim.event}
        return named | {claim: event.id for event in self.report.case.events for claim in event.claims}

    def subject(self, claim: Claim) -> str:
        """Return what a claim speaks of that no event on the page stands for."""
        if self.event_of.get(claim.id, "").startswith("published:"):
            return "Its publication"
        return names.kind(claim.kind).capitalize()

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Event id → title."""
        return {event.id: event.title for event in self.report.case.events}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many of each thing there are: what the report opens with."""
        real = [finding for finding in self.findings if finding.level != "note"]
        return {
            "sources": len(self.sources),
            "claims": len(self.claims),
            "events": len(self.events),
            "contradictions": sum(f.level == "contradiction" for f in real),
            "tensions": sum(f.level == "tension" for f in real),
            "notes": len(self.findings) - len(real),
            "undecided": sum(f.decision is None for f in real),
            "decided": sum(f.decision is not None for f in real),
            "undecided_contradictions": sum(f.level == "contradiction" and f.decision is None for f in real),
            "undecided_tensions": sum(f.level == "tension" and f.decision is None for f in real),
            "proposed_claims": sum(claim.status == "proposed" for claim in self.claims.values()),
            "rejected_claims": sum(claim.status == "rejected" for claim in self.claims.values()),
        }

    @cached_property
    def undecided(self) -> str:
        """The undecided conflicts in words, as in "2 contradictions and 1 tension"."""
        counted = ((self.counts[f"undecided_{level}s"], level) for level in ("contradiction", "tension"))
        return " and ".join(f"{number:,} {level}{'' if number == 1 else 's'}" for number, level in counted if number)
