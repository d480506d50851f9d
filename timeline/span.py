"""Places: spans of a text in code points, and locations a person can go to."""

from bisect import bisect_right
from typing import NamedTuple

from timeline.light import light

WIDTH = 120
"""The most characters of a line that an excerpt shows."""


@light
class Span:
    """A half-open stretch `[start, end)` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


class Location(NamedTuple):
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Lines:
    """Index of the line starts of a text, to turn an offset into a line and a column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def locate(self, offset: int, path: str = "") -> Location:
        """Return the location of a code-point offset; one past the end is allowed."""
        line = bisect_right(self._starts, offset)
        return Location(path, line, offset - self._starts[line - 1] + 1)

    def excerpt(self, line: int, column: int, width: int = 1) -> str:
        """Return the line with its number and carets under `width` characters from `column` (from 1).

        Of a line longer than `WIDTH` characters only those around the column are shown.
        """
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        source = self._text[start:end].rstrip("\r")
        if len(source) > WIDTH:
            left = max(0, min(column - 1 - WIDTH // 2, len(source) - WIDTH))
            after = "…" if left + WIDTH < len(source) else ""
            source, column = f"{'…' if left else ''}{source[left : left + WIDTH]}{after}", column - left + (left > 0)
        gutter = f"{line} | "
        pad = "".join("\t" if char == "\t" else " " for char in source[: column - 1])
        return f"{gutter}{source}\n{' ' * (len(gutter) - 2)}| {pad}{'^' * min(max(1, width), WIDTH)}"
