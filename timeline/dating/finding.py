"""Finding: a document is read once from beginning to end, each expression resolved in the light of those before it."""

from collections.abc import Iterator
from itertools import chain, repeat
from operator import contains
from typing import NamedTuple

from timeline.dating import lengths, moves, resolve
from timeline.dating.choices import BACK, FORTH, PLEDGED
from timeline.dating.context import Context
from timeline.dating.leading import led_to, placed
from timeline.dating.learnt import learnt
from timeline.dating.lexicon import Lexicon
from timeline.dating.looking import foretold, is_latest, look, told_first
from timeline.dating.matching import Match, matches
from timeline.dating.nearness import Before, beyond, nearby, told_beside
from timeline.dating.opening import NEWSY, Part, dateline, open_context
from timeline.dating.points import RANK, Point
from timeline.dating.sharing import share, share_heading, year_of
from timeline.dating.stops import stopped
from timeline.dating.stretches import stretches
from timeline.dating.surroundings import (
    begins_state,
    belongs,
    compares,
    counts_places,
    counts_things,
    framing,
    goes_on,
    in_background,
    in_name,
    in_proper_name,
    is_owned,
    is_stage,
    is_told_of,
    is_whole_season,
    looks_aside,
    names_a_person,
    names_a_thing,
    opens_with_year,
)
from timeline.dating.tokens import Tokens, Vocabulary, tokenize
from timeline.dating.values import NoDate, Value
from timeline.records.document import Document
from timeline.records.timex import Timex

_PARTS = ("month", "season")
_SAMPLE = 20_000  # characters that are looked at for signs of the genre and of the time of writing


class Refusal(NamedTuple):
    """Words that look like a date and are none, and why."""

    start: int
    end: int
    text: str
    why: str


