"""Needs: which wordings of a language cannot stand in a sentence, as none of the words that they hold does."""

from collections.abc import Collection, Mapping, Set
from functools import cache
from typing import Any

from timeline.knowledge import load

GROUPS = ("papers", "voices", "many")
"""Lists of words that wordings of who tells something are made of."""


def lacking(words: Set[str], language: str) -> frozenset[str]:
    """Return the names of the wordings that a sentence of some words cannot hold, so that it need not be searched."""
    names, by_word = _needs(language)
    held = by_word.keys() & words
    return names.difference(*(by_word[word] for word in held)) if held else names


@cache
def _needs(language: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The names of all wordings that need words, and of those that a word stands in."""
    shelf: Mapping[str, Any] = load(f"claims/{language}")
    needs: dict[str, Collection[str]] = dict(shelf.get("needs", {}))
    if needs:
        told = shelf["tellings"]
        needs |= {name: told[name] for name in GROUPS}
        needs["tellings"] = {*told["signs"], *told["papers"], *told["many"]}
        needs["clauses"] = {phrase.split()[-1] for phrase in shelf["clauses"]}
        needs["hangs"] = {phrase.split()[-1] for listed in shelf["hangs"].values() for phrase in listed}
    words = {word for listed in needs.values() for word in listed}
    by_word = {word: frozenset(name for name, listed in needs.items() if word in listed) for word in words}
    return frozenset(needs), by_word
