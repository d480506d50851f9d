"""`timeline schema`: the JSON Schema of the fact file, or of `check --format json`, for editors and other tools."""

from pathlib import Path

import click

HELP = """Print the JSON Schema of the fact file, or of the report that `timeline check --format json` prints.

An editor with a YAML language server completes and checks a fact file whose first line names the schema:

\b
  # yaml-language-server: $schema=.facts.schema.json

\b
Examples:
  timeline schema
  timeline schema --output .facts.schema.json
  timeline schema report
"""


@click.command(help=HELP)
@click.argument("of", type=click.Choice(["facts", "report"]), default="facts")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file instead.")
def command(of: str, output: Path | None) -> int:
    """Print or write a schema that the package ships."""
    from timeline.commands._terminal import show, tell

    if of == "facts":
        from timeline.store.schema import shipped
    else:
        from timeline.reporting.contract import shipped
    if output is None:
        show(shipped())
        return 0
    from timeline.commands._write import put

    put(output, shipped().encode())
    first = f" First line of the fact file: # yaml-language-server: $schema={output}" if of == "facts" else ""
    tell(f"{output} written.{first}")
    return 0
