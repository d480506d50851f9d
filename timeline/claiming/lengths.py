"""Lengths: how long a state lasted is a period that a time told beside it begins or ends.

"Ruled from Goa in 1510 and held it for 450 years" runs on from there, "restored in 1999 after 24 years" ran up to it.
"""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex

_POINT = re.compile(r"(\d{4})(?:-(0\d|1[0-2]))?(?:-\d\d)?$")
_LENGTH = re.compile(r"P(\d+(?:\.5)?)([YM])")
_REACH, _BESIDE, _CLOSE, _SLACK = 90, 24, 3, 8
_LAST = 12 * 9999


def lengths(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the periods that a sentence's lengths of time give, in order; `found` are its other moments.

    `now`: the publication's date, up to which "the third in twenty years" counts where the sentence has no time.
    """
    result: list[Moment] = []
    for timex in marks.timexes:
        length = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None or any(m.start < timex.end and timex.start < m.end for m in found):
            continue
        ahead = cues.forward.match(lowered, timex.start, timex.end) if cues.forward else None
        lead = lowered[max(marks.start, timex.start - _REACH) : ahead.end() if ahead else timex.start]
        told = cues.lasting.search(lead) if cues.lasting else None
        verb = cues.lasting_behind.match(lowered, timex.end) if cues.lasting_behind else None
        how = _behind(lowered, timex, found, cues) or next((m.lastgroup for m in (told, verb) if m), None) or ""
        if not how and cues.through and lead.rstrip().endswith(cues.through[0]):
            how = "for"
        pledged = how == "pledge"
        how = _meant(how, timex, found, marks, memory, now)
        base = _base(lowered, how, timex, found, memory, now) if how else None
        point = _POINT.match(base or "")
        if point is None or (length[2] == "M" and not point[2]):
            continue
        back = how in ("ended", "after", "nth", "for")
        period = _period(point, length, back)
        if period is None:
            continue
        if back and timex.mod and len(period) == 9:
            period = _known(period, memory)
        if how == "out":
            period = period.split("/")[-1]
        why = f"“{timex.text}” counted {'back ' if back else ''}from {base}, told of beside it"
        result.append(
            Moment(
                timex.start,
                timex.end,
                period,
                period,
                "" if how == "out" else "pledged" if pledged else "period",
                True,
                None,
                period,
                (timex,),
                why,
            )
        )
    return result


def _meant(how: str, timex: Timex, found: Sequence[Moment], marks: Marks, memory: Memory, now: str | None) -> str:
    """What a length runs from where something is to be done in it: the time told, or the publication ("plan")."""
    if how not in ("over", "next", "plan", "pledge"):
        return how
    cue = marks.cue("plan", marks.start, timex.start) or (how != "plan" and marks.cue("plan", timex.end, marks.end))
    if not cue and how != "pledge":
        return "" if how == "plan" else how
    told = any(m.end <= timex.start for m in found) if how != "pledge" else bool(found)
    last = memory.moment if memory.near else None
    told = told or (how in ("plan", "pledge") and last is not None and not last.relative)
    return "state" if told and how != "over" else "plan" if now else how


def _behind(lowered: str, timex: Timex, found: Sequence[Moment], cues: Cues) -> str:
    """Whether a length stands right behind the time that it runs from: "from May 1898 for ninety-nine years"."""
    last = next((m for m in reversed(found) if m.end <= timex.start), None)
    runs = last is not None and last.relation in ("since", "from") and cues.through
    return "state" if last and runs and lowered[last.end : timex.start].strip() == cues.through[0] else ""


def _base(lowered: str, how: str, timex: Timex, found: Sequence[Moment], memory: Memory, now: str | None) -> str | None:
    """The time that a length runs from or up to: the last told before it; "after five years" may open its sentence."""
    ending = next((m for m in found if 0 <= m.start - timex.end <= _CLOSE and m.relation == "until"), None)
    if how == "for":
        return ending.first if ending else None
    behind = (moment.start for moment in found if 0 <= moment.start - timex.end <= _BESIDE)
    if any("," not in lowered[timex.end : start] for start in behind):  # "for five years from 1990"
        return None
    before = [moment for moment in found if moment.end <= timex.start]
    if how == "plan":
        return now
    if how == "nth":
        return before[-1].first if before else now
    if how == "after":
        base = before[-1] if before else found[0] if found else None
        return base.first if base and not base.relation else None
    base = before[-1] if before else memory.moment if how != "beside" else None
    allowed = {"state": ("", "since", "from"), "next": ("", "until")}.get(how, ("",))
    return base.first if base is not None and base.relation in allowed else None


def _period(point: re.Match[str], length: re.Match[str], back: bool) -> str | None:
    """The years from a point to as long before or after it, or the months where the length is in months."""
    months = int(point[1]) * 12 + int(point[2] or 1) - 1
    far = months + round(float(length[1]) * (12 if length[2] == "Y" else 1)) * (-1 if back else 1)
    if far == months or not 12 <= far < _LAST:
        return None
    low, high = sorted((months, far))
    if length[2] == "Y":
        return f"{low // 12:04d}/{high // 12:04d}"
    return f"{low // 12:04d}-{low % 12 + 1:02d}/{high // 12:04d}-{high % 12 + 1:02d}"


def _known(period: str, memory: Memory) -> str:
    """The period with the year of an event told of above as its start, where "nearly forty years" come near it."""
    start, end = int(period[:4]), period[5:]
    slack = max(1, (int(end) - start) // _SLACK)
    told = {int(date[:4]) for date in memory.events.values()}
    near = min((year for year in told if abs(year - start) <= slack), key=lambda year: abs(year - start), default=start)
    return f"{near:04d}/{end}"
