"""Onward: how long something went on from a time told right behind, or had by the time told of before.

"For five years from 1866", "ran for three years, from late 2008"; "he had waited nineteen years, since July 1954".
"""

from timeline.claiming.length import Length
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import past_of
from timeline.light import replace

_NEAR = 24
_WIDTH = {"Y": 4, "M": 7}  # characters of a date to which a period apart from its length is told


def begun_behind(length: Length) -> Moment | None:
    """Return the period that begins at a time told behind its length.

    Of a time whose words do not follow at once the sentence has to tell of the past, and the period to be over before
    the publication; it is told in whole years or months then.
    """
    near = (m for m in length.behind if m.relation in ("since", "from") and m.start - length.timex.end <= _NEAR)
    base = next(near, None)
    if base is None:
        return None
    joined = not length.lowered[length.timex.end : base.start].strip()
    told = base.first or ""
    if not joined:
        told = told[: _WIDTH.get(length.unit, 0)] if _past(length) else ""
    period = length.period(told, beside="told behind it")
    if period is None or joined:
        return replace(period, end=base.end) if period else None
    return period if (period.date or "").split("/")[1] < (length.now or "9999") else None


def _past(length: Length) -> bool:
    """Whether its sentence tells of nothing but the past."""
    past, present, marks = past_of(length.scene), length.cues.present, length.marks
    told = past is not None and past.search(length.lowered, marks.start, marks.end) is not None
    now = marks.cue("perfect", marks.start, marks.end) or present.search(length.lowered, marks.start, marks.end)
    return told and not now


def since_behind(length: Length) -> Moment | None:
    """Return the period of what had gone on for so long since a time told behind, which it takes in."""
    cues, lowered, marks, timex = length.cues, length.lowered, length.marks, length.timex
    if cues.since_behind is None or length.unit not in "YM":
        return None
    dated = (m for m in length.behind if m.timexes[0].type != "TIME")  # "since the evening in March 1961"
    since = next((m for m in dated if m.relation in ("since", "since_event")), None)
    if since is None or any(m.end <= since.start for m in length.behind):
        return None
    at = since.timexes[0].start
    if any(t.type == "DURATION" and timex.end < t.end < since.start for t in marks.timexes):
        return None
    led = cues.since_behind.match(lowered, timex.end, at)
    if led is None:
        return None
    if lowered.startswith(",", since.end) and cues.had_behind and cues.had_behind.match(lowered, since.end + 1):
        return length.period(since.first)  # "for six years, since the spring of 2019, they had argued"
    had = led.lastgroup == "had" or (cues.had_for and cues.had_for.search(lowered, marks.start, timex.start))
    period = length.period(since.first) if had else None
    if period is None:
        return None
    why = f"{since.why}; “{timex.text}” from then"
    return replace(period, end=since.end, timexes=since.timexes, why=why)
