"""`timeline rules`: every rule with its page."""

import click

HELP = """List the rules, or show the page of one.

\b
Examples:
  timeline rules
  timeline rules anniversary-arithmetic
"""


@click.command(help=HELP)
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Print the list of rules, or one rule's page."""
    from timeline.checking import RULES
    from timeline.commands._terminal import show
    from timeline.errors import BadRequest, Problem

    rules = {rule.name: rule for rule in RULES}
    if name is None:
        width = max(map(len, rules))
        for rule in rules.values():
            show(f"{rule.name:{width}}  {rule.summary}")
    elif name in rules:
        show(rules[name].page())
    else:
        from difflib import get_close_matches

        near = get_close_matches(name, rules, 1)
        mend = f"did you mean {near[0]}?" if near else "`timeline rules` lists them"
        raise BadRequest(Problem(f"there is no rule {name!r}", mend=mend))
    return 0
