"""A document as read: its text, what its parts are, and the dates it gives itself."""

from typing import Literal

from timeline.records.base import Edtf, Record
from timeline.records.source import Source

BlockKind = Literal["title", "byline", "dateline", "heading", "paragraph", "bullet", "caption", "furniture"]

NEWEST = 2030
"""No text that does not state its year is taken to be from after this one. A constant and not the clock, so that the
same input gives the same output; to be moved on in good time.
"""


class Block(Record):
    """A part of a document, `[start, end)` in code points of its text; `level` counts headings from 1."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    why: str = ""  # for furniture: the sign it was known by


class SourceDate(Record):
    """A date that a document gives for itself, where it stands, and its words (`start` -1: not in the text)."""

    place: Literal["front matter", "byline", "dateline", "catalogue", "url", "metadata"]
    value: Edtf
    text: str
    start: int = -1
    end: int = -1


class Document(Record):
    """A source's text as read, cut into blocks and sentences; furniture is a block kind and has no sentences.

    Offsets everywhere are code points of `text` (of a Markdown file: of the body after its front matter).
    """

    source: Source
    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    dates: tuple[SourceDate, ...] = ()
    notes: tuple[str, ...] = ()  # what was repaired or guessed in reading, in words
