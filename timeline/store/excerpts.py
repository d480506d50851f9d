"""Places and excerpts in a fact file: built quickly for a large one, and clipped for a long line."""

import re
from bisect import bisect_right
from unicodedata import combining, east_asian_width

from timeline.errors import Problem
from timeline.span import Location
from timeline.store.tree import Flaw

_STEERING = r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"

WIDTH = 120
"""The most characters of a line that an excerpt shows."""


class Excerpts:
    """Index of one file's lines."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def locate(self, offset: int) -> Location:
        """Return the location of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return Location(self._path, line, offset - self._starts[line - 1] + 1)

    def problem(self, flaw: Flaw) -> Problem:
        """Return a flaw as a problem, with its line and carets under what is wrong."""
        place = self.locate(min(flaw.start, len(self._text)))
        return Problem(_visible(flaw.what), place, _visible(flaw.mend), self.excerpt(place, flaw.end - flaw.start))

    def excerpt(self, place: Location, width: int) -> str:
        """Return the line of a place with carets under `width` characters, clipped around them where it is long."""
        start = self._starts[place.line - 1]
        end = self._starts[place.line] - 1 if place.line < len(self._starts) else len(self._text)
        column = place.column - 1
        left = max(0, column - WIDTH // 2) if end - start > WIDTH else 0
        shown = self._text[start + left : min(end, start + left + WIDTH)].rstrip("\r")
        before, after = "…" if left else "", "…" if start + left + len(shown) < end - 1 else ""
        under = shown[column - left : column - left + max(1, width)]
        carets = "^" * max(1, sum(map(_columns, under)))
        pad = "".join("\t" if char == "\t" else " " * _columns(char) for char in before + shown[: column - left])
        gutter = f"{place.line} | "
        return f"{gutter}{before}{_visible(shown)}{after}\n{' ' * (len(gutter) - 2)}| {pad}{carets}"


def _columns(char: str) -> int:
    """Return how many columns a terminal gives a character: two for a wide one, none for a combining one."""
    return 2 if east_asian_width(char) in "WF" else 0 if combining(char) else 1


def _visible(text: str) -> str:
    """Return the text with a sign for each character that could steer a terminal or turn its direction."""
    return re.sub(_STEERING, "\ufffd", text)
