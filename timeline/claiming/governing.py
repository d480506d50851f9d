"""Governing: the verbs between the words that tell of an event and a date, which make the date their own.

A date goes with the verb of its clause. Where that is none of the triggers, what stands in the clause beside it tells
of another time: "signed a treaty of friendship, and both states joined the alliance on 18 February 1952".
"""

import re

from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.patterns import Hit
from timeline.span import Span

_CLOSED = re.compile(r"\s*(?:[,;)–—]|(\w+))")
_OPENED = ",(–—;:"
_FAR = 60


def governed(hit: Hit, place: Span, marks: Marks, lowered: str, cues: Cues) -> bool:
    """Tell whether a date goes with a verb of another clause than the words at `hit`: one behind these and before the
    date, or before these and behind it.
    """
    if cues.verbs is None or cues.parted is None:
        return False
    if hit.end <= place.start:
        parted = cues.parted.search(lowered, hit.end, place.start)
        return parted is not None and _other(marks, parted.start(), place.start, lowered, cues.verbs)
    if _set_off(place, marks, lowered, cues):
        return True
    parted_at = lowered.rfind(",", place.end, hit.start)
    return parted_at >= 0 and _other(marks, place.end, parted_at, lowered, cues.verbs)


def acted_on(hit: Hit, marks: Marks, lowered: str, cues: Cues) -> bool:
    """Tell whether the words at `hit` are only what a verb of no trigger acts on: "granted normal trade relations"."""
    if cues.verbs is None or cues.object_of is None or cues.past_verb is None:
        return False
    if cues.past_verb.search(lowered, hit.start, hit.end):
        return False
    for verb in cues.verbs.finditer(lowered, max(marks.start, hit.start - _FAR), hit.start):
        if cues.object_of.fullmatch(lowered, verb.end(), hit.end):
            return _other(marks, verb.start(), verb.end(), lowered, cues.verbs)
    return False


def about(place: Span, marks: Marks, lowered: str, cues: Cues) -> int:
    """Return where the words begin that only say what a pact is about whose signing a date closes: "signed a treaty of
    trade on 4 May 1921"; the date itself where there are none.
    """
    if cues.about is None or cues.past_verb is None:
        return place.start
    found = cues.about.search(lowered, max(marks.start, place.start - 2 * _FAR), place.start)
    if found is None or cues.past_verb.search(lowered, found.start("of"), place.start):
        return place.start
    return found.start("of")


def _set_off(place: Span, marks: Marks, lowered: str, cues: Cues) -> bool:
    """Whether a date closes words set off by commas that a participle of its own leads: "the pact, first studied in
    2016, is" or "Unveiled in 1912, it was".
    """
    closed = _CLOSED.match(lowered, place.end)
    if cues.participle is None or closed is None or (closed[1] and closed[1] not in cues.coordinators):
        return False
    opened = max(lowered.rfind(sign, marks.start, place.start) for sign in _OPENED)
    low = opened + 1 if opened >= 0 else marks.start
    found = cues.participle.match(lowered, low, place.start)
    return found is not None and not any(hit.start < found.end() and low <= hit.start for hit in marks.triggers)


def _other(marks: Marks, low: int, high: int, lowered: str, verbs: re.Pattern[str]) -> bool:
    """Whether a verb stands there that is no part of a trigger's words."""
    told = [hit for hit in marks.triggers if hit.start < high and low < hit.end]
    found = (verb.start() for verb in verbs.finditer(lowered, low, high))
    return any(not any(hit.start <= at < hit.end for hit in told) for at in found)
