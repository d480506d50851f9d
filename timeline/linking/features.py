"""What tells which event a claim speaks of: kind, parties, qualifier, time, measure, and the words of its quote."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.edtf import parse
from timeline.edtf.days import first_day, from_civil, last_day, to_civil
from timeline.knowledge import load
from timeline.linking.hosts import host
from timeline.linking.telling import kind_of, parties, plain, qualifier_of
from timeline.records.claim import Claim
from timeline.records.facts import Event
from timeline.records.says import Anniversary, Dated, First, Lasted, Member, NthYear, Quantity, Rank, Status, Weekday
from timeline.records.when import Duration, parse_duration, parse_when

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_UNSPACED = re.compile(r"[\u0E00-\u0EFF\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]{2,}")
_STEM = 6
RANKING = "rank:"
"""How the measure of a place in an order begins; what it is an order of follows."""

_DAYS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.2425}


class Moment(NamedTuple):
    """When an event began, as far as a claim says: first and last day possible (proleptic Gregorian ordinals), the year
    in their middle, and whether it is said to go on.
    """

    first: int
    last: int
    year: int
    open: bool = False


@lru_cache(maxsize=65536)
def between(first: int, last: int) -> Moment:
    """Return the moment from one day to another."""
    return Moment(first, last, to_civil((first + last) // 2)[0])


class Features(NamedTuple):
    """A claim as the votes see it; `keeps`: it tells of an anniversary that does not say of what.

    An anniversary that says of what, with a kind for its qualifier, is seen as of that kind.
    """

    id: str
    source: str
    kind: str
    parties: frozenset[str]
    qualifier: str
    moment: Moment | None
    measure: str
    words: tuple[str, ...]
    size: float  # of its words, weighted by their rarity
    quote: str = ""
    keeps: bool = False
    counts: tuple[int, str] | None = None  # how many years and to when: its date is no sharper than a year
    attributed: str = ""  # whom the source cites for it
    denied: bool = False
    subjects: frozenset[str] = frozenset()  # of a treaty: what it is on; of what was resumed: what that was
    instruments: frozenset[str] = frozenset()  # and what it is called
    hosts: frozenset[str] = frozenset()  # of a mission: the state it stands in


def features(claim: Claim, published: Mapping[str, str | None], told: tuple[str, ...], size: float) -> Features:
    """Return the features of a claim; `published`: when each source was published, if known; `told`: its words."""
    kind, says = kind_of(claim), claim.says
    text = claim.quote.exact if claim.quote else ""
    count = says.anniversary if isinstance(says, Anniversary) else says.nth_year if isinstance(says, NthYear) else None
    found = Features(
        claim.id,
        claim.source,
        kind,
        parties(claim.parties),
        qualifier_of(claim),
        moment(claim, published),
        _measure(says, text) if isinstance(says, Quantity | Rank) else "",
        told,
        size,
        text,
        kind == "anniversary",
        None if count is None else (count, says.on),  # type: ignore[union-attr]
        says.attribution or "",
        says.negated,
        *(_treaty(told) if kind in _treaties() else (_matters(told),) if kind in _broken() else ()),
    )
    return found._replace(hosts=host(text, found.parties)) if kind in _missions() else found


def of_event(event: Event, told: tuple[str, ...], size: float) -> Features:
    """Return the features of an event as the file states it; `told`: the words of its title."""
    when = _moment(event.date) if event.date else None
    kind = event.kind or "other"
    return Features("", "", kind, parties(event.parties), plain(event.qualifier), when, "", told, size)


def words(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, pairs of characters for scripts that write without spaces."""
    if text.isascii():
        return tuple(dict.fromkeys(map(_stem, _WORD.findall(text))))
    found = dict.fromkeys(_stem(word) for word in _WORD.findall(text) if not _UNSPACED.match(word))
    for run in _UNSPACED.findall(text):
        found.update((_stem(run[i : i + 2]), None) for i in range(len(run) - 1))
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    """A word without its ending; the same string each time, which keeps the words of many quotes small."""
    return word[:_STEM].casefold()


