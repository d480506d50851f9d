"""Who counts as a witness of their own: sources that repeat one another count once."""

import re
from collections.abc import Iterable, Mapping

from timeline.knowledge import load
from timeline.records.source import Source


class Independence:
    """Sources joined by `derived_from` or by a long run of the same words, directly or through others, are one witness.

    Texts are compared when two sources are first counted together.
    """

    def __init__(self, sources: Iterable[Source], texts: Mapping[str, str | None] | None = None) -> None:
        self._leader: dict[str, str] = {}
        self._texts = texts or {}
        for source in sources:
            for origin in source.derived_from:
                self._join(source.id, origin)

    def _join(self, one: str, two: str) -> None:
        first, second = sorted((self._head(one), self._head(two)))
        if first != second:
            self._leader[second] = first

    def _head(self, source: str) -> str:
        while (above := self._leader.get(source)) is not None:
            source = above
        return source

    def leader(self, source: str) -> str:
        """Return the first source, by id, of those that a source repeats or is repeated by."""
        self._compare()
        return self._head(source)

    def _compare(self) -> None:
        texts, self._texts = self._texts, {}
        for one, two in _alike(texts):
            self._join(one, two)

    def count(self, sources: Iterable[str]) -> int:
        """Return how many of the sources do not repeat one another."""
        different = set(sources)
        if len(different) < 2:
            return len(different)
        self._compare()
        return len(set(map(self._head, different))) if self._leader else len(different)


def _alike(texts: Mapping[str, str | None]) -> Iterable[tuple[str, str]]:
    """Yield pairs of sources that share a run of as many words as the policy takes for copying."""
    if not texts:
        return
    length = load("policy")["shared_text"]["words"]
    owner: dict[tuple[str, ...], str] = {}
    for source, text in texts.items():
        words = re.findall(r"\w+", (text or "").casefold())
        joined = set()
        for i in range(len(words) - length + 1):
            other = owner.setdefault(tuple(words[i : i + length]), source)
            if other != source and other not in joined:
                joined.add(other)
                yield source, other
