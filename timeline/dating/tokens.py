"""Tokens: words, numbers and marks of a stretch of text, each with the classes a language file puts it in.

Digits of every script count; a number may be written in words, with separators or with a suffix ("14th", "1980s").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, repeat
from operator import contains
from typing import Any

from timeline.dating.numerals import Numerals
from timeline.light import light

Classes = Mapping[str, Any]
NONE: Classes = {}
DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-")
APOSTROPHES = dict.fromkeys("'\u2018\u2019\u02bc\uff07\u00b4`", "'")
QUOTES = dict.fromkeys('"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d', '"')
OTHERS = {
    "\uff0c": ",",
    "\u3001": ",",
    "\uff0e": ".",
    "\u3002": ".",
    "\uff1a": ":",
    "\uff0f": "/",
    "\u2044": "/",
    "~": "~",
    "\uff5e": "~",
    "\u301c": "~",
}
MARKS = {**DASHES, **APOSTROPHES, **QUOTES, **OTHERS}
BREAK = "=¶"  # an empty line: no pattern crosses it
COMBINING = (  # vowel signs and accents that belong to the letter before them
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0b82-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e"
    "\u17b4-\u17d3"
)
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00"


@light
class Tokens:
    """Parallel lists: where each token starts and ends in the text, and its classes."""

    starts: list[int]
    ends: list[int]
    classes: list[Classes]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the tokenizer needs of a language.

    `words`: spelling in lower case → classes. `cased`: spelling → classes it only has with a capital. `scan`: what cuts
    the text. `spaced`: words are parted by spaces. `suffixes`: what may be glued to a number, and the class it makes.
    """

    words: Mapping[str, Classes]
    cased: Mapping[str, frozenset[str]]
    scan: re.Pattern[str]
    spaced: bool
    suffixes: Mapping[str, str]
    separators: str
    decimal: str
    numerals: Numerals
    past_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    nouns_capitalised: bool = False
    pluperfect: bool = True
    future_endings: tuple[str, ...] = ()
    verbs_last: bool = False
    past_unmarked: bool = False
    unstopped: bool = False
    future_beginnings: tuple[str, ...] = ()
    months_onward: bool = False
    counted_endings: tuple[str, ...] = ()


def scanner(names: Sequence[str], phrases: Sequence[str] = ()) -> re.Pattern[str]:
    """Return the pattern that cuts text into tokens; `names` (where no spaces are) are cut out of words, and `phrases`
    are one token each ("năm mươi": fifty)."""
    word = rf"[^\W\d_]+(?:[{COMBINING}]+[^\W\d_]*)*"
    if names:
        alternatives = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
        word = rf"{alternatives}|[A-Za-z]+|[^\W\d_]"
    plain = "" if names else r"[A-Za-z]++(?![^\x00-\x7f])|[0-9]++(?![^\x00-\x7f])|"  # most words are told sooner so
    whole = "".join(rf"(?i:{re.escape(phrase)})\b|" for phrase in phrases)
    return re.compile(rf"(?=\S|\n)({whole}{plain}{word}|\d+|\n[ \t\r]*\n|[^\w\s{INVISIBLE}]|_)")


def tokenize(text: str, start: int, end: int, vocabulary: Vocabulary, memo: dict[str, Classes]) -> Tokens:
    """Return the tokens of `text[start:end]`; `memo` keeps what was learnt of a spelling for the next stretch."""
    pieces = vocabulary.scan.split(text[start:end])  # what lies between words, and the words, in turn
    bounds = list(accumulate(map(len, pieces), initial=start))
    words = pieces[1::2]
    try:
        classes = list(map(memo.__getitem__, words))
    except KeyError:
        memo.update({word: look_up(word, vocabulary) for word in words if word not in memo})
        classes = list(map(memo.__getitem__, words))
    tokens = Tokens(bounds[1:-1:2], bounds[2::2], classes)
    if numbers := list(compress(count(), map(contains, classes, repeat("num")))):
        join_numbers(text, tokens, numbers, vocabulary, memo)
    return tokens


