"""States: how long something held, where what is told beside its length is its end, or both its ends are told above.

"The ban stood for six years: it was lifted in 1999", "a boycott of five years ended in June 1988", "cut in 2010 and
restored in 2016 ... the silence lasted six years", "nobody was posted there in the meantime".
"""

import re

from timeline.claiming.drafts import Sentence
from timeline.claiming.echoes import taken_up
from timeline.claiming.hinges import passed_before
from timeline.claiming.length import MONTHLY, Length
from timeline.claiming.moments import Moment
from timeline.claiming.periods import POINT

_FAR, _KEPT, _PAIR = 130, 6, 2
_YEAR, _MONTH, _LOOSE, _FEW = 12, 30.4, 2, 8
_MONTHS = {"Y": 12, "M": 1, "W": 7 / _MONTH, "D": 1 / _MONTH}
_SLACK = {"Y": 5, "M": 0.9, "W": 4 / _MONTH, "D": 1.6 / _MONTH}
"""By how many months two dates may lie nearer or farther apart than a length of a unit says."""
_OPENING = " .,;:–—-\n"
_SPLIT = re.compile(r"[.;]\s")


def ended(length: Length) -> Moment | None:
    """Return the period of what was over at a time told behind its length or beside it."""
    if length.cues.state_ends is None:
        return None
    through = length.cues.through
    sat = through and length.lead.rstrip().endswith(through[0])  # "sat for ten days and rose on 4 May"
    return (length.to_last_day() if sat else length).period(_end(length), back=True)


def _end(length: Length) -> str | None:
    cues, lowered, lead, end = length.cues, length.lowered, length.lead, length.timex.end
    if cues.state_ended_by and cues.state_ended_by.search(lead):  # "put an end to seven months of"
        own = [m for m in length.found if not m.relation and POINT.match(m.first or "")]
        before = [m.first for m in own if m.end <= length.timex.start]
        above = length.above.first if not length.found and length.above and not length.above.relation else None
        return before[-1] if before else own[0].first if own else above
    over = cues.state_opens.match(lowered, end) if cues.state_opens else None
    if over and not lead.strip(_OPENING):
        return next((m.first for m in length.behind if over.end() <= m.start and m.relation in ("", "not_until")), None)
    if passed := passed_before(length.timex, lowered, length.marks.start, length.found, cues):
        return next((m.first for m in length.behind if passed <= m.start and not m.relation), None)
    if length.before or cues.state_held is None or cues.state_ends is None:
        return None
    behind = next((m for m in length.behind if m.timexes[0].start <= end + _FAR), None)
    if behind is None or behind.relation not in ("", "until", "before", "not_until") or behind.implies:
        return None
    if _aside(length, behind):
        return behind.first
    between = lowered[end : behind.timexes[0].start]
    over = cues.state_ends.search(between)
    if over is None or _SPLIT.search(between[: over.start()].replace(";", "")):
        return None
    named = cues.state_named is not None and cues.state_named.search(lead)
    return behind.first if named or cues.state_held.search(lead) else None


def _aside(length: Length, behind: Moment) -> bool:
    """Whether an aside tells of a length before what its sentence does: "who had reigned for thirty years, died in"."""
    cues = length.cues
    if cues.state_aside is None or cues.state_then is None or cues.state_aside.search(length.lead) is None:
        return False
    if cues.termed is not None and cues.termed.search(length.lead):  # "leased for fifty years, it went back in 1956"
        return False
    return cues.state_then.match(length.lowered, length.timex.end, behind.start) is not None


def followed(length: Length) -> Moment | None:
    """Return the period of what came after a time: "the pact of 1955 was followed by ten years of calm"."""
    return length.period(_start(length)) if length.cues.state_ends else None


