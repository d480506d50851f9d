"""`timeline check`: which claims cannot all be true; made for CI."""

from pathlib import Path

import click

HELP = """Check which claims cannot all be true; made for CI.

\b
Exit status: 0 no undecided contradiction, 1 there is one, 2 the check could not run.

\b
Examples:
  timeline check
  timeline check facts.yaml --format json
"""


@click.command(help=HELP)
@click.argument("facts", type=click.Path(path_type=Path), default="facts.yaml")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--proposed", is_flag=True, help="Count proposed claims as if they were accepted.")
@click.option("--all-sets", is_flag=True, help="Enumerate every minimal set of claims that cannot all be true.")
@click.option("--as-of", metavar="DATE", help="The day on which decisions that expire are judged; today unless given.")
def command(facts: Path, form: str, proposed: bool, all_sets: bool, as_of: str | None) -> int:
    """Check the fact file and print the findings."""
    from datetime import date

    from timeline.commands._files import audit_file
    from timeline.commands._terminal import show
    from timeline.reporting import render

    report = audit_file(facts, proposed=proposed, all_sets=all_sets, as_of=as_of or date.today().isoformat())
    show(render(report, {"text": "text", "json": "consistency.json"}[form]))
    return int(any(finding.level == "contradiction" and not finding.decision for finding in report.findings))
