"""Hinges: the date of its sentence that a length of time hangs on, where the words show it."""

from collections.abc import Sequence

from timeline.claiming.cues import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex


def of_its_own(lowered: str, at: int, before: Moment, cues: Cues) -> bool:
    """Tell whether the event at `at` is of what a date names: "the 1977 pact was mended a year after its signing"."""
    start = before.timexes[0].start
    called = before.timexes[0].named or cues.owned.fullmatch(lowered, lowered.rfind(" ", 0, start - 1), start)
    return bool(called and cues.its and cues.its.match(lowered, at))


def in_row(timex: Timex, lowered: str, marks: Marks, before: Sequence[Moment], cues: Cues) -> bool:
    """Tell whether a length goes on from another that was counted back: "on 4 May, a month after the ban and two weeks
    after the recall".
    """
    words = lowered[marks.start : timex.start].split()
    return bool(words and before) and words[-1] in cues.coordinators and before[-1].timexes[0].type == "DURATION"
