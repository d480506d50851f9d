"""`timeline explain`: one finding, claim, event or source, with quotes, steps and repairs."""

from pathlib import Path

import click

HELP = """Explain one finding, claim, event or source; of a claim or event also what would break if its date changed.

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
    from timeline.commands._moves import consequences
    from timeline.commands._terminal import show, tell
    from timeline.errors import BadRequest
    from timeline.reporting.explain import explain

    report = audit_file(facts)
    try:
        shown = explain(report, identity)
    except BadRequest:
        if not any(claim.status == "proposed" for claim in report.case.facts.claims):
            raise
        report = audit_file(facts, proposed=True)
        shown = explain(report, identity)
        tell("Proposed claims are counted here as if they were accepted.")
    show(shown)
    about = {identity, *(name for event in report.case.events if event.id == identity for name in event.claims)}
    moved = [claim for claim in report.case.facts.claims if claim.id in about and claim.status != "rejected"]
    if lines := list(consequences(report, moved)):
        show("\n".join(["What would break if it changed:", *lines]))
    return 0
