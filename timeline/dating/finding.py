"""Finding: a document is read once from beginning to end, each expression resolved in the light of those before it."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from timeline.dating import lengths, moves, resolve, vague
from timeline.dating.choices import FORTH
from timeline.dating.context import Context
from timeline.dating.learnt import learnt
from timeline.dating.lexicon import Lexicon
from timeline.dating.matching import Match, matches
from timeline.dating.naming import in_number, in_proper_name, in_title, names_a_person, names_a_street
from timeline.dating.opening import NEWSY, Part, open_context
from timeline.dating.sharing import share, share_heading, year_of
from timeline.dating.stops import stopped
from timeline.dating.story import Story
from timeline.dating.stretches import stretches
from timeline.dating.surroundings import counts_places, counts_things, is_told_of
from timeline.dating.tokens import Tokens, Vocabulary, tokenize
from timeline.dating.values import NoDate, Value
from timeline.records.document import Document
from timeline.records.timex import Timex

_SAMPLE = 20_000  # characters that are looked at for signs of the genre and of the time of writing


class Refusal(NamedTuple):
    """Words that look like a date and are none, and why."""

    start: int
    end: int
    text: str
    why: str


def read(document: Document, lexicon: Lexicon) -> Iterator[Timex | Refusal]:
    """Yield every expression and refusal in the order of the text; the lexicon must have patterns."""
    vocabulary, text = lexicon.vocabulary, document.text
    assert vocabulary is not None
    coming = _parts(document, lexicon)
    known = document.source.published and document.source.genre in NEWSY
    sample = [] if known else list(_first(coming))
    context = open_context(document, sample, vocabulary)
    story = Story(text, context, vocabulary)
    for stretch, tokens, found in chain(sample, coming):
        story.enter(stretch, tokens, found)
        share(found, tokens)
        if stretch.kind == "heading":
            share_heading(found)
        for at, match in enumerate(found):
            if match.kind == "date" and "yy" in match.fields:
                match.fields["year"] = resolve.full_year(match.fields.pop("yy"), context)
            story.approach(at)
            value = _no_date(text, tokens, match, vocabulary) or _value(match, context, lexicon)
            ended = match.kind == "shift" and isinstance(value, Value) and value.type == "DURATION"
            start = tokens.starts[match.first + match.fields.get("ended", 1)] if ended else match.start  # its length
            words = text[start : match.end]
            if isinstance(value, NoDate):
                if value.why != "-":
                    yield Refusal(match.start, match.end, words, value.why)
                continue
            yield Timex(
                start=start,
                end=match.end,
                text=words,
                type=value.type,
                value=value.value,
                timex3=value.timex3,
                anchor=value.anchor,
                mod=value.mod,
                named=story.take(match, value),
                shift=value.shift,
                why=value.why,
            )
        story.leave()


PARTS = {"S": 4, "QU": 4, "H": 2}
"""How many seasons, quarters and halves a year has."""


def _no_date(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> NoDate | None:
    """Return why the words around a match make it no date, None where they do not."""
    if is_told_of(text, tokens, match):
        return NoDate("-")
    if match.fields.get("only") == "line" and text[max(0, match.start - 4) : match.start].strip(" •*-–")[-1:].strip():
        return NoDate("-")
    if year_of(match.fields) is None:
        return _no_bare_date(text, tokens, match)
    if match.kind != "date" or (match.last - match.first > 1 and "mod" not in match.fields):
        return None
    if counts_things(text, tokens, match, vocabulary):
        return NoDate("a count, not a year")
    return NoDate("a group of figures, not a year") if in_number(text, match) else None


def _no_bare_date(text: str, tokens: Tokens, match: Match) -> NoDate | None:
    """Return why the words around a match that tells no year of its own make it no date."""
    if match.kind in ("date", "shift") and names_a_person(text, tokens, match):
        return NoDate("a name, not a time")
    if in_title(text, tokens, match):
        return NoDate("part of a name, not a time")
    if match.kind != "date":
        return None
    if counts_places(text, tokens, match):
        return NoDate("a place in an order, not a day")
    if names_a_street(tokens, match):
        return NoDate("a place's name, not a day")
    return NoDate("part of a name, not a season") if in_proper_name(tokens, match) else None


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
    if only == "coming" and not context.newsy and context.look != FORTH:
        return NoDate("-")
    if only in ("news", "narrative") and (only == "news") != context.newsy:
        return NoDate(match.fields.get("why", "-"))
    match match.kind:
        case "date":
            return resolve.date(match.fields, context, lexicon.holidays)
        case "shift":
            return moves.moved(match.fields, context, lexicon.holidays)
        case "duration":
            return lengths.duration(match.fields, context)
        case "set":
            return lengths.recurring(match.fields, context)
        case "count":
            return NoDate("-")
        case "reference":
            return vague.reference(match.fields, context)
    return NoDate(match.fields.get("why", "not a date"))


def _parts(document: Document, lexicon: Lexicon) -> Iterator[Part]:
    """Yield the parts of a document with their tokens and what patterns find there."""
    vocabulary, root = lexicon.vocabulary, lexicon.root
    assert vocabulary is not None
    assert root is not None
    known = learnt(root)
    for stretch in stretches(document):
        known.trim()
        tokens = tokenize(document.text, stretch.start, stretch.end, vocabulary, known.words)
        if vocabulary.unstopped:
            tokens = stopped(tokens, document.sentences, stretch.start, stretch.end)
        yield Part(stretch, tokens, list(matches(tokens, root, lexicon.led, known.steps)))


def _first(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts that the opening is told by, and leave the rest to come."""
    for part in parts:
        yield part
        if part.stretch.end >= _SAMPLE:
            return
