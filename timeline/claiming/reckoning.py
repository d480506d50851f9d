"""Reckoning: dates that lie a stated length from another ("two years after ...", "within five years")."""

import re
from collections.abc import Sequence

from timeline.claiming.asides import asides, told_beside
from timeline.claiming.coming import finer, set_off, stay, story_day, to_come
from timeline.claiming.compound import compound
from timeline.claiming.distances import apart, begun, beyond, both, kin, later, led_to, limit, moved, off_plan, plain
from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import LAST, echoed, of_owner
from timeline.claiming.foregoing import from_foregoing
from timeline.claiming.hinges import close_of, in_row, lasts, of_its_own, passed_before, told_here
from timeline.claiming.kinds import Cues
from timeline.claiming.loose import loosely
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.claiming.prefaced import prefaced
from timeline.claiming.up_to_now import lingers
from timeline.records.timex import Timex

_LENGTH = re.compile(r"P(\d+)(\.5)?([YMWD])(?:(\d+)D)?")
_AWAY = re.compile(r"([+-]\d+)([mwd])")
_WORD = re.compile(r"\s*(\w+)")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}")
_REACH, _ASIDE, _LEAD, _NEXT = 70, 24, 24, 6
_OPENS = 8
_YEAR, _MONTHLY, _TWELVE, _HALF = 4, 7, 12, 6
_BOUNDS = ("until", "by", "before")
_EXACT = 2
"""Up to so many weeks lead from a day to a day, more of them to a month."""


