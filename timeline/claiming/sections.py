"""Sections: so many months of a year or up to a month: "the first five months of 2019", "the three years to 2019"."""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Sentence
from timeline.claiming.kinds import Cues
from timeline.claiming.moments import Moment
from timeline.light import replace
from timeline.records.timex import Timex

_LENGTH = re.compile(r"P(\d+)([MY])")
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(0\d|1[0-2])(?:-\d\d)?")
_MONTHS = 12
_LEAD, _REACH = 10, 30  # before a length; to the time behind it


def sections(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments of a sentence, those that a length tells a part or the end of as that stretch of time."""
    timexes = sentence.marks.timexes
    lengths = [timex for timex in timexes if timex.type == "DURATION"] if found and len(timexes) > 1 else []
    lowered = sentence.scene.lowered
    return [_section(lowered, lengths, moment, sentence.cues) for moment in found] if lengths else found


def _section(lowered: str, lengths: Sequence[Timex], moment: Moment, cues: Cues) -> Moment:
    length = next((t for t in lengths if 0 < moment.timexes[0].start - t.end <= _REACH), None)
    date = _stretch(lowered, length, moment, cues) if length else None
    if length is None or date is None:
        return moment
    why = f"“{length.text}” of {moment.first}, or up to it"
    return replace(moment, start=length.start, date=date, when=date, first=date, relation="period", why=why)


def _stretch(lowered: str, length: Timex, moment: Moment, cues: Cues) -> str | None:
    """The part of a year, or the time up to a month or year, that a length tells right before it."""
    told, place = _LENGTH.fullmatch(length.value), moment.timexes[0].start
    if told is None or moment.first is None or cues.section_of is None or cues.section_to is None:
        return None
    count, monthly = int(told[1]), told[2] == "M"
    of = cues.section_of.search(lowered, max(0, length.start - _LEAD), place)
    if of and monthly and count < _MONTHS and _YEAR.fullmatch(moment.first):
        low, high = (1, count) if of["first"] else (_MONTHS - count + 1, _MONTHS)
        return f"{moment.first}-{low:02d}/{moment.first}-{high:02d}"
    if cues.section_to.fullmatch(lowered, length.end, place) is None:
        return None
    month = _MONTH.fullmatch(moment.first)
    if month and monthly:
        start = int(month[1]) * _MONTHS + int(month[2]) - count
        return f"{start // _MONTHS:04d}-{start % _MONTHS + 1:02d}/{moment.first[:7]}"
    if not monthly and count > 1 and _YEAR.fullmatch(moment.first):
        return f"{int(moment.first) - count:04d}/{moment.first}"
    return None
