"""`timeline review`: walk the proposed claims, one key each, or decide on them and on findings by name."""

from pathlib import Path

import click

HELP = """Walk the proposed claims in the terminal: accept, reject, correct, link, next.

With --accept, --reject or --list nothing is asked. With a finding's ID a decision on it is recorded.

\b
Examples:
  timeline review
  timeline review --list
  timeline review --accept yara-2022-ties --reject yara-2022-weather --because "No event."
  timeline review anniversary-arithmetic:jp-kh-ties:yara-2022-75th --verdict source-error --because "The 70th fits."
"""

VERDICTS = ("source-error", "extraction-error", "different-things", "unresolved")


@click.command(help=HELP)
@click.argument("finding", metavar="[FINDING]", required=False)
@click.option("--facts", type=click.Path(path_type=Path), default="facts.yaml", show_default=True)
@click.option("--list", "listed", is_flag=True, help="Print the proposed claims and stop.")
@click.option("--accept", multiple=True, metavar="ID", help="Accept this claim; may be given several times.")
@click.option("--reject", multiple=True, metavar="ID", help="Reject this claim; needs --because.")
@click.option("--because", metavar="TEXT", help="The reason, for --reject and for a decision.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="The decision on FINDING.")
@click.option("--claim", metavar="ID", help="The claim that the decision blames.")
@click.option("--by", metavar="NAME", help="Who decides; git's user.name unless given.")
@click.option("--until", metavar="DATE", help="The day after which the decision no longer holds.")
def command(
    finding: str | None,
    facts: Path,
    listed: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    because: str | None,
    verdict: str | None,
    claim: str | None,
    by: str | None,
    until: str | None,
) -> int:
    """Review proposals, or record a decision on a finding."""
    from timeline.commands import _decide, _walk
    from timeline.errors import BadRequest, Problem

    if (finding is not None) + listed + bool(accept or reject) > 1:
        raise BadRequest(
            Problem("FINDING, --list, and --accept or --reject ask for different things", mend="give one of them")
        )
    if finding is None and (verdict or claim or until):
        mend = "name it: timeline review FINDING --verdict …; `timeline check` lists them"
        raise BadRequest(Problem("a decision needs its finding", mend=mend))
    if finding is not None:
        _decide.record(facts, finding, verdict=verdict, because=because, claim=claim, by=by, until=until)
    elif listed:
        _decide.print_proposals(facts)
    elif accept or reject:
        _decide.set_statuses(facts, accept, reject, because)
    else:
        _walk.walk(facts)
    return 0
