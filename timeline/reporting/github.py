"""Findings as workflow commands, which GitHub shows as annotations on the changed lines.

The syntax and its escapes are those of GitHub's documentation, "Workflow commands for GitHub Actions": in a message
`%`, CR and LF are percent-encoded, in a property `:` and `,` as well, so nothing a source says can begin a command.
"""

from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.places import place_of
from timeline.reporting.text import summary_text

LEVELS = {"contradiction": "error", "tension": "warning", "note": "notice"}
MOST = 10
"""GitHub shows ten annotations of a kind a step; the gravest come first and the rest is counted."""


def render(report: Report) -> str:
    """Return an annotation for each of the gravest undecided findings, then the summary line."""
    gained = set(report.since.gained) if report.since else {finding.id for finding in report.findings}
    shown = [finding for finding in report.findings if finding.id in gained and not finding.decision]
    lines = [_annotation(finding, report) for finding in shown[:MOST]]
    if len(shown) > MOST:
        lines.append(f"{len(shown) - MOST} more findings are in the step summary.")
    notes = (f"Note: {' '.join(note.split())}" for note in report.notes)  # in a line of its own a text could command
    return "\n".join([*lines, *notes, summary_text(report)]) + "\n"


def _annotation(finding: Finding, report: Report) -> str:
    place = place_of(finding, report)
    where = {"file": place.path, "line": str(place.line), "col": str(place.column)} if place else {}
    properties = ",".join(f"{key}={_property(value)}" for key, value in (where | {"title": finding.rule}).items())
    steps = [f"{step.source}: {step.says}" if step.source else step.says for step in finding.explanation]
    return f"::{LEVELS[finding.level]} {properties}::{_message(chr(10).join([finding.verdict, *steps]))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


EXPORTER = Exporter("github", "text/plain", "annotations for GitHub Actions", render)
