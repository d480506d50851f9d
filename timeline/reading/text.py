"""Plain text, with or without front matter."""

from timeline.reading.decode import decode
from timeline.reading.draft import Draft
from timeline.reading.front_matter import extent, front_matter
from timeline.reading.units import units
from timeline.records.source import Source


def read_text(raw: bytes, source: Source) -> Draft:
    """Read plain text; the text as read begins after the front matter."""
    text, notes = decode(raw, source.path or source.id)
    front = front_matter(text, source)
    body = text[front.body :]
    return Draft(front.source, body, units(body), front.dates, (*notes, *front.notes))


def read_text_body(raw: bytes, source: Source) -> str:
    """Read only the text as read of plain text or Markdown; what the front matter says is not looked at."""
    path = source.path or source.id
    text, _ = decode(raw, path)
    return text[extent(text, path)[2] :]
