"""Elapsing: whether a length leads on from what was told, or is the time that work on it took.

"After six years ties were resumed", "came home after thirty months", "took four years to build".
"""

import re

from timeline.claiming.length import Length

_LEAD = 40
_PART = re.compile(r"[,;]\s+(?:\w{1,4}\s+)?|\s(?P<and>\w+)\s+")  # where the subject's next verb may begin


def elapsed(length: Length) -> bool:
    """Tell whether a length behind "after" opens its sentence and stands alone: a comma or a verb of the past follows,
    and no noun that says what lasted so long (`opens_with`).
    """
    cues, lowered, timex, marks = length.cues, length.lowered, length.timex, length.marks
    if length.found or length.above is None or length.above.relation:
        return False
    led = cues.distance.match(lowered, marks.start, timex.start + 1)
    if led is None or not (led.lastgroup or "").startswith("after") or timex.start - led.end() > 1:
        return False
    if lowered.startswith((",", "，"), timex.end):
        return True
    verb = cues.opens_with or cues.past_verb
    return verb is not None and verb.match(lowered, timex.end + 1, marks.end) is not None


def making(length: Length) -> bool:
    """Tell whether a length is that of the work on what was done at the time told before it, and not begun then:
    "opened in 1999, the bridge took four years to build".
    """
    cues, lowered, timex, marks = length.cues, length.lowered, length.timex, length.marks
    low, high = max(marks.start, timex.start - _LEAD), min(timex.end + _LEAD, marks.end)
    if cues.made_in is None or cues.made_in.search(lowered, low, high) is None:
        return False
    own = length.before or length.behind
    last = own[-1] if own else length.memory.moment
    lead = lowered[max(0, last.start - _LEAD) : last.start] if last else ""
    return last is not None and not (cues.begins and cues.begins.search(lead))


def went_on(length: Length) -> bool:
    """Tell whether verbs of the past tell of the time before a length, and then of its end: "drawn in 1948, the line
    was swept away after nineteen years", "he left in May 1947 and came home after thirty months".
    """
    cues, lowered, start, low = length.cues, length.lowered, length.timex.start, length.marks.start
    past = cues.past_verb
    if not length.before or past is None:
        return False
    last = length.before[-1]
    for part in _PART.finditer(lowered, last.end, start):
        own = not part["and"] or part["and"] in cues.coordinators
        if own and past.match(lowered, part.end()) and past.search(lowered, low, part.start()):
            return True
    if lowered[last.end : last.end + 1] != ",":
        return False
    clause = max(lowered.rfind(mark, low, last.start) for mark in ",;") + 1 or low
    told = past.search(lowered, clause, last.start)
    told = told or (cues.participle.match(lowered, clause) if cues.participle else None)
    return told is not None and past.search(lowered, last.end, start) is not None
