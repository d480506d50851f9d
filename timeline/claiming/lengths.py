"""Lengths: how long a state lasted is a period that a time told beside it begins or ends.

"Ruled from Goa in 1510 and held it for 450 years" runs on from there, "restored in 1999 after 24 years" ran up to it.
"""

import re
from collections.abc import Sequence

from timeline.claiming.distances import moved
from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.records.timex import Timex

POINT = re.compile(r"(\d{4})(?:-(?:(0\d|1[0-2])|2[1-4]))?(?:-(\d\d))?$")
LENGTH = re.compile(r"P(\d+(?:\.5)?)([YMWD])")
_REACH, _BESIDE, _CLOSE, _SLACK = 90, 24, 3, 8
_MONTHLY, _PAID, _FEW = 7, 6, 3
_OPENING = ("", ";")
_CLOSING = ("", ".", ",", ";", ":", "\n")
_TERMED = frozenset({"triggers/agreement", "triggers/ratified", "triggers/in_force"})
_ALIKE = {
    "closed": "after",
    "gap": "after",
    "off": "state",
    "term": "state",
    "been": "ended",
    "had": "ended",
    "wait": "out",
    "prior": "ended",
}
_EITHER = ("term", "closed")  # how long a pact was to hold, and what was over then: the time may stand behind
_STATES = ("state", "beside", "ended")
_LAST = 12 * 9999


