"""`timeline check`: which claims cannot all be true; made for CI."""

from pathlib import Path

import click

HELP = """Check which claims cannot all be true; made for CI.

\b
Exit status: 0 no undecided contradiction, 1 there is one, 2 the check could not run.
With --since only what the change brings counts.

\b
Examples:
  timeline check
  timeline check --since main
  timeline check facts.yaml --format sarif > timeline.sarif
"""

FORMATS = {
    "text": "text",
    "json": "consistency.json",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
    "markdown": "consistency.md",
}


@click.command(help=HELP)
@click.argument("facts", type=click.Path(path_type=Path), default="facts.yaml")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="text, or github under GitHub Actions.")
@click.option("--since", metavar="GIT-REF", help="Report only what this change brings, against the file at a revision.")
@click.option("--proposed", is_flag=True, help="Count proposed claims as if they were accepted.")
@click.option("--all-sets", is_flag=True, help="Enumerate every minimal set of claims that cannot all be true.")
@click.option("--as-of", metavar="DATE", help="The day on which decisions that expire are judged; today unless given.")
def command(facts: Path, form: str | None, since: str | None, proposed: bool, all_sets: bool, as_of: str | None) -> int:
    """Check the fact file and print the findings."""
    import os
    from datetime import date

    from timeline.commands._files import audit_file
    from timeline.commands._terminal import show, tell
    from timeline.reporting import render

    today = as_of or date.today().isoformat()
    report = audit_file(facts, proposed=proposed, all_sets=all_sets, as_of=today)
    if since:
        from timeline.commands._since import with_since

        report = with_since(report, facts, since, proposed=proposed, as_of=today)
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    form = form or ("github" if on_github else "text")
    show(render(report, FORMATS[form]), orders=form == "github")
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with open(summary, "a", encoding="utf-8") as file:
            file.write(str(render(report, "consistency.md")))
    waiting = sum(claim.status == "proposed" for claim in report.case.facts.claims)
    if waiting and form == "text":
        count = "1 claim is" if waiting == 1 else f"{waiting} claims are"
        tell(f"{count} only proposed and counted for nothing here: timeline review, or timeline check --proposed.")
    gained = set(report.since.gained) if report.since else {finding.id for finding in report.findings}
    open_ones = (f for f in report.findings if f.level == "contradiction" and not f.decision and f.id in gained)
    return int(any(open_ones))
