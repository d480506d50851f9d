"""Counts of years in figures and words, cardinal and ordinal, as the language's date lexicon spells them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either
from timeline.knowledge import load
from timeline.knowledge.spellings import number_words

_FIGURE = r"\d{1,4}"
_TEN = 10


class Counts(NamedTuple):
    """Regular expressions for a count, an ordinal and a number word of a language, and the values of these words.

    `nth`: an expression that is found wherever an ordinal stands, at a number of it.
    """

    cardinal: str
    ordinal: str
    word: re.Pattern[str]
    values: Mapping[str, int]
    multipliers: frozenset[int]
    nth: re.Pattern[str]

    def read(self, words: str) -> int | None:
        """Return the whole number that a count or an ordinal spells; None when it spells none."""
        if figure := re.match(r"\d+", words):
            return int(figure[0])
        total = current = 0
        parts = self.word.findall(words.lower())
        for part in parts:
            value = self.values[part]
            if value in self.multipliers:
                total, current = total + max(current, 1) * value, 0
            else:
                current += value
        return total + current if parts else None


@cache
def counts(language: str) -> Counts:
    """Return how a language counts; figures alone where it has no date lexicon."""
    try:
        shelf: Mapping[str, Any] = load(f"languages/{language}")
    except FileNotFoundError:
        return Counts(_FIGURE, _FIGURE + r"(?:[ºª°.]|e|ème)?", re.compile("(?!)"), {}, frozenset(), re.compile(r"\d"))
    numbers = shelf.get("numbers", {})
    cardinals, ordinals = _spellings(number_words(numbers, "cardinals")), _spellings(number_words(numbers, "ordinals"))
    suffixes = "|".join(map(re.escape, numbers.get("suffixes", {}).get("ordinal", ["th"])))
    spaced = shelf.get("spaces", True)
    values = {**cardinals, **ordinals}
    words, nth, every = (either(spelt) for spelt in (cardinals, ordinals, values))
    joint = rf"(?:[\s-]+(?:{'|'.join(map(re.escape, numbers.get('joiners', ['and'])))})?[\s-]*)" if spaced else ""
    edge = r"\b" if spaced else ""
    clung = numbers.get("proclitics")  # letters that cling to the word behind them: Arabic "by thirty"
    lead = rf"(?:\b|(?<=\b[{clung}]))" if clung else edge
    many = _falling(cardinals, joint) if numbers.get("falling") else rf"(?:{words})(?:{joint}(?:{words}))*"
    higher = every if numbers.get("ordinals_joined") else words  # "vigésimo octavo", and not "twentieth eighth"
    return Counts(
        rf"(?:{_FIGURE}|{lead}{many}{edge})",
        rf"(?:{_FIGURE}(?:{suffixes})|{lead}(?:(?:{higher}){joint})*(?:{nth}){edge})",
        re.compile(f"{lead}(?:{every}){edge}"),
        values,
        frozenset(numbers.get("multipliers", ())),
        re.compile(rf"\d+(?:{suffixes})|{nth}"),
    )


def _falling(cardinals: Mapping[str, int], joint: str) -> str:
    """The expression of a number in which none but a multiplier stands behind a smaller one."""
    units = either([word for word, value in cardinals.items() if value < _TEN])
    teens = either([word for word, value in cardinals.items() if _TEN <= value < 2 * _TEN])
    tens = either([word for word, value in cardinals.items() if 2 * _TEN <= value < _TEN * _TEN])
    times = either([word for word, value in cardinals.items() if value >= _TEN * _TEN])
    small = rf"(?:(?:{tens})(?:{joint}(?:{units}))?\b|(?:{teens})\b|(?:{units})\b)"
    more = rf"(?:{joint}(?:{times})\b(?:{joint}{small})?)*"
    return rf"(?:{small}{more}|(?:{times})\b(?:{joint}{small})?{more})"


def _spellings(table: Mapping[int, Iterable[str]]) -> dict[str, int]:
    return {word.lower(): value for value, words in table.items() for word in words}
