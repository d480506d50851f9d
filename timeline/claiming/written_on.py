"""Written on: the day or month of writing of a text that states none, where its year is known.

Either the text names the day beside a word for it ("yesterday, on 26 March"), or it tells how far off an anniversary is
of what it dates: "the envoys met on 3 March 1960. Next month it will be sixty years" was written in February 2020.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.claiming.bounds import valid
from timeline.claiming.distances import moved
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.outlook import clause_of
from timeline.claiming.placing import counted
from timeline.claiming.year_counts import reader_of
from timeline.records.says import Anniversary
from timeline.records.timex import Timex
from timeline.span import Span

_NEAR, _OF_YEAR, _BETWEEN = (
    re.compile(r"([+-][01])d"),
    re.compile(r"(\d{4}|XXXX)-(\d\d-\d\d)"),
    re.compile(r",?\s(?:\w\w\s)?"),
)
_OFF = re.compile(r"([+-]\d+)([dm])|([+]0)w")
_UNKNOWN, _DATE = re.compile(r"(?:XXXX|\d{4})-XX.*"), re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_LENGTHS = {"D": 10, "M": 7}
"""The letters of a date that is told to the unit."""


def written_on(year: str, drafts: Sequence[tuple[Draft, Span]], timexes: Sequence[Timex], scene: Scene) -> str:
    """Return the day or month of writing in a year that is known, as exact as the text tells it; else the year."""
    named = _named(year, timexes, scene.lowered)
    return named or next(_reckoned(int(year[:4]), drafts, timexes, scene), year)


def _named(year: str, timexes: Sequence[Timex], lowered: str) -> str | None:
    """The day that stands beside a word for it: "yesterday, on 26 March"."""
    for one, two in pairwise(timexes):
        away = _NEAR.fullmatch(one.shift or "") if one.anchor == "publication" and "XX" in one.value else None
        day = _OF_YEAR.fullmatch(two.value)
        if away is None or day is None or day[1] not in ("XXXX", year):
            continue
        if not _BETWEEN.fullmatch(lowered, one.end, two.start) or valid(f"{year}-{day[2]}") is None:
            continue
        return moved(f"{year}-{day[2]}", -int(away[1]), "D")
    return None


def _reckoned(year: int, drafts: Sequence[tuple[Draft, Span]], timexes: Sequence[Timex], scene: Scene) -> Iterator[str]:
    """The days and months that lie so far from an anniversary of what the text dates, to the day or the month."""
    told = [draft for draft, _ in drafts if draft.kind != "anniversary" and _DATE.fullmatch(draft.date or "")]
    written = {draft.date or "" for draft in told if not draft.relative}
    for draft, _ in drafts:
        for count, off, unit in _off(draft, timexes, scene):
            for dates in (written, {draft.date or "" for draft in told}):
                whole = {date[: _LENGTHS[unit]] for date in dates if len(date) >= _LENGTHS[unit]}
                fits = [date for date in whole if int(date[:4]) + count == year]
                if len(fits) == 1 and (now := moved(_kept(fits[0], count), -off, unit)):
                    yield now


def _kept(date: str, years: int) -> str | None:
    """The day or month so many years after one."""
    return moved(date, years, "E") if len(date) == _LENGTHS["D"] else moved(date, 12 * years, "M")


def _off(draft: Draft, timexes: Sequence[Timex], scene: Scene) -> Iterator[tuple[int, int, str]]:
    """The years that a count counts, and how many days or months off the writing it is said to be kept."""
    ago = -counted(draft.moment)
    if draft.moment is not None and ago > 0 and _of_day(draft.moment.timexes[0], scene):  # "forty years ago today"
        yield ago, 0, "D"
    if not isinstance(draft.says, Anniversary) or not (draft.when or "").startswith(("published", "XXXX")):
        return
    low, high = clause_of(draft, scene)
    for timex in timexes:
        off = _OFF.fullmatch(timex.shift or "") if timex.anchor == "publication" else None
        if off and low <= timex.start < high and _UNKNOWN.match(timex.value):
            yield draft.says.anniversary, int(off[1] or off[3]), (off[2] or "m").upper()  # a week is of its month


def _of_day(timex: Timex, scene: Scene) -> bool:
    """Whether a time counted back from the writing is that of its day: "forty years ago this morning"."""
    if timex.anchor != "publication" or not timex.value.startswith("XXXX"):
        return False
    return _UNKNOWN.match(timex.value) is not None or timex.text.split()[-1] in reader_of(scene.kinds.language).now
