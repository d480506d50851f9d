"""`timeline build`: the main job, from the articles to the reports."""

from pathlib import Path

import click

HELP = """Read the sources, propose claims, check them, and write the reports.

New claims are appended to the fact file as proposals and wait there for `timeline review`; the check counts what was
accepted. The same input gives the same bytes.

\b
Example:
  timeline build
"""

PAGES = ("consistency.html", "consistency.json", "consistency.md", "timeline.html")


@click.command(help=HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--facts", type=click.Path(path_type=Path), default="facts.yaml", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default="reports", show_default=True)
def command(paths: tuple[Path, ...], facts: Path, out: Path) -> int:
    """Do the main job and say what a person should look at."""
    from itertools import chain

    from timeline.commands._files import SEEDS, audit_file, passed_over
    from timeline.commands._harvest import append, gather
    from timeline.commands._terminal import tell
    from timeline.commands._write import write
    from timeline.reporting.text import next_steps, summary_text

    for line in chain(passed_over(paths or (SEEDS,)), append(facts, gather(paths or (SEEDS,), facts))):
        tell(line)
    report = audit_file(facts)
    write(report, PAGES, out)
    tell(summary_text(report))
    waiting = any(claim.status == "proposed" for claim in report.case.facts.claims)
    outlook = audit_file(facts, proposed=True) if waiting else None
    for line in next_steps(report, out.as_posix(), outlook):
        tell(line)
    return 0
