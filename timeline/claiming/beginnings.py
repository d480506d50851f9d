"""Beginnings: where the numbers of a text may begin, found once for all that read numbers in it."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress
from typing import Any

from timeline.claiming.alternatives import either
from timeline.claiming.counts import counts
from timeline.knowledge import load

_FIGURES = re.compile(r"[0-9\x80-\U0010ffff](?<=\d)\d*")  # as `\d+`, but its first sign is found sooner
_WORD = re.compile(r"\w+")
_NUMBERS = ("numbers", "powers", "halves", "ones", "times", "scales", "rank")
"""Where the shelf lists the words of numbers of a language."""


def beginnings(
    lowered: str, tokens: Iterable[tuple[int, int]], words: Iterable[str], language: str
) -> list[int] | None:
    """Return the places where a number in figures or words may begin in a text whose `words` stand at `tokens`.

    None in a language that writes numbers in one with other words.
    """
    firsts = _first_words(language)
    if firsts is None:
        return None
    figures = [found.start() for found in _FIGURES.finditer(lowered)]
    spelt = [start for start, _ in compress(tokens, map(firsts.__contains__, words))]
    written = _written_on(language)
    joined = [found.start() for found in written.finditer(lowered)] if written else []
    return sorted({*figures, *spelt, *joined}) if joined else sorted(figures + spelt)


def found_at(
    pattern: re.Pattern[str], text: str, places: Sequence[int] | None, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Return where a pattern stands in a stretch of a text, asked at some places in order; at all if these are None."""
    return pattern.finditer(text, start, end) if places is None else _at(pattern, text, places, start, end)


def _at(pattern: re.Pattern[str], text: str, places: Sequence[int], start: int, end: int) -> Iterator[re.Match[str]]:
    for at in places:
        if at >= start and (found := pattern.match(text, at, end)):
            start = found.end()
            yield found


@cache
def _written_on(language: str) -> re.Pattern[str] | None:
    """The numbers that an adjective is written onto, in a language that else parts them from other words."""
    entry = _shelf("quantities", language)
    ends = [str(word).removesuffix("*") for words in entry.get("adjectives", {}).values() for word in words]
    numbers = [str(word) for word in entry.get("numbers", {})]
    return re.compile(rf"(?<!\w)(?:{either(numbers)})(?={either(ends)})") if ends and numbers else None


@cache
def _first_words(language: str) -> frozenset[str] | None:
    """The first words of all numbers, cardinal and ordinal, that a language spells."""
    entry = _shelf("quantities", language) or load("quantities/en")
    if not entry.get("spaces", True) or entry.get("prefixes") or entry.get("compound"):
        return None
    told = [word for key in _NUMBERS for word in entry.get(key, ())]
    told += chain.from_iterable(chain(entry.get("lengths", {}).values(), entry.get("shares", {}).values()))
    told += entry.get("lone", {}).get("units", ())
    told += [*counts(language).values, *_shelf("claims", language).get("years", {}).get("whole", ())]
    firsts = [_WORD.match(str(word).lower()) for word in told]
    return frozenset(first[0] for first in firsts if first)


def _shelf(name: str, language: str) -> Mapping[str, Any]:
    try:
        shelf: Mapping[str, Any] = load(f"{name}/{language}")
    except FileNotFoundError:
        return {}
    return shelf
