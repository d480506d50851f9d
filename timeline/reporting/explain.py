"""One finding, claim, event or source, told in full to a person in a terminal."""

from collections.abc import Callable
from difflib import get_close_matches

from timeline.errors import BadRequest, Problem
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Inference
from timeline.records.report import LinkedEvent, Report
from timeline.records.source import Source
from timeline.reporting.text import finding_text
from timeline.reporting.wording import date_words, said


def explain(report: Report, identity: str) -> str:
    """Return what the report knows of an id; raises BadRequest with the nearest id."""
    facts = report.case.facts
    pages = {finding.id: finding_text(finding, report) for finding in report.findings}
    pages |= {source.id: _source(source, report) for source in facts.sources}
    pages |= {event.id: _event(event, report) for event in report.case.events}
    pages |= {claim.id: _claim(claim, report) for claim in facts.claims}
    if identity in pages:
        return pages[identity] + "\n"
    near = get_close_matches(identity, pages, 3)
    mend = f"did you mean {' or '.join(near)}?" if near else "`timeline check` names findings and claims"
    raise BadRequest(Problem(f"there is no finding, claim, event or source {identity!r}", mend=mend))


def _claim(claim: Claim, report: Report) -> str:
    source = next(source for source in report.case.facts.sources if source.id == claim.source)
    event = next((event for event in report.case.events if claim.id in event.claims), None)
    lines = [_head(f"claims/{claim.id}", f"claim {claim.id} ({claim.status})", report)]
    if claim.quote:
        lines.append(f"  “{claim.quote.exact}”")
    lines.append(f"  said by   {source.title or source.id} ({source.id})")
    lines.append(f"  says      {said(claim)}")
    if event:
        lines.append(f"  about     {event.title} ({event.id})")
        if claim.id in event.reasons:
            lines.append(f"  because   {event.reasons[claim.id]}")
        others = [other for other in event.claims if other != claim.id]
        lines += _listed("  with", others)
    if claim.note:
        lines.append(f"  note      {claim.note}")
    return "\n".join([*lines, *_findings(report, lambda finding: claim.id in finding.claims)])


def _event(event: LinkedEvent, report: Report) -> str:
    claims = {claim.id: claim for claim in report.case.facts.claims}
    lines = [_head(f"events/{event.id}", f"event {event.id}: {event.title}", report)]
    if event.date:
        lines.append(f"  accepted  {date_words(event.date)} ({event.date})")
    lines += _inference(report, f"event:{event.id}", "possible")
    for identity in event.claims:
        claim = claims[identity]
        mark = "" if claim.status == "accepted" else f" [{claim.status}]"
        lines.append(f"  {claim.source}: {said(claim)}{mark}   ({identity})")
        if claim.quote:
            lines.append(f"      “{claim.quote.exact}”")
    return "\n".join([*lines, *_findings(report, lambda finding: event.id in finding.events)])


def _source(source: Source, report: Report) -> str:
    lines = [_head(f"sources/{source.id}", f"source {source.id}: {source.title or 'no title'}", report)]
    published = f"{date_words(source.published)} ({source.published})" if source.published else "not stated"
    lines.append(f"  published {published}")
    if not source.published:
        lines += _inference(report, f"published:{source.id}", "inferred")
    for claim in report.case.facts.claims:
        if claim.source == source.id:
            lines.append(f"  {said(claim)}   ({claim.id})")
    own = {claim.id for claim in report.case.facts.claims if claim.source == source.id}
    return "\n".join([*lines, *_findings(report, lambda finding: bool(own & set(finding.claims)))])


def _head(mark: str, title: str, report: Report) -> str:
    return f"{report.marks[mark]}  {title}" if mark in report.marks else title


def _inference(report: Report, variable: str, label: str) -> list[str]:
    found: Inference | None = next((i for i in report.inferred if i.variable == variable), None)
    if not found or not found.edtf:
        return []
    steps = [f"              {step.says}" for step in found.steps]
    return [f"  {label:9} {date_words(found.edtf)} ({found.edtf})", *steps]


def _listed(label: str, items: list[str]) -> list[str]:
    return [f"{label:11} {', '.join(items)}"] if items else []


def _findings(report: Report, concerns: Callable[[Finding], bool]) -> list[str]:
    found = [finding for finding in report.findings if concerns(finding)]
    return [f"  {finding.level}: {finding.verdict}   ({finding.id})" for finding in found]
