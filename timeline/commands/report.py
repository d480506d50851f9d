"""`timeline report`: the consistency report, written as pages or printed."""

from pathlib import Path

import click

HELP = """Write the consistency report: conflicts with their quotes, arithmetic and mends, and the state of the record.

\b
Examples:
  timeline report                          write reports/consistency.html, .md and .json
  timeline report --format markdown        print it, for a merge request or a mail
  timeline report --since main             say too what is new since that revision, and what was resolved
"""

FORMS = {"html": "consistency.html", "markdown": "consistency.md", "json": "consistency.json"}


@click.command(help=HELP)
@click.argument("facts", type=click.Path(path_type=Path), default="facts.yaml")
@click.option(
    "--out", type=click.Path(path_type=Path), default="reports", show_default=True, help="The folder to write to."
)
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="Print this format on stdout and write nothing.")
@click.option("--since", metavar="GIT-REF", help="Say what is new since the file at a revision, and what was resolved.")
@click.option(
    "--as-of", metavar="DATE", help="The day on which decisions that expire are judged; none is, unless given."
)
def command(facts: Path, out: Path, form: str | None, since: str | None, as_of: str | None) -> int:
    """Write the three files of the report, or print one of them."""
    from timeline.commands._files import audit_file
    from timeline.commands._terminal import show, tell
    from timeline.commands._write import write
    from timeline.reporting import render

    report = audit_file(facts, as_of=as_of)
    if since:
        from timeline.commands._since import with_since

        report = with_since(report, facts, since, as_of=as_of)
    if form:
        show(render(report, FORMS[form]))
        return 0
    write(report, tuple(FORMS.values()), out)
    for note in report.notes:
        tell(f"Note: {note}")
    tell(f"Wrote {', '.join((out / name).as_posix() for name in FORMS.values())}.")
    return 0
