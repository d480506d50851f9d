"""The wordings of a language that count years: "75th anniversary", "70 years of ties", "in its 46th year"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from timeline.claiming.counts import Counts, counts
from timeline.claiming.marks import Marks
from timeline.knowledge import load

LONGEST = 3000
"""The most years that are counted."""


class _Pattern(NamedTuple):
    form: str
    signs: frozenset[str]
    words: re.Pattern[str]
    spans: bool


class Reader(NamedTuple):
    """The patterns of a language, each asked only where one of its signs stands, and the words that steer them."""

    patterns: tuple[_Pattern, ...]
    signs: re.Pattern[str] | None
    by_sign: Mapping[str, frozenset[int]]
    number: re.Pattern[str]
    fixed: Mapping[str, int]
    previous: frozenset[str]
    of: frozenset[str]
    weak: frozenset[str]
    kept: frozenset[str]
    at: frozenset[str]
    occasion: tuple[str, ...]
    things: frozenset[str]
    counts: Counts
    spans: re.Pattern[str]

    def years(self, found: re.Match[str]) -> int | None:
        """Return how many years the words of a pattern count."""
        for name, words in found.groupdict().items():
            if words is None:
                continue
            if name in ("n", "o"):
                return self.counts.read(words)
            if name in ("fixed", "whole"):
                return self.fixed.get(re.sub(r"\s+", " ", words))
            return (self.counts.read(words) or 1) * int(name[1:])
        return None


def _options(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"


@cache
def reader_of(language: str) -> Reader:
    """Return what reads the counts of years of a language."""
    shelf = load(f"claims/{language}").get("years", {})
    numbers = counts(language)
    fixed, whole = ({str(words): years for words, years in shelf.get(key, {}).items()} for key in ("fixed", "whole"))
    macros = {"n": numbers.cardinal, "o": numbers.ordinal, "fixed": _options(fixed)}
    spans = [f"(?P<y{size}>{words.format(**macros)})" for size, words in shelf.get("spans", {}).items()]
    edge = r"\b" if load(f"claims/{language}").get("spaced", True) else ""
    macros["y"] = rf"(?:{'|'.join([*spans, f'(?P<whole>{_options(whole)})'])}){edge}"
    macros |= {name: words.format(**macros) for name, words in shelf.get("macros", {}).items()}
    signs = "|".join(map(re.escape, shelf.get("signs", ())))
    patterns = tuple(
        _Pattern(
            entry["form"],
            frozenset(entry.get("signs", ())),
            re.compile(words.format(**macros)),
            "{y}" in words and "<n>" not in words,
        )
        for entry in shelf.get("patterns", ())
        for words in [entry["words"]]
    )
    return Reader(
        patterns,
        re.compile(signs) if signs else None,
        {
            sign: frozenset(at for at, pattern in enumerate(patterns) if sign in (pattern.signs or {""}))
            for sign in sorted({"", *(sign for pattern in patterns for sign in pattern.signs)})
        },
        re.compile(rf"\d|{macros['fixed']}|{_options(whole)}|{numbers.word.pattern}"),
        fixed | whole,
        frozenset(shelf.get("previous", ())),
        frozenset(shelf.get("of", ())),
        frozenset(shelf.get("weak", ())),
        frozenset(shelf.get("kept", ())),
        frozenset(shelf.get("at", ())),
        tuple(f" {words} " for words in shelf.get("occasion", ())),
        frozenset(shelf.get("things", ())),
        numbers,
        re.compile(macros["y"]),
    )


class Count(NamedTuple):
    """Words that count years, by which form, and how many."""

    start: int
    end: int
    form: str
    years: int


def counted(lowered: str, marks: Marks, reader: Reader) -> Iterator[Count]:
    """Yield the counts of years of a sentence, none inside another."""
    if reader.signs is not None and not reader.signs.search(lowered, marks.start, marks.end):
        return
    if not reader.number.search(lowered, marks.start, marks.end):
        return
    sentence = lowered[marks.start : marks.end]
    present = [places for sign, places in reader.by_sign.items() if sign in sentence]
    asked = [reader.patterns[at] for at in sorted(frozenset[int]().union(*present))]
    if any(pattern.spans for pattern in asked) and not reader.spans.search(lowered, marks.start, marks.end):
        asked = [pattern for pattern in asked if not pattern.spans]
    taken: list[tuple[int, int]] = []
    for form, _, pattern, _ in asked:
        for found in pattern.finditer(lowered, marks.start, marks.end):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            years = reader.years(found)
            if years and years <= LONGEST:
                taken.append(found.span())
                yield Count(*found.span(), form, years)
