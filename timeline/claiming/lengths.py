"""Lengths: how long a state lasted is a period that a time told beside it begins or ends.

"Ruled from Goa in 1510 and held it for 450 years" runs on from there, "restored in 1999 after 24 years" ran up to it.
"""

import re
from collections.abc import Sequence

from timeline.claiming.distances import moved
from timeline.claiming.drafts import Memory
from timeline.claiming.elapsing import elapsed, making, opened, still_open, went_on
from timeline.claiming.kinds import Cues
from timeline.claiming.literals import may_stand
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.claiming.periods import LENGTH, POINT, known_start, period_of, too_long
from timeline.claiming.terms import behind_of, earliest, term_of
from timeline.records.timex import Timex

_REACH, _BESIDE, _CLOSE = 90, 24, 3
_MONTHLY, _PAID, _FEW, _CLOSING_IN = 7, 6, 3, 6
_OPENING = ("", ";")
_CLOSING = ("", ".", ",", ";", ":", "\n")
_TERMED = frozenset({"triggers/agreement", "triggers/ratified", "triggers/in_force"})
_ALIKE = {
    "closed": "after",
    "gap": "after",
    "off": "state",
    "shut": "state",
    "term": "state",
    "was": "state",
    "been": "ended",
    "had": "ended",
    "wait": "out",
    "prior": "ended",
    "opens": "state",
}
_EITHER = ("term", "closed")  # how long a pact was to hold, and what was over then: the time may stand behind
_STATES = ("state", "beside", "ended", "after", "out")
_PARTED = re.compile("[,;:.(–—、，；。]")


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
        if counted := still_open(lowered, timex, marks.start, found, cues, now):
            result += counted
            continue
        if counted := _up_to_now(lowered, timex, length, marks, found, memory, cues, now):
            result += counted
            continue
        ahead = cues.forward.match(lowered, timex.start, timex.end) if cues.forward else None
        lead = lowered[max(marks.start, timex.start - _REACH) : ahead.end() if ahead else timex.start]
        told = cues.lasting.search(lead) if cues.lasting and may_stand(cues.lasting, lead, 0, len(lead)) else None
        verb = cues.lasting_behind.match(lowered, timex.end) if cues.lasting_behind else None
        both = (verb, told) if verb is not None and verb.lastgroup == "ended" else (told, verb)
        how = _behind(lowered, timex, marks, found, cues) or next((m.lastgroup for m in both if m), None) or ""
        if cues.from_then and cues.through and lead.rstrip().endswith(cues.through[0]):
            how = "state" if cues.from_then.match(lowered, timex.end) else how
        if how == "state" and _ending(timex, found) is not None:
            how = "for"  # "stayed empty for six years, until 2021"
        alone = how == "beside" and not any(m.end <= timex.start for m in found)
        if (not how or alone) and cues.through and lead.rstrip().endswith(cues.through[0]):
            how = "state" if _told_on(lowered, timex, marks, found, memory, cues) else "for"
        opens, prior, either, how = how == "opens", how == "prior", how in _EITHER, _ALIKE.get(how, how)
        if how in ("beside", "state") and any(m.relation == "until" and m.end <= timex.start for m in found):
            how = "by then" if cues.had_gone and cues.had_gone.search(lead) else how
        rest = lead[lead.rfind(";") :] if ";" in lead else ""
        if how == "beside" and rest and cues.had_gone and cues.had_gone.search(rest[rest.rfind(",") + 1 :]):
            how = "ended"  # "reopened in 1994; it had been shut for nineteen years"
        if how == "beside" and cues.gone_on and cues.gone_on.search(lead[lead.rindex(",") + 1 if "," in lead else 0 :]):
            how = "ended"  # "signed in 1997, after talks that had lasted for two years"
        if how in ("", "after") and elapsed(lowered, timex, marks, found, memory, cues):
            how = "out"
        if how == "after" and went_on(lowered, timex, marks, found, cues):
            how = "out"
        if cues.termed is not None and cues.termed.search(lead):
            how = "term"
        if making(lowered, timex, marks, found, memory, cues):
            how = "ended"
        pledged = how == "pledge"
        how = _meant(how, lowered, timex, found, marks, memory, cues, now)
        base = _base(lowered, how, timex, found, memory, cues, now) if how else None
        if (how == "after" and not cues.spaced) or (either and not base):
            base = behind_of(timex, found) or base  # "始まった交渉は14年にわたり、1965年に妥結した"
        base = earliest(memory) if prior else (opened(timex, found) if opens else None) or base
        point = POINT.match(base or "")
        if point is None or (length[2] == "M" and not point[2]):
            continue
        if length[2] in "WD" and (not point[3] or how not in _STATES):
            continue
        back = how in ("ended", "after", "nth", "for", "by then")
        back = back or (how == "state" and too_long(period_of(point, length, False), lead, now, cues))
        # "three days of talks opened": the last is the third
        run = LENGTH.fullmatch(f"P{int(length[1]) - 1}D") if opens and length[2] == "D" else length
        period = period_of(point, run, back) if run else None
        if period and timex.mod and length[2] in "WD":  # "for nearly six weeks" is not told to the day
            period = "/".join(day[:_MONTHLY] for day in period.split("/"))
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


def _base(
    lowered: str, how: str, timex: Timex, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> str | None:
    """The time that a length runs from or up to: the last told before it; "after five years" may open its sentence."""
    ending = _ending(timex, found)
    if how == "for":
        return ending.first if ending else None
    if how == "by then":  # "by then it had been closed for three years"
        return next((m.first for m in found if m.relation == "until" and m.end <= timex.start), None)
    for moment in (m for m in found if 0 <= m.start - timex.end <= _BESIDE):
        words = lowered[timex.end : moment.start]
        joined = moment.relation == "until" or cues.coordinators.isdisjoint(words.split())
        if joined and not _PARTED.search(words):  # "for five years from 1990"
            return None
    before = [moment for moment in found if moment.end <= timex.start]
    if how == "ended" and not before and cues.by_then and cues.by_then.match(lowered, timex.end):
        return next((m.first for m in found if not m.relation and timex.end <= m.start), None)
    if how == "term":
        return term_of(lowered, timex, found, memory, cues)
    if how == "plan":
        return now
    if how == "nth":
        told = end_of(memory.moment) if memory.near else None
        return before[-1].first if before else told or now
    if how == "after":
        ends = (m for m in found if 0 <= m.start - timex.end <= _CLOSING_IN and "," in lowered[timex.end : m.start])
        base = next(ends, before[-1] if before else found[0] if found else None)  # "came home after 40 days, in May"
        base = base if before or (base and ";" not in lowered[timex.end : base.start]) else None
        return base.first if base and not base.relation else None
    meant = [m for m in before if m.relation != "by"] if how == "state" else before
    base = (meant or before)[-1] if before else memory.moment if how != "beside" else None
    if how in ("over", "next") and base is not None and base.relation == "period":
        return end_of(base)
    allowed = {
        "state": ("", "since", "from", "by") if not before else ("", "since", "from", "not_until"),
        "next": ("", "until"),
        "ended": ("", "by"),
        "beside": ("", "from"),
        "over": ("", "before", "by"),
    }.get(how, ("",))
    return base.first if base is not None and base.relation in allowed else None
