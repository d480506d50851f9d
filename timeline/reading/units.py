"""Lines and paragraphs of a plain text, with their markers taken off and hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline.reading.draft import Unit
from timeline.records.document import BlockKind

_LINE = re.compile(r"[^\n]*\n?")
_BLANK = "\ufeff\u200b\u200e\u200f \t\r\n\x0b\x0c\xa0\u3000"
_GAP = r"[ \t\xa0\u3000]"
# A round or square sign is a marker without a space too ("・4月 書簡を送る"); a hyphen or star is not.
_MARK = re.compile(
    rf"(?:(#{{1,6}}){_GAP}+|([-*–·]{_GAP}+|[•▪‣◦●■►○※・◆◇□◎]{_GAP}*)|(\(?(?:\d{{1,2}}|[A-Za-z])[.)]){_GAP}+)(?=\S)"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,120}?)\1:?$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)$")
_CAPTION = 4  # words of an image's description that make it a caption
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 38


class _Row(NamedTuple):
    start: int
    end: int
    indent: int
    kind: BlockKind | None
    level: int
    listed: bool  # the marker counts only beside others of its kind


def units(text: str, start: int = 0) -> tuple[Unit, ...]:
    """Cut `text` from code point `start` into lines and paragraphs; a paragraph broken over lines is one unit."""
    found: list[Unit] = []
    for number, (gap, rows) in enumerate(_chunks(text, start)):
        wrapped = _wrapped(text, rows)
        enough = _runs_on([text[row.start - _marker(text, row) : row.start] for row in rows if row.listed])
        for index, row in enumerate(rows):
            kind, begin = row.kind, row.start
            if row.listed:
                kind, begin = ("bullet", row.start) if enough else (None, row.start - _marker(text, row))
            last = found[-1] if index else None
            if last is not None and kind is None and _goes_on(text, last, row, wrapped):
                found[-1] = last._replace(end=row.end)
            else:
                found.append(Unit(begin, row.end, number, 0 if index else gap, kind, row.level, row.indent))
    return tuple(found)


def _chunks(text: str, start: int) -> Iterator[tuple[int, list[_Row]]]:
    rows: list[_Row] = []
    gap = before = 0
    for match in _LINE.finditer(text, start):
        row = _row(text, *match.span())
        if row is not None:
            if not rows:
                before = gap
            rows.append(row)
            gap = 0
            continue
        if rows:
            yield before, rows
            rows = []
        gap += 1


def _row(text: str, start: int, end: int) -> _Row | None:
    line = text[start:end]
    body = line.strip(_BLANK)
    if not body:
        return None
    indent = len(line) - len(line.lstrip(_BLANK))
    start += indent
    end = start + len(body)
    mark = _MARK.match(text, start, end)
    if mark and mark[1]:
        trail = len(body) - len(body.rstrip("# \t"))
        return _Row(mark.end(), end - trail, indent, "heading", len(mark[1]), False)
    if mark:
        return _Row(mark.end(), end, indent, "bullet" if mark[2] else None, 0, bool(mark[3]))
    image = _IMAGE.match(text, start, end)
    if image and len(image[1].split()) >= _CAPTION:
        return _Row(*image.span(1), indent, "caption", 0, False)
    strong = _STRONG.match(text, start, end)
    if strong:
        return _Row(strong.start(2), strong.end(2), indent, "heading", 2, False)
    return _Row(start, end, indent, None, 0, False)


def _runs_on(markers: list[str]) -> bool:
    """Tell whether markers number a list, each figure the next: "18. März" and "27. März" are days of a chronology."""
    figures = [int(digits) for marker in markers if (digits := marker.strip("(.)" + _BLANK)).isdigit()]
    return len(markers) > 1 and all(two - one in (0, 1) for one, two in pairwise(figures))


def _marker(text: str, row: _Row) -> int:
    """Length of the marker that turned out to be none."""
    line = text.rfind("\n", 0, row.start) + 1
    return row.start - line - row.indent


def _goes_on(text: str, last: Unit, row: _Row, wrapped: bool) -> bool:
    if last.kind == "bullet":
        return row.indent > last.indent or text[row.start].islower()
    return wrapped and last.kind is None


def _wrapped(text: str, rows: list[_Row]) -> bool:
    """Tell whether the lines are one paragraph broken to a width: even lines that mostly go on in mid-sentence."""
    plain = [row for row in rows if row.kind is None and not row.listed]
    if len(plain) < 2 or len(plain) < len(rows):
        return False
    widths = [row.end - row.start for row in plain[:-1]]
    widest = max(widths)
    cased = any(char.islower() for char in text[plain[0].start : plain[0].end])
    if not cased:
        return (
            widest >= 15 and min(widths) >= widest - 3 and len(plain) > 2 and plain[-1].end - plain[-1].start <= widest
        )
    if not _SHORTEST_WRAP <= widest <= _LONGEST_WRAP or min(widths) < 0.5 * widest:
        return False
    flowing = sum(text[row.start].islower() for row in plain[1:])
    closed = sum(text[row.end - 1] in ".!?:;" for row in plain[:-1])
    return flowing * 3 >= len(plain) - 1 and closed * 2 <= len(plain) - 1
