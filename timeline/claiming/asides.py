"""Asides: events told by how far the sentence's own date lies from them ("on 3 January, the day after the raid")."""

import re
from collections.abc import Sequence

from timeline.claiming.distances import apart as away
from timeline.claiming.distances import moved
from timeline.claiming.kinds import Cues
from timeline.claiming.literals import may_stand
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.light import replace
from timeline.records.timex import Timex

_SHIFT = re.compile(r"([+-][1-9]\d*)([ymwd])")
_REACH, _NAMED = 90, 24
_DAYLONG = 10


def asides(lowered: str, marks: Marks, found: Sequence[Moment], cues: Cues) -> list[Moment]:
    """Return the moments of a sentence with those of events that its own date comes a day, a month, a year after.

    `morrow` tells of the day after or before what follows it, `apposed` stands between a date and a length counted
    from the event named there (where the length follows its event: "1月3日、襲撃の翌日").
    """
    result = list(found)
    if result and cues.morrow is not None and may_stand(cues.morrow, lowered, marks.start, marks.end):
        for words in cues.morrow.finditer(lowered, marks.start, marks.end):
            result = _morrow(words, result, lowered, cues)
    if cues.apposed is not None:
        result = [_apposed(moment, lowered, marks, result, cues.apposed) for moment in result]
    return result


def _morrow(words: re.Match[str], found: list[Moment], lowered: str, cues: Cues) -> list[Moment]:
    """The moments with the day before or after the day that stands with such words; where that is the day of what
    follows them, with the day that they tell: "on the eve of the summit of 10 May".
    """
    own = [m for m in found if not _counted(m) and len(m.first or "") == _DAYLONG and not m.relation]
    near = min(own, key=lambda m: abs(m.start - words.start()), default=None)
    if near is None or not (0 <= near.start - words.end() <= _REACH or 0 <= words.start() - near.end <= _REACH):
        return found
    led = lowered[words.end() : near.timexes[0].start]
    its_own = not led.strip() and near.start >= words.end()  # "la veille de Noël 1941"
    its_own = its_own or (cues.day_of is not None and "," not in led and cues.day_of.search(led) is not None)
    date = moved(near.first, -1 if (words.lastgroup == "after") != its_own else 1, "D")
    why = f"“{words[0].strip()}” of {near.first}"
    here = [m for m in found if not (m.start < words.end() and words.start() < m.end and _counted(m))]
    return [*here, replace(near, start=words.start(), end=words.end(), date=date, when=date, first=date, why=why)]


def _counted(moment: Moment) -> re.Match[str] | None:
    timex = moment.timexes[0] if len(moment.timexes) == 1 else None
    return _SHIFT.fullmatch(timex.shift or "") if timex and timex.anchor else None


def _apposed(moment: Moment, lowered: str, marks: Marks, found: Sequence[Moment], between: re.Pattern[str]) -> Moment:
    """A moment counted from the event named before it, where the date before that is when the length was over."""
    shift = _counted(moment)
    before = [m for m in found if m.end <= moment.start and end_of(m)]
    if shift is None or not before or between.fullmatch(lowered, before[-1].end, moment.start) is None:
        return moment
    if not any(before[-1].end <= hit.start < moment.start for hit in marks.triggers):
        return moment
    told = end_of(before[-1])
    date = away(moment.timexes[0], told, -int(shift[1]), shift[2].upper())
    if date is None:
        return moment
    why = f"“{moment.timexes[0].text}” counted back from {told}"
    return replace(moment, date=date, when=date, first=date, relation="", why=why, implies=None)


def told_beside(
    timex: Timex, at: int, marks: Marks, before: Sequence[Moment], spaced: bool, parted: bool = False
) -> bool:
    """Whether a length stands beside the last of the dates `before` it; where no commas and spaces part them, right
    behind it or `parted` from it by a space, and the event named behind the length, at a place, is not the one told
    with that date.
    """
    apart = timex.start - before[-1].end if before else _REACH
    if spaced:
        return apart <= _NAMED
    named = {hit.label for hit in marks.triggers if at <= hit.start <= at + _NAMED}
    return (apart <= 1 or (parted and bool(before))) and not any(
        hit.label in named for hit in marks.triggers if hit.start < before[-1].start
    )