def _start(length: Length) -> str | None:
    cues, lowered, end = length.cues, length.lowered, length.timex.end
    opening = length.behind[0] if length.behind else None
    if opening and opening.relation in ("from", "since") and lowered[end : opening.start].strip() == ",":
        return opening.first if cues.state_held and cues.state_held.search(length.lead) else None
    if cues.state_followed is None or not cues.owned.match(lowered, end):
        return None
    before = [m for m in length.before if not m.relation]
    if (way := cues.state_followed.search(length.lead)) is not None:
        last = before[-1] if before else length.above
        return last.first if last is not None and (before or way.lastgroup == "alone") else None
    verb = cues.state_follows.match(lowered, end, length.marks.end) if cues.state_follows else None
    if verb is None or before:
        return None
    behind = next((m.first for m in length.behind if verb.end() <= m.start and not m.relation), None)
    return behind or (length.above.first if not length.found and length.above else None)


def between(length: Length) -> Moment | None:
    """Return the time between two dates told that lie as far apart as a state is told to have lasted, or as a length
    that sums it up says ("restored in 1986: a breach of six years"), or up to the one told above at which the like of
    it is told to have been over.
    """
    cues, told = length.cues, length.memory.told[-_KEPT:]
    lasts = cues.state_lasts is not None and cues.state_lasts.search(length.lead) is not None
    if not lasts and not _sums_up(length):
        return None
    own = [m.first for m in length.found if m.first and m.relation in ("", "at")]
    dates = own if length.found and lasts else [*(one.date for one in told), *own]
    for last in reversed(own or (dates if lasts else dates[-1:])):
        for first in reversed([date for date in dates if date < last]):
            if (size := _fitting(length, first, last)) and first[:size] < last[:size]:
                why = f"“{length.timex.text}” between {first} and {last}, told of before"
                return length.moment(f"{first[:size]}/{last[:size]}", why)
    broken = lasts and not length.found and told and cues.state_broken and cues.state_broken.search(length.lead)
    if not broken or cues.state_over is None:
        return None
    over = cues.state_over.search(length.lowered, told[-1].low, told[-1].high)
    return length.period(told[-1].date, back=True) if over else None


def _sums_up(length: Length) -> bool:
    """Whether a length says how long it was from one time told before to another: "a breach of six years"."""
    words = length.cues.state_sums.search(length.lead) if length.cues.state_sums else None
    behind = length.cues.state_summed
    return words is not None and (
        words.lastgroup is not None
        or (behind is not None and behind.match(length.lowered, length.timex.end) is not None)
    )


def _fitting(length: Length, first: str, last: str) -> int:
    """Return to how many characters dates are told that lie as far apart as a length says, 0 where they do not."""
    one, two, unit, mod = POINT.match(first), POINT.match(last), length.unit, length.timex.mod
    if one is None or two is None or (unit != "Y" and not (one[2] and two[2])):
        return 0
    daily = one[3] is not None and two[3] is not None
    if unit == "D" and not daily:
        return 0
    far: float = _YEAR * (int(two[1]) - int(one[1])) + (int(two[2]) - int(one[2]) if one[2] and two[2] else 0)
    far += (int(two[3]) - int(one[3])) / _MONTH if daily else 0
    count = float(length.value[1])
    slack = _SLACK[unit] if daily or unit in "YM" else 1
    slack = slack if not mod else slack * _LOOSE if unit != "Y" else _YEAR * max(1, count // _FEW)
    more = far - count * _MONTHS[unit]
    if not (0 if mod == "MORE_THAN" else -slack) <= more <= (0 if mod == "LESS_THAN" else slack):
        return 0
    return 4 if unit == "Y" else MONTHLY if unit == "M" or mod or not daily else len(last)


def meanwhile(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the times of a sentence, of one without any that between the two dates told last, which words like "in
    the meantime" take up.
    """
    marks, memory, scene, cues = sentence
    if found or len(memory.told) < _PAIR or not memory.near or cues.state_meanwhile is None:
        return found
    lowered = scene.lowered
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
    why = f"“{words[0]}” between {first.date} and {last.date}, told of above"
    date = f"{first.date[:size]}/{last.date[:size]}"
    timex = taken_up(lowered, words.start(), words.end(), date, why)
    return [Moment(words.start(), words.end(), date, date, "period", True, None, date, (timex,), why)]
