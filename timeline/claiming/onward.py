"""Onward: how long something went on from a time told right behind: "ran for three years, from late 2008"."""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Scene
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import past_of

_YEARS = re.compile(r"P(\d+)Y")
_NEAR = 24
_SINCE = ("since", "from")


def onward(marks: Marks, found: Sequence[Moment], scene: Scene) -> list[Moment]:
    """Return the periods that something past went on for, as many years long as is told before the time from which."""
    lengths = [timex for timex in marks.timexes if timex.type == "DURATION" and _YEARS.fullmatch(timex.value)]
    if not lengths or not any(moment.relation in _SINCE for moment in found):
        return []
    past, cues = past_of(scene), scene.kinds.cues
    told = past is not None and past.search(scene.lowered, marks.start, marks.end) is not None
    if not told or marks.cue("perfect", marks.start, marks.end):
        return []
    if cues.present.search(scene.lowered, marks.start, marks.end):
        return []
    result: list[Moment] = []
    for length in lengths:
        if any(moment.start < length.end and length.start < moment.end for moment in found):
            continue
        behind = [m for m in found if m.relation in _SINCE and 0 <= m.start - length.end <= _NEAR]
        year = (behind[0].first or "")[:4] if behind else ""
        period = f"{year}/{int(year) + int(length.value[1:-1]):04d}" if year.isdigit() else ""
        if period and (not scene.published or period[5:] < scene.published[:4]):
            why = f"“{length.text}” on from {year}, told of behind it"
            result.append(
                Moment(length.start, length.end, period, period, "period", True, None, period, (length,), why)
            )
    return result
