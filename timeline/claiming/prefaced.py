"""Prefaced: lengths behind the event that they are counted from, as in Arabic: "before the war by two years"."""

from collections.abc import Sequence

from timeline.claiming.distances import apart, led_to
from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import LAST, echoed
from timeline.claiming.hinges import told_here
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.records.timex import Timex

_REACH, _ASIDE, _YEAR = 70, 12, 4


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
    inside = next((m for m in found if at <= m.start < timex.start and end_of(m) and not m.relative), None)
    before = [m for m in found if m.end <= words.start()]
    inside = inside or told_here(lowered, at, before, marks, cues, words.end("event"))
    known = end_of(inside) if inside else echoed(lowered, at, timex.start, memory.told, cues)
    noun = cues.nouns.match(lowered, at, timex.start)
    known = known or (memory.events.get(f"{LAST}{cues.noun_kinds[noun[1]]}") if noun else None)
    count = count if words["after"] else -count
    if known is None and (own := _beside(timex, words.start(), found)):  # "two months after the raid, in August 1994"
        date, why = apart(timex, own, -count, unit), f"“{timex.text}” counted back from {own}"
        implies = date[:_YEAR] if date and unit in "YME" else None
        when = Moment(at, timex.end, date, date, "", True, None, date, (timex,), why, implies)
        return [when] if date else []
    return led_to(timex, timex.end, apart(timex, known, count, unit), known, unit)


def _beside(timex: Timex, low: int, found: Sequence[Moment]) -> str | None:
    """The sentence's own time, right before the words that open at `low` or right behind the length."""
    near = (m for m in found if 0 <= low - m.end <= _ASIDE or 0 <= m.timexes[0].start - timex.end <= _ASIDE)
    return next(filter(None, map(end_of, near)), None)
