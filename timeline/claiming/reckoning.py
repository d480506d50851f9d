"""Reckoning: dates that lie a stated length from another ("two years after ...", "within five years")."""

import re
from collections.abc import Mapping, Sequence

from timeline.claiming.drafts import Draft, Memory
from timeline.claiming.frames import Reading
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.edtf.days import from_civil, to_civil
from timeline.records.timex import Timex

_LENGTH = re.compile(r"P(\d+)([YMWD])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_REACH, _ASIDE, _LEAD = 70, 24, 24
_LONGEST = 10_000


def moved(date: str | None, count: int, unit: str) -> str | None:
    """Return the date `count` units (Y, M, W, D) from another, as exact as the unit; None where the date is too
    coarse.
    """
    found = _DATE.match(date or "")
    if found is None:
        return None
    if count > _LONGEST:
        return None
    year, month, day = (int(part) if part and part not in ("00",) else None for part in found.groups())
    if year is None or (month or 0) > 12:
        return _year(year + count) if year is not None and unit == "Y" else None
    if unit == "Y":
        return _year(year + count)
    if unit == "M":
        months = year * 12 + (month or 1) - 1 + count
        return f"{_year(months // 12)}-{months % 12 + 1:02d}" if month and _year(months // 12) else None
    if not (month and day):
        return None
    y, m, d = to_civil(from_civil(year, month, day) + count * (7 if unit == "W" else 1))
    return f"{_year(y)}-{m:02d}-{d:02d}" if _year(y) else None


def _year(year: int) -> str | None:
    return f"{year:04d}" if 0 <= year <= 9999 else None


def reckoned(
    lowered: str, marks: Marks, found: Sequence[Moment], memory: Memory, cues: Cues, now: str | None
) -> list[Moment]:
    """Return the moments of a sentence with those that a length of time leads to; `now` is the publication's date."""
    result = list(found)
    for timex in marks.timexes:
        length = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None:
            continue
        count, unit = int(length[1]), length[2]
        lead = lowered[max(marks.start, timex.start - _LEAD) : timex.start].rstrip()
        if lead.endswith(cues.within) and marks.cue("plan", marks.start, timex.start):
            base = result[0].first if result else (memory.moment.first if memory.moment else None) or now
            result += _limit(timex, moved(base, count, unit), base)
        elif _is_deadline(lowered, marks.start, timex, cues):
            base = result[-1].first if result else (memory.moment.first if memory.moment else None) or now
            result += _limit(timex, moved(base, count, unit), base)
        elif lead.endswith(cues.ended_after) and unit == "Y":
            result = [_begun(moment, timex, count) for moment in result]
        elif after := cues.distance.match(lowered, timex.end):
            sign = 1 if after.lastgroup == "after" else -1
            result = _distant(timex, count * sign, unit, after.end(), lowered, marks, result, memory)
    return sorted(result)


def _is_deadline(lowered: str, low: int, timex: Timex, cues: Cues) -> bool:
    """Whether somebody is given so long to do something: "gave them seven days to leave"."""
    if cues.given is None or cues.to_do is None:
        return False
    given = cues.given.search(lowered[max(low, timex.start - _REACH) : timex.start])
    return bool(given and cues.to_do.match(lowered, timex.end))


def _begun(moment: Moment, timex: Timex, count: int) -> Moment:
    """What ended "after five years" began five years before: so says a length right behind a date."""
    if not 0 <= timex.start - moment.end <= _ASIDE or moment.relation:
        return moment
    return moment._replace(implies=moved(moment.first, -count, "Y"))


def _limit(timex: Timex, date: str | None, base: str | None) -> list[Moment]:
    if date is None:
        return []
    why = f"“{timex.text}” counted from {base}"
    return [Moment(timex.start, timex.end, f"../{date}", f"../{date}", "by", True, None, date, (timex,), why)]


def _distant(
    timex: Timex,
    count: int,
    unit: str,
    at: int,
    lowered: str,
    marks: Marks,
    found: list[Moment],
    memory: Memory,
) -> list[Moment]:
    """Add the moment a length away from the one named after the words, or from an event of that kind told of above."""
    beside = next((m for m in reversed(found) if 0 <= timex.start - m.end <= _ASIDE and not m.relation), None)
    dated = any(at - _LEAD <= m.start <= at + _REACH for m in found)
    if beside is not None and not dated and unit in "YM" and (told := moved(beside.first, -count, unit)):
        why = f"“{timex.text}” counted back from {beside.first}"
        return [*found, Moment(at, at + 1, told, told, "", True, None, told, (timex,), why, told[:4])]
    if any(0 <= timex.start - moment.end <= _ASIDE for moment in found):
        return found
    base = next((m for m in found if at - _LEAD <= m.start <= at + _REACH and ";" not in lowered[at : m.start]), None)
    rest = [m for m in found if m is not base]
    if base is not None and base.first:
        date = moved(base.first, count, unit)
        plain = base._replace(start=base.timexes[0].start, date=base.first, when=base.first, relation="")
        rest.append(plain if base.relation in ("after", "before") else base)
        source = f"{base.first}"
    else:
        named = [hit.pattern for hit in marks.triggers if at <= hit.start <= at + _REACH]
        known = next((memory.events[name] for name in named if name in memory.events), None)
        date, source = moved(known, count, unit), f"{known}, told of above"
    if date is None:
        return found
    why = f"“{timex.text}” counted from {source}"
    implies = source[:4] if unit == "Y" else None
    return [*rest, Moment(timex.start, at, date, date, "", True, None, date, (timex,), why, implies)]


def events(drafts: Sequence[Draft], reading: Reading, before: Mapping[str, str]) -> Mapping[str, str]:
    """Return the date first told of by kind of event, and that last told of by every pattern in its clause."""
    told: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for draft in drafts:
        if draft.moment is None or draft.negated or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", draft.date or ""):
            continue
        clause = reading.clause(draft.moment.timexes[0].start if draft.moment.timexes else draft.start)
        patterns = [hit.pattern for hit in reading.marks.triggers if clause.start <= hit.start < clause.end]
        told.update((pattern, draft.date or "") for pattern in patterns)
        kinds.setdefault(draft.kind, draft.date or "")
    return {**kinds, **before, **told}
