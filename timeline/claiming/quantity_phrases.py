"""A table of phrases that is asked at a place of a text: which of them begins, or ends, just here?"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Generic, TypeVar

V = TypeVar("V")
_REST = re.compile(r"[\w\u064b-\u0652]*")  # letters, and the vowel signs of Arabic
_INSIDE = re.compile(r"[\w'-]")
_WORD = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 24  # letters of a word
_KEY = 3  # letters by which phrases are told apart


class Phrases(Generic[V]):
    """Phrases and what they mean; the longest that fits wins.

    `spaced`: a phrase of letters must be whole words, but for one that ends in `*`, which any ending may follow;
    `prefixes`: letters that may be written onto a word's beginning.
    """

    def __init__(self, entries: Mapping[str, V], spaced: bool = True, prefixes: str = "") -> None:
        self._spaced = spaced
        self._prefixes = tuple(prefixes)
        heads: defaultdict[str, list[tuple[str, V, bool]]] = defaultdict(list)
        tails: defaultdict[str, list[tuple[str, V]]] = defaultdict(list)
        stems: list[tuple[str, V]] = []
        for phrase in sorted(entries, key=lambda phrase: (-len(phrase), phrase)):
            words, value, open_ = phrase.removesuffix("*"), entries[phrase], phrase.endswith("*")
            heads[words[:_KEY]].append((words, value, open_))
            if open_:
                stems.append((words, value))
            else:
                tails[words[-_KEY:]].append((words, value))
        self._heads = dict(heads)
        self._sizes, self._closing = (sorted(set(map(len, ends)), reverse=True) for ends in (heads, tails))
        self._letters, self._ends = frozenset(head[0] for head in heads), frozenset(tail[-1] for tail in tails)
        self._tails = dict(tails)
        self._stems = stems

    def at(self, text: str, start: int) -> tuple[V, int] | None:
        """Return the meaning and the end of the phrase that begins at `start`."""
        if text[start : start + 1] not in self._letters:
            return None
        for size in self._sizes:  # shorter phrases are told apart by all their letters, and come last
            for phrase, value, open_ in self._heads.get(text[start : start + size], ()):
                if not text.startswith(phrase, start):
                    continue
                end = start + len(phrase)
                if open_ and (rest := _REST.match(text, end)):
                    return value, rest.end()
                if not self._spaced or not phrase[-1].isalpha() or not text[end : end + 1].isalnum():
                    return value, end
        return None

    def opened(self, word: str) -> bool:
        """Tell whether a phrase may begin with a whole word or a mark."""
        return any(
            (phrase.startswith(word) and not (word.isalpha() and _INSIDE.match(phrase, len(word))))
            or (word.startswith(phrase) and (open_ or not self._spaced or not phrase[-1].isalpha()))
            for start, head in self._heads.items()
            if start[0] == word[0]
            for phrase, _, open_ in head
        )

    def before(self, text: str, end: int) -> tuple[V, int] | None:
        """Return the meaning and the start of the phrase that ends at `end`."""
        for size in self._closing if text[end - 1 : end] in self._ends else ():
            for phrase, value in self._tails.get(text[end - size : end], ()):
                start = end - len(phrase)
                if start < 0 or not text.startswith(phrase, start):
                    continue
                if not phrase[0].isalpha() or not (self._spaced or phrase[0].isascii()) or self._begins(text, start):
                    return value, start
        if self._stems and (word := _WORD.search(text, max(0, end - _LONGEST), end)):
            at = word.start() + (word[0][0] in self._prefixes)
            for stem, value in self._stems:
                if text.startswith(stem, word.start()) or text.startswith(stem, at):
                    return value, word.start()
        return None

    def _begins(self, text: str, start: int) -> bool:
        """Whether a word begins at `start`, but for a letter written onto it."""
        if start and text[start - 1] in self._prefixes:
            start -= 1
        before = text[max(0, start - 1) : start]
        return not (before.isalnum() and (self._spaced or before.isascii()))
