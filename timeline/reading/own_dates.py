"""The dates a document gives itself: byline, dateline, catalogue record, address; each with its place and words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from babel import Locale

from timeline.edtf.days import month_length
from timeline.knowledge import languages, load
from timeline.records.document import Block, SourceDate

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号일])?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_NAMED = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:\.|er|st|nd|rd|th|º|ª)?\s+(?:de\s+|of\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|[^\W\d_]{3,}\.?\s+(?:de\s+)?\d{4})(?!\d)"
)
_PLAIN = re.compile(r"(?:([0-9]{1,2})\s)?([^\W\d_]+)(?:\s([0-9]{1,2}))?,?\s([12][0-9]{3})")
_YEAR = re.compile(r"(?<![\d.,/-])(1[0-9]\d\d|20\d\d)(?![\d/-]|[.,]\d)")
_URL = re.compile(r"/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=/|-|$|\?)")


def date_in(words: str, language: str = "", year: bool = True) -> str | None:
    """Return the first date that an isolated string gives, as EDTF; None when it gives none.

    `year`: whether a year alone counts. Orders such as 3/4/2016 that could be either day-month or month-day are read as
    day-month only where the language writes them so; otherwise the month is left out.
    """
    found = first_date(words, language)
    if found:
        return found[0]
    alone = _YEAR.search(words) if year else None
    return alone[1] if alone else None


def first_date(words: str, language: str) -> tuple[str, int, int] | None:
    """Return the first date of a string with at least a month, as EDTF, and its place in the string."""
    for pattern in (_ISO, _CJK):
        for match in pattern.finditer(words):
            date = _edtf(*match.groups())
            if date:
                return date, *match.span()
    for match in _NAMED.finditer(words):
        date = _named(match[0], language)
        if date:
            return date, *match.span()
    numeric = _NUMERIC.search(words)
    if numeric:
        date = _numeric(numeric, language)
        if date:
            return date, *numeric.span()
    return None


def _edtf(year: str, month: str, day: str | None) -> str | None:
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _numeric(match: re.Match[str], language: str) -> str | None:
    first, mark, second, year = match.groups()
    if int(first) > 12 or mark == "." or first == second or language not in ("", "en"):
        return _edtf(year, second, first)
    return _edtf(year, first, second) if int(second) > 12 else year


def _named(words: str, language: str) -> str | None:
    """A date with the name of its month: written plainly it is read off, else dateparser tells it."""
    plain = _PLAIN.fullmatch(words)
    month = _months(language[:2]).get(plain[2].lower()) if plain else None
    if plain is None or month is None or (plain[1] and plain[3]):
        return _told(words, language[:2])
    year, day = plain[4], plain[1] or plain[3]
    return _edtf(year, str(month), day) if int(day or 1) <= month_length(int(year), month) else None


@cache
def _months(language: str) -> Mapping[str, int]:
    """The numbers of the months by their names in a language of the shelf and in English, written out."""
    if language and language not in languages():
        return {}
    spoken = (Locale(code).months["format"]["wide"] for code in (language, "en") if code)
    return {name.lower(): number for names in spoken for number, name in names.items()}


@lru_cache(maxsize=1024)
def _told(words: str, language: str) -> str | None:
    full = len(re.findall(r"\d+", words)) == 2
    try:
        found = _parser(language, full).get_date_data(words).date_obj
    except ValueError:
        return None
    return None if found is None else found.strftime("%Y-%m-%d" if full else "%Y-%m")


@lru_cache(maxsize=64)
def _parser(language: str, full: bool) -> Any:
    from dateparser.date import DateDataParser  # slow to import, and only needed here

    parts = ["day", "month", "year"] if full else ["month", "year"]
    settings = {"REQUIRE_PARTS": parts, "PARSERS": ["absolute-time"]}
    return DateDataParser(languages=sorted({language, "en"} - {""}), settings=settings)


class Told(NamedTuple):
    """A date that a line gives for its document, its place in the line, and whether it is that of a revision."""

    value: str
    start: int
    end: int
    revised: bool


def published_in(line: str, language: str) -> Told | None:
    """Return the date of publication that a line gives, else the one of a revision that it tells; None without one."""
    revision: Told | None = None
    at = 0
    while date := first_date(line[at:], language):
        told = Told(date[0], at + date[1], at + date[2], bool(_revised().search(line, at, at + date[1])))
        if not told.revised:
            return told
        revision, at = revision or told, told.end
    return revision


@cache
def _revised() -> re.Pattern[str]:
    words = {str(word) for known in load("reading")["revised"].values() for word in known}
    return re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{'|'.join(map(re.escape, sorted(words)))})", re.I)


def own_dates(
    text: str,
    blocks: Iterable[Block],
    catalogue: Iterable[tuple[int, int]],
    url: str | None,
    language: str,
    stated: bool = False,
) -> tuple[SourceDate, ...]:
    """Gather the dates that byline, dateline, catalogue lines (`[start, end)` of their values) and address give.

    The date of a revision is no date of publication: it stands for one only where the document gives no other and none
    is `stated` for it.
    """
    found: list[SourceDate] = []
    revisions: list[SourceDate] = []
    for block in blocks:
        if block.kind not in ("byline", "dateline"):
            continue
        told = published_in(text[block.start : block.end], language)
        if told:
            start, end = block.start + told.start, block.start + told.end
            place = "byline" if block.kind == "byline" else "dateline"
            date = SourceDate(place=place, value=told.value, text=text[start:end], start=start, end=end)
            (revisions if told.revised else found).append(date)
    for start, end in catalogue:
        value_or_none = date_in(text[start:end], language)
        if value_or_none:
            found.append(SourceDate(place="catalogue", value=value_or_none, text=text[start:end], start=start, end=end))
    address = _URL.search(url) if url else None
    if address:
        value_or_none = _edtf(*address.groups())
        if value_or_none and 1800 <= int(address[1]) <= 2100:
            found.append(SourceDate(place="url", value=value_or_none, text=address[0].strip("/")))
    return tuple(found if found or stated else revisions[:1])
