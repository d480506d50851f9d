"""States: how long something held, where what is told beside its length is its end, or both its ends are told above.

"The ban stood for six years: it was lifted in 1999", "a boycott of five years ended in June 1988", "cut in 2010 and
restored in 2016 ... the silence lasted six years", "nobody was posted there in the meantime".
"""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import taken_up
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.periods import LENGTH, POINT, known_start, period_of
from timeline.records.timex import Timex

_REACH, _FAR, _KEPT, _MONTHLY, _PAIR = 90, 130, 6, 7, 2
_YEAR = 12
_OPENING = " .,;:–—-\n"
_SPLIT = re.compile(r"[.;]\s")


def states(lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> list[Moment]:
    """Return the periods of a sentence's states whose end is told, or both of whose ends are; `found` are its other
    moments.
    """
    result: list[Moment] = []
    if cues.state_ends is None:
        return result
    for timex in marks.timexes:
        length = LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None or any(m.start < timex.end and timex.start < m.end for m in found):
            continue
        low = max(marks.start, timex.start - _REACH)
        lead = lowered[low : timex.start]
        if (base := _ended(lowered, lead, timex, marks, found, cues)) is not None:
            result += _counted(timex, base, length, True, memory)
        elif (begun := _followed(lowered, lead, timex, marks, found, memory, cues)) is not None:
            result += _counted(timex, begun, length, False)
        elif not found and cues.state_lasts and cues.state_lasts.search(lead):
            result += _between(lowered, timex, marks, length, memory, cues)
    return result or _meanwhile(lowered, marks, found, memory, cues)


def _ended(lowered: str, lead: str, timex: Timex, marks: Marks, found: Sequence[Moment], cues: Cues) -> str | None:
    """The date behind or beside a length at which what it measures was over."""
    assert cues.state_ends is not None
    if cues.state_ended_by and cues.state_ended_by.search(lead):  # "put an end to seven months of"
        own = [m for m in found if not m.relation and POINT.match(m.first or "")]
        before = [m.first for m in own if m.end <= timex.start]
        return before[-1] if before else own[0].first if own else None
    if (over := cues.state_opens.match(lowered, timex.end) if cues.state_opens else None) and not lead.strip(_OPENING):
        own = [m for m in found if over.end() <= m.start and m.relation in ("", "not_until")]
        return own[0].first if own else None
    if any(m.end <= timex.start for m in found) or cues.state_held is None:
        return None
    behind = next((m for m in found if timex.end <= m.start and m.timexes[0].start <= timex.end + _FAR), None)
    if behind is None or behind.relation not in ("", "until", "before", "not_until") or behind.implies:
        return None
    between = lowered[timex.end : behind.timexes[0].start]
    named = cues.state_named is not None and cues.state_named.search(lead) is not None
    over = cues.state_ends.search(between)
    if over is None or _SPLIT.search(between[: over.start()].replace(";", "")):
        return None
    return behind.first if named or cues.state_held.search(lead) else None


def _followed(
    lowered: str, lead: str, timex: Timex, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues
) -> str | None:
    """The date that a state of so long came after: "the pact of 1955 was followed by ten years of calm"."""
    opened = next((m for m in found if m.start >= timex.end), None)
    if opened is not None and opened.relation in ("from", "since") and lowered[timex.end : opened.start].strip() == ",":
        return opened.first if cues.state_held and cues.state_held.search(lead) else None
    if cues.state_followed is None or not cues.owned.match(lowered, timex.end):
        return None
    before = [m for m in found if m.end <= timex.start and not m.relation]
    if (way := cues.state_followed.search(lead)) is not None:
        last = before[-1] if before else memory.moment if memory.near else None
        return last.first if last is not None and (before or way.lastgroup == "alone") else None
    verb = cues.state_follows.match(lowered, timex.end, marks.end) if cues.state_follows else None
    if verb is None or before:
        return None
    behind = next((m.first for m in found if verb.end() <= m.start and not m.relation), None)
    return behind or (memory.moment.first if not found and memory.near and memory.moment else None)


def _between(
    lowered: str, timex: Timex, marks: Marks, length: re.Match[str], memory: Memory, cues: Cues
) -> list[Moment]:
    """The time between two dates told above that lie as far apart as a state is told to have lasted, or up to the one
    at which the like of it is told to have been over.
    """
    told = memory.told[-_KEPT:]
    months = round(float(length[1]) * (_YEAR if length[2] == "Y" else 1))
    for last in reversed(told):
        for first in reversed([one for one in told if one.date < last.date]):
            far = _apart(first.date, last.date)
            if far is not None and abs(far - months) <= (5 if length[2] == "Y" else 1):
                size = 4 if length[2] == "Y" else _MONTHLY
                why = f"“{timex.text}” between {first.date} and {last.date}, told of above"
                return _period(timex, timex.start, timex.end, f"{first.date[:size]}/{last.date[:size]}", why)
    if not told or cues.state_over is None or cues.state_broken is None:
        return []
    lead = lowered[marks.start : timex.start]
    if cues.state_broken.search(lead) and cues.state_over.search(lowered, told[-1].low, told[-1].high):
        return _counted(timex, told[-1].date, length, True)
    return []


def _apart(first: str, last: str) -> int | None:
    """How many months lie between two dates; None for what is no month or year."""
    one, two = POINT.match(first), POINT.match(last)
    if one is None or two is None:
        return None
    if not (one[2] and two[2]):
        return _YEAR * (int(two[1]) - int(one[1]))
    return _YEAR * (int(two[1]) - int(one[1])) + int(two[2]) - int(one[2])


def _meanwhile(lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> list[Moment]:
    """The time between the two dates told last, which words like "in the meantime" take up."""
    if found or len(memory.told) < _PAIR or not memory.near or cues.state_meanwhile is None:
        return []
    words = cues.state_meanwhile.search(lowered, marks.start, marks.end)
    if words is None:
        return []
    ends = [one for one in memory.told if one.low == memory.told[-1].low]
    above = [one for one in memory.told[-_KEPT:] if one.low < ends[0].low]
    first, last = ends[0], ends[-1]
    if first.date[:4] == last.date[:4] and above:
        first, last = above[-1], first
    size = 4 if first.date[:4] < last.date[:4] else min(len(first.date), len(last.date))
    if first.date[:size] >= last.date[:size]:
        return []
    said = lowered[words.start() : words.end()]
    why = f"“{said}” between {first.date} and {last.date}, told of above"
    date = f"{first.date[:size]}/{last.date[:size]}"
    timex = taken_up(lowered, words.start(), words.end(), date, why)
    return _period(timex, words.start(), words.end(), date, why)


def _counted(timex: Timex, base: str, length: re.Match[str], back: bool, memory: Memory | None = None) -> list[Moment]:
    point = POINT.match(base)
    if point is None or (length[2] == "M" and not point[2]) or (length[2] in "WD" and not point[3]):
        return []
    period = period_of(point, length, back)
    if period and memory is not None and timex.mod and length[2] == "Y":
        period = known_start(period, memory)
    why = f"“{timex.text}” counted {'back ' if back else ''}from {base}, told of beside it"
    return _period(timex, timex.start, timex.end, period, why) if period else []


def _period(timex: Timex, start: int, end: int, period: str, why: str) -> list[Moment]:
    return [Moment(start, end, period, period, "period", True, None, period, (timex,), why)]
