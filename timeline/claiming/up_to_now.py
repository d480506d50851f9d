"""Up to now: lengths that run up to the publication or on from it.

"After thirty months no papers have been lodged", "in the forty years since", "have been open for three weeks", "has
forty years left to run".
"""

from timeline.claiming.distances import moved
from timeline.claiming.kinds import Cues
from timeline.claiming.length import MONTHLY, Length
from timeline.claiming.moments import Moment, end_of
from timeline.records.timex import Timex

_CLOSE = 3  # characters behind a length of which blanks may be, or before a time that opens its sentence
_WORD = 12  # characters behind a length that may say it is to come


def lingers(lowered: str, timex: Timex, low: int, cues: Cues) -> bool:
    """Tell whether a length is the time after which something has still not come about."""
    if cues.after_now is None or not lowered[low : timex.start].rstrip().endswith(cues.ended_after):
        return False
    return cues.after_now.match(lowered, timex.end) is not None


def lingering(length: Length) -> Moment | None:
    """Return the time up to the writing of what has not come about after so long: "agreed in 2015, but after thirty
    months no papers have been lodged".
    """
    if not lingers(length.lowered, length.timex, length.marks.start, length.cues):
        return None
    base = next((m.first for m in reversed(length.before) if m.first), None)
    if base is None or not length.now or not base[:4] < length.now[:4]:
        return None
    why = f"“{length.timex.text}” from {base} up to the publication ({length.now})"
    return length.moment(f"{base}/{length.now[:4]}", why)


def since_then(length: Length) -> Moment | None:
    """Return the years from what was told before up to the writing: "in the forty years since"."""
    now, behind = length.now, length.lowered[length.timex.end : length.timex.end + _CLOSE]
    at = length.timex.end + len(behind) - len(behind.lstrip())
    words = length.cues.then.match(length.lowered, at) if length.cues.then else None
    if words is None or words.lastgroup != "lacking":
        return None
    base = end_of(length.before[-1] if length.before else length.memory.moment)
    if not base or not now or not base[:4] < now[:4]:
        return None
    why = f"“{length.timex.text}” since {base}, told of before"
    return length.moment(f"{base[:4]}/{now[:4]}", why, end=words.end())


def left_to_run(length: Length) -> Moment | None:
    """Return the time at which what still has so long to run will be over."""
    left = length.cues.lasting_behind.match(length.lowered, length.timex.end) if length.cues.lasting_behind else None
    date = moved(length.now, _count(length), length.unit) if left and left.lastgroup == "left" else None
    if left is None or date is None:
        return None
    return length.moment(date, f"“{length.timex.text}” counted from {length.now}", "", left.end())


def coming_years(length: Length) -> Moment | None:
    """Return the time of what is to be done in the years to come ("今後5年間で"), from the one that opens the sentence
    or the publication.
    """
    ahead, timex = length.cues.window_ahead, length.timex
    if ahead is None or not ahead.match(length.lowered, timex.start, timex.end + _WORD):
        return None
    opens = (m.first for m in length.before if m.start - length.marks.start <= _CLOSE and not m.relation)
    return length.period(next(opens, None) or length.now)


def going_on(length: Length) -> Moment | None:
    """Return the open time of what has gone on for weeks or months: "have been open for three weeks"."""
    if length.found or length.unit == "Y" or not _runs(length):
        return None
    begun = (moved(length.now, -_count(length), length.unit) or "")[:MONTHLY]
    why = f"“{length.timex.text}” up to the publication ({length.now})"
    return length.moment(f"{begun}/..", why, "since") if begun else None


def _runs(length: Length) -> bool:
    """Whether what leads to a length has it run up to the writing."""
    cues, lowered, marks, start = length.cues, length.lowered, length.marks, length.timex.start
    led = cues.spaced and length.lead.rstrip().endswith(" " + cues.through[0])
    if led and (lasts := marks.cue("perfect", marks.start, start)):
        words = lowered[lasts.end : start]
        return "," not in words and cues.meant.isdisjoint(words.split())  # else another verb, in the past
    if cues.up_to_now is None or not cues.up_to_now.search(lowered, marks.start, start):
        return False  # "seit drei Wochen"
    return cues.up_to_then is None or cues.up_to_then.search(lowered, marks.start, marks.end) is None


def _count(length: Length) -> int:
    return round(float(length.value[1]))
