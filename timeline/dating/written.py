"""Written: when a document that does not state it was written, by the text's own counts of years.

"Forty years have passed since April 1973" was written in 2013, "on the eve of the thirtieth anniversary" of 22 November
1993 on 21 November 2023. A count beside the year that it comes to, or that it is the occasion of ("opened in 2018, for
twenty years of peace"), is kept in that year and tells nothing of the day of writing, and no text is older than the
latest year that it tells of as past.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from timeline.dating.choices import FORTH
from timeline.dating.looking import LETTERS, look
from timeline.dating.matching import Match
from timeline.dating.points import Point, exists, from_ordinal, shift
from timeline.dating.sharing import year_of
from timeline.dating.surroundings import same_sentence
from timeline.dating.tokens import Tokens, Vocabulary
from timeline.records.document import NEWEST

_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_NEXT, _FAR = 25, 60  # tokens from a count to a date in the next sentence, or in its own
_FEW = 5  # years from which on a count beside a date is taken to run from it
_NEAR = 5  # tokens between a count and a date that it may run from ("forty years since 1966")
_OPENS = 5  # tokens of a sentence before the date that it names: "that was on 4 May 1979"
_MOST = 25  # counts that are heard
_LED = 4  # tokens from a word of occasion to the count that it leads to, or behind it where verbs stand last
_SURE = 2  # how much a date in the sentence of a count speaks for running from it, against one in the next
_AND = frozenset(("connector", "opener"))
_LATE = 100  # years by which the writing may lie behind all that is told as past


Part = tuple[Tokens, Sequence[Match]]


class _Told(NamedTuple):
    """A count of years up to the writing, or a year, and where it stands: the part of the text, and the match there."""

    years: int
    part: int
    match: Match


def written(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Point | None:
    """Return the year in which a text was written, the month or day where a count tells it; None where none does.

    `parts`: the tokens of the beginning of the text, part by part, and what was found in them.
    """
    kept = (_up_to_now(count, parts[count.part]) for count in _told(parts, _count)[:_MOST])
    counts = [count for count in kept if count.years]
    if not counts:
        return None
    dates = _told(parts, _year)
    latest_first = sorted(dates, key=lambda date: -date.years)
    past = (date.years for date in latest_first if not _ahead(text, parts[date.part][0], date.match, vocabulary))
    latest = next(past, latest_first[0].years if dates else 0)
    every = {date.years for date in dates}
    witnesses: dict[int, set[int]] = {}
    sure: Counter[int] = Counter()
    for count in counts:
        tokens = parts[count.part][0]
        beside = [date for date in dates if _beside(text, tokens, count, date)]
        told = {date.years for date in beside}
        if any(year + count.years in told for year in told) or _kept(text, tokens, count, beside, every, vocabulary):
            continue
        for date, late in product(dates, _lag(count)):
            year = date.years + count.years + late
            if latest <= year <= min(latest + max(_LATE, count.years), NEWEST):
                witnesses.setdefault(year, set()).add(count.years)
                certain = not late and date in beside and not _background(tokens, count, date)
                certain = certain and not _between(text, tokens, count, date, dates)
                certain = certain and not _of_another_month(parts[count.part], count, date)
                certain = certain and not _told_on(parts[count.part], count, date)
                if certain and (count.years >= _FEW or "exact" in count.match.fields):
                    sure[year] += _SURE if _in_sentence(text, tokens, count, date) else 1
    heard = {year: (sure[year] > 0, len(counted)) for year, counted in witnesses.items()}
    year = max(heard, key=lambda year: (heard[year], -year), default=0)
    if not sure[year] or any(date.years > year + _LATE // 2 for date in dates):
        return None  # what it tells of as to come lies too far ahead
    if sure[year] < _SURE and any(told > heard[year][1] for _, told in heard.values()):
        return None  # more counts speak for another than a date in the next sentence for this one
    return next(_exact(text, parts, counts, dates, year), Point("Y", year))


def _lag(count: _Told) -> Sequence[int]:
    """Return the years by which the writing may lie behind the end of a count: a 31st year ends in the one after."""
    return (0, 1) if count.match.fields.get("over", 0) < 0 else (0,)


def _told(parts: Sequence[Part], years: Callable[[Match], int]) -> list[_Told]:
    return [_Told(years(match), at, match) for at, (_, found) in enumerate(parts) for match in found if years(match)]


def _up_to_now(count: _Told, part: Part) -> _Told:
    """Return a count as of the writing, where it is kept the year before or after: "next spring it will be ten years",
    "last year, for the fiftieth anniversary", "six years ago, on the fiftieth"; what was kept in a month gone by may be
    of either year, and counts none.
    """
    tokens, found = part
    for match in found:
        first, last = sorted((count.match.first, match.first))
        beside = last - first <= _NEXT and not any("end" in classes for classes in tokens.classes[first:last])
        right_by = match.last <= count.match.first or 0 <= match.first - count.match.last <= _LED
        if beside and right_by and _ago(match) and not _ago(count.match):
            return count._replace(years=count.years + _count(match))
        led = 0 <= count.match.first - match.last <= _LED  # "in the next year it will be twenty years"
        sign = _of_next_year(match, led) if beside else 0
        if sign < 0:
            return count._replace(years=0 if {"month", "season"} & match.fields.keys() else count.years + 1)
        if sign and count.years > 1:
            return count._replace(years=count.years - 1)
    return count


def _of_next_year(match: Match, led: bool) -> int:
    """Return 1 for a time of the year after the writing, -1 for one of the year before it, 0 for others; `led`: right
    before a count, so that the next year is that after the writing.
    """
    fields = match.fields
    year = fields.get("unit", "Y") == "Y" and fields.get("n", 1) == 1 and "weekday" not in fields
    sign: int = fields.get("sign", 0)
    now = fields.get("base") == "publication" or (led and sign > 0 and fields.get("base") == "before")
    return sign if match.kind == "shift" and now and year else 0


def _count(match: Match) -> int:
    """Return the years that a match counts up to the writing, 0 for none."""
    fields = match.fields
    exact = "exact" in fields and fields.get("sign") != 1  # not "exactly ten years later"
    counts = match.kind == "count" or _ago(match) or "elapsed" in fields or exact
    number = fields.get("n") if counts and fields.get("unit", "Y") in _YEARS else None
    return int(number) * _YEARS[fields.get("unit", "Y")] + fields.get("over", 0) if isinstance(number, int) else 0


def _ago(match: Match) -> bool:
    """Say whether a match counts back from the writing: "forty years ago", "forty years ago this August"."""
    fields = match.fields
    back = fields.get("base") == "publication" and fields.get("sign") == -1
    return "ago" in fields or (back and fields.get("n", 1) != 1)


def _year(match: Match) -> int:
    fields = match.fields
    if match.kind != "date" or "needs" in fields or "era" in fields:
        return 0
    return fields["yearbase"] + fields.get("count", 1) if "yearbase" in fields else year_of(fields) or 0


def _ahead(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a year is still to come, or may be: "until 1999", "will open in 1999"."""
    before = tokens.classes[match.first - 1] if match.first else {}
    return "ahead" in before or look(text, tokens, match, vocabulary) == FORTH


