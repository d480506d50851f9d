"""`timeline schema`: the JSON Schema of the fact file, for editors and other tools."""

from pathlib import Path

import click

HELP = """Print the JSON Schema of the fact file.

An editor with a YAML language server completes and checks a fact file whose first line names the schema:

\b
  # yaml-language-server: $schema=.facts.schema.json

\b
Examples:
  timeline schema
  timeline schema --output .facts.schema.json
"""


@click.command(help=HELP)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file instead.")
def command(output: Path | None) -> int:
    """Print or write the schema that the package ships."""
    from timeline.commands._terminal import tell
    from timeline.store.schema import shipped

    if output is None:
        click.echo(shipped(), nl=False)
        return 0
    from timeline.commands._files import read_bytes
    from timeline.store.writing import replace

    old = read_bytes(output) if output.exists() else None
    replace(output, old, shipped().encode())
    tell(f"{output} written. First line of the fact file: # yaml-language-server: $schema={output}")
    return 0
