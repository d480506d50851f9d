"""Sentences with offsets: sentencex's boundaries, mended where its abbreviations and terminators are known to fail."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from timeline.knowledge import load

_NEVER = re.compile(r"(?!)")
_EXTRA = re.compile(r"(?<=[។៕။।॥])(?=\s*\S)|(?<=[。！？])(?=\d)|(?<=[.!?…][\"”’»)\]])(?=\s+[A-ZÀ-ÞА-Я])")
_ODD_SPACE = re.compile(r"[^\S ]")  # sentencex stops the program at an initial beside one that is not ASCII


@cache
def _abbreviated(language: str) -> re.Pattern[str]:
    shelf = load("reading")
    words = shelf["abbreviations"].get(language, [])
    if language in shelf["stopped_ordinals"]:
        return re.compile(r"(?:^|[\s/–-])\d{1,2}\.\s*$" + "".join(rf"|\b{re.escape(word)}\.\s*$" for word in words))
    if not words:
        return _NEVER
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:^|[\s(\[«“\"'’.\d])(?:{alternatives})\.\s*$")


def sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences `[start, end)` of a block of `text`, without the space around them."""
    block = _ODD_SPACE.sub(" ", text[start:end])
    abbreviated = _abbreviated(language)
    open_at: int | None = None
    for piece in get_sentence_boundaries(language or "en", block):
        begin = piece["start_index"] if open_at is None else open_at
        stop = piece["end_index"]
        if stop < len(block) and _unfinished(block, stop, abbreviated):
            open_at = begin
            continue
        open_at = None
        yield from _cut(block, begin, stop, start)
    if open_at is not None:
        yield from _cut(block, open_at, len(block), start)


def _unfinished(block: str, stop: int, abbreviated: re.Pattern[str]) -> bool:
    following = block[stop]
    return following.islower() or following in "-,;:)" or bool(abbreviated.search(block, max(0, stop - 16), stop))


def _cut(block: str, begin: int, stop: int, offset: int) -> Iterator[tuple[int, int]]:
    places = [begin, *(match.start() for match in _EXTRA.finditer(block, begin, stop)), stop]
    for low, high in pairwise(places):
        piece = block[low:high]
        body = piece.strip()
        if body:
            left = low + len(piece) - len(piece.lstrip())
            yield offset + left, offset + left + len(body)
