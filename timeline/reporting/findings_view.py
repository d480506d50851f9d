"""The consistency report's own view: every conflict as an exhibit, and what else one should know of the record."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.records.claim import Claim
from timeline.records.finding import Finding, Inference, Repair
from timeline.reporting import arithmetic, numberline
from timeline.reporting.entries import TIMELINE, EventView, SaidView, SourceView
from timeline.reporting.numberline import NumberLine
from timeline.reporting.view import ASIDE, MISQUOTED, STALE, UNCORROBORATED, View


class Side(NamedTuple):
    """A reading and those who stand behind it; `independent` counts sources that do not repeat one another."""

    value: str
    sources: tuple[SourceView, ...]
    independent: int
    said: tuple[SaidView, ...]


class Exhibit(NamedTuple):
    """A finding as shown: the sides, what ties them together, the drawing, and the publication dates it rests on."""

    finding: Finding
    anchor: str
    number: int
    places: tuple[tuple[str, str, str], ...]  # (title, file, anchor) in the timeline
    sides: tuple[Side, ...]
    between: tuple[SaidView, ...]
    drawing: NumberLine | None
    inferred: tuple[tuple[SourceView, Inference], ...]
    repairs: tuple[tuple[str, tuple[Repair, ...]], ...]
    related: tuple[tuple[str, str], ...]  # (what it is called, anchor) of others on the page that share its claims


def exhibits(view: View) -> tuple[Exhibit, ...]:
    """Return the contradictions and tensions as exhibits, numbered from 1: first those that wait for a decision."""
    shown = sorted((f for f in view.findings if f.level != "note"), key=lambda f: f.decision is not None)
    called = {f.id: f.rule.replace("-", " ") for f in view.findings if f.rule != UNCORROBORATED}
    called |= {finding.id: f"{finding.level} {number}" for number, finding in enumerate(shown, 1)}
    return tuple(_exhibit(finding, number, called, view) for number, finding in enumerate(shown, 1))


def notes(view: View) -> tuple[tuple[Finding, tuple[SaidView, ...]], ...]:
    """Return the notes that no section of the record shows, each with what the sources say."""
    shown = (finding for finding in view.findings if finding.level == "note" and finding.rule not in ASIDE)
    return tuple((finding, tuple(view.said[c] for c in finding.claims if c in view.said)) for finding in shown)


def _exhibit(finding: Finding, number: int, called: Mapping[str, str], view: View) -> Exhibit:
    sides = tuple(
        Side(
            stand.value,
            tuple(view.sources[name] for name in stand.sources if name in view.sources),
            stand.independent,
            tuple(view.said[name] for name in stand.claims if name in view.said),
        )
        for stand in finding.support
    )
    on_a_side = {said.claim.id for side in sides for said in side.said}
    between = tuple(view.said[name] for name in finding.claims if name in view.said and name not in on_a_side)
    claims = [view.claims[name] for name in finding.claims if name in view.claims]
    inferred = tuple(
        (view.sources[name], inference)
        for name in dict.fromkeys(claim.source for claim in claims if _hangs_on_publication(claim))
        if (inference := view.sources[name].inference) and inference.steps and not view.sources[name].source.published
    )
    drawing = numberline.draw(arithmetic.chains(finding, view))
    related = tuple((called[other], other) for other in finding.related if other in called)
    places, repairs = _places(finding, view), _ranked(finding.repairs)
    return Exhibit(finding, finding.id, number, places, sides, between, drawing, inferred, repairs, related)


def _hangs_on_publication(claim: Claim) -> bool:
    times = claim.says.model_dump(exclude={"text", "hedge", "attribution"}).values()
    return any(isinstance(time, str) and time.startswith("published") for time in times)


def _places(finding: Finding, view: View) -> tuple[tuple[str, str, str], ...]:
    found = []
    for event in finding.events:
        if event.startswith("published:") and (source := view.sources.get(event.removeprefix("published:"))):
            found.append((f"publication of {source.label}", TIMELINE, source.anchor))
        elif shown := view.by_id.get(event):
            found.append((shown.event.title, view.page_of(shown), shown.anchor))
    return tuple(found)


def _ranked(repairs: tuple[Repair, ...]) -> tuple[tuple[str, tuple[Repair, ...]], ...]:
    ranks = sorted({repair.rank for repair in repairs})
    groups = [tuple(repair for repair in repairs if repair.rank == rank) for rank in ranks]
    heads = ("Best", "Next", "Then")
    return tuple(
        (heads[min(place, 2)] + (", equally good" if len(group) > 1 else ""), group)
        for place, group in enumerate(groups)
    )


class Record(NamedTuple):
    """The state of the record besides its conflicts."""

    corroborated: tuple[EventView, ...]
    single: tuple[EventView, ...]
    undated_events: tuple[EventView, ...]
    undated_sources: tuple[SourceView, ...]
    misquoted: tuple[Finding, ...]
    stale: tuple[Finding, ...]


def record(view: View) -> Record:
    """Return what is corroborated, what only one source says, what is undated, misquoted and stale."""
    return Record(
        tuple(event for event in view.events if "corroborated" in event.status),
        tuple(event for event in view.events if event.independent == 1),
        tuple(event for event in view.events if event.date.earliest is None and event.date.latest is None),
        tuple(source for source in view.sources.values() if not source.source.published),
        tuple(finding for finding in view.findings if finding.rule == MISQUOTED),
        tuple(finding for finding in view.findings if finding.rule == STALE),
    )
