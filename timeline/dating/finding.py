"""Finding: a document is read once from beginning to end, each expression resolved in the light of those before it."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.dating import lengths, moves, resolve
from timeline.dating.context import FORTH, Context
from timeline.dating.learnt import learnt
from timeline.dating.lexicon import Lexicon
from timeline.dating.matching import Match, matches
from timeline.dating.points import Point
from timeline.dating.sharing import share, share_heading, year_of
from timeline.dating.stretches import Stretch, stretches
from timeline.dating.surroundings import (
    compares,
    counts_things,
    framing,
    in_name,
    in_proper_name,
    look,
    looks_aside,
    names_a_person,
    names_a_thing,
    same_sentence,
)
from timeline.dating.tokens import Tokens, tokenize
from timeline.dating.values import NoDate, Value
from timeline.edtf import EdtfError, parse
from timeline.edtf.days import to_civil
from timeline.records.document import Document
from timeline.records.timex import Timex

NEWSY = {"news": True, "commentary": True, "official": True, "narrative": False, "reference": False, "archive": False}
"""Whether a genre's bare dates hang on the publication."""
_SAMPLE = 20_000  # characters that are looked at for signs of the genre
_CLOSE = 15  # tokens of one sentence over which a bare date hangs on the date before it
_CALM = 40  # tokens, over sentences too, in commentary and speeches, which tell of the past in passing
_LINE = 100  # characters of a line that may be a dateline
_HEAD = 600  # characters at the beginning in which a dateline may stand


class Refusal(NamedTuple):
    """Words that look like a date and are none, and why."""

    start: int
    end: int
    text: str
    why: str


class Part(NamedTuple):
    """A part of a document, cut into tokens, with the expressions found in it."""

    stretch: Stretch
    tokens: Tokens
    found: list[Match]


class Before(NamedTuple):
    """The date before an expression in its stretch, the token after it, and whether it has a year of its own."""

    point: Point
    last: int
    own: bool


def read(document: Document, lexicon: Lexicon) -> Iterator[Timex | Refusal]:
    """Yield every expression and refusal in the order of the text; the lexicon must have patterns."""
    vocabulary = lexicon.vocabulary
    assert vocabulary is not None
    coming = _parts(document, lexicon)
    sample = list(_first(coming)) if document.source.genre not in NEWSY else []
    context = open_context(document, [match for part in sample for match in part.found])
    heading: Point | None = None  # the date of the heading that bullets stand under, and the level of that heading
    level = 0
    for stretch, tokens, found in chain(sample, coming):
        if stretch.kind == "heading" and stretch.fresh and (not stretch.level or stretch.level <= level):
            heading = None
        elif stretch.kind == "bullet" and stretch.fresh and heading is not None:
            context.remember(heading, "heading")
        context.forward = stretch.kind == "bullet"
        if stretch.fresh:
            context.new_part()
        share(found, tokens)
        if stretch.kind == "heading":
            share_heading(found)
        before: Before | None = None
        for match in found:
            near = _nearby(document.text, tokens, before, match, context)
            context.close = near is not None
            context.beyond = near is not None and not same_sentence(document.text, tokens, near.last, match.first)
            context.nearby = near.point if near is not None and near.own else None
            context.look = 0
            if context.newsy:
                context.look = FORTH if "ahead" in match.fields else look(document.text, tokens, match, vocabulary)
            value = _value(match, context, lexicon)
            if match.kind == "date" and counts_things(document.text, tokens, match, vocabulary):
                value = NoDate("a count, not a year")
            elif match.kind == "date" and names_a_person(document.text, tokens, match):
                value = NoDate("a person's name, not a month")
            elif match.kind == "date" and in_proper_name(tokens, match):
                value = NoDate("part of a name, not a season")
            words = document.text[match.start : match.end]
            if isinstance(value, NoDate):
                if value.why != "-":
                    yield Refusal(match.start, match.end, words, value.why)
                continue
            in_title = match.kind == "date" and in_name(tokens, match)
            named = in_title or (match.kind == "date" and names_a_thing(document.text, tokens, match))
            no_time = in_title or (named and value.anchor is not None)
            no_time = no_time or (match.kind == "date" and compares(tokens, match))
            if value.point is not None and not no_time:
                origin = "heading" if stretch.kind == "heading" else "previous"
                aside = looks_aside(tokens, match)
                own = value.anchor != "publication" or match.kind == "shift"
                before = Before(value.point, match.last, own)
                opens = framing(document.text, tokens, match)
                context.remember(value.point, origin, value.anchor is None, opens, aside, named)
                if stretch.kind == "heading":
                    heading, level = value.point, stretch.level
                _dateline(document.text, value, match, stretch, context)
            yield Timex(
                start=match.start,
                end=match.end,
                text=words,
                type=value.type,
                value=value.value,
                timex3=value.timex3,
                anchor=value.anchor,
                mod=value.mod,
                named=named,
                shift=value.shift,
                why=value.why,
            )


