"""A length of time in its sentence, and the period that it makes with a time it runs from or up to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.claiming.drafts import Memory, Scene, Sentence
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.periods import LENGTH, POINT, known_start, period_of, told_first_day
from timeline.records.timex import Timex

MONTHLY = 7  # characters of a date that is a month
_REACH, _MONTH = 90, 30


@dataclass(frozen=True)
class Length:
    """A length of time, what its sentence marks and dates beside it (`found`), and what the sentences above leave.

    `value`: its number and its unit, one of Y, M, W and D.
    """

    timex: Timex
    value: re.Match[str]
    found: Sequence[Moment]
    marks: Marks
    memory: Memory
    scene: Scene
    cues: Cues

    @property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.scene.lowered

    @property
    def now(self) -> str | None:
        """The date of publication."""
        return self.scene.published

    @property
    def unit(self) -> str:
        """The unit that it is told in."""
        return self.value[2]

    @cached_property
    def lead(self) -> str:
        """The words before it in its sentence, as far back as they may tell how it runs."""
        return self.lowered[max(self.marks.start, self.timex.start - _REACH) : self.timex.start]

    @cached_property
    def before(self) -> list[Moment]:
        """The times told before it in its sentence."""
        return [moment for moment in self.found if moment.end <= self.timex.start]

    @cached_property
    def behind(self) -> list[Moment]:
        """The times told behind it in its sentence."""
        return [moment for moment in self.found if self.timex.end <= moment.start]

    @cached_property
    def above(self) -> Moment | None:
        """The time told last in the block, before its sentence."""
        return self.memory.moment if self.memory.near else None

    def to_last_day(self) -> "Length":
        """The length from its first day to its last, where it is told in days: "three days of talks"."""
        days = LENGTH.fullmatch(f"P{int(float(self.value[1])) - 1}D") if self.unit == "D" else None
        return replace(self, value=days) if days else self

    def period(self, base: str | None, back: bool = False, beside: str = "told of beside it") -> Moment | None:
        """Return the time of so long from a date, or back from it, told in the length's own unit."""
        point = POINT.match(base or "")
        if point is None or (self.unit in "MWD" and not point[2]):
            return None
        value = self.value
        if self.unit in "WD" and not point[3]:  # "landed in March and stayed for six weeks"
            value = LENGTH.fullmatch(f"P{round(float(value[1]) * (7 if self.unit == 'W' else 1) / _MONTH)}M") or value
        date = period_of(point, value, back)
        if date and self.timex.mod and self.unit in "WD":  # "for nearly six weeks" is not told to the day
            date = "/".join(day[:MONTHLY] for day in date.split("/"))
        if date and self.timex.mod and self.unit == "Y" and back:
            date = known_start(date, self.memory)
        if date and self.unit == "D" and back and not self.timex.mod:
            date = told_first_day(date, self.memory)
        way = "counted back from" if back else "counted from"
        return self.moment(date, f"“{self.timex.text}” {way} {base}, {beside}") if date else None

    def moment(self, date: str, why: str, relation: str = "period", end: int | None = None) -> Moment:
        """Return the moment of a date that the length gives."""
        end = end or self.timex.end
        return Moment(self.timex.start, end, date, date, relation, True, None, date, (self.timex,), why)


def of_sentence(found: Sequence[Moment], sentence: Sentence) -> list[Length]:
    """Return the lengths of time in a sentence that are part of none of its moments."""
    result = []
    for timex in sentence.marks.timexes:
        value = LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if value is not None and not any(m.start < timex.end and timex.start < m.end for m in found):
            result.append(Length(timex, value, found, *sentence))
    return result
