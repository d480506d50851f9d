"""The wordings of a language that count years: "75th anniversary", "70 years of ties", "in its 46th year"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product, repeat
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either
from timeline.claiming.beginnings import found_at
from timeline.claiming.counts import Counts, counts
from timeline.claiming.literals import needed, ready, stand, telling
from timeline.claiming.marks import Marks
from timeline.knowledge import load
from timeline.light import light

LONGEST = 3000
"""The most years that are counted."""
_YEAR = 4
"""Digits of a year: where no unit of years is named, a figure of as many is no count of them."""
_FEW = ("n", "yn")
"""What is counted by numbers alone."""
_COUNTS = {"y": "{y}", "o": "(?P<o>{o})", "n": "(?P<n>", "f": "(?P<fixed>"}
"""What a pattern counts years by, and what tells so in it: a length, an ordinal, a number, a word that is one."""
_FEW_STRINGS = 8
"""So many strings are asked for sooner than a pattern."""
_MORE = {"row": "row", "more": "too"}
"""Forms asked for only where another count stands in the sentence, and what they are there."""
_IT = "it"
"""What of a pattern counts, where other words lead to it: a time may stand in these."""
_LEFT_OPEN = ("n", "o", "y")
"""Macros that tell no more of a pattern than that it counts, for which a sentence is looked through before."""
_LEADS = {"lengths": ("{y}",), "counts": ("(?P<n>{n})", "(?P<o>{o})")}
"""What a pattern may begin with."""
_LOOK = r"\(\?<[=!][^()]*\)"
_BEHIND = re.compile(rf"\A(?:{_LOOK})*(?:\(\?:{_LOOK}(?:\|{_LOOK})*\))?")
"""What a pattern may look back at before it begins."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern of the shelf. `signs`: one of these stands wherever it does, if any are told; `needs`: one of each."""

    form: str
    signs: frozenset[str]
    needs: Sequence[frozenset[str]]
    written: str
    counts: str
    leads: str

    @property
    def words(self) -> re.Pattern[str]:
        """Its expression, long with all the numbers of a language, and made ready when it is first asked for."""
        return ready(self.written)

    def find(self, lowered: str, marks: Marks, numbers: "_Numbers") -> Iterator[re.Match[str]]:
        """Return where it stands in a sentence, asked only where a count begins if it begins with one."""
        begins = getattr(numbers, self.leads) if self.leads else None
        return found_at(self.words, lowered, begins, marks.start, marks.end)


