"""Surroundings: what the words around an expression say about it: is it part of a name, does it open a sentence, does
it tell of what had been before."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import contains

from timeline.dating.matching import Match
from timeline.dating.sharing import year_of
from timeline.dating.tokens import BREAK, Tokens, Vocabulary

WIDE_ENDS = "。！？"  # no space follows them
_NO_NOUN = frozenset(
    ("function", "article_like", "article", "pronoun", "past", "future", "connector", "month", "weekday", "num")
)
"""Classes of words that are no noun behind a year or a day."""
OWNED = frozenset(("article", "article_like", "num", "n", "function"))
"""Classes of words after "had" where it is the verb itself: "had a treaty"."""
_BARE = frozenset(("year", "mod"))
"""What is told of a year and nothing finer, with "about" before it or not."""
_LED = frozenset(("frame", "bound"))
"""Classes of words that lead to a date and to nothing else."""
_STAGE = 4  # tokens from the word for a stage to its date, at most
_ADVERBS = 3  # tokens from "had" to its verb, at most
_CLAUSE = 12  # tokens to either side of a date that are searched for the verb it goes with


def names_a_thing(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a bare year or day stands between an article and a noun: "the 1979 treaty", "the 4 June protests"."""
    if match.last >= len(tokens.starts) or "twin" in match.fields:
        return False
    if "attributive" in match.fields:
        return True
    if {"month", "day"} <= match.fields.keys():
        first = match.first if "article_like" in tokens.classes[match.first] else match.first - 1
    elif match.last - match.first == 1 and year_of(match.fields) is not None:
        first = match.first - 1
    else:
        return False
    if first < 0 or "article_like" not in tokens.classes[first]:
        return False
    return tokens.starts[match.last] == match.end + 1 and _is_noun(text, tokens, match.last)


def _is_noun(text: str, tokens: Tokens, at: int) -> bool:
    return text[tokens.starts[at]].isalpha() and tokens.classes[at].keys().isdisjoint(_NO_NOUN)


def compares(tokens: Tokens, match: Match) -> bool:
    """Say whether a bare year is what another is measured against, and not the time told of: "up a tenth on 2015"."""
    if match.last - match.first != 1 or year_of(match.fields) is None or not match.first:
        return False
    before = tokens.classes[match.first - 1]
    if "compared" in before or "weighed" in before:
        return True
    return match.first > 1 and "measuring" in before and "compared" in tokens.classes[match.first - 2]


def is_whole_season(tokens: Tokens, match: Match) -> bool:
    """Say whether a season is spoken of as a thing, and nothing is told to be in it: "the summer's rising"."""
    if not match.fields.keys() <= {"season"} or match.last - match.first != 2:
        return False
    before = tokens.classes[match.first - 1] if match.first else {}
    return before.keys().isdisjoint(("frame", "bound", "state", "ahead", "opening"))


