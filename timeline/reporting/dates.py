"""When an event is shown: the one date that stands for it, its words, and its bounds in days."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from timeline.edtf import parse
from timeline.edtf.days import to_civil, year_of
from timeline.records.claim import Claim
from timeline.records.finding import Inference
from timeline.records.report import LinkedEvent
from timeline.records.when import parse_when
from timeline.reporting.wording import date_words

_HTML_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


class Dated(NamedTuple):
    """A date to show.

    `earliest`, `latest`: outer bounds in days, None where the end is open. `core`: the days it surely covers, None when
    there are none. `machine`: the EDTF where HTML's `datetime` takes it. `why`: who gave it, "" for the curator.
    """

    words: str
    edtf: str
    earliest: int | None
    latest: int | None
    core: tuple[int | None, int | None] | None
    sure: bool
    machine: str | None
    why: str = ""


UNDATED = Dated("undated", "", None, None, None, False, None)


@cache
def dated(edtf: str, why: str = "") -> Dated:
    """Return an EDTF date with its words and bounds; raises EdtfError."""
    date = parse(edtf)
    start, end = date.inner
    doubted = date.uncertain or date.approximate
    covered = not doubted and (start is None or end is None or start <= end)
    held = covered and (date.is_interval or date.precision == "day")
    machine = edtf if _HTML_DATE.fullmatch(edtf) and edtf[:4] != "0000" else None
    sure = held and (start, end) == (date.earliest, date.latest)
    return Dated(date_words(edtf), edtf, date.earliest, date.latest, (start, end) if held else None, sure, machine, why)


def date_of(event: LinkedEvent, claims: Iterable[Claim], inferred: Mapping[str, Inference]) -> Dated:
    """Return the date shown for an event: the curator's, else the inferred one, else the one most sources give."""
    if event.date:
        return dated(event.date)
    inference = inferred.get(f"event:{event.id}")
    if inference and (inference.edtf or inference.earliest is not None or inference.latest is not None):
        return from_inference(inference)
    given = Counter(edtf for claim in claims if (edtf := _literal(claim)))
    if not given:
        return UNDATED
    most = max(given.values())
    best = min((edtf for edtf, count in given.items() if count == most), key=lambda edtf: (_width(edtf), edtf))
    return dated(best, "as the sources say")


def from_inference(inference: Inference) -> Dated:
    """Return an inferred range as a date; where it has no EDTF of its own, from the days of its bounds."""
    edtf = inference.edtf or day_range(inference.earliest, inference.latest)
    return dated(edtf, "inferred")._replace(earliest=inference.earliest, latest=inference.latest)


def day_range(earliest: int | None, latest: int | None) -> str:
    """Return a range of days in EDTF: a day, month or year where it is exactly one, else an interval."""
    if earliest is None or latest is None:
        return f"{_day(earliest)}/{_day(latest)}"
    (y1, m1, d1), (y2, m2, d2) = to_civil(earliest), to_civil(latest)
    if earliest == latest:
        return _day(earliest)
    if y1 == y2 and (m1, d1, m2, d2) == (1, 1, 12, 31):
        return _year(y1)
    if (m1, d1, m2, d2) == (1, 1, 12, 31):
        return f"{_year(y1)}/{_year(y2)}"
    if (y1, m1, d1) == (y2, m2, 1) and to_civil(latest + 1)[1] != m2 and abs(y1) <= 9999:
        return f"{_year(y1)}-{m1:02d}"
    return f"{_day(earliest)}/{_day(latest)}"


def range_words(first: int, last: int) -> str:
    """Return a range of days as briefly as it can be told: "1953", "March 1953", "14 March to 2 April 1953"."""
    edtf = day_range(first, last)
    (y1, m1, d1), (y2, m2, _) = to_civil(first), to_civil(last)
    if "/" not in edtf or abs(y1) > 9999 or abs(y2) > 9999:
        return date_words(edtf)
    end = date_words(_day(last))
    if y1 != y2:
        return f"{date_words(_day(first))} to {end}"
    return f"{d1}–{end}" if m1 == m2 else f"{date_words(_day(first)).rpartition(' ')[0]} to {end}"


def _year(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04d}"


def _day(day: int | None) -> str:
    if day is None:
        return ".."
    year, month, number = to_civil(day)
    return _year(year) if abs(year) > 9999 else f"{_year(year)}-{month:02d}-{number:02d}"


def _literal(claim: Claim) -> str | None:
    if claim.says.negated or claim.says.planned:
        return None
    text = getattr(claim.says, "date", None) or getattr(claim.says, "over", None)
    return parse_when(text).edtf if text else None


def _width(edtf: str) -> float:
    date = dated(edtf)
    return float("inf") if date.earliest is None or date.latest is None else date.latest - date.earliest


class Drawn(NamedTuple):
    """A date as a line of days: `low` to `high`, of which `core` is sure, and whether an end is not stated."""

    low: int
    high: int
    core: tuple[int, int] | None
    open_start: bool
    open_end: bool


def drawn(date: Dated) -> Drawn | None:
    """Return a date as it is drawn; where an end is not stated, up to the day by which it had surely begun."""
    first, last = date.core or (None, None)
    if date.earliest is not None and date.latest is not None:
        core = (first, last) if first is not None and last is not None else None
        return Drawn(date.earliest, date.latest, core, False, False)
    if date.earliest is not None:
        high = first if first is not None else date.earliest
        return Drawn(date.earliest, high, (high, high) if high == date.earliest and date.core else None, False, True)
    if date.latest is not None:
        low = last if last is not None else date.latest
        return Drawn(low, date.latest, (low, low) if low == date.latest and date.core else None, True, False)
    return None


class Section(NamedTuple):
    """A stretch of ten years, or what has no date: its anchor and its heading."""

    id: str
    title: str


def decade(date: Dated) -> Section:
    """Return the section a date is listed under, by its earliest known day."""
    day = date.earliest if date.earliest is not None else date.latest
    if day is None:
        return Section("_undated", "Undated")
    year = year_of(day)
    if year > 0:
        first = year // 10 * 10
        return Section(f"_{first}s", f"{first}s") if first else Section("_ad1", "AD 1 to 9")
    first = (1 - year) // 10 * 10
    return Section(f"_bc{first}s", f"{first}s BC") if first else Section("_bc1", "9 to 1 BC")