def lengths(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the periods that a sentence's lengths of time give, in order; `found` are its other moments.

    `now`: the publication's date, up to which "the third in twenty years" counts where the sentence has no time.
    """
    result: list[Moment] = []
    for timex in marks.timexes:
        length = LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None or any(m.start < timex.end and timex.start < m.end for m in found):
            continue
        if counted := _up_to_now(lowered, timex, length, marks, found, memory, cues, now):
            result += counted
            continue
        ahead = cues.forward.match(lowered, timex.start, timex.end) if cues.forward else None
        lead = lowered[max(marks.start, timex.start - _REACH) : ahead.end() if ahead else timex.start]
        told = cues.lasting.search(lead) if cues.lasting else None
        verb = cues.lasting_behind.match(lowered, timex.end) if cues.lasting_behind else None
        both = (verb, told) if verb is not None and verb.lastgroup == "ended" else (told, verb)
        how = _behind(lowered, timex, marks, found, cues) or next((m.lastgroup for m in both if m), None) or ""
        if how == "state" and _ending(timex, found) is not None:
            how = "for"  # "stayed empty for six years, until 2021"
        alone = how == "beside" and not any(m.end <= timex.start for m in found)
        if (not how or alone) and cues.through and lead.rstrip().endswith(cues.through[0]):
            how = "state" if _told_on(lowered, timex, marks, found, memory, cues) else "for"
        prior, either, how = how == "prior", how in _EITHER, _ALIKE.get(how, how)
        if how in ("beside", "state") and any(m.relation == "until" and m.end <= timex.start for m in found):
            how = "by then" if cues.had_gone and cues.had_gone.search(lead) else how
        rest = lead[lead.rfind(";") :] if ";" in lead else ""
        if how == "beside" and rest and cues.had_gone and cues.had_gone.search(rest[rest.rfind(",") + 1 :]):
            how = "ended"  # "reopened in 1994; it had been shut for nineteen years"
        if how == "beside" and cues.gone_on and cues.gone_on.search(lead[lead.rindex(",") + 1 if "," in lead else 0 :]):
            how = "ended"  # "signed in 1997, after talks that had lasted for two years"
        if how == "after" and _went_on(lowered, timex, marks, found, cues):
            how = "out"
        pledged = how == "pledge"
        how = _meant(how, lowered, timex, found, marks, memory, cues, now)
        base = _base(lowered, how, timex, found, memory, now) if how else None
        base = _earliest(memory) if prior else base or (_next(timex, found) if either else None)
        point = POINT.match(base or "")
        if point is None or (length[2] == "M" and not point[2]):
            continue
        if length[2] in "WD" and (not point[3] or how not in _STATES):
            continue
        back = how in ("ended", "after", "nth", "for", "by then")
        period = period_of(point, length, back)
        if period is None:
            continue
        if back and timex.mod and len(period) == 9:
            period = known_start(period, memory)
        if how == "out":
            period = period.split("/")[-1]
        why = f"“{timex.text}” counted {'back ' if back else ''}from {base}, told of beside it"
        result.append(
            Moment(
                timex.start,
                timex.end,
                period,
                period,
                "" if how == "out" else "pledged" if pledged else "period",
                True,
                None,
                period,
                (timex,),
                why,
            )
        )
    return result


def _went_on(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], cues: Cues) -> bool:
    """Whether verbs of the past tell of the time before a length, and then of its end: "drawn in 1948, the line was
    swept away after nineteen years".
    """
    before = [m for m in found if m.end <= timex.start]
    if not before or cues.past_verb is None or lowered[before[-1].end : before[-1].end + 1] != ",":
        return False
    opened = max(lowered.rfind(mark, marks.start, before[-1].start) for mark in ",;") + 1 or marks.start
    told = cues.past_verb.search(lowered, opened, before[-1].start)
    return told is not None and cues.past_verb.search(lowered, before[-1].end, timex.start) is not None


def _told_on(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues) -> bool:
    """Whether how long it lasted opens or closes its clause in a sentence of the past that has no time of its own."""
    last = memory.moment if memory.near and cues.spaced else None
    if found or last is None or last.relation not in ("", "at", "since"):
        return False
    opens = (
        lowered[max(marks.start, timex.start - _REACH) : timex.start].rstrip().removesuffix(cues.through[0]).rstrip()
    )
    closes = lowered[timex.end : timex.end + 1] in _CLOSING and lowered.count(" ", marks.start, timex.start) >= _FEW
    if not closes and opens[-1:] not in _OPENING:
        return False
    had = cues.had_gone and cues.had_gone.search(lowered[marks.start : timex.start])
    cue = any(marks.cue(name, marks.start, marks.end) for name in ("perfect", "plan"))
    return not had and not cue and cues.present.search(lowered, marks.start, marks.end) is None


def _meant(
    how: str,
    lowered: str,
    timex: Timex,
    found: Sequence[Moment],
    marks: Marks,
    memory: Memory,
    cues: Cues,
    now: str | None,
) -> str:
    """What a length runs from where something is to be done in it: the time told, or the publication ("plan")."""
    if how not in ("over", "next", "plan", "pledge"):
        return how
    if how == "plan" and any(a.end <= timex.start <= a.end + _PAID and len(a.unit) == 3 for a in marks.amounts):
        above = [memory.moment] if memory.near and memory.moment else []
        paid = any(not m.relation for m in (*above, *(m for m in found if m.end <= timex.start)))
        return "state" if paid else ""  # "a loan of $3 million over ten years"
    cue = marks.cue("plan", marks.start, timex.start) or (how != "plan" and marks.cue("plan", timex.end, marks.end))
    if not cue and how != "pledge":
        return "" if how == "plan" else how
    told = any(m.end <= timex.start for m in found) if how != "pledge" else bool(found)
    if how == "plan" and cue and not told and not cues.meant.isdisjoint(lowered[cue.start : cue.end].split()):
        return ""  # what "was to" be paid "over a decade" was so long ago
    last = memory.moment if memory.near else None
    told = told or (how in ("plan", "pledge") and last is not None and not last.relative)
    return "state" if told and how != "over" else "plan" if now else how


def _up_to_now(
    lowered: str,
    timex: Timex,
    length: re.Match[str],
    marks: Marks,
    found: Sequence[Moment],
    memory: Memory,
    cues: Cues,
    now: str | None,
) -> list[Moment]:
    """The time of a length that runs up to the publication ("have been open for three weeks", "in the forty years
    since") or on from it ("has forty years left to run").
    """
    count, unit = round(float(length[1])), length[2]
    words = cues.then.match(lowered, _space(lowered, timex.end)) if cues.then else None
    if words is not None and words.lastgroup == "lacking":
        before = [m for m in found if m.end <= timex.start]
        base = end_of(before[-1] if before else memory.moment)
        period = f"{base[:4]}/{now[:4]}" if base and now and base[:4] < now[:4] else None
        return _reckoned(timex, words.end(), period, "period", f"“{timex.text}” since {base}, told of before")
    left = cues.lasting_behind.match(lowered, timex.end) if cues.lasting_behind else None
    if left is not None and left.lastgroup == "left":
        return _reckoned(timex, left.end(), moved(now, count, unit), "", f"“{timex.text}” counted from {now}")
    lead = lowered[max(marks.start, timex.start - _REACH) : timex.start].rstrip()
    lasts = cues.spaced and lead.endswith(" " + cues.through[0]) and marks.cue("perfect", marks.start, timex.start)
    if found or unit == "Y" or not (lasts or _runs(lowered, timex, marks, cues)):
        return []
    led = lowered[lasts.end : timex.start] if lasts else ""
    if "," in led or not cues.meant.isdisjoint(led.split()):  # another verb, in the past
        return []
    begun = (moved(now, -count, unit) or "")[:_MONTHLY]
    return _reckoned(
        timex, timex.end, begun and f"{begun}/..", "since", f"“{timex.text}” up to the publication ({now})"
    )


def _runs(lowered: str, timex: Timex, marks: Marks, cues: Cues) -> bool:
    """Whether what leads to a length has it run up to the writing, beside no verb of the past: "seit drei Wochen"."""
    if cues.up_to_now is None or not cues.up_to_now.search(lowered, marks.start, timex.start):
        return False
    return cues.up_to_then is None or cues.up_to_then.search(lowered, marks.start, marks.end) is None


def _space(lowered: str, at: int) -> int:
    return at + len(lowered[at : at + _CLOSE]) - len(lowered[at : at + _CLOSE].lstrip())


def _reckoned(timex: Timex, end: int, date: str | None, relation: str, why: str) -> list[Moment]:
    if not date:
        return []
    return [Moment(timex.start, end, date, date, relation, True, None, date, (timex,), why)]


def _behind(lowered: str, timex: Timex, marks: Marks, found: Sequence[Moment], cues: Cues) -> str:
    """Whether a length stands right behind the time that it runs from: "from May 1898 for ninety-nine years"."""
    last = next((m for m in reversed(found) if m.end <= timex.start), None)
    runs = last is not None and last.relation in ("since", "from", "") and cues.through
    if last and not last.relation and any(hit.label in _TERMED for hit in marks.triggers if hit.end <= last.start):
        return ""  # a pact "concluded in 1931 for five years" may have been renewed, or broken
    return "state" if last and runs and lowered[last.end : timex.start].strip() == cues.through[0] else ""


def _ending(timex: Timex, found: Sequence[Moment]) -> Moment | None:
    """The time behind a length until which it ran."""
    return next((m for m in found if 0 <= m.start - timex.end <= _BESIDE and m.relation == "until"), None)


def _base(lowered: str, how: str, timex: Timex, found: Sequence[Moment], memory: Memory, now: str | None) -> str | None:
    """The time that a length runs from or up to: the last told before it; "after five years" may open its sentence."""
    ending = _ending(timex, found)
    if how == "for":
        return ending.first if ending else None
    if how == "by then":  # "by then it had been closed for three years"
        return next((m.first for m in found if m.relation == "until" and m.end <= timex.start), None)
    behind = (moment.start for moment in found if 0 <= moment.start - timex.end <= _BESIDE)
    if any("," not in lowered[timex.end : start] for start in behind):  # "for five years from 1990"
        return None
    before = [moment for moment in found if moment.end <= timex.start]
    if how == "plan":
        return now
    if how == "nth":
        return before[-1].first if before else now
    if how == "after":
        base = before[-1] if before else found[0] if found else None
        return base.first if base and not base.relation else None
    meant = [m for m in before if m.relation != "by"] if how == "state" else before
    base = (meant or before)[-1] if before else memory.moment if how != "beside" else None
    if how in ("over", "next") and base is not None and base.relation == "period":
        return end_of(base)
    allowed = {
        "state": ("", "since", "from", "by") if not before else ("", "since", "from"),
        "next": ("", "until"),
        "ended": ("", "by"),
        "over": ("", "before", "by"),
    }.get(how, ("",))
    return base.first if base is not None and base.relation in allowed else None


def _next(timex: Timex, found: Sequence[Moment]) -> str | None:
    """The time right behind a pact's term, or a length that ended: "signed for ten years in 1996"."""
    return next((m.first for m in found if 0 <= m.start - timex.end <= _BESIDE and not m.relation), None)


def _earliest(memory: Memory) -> str | None:
    """The earliest time of the sentence told last: "before that came a gap of nine years"."""
    return min((told.date for told in memory.told if told.low == memory.told[-1].low), default=None)


def period_of(point: re.Match[str], length: re.Match[str], back: bool) -> str | None:
    """Return the years from a point to as long before or after it, the months where the length is one of these."""
    if length[2] in "WD":
        start = f"{point[1]}-{point[2]}-{point[3]}"
        end = moved(start, round(float(length[1])) * (-1 if back else 1), length[2])
        first, last = sorted((start[:_MONTHLY], (end or start)[:_MONTHLY]))
        return f"{first}/{last}" if first < last else None
    months = int(point[1]) * 12 + int(point[2] or 1) - 1
    far = months + round(float(length[1]) * (12 if length[2] == "Y" else 1)) * (-1 if back else 1)
    if far == months or not 12 <= far < _LAST:
        return None
    low, high = sorted((months, far))
    if length[2] == "Y":
        return f"{low // 12:04d}/{high // 12:04d}"
    return f"{low // 12:04d}-{low % 12 + 1:02d}/{high // 12:04d}-{high % 12 + 1:02d}"


def known_start(period: str, memory: Memory) -> str:
    """Return the period with the year of an event told above as its start, where "nearly forty years" come near it."""
    start, end = int(period[:4]), period[5:]
    slack = max(1, (int(end) - start) // _SLACK)
    told = {int(date[:4]) for date in memory.events.values()}
    near = min(
        (year for year in told if abs(year - start) <= slack and year < int(end)),
        key=lambda year: abs(year - start),
        default=start,
    )
    return f"{near:04d}/{end}"
