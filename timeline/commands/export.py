"""`timeline export`: the facts in another tool's format."""

from pathlib import Path

import click

FORMATS = ("claimreview", "edtf-csv", "icalendar", "quickstatements", "sqlite", "timelinejs", "web-annotation")

HELP = """Write the facts in another tool's format, on stdout or into a file.

\b
Formats:
  claimreview       the conflicts as schema.org ClaimReview (JSON-LD)
  edtf-csv          one row a claim, dates in EDTF
  icalendar         anniversaries to come
  quickstatements   events for Wikidata or another Wikibase
  sqlite            a database, for SQL and Datasette (with --out)
  timelinejs        the events as TimelineJS reads them
  web-annotation    the quotes as W3C Web Annotations

\b
Examples:
  timeline export edtf-csv > claims.csv
  timeline export sqlite --out facts.db
"""


@click.command(help=HELP)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("facts", type=click.Path(path_type=Path), default="facts.yaml")
@click.option("--out", type=click.Path(path_type=Path), help="Write into this file.")
def command(form: str, facts: Path, out: Path | None) -> int:
    """Write one export."""
    import sys

    from timeline.commands._files import audit_file
    from timeline.commands._terminal import pour, show, tell
    from timeline.commands._write import put
    from timeline.errors import BadRequest, Problem
    from timeline.reporting import left_out, render

    report = audit_file(facts)
    content = render(report, form)
    for note in (*report.notes, left_out(report, form)):
        if note:
            tell(note)
    raw = content if isinstance(content, bytes) else content.encode()
    if out:
        put(out, raw)
    elif isinstance(content, bytes) and sys.stdout.isatty():
        raise BadRequest(Problem("a database cannot be shown in a terminal", mend=f"add --out facts.{form}"))
    else:
        show(content) if sys.stdout.isatty() else pour(raw)
    return 0
