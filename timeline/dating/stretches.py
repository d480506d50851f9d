"""Stretches: the parts of a document that are read one after another, with what they are (heading, bullet,
paragraph)."""

import re
from collections.abc import Iterator

from timeline.light import light, replace
from timeline.records.document import Document

LONGEST = 20_000  # characters: a part without a break is cut here, so that memory does not grow with its length
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[-*•‣◦–—][^\S\n]")
_CLOSED = tuple(".!?:;,…”\"'。！？")
_WRAPPED = 160  # characters: longer lines are whole paragraphs
_SHORT = 90  # characters of a line that may be a heading


@light
class Stretch:
    """A part of the text, `[start, end)`, of a block kind; `fresh`: a new block begins here. `level` of a heading."""

    start: int
    end: int
    kind: str
    fresh: bool = True
    level: int = 0


def stretches(document: Document) -> Iterator[Stretch]:
    """Yield the document's parts in order, furniture left out; a document without blocks is cut by its empty lines."""
    parts = (
        [
            Stretch(block.start, block.end, block.kind, level=block.level)
            for block in document.blocks
            if block.kind != "furniture"
        ]
        if document.blocks
        else _paragraphs(document.text)
    )
    for part in parts:
        yield from _cut(document.text, part)


def _paragraphs(text: str) -> Iterator[Stretch]:
    """Yield runs of lines; an empty line ends one, and so does a line too long to have been wrapped."""
    start = end = -1
    for found in _LINE.finditer(text):
        if not found[0].strip():
            continue
        wrapped = start >= 0 and found.start() == end + 1 and end - text.rfind("\n", 0, end) <= _WRAPPED
        if start >= 0 and not wrapped:
            yield Stretch(start, end, _kind(text[start:end]))
        start = start if wrapped else found.start()
        end = found.end()
    if start >= 0:
        yield Stretch(start, end, _kind(text[start:end]))


def _kind(paragraph: str) -> str:
    if _BULLET.match(paragraph):
        return "bullet"
    line = paragraph.rstrip()
    if len(line) <= _SHORT and "\n" not in line and not line.endswith(_CLOSED):
        return "heading"
    return "paragraph"


def _cut(text: str, part: Stretch) -> Iterator[Stretch]:
    start = part.start
    while part.end - start > LONGEST:
        limit = start + LONGEST
        cut = max(text.rfind(mark, start + LONGEST // 2, limit) for mark in ("\n", ". ", "。"))
        if cut < 0:
            cut = max(text.rfind(" ", start + LONGEST // 2, limit), start + LONGEST // 2)
        yield replace(part, start=start, end=cut + 1, fresh=start == part.start)
        start = cut + 1
    yield part if start == part.start else replace(part, start=start, fresh=False)
