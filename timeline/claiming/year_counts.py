"""The wordings of a language that count years: "75th anniversary", "70 years of ties", "in its 46th year"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from timeline.claiming.counts import Counts, counts
from timeline.claiming.marks import Marks
from timeline.knowledge import load

LONGEST = 3000
"""The most years that are counted."""
_COUNTS = {"y": "{y}", "o": "(?P<o>{o})", "n": "(?P<n>", "f": "(?P<fixed>"}
"""What a pattern counts years by, and what tells so in it: a length, an ordinal, a number, a word that is one."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    form: str
    signs: frozenset[str]
    words: re.Pattern[str]
    counts: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of a language, each asked only where one of its signs stands, and the words that steer them."""

    patterns: tuple[_Pattern, ...]
    signs: re.Pattern[str] | None
    by_sign: Mapping[str, Mapping[str, frozenset[int]]]
    numbers: tuple[re.Pattern[str], ...]
    fixed: Mapping[str, int]
    previous: frozenset[str]
    of: frozenset[str]
    weak: frozenset[str]
    kept: frozenset[str]
    at: frozenset[str]
    occasion: tuple[str, ...]
    things: frozenset[str]
    pronouns: frozenset[str]
    counts: Counts
    units: tuple[str, ...]
    spans: re.Pattern[str]

    def asked(self, sentence: str) -> list[_Pattern]:
        """Return the patterns of which a sign stands in a sentence, and what they count years by as far as is known."""
        places = [
            places
            for counts, by_sign in self.by_sign.items()
            if self._tells(counts, sentence)
            for sign, places in by_sign.items()
            if sign in sentence
        ]
        return [self.patterns[at] for at in sorted(frozenset[int]().union(*places))]

    def _tells(self, counts: str, sentence: str) -> bool:
        if counts == "y":
            told = not self.units or any(unit in sentence for unit in self.units)
            return told and self.spans.search(sentence) is not None
        return counts != "o" or any(words.search(sentence) for words in self.counts.ordinals)

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
            "".join(name for name, told in _COUNTS.items() if told in words),
        )
        for entry in shelf.get("patterns", ())
        for words in [entry["words"]]
    )
    return Reader(
        patterns,
        re.compile(signs) if signs else None,
        {counts: _by_sign(patterns, counts) for counts in sorted({pattern.counts for pattern in patterns})},
        (re.compile(r"\d"), re.compile(rf"{macros['fixed']}|{_options(whole)}|{numbers.word.pattern}")),
        fixed | whole,
        frozenset(shelf.get("previous", ())),
        frozenset(shelf.get("of", ())),
        frozenset(shelf.get("weak", ())),
        frozenset(shelf.get("kept", ())),
        frozenset(shelf.get("at", ())),
        tuple(f"{'' if words[0] == ',' else ' '}{words} " for words in shelf.get("occasion", ())),
        frozenset(shelf.get("things", ())),
        frozenset(shelf.get("pronouns", ())),
        numbers,
        tuple(shelf.get("units", ())),
        re.compile(macros["y"]),
    )


def _by_sign(patterns: Sequence[_Pattern], counts: str) -> Mapping[str, frozenset[int]]:
    """The places of the patterns that count by something, by their signs; by none where they have none."""
    asked = [(at, sign) for at, pattern in enumerate(patterns) if pattern.counts == counts for sign in _signs(pattern)]
    return {sign: frozenset(at for at, told in asked if told == sign) for _, sign in asked}


def _signs(pattern: _Pattern) -> frozenset[str]:
    return pattern.signs or frozenset({""})


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
    if not any(number.search(lowered, marks.start, marks.end) for number in reader.numbers):
        return
    taken: list[tuple[int, int]] = []
    for pattern in reader.asked(lowered[marks.start : marks.end]):
        for found in pattern.words.finditer(lowered, marks.start, marks.end):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            years = reader.years(found)
            if years and years <= LONGEST:
                taken.append(found.span())
                yield Count(*found.span(), pattern.form, years)
