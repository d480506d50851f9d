"""Ranges: two dates that bound one period, by the words before and between them: "from 1951 to 1958"."""

import re

from timeline.claiming.kinds import Cues
from timeline.records.timex import Timex

_REACH, _SHORT, _YEAR = 40, 5, 4
_APART = frozenset("，、；。")
_ASIDE = re.compile(r"^,\s[^.;:,()]{4,70},\s*")


def opened(lowered: str, low: int, one: Timex, two: Timex, cues: Cues) -> int | None:
    """Return where the words open by which two dates bound a period, None where they do not."""
    words = lowered[one.end : two.start].strip()
    before = lowered[max(low, one.start - _REACH) : one.start]
    if len(one.value) < len(two.value) and two.value.startswith(one.value):  # "1974 - In May the dam is begun"
        return None
    for opening, closing in cues.ranges:
        between, joined = words, closing.match(words)
        if joined is None and opening and cues.spaced and words[:1] == ",":
            between = _ASIDE.sub("", words)  # "from 1959, when the pact was signed, until 1966"
            joined = closing.match(between)
        if joined is None or not _APART.isdisjoint(between[joined.end() :]):
            continue
        if len(between) - joined.end() > _SHORT and not (opening and of_thing(lowered, one, two, cues, joined.end())):
            continue
        if opening is None:
            ago = one.shift and one.anchor == "publication" and len(one.value) == _YEAR < len(two.value)
            return None if ago else one.start  # "a century ago – 18 March 1921 – they signed"
        if begun := opening.search(before):
            return one.start - len(before) + begun.start()
    return None


def of_thing(lowered: str, one: Timex, two: Timex, cues: Cues, at: int = 0) -> bool:
    """Tell whether the second of two dates is that of a thing that ends the period: "from 1951 to the coup of 1958"."""
    between = lowered[one.end : two.start].strip()
    named = cues.range_of.search(between, at) if cues.range_of else None
    return named is not None and (not at or named.start() == at)
