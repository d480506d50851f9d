"""`timeline browse`: the timeline page, written and opened in the browser."""

from pathlib import Path

import click

HELP = """Write the timeline page and open it in the browser; the consistency report it links to is written beside it.

\b
Examples:
  timeline browse
  timeline browse --no-open --out public
"""

PAGES = ("consistency.html", "timeline.html")


@click.command(help=HELP)
@click.argument("facts", type=click.Path(path_type=Path), default="facts.yaml")
@click.option(
    "--out", type=click.Path(path_type=Path), default="reports", show_default=True, help="The folder to write to."
)
@click.option("--open/--no-open", "opened", default=True, help="Open the page in the browser.")
def command(facts: Path, out: Path, opened: bool) -> int:
    """Write the pages and open the timeline."""
    import webbrowser

    from timeline.commands._files import audit_file
    from timeline.commands._terminal import tell
    from timeline.commands._write import write

    report = audit_file(facts)
    write(report, PAGES, out)
    for note in report.notes:
        tell(f"Note: {note}")
    page = out / "timeline.html"
    tell(f"Wrote {page.as_posix()}.")
    if opened and not webbrowser.open(page.resolve().as_uri()):
        tell("There is no browser to open it in; open the file yourself.")
    return 0
