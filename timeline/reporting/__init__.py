"""The outputs: a report in, text or bytes out; one file per output, named in `EXPORTERS`, imported when asked for."""

from collections.abc import Mapping
from importlib import import_module

from timeline.errors import BadRequest, Problem
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter

EXPORTERS: dict[str, str] = {
    "consistency.html": "timeline.reporting.consistency:EXPORTER",
    "consistency.json": "timeline.reporting.consistency_json:EXPORTER",
    "consistency.md": "timeline.reporting.consistency_md:EXPORTER",
    "claimreview": "timeline.reporting.claimreview:EXPORTER",
    "edtf-csv": "timeline.reporting.edtf_csv:EXPORTER",
    "github": "timeline.reporting.github:EXPORTER",
    "icalendar": "timeline.reporting.icalendar:EXPORTER",
    "junit": "timeline.reporting.junit:EXPORTER",
    "quickstatements": "timeline.reporting.quickstatements:EXPORTER",
    "sarif": "timeline.reporting.sarif:EXPORTER",
    "sqlite": "timeline.reporting.sqlite:EXPORTER",
    "text": "timeline.reporting.text:EXPORTER",
    "timeline.html": "timeline.reporting.timeline_page:EXPORTER",
    "timelinejs": "timeline.reporting.timelinejs:EXPORTER",
    "web-annotation": "timeline.reporting.web_annotation:EXPORTER",
}
"""Where each output is made, `module:attribute`, by the name it is asked for; a file's name where it becomes one."""

__all__ = ["EXPORTERS", "Exporter", "exporter", "files", "left_out", "render"]


def exporter(name: str) -> Exporter:
    """Return the exporter of that name; raises BadRequest with the nearest name."""
    if name not in EXPORTERS:
        from difflib import get_close_matches

        near = get_close_matches(name, EXPORTERS, 1)
        mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(EXPORTERS)}"
        raise BadRequest(Problem(f"there is no output {name!r}", mend=mend))
    module, attribute = EXPORTERS[name].split(":")
    found: Exporter = getattr(import_module(module), attribute)
    return found


def render(report: Report, to: str | Exporter) -> str | bytes:
    """Return the report as the exporter writes it, the same bytes each time; raises BadRequest for an unknown name."""
    return (exporter(to) if isinstance(to, str) else to).render(report)


def left_out(report: Report, name: str) -> str:
    """Return in a sentence what of the report the output has no place for; nothing where it has all."""
    chosen = exporter(name)
    return chosen.left_out(report) if chosen.left_out else ""


def files(report: Report, to: str | Exporter) -> Mapping[str, str | bytes]:
    """Return all files that the output becomes, by name: one, save for the timeline of a very large store."""
    chosen = exporter(to) if isinstance(to, str) else to
    return chosen.files(report) if chosen.files else {chosen.name: chosen.render(report)}
