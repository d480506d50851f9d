"""`timeline extract`: documents in, proposed claims out."""

from pathlib import Path

import click

HELP = """Propose claims from documents and append them to the fact file.

PATHS are documents or folders of them; seeds/ unless given. Claims that the fact file has already, rejected ones too,
are not proposed again.

\b
Examples:
  timeline extract
  timeline extract seeds/hutt-2018.md --dry-run
  timeline extract articles --dry-run --format yaml > proposed.yaml
"""


@click.command(help=HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--facts", type=click.Path(path_type=Path), default="facts.yaml", show_default=True)
@click.option("--dry-run", is_flag=True, help="Print the claims and write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "yaml"]), help="How --dry-run prints them.")
@click.option("--published", metavar="EDTF", help="When the documents were published, where they do not say.")
@click.option("--genre", type=click.Choice(["news", "commentary", "official", "reference", "narrative", "archive"]))
@click.option("--language", metavar="CODE", help="The documents' language, as in en, fr, ja.")
def command(
    paths: tuple[Path, ...],
    facts: Path,
    dry_run: bool,
    form: str | None,
    published: str | None,
    genre: str | None,
    language: str | None,
) -> int:
    """Propose claims, or print them."""
    from timeline.commands._files import SEEDS, passed_over
    from timeline.commands._harvest import append, foreseen, gather, notes_of, printed
    from timeline.commands._terminal import show, tell

    given = {key: value for key, value in (("published", published), ("genre", genre), ("language", language)) if value}
    harvests = gather(paths or (SEEDS,), facts, given)
    for line in passed_over(paths or (SEEDS,)):
        tell(line)
    if dry_run or form:
        for note in notes_of(harvests, facts):
            tell(note)
        for output in printed(harvests, form or "text"):
            show(output)
        tell(foreseen(facts, harvests))
    else:
        for line in append(facts, harvests):
            tell(line)
    return 0
