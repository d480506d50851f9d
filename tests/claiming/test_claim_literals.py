"""What stands wherever an expression is found, so that a text without it need not be searched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.claiming.literals import needed, stand, telling
from timeline.claiming.marks import lower
from timeline.claiming.year_counts import reader_of
from timeline.knowledge import load

LANGUAGES = ("en", "fr", "es", "pt", "de", "ru", "ar", "zh", "ja", "vi", "th", "km")
TOLD = {
    r"\bturn(?:s|ed)?\s+\d+": [{"turn"}],
    r"\b(?:its|their)\s+\d+(?:st|nd)\s+year": [{"year"}, {"its", "their"}, {"nd", "st"}],
    r"\d+\s+years?(?=,|\s+on\b)": [{"year"}, {",", "on"}],
    r"f[eê]ted(?<!un\sfeted)(?!\s+no\b)": [{"feted", "fêted"}],
    r"(?:for\s+\w+|since\s+long\s+ago)": [{"for", "since"}],
    r"(?:for\s+\w+|so\s+long\s+before)": [{"for"}],
    r"(?:the\s+)?(?:\w+\s+){0,3}(?:pact|\d+)": [],
    r"(?:ab){2}(?:cd)*": [{"ab"}],
    r"(?i:treaty)": [],
    "": [],
}
"""Expressions and the sets of which a string stands wherever they are found."""

words = st.sampled_from(["a", "is", "year", "years", "since", "it's", "öl", "年"])
pieces = st.recursive(
    words.map(re.escape) | st.sampled_from([r"\s+", r"\d{1,2}", r"\w*", "[ae]", r"\b", "(?!no)", ","]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4).map("".join)
        | st.lists(inner, min_size=2, max_size=4).map(lambda ways: f"(?:{'|'.join(ways)})")
        | st.tuples(inner, st.sampled_from(["?", "{0,2}", "+", "*?"])).map(lambda each: f"(?:{each[0]}){each[1]}")
        | inner.map(lambda expression: f"(?P<n>{expression})" if "<n>" not in expression else f"(?={expression})")
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(("expression", "sets"), TOLD.items())
def test_what_an_expression_needs_is_read_off_it(expression: str, sets: list[set[str]]) -> None:
    """Of words, alternatives, endings and what must follow the strings are told; of what may be missing none."""
    assert sorted(map(sorted, needed(expression))) == sorted(map(sorted, sets))


@given(st.data())
def test_what_is_found_holds_what_is_needed(data: st.DataObject) -> None:
    """Wherever any expression is found in a text, the text holds a string of each set."""
    expression = data.draw(pieces.filter(lambda one: one.count("<n>") < 2))
    text = data.draw(st.from_regex(expression, fullmatch=True) | st.lists(words).map(" ".join))
    if re.search(expression, text):
        assert stand(needed(expression), text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_of_years_is_passed_over_where_it_stands(language: str) -> None:
    """In the examples of a language each pattern that is found has all that is asked for before it is looked for."""
    reader, examples = reader_of(language), load(f"claims/{language}")["years"]["patterns"]
    for text in (lower(str(entry["example"])) for entry in examples):
        for pattern in reader.patterns:
            if pattern.words.search(text):
                assert stand(pattern.needs, text), pattern.words.pattern
                assert not pattern.signs or stand([pattern.signs], text), pattern.words.pattern


def test_the_set_that_tells_most_has_the_longest_strings() -> None:
    """Of several sets that one is asked for first whose shortest string is the longest; of none there is none."""
    assert telling([frozenset({"in", "year"}), frozenset({"since"})]) == {"since"}
    assert telling([]) == frozenset()
