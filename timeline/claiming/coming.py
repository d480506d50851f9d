"""Coming: what is told to come in so long a time, and what the story's own day is counted from."""

import re

from timeline.claiming.distances import apart, moved
from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.kinds import Cues
from timeline.claiming.lapse import Lapse
from timeline.claiming.moments import Moment

_REACH, _ASIDE, _DAY, _YEAR = 40, 90, 10, 4
_OWN = ("commentary", "official")  # genres whose writer tells of the day of writing
_LONGEST = 60  # days of a visit
_SLACK = {"MORE_THAN": 1, "LESS_THAN": -1, "APPROX": 0}
"""The months by which a length is more or less than told."""
_CLOSING = ("", ".", ";", ":", "\n")
_MONTHLY, _LAST = re.compile(r"(\d{4})-(\d\d)"), 12 * 9999
_SET_OFF = re.compile(r",\s*(?:\w{1,3}\s+)?\Z")


def to_come(lapse: Lapse) -> list[Moment] | None:
    """Return what is to come in a length of time: "in thirteen months the treaty will lapse", "it will be thirty in
    fifteen months", "the jubilee is a little over a year away".
    """
    end = _end(lapse)
    if not end:
        return None
    about = lapse.timex.mod is not None
    date = _about(lapse) if about else apart(lapse.timex, lapse.now, lapse.count, lapse.unit)
    if date is None:
        return None
    why = f"“{lapse.timex.text}” counted from the publication ({lapse.now})"
    return [*lapse.found, Moment(lapse.start, end, date, date, "", True, None, date, (lapse.timex,), why)]


def _end(lapse: Lapse) -> int:
    """Where the words of a length end that is still to pass; 0 where it is none."""
    cues, lowered, marks, end = lapse.cues, lapse.lowered, lapse.marks, lapse.end
    if cues.hence is None or cues.coming is None:
        return 0
    lead = lapse.words(_REACH)
    away = cues.away.match(lowered, end) if cues.away else None
    if away is not None:
        return away.end() if cues.still and cues.still.search(lead) else 0
    due = cues.due_in and cues.due_in.search(lowered, marks.start, lapse.start)
    if due and lowered[end : end + 1] in _CLOSING:
        return end
    if not cues.hence.search(lead):
        return 0
    return end if cues.coming.match(lowered, end, min(marks.end, end + _ASIDE)) else 0


def _about(lapse: Lapse) -> str | None:
    """Return the year that a length of a little more or less than so many years or months leads to."""
    date, mod = _MONTHLY.match(lapse.now or ""), lapse.timex.mod
    if date is None or lapse.unit not in "YM" or mod not in _SLACK:
        return None
    length = 12 * lapse.count if lapse.unit == "Y" else lapse.count
    months = 12 * int(date[1]) + int(date[2]) - 1 + length + _SLACK[mod]
    return f"{months // 12:04d}" if months < _LAST else None


def stay(lapse: Lapse) -> list[Moment] | None:
    """Return the days of a visit that began on the day told of last: "her four-day visit has begun"."""
    cues, marks, timex = lapse.cues, lapse.marks, lapse.timex
    if lapse.unit != "D" or not 2 <= lapse.count <= _LONGEST or cues.stay_lead is None or cues.stay_noun is None:
        return None
    day = _latest(lapse.memory) if lapse.memory.near else None
    led = cues.stay_lead.search(lapse.lowered[marks.start : lapse.start])
    if day is None or not led or not cues.stay_noun.match(lapse.lowered, lapse.end, marks.end):
        return None
    period = f"{day}/{moved(day, lapse.count - 1, 'D')}"
    why = f"“{timex.text}” from {day}, told of before"
    return [*lapse.found, Moment(lapse.start, lapse.end, period, period, "period", True, None, period, (timex,), why)]


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


def story_day(lapse: Lapse) -> str | None:
    """Return the day that the story is at where a length counts it from what stands behind: "it comes ten days
    after".
    """
    told = lapse.cues.comes.search(lapse.words(_REACH)) if lapse.cues.comes else None
    if told is None:
        return None
    return _latest(lapse.memory) or (lapse.now if told["now"] else None)
