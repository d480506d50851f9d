"""Foregoing events: a length that its event stands right before runs from that event, where the text told of it.

"国交樹立の8年後" is eight years from the ties told of above, whatever date was told in between.
"""

import re
from collections.abc import Sequence

from timeline.claiming.distances import apart, led_to, moved
from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import LAST
from timeline.claiming.kinds import Cues
from timeline.claiming.likeness import told_alike
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.light import light, replace
from timeline.records.timex import Timex

_SHIFT = re.compile(r"([+-]\d+)([ymwd])")
_REACH, _LINK, _YEAR = 12, 10, 4


@light
class _Length:
    """A length that leads on from what was told, as the date that it gives; `between`: what stands before it."""

    timex: Timex
    count: int
    unit: str
    lowered: str
    marks: Marks
    memory: Memory
    between: re.Pattern[str]


def from_foregoing(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the moments of a sentence, those counted from an event named right before them at the time it gives."""
    between = cues.counted_from
    if between is None or not memory.told:
        return list(found)
    ahead = marks.cue("plan", marks.start, marks.end) is not None
    result = list(found)
    for timex in marks.timexes:
        away = _SHIFT.fullmatch(timex.shift or "") if timex.anchor == "previous" else None
        if away is None or any(m.end <= timex.start for m in found):
            continue
        length = _Length(timex, int(away[1]), away[2].upper(), lowered, marks, memory, between)
        own = next((m for m in result if m.start < timex.end and timex.start < m.end), None)
        if memory.near and _it_was(length, cues):
            result = [m for m in result if m is not own] + _then(timex, memory.moment)
        elif own is None:
            base = _alike(length) or _event(length)
            result += led_to(timex, timex.end, apart(timex, base, length.count, length.unit), base, length.unit)
        elif own.timexes == (timex,) and not own.relation:
            result[result.index(own)] = _placed(own, length, None if ahead else now)
    return result


def _it_was(length: _Length, cues: Cues) -> bool:
    """Whether a sentence says of what was told last how long after an event of no known date it came: "それは独立の
    19日後のことである".
    """
    timex, marks = length.timex, length.marks
    words = f"{length.lowered[marks.start : timex.start]}\0{length.lowered[timex.end : marks.end]}"
    told = cues.it_was is not None and cues.it_was.fullmatch(words.strip()) is not None
    return told and _alike(length) is None and _event(length) is None


def _then(timex: Timex, told: Moment | None) -> list[Moment]:
    """The moment told last, as that of the sentence which says more of it."""
    date = told.first if told and not told.relation else None
    why = f"“{timex.text}” tells of {date}, told of above"
    return [Moment(timex.start, timex.end, date, date, "", True, None, date, (timex,), why)] if date else []


def _placed(moment: Moment, length: _Length, now: str | None) -> Moment:
    """The moment of a length, counted from the event that the words right before it name."""
    timex, count, unit, memory, first = length.timex, length.count, length.unit, length.memory, moment.first or ""
    alike = _alike(length)
    told = alike or _event(length)
    if told is None and now and first > now and _trigger(length):  # what was so cannot run from what is still to come
        told = next((t.date for t in reversed(memory.told) if (moved(t.date, count, unit) or "A") <= now), None)
    date = apart(timex, told, count, unit)
    if told is None or date is None or date[: None if alike else _YEAR] == first[: len(date) if alike else _YEAR]:
        return moment
    why = f"“{timex.text}” counted from {told}, told of above"
    return replace(moment, date=date, when=date, first=date, why=why)


def _alike(length: _Length) -> str | None:
    """The date told above in the words that stand right before a length."""
    lowered, marks, at = length.lowered, length.marks, length.timex.start
    links = range(max(marks.start, at - _LINK), at + 1)
    end = next((place for place in links if length.between.fullmatch(lowered, place, at)), None)
    return told_alike(lowered, marks.start, end, marks, length.memory.told) if end is not None else None


def _trigger(length: _Length) -> Hit | None:
    """The word that tells of an event right before a length."""
    at = length.timex.start
    hit = next((hit for hit in reversed(length.marks.triggers) if 0 <= at - hit.end <= _REACH), None)
    return hit if hit is not None and length.between.fullmatch(length.lowered, hit.end, at) else None


def _event(length: _Length) -> str | None:
    """The date told last of what the word right before a length tells of."""
    hit, events = _trigger(length), length.memory.events
    return (events.get(hit.pattern) or events.get(LAST + hit.label.rpartition("/")[2])) if hit else None
