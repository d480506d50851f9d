"""The consistency report as a page: the answer first, then each conflict as an exhibit, then the rest of the record."""

from timeline.records.report import Report
from timeline.reporting import names
from timeline.reporting.exporter import Exporter
from timeline.reporting.findings_view import exhibits, notes, record
from timeline.reporting.page import asset, write
from timeline.reporting.view import View


def render(report: Report) -> str:
    """Return the consistency report of a report as one self-contained HTML document."""
    view = View(report)
    return write(
        "consistency.html",
        asset("base.css", "consistency.css"),
        view=view,
        exhibits=exhibits(view),
        notes=notes(view),
        record=record(view),
        names=names,
    )


EXPORTER = Exporter("consistency.html", "text/html", "The consistency report as one self-contained page.", render)
