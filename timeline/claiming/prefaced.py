"""Prefaced: lengths behind the event that they are counted from, as in Arabic: "before the war by two years"."""

from collections.abc import Sequence

from timeline.claiming.distances import apart, led_to
from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import echoed
from timeline.claiming.hinges import told_here
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.claiming.occurrences import LAST
from timeline.records.timex import Timex

_REACH = 70


def prefaced(
    timex: Timex, count: int, unit: str, lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues
) -> list[Moment]:
    """Return the moment that a length leads to from the event named before it: one dated there, or told of above."""
    if cues.prefaced is None or count == 0:
        return []
    words = cues.prefaced.search(lowered, max(marks.start, timex.start - _REACH), timex.start)
    if words is None:
        return []
    at = words.start("event")
    inside = next((m for m in found if at <= m.start < timex.start and end_of(m)), None)
    before = [m for m in found if m.end <= words.start()]
    inside = inside or told_here(lowered, at, before, marks, cues, words.end("event"))
    known = end_of(inside) if inside else echoed(lowered, at, timex.start, memory.told, cues)
    noun = cues.nouns.match(lowered, at, timex.start)
    known = known or (memory.events.get(f"{LAST}{cues.noun_kinds[noun[1]]}") if noun else None)
    date = apart(timex, known, count if words["after"] else -count, unit)
    return led_to(timex, timex.end, date, known, unit)
