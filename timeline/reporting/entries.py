"""What the pages show, an entry each: a source as cited, a claim as told, an event with all that speak of it."""

from typing import NamedTuple

from timeline.records.claim import Claim
from timeline.records.finding import Finding, Inference
from timeline.records.report import LinkedEvent
from timeline.records.source import Source
from timeline.reporting import names
from timeline.reporting.dates import Dated, Section

TIMELINE = "timeline.html"
DECADE_FILE = r"timeline-(\d+s|ad1|bc\d+s?|y-?\d+|undated)\.html"  # what section_file gives, or once gave


def section_file(section: Section) -> str:
    """Return the name of a decade's own page."""
    return f"timeline-{section.id.lstrip('_')}.html"


class SourceView(NamedTuple):
    """A source as cited: `label` is short and unique, `date` stated or inferred, `inference` holds the steps to it."""

    source: Source
    anchor: str
    label: str
    date: Dated
    inference: Inference | None
    link: str | None

    @property
    def who(self) -> str:
        """Author and publisher."""
        return ", ".join(name for name in (self.source.author, self.source.publisher) if name)

    @property
    def when(self) -> str:
        """Its date in words, and who gave it where the source itself did not."""
        return f"{self.date.words} ({self.date.why})" if self.date.why else self.date.words

    @property
    def cited(self) -> str:
        """Who says it, as a footnote would: author and publisher, else the title; then when."""
        return ", ".join(part for part in (self.who or self.source.title, self.when) if part)


class SaidView(NamedTuple):
    """A claim as shown: `words` is what it says, `plain` that it says just the event's own date, `event` its anchor.

    `dismissed`: a decision holds it to be an error, of the source or of the extraction.
    """

    claim: Claim
    source: SourceView
    words: str
    plain: bool
    event: str | None
    dismissed: bool


class EventView(NamedTuple):
    """An event as shown; `independent` counts its sources that do not repeat one another, `status` its search words."""

    event: LinkedEvent
    anchor: str
    date: Dated
    section: Section
    said: tuple[SaidView, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceView, ...]
    independent: int
    status: tuple[str, ...]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The contradictions and tensions nobody has decided."""
        return tuple(f for f in self.findings if f.level != "note" and f.decision is None)

    @property
    def what(self) -> str:
        """The kind, the parties that the title does not name already, and who dated it where no curator did."""
        kind = "" if self.event.kind in (None, "other") else names.kind(self.event.kind)
        parties = [name for code in self.event.parties if (name := names.party(code)) not in self.event.title]
        why = {"": "", "inferred": "date inferred"}.get(self.date.why, f"dated {self.date.why}")
        return " · ".join(part for part in (kind, ", ".join(parties), why) if part)


def anchor(name: str) -> str:
    """Return a name as an HTML id: white space, which an id may not hold, becomes `-`; never empty."""
    return "-".join(name.split()) or "-"


def order_of(view: EventView) -> tuple[bool, float, float, str]:
    """Return the key that sorts events from the earliest to the latest, the undated ones last."""
    date = view.date
    start = date.earliest if date.earliest is not None else date.latest
    if start is None:
        return True, 0, 0, view.event.id
    return False, start, date.latest if date.latest is not None else float("inf"), view.event.id


STATUS = {
    "corroborated": "several sources agree",
    "single": "one source only",
    "imprecise": "not dated to the day",
    "contradiction": "in contradiction",
    "tension": "in tension",
    "decided": "decided",
    "proposed": "not yet reviewed",
}
"""The states an event may be in, in words; an event may be in several."""


def status_of(claims: list[Claim], findings: tuple[Finding, ...], independent: int, date: Dated) -> tuple[str, ...]:
    """Return the states an event is in, by the names of STATUS."""
    real = [finding for finding in findings if finding.level != "note"]
    undecided = {finding.level for finding in real if finding.decision is None}
    holds = {
        "contradiction": "contradiction" in undecided,
        "tension": "tension" in undecided,
        "decided": any(finding.decision for finding in real),
        "corroborated": independent > 1 and not undecided,
        "single": independent == 1,
        "proposed": bool(claims) and all(claim.status == "proposed" for claim in claims),
        "imprecise": not date.sure,
    }
    return tuple(name for name in STATUS if holds[name])