def reckoned(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the moments of a sentence with those that a length of time leads to; `now` is the publication's date."""
    if not found and not marks.timexes:
        return []
    result = asides(lowered, marks, found, cues)
    for timex in compound(lowered, marks.timexes, cues):
        if (timex.type != "DURATION" and not timex.shift) or lingers(lowered, timex, marks.start, cues):
            continue
        if loose := loosely(timex, lowered, marks, result, memory, cues, now):
            result = loose
            continue
        if away := _AWAY.fullmatch(timex.shift or ""):
            result = _away(timex, int(away[1]), away[2].upper(), result, memory)
            continue
        count, unit = _length(timex)
        if not count or (cues.restated and cues.restated.match(lowered, timex.end, marks.end)):
            continue
        own = to_come(timex, count, unit, lowered, marks, cues, now)
        if own := own or stay(timex, count, unit, lowered, marks, memory, cues):
            result += own
            continue
        lead = lowered[max(marks.start, timex.start - _LEAD) : timex.start].rstrip()
        bounded = _bounds(lowered, marks.start, timex, cues)
        if bounded and (told := _within_of(timex, lowered, marks, found, memory, cues)):
            result += limit(timex, moved(told, count, unit), told)
        elif bounded and (plan := marks.cue("plan", marks.start, timex.start if cues.spaced else marks.end)):
            told = result[0].first if result else memory.moment.first if memory.moment else None
            base = now if now and _is_meant(lowered, plan.start, cues) else told or now
            result += limit(timex, moved(base, count, unit) or (later(base, count, unit) if base else None), base)
        elif bounded and (told := _before(timex, found, memory)):
            date = later(told, count, unit)
            changed = cues.changed and cues.changed.search(
                lowered[max(marks.start, timex.start - _REACH) : timex.start]
            )
            result += led_to(timex, timex.end, date, told, unit) if changed else limit(timex, date, told)
        elif _is_deadline(lowered, marks.start, timex, cues):
            base = result[-1].first if result else (memory.moment.first if memory.moment else None) or now
            result += limit(timex, moved(base, count, unit), base)
        elif lead.endswith(cues.ended_after) and unit == "Y" and not _goes_on(lowered, lead, timex, cues):
            result = [begun(moment, timex, count, lowered, cues) for moment in result]
        elif passed := passed_before(lowered, marks, timex, found, cues):
            earlier = [m for m in found if m.end <= timex.start]
            told = end_of(earlier[-1] if earlier else memory.moment)
            result += led_to(timex, passed, apart(timex, told, count, unit), told, unit)
        elif elder := cues.elder.match(lowered, timex.end) if cues.elder else None:
            result += kin(timex, count, unit, elder, lowered, found, cues)
        elif late := cues.late.match(lowered, timex.end) if cues.late else None:
            result += off_plan(timex, count if late.lastgroup == "late" else -count, unit, late.end(), found)
        elif behind := prefaced(timex, count, unit, lowered, marks, found, memory, cues):
            result += behind
        elif (after := cues.distance.match(lowered, timex.end)) and lead.endswith(cues.distance_led):
            ahead = not (after.lastgroup or "").startswith("after") or lead.endswith(cues.distance_ahead)
            count *= -1 if ahead else 1
            exactly = (after.lastgroup or "").endswith("exactly") or timex.text.lower().startswith(cues.exactly)
            unit = "E" if unit == "Y" and exactly else unit
            result = _distant(timex, count, unit, after.end(), lowered, marks, result, memory, now, cues)
    result = from_foregoing(lowered, marks, result, memory, cues, now)
    return sorted(_lasting(moment, lowered, marks, result, memory, cues) for moment in result)


def _bounds(lowered: str, low: int, timex: Timex, cues: Cues) -> bool:
    """Whether a length is all the time there was: "within a year", "en moins de deux ans", "在三年内"."""
    behind = not cues.spaced and lowered.startswith(cues.within, timex.end)
    end = timex.end if cues.spaced else timex.start
    within = behind or any(
        lowered.find(words + " " * cues.spaced, max(low, timex.start - len(words) - 1), end) >= 0
        for words in cues.within
    )
    lead = lowered[max(low, timex.start - _REACH) : timex.start]
    told = cues.lasting.search(lead) if within and cues.lasting else None
    return within and (told is None or told.lastgroup != "nth")


def _within_of(
    timex: Timex, lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues
) -> str | None:
    """The time behind a length that something came within: "within three months of the coup of 23 May"."""
    behind = cues.within_of.match(lowered, timex.end, marks.end) if cues.within_of else None
    if behind is None:
        return None
    base = next((m.first for m in found if behind.end() <= m.start <= behind.end() + _REACH), None)
    return base or echoed(lowered, behind.end(), marks.end, memory.told, cues)


def _away(timex: Timex, count: int, unit: str, found: list[Moment], memory: Memory) -> list[Moment]:
    """The moments with the day or month that weeks or days from what was told lead to: "six weeks later" than October
    is in November, "three weeks before" 20 January in December.
    """
    before = [m for m in found if m.end <= timex.start]
    last = before[-1] if before else memory.moment
    base = end_of(last)
    here = next((m for m in found if m.start <= timex.start < m.end), None)
    if timex.anchor not in ("previous", "heading") or base is None or not count:
        return found
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
        return found + led_to(timex, timex.end, later(base, count, unit, last and last.hedge) or base, base, unit)
    day = moved(base, count, unit) if unit == "W" else None
    if here is None or here.relation or day is None or not here.first or "/" not in here.first:
        return found
    low, high = here.first.split("/")
    if not low <= day <= high:
        return found
    date = day if abs(count) <= _EXACT else day[:_MONTHLY]
    return [m._replace(date=date, when=date) if m is here else m for m in found]


def _goes_on(lowered: str, lead: str, timex: Timex, cues: Cues) -> bool:
    """Whether the words around a length say that what was told ended so much later ("expired after ten years"), or of
    what it is counted from ("بعد عامين من").
    """
    if cues.distance.match(lowered, timex.end):
        return True
    told = cues.lasting.search(lead + " ") if cues.lasting else None
    return told is not None and told.lastgroup == "out"


def _length(timex: Timex) -> tuple[int, str]:
    """How many of which unit a length counts, half years in months; 0 for no count."""
    if timex.type != "DURATION":
        return 0, ""
    length = _LENGTH.fullmatch(timex.value)
    if length is None or (length[2] and length[3] != "Y"):
        return 0, ""
    unit = f"{length[3]}{length[4]}" if length[4] else length[3]
    return (12 * int(length[1]) + 6, "M") if length[2] else (int(length[1]), unit)


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
    return moment._replace(date=period, when=period, relation="period", first=period, why=why)


def _before(timex: Timex, found: Sequence[Moment], memory: Memory) -> str | None:
    """The day or month told of before a length of time, in its sentence or above it."""
    before = [moment for moment in found if moment.end <= timex.start]
    last = before[-1] if before else memory.moment if memory.near else None
    return end_of(last) if last is not None and last.relation in ("", "at") else None


def _is_meant(lowered: str, at: int, cues: Cues) -> bool:
    """Whether a word of what is planned stands in the present: "aims to", and not "wanted to" or "voted to order"."""
    words = lowered[max(0, at - _LEAD) : at + _LEAD].split()
    before = lowered[max(0, at - _LEAD) : at].split()
    return bool(cues.meant) and words[len(before)] not in cues.meant and not cues.infinitive.intersection(before[-1:])


def _is_deadline(lowered: str, low: int, timex: Timex, cues: Cues) -> bool:
    """Whether somebody is given so long to do something: "gave them seven days to leave"."""
    if cues.given is None or cues.to_do is None:
        return False
    given = cues.given.search(lowered[max(low, timex.start - _REACH) : timex.start])
    return bool(given and cues.to_do.match(lowered, timex.end))


def _distant(
    timex: Timex,
    count: int,
    unit: str,
    at: int,
    lowered: str,
    marks: Marks,
    found: list[Moment],
    memory: Memory,
    now: str | None,
    cues: Cues,
) -> list[Moment]:
    """Add the moment a length away from the event named at `at`, or that of the event where the sentence's own time
    lies so far from it; an event that has no date may be one of those told of above.
    """
    end = close_of(lowered, at, marks.end, cues)
    described, end = end < 0, abs(end) + _NEXT
    behind = (m for m in found if timex.end <= m.start <= min(end, at + _REACH))
    base = next((m for m in behind if m.start < at or m.relation not in _BOUNDS), None)  # "two days before 3 May"
    comma = lowered.rfind(",", at, base.start) if base else -1
    clause = _WORD.match(lowered, comma + 1) if comma >= 0 else None
    if clause and clause[1] in cues.coordinators:  # "after the vote, and in autumn"
        base = None
    before = [m for m in found if m.end <= timex.start and end_of(m)]
    row = in_row(timex, lowered, marks, before, cues)
    before = [m for m in before if m.timexes[0].type != "DURATION"] if row else before
    follows = _WORD.match(lowered, at, marks.end)
    verb = follows is not None and cues.past_verb is not None and cues.past_verb.match(lowered, follows.start(1))
    bare = follows is None or follows[1] in cues.coordinators or bool(verb)
    if base is not None and not before and cues.spaced and set_off(lowered, at, base, cues):
        return found
    through = lasts(lowered[marks.start : timex.start].rstrip(), timex, cues)
    if base is None and bare and (through or not (before and timex.start - before[-1].end <= _ASIDE)):
        last = end_of(before[-1] if before else memory.moment)
        return found + led_to(timex, at, apart(timex, last, count, unit), last, unit, through)
    if base is None and (own := told_here(lowered, at, before, marks, cues)) and (last := end_of(own)):
        return found + led_to(timex, at, apart(timex, last, count, unit), last, unit)
    if base is None and before and (last := end_of(before[-1])) and of_its_own(lowered, at, before[-1], cues):
        return found + led_to(timex, at, apart(timex, last, count, unit), last, unit)
    if base is None:
        near = told_beside(timex, at, marks, before, cues.spaced)
        aside = row or near or lowered[marks.start : timex.start].rstrip().endswith(",")
        since = next((m.first for m in found if m.end <= timex.start and m.relation in ("since", "from")), None)
        limits = (m.first for m in found if aside and m.end <= timex.start and m.relation in _BOUNDS)
        since = since or next(limits, None)
        last = end_of(memory.moment) if memory.near else None
        told = end_of(before[-1]) if before else since or (last or now) if unit in "YE" else since
        taken = cues.takes_up.match(lowered, at) if cues.takes_up else None
        named = taken and taken.groupdict().get("named") and not taken["that"]  # "the treaty at Canterbury"
        told_of = taken and ((unit in "YE" and not named) or echoed(lowered, at, marks.end, memory.told, cues))
        if aside and not bare and not told_of and (date := apart(timex, told, -count, unit)):
            why = f"“{timex.text}” counted back from {told}"
            implies = date[:4] if unit in "YME" else None
            run = bool(named) and count > 0 and bool(before)
            rest = [m._replace(implies=implies) if run and m is before[-1] else m for m in found]
            return [*rest, Moment(at, at + 1, date, date, "", True, None, date, (timex,), why, implies)]
        if aside and taken and before and before[-1].implies is None and unit in "YE" and count > 0:
            base = before[-1]._replace(implies=(moved(told, -count, "Y") or "")[:_YEAR] or None)
            return [base if m is before[-1] else m for m in found]
    if base is not None and "," in lowered[at : base.start] and not described:
        opens = timex.start - marks.start <= _OPENS and lowered[base.end : base.end + 1] == ","
        if opens or beyond(base, count, unit, now):  # "ten years after the founding, in 1959, it moved" was then
            return found
    if base is None and not bare and (day := story_day(lowered, marks, timex, memory, now, cues)):
        return found + led_to(timex, at, apart(timex, day, -count, unit), day, unit)
    beside = [m for m in found if 0 <= timex.start - m.end <= _ASIDE]
    if cues.spaced and beside:
        return both(found, beside[-1], base, count, unit)
    rest = [m for m in found if m is not base]
    if base is not None and base.first:
        event = lowered[at : base.timexes[0].start].strip()  # "two days before Christmas" tells of nothing that day
        if event and any(each.anchor != "previous" for each in base.timexes):  # "that July" has been told of
            rest.append(plain(base))
        return rest + led_to(timex, at, apart(timex, base.first, count, unit), base.first, unit, through)
    noun = cues.nouns.match(lowered, at, marks.end)
    named = [f"{LAST}{cues.noun_kinds[noun[1]]}"] if noun else []
    named += [hit.pattern for hit in marks.triggers if at <= hit.start <= at + _REACH]
    known = next((memory.events[name] for name in named if name in memory.events), None)
    known = (
        known or echoed(lowered, at, marks.end, memory.told, cues) or of_owner(lowered, at, marks, memory.told, cues)
    )
    known = finer(known, unit, memory) or (end_of(before[-1]) if before and not cues.spaced else None)
    again = not before and cues.takes_up is not None and cues.takes_up.match(lowered, at) is not None
    if known is None and memory.near and (again or (timex.start - marks.start <= _OPENS and unit in "YM")):
        known = end_of(memory.moment)
        if unit == "M" and len(known or "") == _YEAR:  # months are counted from what is told to the month
            known = next((told.date for told in reversed(memory.told) if len(told.date) > _YEAR), known)
    source = known if through else f"{known}, told of above"
    timed = through and any(not moment.relative for moment in rest)  # "in the decade before" with its own time
    return rest if timed else rest + led_to(timex, at, apart(timex, known, count, unit), source, unit, through)
