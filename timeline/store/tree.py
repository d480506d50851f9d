"""YAML as plain text, lists and mappings; what has no place in a fact file is a flaw.

Built on the parser's event stream: it is five times faster than composing nodes, and carries the marks.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

MAX_DEPTH = 32
"""How deep lists and mappings may lie in one another; a fact file needs seven."""

MAX_FLAWS = 1000
"""How many flaws of one file are listed; reading stops there, so that a file of nothing but flaws stays bounded."""

MAX_ENTRIES = 500_000
"""How many entries a section may have."""

MAX_ITEMS = 10_000
"""How many items or keys any other list or mapping may have."""

MAX_VALUES = 5_000_000
"""How many values a file may hold; a claim has about twelve."""

NULLS = ("", "~", "null")


class Flaw(NamedTuple):
    """Something wrong at `[start, end)` of the text, in code points, and its mend."""

    what: str
    start: int
    end: int
    mend: str = ""


class Stop(Exception):
    """Reading cannot go on, or has found enough flaws."""


class Tree(NamedTuple):
    """The value of a document, its flaws, and where the sections and their entries stand, as offsets."""

    value: Any
    flaws: tuple[Flaw, ...]
    marks: dict[tuple[str | int, ...], tuple[int, int]]
    whole: bool  # False: reading stopped before the end, and there is no value


def parse(text: str) -> Tree:
    """Return the tree of a YAML document; flaws are listed, never raised."""
    reader = _Reader(text)
    value = reader.document()
    return Tree(value, tuple(reader.flaws), reader.marks, reader.whole)


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flaws: list[Flaw] = []
        self.marks: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.whole = True
        self.values = 0
        self.next: Callable[[], Any] = lambda: None

    def flaw(self, what: str, event: Any, mend: str = "") -> None:
        self.flaws.append(Flaw(what, *_stretch(event), mend))
        if len(self.flaws) >= MAX_FLAWS:
            raise Stop

    def document(self) -> Any:
        value: Any = None
        try:
            self.next = yaml.CSafeLoader(self.text).get_event
            self.next()
            if type(self.next()) is DocumentStartEvent:
                value = self.root(self.next())
                self.next()
                extra: Any = self.next()
                if not isinstance(extra, StreamEndEvent):
                    self.flaw("a second document begins here", extra, "take out the line `---`")
        except yaml.YAMLError as error:
            self.flaws.append(_syntax(self.text, error))
            self.whole = False
        except Stop:
            self.whole = False
        return value

    def root(self, event: Any) -> Any:
        """The document's mapping; only here are places kept, of sections and of their entries."""
        if type(event) is not MappingStartEvent:
            return self.value(event, 1)
        self.value_start(event)
        return self.mapping(1, ())

    def value(self, event: Any, depth: int, path: tuple[str | int, ...] | None = None) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self.value_start(event)
            return None if event.implicit[0] and event.value in NULLS else event.value
        if kind is AliasEvent:
            self.flaw(
                f"`*{event.anchor}` repeats another place", event, "write the value out: a fact is read where it stands"
            )
            return None
        self.value_start(event)
        if depth >= MAX_DEPTH:
            self.flaw(
                f"lists and mappings lie more than {MAX_DEPTH} deep in one another", event, "nothing here needs that"
            )
            raise Stop
        if kind is MappingStartEvent:
            return self.mapping(depth + 1, path)
        return self.sequence(depth + 1, path)

    def value_start(self, event: Any) -> None:
        if event.anchor is not None:
            self.flaw(
                f"`&{event.anchor}` marks a value to be repeated", event, "take the mark out, and write values out"
            )
        if event.tag is not None:
            self.flaw(f"the tag `{event.tag}` has no meaning here", event, "take it out: every value is read as text")

    def crowd(self, event: Any, most: int) -> None:
        self.flaw(f"more than {most:,} things are listed here", event, "cut the store into several files in a folder")
        raise Stop

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            self.crowd(event, MAX_VALUES)

    def mapping(self, depth: int, path: tuple[str | int, ...] | None) -> dict[str, Any]:
        result: dict[str, Any] = {}
        most = MAX_ITEMS if path is None else MAX_ENTRIES
        step = self.next
        while type(event := step()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self.flaw("a key must be a word", event, "put the text in quotation marks if it is meant as a key")
                raise Stop
            key = event.value
            below = None
            if path is not None:
                below = (*path, key) if len(path) < 1 else None
                self.marks.setdefault((*path, key), _stretch(event))
            value_event = step()
            if type(value_event) is ScalarEvent and value_event.tag is None and value_event.anchor is None:
                text = value_event.value
                value = None if text in NULLS and value_event.implicit[0] else text
            else:
                value = self.value(value_event, depth, below)
            if len(result) >= most:
                self.crowd(event, most)
            if key in result:
                self.flaw(f"`{key}` is here twice", event, "keep one of the two")
            else:
                result[key] = value
        self.count(len(result), event)
        return result

    def sequence(self, depth: int, path: tuple[str | int, ...] | None) -> list[Any]:
        result: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            if len(result) >= MAX_ITEMS:
                self.crowd(event, MAX_ITEMS)
            if path == ("decisions",):
                self.marks[(*path, len(result))] = _stretch(event)
            result.append(self.value(event, depth))
        self.count(len(result), event)
        return result


def _stretch(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


_SYNTAX = {
    "mapping values are not allowed": "put a text that holds `: ` in quotation marks; line up keys that stand together",
    "did not find expected key": "see that the line stands below its neighbours, and that quotation marks are closed",
    "could not find expected ':'": "a key is followed by a colon and a space",
    "found unexpected end of stream": "close the quotation mark or bracket",
    "did not find expected ',' or": "close the bracket, or put a text with brackets or commas in quotation marks",
    "found unexpected ':'": "a colon in brackets is followed by a space, and a text that holds one is quoted",
    "did not find expected node content": "give the value, and close the bracket",
    "did not find expected '-' indicator": "let the items of a list begin below one another with `- `",
    "did not find expected <document start>": "only one document stands in a fact file",
    "found unknown escape character": "use single quotation marks around a text that holds a backslash",
    "found undefined tag handle": "put a text that begins with `!` in quotation marks",
}


_CONFLICT = re.compile(r"^<{7}(?= |$).*", re.MULTILINE)


def _syntax(text: str, error: yaml.YAMLError) -> Flaw:
    """Say in a person's words what the parser said in its own."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if mark is None:
        position = getattr(error, "position", 0)
        at = min(position if isinstance(position, int) else 0, len(text))
        return Flaw(f"a character that YAML does not allow: {said}", at, at + 1, "take the control character out")
    if merge := _CONFLICT.search(text):
        mend = "keep one side, or both, and take out the lines of <, = and >"
        return Flaw("two versions that git could not merge stand here", *merge.span(), mend)
    if mark.index >= len(text.rstrip()):  # what is wrong began before the end
        mark = getattr(error, "context_mark", None) or mark
    at = min(mark.index, max(len(text.rstrip()) - 1, 0))
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    if "\t" in line and not line.strip():
        return Flaw("a tab indents this line", at, at + 1, "indent with spaces")
    if "cannot start any token" in said and at < len(text):
        return Flaw(f"a text cannot begin with `{text[at]}`", at, at + 1, "put it in quotation marks")
    mend = next((mend for start, mend in _SYNTAX.items() if said.startswith(start)), "")
    return Flaw(f"this is not YAML: {said}", at, at + 1, mend)
