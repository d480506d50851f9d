"""Hinges: the date of its sentence that a length of time hangs on, where the words show it."""

import re
from collections.abc import Sequence

from timeline.claiming.cues import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex

_BESIDE, _LEAD, _HERE = 8, 50, 24
_ALONE = ("", ".", ",", ";", ":", ")", "،", "؛", "\n")
_CLOSES, _WORD = re.compile("[,;،؛]"), re.compile(r"\w+")


def close_of(lowered: str, at: int, high: int, cues: Cues) -> int:
    """Return where the words of an event that begin at `at` close: at the first comma, or below zero (so much before
    it) at the second where a verb of the past behind the first one describes the event: "a day after the raid,
    carried out on 4 May, they left"; before another verb: "shut ten years after the flood and rebuilt in 1983".
    """
    high = next(
        (
            word.start()
            for word in _WORD.finditer(lowered, at, high)
            if word[0] in cues.coordinators and cues.past_verb and cues.past_verb.match(lowered, word.end() + 1)
        ),
        high,
    )
    first = _CLOSES.search(lowered, at, high)
    if first is None:
        return high
    if first[0] in ";؛" or cues.past_verb is None or not cues.past_verb.match(lowered, first.end() + 1):
        return first.start()
    second = _CLOSES.search(lowered, first.end(), high)
    return -(second.start() if second else high)


def of_its_own(lowered: str, at: int, before: Moment, cues: Cues) -> bool:
    """Tell whether the event at `at` is of what a date names: "the 1977 pact was mended a year after its signing"."""
    start = before.timexes[0].start
    called = before.timexes[0].named or cues.owned.fullmatch(lowered, lowered.rfind(" ", 0, start - 1), start)
    return bool(called and cues.its and cues.its.match(lowered, at))


def told_here(
    lowered: str, at: int, before: Sequence[Moment], marks: Marks, cues: Cues, end: int = -1
) -> Moment | None:
    """Return the time told in the sentence of what a noun at `at`, up to `end`, takes up: "the treaty, signed in May
    1997, lapsed twenty-two years after its signing".
    """
    noun = cues.nouns.match(lowered, at, marks.end)
    if noun is None or (noun.end() != end and lowered[noun.end() : noun.end() + 1] not in _ALONE):
        return None
    label = f"triggers/{cues.noun_kinds[noun[1]]}"
    hits = [hit for hit in marks.triggers if hit.label == label and hit.start < at]
    own = (m for m in reversed(before) if any(min(abs(m.start - h.end), abs(h.start - m.end)) <= _HERE for h in hits))
    return next(own, None)


def in_row(timex: Timex, lowered: str, marks: Marks, before: Sequence[Moment], cues: Cues) -> bool:
    """Tell whether a length goes on from another that was counted back: "on 4 May, a month after the ban and two weeks
    after the recall".
    """
    words = lowered[marks.start : timex.start].split()
    return bool(words and before) and words[-1] in cues.coordinators and before[-1].timexes[0].type == "DURATION"


def passed_before(timex: Timex, lowered: str, low: int, found: Sequence[Moment], cues: Cues) -> int:
    """Return where the words end that make a length the time until what they lead to, 0 where none do: "eleven years
    passed before", "it was another six years before envoys came", "they waited ten years before". `low`: where its
    sentence begins.
    """
    if cues.passed is None:
        return 0
    if passed := cues.passed.match(lowered, timex.end):
        return passed.end()
    until = cues.awaited_to.match(lowered, timex.end) if cues.awaited_to else None
    if until is None or cues.awaited is None or any(0 <= m.start - until.end() <= _BESIDE for m in found):
        return 0
    return until.end() if cues.awaited.search(lowered[max(low, timex.start - _LEAD) : timex.end]) else 0


def lasts(lead: str, timex: Timex, cues: Cues) -> bool:
    """Tell whether a length is all the time from or up to what it counts from: "for two decades after"."""
    first = timex.text.lower().split()[0]
    opened = first in cues.definite and f"{lead} {first}".endswith(cues.through)  # "in the ten years before"
    return opened or lead.endswith(cues.through)


def gone_on(last: Moment, found: Sequence[Moment]) -> Moment:
    """Return the time that a sentence leaves its story at: the one that a length leads to from the date told last.

    "Four days after the wreck, found on 28 June, divers went down": that was on 2 July.
    """
    for moment in found:
        counted = moment.timexes[0].type == "DURATION" and not moment.relation and moment.end < last.start
        if counted and last.first and last.first < (moment.first or "")[: len(last.first)]:
            between = [m for m in found if moment.end <= m.start < last.start]
            return last if between else moment
    return last