def moment(claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    """Return when the event of a claim began by the claim's own arithmetic; None where it says nothing of it."""
    reckon = _RECKONED.get(type(claim.says))
    return reckon(claim.says, claim, published) if reckon else None


def _dated(says: Dated | Weekday, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    return _when(says.date, claim, published)


def _over(
    says: Status | Quantity | Rank | First | Member, claim: Claim, published: Mapping[str, str | None]
) -> Moment | None:
    return _when(says.over, claim, published) if says.over else None


def _ranked(says: Rank, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    """A place in an order is of a year's figures, on whichever day it is told."""
    when = _over(says, claim, published)
    return when and between(first_day(to_civil(when.first)[0]), last_day(to_civil(when.last)[0]))._replace(
        open=when.open
    )


def _anniversary(says: Anniversary, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    return _shifted(_when(says.on, claim, published), -says.anniversary)


def _nth_year(says: NthYear, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    end = _when(says.on, claim, published)
    before, after = _shifted(end, -says.nth_year), _shifted(end, 1 - says.nth_year)
    return between(before.first, after.last) if before and after else None


def _lasted(says: Lasted, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    if says.from_:
        return _when(says.from_, claim, published)
    if not says.to or not isinstance(says.duration, str):
        return None
    length = parse_duration(says.duration)
    end = _when(says.to, claim, published)
    return _shifted(end, -length.count) if length.unit == "y" else _moved(end, length)


_RECKONED: Mapping[type, Callable[[Any, Claim, Mapping[str, str | None]], Moment | None]] = {
    Dated: _dated,
    Weekday: _dated,
    Status: _over,
    Quantity: _over,
    Rank: _ranked,
    First: _over,
    Member: _over,
    Anniversary: _anniversary,
    NthYear: _nth_year,
    Lasted: _lasted,
}


def _when(text: str, claim: Claim, published: Mapping[str, str | None]) -> Moment | None:
    when = parse_when(text)
    if when.edtf:
        return _moment(when.edtf)
    date = published.get(when.of or claim.source) if when.anchor == "published" else None
    if date is None:
        return None
    found = _moment(date)
    if when.shift is None or found is None:
        return found
    if when.shift.unit == "y":
        first, last = (to_civil(day)[0] + when.shift.count for day in found[:2])
        return between(first_day(first), last_day(last))
    if when.shift.unit == "m":
        return between(*_month(found, when.shift.count))
    return _moved(found, Duration(-when.shift.count, when.shift.unit))


@lru_cache(maxsize=65536)
def _moment(text: str) -> Moment | None:
    """The span of a date; of a period, of its beginning, or of its end where only that is known."""
    head, bar, tail = text.partition("/")
    part = head if head not in ("", "..") else (tail if bar else head)
    try:
        date = parse(part)
    except ValueError:
        return None
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return None
    return between(first, last)._replace(open=bool(bar) and head == part and tail in ("", ".."))


@lru_cache(maxsize=65536)
def _shifted(when: Moment | None, years: int) -> Moment | None:
    """Whole calendar years off, as an anniversary is counted; 29 February is kept on the 28th."""
    if when is None:
        return None
    return between(_same_day(when.first, years), _same_day(when.last, years))


def _same_day(day: int, years: int) -> int:
    year, month, number = to_civil(day)
    leap = (month, number) == (2, 29)
    return from_civil(year + years, month, 28 if leap else number)


def _month(of: Moment, months: int) -> tuple[int, int]:
    """First and last day of the calendar month, or months, so many months off."""
    (first, m, _), (last, n, _) = to_civil(of.first), to_civil(of.last)
    start, end = first * 12 + m - 1 + months, last * 12 + n + months
    return from_civil(start // 12, start % 12 + 1, 1), from_civil(end // 12, end % 12 + 1, 1) - 1


def _moved(end: Moment | None, length: Duration) -> Moment | None:
    if end is None:
        return None
    days = round(length.count * _DAYS[length.unit])
    slack = round(_DAYS[length.unit] / 2)
    return between(end.first - days - slack, end.last - days + slack)


@cache
def _measures() -> tuple[tuple[str, frozenset[str]], ...]:
    table = load("linking")["measures"]
    return tuple((name, frozenset(map(str.casefold, entries))) for name, entries in table.items())


def _measure(says: Quantity | Rank, text: str) -> str:
    """What a figure measures and in what, so that only like figures are one: `exports:USD`."""
    if isinstance(says, Rank):
        return f"{RANKING}{says.of}"
    low = text.casefold()
    stated = says.measure or next((name for name, group in _measures() if any(word in low for word in group)), "")
    stated = load("linking")["same_measure"].get(stated, stated)
    return f"{stated}:{says.of or ''}:{_dimension(says.unit)}"


@cache
def _treaties() -> frozenset[str]:
    return frozenset(load("linking")["treaties"])


@cache
def _missions() -> frozenset[str]:
    return frozenset(load("linking")["missions"])


@cache
def _broken() -> frozenset[str]:
    return frozenset(load("linking")["interruptions"])


def _matters(told: tuple[str, ...]) -> frozenset[str]:
    """What was broken off or resumed, by the stems of a quote."""
    matters = _stems("matters")
    return frozenset(matters[stem] for stem in told if stem in matters)


@cache
def _stems(table: str) -> Mapping[str, str]:
    return {stem: name for name, stems in load("linking")[table].items() for stem in stems}


def _treaty(told: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What a treaty is on and what it is called, by the stems of a quote."""
    subjects, instruments = _stems("subjects"), _stems("instruments")
    return (
        frozenset(subjects[stem] for stem in told if stem in subjects),
        frozenset(instruments[stem] for stem in told if stem in instruments),
    )


def _dimension(unit: str) -> str:
    base, _, rate = unit.partition("/")
    return ("money" if len(base) == 3 and base.isupper() else base) + (f"/{rate}" if rate else "")
