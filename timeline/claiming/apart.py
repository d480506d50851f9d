"""Times beside a count of years that are neither when it is kept nor what it runs from."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.claiming.drafts import Scene
from timeline.claiming.moments import Moment
from timeline.claiming.year_counts import Count, Reader
from timeline.records.timex import Timex

ON = ("", "as_of", "around", "by")
"""The relations of a moment at which something may be kept."""
_YEAR = re.compile(r"-?\d{4}")
_CLOSE, _HEAD, _LED = 4, 3, 2


def laps(moment: Moment, count: Count) -> bool:
    """Tell whether the words of a moment and a count overlap."""
    return moment.start < count.end and count.start < moment.end


def is_now(moment: Moment, count: Count, reader: Reader, scene: Scene) -> bool:
    """Tell whether a count that is told of the present stands before a time of long ago: "ties, now in their tenth
    year, were begun in 1991".
    """
    return count.form == "nth_year" and moment.start >= count.end and long_ago(moment, count, reader, scene)


def long_ago(moment: Moment, count: Count, reader: Reader, scene: Scene) -> bool:
    """Tell whether a time is not the present that the words of a count tell of: "bent in 1994, the union is now in its
    ninety-seventh year".
    """
    words = scene.lowered[max(0, count.start - _CLOSE) : count.end].split()
    year, now = _YEAR.match(moment.first or ""), _YEAR.match(scene.published or "")
    if reader.now.isdisjoint(words) or year is None or now is None:
        return False
    return abs(int(year[0]) - int(now[0])) > 1


def led_to(moment: Moment, count: Count, scene: Scene) -> bool:
    """Tell whether a moment is only what the length counted leads to ("it will be eighty years since", told beside a
    day), or is counted from the count: "two years before the sixtieth anniversary".
    """
    length = moment.timexes[0]
    if _leads(length, count, scene):
        return True
    if count.form in ("since", "age") and laps(moment, count) and length.shift == f"+{count.years}y":
        return True  # "in forty years nobody has crossed it", found as a time to come
    behind = length.start < count.end and count.start < length.end <= moment.start
    return length.type == "DURATION" and behind


def _leads(length: Timex, count: Count, scene: Scene) -> bool:
    """Whether a length leads from a count, or up to it: "two years before the sixtieth anniversary"."""
    counts = length.type == "DURATION" and scene.kinds.cues.distance.match(scene.lowered, length.end, count.start)
    return bool(counts) and len(scene.lowered[length.end : count.start].split()) <= _HEAD


def from_kept(count: Count, found: Sequence[Moment], scene: Scene) -> Moment | None:
    """Return the moment at which a count is kept that a time is told to lie so long before, or after: "asked for
    in 1994, four years before the centenary".
    """
    told = ((one, moment) for one, moment in pairwise(found) if one.first and moment.first)
    return next((moment for _, moment in told if _leads(moment.timexes[0], count, scene)), None)


def told_beside(moment: Moment, count: Count, scene: Scene) -> bool:
    """Tell whether a count of what is celebrated has a time of its own beside it, counted from the publication, or a
    written one before it in a text without a date.
    """
    if count.form != "anniversary" or laps(moment, count) or moment.relation not in ON:
        return False
    timex = moment.timexes[0]
    if timex.anchor is None:
        return moment.end <= count.start and not scene.document.source.published
    between = scene.lowered[moment.end : count.start] if moment.end <= count.start else ","
    if "," not in between and len(between.split()) <= _LED:  # "el sábado hace veinte años que se fue"
        return True
    return timex.anchor == "publication" and (timex.shift or "")[1:] in ("1y", "1m")


def counted_back(led: Moment, moment: Moment, count: Count) -> bool:
    """Tell whether the words of a count were read as a time so long before one of its sentence, at which it was kept:
    "a regatta of 1954, when the treaty was a hundred years old".
    """
    first, then = _YEAR.match(led.first or ""), _YEAR.match(moment.first or "")
    if led.timexes[0].anchor != "previous" or first is None or then is None:
        return False
    return moment.end <= count.start and int(then[0]) - int(first[0]) == count.years