def look_up(word: str, vocabulary: Vocabulary) -> Classes:
    """Return the classes of one spelling."""
    if word[0].isdecimal():
        figures = digits(word) if len(word) <= 9 else {"num": None, "other": word}
        return {**figures, **vocabulary.words.get(word, NONE)}
    if word[0] == "\n":
        return {BREAK: True}
    mark = MARKS.get(word)
    if mark is not None or not word[0].isalpha():
        lowered = mark or word
        return {"=" + lowered: True, **vocabulary.words.get(lowered, NONE)}
    if len(word) > 40:
        return NONE
    lowered = word.lower()
    known = vocabulary.words.get(lowered, NONE)
    capital = word[0].isupper()
    if known and not capital and lowered in vocabulary.cased:
        known = {key: value for key, value in known.items() if key not in vocabulary.cased[lowered]}
    if capital and vocabulary.spaced:
        return {**known, "capital": word}
    return known


def digits(word: str) -> Classes:
    """Return the classes of a run of decimal digits of any script."""
    value, width = int(word), len(word)
    classes: dict[str, Any] = {"num": value, "int": value, "n": value}
    if width <= 2:
        if 1 <= value <= 31:
            classes["day"] = classes["dayfigure"] = value
        if 1 <= value <= 12:
            classes["monthnum"] = value
        if value <= 24:
            classes["hour"] = value
        if width == 2:
            classes["yy"] = value
            if value < 60:
                classes["minute"] = value
    if width <= 3 and value:
        classes["shortyear"] = value
    if not value:
        classes["zero"] = value
    if width == 4:
        classes["year4"] = value
        if 1000 <= value < 2200:
            classes["year"] = value
        if value % 50 == 0:
            classes["round"] = value
        if value // 100 <= 24 and value % 100 < 60:
            classes["hhmm"] = value
    if width == 8 and 1000 <= value // 10000 < 2200:
        classes["yyyymmdd"] = value
    return classes


def spelled(value: float, year: bool) -> Classes:
    """Return the classes of a number written in words."""
    classes: dict[str, Any] = {"num": value, "int": value, "n": value, "spelled": value}
    if 1 <= value <= 31:
        classes["day"] = value
    if 1 <= value <= 12:
        classes["hour"] = classes["monthnum"] = value
    if year:
        classes["year"] = classes["year4"] = value
    return classes


def ordinal(value: int, figure: bool) -> Classes:
    """Return the classes of an ordinal number; `figure`: written with digits."""
    classes: dict[str, Any] = {"ordinal": value}
    if 1 <= value <= 31:
        classes["day"] = value
        if figure:
            classes["figure"] = value
        if figure or value > 3:
            classes["nth"] = value
    return classes


def join_numbers(
    text: str, tokens: Tokens, numbers: Iterable[int], vocabulary: Vocabulary, memo: dict[str, Classes]
) -> None:
    """Join in `tokens` what makes one number: "2,000", "3.5", "14th", "1980s", "twenty-five", "two hundred and one".

    `numbers`: which tokens are numbers or parts of one.
    """
    found: list[tuple[int, int, Classes]] = []
    done = 0
    for i in numbers:
        if i >= done:
            done, classes = _number(text, tokens, i, vocabulary)
            if classes is not tokens.classes[i]:
                found.append((i, done, _kept(memo, text[tokens.starts[i] : tokens.ends[done - 1]], classes)))
    for i, j, classes in reversed(found):
        tokens.starts[i:j] = tokens.starts[i : i + 1]
        tokens.ends[i:j] = tokens.ends[j - 1 : j]
        tokens.classes[i:j] = [classes]


def _kept(memo: dict[str, Classes], words: str, classes: Classes) -> Classes:
    """Return the one record of a number's classes that stands for all numbers written so and read so."""
    known = memo.get("\0" + words)
    if known == classes:
        return known
    memo["\0" + words] = classes
    return classes


