"""The pattern language of the shelf, the names of parties, and lengths of time."""

import re
from itertools import pairwise

import pytest

from timeline.claiming.distances import moved
from timeline.claiming.kinds import kinds
from timeline.claiming.main_pair import main_pair
from timeline.claiming.marks import LONGEST, pieces
from timeline.claiming.parties import Party, at_the_time
from timeline.claiming.patterns import Finder, Words, forms
from timeline.errors import BadRequest

WORDS = Words({"ties": ("relations", "ties")}, {"break": ("breaks", "broke", "broken", "breaking")})


def found(pattern: str, text: str, spaced: bool = True) -> list[str]:
    """Return the words that a pattern finds in a text."""
    finder = Finder([("triggers/x", pattern)], WORDS, spaced)
    tokens = [match.span() for match in re.finditer(r"\w+", text)]
    return [text[hit.start : hit.end] for hit in finder.find(text, tokens)]


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("sign+", "they signed it", ["signed"]),
        ("sign+", "a signal", []),
        ("establish*", "the establishment of", ["establishment"]),
        ("tie|bond", "a bond", ["bond"]),
        ("break+ ..2 @ties", "lima broke its diplomatic ties", ["broke its diplomatic ties"]),
        ("break+ ..1 @ties", "lima broke its formal diplomatic ties", []),
        ("break+ & @ties", "the relations were broken", ["relations were broken"]),
        ("break+ off? @ties", "it broke ties", ["broke ties"]),
        ("break+ @ties", "it broke. relations", []),
        ("came to !power|#", "she came to lima", ["came to"]),
        ("came to !power|#", "she came to power", []),
        ("came to !power|#", "it came to $40 million", []),
        ("limit of #", "a limit of 12 miles", ["limit of 12"]),
    ],
)
def test_a_pattern_finds_its_words_and_no_others(pattern: str, text: str, wanted: list[str]) -> None:
    """Forms of verbs, beginnings, alternatives, lists, gaps, either order, words that may be missing or are barred."""
    assert found(pattern, text) == wanted


def test_a_pattern_finds_words_where_no_spaces_stand() -> None:
    """In a script without spaces a pattern is found inside a run of characters."""
    assert found("国交 .. 樹立", "両国は国交を樹立した", spaced=False) == ["国交を樹立"]


@pytest.mark.parametrize("pattern", ["..3 ties", "the? ties", "@nowhere", "st*", "!no ties", "# ties"])
def test_a_pattern_that_cannot_be_indexed_is_refused(pattern: str) -> None:
    """A pattern that starts with a gap, an unknown list or a word cut too short is an error that names it."""
    with pytest.raises(BadRequest):
        Finder([("triggers/x", pattern)], WORDS)


@pytest.mark.parametrize(
    ("verb", "past"), [("sign", "signed"), ("close", "closed"), ("ratify", "ratified"), ("reach", "reached")]
)
def test_regular_verbs_have_their_forms_by_rule(verb: str, past: str) -> None:
    """A verb that is not listed as irregular takes its endings by the rules of spelling."""
    assert past in forms(verb, {})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Japan", [("JP", "name")]),
        ("the Japanese side", [("JP", "people")]),
        ("Tokyo said", [("JP", "seat")]),
        ("an embassy in Tokyo", [("JP", "place")]),
        ("the South China Sea", []),
        ("the two countries", [("", "pair")]),
        ("South Korean aid", [("KR", "people")]),
        ("US$ 5", []),
        ("East Germany", [("DD", "name")]),
        ("the UN", [("UN", "organisation")]),
    ],
)
def test_parties_are_known_by_name_people_and_seat(text: str, wanted: list[tuple[str, str]]) -> None:
    """States, states that are no more, organisations and pairs are told by how the text names them."""
    names = kinds().names
    parties = names.find(text, [match.span() for match in re.finditer(r"\w+", text)])
    assert [(party.code, party.form) for party in parties] == wanted


def test_the_state_of_the_time_stands_for_its_successor() -> None:
    """Moscow in 1960 is the Soviet Union, in 2010 Russia."""
    names = kinds().names
    assert at_the_time("RU", "1960-05", names) == "SU"
    assert at_the_time("RU", "2010", names) == "RU"


def test_a_document_is_about_the_two_states_it_names_most() -> None:
    """The title counts more than the text, and a place less than an actor."""
    text = [Party(0, 1, "FR", "place"), Party(0, 1, "JP", "name"), Party(0, 1, "JP", "name"), Party(0, 1, "PE", "seat")]
    assert main_pair(text, [Party(0, 1, "PE", "name")], kinds().names) == ("JP", "PE")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Gibraltar and Spain quarrel; Danish sailors look on.", ("ES", "GB")),
        ("By the Treaty of Lausanne Turkish troops left; Athens kept the islands.", ("GR", "TR")),
        ("Halifax is far from Havana; the Toronto press wrote of Havana, and of Americans.", ("CA", "CU")),
    ],
)
def test_the_pair_is_of_those_the_text_keeps_naming(text: str, pair: tuple[str, ...]) -> None:
    """Towns count as their states, territories as those who speak for them, and towns of treaties for nobody."""
    named = kinds().names.find(text, [found.span() for found in re.finditer(r"\w+", text)])
    assert main_pair(named, [], kinds().names) == pair


def test_a_state_that_was_no_more_gives_way_to_its_successor() -> None:
    """Where a text was written after a state had ended, the one that took its place is the one spoken of."""
    named = [
        Party(0, 1, "SU", "name"),
        Party(2, 3, "SU", "name"),
        Party(4, 5, "RU", "people"),
        Party(6, 7, "PH", "name"),
    ]
    assert main_pair(named, [], kinds().names, written="1996") == ("PH", "RU")
    assert main_pair(named, [], kinds().names, written="1970") == ("PH", "SU")


@pytest.mark.parametrize(
    ("date", "count", "unit", "wanted"),
    [
        ("1953", 2, "Y", "1955"),
        ("1953-11", 3, "M", "1954-02"),
        ("2011-11-27", 2, "W", "2011-12-11"),
        ("2024-02-28", 2, "D", "2024-03-01"),
        ("1953", 2, "D", None),
        ("195X", 2, "Y", None),
        (None, 2, "Y", None),
    ],
)
def test_a_length_of_time_leads_to_a_date_as_exact_as_its_unit(
    date: str | None, count: int, unit: str, wanted: str | None
) -> None:
    """Years lead to a year, months to a month, days to a day, and nowhere where the date is too coarse."""
    assert moved(date, count, unit) == wanted


@pytest.mark.parametrize("text", ["a b " * 2000, "x" * 5000, "short"])
def test_a_sentence_too_long_to_be_one_is_read_in_pieces(text: str) -> None:
    """The pieces follow one another, cover the sentence and are short enough to hold every mark against every other."""
    found = list(pieces(text, 0, len(text)))
    assert [found[0][0], found[-1][1]] == [0, len(text)]
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert all(end - start <= LONGEST for start, end in found)
