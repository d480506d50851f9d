"""Where a finding points in the fact file."""

from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.span import Location


def mark_of(finding: Finding, report: Report) -> str | None:
    """Return the mark of the entry to look at first: the outlier's, else the first claim's, else the first event's."""
    claims = [finding.outlier, *finding.claims]
    names = [f"claims/{claim}" for claim in claims if claim] + [f"events/{event}" for event in finding.events]
    return next((name for name in names if name in report.marks), None)


def place_of(finding: Finding, report: Report) -> Location | None:
    """Return the place of that entry; None when no entry of the finding has one."""
    mark = mark_of(finding, report)
    return report.marks[mark] if mark else None
