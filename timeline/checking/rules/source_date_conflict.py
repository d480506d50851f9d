"""source-date-conflict: a source that is dated in two ways."""

from collections.abc import Iterator

from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.records.finding import Finding

NAME = "source-date-conflict"


def find(view: View) -> Iterator[Finding]:
    """Take the network's conflicts that are all about when one source was published."""
    yield from of_rule(view, NAME)


RULE = Rule(NAME, "two dates for one source's publication", find)
