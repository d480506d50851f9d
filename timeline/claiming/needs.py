"""Needs: which wordings of a language cannot stand in a text, as none of the words that they hold does."""

from collections.abc import Mapping, Sequence
from functools import cache

from timeline.knowledge import load


def lacking(lowered: str, language: str) -> frozenset[str]:
    """Return the names of the wordings that no sentence of a text can hold, so that none need be searched for them."""
    return frozenset(name for name, words in _needs(language).items() if not any(word in lowered for word in words))


@cache
def _needs(language: str) -> Mapping[str, Sequence[str]]:
    needs: Mapping[str, Sequence[str]] = load(f"claims/{language}").get("needs", {})
    return needs
