"""anniversary-arithmetic: an anniversary or a count of years that leads to another year."""

from collections.abc import Iterator

from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.records.finding import Finding

NAME = "anniversary-arithmetic"


def find(view: View) -> Iterator[Finding]:
    """Take the network's conflicts that no one could have without a count of years."""
    yield from of_rule(view, NAME)


RULE = Rule(NAME, "a count of years that leads to another year than the sources give", find)