def _beside(text: str, tokens: Tokens, count: _Told, date: _Told) -> bool:
    """Say whether a date stands in the sentence of a count, or opens the next one or names its day in it."""
    one, other = count.match, date.match
    if count.part != date.part or not -_FAR <= other.first - one.first <= _FAR:
        return False
    next_one = 0 < other.first - one.last <= _NEXT and "day" in other.fields
    return next_one or _in_sentence(text, tokens, count, date)


def _between(text: str, tokens: Tokens, count: _Told, date: _Told, dates: Sequence[_Told]) -> bool:
    """Say whether a count stands between a day of the sentence before and one of the next: it may run from either."""
    if _in_sentence(text, tokens, count, date):
        return False
    before = (told for told in dates if told.part == count.part and "day" in told.match.fields)
    return any(0 < count.match.first - told.match.last <= _FAR for told in before)


def _of_another_month(part: Part, count: _Told, date: _Told) -> bool:
    """Say whether a month is told with a count that is not the date's: "fifty years ago, one November night"."""
    tokens, found = part
    months = [
        match.fields["month"]
        for match in found
        if match.kind == "date"
        and not year_of(match.fields)
        and isinstance(match.fields.get("month"), int)
        and count.match.last <= match.first < min(count.match.last + _NEAR, date.match.first)
        and not any("end" in classes for classes in tokens.classes[count.match.last : match.first])
    ]
    month = date.match.fields.get("month")
    return bool(months) and month is not None and month not in months


