"""What a format hands over before its parts are named: the source, the text as read, and its lines and paragraphs."""

from typing import NamedTuple

from timeline.records.document import BlockKind, SourceDate
from timeline.records.source import Source


class Unit(NamedTuple):
    """A line or paragraph `[start, end)` without its marker; `chunk` numbers runs of lines without a blank one between.

    `gap`: blank lines before it. `kind`: what the format itself says it is, None where only its look can tell.
    `indent`: code points before its marker or first word.
    """

    start: int
    end: int
    chunk: int = 0
    gap: int = 0
    kind: BlockKind | None = None
    level: int = 0
    indent: int = 0
    why: str = ""


class Draft(NamedTuple):
    """A source as its format gives it."""

    source: Source
    text: str
    units: tuple[Unit, ...]
    dates: tuple[SourceDate, ...] = ()
    notes: tuple[str, ...] = ()
