"""Elapsing: a length that opens a sentence without a time of its own leads on from what was told: "After six years ties
were resumed".
"""

from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex


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
