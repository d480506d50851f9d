"""`timeline explain`: one finding, claim, event or source, with quotes, steps and repairs."""

from pathlib import Path

import click

HELP = """Explain one finding, claim, event or source.

\b
Examples:
  timeline explain yara-2022-75th
  timeline explain anniversary-arithmetic:jp-kh-ties:yara-2022-75th
"""


@click.command(help=HELP)
@click.argument("identity", metavar="ID")
@click.option("--facts", type=click.Path(path_type=Path), default="facts.yaml", show_default=True)
def command(identity: str, facts: Path) -> int:
    """Print all that is known of an id."""
    from timeline.commands._files import audit_file
    from timeline.commands._terminal import show
    from timeline.reporting.explain import explain

    show(explain(audit_file(facts), identity))
    return 0
