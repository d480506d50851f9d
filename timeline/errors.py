"""The few exceptions that mean "cannot go on"; what is wrong with history is a finding, never one of these."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.span import Location


class Problem(NamedTuple):
    """One thing wrong with an input: what, where, how to mend it, and the line it stands on with a caret."""

    what: str
    location: Location | None = None
    mend: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        mend = f" — {self.mend}" if self.mend else ""
        line = " ".join(f"{place}{self.what}{mend}".splitlines())  # what it quotes may hold line ends
        return line + (f"\n{self.excerpt}" if self.excerpt else "")


class TimelineError(Exception):
    """An input or an environment with which the command cannot go on; carries every problem found."""

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnreadableSource(TimelineError):
    """A document that cannot be read: missing, not text, broken front matter, too large."""


class InvalidFacts(TimelineError):
    """A fact file that cannot be used; all its problems at once."""


class ChangedUnderneath(TimelineError):
    """A file that was edited from outside while a write was being prepared; nothing was written."""


class Unwritable(TimelineError):
    """A file that cannot be written: no room, no permission; what was there is there still."""


class BadRequest(TimelineError):
    """A command or call that asks for something that is not there: an unknown id, rule, format or revision."""
