"""Echoes: a noun behind a length takes up what was told above with a date: "four months after the ballot"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BORDER = re.compile(r"[,.;:()—–]")
_REACH, _WORDS, _SHORTEST, _STEM = 60, 3, 4, 4
_KEPT = 40
_ENDINGS = ("ation", "ment", "tion", "sion", "ings", "ing", "ies", "ed", "es", "s")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")


class Told(NamedTuple):
    """A time told above: the sentence it stands in, its own place, and the date."""

    low: int
    high: int
    at: int
    date: str


def remembered(told: tuple[Told, ...], marks: Marks, moments: Sequence[Moment]) -> tuple[Told, ...]:
    """Return the times told so far with those of a sentence, the latest of them."""
    points = [m for m in moments if m.relation in ("", "at") and _POINT.fullmatch(m.date or "")]
    new = [Told(marks.start, marks.end, m.timexes[0].start if m.timexes else m.start, m.date or "") for m in points]
    return (*told, *new)[-_KEPT:] if new else told


def echoed(lowered: str, at: int, end: int, told: Sequence[Told], skip: frozenset[str]) -> str | None:
    """Return the date told above beside the words that stand at `at`, `end` at the latest; None where none is.

    `skip`: words of no weight ("the", "its"), behind which a noun begins and at which it ends.
    """
    nouns = _nouns(lowered, at, min(end, at + _REACH), skip)
    if not nouns:
        return None
    for low, high in dict.fromkeys((one.low, one.high) for one in reversed(told)):
        places = [lowered.rfind(noun, low, high) for noun in nouns]
        if any(place < 0 or lowered[place - 1 : place].isalnum() for place in places):
            continue
        here = [one for one in told if one.low == low]
        return min(here, key=lambda one: abs(one.at - places[-1])).date
    return None


def _nouns(lowered: str, at: int, end: int, skip: frozenset[str]) -> list[str]:
    """The stems of the words of a noun and what stands before it."""
    border = _BORDER.search(lowered, at, end)
    result: list[str] = []
    for found in _WORD.finditer(lowered, at, border.start() if border else end):
        if found[0] in skip:
            if result:
                break
            continue
        if len(found[0]) < _SHORTEST:
            break
        result.append(_stem(found[0]))
    return result if len(result) <= _WORDS else []


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), "")
    return word[: len(word) - len(ending)]
