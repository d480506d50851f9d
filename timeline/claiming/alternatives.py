"""Alternatives: one expression for any of many words, in which each letter is looked at once and not for every word."""

import re
from collections.abc import Iterable


def either(words: Iterable[object]) -> str:
    """Return an expression for any of some words, the longest that fits first; for none, one that fits nothing."""
    return "|".join(_branches(sorted({str(word) for word in words}, key=lambda word: (-len(word), word)))) or "(?!)"


def _branches(words: list[str]) -> list[str]:
    """The words by their first letter; what is a word and the beginning of others comes behind them."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    return [re.escape(first) + _grouped(_branches(rest) if first else rest) for first, rest in rests.items()]


def _grouped(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
