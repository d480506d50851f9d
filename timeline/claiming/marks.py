"""Marks: every span of a document that matters to a claim, found once, typed and sorted by sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from timeline.claiming.beginnings import beginnings
from timeline.claiming.compounds import amounts_joined, lengths_joined
from timeline.claiming.kinds import Kinds
from timeline.claiming.needs import lacking
from timeline.claiming.parties import Party
from timeline.claiming.patterns import Hit
from timeline.claiming.quantities import Amount, find
from timeline.claiming.quantity_currencies import is_money
from timeline.claiming.quantity_units import TIME
from timeline.light import light
from timeline.records.document import Document
from timeline.records.timex import Timex

LONGEST = 1500
"""Code points of the longest sentence that is read as one."""
STOPS = (".", "!", "?", "…")
"""What closes a sentence."""
_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")  # Arabic vowel signs are no letters and part no words
_FIGURE = re.compile(r"\d")
_UNSPACED = re.compile(r"[^\s。！？]+")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


@light
class Marks:
    """What was found in a document or one of its sentences, each kind of mark in the order of the text.

    `numbers`: the places where numbers may begin, None where they are not known. `lacking`: the names of wordings that
    it cannot hold.
    """

    start: int
    end: int
    timexes: tuple[Timex, ...]
    triggers: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    parties: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    numbers: Sequence[int] | None
    lacking: frozenset[str] = frozenset()

    def cue(self, name: str, start: int, end: int) -> Hit | None:
        """Return the first cue of a name that lies within a stretch of the text."""
        if not self.cues:
            return None
        label = f"cues/{name}"
        return next((hit for hit in self.cues if hit.label == label and start <= hit.start and hit.end <= end), None)


def lower(text: str) -> str:
    """Return the text in lower case with straight apostrophes, each code point still in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, cut at spaces where it is too long to be one: every mark is held against every other in it."""
    while end - start > LONGEST:
        stop = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = stop if stop > start else start + LONGEST
        yield start, stop
        start = stop
    yield start, end


def mark(document: Document, timexes: Sequence[Timex], lowered: str, kinds: Kinds) -> list[Marks]:
    """Return the marks of each sentence of a document, found in one walk over its words."""
    text = document.text
    scan = (_WORD if kinds.cues.spaced else _UNSPACED).finditer
    sentences = [piece for sentence in document.sentences for piece in pieces(text, *sentence)]
    rows = [list(map(re.Match.span, scan(text, start, end))) for start, end in sentences]
    spelt = [[lowered[start:end] for start, end in row] for row in rows]
    tokens = list(chain.from_iterable(rows))
    parties = kinds.names.find(text, _unspaced(text, tokens, kinds))
    numbers = beginnings(lowered, tokens, chain.from_iterable(spelt), kinds.language)
    plain = [timex for timex in timexes if timex.type == "DATE" and timex.shift is None]
    written = _Column(timex for timex in plain if _FIGURE.search(timex.text) and not timex.text.isdecimal())
    years = frozenset(timex.start for timex in plain if timex.text.isdecimal())
    counting = numbers and [at for at in numbers if not written.covers(at, at + 1)]  # in "4 May 1951" none counts
    amounts = amounts_joined(find(text.replace("\\", " "), kinds.language, counting, years), lowered, kinds.cues.pairs)
    timexes = lengths_joined(timexes, lowered, kinds.cues.pairs)
    figures = _Column(amount for amount in amounts if amount.unit not in TIME)
    timexes = [t for t in timexes if not (t.text[-1:].isdigit() and figures.covers(t.start, t.end + 1))]  # 1458 km
    money = _Column(amount for amount in amounts if is_money(amount.unit))
    parties = [party for party in parties if not money.covers(party.start, party.end)]  # "US dollars", "доллары США"
    dated, named, counted = _Column(timexes), _Column(parties), _Column(amounts)
    days = _Column(timex for timex in timexes if timex.type == "DATE")
    result = []
    for (start, end), row, words in zip(sentences, rows, spelt, strict=True):
        hits = [
            hit
            for hit in kinds.finder.find(lowered, row, words)
            if hit.end <= end
            and not dated.covers(hit.start, hit.end)  # "May" and "March" are no verbs there
            and not days.covers(hit.end - 1, hit.end)
        ]
        result.append(
            Marks(
                start,
                end,
                dated.within(start, end),
                tuple([hit for hit in hits if not hit.label.startswith("cues/")]),
                tuple([hit for hit in hits if hit.label.startswith("cues/")]),
                named.within(start, end),
                counted.within(start, end),
                numbers and numbers[bisect_left(numbers, start) : bisect_left(numbers, end)],
                lacking(frozenset(words), kinds.language),
            )
        )
    return result


def _unspaced(text: str, tokens: list[tuple[int, int]], kinds: Kinds) -> Iterable[tuple[int, int]]:
    if kinds.cues.spaced:
        return tokens
    return ((at, at + 1) for start, end in tokens for at in range(start, end))


class _Column(Generic[_P]):
    """Marks of one type, sorted, to be handed out by stretches of text."""

    def __init__(self, marks: Iterable[_P]) -> None:
        self._marks = sorted(marks, key=attrgetter("start"))
        self._starts = [mark.start for mark in self._marks]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one of the marks holds the whole stretch."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._marks[at].end >= end

    def within(self, start: int, end: int) -> tuple[_P, ...]:
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end, low)
        if low == high:
            return ()
        return tuple([mark for mark in self._marks[low:high] if mark.end <= end])
