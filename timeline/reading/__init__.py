"""Reading: bytes to a document whose parts, sentences and own dates are known, and whose page furniture is cut away.

A format is one file with a function `(raw, source) -> Draft` and one line in `READERS`. Offsets are code points of the
text as read: decoded, repaired only where it was garbled (and then noted), and after the front matter.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from timeline.reading.blocks import parts
from timeline.reading.draft import Draft
from timeline.reading.html import read_html
from timeline.reading.language import detect_language
from timeline.reading.markdown import read_markdown
from timeline.reading.own_dates import own_dates
from timeline.reading.sentences import sentences
from timeline.reading.tei import read_tei
from timeline.reading.text import read_text
from timeline.records.document import Document
from timeline.records.source import Source

READERS: dict[str, Callable[[bytes, Source], Draft]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".xml": read_tei,
    ".tei": read_tei,
}
"""The reader of a format, by the suffix of the path; plain text for any other."""

_SPOKEN = ("title", "heading", "paragraph", "bullet", "caption")

__all__ = ["READERS", "detect_language", "read"]


def read(raw: bytes, source: Source) -> Document:
    """Read a source's bytes into a document.

    The format is told by the suffix of `source.path`. What `source` leaves open is filled from front matter or
    metadata, then from the page itself, and each guess is noted. Title, headings, paragraphs, bullets and captions are
    cut into sentences; furniture, byline and dateline have none. Raises UnreadableSource.
    """
    suffix = PurePosixPath(source.path or "").suffix.lower()
    return _document(READERS.get(suffix, read_text)(raw, source))


def _document(draft: Draft) -> Document:
    source, text, notes = draft.source, draft.text, list(draft.notes)
    if source.language is None:
        language = detect_language(text)
        if language:
            notes.append(f"the language is not stated; read as {language}")
        source = source.model_copy(update={"language": language})
    found = parts(text, draft.units, source.title, source.language or "")
    dates = (*draft.dates, *own_dates(text, found.blocks, found.catalogue, source.url, source.language or ""))
    filled = {"title": found.title, "author": found.author}
    if source.published is None and dates:
        best = min(dates, key=lambda date: _TRUST.index(date.place))
        filled["published"] = best.value
        notes.append(f"the date of publication is not stated; {best.value} is taken from the {best.place}")
    source = source.model_copy(update={k: v for k, v in filled.items() if v and getattr(source, k) is None})
    cut = tuple(
        span
        for block in found.blocks
        if block.kind in _SPOKEN
        for span in sentences(text, block.start, block.end, source.language or "")
    )
    return Document(source=source, text=text, blocks=found.blocks, sentences=cut, dates=dates, notes=tuple(notes))


_TRUST = ("front matter", "metadata", "byline", "dateline", "url", "catalogue")
