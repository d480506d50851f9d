"""A lapse: so many units of time, with what stands around it, that may lead from one date to another."""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.light import light
from timeline.records.timex import Timex

_LENGTH = re.compile(r"P(\d+)(\.5)?([YMWD])(?:(\d+)D)?")
_LEAD = 24


@light
class Lapse:
    """So many units of time in a sentence: `given` are the sentence's moments, `found` these as reckoned so far.

    `unit`: Y, M, W, D, or M3 for months and three days. `now`: the date of publication.
    """

    timex: Timex
    count: int
    unit: str
    lowered: str
    marks: Marks
    given: Sequence[Moment]
    found: list[Moment]
    memory: Memory
    cues: Cues
    now: str | None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.timex.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.timex.end

    @property
    def lead(self) -> str:
        """The words right before it."""
        return self.lowered[max(self.marks.start, self.start - _LEAD) : self.start].rstrip()

    def words(self, reach: int) -> str:
        """Return what stands before it in its sentence, as far back as `reach` characters."""
        return self.lowered[max(self.marks.start, self.start - reach) : self.start]

    @property
    def before(self) -> list[Moment]:
        """The moments given before it in its sentence."""
        return [moment for moment in self.given if moment.end <= self.start]

    @property
    def last(self) -> str | None:
        """The end of the time told last before it, in its sentence or above it."""
        return end_of(self.before[-1] if self.before else self.memory.moment)


def measure(timex: Timex) -> tuple[int, str]:
    """Return how many of which unit a length counts, half years in months; 0 for no count."""
    length = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
    if length is None or (length[2] and length[3] != "Y"):
        return 0, ""
    unit = f"{length[3]}{length[4]}" if length[4] else length[3]
    return (12 * int(length[1]) + 6, "M") if length[2] else (int(length[1]), unit)
