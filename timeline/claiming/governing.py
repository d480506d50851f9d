"""Governing: the verbs between the words that tell of an event and a date, which make the date their own.

A date goes with the verb of its clause. Where that is none of the triggers, what stands in the clause beside it tells
of another time: "signed a treaty of friendship, and both states joined the alliance on 18 February 1952".
"""

import re

from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.patterns import Hit
from timeline.span import Span

_PARTED = re.compile(r"[,;:(–—]| (?:but|that|which|who) ")


def governed(hit: Hit, place: Span, marks: Marks, lowered: str, cues: Cues) -> bool:
    """Tell whether a date goes with a verb of another clause than the words at `hit`: one behind these and before the
    date, or before these and behind it.
    """
    if cues.verbs is None:
        return False
    if hit.end <= place.start:
        parted = _PARTED.search(lowered, hit.end, place.start)
        return parted is not None and _other(marks, parted.start(), place.start, lowered, cues.verbs)
    parted_at = lowered.rfind(",", place.end, hit.start)
    return parted_at >= 0 and _other(marks, place.end, parted_at, lowered, cues.verbs)


def _other(marks: Marks, low: int, high: int, lowered: str, verbs: re.Pattern[str]) -> bool:
    """Whether a verb stands there that is no part of a trigger's words."""
    told = [hit for hit in marks.triggers if hit.start < high and low < hit.end]
    found = (verb.start() for verb in verbs.finditer(lowered, low, high))
    return any(not any(hit.start <= at < hit.end for hit in told) for at in found)