@light
class _Numbers:
    """Where the numbers and the lengths of a sentence begin, and whether one of these may count what is not named."""

    counts: Sequence[int] | None
    lengths: Sequence[int]
    few: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of a language, each asked only where one of its signs stands, and the words that steer them."""

    patterns: tuple[_Pattern, ...]
    signs: re.Pattern[str] | None
    by_sign: Mapping[tuple[bool, ...], Sequence[tuple[str, frozenset[int]]]]
    numbers: tuple[re.Pattern[str], ...]
    fixed: Mapping[str, int]
    origin: re.Pattern[str]
    elapsed: re.Pattern[str]
    named: re.Pattern[str]
    previous: frozenset[str]
    lasted: frozenset[str]
    of: frozenset[str]
    weak: frozenset[str]
    kept: frozenset[str]
    feasted: re.Pattern[str]
    reckoned: re.Pattern[str]
    at: frozenset[str]
    now: frozenset[str]
    by_then: frozenset[str]
    occasion: tuple[str, ...]
    things: frozenset[str]
    compounds: tuple[str, ...]
    figures: frozenset[str]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    nobody: frozenset[str]
    one: re.Pattern[str]
    owner: re.Pattern[str]
    too: re.Pattern[str]
    whose: re.Pattern[str]
    over: re.Pattern[str]
    counts: Counts
    units: tuple[str, ...]
    spans: re.Pattern[str]
    begins: re.Pattern[str]

    def asked(self, lowered: str, marks: Marks, numbers: _Numbers) -> list[_Pattern]:
        """Return the patterns of which a sign stands in a sentence, and what they count years by as far as is known."""
        sentence = lowered[marks.start : marks.end]
        if numbers.counts is None:
            ordinal = self.counts.nth.search(sentence) is not None
        else:
            ordinal = any(map(self.counts.nth.match, repeat(lowered), numbers.counts))
        by_sign = self.by_sign[bool(numbers.lengths), ordinal, numbers.few]
        signed: set[int] = set()
        for sign, places in by_sign:
            if sign in sentence:
                signed |= places
        if not signed:
            return []
        return [self.patterns[at] for at in sorted(signed) if stand(self.patterns[at].needs, sentence)]

    def told(self, lowered: str, marks: Marks) -> _Numbers:
        """Return what numbers stand in a sentence."""
        sentence = lowered[marks.start : marks.end]
        if not self.units:
            few = any(number.search(sentence) for number in self.numbers)
            spans = self.spans.finditer(lowered, marks.start, marks.end) if few else ()
            return _Numbers(None, [found.start() for found in spans], few)
        places = marks.numbers
        if places is None:
            places = [found.start() for found in self.begins.finditer(lowered, marks.start, marks.end)]
        if not places:
            return _Numbers((), (), False)
        begins = found_at(self.begins, lowered, places, marks.start, marks.end)
        if not any(map(sentence.__contains__, self.units)):
            return _Numbers(places, (), _count_alone(begins, lowered, marks))
        starts = [found.start() for found in begins]
        lengths = [at for at in starts if self.spans.match(lowered, at, marks.end)]
        return _Numbers(starts, lengths, bool(lengths) or not all(_in_date(at, marks) for at in starts))

    def years(self, found: re.Match[str]) -> int | None:
        """Return how many years the words of a pattern count."""
        for name, words in found.groupdict().items():
            if words is None or name == _IT:
                continue
            if name in ("n", "o"):
                return self.counts.read(words)
            if name in ("fixed", "whole"):
                return self.fixed.get(re.sub(r"\s+", " ", words))
            return (self.counts.read(words) or 1) * int(name[1:])
        return None


def _count_alone(numbers: Iterable[re.Match[str]], lowered: str, marks: Marks) -> bool:
    """Tell whether a number may count where no unit is named: a word, or a figure that is no year and in no date."""
    for start, end in (number.span() for number in numbers):
        if not lowered[start].isdigit() or (end - start != _YEAR and not _in_date(start, marks)):
            return True
    return False


def _in_date(place: int, marks: Marks) -> bool:
    return bool([timex for timex in marks.timexes if timex.start <= place < timex.end and timex.type == "DATE"])


def _options(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"


@cache
def reader_of(language: str) -> Reader:
    """Return what reads the counts of years of a language."""
    shelf = load(f"claims/{language}").get("years", {})
    numbers = counts(language)
    fixed, whole, ages = ({str(w): n for w, n in shelf.get(key, {}).items()} for key in ("fixed", "whole", "ages"))
    macros = {"n": numbers.cardinal, "o": numbers.ordinal, "fixed": _options(fixed), "ages": _options(ages)}
    spans = [f"(?P<y{size}>{words.format(**macros)})" for size, words in shelf.get("spans", {}).items()]
    edge = r"\b" if load(f"claims/{language}").get("spaced", True) else ""
    macros["y"] = rf"(?:{'|'.join([*spans, f'(?P<whole>{_options(whole)})'])}){edge}"
    unsaid = {**macros, **dict.fromkeys(_LEFT_OPEN, ".")}
    for told in (macros, unsaid):
        told |= {name: words.format(**told) for name, words in shelf.get("macros", {}).items()}
    signs = "|".join(map(re.escape, shelf.get("signs", ())))
    patterns = tuple(_pattern(entry, macros, unsaid) for entry in shelf.get("patterns", ()))
    return Reader(
        patterns,
        re.compile(signs) if signs else None,
        {told: _by_sign(patterns, *told) for told in product((False, True), repeat=3)},
        (re.compile(r"\d"), re.compile(rf"{_options(fixed | whole | ages)}|{numbers.word.pattern}")),
        fixed | whole | ages,
        re.compile(shelf.get("origin", "(?!)")),
        re.compile(shelf.get("elapsed", "(?!)")),
        re.compile(shelf.get("named", "(?!)")),
        frozenset(shelf.get("previous", ())),
        frozenset(shelf.get("lasted", ())),
        frozenset(shelf.get("of", ())),
        frozenset(shelf.get("weak", ())),
        frozenset(shelf.get("kept", ())),
        re.compile(shelf.get("feasted", "(?!)")),
        re.compile(shelf.get("reckoned", "(?!)")),
        frozenset(shelf.get("at", ())),
        frozenset(shelf.get("now", ())),
        frozenset(shelf.get("by_then", ())),
        tuple(f"{'' if words[0] == ',' else ' '}{words} " for words in shelf.get("occasion", ())),
        frozenset(shelf.get("things", ())),
        tuple(shelf.get("compounds", ())),
        frozenset(shelf.get("figures", ())),
        frozenset(shelf.get("pronouns", ())),
        frozenset(shelf.get("verbs", ())),
        frozenset(shelf.get("nobody", ())),
        re.compile(shelf.get("one", "(?!)")),
        re.compile(shelf.get("owner", "(?!)")),
        re.compile(shelf.get("too", "(?!)")),
        re.compile(shelf.get("whose", "(?!)")),
        re.compile(shelf.get("over", "(?!)")),
        numbers,
        tuple(shelf.get("units", ())),
        re.compile(macros["y"]),
        _begins([*numbers.values, *whole]),
    )


def _pattern(entry: Mapping[str, Any], macros: Mapping[str, str], unsaid: Mapping[str, str]) -> _Pattern:
    """A pattern made ready; its signs, where the shelf tells none, are read off it with its counts left open."""
    words: str = entry["words"]
    needs = needed(words.format(**unsaid))
    signs = frozenset(entry["signs"]) if "signs" in entry else telling(needs)
    leads = _BEHIND.sub("", words).startswith
    return _Pattern(
        entry["form"],
        signs,
        [strings for strings in needs if strings != signs and len(strings) <= _FEW_STRINGS],
        words.format(**macros),
        "".join(name for name, written in _COUNTS.items() if written in words),
        next((name for name, counts in _LEADS.items() if leads(counts)), ""),
    )


def _begins(words: Iterable[str]) -> re.Pattern[str]:
    """The expression of how a count begins: with a figure or one of the words, a letter first, which is found soon."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    spelt = (rf"{letter}(?<=\b{letter})(?:{either(rest)})\b" for letter, rest in sorted(by_letter.items()))
    return re.compile("|".join([r"\d+", *spelt]))


