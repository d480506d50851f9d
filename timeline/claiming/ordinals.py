"""Ordinals: whether one alone is that of an anniversary, and a count alone one that leads to what was told."""

from collections.abc import Sequence

from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.year_counts import Count, Reader

_ROUND, _OWN = 5, 10
_MONTHLY, _NEXT_MONTH = 7, (0, 1, 11)
_STOPS = (";", ":")
_LED, _NEXT = 4, 4  # characters before an ordinal: "on the"; between two sentences


def is_anniversary(
    count: Count,
    marks: Marks,
    found: Sequence[Moment],
    memory: Memory,
    counting: str | None,
    scene: Scene,
    reader: Reader,
) -> bool:
    """Tell whether an ordinal alone is that of an anniversary: it counts from what one told of before does or what its
    text was written for, or from what lies so long before a time of its sentence, or is owned and round.
    """
    if count.years < _ROUND or count.years % _ROUND:
        return False
    dates = [t for t in marks.timexes if t.type != "DURATION" and t.start < count.end and count.start < t.end]
    if dates:
        heads = count.start - marks.start <= _LED and not any(map(str.isdigit, dates[0].text))
        return count.years >= _OWN and heads and _follows(marks, memory, counting)
    low = max(scene.lowered.rfind(mark, marks.start, count.start) for mark in _STOPS)
    beside = [m for m in found if m.start > low]  # "the fiftieth, in 1999, was spoiled; the sixtieth brought a panda"
    years = [int(m.first[:4]) for m in beside if m.first and m.first[:4].isdigit()]
    if any(hit.label.endswith("/anniversary") for hit in marks.triggers):
        return True
    if counting and scene.kinds.cues.owned.match(scene.lowered, count.end):
        return True
    if count.years >= _OWN and not reader.kept.isdisjoint(scene.lowered[count.end : marks.end].split()):
        return True
    if counting and (not years or any(abs(int(counting) + count.years - year) <= 1 for year in years)):
        return True
    if count.years >= _OWN and any(
        told.date[:4] == f"{year - count.years:04d}" for told in memory.told for year in years
    ):
        return True
    if count.years >= _OWN and not years and any(_occasion(told.date, scene.published or "") for told in memory.told):
        return True
    definite = not scene.kinds.cues.definite.isdisjoint(scene.lowered[count.start : count.end].split()[:1])
    return not definite and count.years >= _OWN


def _follows(marks: Marks, memory: Memory, counting: str | None) -> bool:
    """Whether what looks like a day of the month goes on from an anniversary that the sentence before tells of without
    a day: "the tenth anniversary was kept in 2003. On the twentieth he sent a card".
    """
    last = memory.told[-1] if memory.told else None
    if last is None or not counting or last.date != counting or not 0 <= marks.start - last.high <= _NEXT:
        return False
    return not any(told.low == last.low and len(told.date) >= _MONTHLY for told in memory.told)


def agrees(count: Count, found: Sequence[Moment], memory: Memory, scene: Scene) -> bool:
    """Tell whether a count leads from its sentence's time, or else from the publication, to a year told of above."""
    if count.years < _ROUND:
        return False
    years = [m.first[:4] for m in found if m.first and m.timexes[0].type != "DURATION"] or [(scene.published or "")[:4]]
    told = {one.date[:4] for one in memory.told} | {m.first[:4] for m in found if m.first and not m.relative}
    return any(year.isdigit() and f"{int(year) - count.years:04d}" in told for year in years)


def _occasion(date: str, now: str) -> bool:
    """Whether a text was written for what it dates: so many round years later, at the same time of the year."""
    if not (date[:4].isdigit() and now[:4].isdigit()) or len(date) < _MONTHLY or len(now) < _MONTHLY:
        return False
    elapsed, months = int(now[:4]) - int(date[:4]), abs(int(now[5:7]) - int(date[5:7]))
    return elapsed >= _OWN and elapsed % _ROUND == 0 and months in _NEXT_MONTH
