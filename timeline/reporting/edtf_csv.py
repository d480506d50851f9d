"""The claims as a table: one row a claim, dates in EDTF, for spreadsheets and for other programs."""

import csv
from io import StringIO

from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import View

COLUMNS = (
    *("event", "title", "kind", "parties", "date", "claim", "source", "published"),
    *("says", "hedge", "quote", "status", "findings"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def render(report: Report) -> str:
    """Return the table as CSV (RFC 4180), events in order of time; a text that looks like a formula follows a `'`."""
    view = View(report)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in view.events:
        for said in event.said:
            claim = said.claim
            found = " ".join(finding.id for finding in event.findings if claim.id in finding.claims)
            row = {
                "event": event.event.id,
                "title": _plain(event.event.title),
                "kind": _plain(event.event.kind or ""),
                "parties": _plain(" ".join(event.event.parties)),
                "date": event.date.edtf,
                "claim": claim.id,
                "source": claim.source,
                "published": said.source.date.edtf,
                "says": _plain(said.words),
                "hedge": _plain(claim.says.hedge or ""),
                "quote": _plain(claim.quote.exact if claim.quote else ""),
                "status": claim.status,
                "findings": found,
            }
            writer.writerow(row[column] for column in COLUMNS)
    return out.getvalue()


def left_out(report: Report) -> str:
    """Say how many claims are about no event of the timeline."""
    view = View(report)
    told = {said.claim.id for event in view.events for said in event.said}
    count = sum(claim not in told for claim in view.claims)
    why = "speak of a source's publication, or were rejected"
    return f"{count} of {len(view.claims)} claims {why}, and are left out." if count else ""


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


EXPORTER = Exporter("edtf-csv", "text/csv", "one row a claim, dates in EDTF", render, left_out=left_out)