def counts_things(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a bare year is a count: a word that hedges an amount stands before it, and a plural follows; or what
    only a count has behind it; or it is hundreds in words that nothing leads to as to a date: "they sent two thousand
    of their men".
    """
    year = year_of(match.fields)
    if "spelled" in tokens.classes[match.first] and year is not None and year % 100 == 0:
        return not match.first or tokens.classes[match.first - 1].keys().isdisjoint((*_LED, "connector"))
    if match.last >= len(tokens.starts):
        return False
    after, end = tokens.starts[match.last], tokens.ends[match.last]
    if after != match.end + 1 or not text[after].islower() or end - after < 4:
        return False
    if match.fields.keys() <= _BARE and text.endswith(vocabulary.counted_endings, after, end):
        before = match.first - 1
        return before < 0 or (text[tokens.starts[before]].isalpha() and _LED.isdisjoint(tokens.classes[before]))
    if not text.endswith(vocabulary.plural_endings, after, end) or "function" in tokens.classes[match.last]:
        return False
    return match.first > 0 and "vague" in tokens.classes[match.first - 1]


def counts_places(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a lone ordinal number counts the noun behind it: "it was the 29th rise"."""
    if match.fields.keys() != {"nth"} or match.last >= len(tokens.starts):
        return False
    before = tokens.classes[match.first - 1] if match.first else {}
    return before.keys().isdisjoint(("frame", "bound", "connector", "ahead")) and _is_noun(text, tokens, match.last)


def is_told_of(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a clause tells which year is meant: "in the year ties were cut"."""
    return "alone" in match.fields and match.last < len(tokens.starts) and _is_noun(text, tokens, match.last)


def belongs(tokens: Tokens, match: Match) -> bool:
    """Say whether a bare year belongs to a thing told of: "the union of 1814"."""
    return match.last - match.first == 1 and is_owned(tokens, match)


def is_owned(tokens: Tokens, match: Match) -> bool:
    """Say whether a date with its year is that of a thing told of: "the union of 4 May 1814"."""
    return match.first > 0 and year_of(match.fields) is not None and "possessor" in tokens.classes[match.first - 1]


def looks_aside(tokens: Tokens, match: Match) -> bool:
    """Say whether a date looks back or ahead and the story stays where it is: "two years earlier", "until 1946"."""
    if match.kind == "shift":
        return bool(match.fields.get("sign", 0) < 0)
    return match.first > 0 and "bound" in tokens.classes[match.first - 1] and "day" not in match.fields


def goes_on(tokens: Tokens, match: Match) -> bool:
    """Say whether a date is told as one after the last: "envoys followed in March"."""
    return any(map(contains, tokens.classes[max(0, match.first - 2) : match.first], repeat("onward")))


def begins_state(tokens: Tokens, match: Match) -> bool:
    """Say whether a state holds from a date on: "lit since 1789", "in force from 1789"; "since 1789, when mobs rose"
    tells of the date itself.
    """
    before = tokens.classes[match.first - 1] if match.first else {}
    earlier = tokens.classes[match.first - 2] if match.first > 1 else {}
    if "state" not in before and not ("opening" in before and "holding" in earlier):
        return False
    after, next_one = (*tokens.classes[match.last : match.last + 2], {}, {})[:2]
    if "=," in after:
        return "turning" not in next_one
    return "connector" not in after  # "from 1789 to 1792" is no state


def is_stage(tokens: Tokens, match: Match) -> bool:
    """Say whether a date is that of a later stage of what was signed: "ratified in 1972", "came into force in May"."""
    return any(map(contains, tokens.classes[max(0, match.first - _STAGE) : match.first], repeat("stage")))


def around(text: str, tokens: Tokens, match: Match, reach: int, stop: str | None = None) -> Iterator[int]:
    """Yield the tokens of the sentence before an expression and then those behind it, the nearest first.

    `reach`: how many to either side. `stop`: a class that ends them as the end of the sentence does.
    """
    for step, at in ((-1, match.first - 1), (1, match.last)):
        for i in range(at, at + step * reach, step):
            if not 0 <= i < len(tokens.classes):
                break
            classes = tokens.classes[i]
            if BREAK in classes or stop in classes or ("end" in classes and ends_sentence(text, tokens, i)):
                break
            yield i


def in_background(text: str, tokens: Tokens, match: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a date tells what had happened before the story: "had fallen in 1911"."""
    for i in around(text, tokens, match, _CLAUSE):
        classes = tokens.classes[i]
        if "had" in classes:
            return OWNED.isdisjoint(tokens.classes[i + 1]) if i + 1 < len(tokens.classes) else False
        if "future" in classes or "past" in classes or looks_past(text, tokens, i, vocabulary):
            joined = 0 < i < match.first and "connector" in tokens.classes[i - 1]  # "had come and gone"
            since = i - _CLAUSE if joined else i - _ADVERBS
            return any("had" in earlier for earlier in tokens.classes[max(0, since) : i])
    return False


def framing(text: str, tokens: Tokens, match: Match) -> bool:
    """A date at the head of a sentence ("In 1992, ...") sets the time of what follows."""
    first = match.first
    if first and "frame" in tokens.classes[first - 1]:
        first -= 1
    if text[tokens.starts[first]].islower():
        return False
    return first == 0 or BREAK in tokens.classes[first - 1] or "end" in tokens.classes[first - 1]


def opens_with_year(tokens: Tokens, found: Sequence[Match]) -> bool:
    """Say whether a part begins with a year set apart: a heading "1991", a line "1991: in May the mission closed"."""
    if not found or found[0].first or found[0].kind != "date" or not found[0].fields.keys() <= _YEARLY:
        return False
    behind = tokens.classes[found[0].last : found[0].last + 1]
    return not behind or not behind[0].keys().isdisjoint(_PARTING)


_YEARLY = {"year", "year4", "yearbase", "count"}  # also of an era or another calendar
_PARTING = ("=.", "=:", "=–", "=—", BREAK)


def looks_past(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> bool:
    """Say whether a word without classes of its own ends like a verb of the past."""
    return _ends_like(vocabulary.past_endings, text, tokens, i)


def looks_future(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> bool:
    """Say whether a word ends or begins like a verb of the future: "reanudará", "s'envolera", "سيفتتح"."""
    begins = vocabulary.future_beginnings
    if begins and "no_verb" not in tokens.classes[i] and text.startswith(begins, tokens.starts[i], tokens.ends[i]):
        return tokens.ends[i] - tokens.starts[i] > 4
    return bool(vocabulary.future_endings) and _ends_like(vocabulary.future_endings, text, tokens, i)


def _ends_like(endings: tuple[str, ...], text: str, tokens: Tokens, i: int) -> bool:
    start, end = tokens.starts[i], tokens.ends[i]
    classes = tokens.classes[i]
    return (
        end - start > 4 and "capital" not in classes and "no_verb" not in classes and text.endswith(endings, start, end)
    )


def ends_sentence(text: str, tokens: Tokens, i: int) -> bool:
    if i + 1 >= len(tokens.starts) or text[tokens.starts[i]] in WIDE_ENDS:
        return True
    return tokens.starts[i + 1] > tokens.ends[i] and not text[tokens.starts[i + 1]].islower()


def same_sentence(text: str, tokens: Tokens, first: int, last: int) -> bool:
    """Say whether no sentence ends between two tokens."""
    for i in range(first, last):
        classes = tokens.classes[i]
        if BREAK in classes or ("end" in classes and ends_sentence(text, tokens, i)):
            return False
    return True