def read(document: Document, lexicon: Lexicon) -> Iterator[Timex | Refusal]:
    """Yield every expression and refusal in the order of the text; the lexicon must have patterns."""
    vocabulary = lexicon.vocabulary
    assert vocabulary is not None
    coming = _parts(document, lexicon)
    known = document.source.published and document.source.genre in NEWSY
    sample = [] if known else list(_first(coming))
    context = open_context(document, sample, vocabulary)
    newsy, yearly = context.newsy, False  # a heading that is a year, or a year set apart, dates what comes below it
    heading: Point | None = None  # the date of the heading that bullets stand under, and the level of that heading
    level = 0
    before: Before | None = None
    main: Before | None = None  # the same without background
    behind: Before | None = None  # the background told last
    signed: Point | None = None  # what a treaty's later stages were told beside, with which a paragraph ended
    for stretch, tokens, found in chain(sample, coming):
        if stretch.kind == "heading" and stretch.fresh and (not stretch.level or stretch.level <= level):
            heading = None
        elif stretch.kind == "bullet" and stretch.fresh and heading is not None:
            context.remember(heading, "heading")
        if stretch.kind == "heading" and stretch.fresh and (found or heading is None):
            yearly = len(found) == 1 and found[0].last == len(tokens.starts) and opens_with_year(tokens, found)
        context.newsy = newsy and not (opens_with_year(tokens, found) or (yearly and heading is not None))
        perfect = bool(found) and any(map(contains, tokens.classes, repeat("had")))
        context.forward = stretch.kind == "bullet" or vocabulary.months_onward
        context.annals = stretch.kind == "bullet" and yearly and heading is not None
        if stretch.fresh:
            context.new_part()
        share(found, tokens)
        if stretch.kind == "heading":
            share_heading(found)
        if stretch.kind in ("heading", "bullet") and stretch.fresh:
            before = main = behind = None
        counted, story, signed = -1, signed if stretch.fresh and not context.newsy else None, None
        length: Match | None = None  # the expression before, where it is a length
        for at, match in enumerate(found):
            previous, length = length, match if match.kind == "duration" else None
            if match.kind == "date" and "yy" in match.fields:
                match.fields["year"] = resolve.full_year(match.fields.pop("yy"), context)
            if story is not None and _same(match):
                context.remember(story)  # the story was not to follow these stages: "the same month" is not of them
            story = None
            if behind is not None and beyond(document.text, tokens, behind, match):
                taken_up = _same(match) and not behind.over and not told_beside(document.text, tokens, main, behind)
                taken_up = taken_up or _goes_on_from(match, main, behind)
                # "that year" can be one of which no more is told; else the story is where it was
                before = main = behind if taken_up else main and main._replace(last=behind.last)
                behind = None
                context.new_sentence(taken_up)
            elif behind is not None and behind.passing and _same(match):
                before = behind = main  # "in office since 1944, resigned the same year"
                context.new_sentence(False)
            beside = before if match.kind == "date" else behind or before  # "since 2009 and again the year after"
            near, context.beyond = nearby(document.text, tokens, beside, match, context, vocabulary.spaced)
            bare = context.newsy and match.kind == "date" and year_of(match.fields) is None
            latest = bare and context.publication is not None and is_latest(tokens, match)
            said = near or (beside if context.calm and beside is not None and beside.last > 0 else None)
            if near is not None and (latest or (near.passing and context.beyond)):
                near = None
            context.close = near is not None
            context.nearby = (
                near.point if near is not None and near.own and RANK[near.point.unit] <= RANK["Y"] else None
            )
            context.look, context.pledged = 0, None
            context.of_story = bare and is_whole_season(tokens, match)
            dated = perfect and match.kind == "date"
            context.pluperfect = dated and in_background(document.text, tokens, match, vocabulary)
            if context.newsy and match.kind in ("date", "shift") and year_of(match.fields) is None:
                context.look = FORTH if "ahead" in match.fields else look(document.text, tokens, match, vocabulary)
                back = latest or (vocabulary.verbs_last and told_first(tokens, match, found[at + 1 :], context))
                context.look = BACK if back else context.look
                if context.look == PLEDGED:
                    context.look = FORTH  # from when it was said, although the story may not go on from there
                    context.pledged = said and said.point
            elif not context.annals and foretold(document.text, tokens, match, context, vocabulary):
                context.look = FORTH
            elif not context.newsy and match.kind == "date" and goes_on(tokens, match):
                context.pledged = context.last("M")
            value = _no_date(document.text, tokens, match, vocabulary) or _value(match, context, lexicon)
            words = document.text[match.start : match.end]
            if isinstance(value, NoDate):
                if value.why != "-":
                    yield Refusal(match.start, match.end, words, value.why)
                continue
            in_title = match.kind == "date" and not vocabulary.nouns_capitalised and in_name(tokens, match)
            named = in_title or (match.kind == "date" and names_a_thing(document.text, tokens, match))
            no_time = in_title or (named and value.anchor is not None)
            weighed = "weighed" in match.fields or (match.kind == "date" and compares(tokens, match))
            no_time = no_time or weighed or match.first == counted
            counted = match.last if "elapsed" in match.fields else -1  # "forty years next week since": that is when
            if value.point is not None and not no_time:
                origin = "heading" if stretch.kind == "heading" else "previous"
                aside = looks_aside(tokens, match)
                if aside and value.anchor == "publication" and framing(document.text, tokens, match):
                    aside = False  # "Twenty years ago today they signed. Envoys came in October": so the story begins
                own = value.anchor != "publication" or match.kind == "shift"
                opens, since = framing(document.text, tokens, match), begins_state(tokens, match)
                since = since and not (context.begins and stretch.kind == "bullet")  # "Embassy: since 2000."
                told = perfect and in_background(document.text, tokens, match, vocabulary)
                told = told or (aside and not vocabulary.pluperfect and match.fields.get("base") == "previous")
                told = told and not (
                    context.begins and value.anchor is None
                )  # with what had been a paragraph may begin
                told = told or placed(tokens, match)
                background = (not opens or (aside and match.kind == "shift")) and (since or told)
                this = match.kind == "shift" and value.anchor == "publication" and match.fields.get("sign") == 0
                this = this and match.fields.keys().isdisjoint(_PARTS)  # "in April this year" is told of the story
                if this and before is not None and not beyond(document.text, tokens, before, match):
                    background = True  # "signed in 1973, it is fifty years old this year": the story is where it was
                if this and previous is not None and previous.last == match.first:
                    background = True  # "it is thirty years today": no more is the story of that day
                passing = since or (value.anchor == "publication" and "exact" in match.fields and not opens)
                here = Before(value.point, match.last, own, passing, since and told)
                if not is_stage(tokens, match):
                    signed = None
                elif near is not None and not context.beyond:
                    signed = signed or near.point
                before = before if since and context.newsy else here
                main, behind = (main, here) if background else (before, behind)
                context.edge = _edge(value)
                attribute = belongs(tokens, match)
                context.remember(value.point, origin, value.anchor is None, opens, aside, named, background, attribute)
                if led := led_to(document.text, tokens, previous, match, value.point, vocabulary):
                    context.remember(led)
                    before = Before(led, match.last, own)
                if value.anchor == "publication" or is_owned(tokens, match):
                    context.dated = None
                if stretch.kind == "heading":
                    heading, level = value.point, stretch.level
                dateline(document.text, value, match, stretch, context)
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
        main = main and main._replace(last=main.last - len(tokens.starts))
        before, behind = main, behind and behind._replace(last=behind.last - len(tokens.starts))


PARTS = {"S": 4, "QU": 4, "H": 2}
"""How many seasons, quarters and halves a year has."""


def _no_date(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> NoDate | None:
    """Return why the words around a match make it no date, None where they do not."""
    if is_told_of(text, tokens, match):
        return NoDate("-")
    if match.kind != "date":
        return None
    if counts_things(text, tokens, match, vocabulary):
        return NoDate("a count, not a year")
    if counts_places(text, tokens, match):
        return NoDate("a place in an order, not a day")
    if names_a_person(text, tokens, match):
        return NoDate("a person's name, not a month")
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
    if only is not None and (only == "news") != context.newsy:
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
            return moves.reference(match.fields, context)
    return NoDate(match.fields.get("why", "not a date"))


def _same(match: Match) -> bool:
    """Say whether an expression takes up a time told before: "that year", "the same month"."""
    return match.fields.get("base") == "previous" and match.fields.get("sign") == 0


def _goes_on_from(match: Match, main: Before | None, behind: Before) -> bool:
    """Say whether "six days later" counts from a state that began after what was told beside it."""
    later = match.kind == "shift" and match.fields.get("base") == "previous" and match.fields.get("sign", 0) > 0
    return later and main is not None and main.point.ordinal < behind.point.ordinal


def _edge(value: Value) -> Point | None:
    """Return the month that a year begins or ends with, where that part of it is told: "at the end of 1903"."""
    month = {"START": 1, "END": 12}.get(value.mod or "")
    if value.point is None or value.point.unit != "Y" or month is None:
        return None
    return Point("M", value.point.year, month)


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
