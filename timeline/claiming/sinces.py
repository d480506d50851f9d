"""Sinces: how long something had gone on, told with the time since when, gives both its ends: "he had waited nineteen
years, since July 1954".
"""

from collections.abc import Sequence

from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.periods import LENGTH, POINT, period_of

_SINCE = ("since", "since_event")


def both_told(lowered: str, marks: Marks, found: list[Moment], cues: Cues) -> list[Moment]:
    """Return the moments of a sentence, those from which something had gone on for a stated length with its end."""
    if cues.had_for is None or not any(m.relation in _SINCE for m in found):
        return found
    told = [_closed(lowered, marks, moment, found, cues) for moment in found]
    closed = [m for m, before in zip(told, found, strict=True) if m is not before]
    return sorted(m for m in told if m in closed or not any(one.start <= m.start < one.end for one in closed))


def _closed(lowered: str, marks: Marks, moment: Moment, found: Sequence[Moment], cues: Cues) -> Moment:
    point = POINT.match(moment.first or "") if moment.relation in _SINCE else None
    if point is None or moment.timexes[0].type == "TIME":  # "since the evening in March 1961"
        return moment
    before = [t for t in marks.timexes if t.type == "DURATION" and t.end < moment.start]
    length = LENGTH.fullmatch(before[-1].value) if before else None
    if length is None or length[2] not in "YM" or (length[2] == "M" and not point[2]):
        return moment
    timex, at = before[-1], moment.timexes[0].start
    if any(timex.start < m.end and m.end <= moment.start and m.timexes[0] != timex for m in found):
        return moment
    behind = cues.since_behind and cues.since_behind.match(lowered, timex.end, at)
    if not behind or cues.had_for is None or not cues.had_for.search(lowered, marks.start, timex.start):
        return moment
    period = period_of(point, length, False)
    if period is None:
        return moment
    why = f"{moment.why}; “{timex.text}” from then"
    return moment._replace(
        start=timex.start, date=period, when=period, relation="period", relative=True, first=period, why=why
    )
