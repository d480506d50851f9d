"""Elapsing: where a length leads from what was told: "After six years ties were resumed", "came home after thirty
months", "took four years to build", "after thirty months no papers have been lodged".
"""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex

_LEAD = 40
_PART = re.compile(r"[,;]\s+(?:\w{1,4}\s+)?|\s(?P<and>\w+)\s+")  # where the subject's next verb may begin


def elapsed(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> bool:
    """Tell whether a length behind "after" opens its sentence and stands alone: a comma or a verb of the past follows,
    and no noun that says what lasted so long (`opens_with`).
    """
    last = memory.moment if memory.near else None
    if found or last is None or last.relation:
        return False
    led = cues.distance.match(lowered, marks.start, timex.start + 1)
    if led is None or not (led.lastgroup or "").startswith("after") or timex.start - led.end() > 1:
        return False
    if lowered.startswith((",", "，"), timex.end):
        return True
    verb = cues.opens_with or cues.past_verb
    return verb is not None and verb.match(lowered, timex.end + 1, marks.end) is not None


def still_open(
    lowered: str, timex: Timex, low: int, found: Sequence[Moment], cues: Cues, now: str | None
) -> list[Moment]:
    """Return the time up to the writing of what has not come about after so long: "agreed in 2015, but after thirty
    months no papers have been lodged".
    """
    if not lingers(lowered, timex, low, cues):
        return []
    base = next((m.first for m in reversed(found) if m.end <= timex.start and m.first), None)
    if base is None or not now or not base[:4] < now[:4]:
        return []
    period, why = f"{base}/{now[:4]}", f"“{timex.text}” from {base} up to the publication ({now})"
    return [Moment(timex.start, timex.end, period, period, "period", True, None, period, (timex,), why)]


def lingers(lowered: str, timex: Timex, low: int, cues: Cues) -> bool:
    """Tell whether a length is the time after which something has still not come about."""
    if cues.after_now is None or not lowered[low : timex.start].rstrip().endswith(cues.ended_after):
        return False
    return cues.after_now.match(lowered, timex.end) is not None


def making(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> bool:
    """Tell whether a length is that of the work on what was done at the time told before it, and not begun then:
    "opened in 1999, the bridge took four years to build".
    """
    low = max(marks.start, timex.start - _LEAD)
    if cues.made_in is None or cues.made_in.search(lowered, low, min(timex.end + _LEAD, marks.end)) is None:
        return False
    before = [m for m in found if m.end <= timex.start]
    last = before[-1] if before else memory.moment
    lead = lowered[max(0, last.start - _LEAD) : last.start] if last else ""
    return last is not None and not (cues.begins and cues.begins.search(lead))


def opened(timex: Timex, found: Sequence[Moment]) -> str | None:
    """Return the time behind a length at which it began: "two days of talks opened in Accra on 5 May"."""
    return next((m.first for m in found if m.start >= timex.end and not m.relation), None)


def went_on(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], cues: Cues) -> bool:
    """Tell whether verbs of the past tell of the time before a length, and then of its end: "drawn in 1948, the line
    was swept away after nineteen years", "he left in May 1947 and came home after thirty months".
    """
    before = [m for m in found if m.end <= timex.start]
    if not before or cues.past_verb is None:
        return False
    for part in _PART.finditer(lowered, before[-1].end, timex.start):
        own = not part["and"] or part["and"] in cues.coordinators
        verbs = own and cues.past_verb.match(lowered, part.end())
        if verbs and cues.past_verb.search(lowered, marks.start, part.start()):
            return True
    if lowered[before[-1].end : before[-1].end + 1] != ",":
        return False
    low = max(lowered.rfind(mark, marks.start, before[-1].start) for mark in ",;") + 1 or marks.start
    told = cues.past_verb.search(lowered, low, before[-1].start)
    told = told or (cues.participle.match(lowered, low) if cues.participle else None)
    return told is not None and cues.past_verb.search(lowered, before[-1].end, timex.start) is not None
