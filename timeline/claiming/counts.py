"""Counts of years in figures and words, cardinal and ordinal, as the language's date lexicon spells them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline.knowledge import load

_FIGURE = r"\d{1,4}"


class Counts(NamedTuple):
    """Regular expressions for a count and an ordinal of a language, and the values of its number words."""

    cardinal: str
    ordinal: str
    values: Mapping[str, int]
    multipliers: frozenset[int]

    def read(self, words: str) -> int | None:
        """Return the whole number that a count or an ordinal spells; None when it spells none."""
        if figure := re.match(r"\d+", words):
            return int(figure[0])
        total = current = 0
        seen = False
        parts = re.findall(r"[^\W\d]+", words.lower()) if " " in words or "-" in words else [words.lower()]
        for part in parts if len(parts) > 1 or parts[0] in self.values else list(words):
            value = self.values.get(part)
            if value is None:
                continue
            seen = True
            if value in self.multipliers:
                total, current = total + max(current, 1) * value, 0
            else:
                current += value
        return total + current if seen else None


@cache
def counts(language: str) -> Counts:
    """Return how a language counts; figures alone where it has no date lexicon."""
    try:
        shelf: Mapping[str, Any] = load(f"languages/{language}")
    except FileNotFoundError:
        return Counts(_FIGURE, _FIGURE + r"(?:[ºª°.]|e|ème)?", {}, frozenset())
    numbers = shelf.get("numbers", {})
    cardinals, ordinals = _spellings(numbers.get("cardinals", {})), _spellings(numbers.get("ordinals", {}))
    suffixes = "|".join(map(re.escape, numbers.get("suffixes", {}).get("ordinal", ["th"])))
    spaced = shelf.get("spaces", True)
    words = "|".join(sorted(map(re.escape, cardinals), key=lambda word: -len(word))) or "(?!)"
    nth = "|".join(sorted(map(re.escape, ordinals), key=lambda word: -len(word))) or "(?!)"
    joint = rf"(?:[\s-]+(?:{'|'.join(map(re.escape, numbers.get('joiners', ['and'])))})?[\s-]*)" if spaced else ""
    edge = r"\b" if spaced else ""
    return Counts(
        rf"(?:{_FIGURE}|{edge}(?:{words})(?:{joint}(?:{words}))*{edge})",
        rf"(?:{_FIGURE}(?:{suffixes})|{edge}(?:(?:{words}){joint})*(?:{nth}){edge})",
        {**cardinals, **ordinals},
        frozenset(value for value in numbers.get("multipliers", ()) if value >= 100 or not spaced),
    )


def _spellings(table: Mapping[int, Any]) -> dict[str, int]:
    return {
        str(word).lower(): value
        for value, words in table.items()
        for word in ([words] if isinstance(words, str) else words)
    }
