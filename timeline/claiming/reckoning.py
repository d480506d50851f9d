"""Reckoning: dates that lie a stated length from another ("two years after ...", "within five years")."""

import re
from collections.abc import Callable, Sequence

from timeline.claiming.asides import asides
from timeline.claiming.coming import stay, to_come
from timeline.claiming.compound import compound
from timeline.claiming.deadlines import came_within, given_to_do, planned_within, within_of
from timeline.claiming.distances import apart, begun, kin, later, led_to, moved, off_plan
from timeline.claiming.distant import distant
from timeline.claiming.drafts import Memory, Sentence
from timeline.claiming.foregoing import from_foregoing
from timeline.claiming.hinges import passed_before
from timeline.claiming.kinds import Cues
from timeline.claiming.lapse import Lapse, measure
from timeline.claiming.loose import loosely
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.claiming.prefaced import prefaced
from timeline.claiming.up_to_now import lingers
from timeline.light import replace
from timeline.records.timex import Timex

_AWAY = re.compile(r"([+-]\d+)([mwd])")
_YEAR, _MONTHLY, _TWELVE, _HALF, _LEAD = 4, 7, 12, 6, 24
_EXACT = 1
"""So many weeks lead from a day to a day, more of them to a month."""


def reckoned(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments of a sentence with those that a length of time leads to."""
    marks, memory, scene, cues = sentence
    if not found and not marks.timexes:
        return []
    lowered, now = scene.lowered, scene.published
    result = asides(lowered, marks, found, cues)
    for timex in compound(lowered, marks.timexes, cues):
        if (timex.type != "DURATION" and not timex.shift) or lingers(lowered, timex, marks.start, cues):
            continue
        if loose := loosely(timex, lowered, marks, result, memory, cues, now):
            result = loose
        elif away := _AWAY.fullmatch(timex.shift or ""):
            result = _away(timex, int(away[1]), away[2].upper(), result, memory)
        elif (length := measure(timex))[0]:
            result = _led(Lapse(timex, *length, lowered, marks, found, result, memory, cues, now))
    result = from_foregoing(lowered, marks, result, memory, cues, now)
    result = [_lasting(m, lowered, marks, result, memory, cues) if m.timexes[0].shift else m for m in result]
    return sorted(result) if len(result) > 1 else result


def _led(lapse: Lapse) -> list[Moment]:
    """The moments of a sentence with what a lapse leads to, in the first way that fits."""
    again = lapse.cues.restated
    if again and again.match(lapse.lowered, lapse.end, lapse.marks.end):
        return lapse.found
    return next((led for way in _WAYS if (led := way(lapse)) is not None), lapse.found)


def _ended_after(lapse: Lapse) -> list[Moment] | None:
    """What ended so many years after it began: "expired in 1999 after ten years"."""
    if not lapse.lead.endswith(lapse.cues.ended_after) or lapse.unit != "Y" or _goes_on(lapse):
        return None
    return [begun(moment, lapse.timex, lapse.count, lapse.lowered, lapse.cues) for moment in lapse.found]


def _goes_on(lapse: Lapse) -> bool:
    """Whether the words around a length say that what was told ended so much later ("expired after ten years"), or of
    what it is counted from ("بعد عامين من").
    """
    if lapse.cues.distance.match(lapse.lowered, lapse.end):
        return True
    told = lapse.cues.lasting.search(lapse.lead + " ") if lapse.cues.lasting else None
    return told is not None and told.lastgroup == "out"


def _passed(lapse: Lapse) -> list[Moment] | None:
    """What so much time passed before: "eleven years passed before envoys came"; if its own time is told, nothing."""
    if not (end := passed_before(lapse.timex, lapse.lowered, lapse.marks.start, lapse.given, lapse.cues)):
        return None
    if any(end <= m.start and not m.relation for m in lapse.given):
        return lapse.found
    date = apart(lapse.timex, lapse.last, lapse.count, lapse.unit)
    return lapse.found + led_to(lapse.timex, end, date, lapse.last, lapse.unit)


def _younger(lapse: Lapse) -> list[Moment] | None:
    """What is so much younger or older than what was told."""
    words = lapse.cues.elder.match(lapse.lowered, lapse.end) if lapse.cues.elder else None
    if words is None:
        return None
    return lapse.found + kin(lapse.timex, lapse.count, lapse.unit, words, lapse.lowered, lapse.given, lapse.cues)


def _late(lapse: Lapse) -> list[Moment] | None:
    """What came so much later or sooner than was planned."""
    words = lapse.cues.late.match(lapse.lowered, lapse.end) if lapse.cues.late else None
    if words is None:
        return None
    count = lapse.count if words.lastgroup == "late" else -lapse.count
    return lapse.found + off_plan(lapse.timex, count, lapse.unit, words.end(), lapse.given)


_WAYS: tuple[Callable[[Lapse], list[Moment] | None], ...] = (
    to_come,
    stay,
    within_of,
    planned_within,
    came_within,
    given_to_do,
    _ended_after,
    _passed,
    _younger,
    _late,
    prefaced,
    distant,
)
"""The ways in which a lapse may lead to a date, tried in this order; None says that a way does not fit."""


def _away(timex: Timex, count: int, unit: str, found: list[Moment], memory: Memory) -> list[Moment]:
    """The moments with the day or month that weeks or days from what was told lead to: "six weeks later" than October
    is in November, "three weeks before" 20 January in December.
    """
    before = [m for m in found if m.end <= timex.start]
    last = before[-1] if before else memory.moment
    base = end_of(last)
    here = next((m for m in found if m.start <= timex.start < m.end), None)
    if timex.anchor not in ("previous", "heading") or base is None or "X" in base or not count:
        return found  # nor does it lead on from some time of a decade
    if unit == "M" and len(base) == _YEAR and here is None and abs(count) >= _HALF and count % _TWELVE:
        year = int(base) + count // _TWELVE  # "eighteen months later" than some time of 1975
        return found + led_to(timex, timex.end, f"{year:04d}/{year + 1:04d}", base, unit)
    if unit == "M" and (len(base) != _YEAR or count % _TWELVE or here is not None):
        return found
    if unit == "M":
        return found + led_to(timex, timex.end, moved(base, count // _TWELVE, "Y"), base, "Y")
    if "-XX" in timex.value and before and here is None and len(base) == _YEAR:  # "in 1962, reopened a week later"
        return found + led_to(timex, timex.end, base, base, unit)
    if "-XX" in timex.value and here is None and len(base) == _MONTHLY:
        return found + led_to(
            timex, timex.end, later(base, count, unit, last.hedge if last else None) or base, base, unit
        )
    day = moved(base, count, unit) if unit == "W" else None
    if here is None or here.relation or day is None or not here.first or "/" not in here.first:
        return found
    low, high = here.first.split("/")
    if not low <= day <= high:
        return found
    date = day if abs(count) <= _EXACT else day[:_MONTHLY]
    return [replace(m, date=date, when=date) if m is here else m for m in found]


def _lasting(moment: Moment, lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> Moment:
    """What went on "for a decade after that" did so from the time told of before."""
    timex = moment.timexes[0] if moment.timexes else None
    if timex is None or moment.relation or timex.anchor != "previous" or not (timex.shift or "").startswith("+"):
        return moment
    lead = lowered[max(marks.start, moment.start - _LEAD) : moment.start].rstrip()
    before = [m for m in found if m.end <= moment.start]
    last = end_of(before[-1] if before else memory.moment) or ""
    if not last or not lead.endswith(cues.through) or not timex.text[0].isalnum():
        return moment
    if not last[:4] < (moment.first or "")[:4]:
        return moment
    period = f"{last[:4]}/{(moment.first or '')[:4]}"
    why = f"{moment.why}; all the time from {last}, told of before"
    return replace(moment, date=period, when=period, relation="period", first=period, why=why)
