"""Front matter: the YAML between two `---` lines at the head of a file, read into the source's own fields."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from timeline.edtf import EdtfError, parse
from timeline.errors import UnreadableSource
from timeline.knowledge import load
from timeline.reading.decode import refuse
from timeline.records.document import SourceDate
from timeline.records.source import Source
from timeline.span import Lines

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
_DEEPEST = 16  # deeper than any catalogue's record; the parser's own limit is the end of the program
_NOTHING: tuple[object, ...] = ("", "null", "Null", "NULL", "~", [])  # how YAML says that a value is not stated
_FIGURES = re.compile(r"\d+")
_KEY = re.compile(r"\s*[A-Za-z_][\w-]*[ \t]*:(?:\s|$)")


class FrontMatter(NamedTuple):
    """The source with what the front matter adds, where the body starts, the dates given, and what was left unused."""

    source: Source
    body: int
    dates: tuple[SourceDate, ...] = ()
    notes: tuple[str, ...] = ()


def front_matter(text: str, source: Source) -> FrontMatter:
    """Read the front matter of `text`, if any, into what `source` leaves open.

    `body` is the code point after the closing line. Raises UnreadableSource with line, column and mend when the block
    is not closed, not YAML, or gives a date of publication in figures that is none; unknown keys and other values that
    do not fit are noted, never fatal.
    """
    path = source.path or source.id
    start, end, body = extent(text, path)
    if not body:
        return FrontMatter(source, 0)
    return _filled(source, _entries(text, start, end, path), text[:body])


def extent(text: str, path: str) -> tuple[int, int, int]:
    """Return where the entries of the front matter start and end and where the body starts; (0, 0, 0) without one.

    Raises UnreadableSource when the block is not closed.
    """
    opened = _FENCE.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if opened and not closed and _KEY.match(text, opened.end()):
        raise refuse(path, "the front matter is not closed", "end it with a line that holds only ---", 1)
    return (opened.end(), closed.start(), closed.end()) if opened and closed else (0, 0, 0)


def _entries(text: str, start: int, end: int, path: str) -> Mapping[str, Any]:
    try:
        depth = 0
        for event in yaml.parse(text[start:end], Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                what = "repeats a value by its mark" if depth <= _DEEPEST else "has lists in lists without end"
                raise refuse(path, f"the front matter {what}", "write plain `key: value` lines", 2)
        entries = yaml.load(text[start:end], Loader=yaml.CBaseLoader) if text[start:end].strip() else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 0)
        problem = getattr(error, "problem", None) or "it is not YAML"
        mend = "put quotation marks around a value that holds a colon, a # or a quotation mark, and indent with spaces"
        excerpt = Lines(text).excerpt(line, max(1, column)) if mark else ""
        raise refuse(path, f"broken front matter: {problem}", mend, line, column, excerpt) from error
    if not isinstance(entries, dict):
        raise refuse(path, "the front matter is not a list of `key: value` lines", "write one `key: value` a line", 2)
    return entries


def _date(value: str, language: str) -> str | None:
    """The value as it stands where it is EDTF, without its hour; else the date that its words give."""
    try:
        parse(value)
    except EdtfError:
        from timeline.reading.own_dates import date_in

        return date_in(value, language)
    return value.partition("T")[0]


def _no_date(key: str, value: str, block: str, path: str) -> UnreadableSource:
    """Return the refusal of a date that is none, with its place in the block."""
    lines = block.split("\n")
    line = next((n for n, text in enumerate(lines, 1) if text.lstrip().startswith(key)), 1)
    column = lines[line - 1].find(value) + 1
    mend = "write EDTF, as in 1953, 1953-05 or 1953-05-21, or null where it is not stated"
    excerpt = Lines(block).excerpt(line, max(1, column), len(value))
    return refuse(path, f"front matter: {key} {value!r} is not a date", mend, line, column, excerpt)


def _filled(source: Source, entries: Mapping[str, Any], block: str) -> FrontMatter:
    shelf = load("reading")
    known = {alias: field for field, aliases in shelf["front_matter"].items() for alias in aliases}
    found: dict[str, Any] = {}
    dates: list[SourceDate] = []
    notes: list[str] = []
    unused: list[str] = []
    for key, value in entries.items():
        field = known.get(str(key).lower())
        if field is not None and value in _NOTHING:
            continue
        if field is None or not isinstance(value, str | list):
            unused.append(str(key))
            continue
        if field in ("published", "updated", "retrieved"):
            date = _date(str(value), source.language or "")
            if date is None and field == "published" and any(map(str.isdigit, str(value))):
                raise _no_date(str(key), str(value), block, source.path or source.id)
            if date is None:
                notes.append(f"front matter: {key} {value!r} is not a date and was left out")
                continue
            if field != "retrieved":
                dates.append(SourceDate(place="front matter", value=date, text=str(value)))
            if len(_FIGURES.findall(str(value).partition("T")[0])) > len(_FIGURES.findall(date)):
                notes.append(f"front matter: {key} {value!r} is read as {date}, and nothing else of it")
            value = date
        if field == "genre":
            value = shelf["genres"].get(str(value).lower())
            if value is None:
                notes.append(f"front matter: the genre {entries[key]!r} is not known and was left out")
                continue
        if found.setdefault(field, value) != value:
            notes.append(f"front matter: {key} {value!r} was left out: {field} is {found[field]!r} already")
    updated = found.pop("updated", None)
    if updated and "published" not in found and source.published is None:
        found["published"] = updated
        notes.append("front matter: the date of the last revision stands for the date of publication")
    if unused:
        notes.append("front matter: not used: " + ", ".join(unused))
    for field, value in found.items():
        if (known := getattr(source, field)) not in (None, ()):
            if known != value and field != "sha256":  # the digest that counts is of the file as it is
                notes.append(f"front matter: {field} {value!r} does not count: {known!r} was given for this source")
            continue
        try:
            source = Source.model_validate({**source.model_dump(), field: value})
        except ValidationError:
            notes.append(f"front matter: {field} {value!r} does not fit and was left out")
    return FrontMatter(source, len(block), tuple(dates), tuple(notes))
