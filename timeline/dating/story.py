"""Story: where a text's telling is at a place: the times told last, in the story and beside it, and the heading's."""

from collections.abc import Sequence
from itertools import repeat
from operator import contains

from timeline.dating.choices import BACK, FORTH, PLEDGED
from timeline.dating.context import Context
from timeline.dating.leading import led_to, placed
from timeline.dating.looking import foretold, is_kept_ahead, is_latest, look, told_first
from timeline.dating.matching import Match
from timeline.dating.naming import in_name
from timeline.dating.nearness import Before, beyond, nearby, told_beside
from timeline.dating.opening import dateline
from timeline.dating.points import RANK, Point
from timeline.dating.sharing import year_of
from timeline.dating.stretches import Stretch
from timeline.dating.surroundings import (
    begins_state,
    belongs,
    compares,
    framing,
    goes_on,
    in_background,
    is_owned,
    is_stage,
    is_whole_season,
    looks_aside,
    names_a_thing,
    opens_with_year,
)
from timeline.dating.tokens import Tokens, Vocabulary
from timeline.dating.values import Value
from timeline.light import replace

_PARTS = ("month", "season")
_EDGES = {"START": 1, "END": 12}
"""The months that a year begins and ends with."""


class Story:
    """The times told so far, by which the next expression of a text is read.

    A text is told stretch by stretch (`enter`, `leave`), and in each expression by expression: `approach` sets the
    context that one is resolved in, `take` keeps what it tells.
    """

    def __init__(self, text: str, context: Context, vocabulary: Vocabulary) -> None:
        self._text = text
        self._context = context
        self._vocabulary = vocabulary
        self._newsy = context.newsy
        self._yearly = False  # a heading that is a year, or a year set apart, dates what comes below it
        self._heading: Point | None = None  # the date of the heading that bullets stand under
        self._level = 0  # and the level of that heading
        self._before: Before | None = None  # the time told last
        self._main: Before | None = None  # the same without background
        self._behind: Before | None = None  # the background told last
        self._stages: Point | None = None  # what a treaty's stages are told beside
        self._signed: Point | None = None  # and what those were told beside with which the paragraph before ended
        self._near: Before | None = None  # the time that the expression stands near enough to hang on
        self._previous: Match | None = None  # the expression before, where it is a length
        self._length: Match | None = None  # and the expression itself
        self._counted = -1  # the token behind a count of time gone by: "forty years next week since" is when it is kept
        self._perfect = False  # the stretch tells what had happened

    def enter(self, stretch: Stretch, tokens: Tokens, found: Sequence[Match]) -> None:
        """Begin a stretch with its tokens and expressions."""
        context, fresh = self._context, stretch.fresh
        self._stretch, self._tokens, self._found = stretch, tokens, found
        if stretch.kind == "heading" and fresh and (not stretch.level or stretch.level <= self._level):
            self._heading = None
        elif stretch.kind == "bullet" and fresh and self._heading is not None:
            context.remember(self._heading, "heading")
        opens = opens_with_year(tokens, found)
        if stretch.kind == "heading" and fresh and (found or self._heading is None):
            self._yearly = len(found) == 1 and found[0].last == len(tokens.starts) and opens
        headed = self._yearly and self._heading is not None
        context.newsy = self._newsy and not (opens or headed)
        self._perfect = bool(found) and any(map(contains, tokens.classes, repeat("had")))
        context.forward = stretch.kind == "bullet" or self._vocabulary.months_onward
        context.annals = stretch.kind == "bullet" and headed
        if fresh:
            context.new_part()
        if stretch.kind in ("heading", "bullet") and fresh:
            self._before = self._main = self._behind = None
        self._signed, self._stages = self._stages if fresh and not context.newsy else None, None
        self._counted, self._length = -1, None

    def leave(self) -> None:
        """End a stretch: the times told in it lie so many tokens before the next."""
        size = len(self._tokens.starts)
        self._main = self._main and replace(self._main, last=self._main.last - size)
        self._before = self._main
        self._behind = self._behind and replace(self._behind, last=self._behind.last - size)

    def approach(self, at: int) -> None:
        """Set the context for the expression at an index of the stretch."""
        match, context, text, tokens = self._found[at], self._context, self._text, self._tokens
        self._previous, self._length = self._length, match if match.kind == "duration" else None
        self._go_on(match)
        before = (
            self._before if match.kind == "date" else self._behind or self._before
        )  # "since 2009 and the year after"
        near, context.beyond = nearby(text, tokens, before, match, context, self._vocabulary.spaced)
        bare = context.newsy and match.kind == "date" and year_of(match.fields) is None
        latest = bare and context.publication is not None and is_latest(tokens, match)
        said = near or (before if context.calm and before is not None and before.last > 0 else None)
        if near is not None and (latest or (near.passing and context.beyond)):
            near = None
        self._near = near
        context.close = near is not None and not is_kept_ahead(text, tokens, match)
        own = near is not None and near.own and RANK[near.point.unit] <= RANK["Y"] and not self._counted_apart(match)
        context.nearby = near.point if near is not None and own else None
        context.of_story = bare and is_whole_season(tokens, match)
        dated = self._perfect and match.kind == "date"
        context.pluperfect = dated and in_background(text, tokens, match, self._vocabulary)
        self._look(at, latest, said.point if said else None)

    def _counted_apart(self, match: Match) -> bool:
        """Whether another clause counts the years before a date: "it is fifty years old; in May they met"."""
        length = self._previous
        if length is None or "elapsed" not in length.fields or self._context.beyond:
            return False
        between = self._tokens.classes[length.last : match.first]
        return any("=;" in classes or "connector" in classes for classes in between)

    def _go_on(self, match: Match) -> None:
        """Take up the background told last where an expression goes on from it, else leave it behind."""
        context, text, tokens, behind = self._context, self._text, self._tokens, self._behind
        if self._signed is not None and _same(match):
            context.remember(self._signed)  # the story was not to follow these stages: "the same month" is not of them
        self._signed = None
        if behind is not None and beyond(text, tokens, behind, match):
            taken_up = _same(match) and not behind.over and not told_beside(text, tokens, self._main, behind)
            taken_up = taken_up or _goes_on_from(match, self._main, behind)
            # "that year" can be one of which no more is told; else the story is where it was
            self._main = behind if taken_up else self._main and replace(self._main, last=behind.last)
            self._before, self._behind = self._main, None
            context.new_sentence(taken_up)
        elif behind is not None and behind.passing and _same(match):
            self._before = self._behind = self._main  # "in office since 1944, resigned the same year"
            context.new_sentence(False)

    def _look(self, at: int, latest: bool, said: Point | None) -> None:
        """Tell which way the sentence looks; what it pledges follows what was `said` near it."""
        match, context, text, tokens = self._found[at], self._context, self._text, self._tokens
        vocabulary = self._vocabulary
        context.look, context.pledged = 0, None
        if context.newsy and match.kind in ("date", "shift") and year_of(match.fields) is None:
            context.look = FORTH if "ahead" in match.fields else look(text, tokens, match, vocabulary)
            back = latest or (vocabulary.verbs_last and told_first(tokens, match, self._found[at + 1 :], context))
            context.look = BACK if back else context.look
            if context.look == PLEDGED:
                context.look = FORTH  # from when it was said, although the story may not go on from there
                context.pledged = said
            elif self._ends(match):
                context.pledged = said
        elif match.fields.get("only") == "coming":  # "in six days the island will celebrate"
            context.look = FORTH if look(text, tokens, match, vocabulary) == FORTH else 0
        elif not context.annals and foretold(text, tokens, match, context, vocabulary):
            context.look = FORTH
        elif not context.newsy and match.kind == "date" and goes_on(tokens, match):
            context.pledged = context.last("M")

    def _ends(self, match: Match) -> bool:
        """Whether a month is the end of what began when the sentence tells: "agreed in May, it runs until March"."""
        near = self._near
        told = near is not None and near.last > 0 and near.point.month is not None
        return told and not self._perfect and match.first > 0 and "bound" in self._tokens.classes[match.first - 1]

    def take(self, match: Match, value: Value) -> bool:
        """Keep the time that an expression tells, and return whether it is part of a name."""
        text, tokens = self._text, self._tokens
        in_title = match.kind == "date" and not self._vocabulary.nouns_capitalised and in_name(tokens, match)
        named = in_title or (match.kind == "date" and names_a_thing(text, tokens, match))
        no_time = in_title or (named and value.anchor is not None)
        weighed = "weighed" in match.fields or (match.kind == "date" and compares(tokens, match))
        no_time = no_time or weighed or match.first == self._counted
        self._counted = match.last if "elapsed" in match.fields else -1
        if value.point is not None and not no_time:
            self._keep(match, value, value.point, named)
        return named

    def _keep(self, match: Match, value: Value, point: Point, named: bool) -> None:
        text, tokens, context = self._text, self._tokens, self._context
        aside, opens = looks_aside(tokens, match), framing(text, tokens, match)
        if aside and value.anchor == "publication" and opens:
            aside = False  # "Twenty years ago today they signed. Envoys came in October": so the story begins
        since = begins_state(tokens, match)
        since = since and not (context.begins and self._stretch.kind == "bullet")  # "Embassy: since 2000."
        told = self._told(match, value, aside)
        background = (not opens or (aside and match.kind == "shift")) and (since or told)
        background = background or self._is_now(match, value)
        own = value.anchor != "publication" or match.kind == "shift"
        passing = since or (value.anchor == "publication" and "exact" in match.fields and not opens)
        here = Before(point, match.last, own, passing, since and told)
        if not is_stage(tokens, match):
            self._stages = None
        elif self._near is not None and not context.beyond:
            self._stages = self._stages or self._near.point
        self._before = self._before if since and context.newsy else here
        self._main, self._behind = (self._main, here) if background else (self._before, self._behind)
        context.edge = _edge(value)
        origin = "heading" if self._stretch.kind == "heading" else "previous"
        attribute = belongs(tokens, match)
        context.remember(point, origin, value.anchor is None, opens, aside, named, background, attribute)
        if led := led_to(text, tokens, self._previous, match, point, self._vocabulary):
            context.remember(led)
            self._before = Before(led, match.last, own)
        if value.anchor == "publication" or is_owned(tokens, match):
            context.dated = None
        if self._stretch.kind == "heading":
            self._heading, self._level = point, self._stretch.level
        dateline(text, value, match, self._stretch, context)

    def _told(self, match: Match, value: Value, aside: bool) -> bool:
        """Whether a time is of what had come about before the story's."""
        context, vocabulary, tokens = self._context, self._vocabulary, self._tokens
        told = self._perfect and in_background(self._text, tokens, match, vocabulary)
        told = told or (aside and not vocabulary.pluperfect and match.fields.get("base") == "previous")
        if context.begins and value.anchor is None:
            told = False  # with what had been a paragraph may begin
        return told or placed(tokens, match)

    def _is_now(self, match: Match, value: Value) -> bool:
        """Whether a time is that of the writing, told in passing."""
        if match.kind != "shift" or value.anchor != "publication" or match.fields.get("sign") != 0:
            return False
        if not match.fields.keys().isdisjoint(_PARTS):  # "in April this year" is told of the story
            return False
        if self._before is not None and not beyond(self._text, self._tokens, self._before, match):
            return True  # "signed in 1973, it is fifty years old this year": the story is where it was
        # "it is thirty years today": no more is the story of that day
        return self._previous is not None and self._previous.last == match.first


def _same(match: Match) -> bool:
    """Say whether an expression takes up a time told before: "that year", "the same month"."""
    return match.fields.get("base") == "previous" and match.fields.get("sign") == 0


def _goes_on_from(match: Match, main: Before | None, behind: Before) -> bool:
    """Say whether "six days later" counts from a state that began after what was told beside it, or from what had
    been before the news, which tell no story: "returns on Thursday. He had left on 2 May. The next day they met".
    """
    later = match.kind == "shift" and match.fields.get("base") == "previous" and match.fields.get("sign", 0) > 0
    return later and main is not None and (not main.own or main.point.ordinal < behind.point.ordinal)


def _edge(value: Value) -> Point | None:
    """Return the month that a year begins or ends with, where that part of it is told: "at the end of 1903"."""
    month = _EDGES.get(value.mod or "")
    if value.point is None or value.point.unit != "Y" or month is None:
        return None
    return Point("M", value.point.year, month)
