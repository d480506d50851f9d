"""Whatever is thrown at a door of the tool, only our own errors come out, in bounded time."""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.trust.fuzz_targets import DOORS, knock
from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon, refused
from timeline.edtf import EdtfError, parse
from timeline.errors import UnreadableSource
from timeline.reading import read
from timeline.records.source import Source

EXAMPLES = int(os.environ.get("TIMELINE_FUZZ", "60"))
"""How many inputs are thrown at each door; more for a long run."""

SECONDS = 3.0
"""The most CPU that a few hundred characters may take; most take a hundredth of it."""


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=60) | st.lists(st.integers(0, 70), max_size=50).map(bytes))
def test_only_our_own_errors(door: str, raw: bytes) -> None:
    """Bytes, and the words of the trade in any order: let in or refused, never a crash, never a wait."""
    began = time.process_time()
    knock(door, raw)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("language", ["ar", "en", "ja", "ru"])
def test_a_word_of_signs_alone(language: str) -> None:
    """A word without any letter is nobody's name, in a language too whose vowel signs are left out of names."""
    document = read("_ \u064b_ ـَ__ in 1953".encode(), Source(id="any", path="any.txt", language=language))
    found = claim(document, date(document, lexicon(language)), kinds(language))
    assert not [party for proposal in found for party in proposal.claim.parties]


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2028", "\u3000", "\x85"])
@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "ja"])
def test_an_initial_beside_an_odd_space(space: str, language: str) -> None:
    """An initial beside a space that is not ASCII is read: the sentence splitter, left alone, ends the program."""
    text = f"In 1953 J{space}.{space}Nehru{space}signed it. It was in force.".encode()
    document = read(text, Source(id="any", path="any.txt", language=language))
    assert document.sentences[-1][1] == len(document.text)


def test_markup_that_the_parser_cannot_follow() -> None:
    """A page on which the HTML parser fails is refused with a mend, not with the parser's own error."""
    with pytest.raises(UnreadableSource, match="markup cannot be followed"):
        read(b"<svg><html>", Source(id="any", path="any.html"))


@pytest.mark.parametrize("door", ["md", "dates", "claims"])
@pytest.mark.parametrize(
    "unit", ["M", "a ", "Ab", "A.", "1 ", "1,", "é", "日", "- ", "(", "May ", "Japan and ", "\n", "“"]
)
def test_many_of_the_same(door: str, unit: str) -> None:
    """A long run of the same, which a pattern can share out in very many ways, makes nobody wait."""
    text = (unit * (1500 // len(unit)) + "—.\n").encode()
    began = time.process_time()
    document = read(text, Source(id="any", path="any.md", language="en", published="2016"))
    if door != "md":
        timexes = date(document, lexicon("en"))
        if door == "claims":
            claim(document, timexes, kinds("en"))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("text", ["XXXX-XX-00", "XXXX-02-30", "XXXX-XX-32", "XXX1-02-29"])
def test_a_day_of_no_year_is_not_looked_for_in_all(text: str) -> None:
    """A day that does not exist is refused at once, however many years its digits leave open."""
    began = time.process_time()
    for _ in range(100):
        with pytest.raises(EdtfError):
            parse(text)
    assert time.process_time() - began < SECONDS / 3


@pytest.mark.parametrize("words", ["8 / 30 February 2014", "17/30 February 1918", "18 February (31 February 1900)"])
def test_a_day_that_does_not_exist_is_no_other_days_new_style(words: str) -> None:
    """Two days told as one by two calendars, the second of which no month has: refused, never a crash."""
    document = read(f"It was signed on {words}.".encode(), Source(id="any", path="any.txt", language="en"))
    assert all(timex.value != "2014-02-30" for timex in date(document, lexicon("en")))
    assert refused(document, lexicon("en"))
