"""`timeline diff`: what changed between two fact files, as history."""

import click

HELP = """Show what changed between two fact files, as history.

A and B are fact files, folders of them, or REV:path for the file at a git revision. Shown are dates that moved, claims
added, withdrawn or reviewed, events gained, and conflicts that came and went. (Quotes are not compared with their texts
here; `timeline check` does that.)

\b
Examples:
  timeline diff
  timeline diff HEAD~3:facts.yaml facts.yaml
  timeline diff mine.yaml theirs.yaml --format json
"""


@click.command(help=HELP)
@click.argument("before", metavar="[A]", default="HEAD:facts.yaml")
@click.argument("after", metavar="[B]", default="facts.yaml")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(before: str, after: str, form: str) -> int:
    """Compare two stores and print the changes."""
    from timeline.commands._changes import as_json, as_text, changes
    from timeline.commands._revision import facts_of
    from timeline.commands._terminal import show

    found = changes(facts_of(before), facts_of(after))
    show(as_json(found) if form == "json" else as_text(found))
    return 0
