"""Spellings: the words of a language for its numbers, with those that it writes as one word."""

from collections.abc import Mapping
from typing import Any

_HUNDRED = 100


def number_words(numbers: Mapping[str, Any], name: str) -> dict[int, list[str]]:
    """Return the spellings of a language's `cardinals` or `ordinals` by value.

    Where it has `hundreds`, each number below a hundred is written on to them too: "hundert" and "fünfte" make
    "hundertfünfte".
    """
    table: dict[int, list[str]] = {value: list(words) for value, words in numbers.get(name, {}).items()}
    small = [(value, words) for value, words in table.items() if 0 < value < _HUNDRED]
    for hundreds, starts in numbers.get("hundreds", {}).items():
        for value, words in small:
            table.setdefault(hundreds + value, []).extend(start + word for start in starts for word in words)
    return table
