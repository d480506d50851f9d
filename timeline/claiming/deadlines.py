"""Deadlines: what came or is to come within a length of time: "within three months of the coup", "gave them seven days
to leave".
"""

from timeline.claiming.distances import later, led_to, limit, moved
from timeline.claiming.echoes import echoed
from timeline.claiming.lapse import Lapse
from timeline.claiming.moments import Moment, end_of

_REACH, _LEAD, _MONTHLY = 70, 24, 7


def within_of(lapse: Lapse) -> list[Moment] | None:
    """Return what came within so long of a time or an event: "within three months of the coup of 23 May"."""
    behind = lapse.cues.within_of.match(lapse.lowered, lapse.end, lapse.marks.end) if lapse.cues.within_of else None
    if behind is None or not _bounds(lapse):
        return None
    base = next((m.first for m in lapse.given if behind.end() <= m.start <= behind.end() + _REACH), None)
    base = base or echoed(lapse.lowered, behind.end(), lapse.marks.end, lapse.memory.told, lapse.cues)
    return lapse.found + limit(lapse.timex, moved(base, lapse.count, lapse.unit), base) if base else None


def planned_within(lapse: Lapse) -> list[Moment] | None:
    """Return what is to come within so long: from the publication on, or from what was told."""
    plan = lapse.marks.cue("plan", lapse.marks.start, lapse.start if lapse.cues.spaced else lapse.marks.end)
    if plan is None or not _bounds(lapse):
        return None
    base = lapse.now if lapse.now and _is_meant(lapse, plan.start) else _told_first(lapse) or lapse.now
    date = moved(base, lapse.count, lapse.unit) or (later(base, lapse.count, lapse.unit) if base else None)
    return lapse.found + limit(lapse.timex, date, base)


def came_within(lapse: Lapse) -> list[Moment] | None:
    """Return what came within so long of the time told before, or had become otherwise by then."""
    above = lapse.memory.moment if lapse.memory.near else None
    last = lapse.before[-1] if lapse.before else above
    told = end_of(last) if last is not None and last.relation in ("", "at") else None
    if not told or not _bounds(lapse):
        return None
    date = later(told, lapse.count, lapse.unit)
    if lapse.cues.changed and lapse.cues.changed.search(lapse.words(_REACH)):
        return lapse.found + led_to(lapse.timex, lapse.end, date, told, lapse.unit)
    return lapse.found + (_in_months(lapse, date, told) or limit(lapse.timex, date, told))


def _in_months(lapse: Lapse, date: str | None, told: str) -> list[Moment]:
    """Return the month, or the first and the last of those, in which came what did within days, weeks or months."""
    low, high = told[:_MONTHLY], (date or "")[:_MONTHLY]
    if lapse.unit == "Y" or not lapse.before or not lapse.cues.spaced or len(low) < _MONTHLY or len(high) < _MONTHLY:
        return []
    if not lapse.cues.infinitive.isdisjoint(lapse.words(_REACH).split()):  # "undertook to leave within sixty days"
        return []
    when = low if low == high else f"{low}/{high}"
    why = f"“{lapse.timex.text}” counted from {told}"
    return [Moment(lapse.start, lapse.end, when, when, "period", True, None, when, (lapse.timex,), why)]


def given_to_do(lapse: Lapse) -> list[Moment] | None:
    """Return the time by which somebody was to do something: "gave them seven days to leave"."""
    cues = lapse.cues
    if cues.given is None or cues.to_do is None or not cues.given.search(lapse.words(_REACH)):
        return None
    if not cues.to_do.match(lapse.lowered, lapse.end):
        return None
    base = lapse.found[-1].first if lapse.found else _told_first(lapse) or lapse.now
    return lapse.found + limit(lapse.timex, moved(base, lapse.count, lapse.unit), base)


def _told_first(lapse: Lapse) -> str | None:
    """The first time of the sentence, else the one told last above it."""
    first = lapse.found[0] if lapse.found else lapse.memory.moment
    return first.first if first else None


def _bounds(lapse: Lapse) -> bool:
    """Whether a length is all the time there was: "within a year", "en moins de deux ans", "在三年内"."""
    cues, lowered, low = lapse.cues, lapse.lowered, lapse.marks.start
    end = lapse.end if cues.spaced else lapse.start
    within = (not cues.spaced and lowered.startswith(cues.within, lapse.end)) or any(
        lowered.find(words + " " * cues.spaced, max(low, lapse.start - len(words) - 1), end) >= 0
        for words in cues.within
    )
    told = cues.lasting.search(lapse.words(_REACH)) if within and cues.lasting else None
    return within and (told is None or told.lastgroup != "nth")


def _is_meant(lapse: Lapse, at: int) -> bool:
    """Whether a word of what is planned stands in the present: "aims to", and not "wanted to" or "voted to order"."""
    words = lapse.lowered[max(0, at - _LEAD) : at + _LEAD].split()
    before = lapse.lowered[max(0, at - _LEAD) : at].split()
    meant, infinitive = lapse.cues.meant, lapse.cues.infinitive
    return bool(meant) and words[len(before)] not in meant and not infinitive.intersection(before[-1:])
