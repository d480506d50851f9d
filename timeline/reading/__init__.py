"""Reading: bytes to a document whose parts, sentences and own dates are known, and whose page furniture is cut away.

A format is one file with a function `(raw, source) -> Draft` and one line in `READERS`. Offsets are code points of the
text as read: decoded, repaired only where it was garbled (and then noted), and after the front matter.
"""

import re
from importlib import import_module
from posixpath import splitext
from typing import TYPE_CHECKING

from timeline.records.document import Document
from timeline.records.source import Source

if TYPE_CHECKING:
    from timeline.reading.draft import Draft

READERS: dict[str, str] = {
    ".txt": "timeline.reading.text:read_text",
    ".md": "timeline.reading.markdown:read_markdown",
    ".markdown": "timeline.reading.markdown:read_markdown",
    ".html": "timeline.reading.html:read_html",
    ".htm": "timeline.reading.html:read_html",
    ".xhtml": "timeline.reading.html:read_html",
    ".xml": "timeline.reading.tei:read_tei",
    ".tei": "timeline.reading.tei:read_tei",
}
"""The reader of a format, `module:function` (imported when needed), by the suffix of the path; else plain text."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
_SPOKEN = ("title", "heading", "paragraph", "bullet", "caption")

__all__ = ["READERS", "read", "read_body"]


def read(raw: bytes, source: Source) -> Document:
    """Read a source's bytes into a document.

    The format is told by the suffix of `source.path`. What `source` leaves open is filled from front matter or
    metadata, then from the page itself, and each guess is noted. Title, headings, paragraphs, bullets and captions are
    cut into sentences; furniture, byline and dateline have none. Raises UnreadableSource.
    """
    return _document(_draft(raw, source))


def read_body(raw: bytes, source: Source) -> str:
    """Return only the text as read, as `Document.text` would hold it; raises UnreadableSource."""
    if _reader(source) in (READERS[".txt"], READERS[".md"]):
        from timeline.reading.text import read_text_body

        return read_text_body(raw, source)
    return _draft(raw, source).text


def _reader(source: Source) -> str:
    return READERS.get(splitext(source.path or "")[1].lower(), READERS[".txt"])


def _draft(raw: bytes, source: Source) -> "Draft":
    module, function = _reader(source).split(":")
    draft: Draft = getattr(import_module(module), function)(raw, source)
    return draft


def _document(draft: "Draft") -> Document:
    from timeline.knowledge import languages, primary
    from timeline.reading.blocks import parts
    from timeline.reading.language import detect_language
    from timeline.reading.own_dates import own_dates
    from timeline.reading.sentences import sentences

    source, text, notes = draft.source, draft.text, list(draft.notes)
    if source.language is not None and not _LANGUAGE.fullmatch(source.language):
        notes.append(f"the language {source.language[:20]!r} is no language code and was left out")
        source = source.model_copy(update={"language": None})
    if source.language is None:
        language = detect_language(text)
        told = f"read as {language}" if language else "nothing tells it: read as if it were English"
        notes.append(f"the language is not stated; {told}")
        source = source.model_copy(update={"language": language})
    if source.language and primary(source.language) not in languages():
        notes.append(f"words of the language {source.language} are not known here: only plain dates are found")
    found = parts(text, draft.units, source.title, source.language or "")
    stated = bool(source.published or draft.dates)
    own = own_dates(text, found.blocks, found.catalogue, source.url, source.language or "", stated)
    dates = (*draft.dates, *own)
    filled = {"title": found.title, "author": found.author}
    if source.published is None and dates:
        best = min(dates, key=lambda date: _TRUST.index(date.place))
        filled["published"] = best.value
        notes.append(f"the date of publication is not stated; {best.value} is taken from the {best.place}")
    elif source.published is None:
        notes.append("the date of publication is neither stated nor found; what counts from it stays open")
    source = source.model_copy(update={k: v for k, v in filled.items() if v and getattr(source, k) is None})
    cut = tuple(
        span
        for block in found.blocks
        if block.kind in _SPOKEN
        for span in sentences(text, block.start, block.end, source.language or "")
    )
    cut_away = [text[block.start : block.end] for block in found.blocks if block.kind == "furniture"]
    if cut_away:
        notes.append(_cut_away(cut_away))
    return Document(source=source, text=text, blocks=found.blocks, sentences=cut, dates=dates, notes=tuple(notes))


def _cut_away(lines: list[str]) -> str:
    """Say how much was taken for page furniture, with the beginning of the longest of it, to be judged."""
    count = "a line or paragraph was" if len(lines) == 1 else f"{len(lines)} lines or paragraphs were"
    longest = " ".join(max(lines, key=len).split())
    shown = longest if len(longest) <= _SHOWN else longest[:_SHOWN].rsplit(" ", 1)[0] + " …"
    which = "" if len(lines) == 1 else "the longest is "
    return f"{count} taken for page furniture and claim{'s' if len(lines) == 1 else ''} nothing: {which}“{shown}”"


_SHOWN = 60
"""How many characters are shown of what was cut away."""


_TRUST = ("front matter", "metadata", "byline", "dateline", "url", "catalogue")