def _number(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> tuple[int, Classes]:
    if not text[tokens.starts[i]].isdecimal():
        j, value, is_ordinal, year = vocabulary.numerals.read(tokens.classes, i)
        if j == i + 1:
            return j, tokens.classes[i]
        return j, ordinal(int(value), False) if is_ordinal else spelled(value, year)
    j, classes = _separated(text, tokens, i, vocabulary)
    glued = i > 0 and tokens.ends[i - 1] == tokens.starts[i] and _is_letter(text, tokens.starts[i] - 1)
    if glued and not vocabulary.spaced:  # flight CA1984, but not WTO2001年
        glued = text[tokens.starts[i] - 1].isascii() and "unit" not in (*tokens.classes[j : j + 1], NONE)[0]
    if glued and "prefix" not in tokens.classes[i - 1]:
        return j, {"other": text[tokens.starts[i] : tokens.ends[j - 1]]}
    if j < len(tokens.starts) and tokens.starts[j] == tokens.ends[j - 1] and text[tokens.starts[j]].isalpha():
        return _suffixed(text, tokens, i, j, classes, vocabulary)
    if j + 1 < len(tokens.starts) and "='" in tokens.classes[j] and tokens.ends[j + 1] == tokens.starts[j] + 2:
        after, decades = _suffixed(text, tokens, i, j + 1, classes, vocabulary)
        if not decades.keys().isdisjoint(("decade", "decade2", "shortdecade")):
            return after, decades
    return j, classes


def _suffixed(
    text: str, tokens: Tokens, i: int, j: int, classes: Classes, vocabulary: Vocabulary
) -> tuple[int, Classes]:
    value = classes.get("int", 1)
    suffix = vocabulary.suffixes.get(text[tokens.starts[j] : tokens.ends[j]].lower())
    if suffix == "ordinal" and "int" in classes:
        return j + 1, ordinal(value, True)
    if suffix == "decade" and "year4" in classes and value % 10 == 0:
        return j + 1, {"decade": value}
    if suffix == "decade" and "shortyear" in classes and value >= 100 and value % 10 == 0:
        return j + 1, {"shortdecade": value}
    if suffix == "decade" and "yy" in classes and value % 10 == 0:
        return j + 1, {"decade2": value}
    if suffix == "free" or not vocabulary.spaced:
        return j, classes
    if "unit" in tokens.classes[j]:
        return j, {key: classes[key] for key in ("num", "int", "n") if key in classes}
    return j, {"other": text[tokens.starts[i] : tokens.ends[j]]}


def _separated(text: str, tokens: Tokens, i: int, vocabulary: Vocabulary) -> tuple[int, Classes]:
    """Join figures that a separator of thousands or a decimal mark parts: "2,000,000", "3.5"."""
    starts, ends, classes = tokens.starts, tokens.ends, tokens.classes
    j = i + 1
    if j == len(starts) or ends[i] < starts[j]:
        return j, classes[i]

    def glued(k: int) -> bool:
        return (
            k + 1 < len(starts)
            and ends[k - 1] == starts[k]
            and ends[k] == starts[k + 1]
            and text[starts[k + 1]].isdecimal()
        )

    while (
        ends[i] - starts[i] <= 3
        and glued(j)
        and text[starts[j]] in vocabulary.separators
        and ends[j + 1] - starts[j + 1] == 3
    ):
        j += 2
    if j > i + 1:
        value = int("".join(text[starts[k] : ends[k]] for k in range(i, min(j, i + 9), 2)))
        return j, {"num": value, "int": value, "n": value, "grouped": value}
    mark = vocabulary.decimal
    if i >= 2 and text[starts[i - 1]] == mark and ends[i - 1] == starts[i] and text[starts[i - 1] - 1].isdecimal():
        return i + 1, classes[i]  # the last part of "14.5.1954"
    if glued(j) and text[starts[j]] == mark and not (glued(j + 2) and text[starts[j + 2]] == text[starts[j]]):
        whole, part = text[starts[i] : ends[i]], text[starts[j + 1] : ends[j + 1]]
        if len(whole) <= 6 and len(part) <= 6 and "int" in classes[i]:
            clock = classes[i].get("hour"), classes[j + 1].get("minute")
            more = {"clock": clock} if None not in clock else {}
            return j + 2, {
                "num": float(f"{int(whole)}.{int(part):0{len(part)}d}"),
                "n": float(f"{int(whole)}.{int(part):0{len(part)}d}"),
                **more,
            }
    return i + 1, classes[i]


def _is_letter(text: str, index: int) -> bool:
    return index >= 0 and text[index].isalpha()
