"""A rule: a name that states the fault, one sentence about it, and the function that finds it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from timeline.checking.view import View
from timeline.records.finding import Finding


class Rule(NamedTuple):
    """A named fault; `find` yields its findings in a view, and its page lies beside its module."""

    name: str
    summary: str
    find: Callable[[View], Iterable[Finding]]

    def page(self) -> str:
        """Return the rule's page, in Markdown."""
        page = Path(__file__).parent / "rules" / f"{self.name.replace('-', '_')}.md"
        return page.read_text(encoding="utf-8")