PARTS = {"S": 4, "QU": 4, "H": 2}
"""How many seasons, quarters and halves a year has."""


def _value(match: Match, context: Context, lexicon: Lexicon) -> Value | NoDate:
    """Return the value of a match, or why there is none; what EDTF's four-digit years cannot hold is none."""
    try:
        value = _resolve(match, context, lexicon)
    except OverflowError:
        return NoDate("farther off than calendars reach")
    point = value.point if isinstance(value, Value) else None
    if point is not None and point.year is not None and abs(point.year) > 9000:
        return NoDate("farther off than calendars reach")
    if point is not None and point.nth is not None and not 1 <= point.nth <= PARTS.get(point.unit, point.nth):
        return NoDate("a year has no such part")
    return value


def _resolve(match: Match, context: Context, lexicon: Lexicon) -> Value | NoDate:
    only = match.fields.get("only")
    if only is not None and (only == "news") != context.newsy:
        return NoDate(match.fields.get("why", "-"))
    match match.kind:
        case "date":
            return resolve.date(match.fields, context, lexicon.holidays)
        case "shift":
            return moves.moved(match.fields, context)
        case "duration":
            return lengths.duration(match.fields, context)
        case "set":
            return lengths.recurring(match.fields, context)
        case "reference":
            return moves.reference(match.fields, context)
    return NoDate(match.fields.get("why", "not a date"))


def _nearby(text: str, tokens: Tokens, before: Before | None, match: Match, context: Context) -> Before | None:
    """Return the date before a match if it stands close enough for the match to hang on it."""
    if before is None or before.point.year is None:
        return None
    apart = match.first - before.last
    if apart <= _CLOSE and same_sentence(text, tokens, before.last, match.first):
        return before
    return before if context.calm and apart <= _CALM else None


def _parts(document: Document, lexicon: Lexicon) -> Iterator[Part]:
    """Yield the parts of a document with their tokens and what patterns find there."""
    vocabulary, root = lexicon.vocabulary, lexicon.root
    assert vocabulary is not None
    assert root is not None
    known = learnt(root)
    for stretch in stretches(document):
        known.trim()
        tokens = tokenize(document.text, stretch.start, stretch.end, vocabulary, known.words)
        yield Part(stretch, tokens, list(matches(tokens, root, lexicon.openings, known.steps)))


def _first(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts that are looked at for signs of the genre, and leave the rest to come."""
    for part in parts:
        yield part
        if part.stretch.end >= _SAMPLE:
            return


def open_context(document: Document, sample: Sequence[Match]) -> Context:
    """Return the context a document begins with: its publication, and whether its bare dates hang on that.

    `sample`: what was found at the beginning, which tells the genre where it is not stated.
    """
    source = document.source
    stated = source.published or next(
        (own.value for own in document.dates if own.place in ("dateline", "byline")), None
    )
    publication = point_of(stated) if stated else None
    newsy = NEWSY.get(source.genre or "")
    if newsy is None:
        newsy = looks_like_news(sample, publication is not None)
    context = Context(publication, newsy, calm=source.genre in ("commentary", "official"))
    context.timeless = not newsy and source.genre != "archive"
    return context


def looks_like_news(sample: Sequence[Match], dated: bool) -> bool:
    """Tell news by its signs: days and years named from the day of writing, against years written out.

    `dated`: the day of writing is known; when it is not, two such words are asked for.
    """
    deictic = years = 0
    for match in sample:
        years += match.kind == "date" and "needs" not in match.fields and year_of(match.fields) is not None
        deictic += match.fields.get("base") == "publication"
        deictic += match.kind == "date" and "weekday" in match.fields and "month" not in match.fields
    return years <= 2 * deictic + 2 if dated else deictic >= 2 and years <= 8 * deictic


def point_of(text: str) -> Point | None:
    """Return the point that an EDTF date states, as exact as it is; None when it is open or no date."""
    try:
        stated = parse(text)
    except EdtfError:
        return None
    if stated.earliest is None:
        return None
    year, month, day = to_civil(stated.earliest)
    if stated.precision == "day":
        return Point("D", year, month, day)
    return Point("M", year, month) if stated.precision == "month" else Point("Y", year)


def _dateline(text: str, value: Value, match: Match, stretch: Stretch, context: Context) -> None:
    """A full date that closes a short line at the head of a document without a stated date is the document's date."""
    point = value.point
    if context.publication is not None or match.start >= _HEAD or value.anchor is not None or point is None:
        return
    line_start = text.rfind("\n", 0, match.start) + 1
    rest = text[match.end : match.end + _LINE].split("\n")[0].strip(" .,")
    closes = not rest and match.end - line_start <= _LINE
    told = stretch.kind in ("dateline", "byline") or (closes and not context.newsy and stretch.kind == "paragraph")
    if point.unit == "D" and point.known and told:
        context.publication = point
        context.timeless = False