def _told_on(part: Part, count: _Told, date: _Told) -> bool:
    """Say whether a sentence goes on from a date to what was so long ago: "left in 1844 and returned sixty years ago",
    "signed in 1979, and ten years later they left: thirty years ago this May"; or from there to the date: "nine years
    ago he came, and they spoke of 2005".
    """
    tokens, found = part
    if not _ago(count.match):
        return False
    behind = range(count.match.last, date.match.first - 1)
    if any("=," in tokens.classes[at] and tokens.classes[at + 1].keys() >= _AND for at in behind):
        return True
    between = range(date.match.last, count.match.first)
    apart = "=," in tokens.classes[count.match.first - 1]  # "when they met in 1985, and embraced, forty years ago"
    joined = not apart and any(tokens.classes[at].keys() >= _AND for at in between)
    return joined or any(
        match.first in between and match.fields.get("base") == "previous" and match.fields.get("sign") == 1
        for match in found
    )


def _kept(
    text: str, tokens: Tokens, count: _Told, beside: Sequence[_Told], every: Container[int], vocabulary: Vocabulary
) -> bool:
    """Say whether a count is kept at a date of its sentence: at one right behind it ("kept its centenary on 25 May
    1910"), or at one before it, where it is the occasion of what is told of there or runs from another year that the
    text tells of.
    """
    if _ago(count.match) or "exact" in count.match.fields:
        return False
    for date in beside:
        led = date.match.first - count.match.last == 1 and "frame" in tokens.classes[count.match.last]
        if led and count.match.kind == "count":
            return True
        if date.match.last > count.match.first or not _in_sentence(text, tokens, count, date):
            continue
        if count.years >= _FEW and date.years - count.years in every:
            return True
        if _is_occasion(tokens, count.match, date.match, vocabulary):
            return True
    return False


def _is_occasion(tokens: Tokens, count: Match, date: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a count between a date and words of keeping is what these keep: "in 2014, to mark thirty years"."""
    places = range(max(date.last, count.first - _LED), count.first)
    if vocabulary.verbs_last:
        places = range(count.last, min(count.last + _LED * LETTERS, len(tokens.classes)))
    return any("occasion" in tokens.classes[at] for at in places)


def _background(tokens: Tokens, count: _Told, date: _Told) -> bool:
    """Say whether a date is that of another state beside what was so long ago: "forty years ago this week Suriname
    became free, and Guyana, itself free since 1966, sent an envoy".
    """
    first = date.match.first
    return first - count.match.last > _NEAR and "state" in tokens.classes[first - 1]


def _names_it(tokens: Tokens, date: _Told) -> bool:
    """Say whether a date is nearly all that its sentence says: "that was on 4 May 1979"."""
    first = date.match.first
    return "day" in date.match.fields and any(
        "end" in tokens.classes[at] for at in range(max(0, first - _OPENS), first)
    )


def _in_sentence(text: str, tokens: Tokens, count: _Told, date: _Told) -> bool:
    first, last = sorted((count.match, date.match), key=lambda match: match.first)
    return same_sentence(text, tokens, first.last, last.first)


def _exact(
    text: str, parts: Sequence[Part], counts: Sequence[_Told], dates: Sequence[_Told], year: int
) -> Iterator[Point]:
    """Yield the day or month of the year, where a count beside a date says that it is the same."""
    for count in counts:
        kept, fields = count.match.fields.get("exact"), count.match.fields
        for date in dates:
            month, day = date.match.fields.get("month"), date.match.fields.get("day")
            if kept is None or date.years + count.years != year or month is None:
                continue
            tokens, ago = parts[count.part][0], fields.get("base") == "publication"
            if not _beside(text, tokens, count, date):
                continue
            named = kept == "D" and _names_it(tokens, date)
            if ago and not (named or _in_sentence(text, tokens, count, date)):
                continue
            if kept == "D" and day and exists(year, month, day):
                yield from_ordinal(Point("D", year, month, day).ordinal - fields.get("days", 0))
            elif kept == "M":
                yield shift(Point("M", year, month), -fields.get("months", 0), "M")
