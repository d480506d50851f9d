"""The grammar of patterns: what its elements mean, and how a broken file is told of."""

from typing import Any

import pytest

from timeline.dating import date
from timeline.dating.lexicon import compile_lexicon
from timeline.dating.patterns import PatternError
from timeline.records.document import Document
from timeline.records.source import Source


def read(text: str, *patterns: str, **more: Any) -> list[str]:
    """Return the words that patterns of a date find in a text."""
    entries = [{"pattern": pattern, **more.get("entry", {})} for pattern in patterns]
    data = {
        "language": "zz",
        "names": {"month": {5: ["mai"]}, "season": {1: ["head of spring"]}, "other": {1: ["x"]}},
        "numbers": {"suffixes": {"ordinal": ["th"]}, "thousands": ","},
        "macros": more.get("macros", {}),
        "patterns": {"date": entries},
    }
    document = Document(source=Source(id="tiny"), text=text)
    return [timex.text for timex in date(document, compile_lexicon(data))]


def test_elements_stand_for_words_classes_and_what_may_be_left_out() -> None:
    """A literal, a class, an optional element and alternatives, over any spaces between."""
    assert read("The 5th of mai 1953 and mai  1954.", "the? {day} of|de {month} {year}", "{month} {year}") == [
        "The 5th of mai 1953",
        "mai  1954",
    ]


def test_names_of_several_words_are_one() -> None:
    """A class may have names of several words."""
    assert read("At head of spring 1953.", "{season} {year}") == ["head of spring 1953"]


def test_context_is_asked_for_and_left_out() -> None:
    """What stands in brackets must be there and is not part of the expression."""
    assert read("In 1953, 1954 men.", "[in] {year}") == ["1953"]
    assert read("1953 x 1954 y.", "{year} [x]") == ["1953"]


def test_glue_forbids_a_space() -> None:
    """After `_` the next element stands directly behind."""
    assert read("1953-5 and 1954 - 6.", "{year} _ - _ {int:month}") == ["1953-5"]


def test_what_must_not_stand_beside_forbids() -> None:
    """`not_next` and `not_previous` name words and classes that unmake a match."""
    assert read("1953 x, 1954 y, no 1955.", "{year}", entry={"not_next": "{other}", "not_previous": "no"}) == ["1954"]


def test_the_longest_pattern_holds_and_then_the_first() -> None:
    """Of all patterns at a place the one that reaches furthest is taken."""
    assert read("5 mai 1953", "{day}", "{day} {month}", "{day} {month} {year}", "{month} {year}") == ["5 mai 1953"]


@pytest.mark.parametrize(
    ("pattern", "macros", "says"),
    [
        ("<nowhere>", {}, "there is no macro <nowhere>"),
        ("<a>", {"a": ["<b>"], "b": ["x <a>"]}, "leads back to itself"),
        ("[in] [on]", {}, "nothing but context"),
        ("[in?] {year}", {}, "write [x]? and not [x?]"),
    ],
)
def test_a_broken_pattern_is_told_of(pattern: str, macros: dict[str, Any], says: str) -> None:
    """A file with an unknown macro, a circle of macros or mere context is refused with the pattern at fault."""
    with pytest.raises(PatternError, match=says.replace("[", r"\[").replace("?", r"\?").replace("]", r"\]")):
        read("x", pattern, macros=macros)


def test_an_unknown_kind_of_pattern_is_told_of() -> None:
    """Kinds are a closed list."""
    with pytest.raises(PatternError, match="the kinds are date, shift"):
        compile_lexicon({"language": "zz", "patterns": {"dates": [{"pattern": "{year}"}]}})


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two thousand and seven years", "P2007Y"),
        ("one hundred and five years", "P105Y"),
        ("twenty-one years", "P21Y"),
        ("three hundred thousand years", "P300000Y"),
        ("ninety-nine years", "P99Y"),
        ("2,500 years", "P2500Y"),
        ("3.5 years", "P3.5Y"),
        ("two and a half years", "P2.5Y"),
        ("a dozen years", "P12Y"),
        ("a quarter of a century", "P25Y"),
        ("several years", "PXY"),
    ],
)
def test_numbers_in_words_are_read(words: str, value: str) -> None:
    """English number words add up as they are said."""
    from timeline.dating import lexicon

    document = Document(source=Source(id="tiny", genre="narrative"), text=f"It took {words}.")
    assert [(timex.text, timex.value) for timex in date(document, lexicon("en"))] == [(words, value)]
