"""What a page says of itself that is no part of its article: its language, its author, and the line with its date."""

from html.parser import HTMLParser
from typing import NamedTuple

_LONGEST = 160  # characters of a line with author and date
_NAMED = ("byline", "dateline")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "source"})


class PageHead(NamedTuple):
    """The language a page declares, the author its metadata name, and the first line marked as byline or dateline."""

    language: str | None
    author: str | None
    line: str


def page_head(text: str) -> PageHead:
    """Return what a page says of itself; markup of any kind is followed as far as it goes."""
    head = _Head()
    head.feed(text)
    line = " ".join(" ".join(head.line).split())
    return PageHead(head.language, head.author, line if len(line) <= _LONGEST else "")


class _Head(HTMLParser):
    """Follows a page up to the end of its first line marked as byline or dateline."""

    def __init__(self) -> None:
        super().__init__()
        self.language: str | None = None
        self.author: str | None = None
        self.line: list[str] = []
        self._tag, self._depth, self._done = "", 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = self.language or given.get("lang", "").strip() or None
        elif tag == "meta" and given.get("name", "").lower() == "author":
            self.author = self.author or given.get("content", "").strip() or None
        elif self._depth:
            self._depth += tag == self._tag
        elif not self._done and tag not in _VOID and any(name in given.get("class", "").lower() for name in _NAMED):
            self._tag, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag == self._tag:
            self._depth -= 1
            self._done = self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.line.append(data)
