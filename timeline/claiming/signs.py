"""Signs: which of many strings may stand in a text, told by its words, each of which is asked once."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

LETTERS = r"\w\u064b-\u0652\u0670"
"""What words are made of: Arabic vowel signs are no letters and part no words."""
_RUN = re.compile(rf"[^{LETTERS}]?[{LETTERS}]+[^{LETTERS}]?")
_MARK = re.compile(rf"[^{LETTERS}]")
_WORDS = 16384  # so many are remembered


class Signs:
    """Strings by the longest run of letters in each, with a space where the word that holds it must begin or end."""

    def __init__(self, strings: Iterable[str]) -> None:
        by_run: defaultdict[str, set[str]] = defaultdict(set)
        for string in strings:
            by_run[_MARK.sub(" ", max(_RUN.findall(string), key=len, default=""))].add(string)
        self._anywhere = frozenset(by_run.pop("", ()))
        self._by_run = {run: frozenset(told) for run, told in by_run.items()}
        self._sizes = sorted(set(map(len, by_run)))
        self._held_by = lru_cache(maxsize=_WORDS)(self._held)

    def among(self, words: Iterable[str]) -> frozenset[str]:
        """Return the strings that may stand in a text of some words; of the others none does."""
        return self._anywhere.union(*map(self._held_by, words))

    def _held(self, word: str) -> frozenset[str]:
        closed = f" {word} "
        runs = {closed[at : at + size] for size in self._sizes for at in range(len(closed) - size + 1)}
        return frozenset[str]().union(*(self._by_run[run] for run in self._by_run.keys() & runs))
