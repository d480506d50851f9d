"""Sentences with offsets: sentencex's boundaries, mended where its abbreviations and terminators are known to fail."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from babel import Locale
from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from timeline.knowledge import languages, load, primary
from timeline.reading.unstopped import parted

_NEVER = re.compile(r"(?!)")
_EXTRA = re.compile(
    r"[.!?…។៕။।॥。！？](?:(?<=[។៕။।॥])(?=\s*\S)|(?<=[。！？])(?=\d)|(?<=[.!?…])[\"”’»)\]](?=\s+[A-ZÀ-ÞА-Я])"
    r"|(?<=\bla\.)(?=\s+[^\W\da-zà-ỹ_])"  # Vietnamese dollars
    r"|(?<=\d\skm\.)(?=\s+[A-ZÀ-Þ])"  # a sign of a measure
    r"|(?<=\bMay\.)(?=\s+[\"“‘(]?[A-Z]))"  # the month, which sentencex takes for an abbreviation
)
_FIGURE_OPENS = re.compile(r"(?<=[^\W\d_]{2})\.(?=\s+\d[\d.]*\s+[^\W\d_])")
"""Where a sentence ends before one that opens with a figure, which sentencex takes for the rest of a German ordinal."""
_GOES_ON = re.compile(r"[ก-ฮ]{1,2}\.")  # the rest of an abbreviation: "ม.ค.", behind a word without a space too
_ODD_SPACE = re.compile(r"[^\S ]")  # sentencex stops the program at an initial beside one that is not ASCII


@cache
def _abbreviated(language: str) -> re.Pattern[str]:
    shelf = load("reading")
    words = shelf["abbreviations"].get(language, [])
    if language in shelf["stopped_ordinals"]:
        leads = "|".join(shelf["ordinal_leads"].get(language, ()))
        hundreds = rf"|\b(?i:{leads})\s\d{{3}}\.\s*$" if leads else ""
        return re.compile(
            r"(?:^|[\s/–-])\d{1,2}\.\s*$" + hundreds + "".join(rf"|\b{re.escape(word)}\.\s*$" for word in words)
        )
    if not words:
        return _NEVER
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:^|[\s(\[«“\"'’.\d])(?:{alternatives})\.\s*$")


@cache
def _date_alone(language: str) -> re.Pattern[str]:
    """What a line of a chronology opens with: a day, a month or a year, and nothing else before the full stop."""
    if primary(language) not in languages():
        return _NEVER
    months = {
        name.rstrip(".")
        for width in ("wide", "abbreviated")
        for use in ("format", "stand-alone")
        for name in Locale(primary(language)).months[use][width].values()
    }
    named = "|".join(map(re.escape, sorted(months, key=lambda name: (-len(name), name))))
    day = r"\d{1,2}(?:er|st|nd|rd|th|[.ºª])?(?:\s?[-–]\s?\d{1,2}\.?)?"
    return re.compile(
        rf"(?:[^\W\d_]+[\s-])?(?:{day}\s+(?:de\s+|of\s+|d[’'])?)?(?:{named})(?:\s+{day})?,?(?:\s+(?:de\s+)?\d{{4}})?\.\s*$"
        r"|\d{4}\.\s*$",
        re.IGNORECASE,
    )


@cache
def _closing(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Where a sentence may end at an abbreviation behind a figure, and words that a time alone does not have."""
    shelf = load("reading")["closing"].get(language)
    if shelf is None:
        return None
    nouns, either = "|".join(shelf["nouns"]), "|".join((*shelf["nouns"], *shelf["times"]))
    return (
        re.compile(
            rf"\s(?:(?:{nouns})\.(?=\s+[A-ZА-ЯЁ](?:[a-zа-яё]|\s[\da-zа-яё]))"
            rf"|(?P<time>(?:{either})\.)(?=\s+(?:{shelf['begins']})\s))"
        ),
        re.compile(rf"\b(?!(?:{shelf['of_time']})\b)[^\W\d_]{{3,}}"),
    )


def sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences `[start, end)` of a block of `text`, without the space around them."""
    block = text[start:end]
    if not block.isprintable():
        block = _ODD_SPACE.sub(" ", block)
    abbreviated = _abbreviated(language)
    open_at: int | None = None
    for piece in get_sentence_boundaries(language or "en", block):
        begin = piece["start_index"] if open_at is None else open_at
        stop = piece["end_index"]
        if stop < len(block) and (
            (begin == 0 and _date_alone(language).match(block, 0, stop)) or _unfinished(block, stop, abbreviated)
        ):
            open_at = begin
            continue
        open_at = None
        yield from parted(block, _cut(block, begin, stop, start, language), start, language)
    if open_at is not None:
        yield from parted(block, _cut(block, open_at, len(block), start, language), start, language)


def _unfinished(block: str, stop: int, abbreviated: re.Pattern[str]) -> bool:
    following = block[stop]
    if following.isdecimal() and block[stop - 1] == "." and block[stop - 2 : stop - 1].isdecimal():
        return True  # a number in the figures of another script: "៣០.០០០"
    if _GOES_ON.match(block, stop):
        return True
    return following.islower() or following in "-,;:)" or bool(abbreviated.search(block, max(0, stop - 16), stop))


def _cut(block: str, begin: int, stop: int, offset: int, language: str) -> Iterator[tuple[int, int]]:
    ends = [match.end() for match in _EXTRA.finditer(block, begin, stop)]
    if language in load("reading")["stopped_ordinals"]:
        abbreviated = _abbreviated(language)
        figures = (match.end() for match in _FIGURE_OPENS.finditer(block, begin, stop))
        ends = sorted({*ends, *(end for end in figures if not abbreviated.search(block, max(0, end - 16), end))})
    if ends and not begin:
        date_alone = _date_alone(language)
        ends = [end for end in ends if not date_alone.match(block, 0, end)]
    if closing := _closing(language):
        parts = pairwise([begin, *ends, stop])
        ends = sorted({*ends, *(end for low, high in parts for end in _closed(block, low, high, *closing))})
    for low, high in pairwise([begin, *ends, stop]):
        piece = block[low:high]
        body = piece.strip()
        if body:
            left = offset + low + len(piece) - len(piece.lstrip())
            yield left, left + len(body)


def _closed(block: str, low: int, high: int, ends: re.Pattern[str], says: re.Pattern[str]) -> Iterator[int]:
    for match in ends.finditer(block, low, high):
        if match["time"] is None or len(says.findall(block, low, match.start())) > 1:
            yield match.end()
            low = match.end()
