"""Loose lengths: "within days", "months before the vote", "weeks later" keep to the month or year they count from."""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.echoes import echoed
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment, end_of
from timeline.light import replace
from timeline.records.timex import Timex

_LENGTH = re.compile(r"PX([YMWD])|PTX(H)")
_SHIFT = re.compile(r"[+-]X(\w+)")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_SIZES = {"TH": 10, "H": 10, "D": 7, "W": 4, "M": 4}
"""How much of a date some hours, days, weeks or months leave as it is, in characters of EDTF."""
_REACH, _LEAD = 70, 24
_ENDING = ("11", "12")
"""Months from which some weeks may lead to the next year."""


def loosely(
    timex: Timex,
    lowered: str,
    marks: Marks,
    found: Sequence[Moment],
    memory: Memory,
    cues: Cues,
    now: str | None,
) -> list[Moment]:
    """Return a sentence's moments with that of a length whose number is not told; nothing where it leads to none."""
    if "X" not in timex.value and "X" not in (timex.shift or ""):
        return []
    later = _SHIFT.fullmatch(timex.shift or "")
    length = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
    told = later or length
    unit = next(filter(None, told.groups())) if told else ""
    size = _SIZES.get(unit)
    if size is None:
        return []
    before = [m for m in found if m.end <= timex.start]
    last = _begun(before[-1]) if before else end_of(memory.moment)
    lead = lowered[max(marks.start, timex.start - _LEAD) : timex.start].rstrip()
    if later or (lead.endswith(cues.within) and not marks.cue("plan", marks.start, timex.start)):
        return _kept(timex, timex.end, last, size, found)
    if length and now and (soon := _soon(timex, lead, marks, now, cues)):
        return sorted([*found, soon])
    behind = cues.distance.match(lowered, timex.end)
    base = next((m for m in found if timex.end <= m.start <= timex.end + _REACH), None) if behind else None
    if behind and base is None and size == _SIZES["H"] and len(last or "") == size and before:
        return list(found)  # "5 July: barred, hours after the launch": on that day
    if behind and base is None and (known := echoed(lowered, behind.end(), marks.end, memory.told, cues)):
        return _kept(timex, behind.end(), known, size, found)
    if behind and base is None and size == _SIZES["H"]:  # hours after something: on the day told of
        day = next((told.date for told in reversed(memory.told) if len(told.date) == size), None)
        return _kept(timex, behind.end(), day, size, found)
    if behind is None or base is None or base.relation not in ("", "before", "after"):
        return []
    plain = replace(base, start=base.timexes[0].start, date=base.first, when=base.first, relation="")
    return _kept(timex, behind.end(), base.first, size, [plain if m is base else m for m in found])


def _soon(timex: Timex, lead: str, marks: Marks, now: str, cues: Cues) -> Moment | None:
    """The year of writing, for what is to come within some days, weeks or months."""
    coming = cues.soon is not None and cues.soon.match(timex.text.lower()) is not None
    meant = lead.endswith(cues.within) and marks.cue("plan", marks.start, timex.start)
    if not (coming or meant) or not now[:4].isdigit() or now[5:7] in _ENDING:
        return None
    why = f"“{timex.text}” from the publication ({now})"
    return Moment(timex.start, timex.end, now[:4], now[:4], "", True, "about", now[:4], (timex,), why)


def _begun(moment: Moment) -> str | None:
    """The time that a moment tells of, also where something holds from it."""
    return moment.first if moment.relation in ("since", "from") else end_of(moment)


def _kept(timex: Timex, end: int, base: str | None, size: int, found: Sequence[Moment]) -> list[Moment]:
    if base is None or not _POINT.fullmatch(base):
        return []
    date = base[:size]
    why = f"“{timex.text}” keeps to {date}, counted from {base}"
    return sorted([*found, Moment(timex.start, end, date, date, "", True, "about", date, (timex,), why)])
