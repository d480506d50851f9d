"""Absolute dates in languages that have no file yet: strings that look like a date, each read by dateparser on its own.

A candidate is a day, a month in letters or figures, and a year of four digits, in any order a language may use.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from timeline.dating.points import Point, edtf
from timeline.dating.stretches import stretches
from timeline.records.document import Document
from timeline.records.timex import Timex

_WORD = r"[^\W\d_]{2,20}\.?"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:"
    rf"\d{{1,2}}(?:st|er|º|ª|\.)?[ \u00a0]{{1,2}}(?:[^\W\d_]{{2,3}}[ \u00a0])?{_WORD}"
    rf"[ \u00a0](?:[^\W\d_]{{2,3}}[ \u00a0])?\d{{4}}"
    rf"|{_WORD}[ \u00a0]\d{{1,2}},?[ \u00a0]\d{{4}}"
    rf"|\d{{4}}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}([./])\d{{1,2}}\1\d{{4}}"
    rf")(?!\d)"
)


def read(document: Document, language: str) -> Iterator[Timex]:
    """Yield the absolute dates of a document; nothing for a language that dateparser does not know."""
    parser = _parser(language, document.source.published)
    if parser is None:
        return
    for stretch in stretches(document):
        for found in _CANDIDATE.finditer(document.text, stretch.start, stretch.end):
            point = _point(parser, found[0])
            if point is not None:
                value = edtf(point)
                yield Timex(
                    start=found.start(),
                    end=found.end(),
                    text=found[0],
                    type="DATE",
                    value=value,
                    timex3=value,
                    why="read by dateparser",
                )


def _parser(language: str, published: str | None) -> Any:
    from dateparser.date import DateDataParser  # slow to import, and only needed here

    base = datetime(2000, 1, 1)
    if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        base = datetime.fromisoformat(published)
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "RELATIVE_BASE": base}
    try:
        parser = DateDataParser(languages=[language], settings=settings)
        parser.get_date_data("2000-01-01")  # an unknown language is told of at the first use
    except ValueError:
        return None
    return parser


def _point(parser: Any, text: str) -> Point | None:
    found = parser.get_date_data(text).date_obj
    return None if found is None else Point("D", found.year, found.month, found.day)
