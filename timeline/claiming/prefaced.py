"""Prefaced: lengths behind the event that they are counted from, as in Arabic: "before the war by two years"."""

from collections.abc import Sequence

from timeline.claiming.distances import apart, led_to
from timeline.claiming.echoes import LAST, echoed
from timeline.claiming.hinges import told_here
from timeline.claiming.lapse import Lapse
from timeline.claiming.moments import Moment, end_of
from timeline.records.timex import Timex

_REACH, _ASIDE, _YEAR = 70, 12, 4


def prefaced(lapse: Lapse) -> list[Moment] | None:
    """Return what a length leads to from the event named before it: one dated there, or told of above."""
    timex, unit, lowered, cues, told = lapse.timex, lapse.unit, lapse.lowered, lapse.cues, lapse.memory.told
    words = (
        cues.prefaced.search(lowered, max(lapse.marks.start, lapse.start - _REACH), lapse.start)
        if cues.prefaced
        else None
    )
    if words is None:
        return None
    at = words.start("event")
    inside = next((m for m in lapse.given if at <= m.start < lapse.start and end_of(m) and not m.relative), None)
    before = [m for m in lapse.given if m.end <= words.start()]
    inside = inside or told_here(lowered, at, before, lapse.marks, cues, words.end("event"))
    known = end_of(inside) if inside else echoed(lowered, at, lapse.start, told, cues)
    noun = cues.nouns.match(lowered, at, lapse.start)
    known = known or (lapse.memory.events.get(f"{LAST}{cues.noun_kinds[noun[1]]}") if noun else None)
    count = lapse.count if words["after"] else -lapse.count
    led = led_to(timex, lapse.end, apart(timex, known, count, unit), known, unit)
    if known is None and (own := _beside(timex, words.start(), lapse.given)):  # "two months after the raid, in August"
        date, why = apart(timex, own, -count, unit), f"“{timex.text}” counted back from {own}"
        implies = date[:_YEAR] if date and unit in "YME" else None
        led = [Moment(at, lapse.end, date, date, "", True, None, date, (timex,), why, implies)] if date else []
    return [*lapse.found, *led] if led else None


def _beside(timex: Timex, low: int, found: Sequence[Moment]) -> str | None:
    """The sentence's own time, right before the words that open at `low` or right behind the length."""
    near = (m for m in found if 0 <= low - m.end <= _ASIDE or 0 <= m.timexes[0].start - timex.end <= _ASIDE)
    return next(filter(None, map(end_of, near)), None)
