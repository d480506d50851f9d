"""Opening: what a document begins with: its genre, and the day of writing that its bare dates hang on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.dating.context import Context
from timeline.dating.matching import Match
from timeline.dating.points import Point
from timeline.dating.sharing import year_of
from timeline.dating.stretches import Stretch
from timeline.dating.tokens import Tokens, Vocabulary
from timeline.dating.values import Value
from timeline.dating.written import written
from timeline.edtf import EdtfError
from timeline.edtf.days import to_civil
from timeline.records.document import Document
from timeline.records.when import read_date

NEWSY = {"news": True, "commentary": True, "official": True, "narrative": False, "reference": False, "archive": False}
"""Whether a genre's bare dates hang on the publication."""
_LINE = 100  # characters of a line that may be a dateline
_HEAD = 600  # characters at the beginning in which a dateline may stand
_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,]\d)")
_LABELS = (":", "：")
_AHEAD = 1  # years written out that may lie ahead of the day of writing


class Part(NamedTuple):
    """A part of a document, cut into tokens, with the expressions found in it."""

    stretch: Stretch
    tokens: Tokens
    found: list[Match]


def open_context(document: Document, sample: Sequence[Part], vocabulary: Vocabulary) -> Context:
    """Return the context a document begins with: its publication, and whether its bare dates hang on that.

    `sample`: its beginning, which tells the genre where it is not stated, and when it was written.
    """
    source = document.source
    stated = source.published or next(
        (own.value for own in document.dates if own.place in ("dateline", "byline")), None
    )
    publication = point_of(stated) if stated else None
    newsy = NEWSY.get(source.genre or "")
    if newsy is None:
        newsy = looks_like_news([match for part in sample for match in part.found], publication is not None)
    context = Context(publication, newsy, calm=newsy and source.genre != "news")
    context.timeless = not newsy and source.genre != "archive"
    context.speaks = any(_of_now(match) for part in sample for match in part.found)
    context.past_unmarked = vocabulary.past_unmarked
    if publication is None:
        context.publication = written(document.text, [part[1:] for part in sample], vocabulary)
        context.inferred = context.publication is not None
        context.speaks |= context.inferred
    return context


def _of_now(match: Match) -> bool:
    """Say whether a match names a year or month from the day of writing: "this year", "last month", "ten years ago"."""
    fields = match.fields
    named = "n" not in fields or "ago" in fields
    return named and fields.get("base") == "publication" and fields.get("unit") in ("Y", "M")


def looks_like_news(sample: Sequence[Match], dated: bool) -> bool:
    """Tell news by its signs: days and years named from the day of writing, against years written out.

    `dated`: the day of writing is known; when it is not, two such words are asked for.
    """
    deictic = years = 0
    for match in sample:
        years += match.kind == "date" and "needs" not in match.fields and year_of(match.fields) is not None
        deictic += match.fields.get("base") == "publication"
        deictic += match.kind == "date" and "weekday" in match.fields and "month" not in match.fields
    return years <= 3 * deictic + 2 if dated else deictic >= 2 and years <= 8 * deictic


def point_of(text: str) -> Point | None:
    """Return the point that an EDTF date states, as exact as it is; None when it is open or no date."""
    try:
        stated = read_date(text)
    except EdtfError:
        return None
    if stated.earliest is None or stated.precision in ("decade", "century", "millennium"):
        return None
    year, month, day = to_civil(stated.earliest)
    if stated.precision == "day":
        return Point("D", year, month, day)
    return Point("M", year, month) if stated.precision == "month" else Point("Y", year)


def _later(text: str, point: Point) -> set[int]:
    """Return the years that a text writes out later than a day: a text is not older than what it tells."""
    return {int(year) for year in _YEAR.findall(text) if int(year) > (point.year or 0)}


def dateline(text: str, value: Value, match: Match, stretch: Stretch, context: Context) -> None:
    """A full date that closes a short line at the head of a document without a stated date is the document's date,
    unless the document tells of later years.
    """
    point = value.point
    if (
        (context.publication is not None and not context.inferred)
        or match.start >= _HEAD
        or value.anchor is not None
        or point is None
    ):
        return
    line_start = text.rfind("\n", 0, match.start) + 1
    rest = text[match.end : match.end + _LINE].split("\n")[0].strip(" .,")
    closes = not rest and match.end - line_start <= _LINE
    closes = closes and text[line_start : match.start].rstrip()[-1:] not in _LABELS  # "Relations: 12 July 1995"
    told = stretch.kind in ("dateline", "byline") or (closes and not context.newsy and stretch.kind == "paragraph")
    if point.unit == "D" and point.known and told and len(_later(text, point)) <= _AHEAD:
        context.publication, context.inferred = point, False
        context.timeless = False
