"""Foregoing events: a length that its event stands right before runs from that event, where the text told of it.

"国交樹立の8年後" is eight years from the ties told of above, whatever date was told in between.
"""

import re
from collections.abc import Sequence

from timeline.claiming.distances import apart, moved
from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import LAST
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.light import replace

_SHIFT = re.compile(r"([+-]\d+)([ymwd])")
_REACH = 12


def from_foregoing(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the moments of a sentence, those counted from an event named right before them at the time it gives."""
    if cues.counted_from is None or not memory.told:
        return list(found)
    ahead = marks.cue("plan", marks.start, marks.end) is not None
    return [_placed(m, lowered, marks, found, memory, cues.counted_from, None if ahead else now) for m in found]


def _placed(
    moment: Moment,
    lowered: str,
    marks: Marks,
    found: Sequence[Moment],
    memory: Memory,
    between: re.Pattern[str],
    now: str | None,
) -> Moment:
    timex = moment.timexes[0] if len(moment.timexes) == 1 else None
    away = _SHIFT.fullmatch(timex.shift or "") if timex and timex.anchor == "previous" else None
    if timex is None or away is None or moment.relation or any(m.end <= timex.start for m in found):
        return moment
    hit = next((hit for hit in reversed(marks.triggers) if 0 <= timex.start - hit.end <= _REACH), None)
    if hit is None or not between.fullmatch(lowered, hit.end, timex.start):
        return moment
    count, unit = int(away[1]), away[2].upper()
    told = memory.events.get(hit.pattern) or memory.events.get(LAST + hit.label.rpartition("/")[2])
    if told is None and now and (moment.first or "") > now:  # what was so cannot run from what is still to come
        told = next((t.date for t in reversed(memory.told) if (moved(t.date, count, unit) or "A") <= now), None)
    date = apart(timex, told, count, unit)
    if told is None or date is None or date[:4] == (moment.first or "")[:4]:
        return moment
    why = f"“{timex.text}” counted from {told}, told of above"
    return replace(moment, date=date, when=date, first=date, why=why)
