"""Wordings: expressions made of the lists of words that a language's entry on the shelf holds."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.claiming.alternatives import either

NONE = ["\0"]
"""What no text holds: the expression of an empty list."""


def words_regex(words: Any) -> str:
    """Return an expression for one word or any of several."""
    return either([words] if isinstance(words, str) else words)


def longest(table: Mapping[str, Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
    """The lists of words by name, those with the longest first."""
    return sorted(((name, words) for name, words in table.items() if words), key=lambda entry: -max(map(len, entry[1])))


def named(table: Mapping[str, Sequence[str]]) -> str:
    """An expression for any of the words of some lists, in groups by the names of these."""
    return "|".join(f"(?P<{name}>{words_regex(words)})" for name, words in longest(table)) or "(?!)"


def clauses(words: Sequence[str], coordinators: Sequence[str], spaced: bool) -> re.Pattern[str]:
    """What a clause begins with, a mark or one of some words; each way begins with a character, which is found soon."""
    if not spaced:
        return re.compile(rf"[;；，、（(]|(?:{words_regex(words or NONE)})")
    openers = [word for word in words if word[0] != ","]
    behind = words_regex([*coordinators, *(word[1:] for word in words if word[0] == ",")])
    marked = rf"(?<=[;:—(؛،])|(?<=\s–)\s|(?<=,)\s++(?=(?:{behind})\s)"
    if not openers:
        return re.compile(rf"[;:—(؛،,–](?:{marked})")
    return re.compile(rf"[;:—(؛،,–\s](?:{marked}|(?:(?<=,)\s|(?<=\s))\s*+(?=(?:{words_regex(openers)})\s))")
