"""The consistency report as data: the documented, versioned contract that `check --format json` shares."""

import json
from typing import Any

from timeline.edtf.days import to_civil
from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.places import place_of
from timeline.reporting.view import View

VERSION = 1


def contract(report: Report) -> dict[str, Any]:
    """Return a report as the contract's plain data.

    `findings` are in the view's order; `location` is {"path", "line", "column"} or None; `inferred` gives each
    variable its first and last day as ISO 8601 dates (more digits and a sign for far years), None where it is open;
    `consistent` is false while a contradiction is undecided.
    """
    view = View(report)
    return {
        "version": VERSION,
        "consistent": view.counts["undecided_contradictions"] == 0,
        "counts": dict(view.counts),
        "findings": [_finding(finding, report) for finding in view.findings],
        "inferred": {i.variable: [_day(i.earliest), _day(i.latest)] for i in report.inferred},
        "unmatched_decisions": list(report.unmatched_decisions),
        "notes": list(report.notes),
        **({"since": report.since.model_dump(mode="json", by_alias=True)} if report.since else {}),
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    fields = finding.model_dump(mode="json", by_alias=True)
    for step in fields["explanation"]:
        if step["premise"] is None:
            del step["premise"]
    for repair in fields["repairs"]:
        if not repair["also"]:
            del repair["also"]
    place = place_of(finding, report)
    return fields | {"location": place._asdict() if place else None}


def _day(day: int | None) -> str | None:
    if day is None:
        return None
    year, month, number = to_civil(day)
    head = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+07d}"
    return f"{head}-{month:02d}-{number:02d}"


def render(report: Report) -> str:
    """Return the contract as JSON, indented, with a closing newline."""
    return json.dumps(contract(report), ensure_ascii=False, indent=1) + "\n"


EXPORTER = Exporter("consistency.json", "application/json", "The consistency report as data.", render)
