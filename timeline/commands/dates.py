"""`timeline dates`: the temporal expressions of documents, with value, anchor and derivation."""

import sys
from pathlib import Path

import click

HELP = """Show the temporal expressions in documents, with value, anchor and derivation.

\b
Examples:
  timeline dates seeds/hutt-2018.md --published 2018
  echo "They met two years later." | timeline dates - --genre narrative
"""
_TOLD = ("start", "end", "text", "type", "value", "timex3", "anchor", "why")


@click.command(help=HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--published", metavar="EDTF", help="When the documents were published, where they do not say.")
@click.option("--genre", type=click.Choice(["news", "commentary", "official", "reference", "narrative", "archive"]))
@click.option("--language", metavar="CODE", help="The documents' language, as in en, fr, ja.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--refused", is_flag=True, help="Show also what looks like a date and is none, with the reason.")
def command(
    paths: tuple[Path, ...], published: str | None, genre: str | None, language: str | None, form: str, refused: bool
) -> int:
    """Print the temporal expressions of each document."""
    import json

    from timeline.commands._files import SEEDS, described, find_sources, passed_over, read_bytes
    from timeline.commands._terminal import show, tell
    from timeline.pipeline import seek_dates, seek_refused
    from timeline.records.source import Source

    given = {"published": published, "genre": genre, "language": language}
    override = {key: value for key, value in given.items() if value}
    if paths == (Path("-"),):
        documents = [(sys.stdin.buffer.read(), Source(id="stdin", path="stdin.txt"))]
    else:
        documents = [(read_bytes(path), source) for path, source in find_sources(paths or (SEEDS,))]
        for line in passed_over(paths or (SEEDS,)):
            tell(line)
    for raw, source in documents:
        document, timexes = seek_dates(raw, described(source, override))
        for note in document.notes:
            tell(f"{source.path or source.id}: {note}.")
        for timex in timexes:
            if form == "jsonl":
                row = {"doc": source.id} | {name: getattr(timex, name) for name in _TOLD}
                show(json.dumps(row, ensure_ascii=False))
            else:
                show(f"{source.id}:{timex.start}  “{timex.text}”  {timex.type} {timex.value}  {timex.why}")
        refusals = seek_refused(document)
        for refusal in refusals if refused else ():
            show(f"{source.id}:{refusal.start}  “{refusal.text}”  no date: {refusal.why}")
        if refusals and not refused:
            count = f"{len(refusals)} times something looks" if len(refusals) > 1 else "once something looks"
            tell(f"{source.path or source.id}: {count} like a date and is none; --refused shows what and why.")
    return 0
