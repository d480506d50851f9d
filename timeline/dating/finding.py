"""Finding: a document is read once from beginning to end, each expression resolved in the light of those before it."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dating import lengths, moves, resolve
from timeline.dating.context import BACK, FORTH, Context
from timeline.dating.lexicon import Lexicon
from timeline.dating.matching import Match, matches
from timeline.dating.points import Point
from timeline.dating.sharing import share, share_heading, year_of
from timeline.dating.stretches import Stretch, stretches
from timeline.dating.tokens import BREAK, Classes, Tokens, Vocabulary, tokenize
from timeline.dating.values import NoDate, Value
from timeline.edtf import EdtfError, parse
from timeline.edtf.days import to_civil
from timeline.records.document import Document
from timeline.records.timex import Timex

NEWSY = {"news": True, "commentary": True, "official": True, "narrative": False, "reference": False, "archive": False}
"""Whether a genre's bare dates hang on the publication."""
_SAMPLE = 20_000  # characters that are looked at for signs of the genre
_AROUND = 25  # tokens to either side that are searched for the tense
_HEAD = 600  # characters at the beginning in which a dateline may stand


class Refusal(NamedTuple):
    """Words that look like a date and are none, and why."""

    start: int
    end: int
    text: str
    why: str


def read(document: Document, lexicon: Lexicon) -> Iterator[Timex | Refusal]:
    """Yield every expression and refusal in the order of the text; the lexicon must have patterns."""
    vocabulary, root = lexicon.vocabulary, lexicon.root
    assert vocabulary is not None and root is not None
    memo: dict[str, Classes] = {}
    context = open_context(document, vocabulary, memo)
    heading: Point | None = None
    for stretch in stretches(document):
        if stretch.kind == "heading" and stretch.fresh:
            heading = None
        elif stretch.kind == "bullet" and stretch.fresh and heading is not None:
            context.remember(heading, "heading")
        if stretch.fresh:
            context.new_part()
        tokens = tokenize(document.text, stretch.start, stretch.end, vocabulary, memo)
        found = list(matches(tokens, root, lexicon.starters))
        share(found, tokens)
        if stretch.kind == "heading":
            share_heading(found)
        for match in found:
            context.look = _look(document.text, tokens, match, vocabulary) if context.newsy else 0
            value = _value(match, context, lexicon)
            words = document.text[match.start : match.end]
            if isinstance(value, NoDate):
                if value.why != "-":
                    yield Refusal(match.start, match.end, words, value.why)
                continue
            named = match.kind == "date" and _in_name(tokens, match)
            if value.point is not None and not named:
                origin = "heading" if stretch.kind == "heading" else "previous"
                aside = match.kind == "shift" and match.fields.get("sign", 0) < 0
                framing = _framing(document.text, tokens, match)
                context.remember(value.point, origin, value.anchor is None, framing, aside)
                if stretch.kind == "heading":
                    heading = value.point
                _dateline(value, match, stretch, context)
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


def _value(match: Match, context: Context, lexicon: Lexicon) -> Value | NoDate:
    only = match.fields.get("only")
    if only is not None and (only == "news") != context.newsy:
        return NoDate("-")
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


def open_context(document: Document, vocabulary: Vocabulary, memo: dict[str, Classes]) -> Context:
    """Return the context a document begins with: its publication, and whether its bare dates hang on that."""
    source = document.source
    stated = source.published or next(
        (own.value for own in document.dates if own.place in ("dateline", "byline")), None
    )
    publication = point_of(stated) if stated else None
    newsy = NEWSY.get(source.genre or "")
    if newsy is None:
        newsy = publication is not None and looks_like_news(document.text[:_SAMPLE], vocabulary, memo)
    return Context(publication, newsy)


def looks_like_news(text: str, vocabulary: Vocabulary, memo: dict[str, Classes]) -> bool:
    """Tell news by its signs: days named from the day of writing, against years written out."""
    tokens = tokenize(text, 0, len(text), vocabulary, memo)
    deictic = sum("weekday" in classes or "deictic" in classes for classes in tokens.classes)
    return sum("year" in classes for classes in tokens.classes) <= 2 * deictic + 2


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


def _dateline(value: Value, match: Match, stretch: Stretch, context: Context) -> None:
    """A full date in a short line at the head of a document without a stated date is the document's date."""
    if context.publication is None and match.start < _HEAD and value.anchor is None and value.point is not None:
        if stretch.kind in ("dateline", "byline") and value.point.unit == "D" and value.point.known:
            context.publication = value.point


def _in_name(tokens: Tokens, match: Match) -> bool:
    """A bare year right behind a capitalised word in the middle of a sentence is part of a name: "Agenda 2030"."""
    if match.last - match.first != 1 or year_of(match.fields) is None or match.first < 2:
        return False
    before, earlier = tokens.classes[match.first - 1], tokens.classes[match.first - 2]
    if (
        "capital" not in before
        or "connector" in before
        or "opener" in before
        or tokens.starts[match.first] - tokens.ends[match.first - 1] != 1
    ):
        return False
    return not ("=." in earlier or "=," in earlier or BREAK in earlier)


def _framing(text: str, tokens: Tokens, match: Match) -> bool:
    """A date at the head of a sentence ("In 1992, ...") sets the time of what follows."""
    first = match.first
    if first and "frame" in tokens.classes[first - 1]:
        first -= 1
    if not text[tokens.starts[first]].isupper() and not text[tokens.starts[first]].isdigit():
        return False
    return first == 0 or BREAK in tokens.classes[first - 1] or "end" in tokens.classes[first - 1]


def _look(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> int:
    """Return which way the nearest verb of the sentence looks; one before the date counts before one after it."""
    for step in (-1, 1):
        at = match.first - 1 if step < 0 else match.last
        for i in range(at, at + step * _AROUND, step):
            if not 0 <= i < len(tokens.classes):
                break
            classes = tokens.classes[i]
            if BREAK in classes or "end" in classes and _ends_sentence(text, tokens, i):
                break
            if "past" in classes:
                return BACK
            if "future" in classes:
                return FORTH
            if (
                text.endswith(vocabulary.past_endings, tokens.starts[i], tokens.ends[i])
                and tokens.ends[i] - tokens.starts[i] > 4
            ):
                return BACK
    return 0


def _ends_sentence(text: str, tokens: Tokens, i: int) -> bool:
    return (
        i + 1 >= len(tokens.starts)
        or tokens.starts[i + 1] > tokens.ends[i]
        and not text[tokens.starts[i + 1]].islower()
    )
