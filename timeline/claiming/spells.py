"""Spells: times that take up the one told before ("since then"), and stays of so many days that a date ends."""

import re
from collections.abc import Sequence
from functools import cache

from timeline.claiming.bounds import related
from timeline.claiming.counts import counts
from timeline.claiming.drafts import Sentence, Told
from timeline.claiming.echoes import taken_up
from timeline.claiming.kinds import Cues
from timeline.claiming.literals import may_stand
from timeline.claiming.moments import Moment
from timeline.edtf.days import from_civil, to_civil
from timeline.light import replace

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_REACH, _LONGEST, _MONTH = 90, 60, 7
_FAR = {"years": 4, "around": 4, "next": _MONTH}  # how much of the date told before words keep
_NEXT = 6  # characters from "then" to a time that tells when: "then, in 2010"


def spells(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments of a sentence with those of words like "since then", and stays as long as they are told to
    be.
    """
    marks, memory, scene, cues = sentence
    if not found and "then" in marks.lacking:
        return found
    text, lowered, language, last = scene.text, scene.lowered, scene.kinds.language, memory.moment
    result = found
    if "stays" not in marks.lacking:
        result = [_stayed(lowered, marks.start, moment, cues, language) for moment in found]
        result += [stay for moment in found if (stay := _staying(lowered, marks.end, moment, cues, language))]
        result += [stay for moment in found if (stay := _after_stay(lowered, marks.end, moment, cues, language))]
    if result and cues.had_gone is not None:
        result = [_ended(lowered, marks.start, m, last, cues) if m.relation == "since" else m for m in result]
    lasts = cues.forever if "forever" not in marks.lacking else None
    if result and lasts is not None and lasts.search(lowered, result[-1].end, marks.end):
        result = [*result[:-1], _for_ever(result[-1])]
    if cues.then is None or "then" in marks.lacking or not may_stand(cues.then, lowered, marks.start, marks.end):
        return sorted(result) if len(result) > 1 else result
    result, past = list(result), _gone_by(last, memory.told, scene.published)
    for words in cues.then.finditer(lowered, marks.start, marks.end):
        lacking = words.lastgroup == "lacking"
        relation = {"until": "until", "at": "", "around": "", "next": ""}.get(words.lastgroup or "", "since")
        before = [moment for moment in found if moment.end <= words.start() and moment.first and not moment.relation]
        base = before[-1] if before else past if relation == "since" else last
        far = _FAR.get(words.lastgroup or "")  # "in the following decades" begin with the year
        date = related((base.first or "")[:far] or None, relation) if base is not None else None
        taken = any(m.start < words.end() and words.start() < m.end for m in found)
        taken = taken or (not relation and any(0 <= m.start - words.end() <= _NEXT for m in found))
        taken = taken or (lacking and any(t.type == "DURATION" and t.end + 1 == words.start() for t in marks.timexes))
        if base is None or base.first is None or date is None or taken:
            continue
        opened = max(lowered.rfind(mark, marks.start, words.start()) for mark in ",;") + 1 or marks.start
        if words.lastgroup == "lasting" and marks.cue("negation", opened, words.start()):
            continue
        if lacking and not marks.cue("negation", before[-1].end if before else marks.start, words.start()):
            continue
        said = text[words.start() : words.end()]
        why = f"“{said}” takes up {base.first}, told of before"
        timex = taken_up(text, words.start(), words.end(), base.first, why)
        state = Moment(words.start(), words.end(), date, date, relation, True, None, base.first, (timex,), why)
        result.append(_ended(lowered, marks.start, state, last, cues, taken=True) if before else state)
    return sorted(result)


def _ended(lowered: str, low: int, moment: Moment, last: Moment | None, cues: Cues, taken: bool = False) -> Moment:
    """What "had gone on since" a time had done so up to the time told of last."""
    if cues.had_gone is None or moment.relation != "since":
        return moment
    told = cues.had_gone.search(lowered[low : moment.start])
    since, until = (_POINT.match(m.first or "") if m and m.first else None for m in (moment, last))
    if told is None or since is None or until is None:
        return moment
    if _inferred(moment) and since[0] > until[0] and cues.gone_on and cues.gone_on.search(told[0]):
        since = _POINT.match(f"{int(since[0][:4]) - 1:04d}{since[0][4:]}")  # "had lasted since May" told of a February
    if since is None or not since[0] < until[0]:
        return moment
    if not taken and cues.gone_on is not None and cues.gone_on.search(told[0]) is None:
        return moment
    size = min(len(since[0]), len(until[0]), _MONTH)
    period = f"{since[0][:size]}/{until[0][:size]}"
    why = f"{moment.why}; up to {until[0]}, told of before"
    return replace(moment, date=period, when=period, relation="period", first=since[0], why=why)


@cache
def _stay(pattern: str, language: str) -> re.Pattern[str]:
    """The pattern of a stay with a count of a language in it."""
    return re.compile(pattern.format(n=counts(language).cardinal))


def _for_ever(moment: Moment) -> Moment:
    """What holds for all time does so from its date: "the 1904 treaty gives it free transit in perpetuity"."""
    date = related(moment.first, "since") if not moment.relation else None
    return replace(moment, date=date, when=date, relation="since") if date else moment


def _inferred(moment: Moment) -> bool:
    """Whether the year of a time is not told."""
    return bool(moment.timexes) and moment.timexes[0].anchor is not None and not moment.timexes[0].shift


def _after_stay(lowered: str, high: int, moment: Moment, cues: Cues, language: str) -> Moment | None:
    """The days of a stay that ends on a day: "flew home on Saturday after three days of talks"."""
    day = _DAY.fullmatch(moment.first or "")
    if day is None or moment.relation or cues.stays_after is None:
        return None
    spell = counts(language)
    told = _stay(cues.stays_after, language).match(lowered, moment.end, high)
    length = spell.read(told["n"] or told["a"]) if told else None
    if told is None or length is None or not 2 <= length <= _LONGEST:
        return None
    end = from_civil(*(int(part) for part in day.groups()))
    period = "{:04d}-{:02d}-{:02d}".format(*to_civil(end - length + 1)) + f"/{moment.first}"
    why = f"{moment.why}; it ended then, after {length} days"
    return Moment(told.start(), told.end(), period, period, "period", True, None, period, moment.timexes, why)


def _staying(lowered: str, high: int, moment: Moment, cues: Cues, language: str) -> Moment | None:
    """The days of a stay that begins on a day: "arrived on Monday for a two-day visit"."""
    day = _DAY.fullmatch(moment.first or "")
    if day is None or moment.relation or cues.stays_for is None:
        return None
    spell = counts(language)
    told = _stay(cues.stays_for, language).match(lowered, moment.end, high)
    length = spell.read(told["n"]) if told else None
    if told is None or length is None or not 2 <= length <= _LONGEST:
        return None
    end = "{:04d}-{:02d}-{:02d}".format(*to_civil(from_civil(*(int(part) for part in day.groups())) + length - 1))
    period = f"{moment.first}/{end}"
    why = f"{moment.why}; a stay of {length} days from then"
    low, end_at = told.start("n"), told.end()
    return Moment(low, end_at, period, period, "period", True, moment.hedge, period, moment.timexes, why)


def _stayed(lowered: str, low: int, moment: Moment, cues: Cues, language: str) -> Moment:
    """A stay that "ended" on a day began as many days before as it is told to have lasted."""
    day = _DAY.fullmatch(moment.first or "")
    if day is None or moment.relation or cues.stays is None:
        return moment
    spell = counts(language)
    told = _stay(cues.stays, language).search(lowered[max(low, moment.start - _REACH) : moment.start])
    length = spell.read(told["n"]) if told else None
    if length is None or not 2 <= length <= _LONGEST:
        return moment
    year, month, of_month = (int(part) for part in day.groups())
    start = "{:04d}-{:02d}-{:02d}".format(*to_civil(from_civil(year, month, of_month) - length + 1))
    period = f"{start}/{moment.first}"
    return replace(
        moment, date=period, when=period, relation="period", why=f"{moment.why}; it ended then, after {length} days"
    )


def _gone_by(last: Moment | None, told: Sequence[Told], now: str | None) -> Moment | None:
    """The moment told of last, that of the date told before it where it is still to come at the writing."""
    if last is None or not now or (last.first or "") <= now or not _ahead(last.first or "", now):
        return last
    date = next((one.date for one in reversed(told) if not _ahead(one.date, now)), None)
    return replace(last, date=date, when=date, first=date, relation="") if date else last


def _ahead(date: str, now: str) -> bool:
    size = min(len(date), len(now))
    return date[:size] > now[:size]
