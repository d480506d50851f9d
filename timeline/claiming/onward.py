"""Onward: how long something went on from a time told right behind: "for five years from 1866", "ran for three years,
from late 2008".
"""

from collections.abc import Sequence

from timeline.claiming.drafts import Scene
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import past_of
from timeline.claiming.periods import LENGTH, POINT, period_of

_NEAR = 24
_WIDTH = {"Y": 4, "M": 7}  # characters of a date to which a period apart from its length is told
_SINCE = ("since", "from")


def onward(marks: Marks, found: Sequence[Moment], scene: Scene) -> list[Moment]:
    """Return a sentence's moments, in order, with the periods that begin at a time told behind their lengths.

    A time whose words follow a length's at once is no moment of its own beside the period. Elsewhere the sentence has
    to tell of the past, and the period to be over before the publication, which is told in whole years or months.
    """
    if not any(moment.relation in _SINCE for moment in found):
        return list(found)
    past = _past(marks, scene)
    periods: list[Moment] = []
    for timex in marks.timexes:
        length = LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None or any(m.start < timex.end and timex.start < m.end for m in found):
            continue
        base = next((m for m in found if m.relation in _SINCE and 0 <= m.start - timex.end <= _NEAR), None)
        joined = base is not None and not scene.lowered[timex.end : base.start].strip()
        told = (base.first or "") if base else ""
        point = POINT.match(told if joined else told[: _WIDTH.get(length[2], 0)] if past else "")
        period = period_of(point, length, False) if point else None
        if (
            base is None
            or point is None
            or period is None
            or not (joined or period.split("/")[1] < (scene.published or "9999"))
        ):
            continue
        if (length[2] == "M" and not point[2]) or (length[2] in "WD" and not point[3]):
            continue
        end, why = base.end if joined else timex.end, f"“{timex.text}” counted from {base.first}, told behind it"
        periods.append(Moment(timex.start, end, period, period, "period", True, None, period, (timex,), why))
    return sorted([*(m for m in found if not any(p.start < m.start < p.end for p in periods)), *periods])


def _past(marks: Marks, scene: Scene) -> bool:
    """Whether a sentence tells of nothing but the past."""
    past, present = past_of(scene), scene.kinds.cues.present
    told = past is not None and past.search(scene.lowered, marks.start, marks.end) is not None
    now = marks.cue("perfect", marks.start, marks.end) or present.search(scene.lowered, marks.start, marks.end)
    return told and not now
