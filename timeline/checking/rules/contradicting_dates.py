"""contradicting-dates: sources that date one event differently."""

from collections.abc import Iterator

from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.records.finding import Finding

NAME = "contradicting-dates"


def find(view: View) -> Iterator[Finding]:
    """Take the network's conflicts in which dates alone cannot all hold for one event."""
    yield from of_rule(view, NAME)


RULE = Rule(NAME, "one event, dates that cannot all be right", find)
