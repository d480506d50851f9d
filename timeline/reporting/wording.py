"""What a claim says, in words: one sentence part a form, for people who do not read the file's own spelling."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.edtf import parse
from timeline.edtf.words import describe
from timeline.records.claim import Claim
from timeline.records.says import DurationRange, Says, form_of
from timeline.records.when import Duration, parse_duration, parse_reference, parse_when
from timeline.reporting.names import party

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_COARSE, _DAY = re.compile(r"\d{4}(-(0\d|1[012]))?"), re.compile(r"\d{4}-\d\d-\d\d")
_EVENT = re.compile("\x00(.*?)\x00")  # an event's id among the words, until its title takes its place
_BOUNDS = {"exact": "", "min": "at least ", "max": "at most ", "approx": "about "}


@cache
def date_words(edtf: str) -> str:
    """Return an EDTF date in words."""
    return describe(parse(edtf))


def said(claim: Claim, titles: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what the claim says, as in "75th anniversary a year after publication"; hedges and doubts are kept.

    `titles`: event id → title, for the events that the claim names; one that is not there is named by its id.
    """
    return _EVENT.sub(lambda found: f"“{titles[found[1]]}”" if found[1] in titles else found[1], _says(claim.says))


def _says(says: Says) -> str:
    form = form_of(says) or "date"
    words = _FORMS[form](says)
    if says.negated:
        words = f"not: {words}"
    if says.planned:
        words += " (planned)"
    if says.hedge:
        words += f" (“{says.hedge}”)"
    if says.attribution:
        words += f", according to {says.attribution}"
    if says.calendar:
        words += f", {says.calendar[0].upper()}{says.calendar[1:]} calendar"
    return words


def _when(text: str) -> str:
    return _time(parse_when(text))


def _at(text: str) -> str:
    """Return a time with its preposition: "in 2023", "on 2 May 2023", "at publication", "a year after publication"."""
    when = parse_when(text)
    if when.edtf is not None:
        lead = "in" if _COARSE.fullmatch(when.edtf) else "on" if _DAY.fullmatch(when.edtf) else "at the time:"
        return f"{lead} {date_words(when.edtf)}"
    return _time(when) if when.shift and when.shift.count else f"at {_time(when)}"


def _time(when: Any) -> str:
    if when.edtf is not None:
        return date_words(when.edtf)
    anchor = "publication" if when.anchor == "published" else f"\x00{when.of}\x00" if when.of else "the event"
    if when.anchor == "published" and when.of:
        anchor = f"the publication of {when.of}"
    if when.shift is None or when.shift.count == 0:
        return anchor
    side = "before" if when.shift.count < 0 else "after"
    return f"{_length(when.shift)} {side} {anchor}"


def _length(duration: Duration) -> str:
    count = abs(duration.count)
    return f"{count:,} {_UNITS[duration.unit]}s" if count != 1 else f"a {_UNITS[duration.unit]}"


def _span(span: str | DurationRange) -> str:
    if isinstance(span, str):
        return _length(parse_duration(span))
    low = _length(parse_duration(span.min)) if span.min else None
    high = _length(parse_duration(span.max)) if span.max else None
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st ..."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def amount(value: float | tuple[float, float]) -> str:
    """Return a number as people write it: 822 million, 2 billion, 3,500."""
    if isinstance(value, tuple):
        return f"{amount(value[0])} to {amount(value[1])}"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.10g}"


def _over(says: Any) -> str:
    if not says.over:
        return ""
    when = parse_when(says.over)
    return f", {_time(when) if when.edtf is not None else _at(says.over)}"


def _order(word: str) -> Callable[[Any], str]:
    def write(says: Any) -> str:
        gap = f"{_span(says.by)} " if says.by else ""
        return f"{gap}{word} {_time(parse_reference(getattr(says, word)))}"

    return write


def _duration(says: Any) -> str:
    ends = [f"from {_when(says.from_)}"] if says.from_ else []
    ends += [f"to {_when(says.to)}"] if says.to else []
    return " ".join([_span(says.duration), *ends])


def _quantity(says: Any) -> str:
    unit, measure = says.unit, (says.measure or "").replace("-", " ")
    own = measure.partition(" ")[0] in (unit, f"{unit}s")
    counted = measure if own else f"{unit} of {measure}" if measure else unit
    return f"{_BOUNDS[says.bound]}{amount(says.value)} {counted}{_over(says)}"


def _class(name: str) -> str:
    """Return the name of a class in words: `strategic-partner-of-KH` is "strategic partner of Cambodia"."""
    return " ".join(party(part) if part.isupper() else part for part in name.split("-"))


def _rank(says: Any) -> str:
    place = "first" if says.rank == 1 else ordinal(says.rank)
    return f"{'one of those ' if says.shared else ''}ranked {place} of {_class(says.of)}{_over(says)}"


def _uninterrupted(says: Any) -> str:
    return ("never interrupted" if says.uninterrupted else "interrupted") + _over(says)


_FORMS: dict[str, Callable[[Any], str]] = {
    "weekday": lambda says: f"{says.weekday.title()}, {_when(says.date)}",
    "anniversary": lambda says: f"{ordinal(says.anniversary)} anniversary {_at(says.on)}",
    "nth_year": lambda says: f"in its {ordinal(says.nth_year)} year {_at(says.on)}",
    "duration": _duration,
    "before": _order("before"),
    "after": _order("after"),
    "during": lambda says: f"during {_time(parse_reference(says.during))}",
    "between": lambda says: "between " + " and ".join(_time(parse_reference(end)) for end in says.between),
    "value": _quantity,
    "rank": _rank,
    "first": lambda says: f"the first {_class(says.first)}{_over(says)}",
    "member": lambda says: f"a {_class(says.member)}{_over(says)}",
    "status": lambda says: f"{says.status.replace('-', ' ')}: {_when(says.over)}",
    "uninterrupted": _uninterrupted,
    "one_of": lambda says: "either " + ", or ".join(map(_says, says.one_of)),
    "date": lambda says: _when(says.date),
}