def _by_sign(
    patterns: Sequence[_Pattern], lengths: bool, ordinals: bool, few: bool
) -> Sequence[tuple[str, frozenset[int]]]:
    """The signs of the patterns that may count in a sentence with lengths, ordinals or what counts alone, and where
    these stand among all.
    """
    told = {"y": lengths, "o": ordinals} | dict.fromkeys(_FEW, few)
    asked = [(at, sign) for at, p in enumerate(patterns) if told.get(p.counts, True) for sign in _signs(p)]
    return [(sign, frozenset(at for at, told in asked if told == sign)) for sign in sorted({sign for _, sign in asked})]


def _signs(pattern: _Pattern) -> frozenset[str]:
    return pattern.signs or frozenset({""})


class Count(NamedTuple):
    """Words that count years, by which form, and how many."""

    start: int
    end: int
    form: str
    years: int

    @property
    def elapsed(self) -> int:
        """The years that have gone by: of the Nth year, one less."""
        return self.years - 1 if self.form == "nth_year" else self.years


def counted(lowered: str, marks: Marks, reader: Reader) -> Iterator[Count]:
    """Yield the counts of years of a sentence, none inside another."""
    if reader.signs is not None and not reader.signs.search(lowered, marks.start, marks.end):
        return
    numbers = reader.told(lowered, marks)
    if numbers.counts is None and not numbers.few:
        return
    taken: list[tuple[int, int]] = []
    for pattern in reader.asked(lowered, marks, numbers):
        if pattern.form in _MORE and not taken:
            continue
        for found in pattern.find(lowered, marks, numbers):
            if taken and any(found.start() < end and start < found.end() for start, end in taken):
                continue
            years = reader.years(found)
            if years and years <= LONGEST:
                taken.append(found.span())
                form = _MORE.get(pattern.form, pattern.form)
                yield Count(*found.span(_IT if found.groupdict().get(_IT) else 0), form, years)
