"""TEI XML: what the header says of the source, and the text by its divisions, heads, paragraphs and items.

Read by expat alone: no document type may declare an entity, so nothing expands and nothing is fetched.
"""

import re
from xml.parsers.expat import ExpatError, ParserCreate, errors

from timeline.errors import UnreadableSource
from timeline.knowledge import primary
from timeline.reading.decode import decode, refuse
from timeline.reading.draft import Draft, Unit
from timeline.reading.own_dates import date_in
from timeline.records.document import BlockKind, SourceDate
from timeline.records.source import Source
from timeline.span import Lines

_KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "p": "paragraph",
    "ab": "paragraph",
    "l": "paragraph",
    "item": "bullet",
    "figDesc": "caption",
    "byline": "byline",
    "docAuthor": "byline",
    "dateline": "dateline",
    "opener": "dateline",
    "titlePart": "title",
    "salute": "paragraph",
    "signed": "paragraph",
    "row": "paragraph",
}
_SKIPPED = ("note", "fw", "pb", "teiHeader")
_SPACE = re.compile(r"\s+")


class _Text:
    """Collects the text of a TEI file while expat walks through it."""

    def __init__(self, language: str | None) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.units: list[Unit] = []
        self.header: dict[str, str] = {}
        self.dates: list[SourceDate] = []
        self.language = language
        self._path: list[str] = []
        self._words: list[str] = []
        self._when: str | None = None
        self.notes: dict[str, None] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in _KINDS and "text" in self._path:
            self._flush()
        if name in ("title", "author", "publisher", "date") and "teiHeader" in self._path:
            self._words.clear()
            self._when = attributes.get("when")
        if name in ("TEI", "text") and self.language is None:
            self.language = primary(attributes.get("xml:lang") or "") or None
        if name == "lb":
            self._words.append(" ")
        self._path.append(name)

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if "teiHeader" in self._path:
            self._head(name)
        elif name in _KINDS or name in ("div", "body", "text"):
            self._flush()
        self._path.pop()

    def data(self, words: str) -> None:
        skipped = next((name for name in self._path if name in _SKIPPED), None)
        if skipped == "teiHeader" or ("text" in self._path and skipped is None):
            self._words.append(words)
        elif skipped and words.strip():
            self.notes[f"what stands in <{skipped}> is no part of the text and was left out"] = None

    def _head(self, name: str) -> None:
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        if name in ("title", "author", "publisher") and words:
            self.header.setdefault(name, words)
        if name == "date" and ("publicationStmt" in self._path or "sourceDesc" in self._path):
            value = date_in(self._when or words, self.language or "")
            if value:
                self.dates.append(SourceDate(place="metadata", value=value, text=self._when or words))
            elif told := self._when or words:
                self.notes[f"the header's date {told[:40]!r} is not understood and was left out"] = None
        if name in ("title", "author", "publisher", "date", "teiHeader"):
            self._words.clear()

    def _flush(self) -> None:
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if not words:
            return
        inner = next((name for name in reversed(self._path) if name in _KINDS), "p")
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        kind = _KINDS[inner]
        level = max(1, self._path.count("div")) if kind == "heading" else 0
        self.units.append(Unit(self.length, self.length + len(words), len(self.units), 1, kind, level))
        self.parts.append(words)
        self.length += len(words)


def read_tei(raw: bytes, source: Source) -> Draft:
    """Read a TEI file; the text as read is that of its `text` element, a blank line between its parts.

    Raises UnreadableSource for XML that is not well-formed, that declares entities or that holds no text.
    """
    path = source.path or source.id
    text, notes = decode(raw, path)
    walk = _Text(source.language)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.data
    refusals: list[UnreadableSource] = []

    def declared(name: str, *_: object) -> None:
        what = f"the file declares the entity {name!r}, which is not read for safety's sake"
        refusals.append(refuse(path, what, "write the characters themselves", parser.CurrentLineNumber))
        raise refusals[0]

    parser.EntityDeclHandler = declared
    try:
        parser.Parse(_DECLARATION.sub("", text, count=1).encode(), True)
    except ExpatError as error:
        excerpt = Lines(text).excerpt(min(error.lineno, text.count("\n") + 1), error.offset + 1)[:400]
        what = f"the XML is not well-formed: {errors.messages[error.code]}"
        raise refuse(
            path, what, "mend the tag or character at this place", error.lineno, error.offset + 1, excerpt
        ) from error
    if not walk.units:
        raise refuse(path, "the file holds no TEI text", "put the article into <text><body><p>...</p></body></text>")
    found = {
        "title": walk.header.get("title"),
        "author": walk.header.get("author"),
        "publisher": walk.header.get("publisher"),
    }
    found["language"] = walk.language
    fill = {field: value for field, value in found.items() if value and getattr(source, field) is None}
    return Draft(
        source.model_copy(update=fill), "".join(walk.parts), tuple(walk.units), tuple(walk.dates), (*notes, *walk.notes)
    )


_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
