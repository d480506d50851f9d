"""Coming: what is told to come in so long a time, and what the story's own day is counted from."""

import re

from timeline.claiming.distances import apart, moved
from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex

_REACH, _ASIDE, _DAY, _YEAR = 40, 90, 10, 4
_OWN = ("commentary", "official")  # genres whose writer tells of the day of writing
_LONGEST = 60  # days of a visit
_SLACK = {"MORE_THAN": 1, "LESS_THAN": -1, "APPROX": 0}
"""The months by which a length is more or less than told."""
_CLOSING = ("", ".", ";", ":", "\n")
_MONTHLY, _LAST = re.compile(r"(\d{4})-(\d\d)"), 12 * 9999
_SET_OFF = re.compile(r",\s*(?:\w{1,3}\s+)?\Z")


def to_come(
    timex: Timex, count: int, unit: str, lowered: str, marks: Marks, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the moment of what is to come in a length of time: "in thirteen months the treaty will lapse", "it will be
    thirty in fifteen months", "the jubilee is a little over a year away".
    """
    end = _end(timex, lowered, marks, cues)
    if not end:
        return []
    date = apart(timex, now, count, unit) if timex.mod is None else _about(timex, now, count, unit)
    if date is None:
        return []
    why = f"“{timex.text}” counted from the publication ({now})"
    return [Moment(timex.start, end, date, date, "", True, None, date, (timex,), why)]


def _end(timex: Timex, lowered: str, marks: Marks, cues: Cues) -> int:
    """Where the words of a length end that is still to pass; 0 where it is none."""
    if cues.hence is None or cues.coming is None:
        return 0
    lead = lowered[max(marks.start, timex.start - _REACH) : timex.start]
    away = cues.away.match(lowered, timex.end) if cues.away else None
    if away is not None:
        return away.end() if cues.still and cues.still.search(lead) else 0
    due = cues.due_in and cues.due_in.search(lowered, marks.start, timex.start)
    if due and lowered[timex.end : timex.end + 1] in _CLOSING:
        return timex.end
    if not cues.hence.search(lead):
        return 0
    return timex.end if cues.coming.match(lowered, timex.end, min(marks.end, timex.end + _ASIDE)) else 0


def _about(timex: Timex, now: str | None, count: int, unit: str) -> str | None:
    """Return the year that a length of a little more or less than so many years or months leads to."""
    date = _MONTHLY.match(now or "")
    if date is None or unit not in "YM" or timex.mod not in _SLACK:
        return None
    months = 12 * int(date[1]) + int(date[2]) - 1 + (12 * count if unit == "Y" else count) + _SLACK[timex.mod]
    return f"{months // 12:04d}" if months < _LAST else None


def stay(timex: Timex, count: int, unit: str, lowered: str, marks: Marks, memory: Memory, cues: Cues) -> list[Moment]:
    """Return the days of a visit that began on the day told of last: "her four-day visit has begun"."""
    if unit != "D" or not 2 <= count <= _LONGEST or cues.stay_lead is None or cues.stay_noun is None or not memory.near:
        return []
    day = _latest(memory)
    lead = lowered[marks.start : timex.start]
    if day is None or not cues.stay_lead.search(lead) or not cues.stay_noun.match(lowered, timex.end, marks.end):
        return []
    period = f"{day}/{moved(day, count - 1, 'D')}"
    why = f"“{timex.text}” from {day}, told of before"
    return [Moment(timex.start, timex.end, period, period, "period", True, None, period, (timex,), why)]


def _latest(memory: Memory) -> str | None:
    return next((told.date for told in reversed(memory.told) if len(told.date) == _DAY), None)


def eve(at: int, scene: Scene) -> str | None:
    """Return the day after that of writing where an anniversary told of at a place is kept on it: "on the eve of" of
    what news tell may be some days ago.
    """
    words, published = scene.kinds.cues.eve, scene.published or ""
    if scene.document.source.genre not in _OWN:
        return None
    told = words is not None and words.search(scene.lowered[max(0, at - _REACH) : at])
    return moved(published, 1, "D") if told and len(published) == _DAY else None


def finer(date: str | None, unit: str, memory: Memory) -> str | None:
    """Return the month or day told of in a year that months or days are counted from, the first of them, else the
    date.
    """
    if date is None or len(date) != _YEAR or unit not in "MWD":
        return date
    return next((told.date for told in memory.told if told.date.startswith(f"{date}-")), date)


def set_off(lowered: str, at: int, base: Moment, cues: Cues) -> bool:
    """Tell whether a time behind an event is no time of that event, which has no verb: "freed a week before the
    armistice, on 4 November".
    """
    between = lowered[at : base.start]
    return bool(_SET_OFF.search(between)) and not (cues.past_verb and cues.past_verb.search(between))


def story_day(lowered: str, marks: Marks, timex: Timex, memory: Memory, now: str | None, cues: Cues) -> str | None:
    """Return the day that the story is at where a length counts it from what stands behind: "it comes ten days
    after".
    """
    lead = lowered[max(marks.start, timex.start - _REACH) : timex.start]
    told = cues.comes.search(lead) if cues.comes else None
    if told is None:
        return None
    return _latest(memory) or (now if told["now"] else None)
