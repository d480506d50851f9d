"""What holds for every text: places, values and order of what is found, whatever is thrown at the finder."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dating import date, lexicon, refused
from timeline.edtf import parse
from timeline.records.document import Document
from timeline.records.source import Source
from timeline.records.timex import Timex

WORDLIST = (
    "the|of|in|and|to|a|-|–|,|.|;|:|(|)|'|’|\"|/|\n|\n\n|two|second|first|May|March|may|5|31|30|29|"
    "February|1990|2019|480|BC|AD|year|years|day|week|month|decade|century|later|ago|next|last|this|"
    "that|following|early|late|mid|end|spring|Monday|Friday|morning|night|every|daily|p.m.|10:30|12|"
    "1980s|'80s|quarter|half|Christmas|Easter|00|0|13|99|XX|hundred|thousand|twenty|ninety-nine|few|"
    "now|recently|since|until|1900|1000000|9999|2,000|3.5|14th|22nd|"
    "fortnight|hour|hours|minute|days|weeks|months|several|same|less|a few|quarter of a century|before"
)
WORDS = st.sampled_from(WORDLIST.split("|"))
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)
PUBLISHED = st.sampled_from([None, "2019-06-14", "2019-06", "2019", "2020-02-29", "2019?", "201X", "-0044-03-15"])
GENRES = st.sampled_from([None, "news", "narrative", "archive", "commentary"])


def read(text: str, genre: str | None = "narrative", published: str | None = None) -> tuple[Timex, ...]:
    """Return what is found in a text."""
    return date(Document(source=Source(id="any", genre=genre, published=published), text=text), lexicon("en"))


@settings(max_examples=150, deadline=None)
@given(TEXTS, GENRES, PUBLISHED)
def test_what_is_found_stands_in_the_text(text: str, genre: str | None, published: str | None) -> None:
    """Expressions are in order and apart, their words are the text's, dates are EDTF, and a second reading agrees."""
    found = read(text, genre, published)
    at = 0
    for timex in found:
        assert at <= timex.start < timex.end <= len(text)
        assert timex.text == text[timex.start : timex.end]
        assert timex.why
        if timex.type == "DATE":
            parse(timex.value)
        at = timex.end
    assert found == read(text, genre, published)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke a year and a few hours ago.", "2019"),
        ("The ferry sank a month and a fortnight ago.", "2020-03-16/2020-03-22"),
        ("The mill closed two weeks and several days ago.", "2020-04-13/2020-04-19"),
        ("The pier was cleared a year and 1.5 months ago.", "2019-03"),
        ("This hour in 1953 the bells fell silent.", "1953-05-01"),
        ("Sales fell from the same fortnight last year.", "2019-04-29/2019-05-05"),
    ],
)
def test_small_units_move_a_date_as_far_as_its_own_units_reach(text: str, value: str) -> None:
    """Hours, fortnights, halves and vague numbers beside a larger unit neither stop the reading nor feign exactness."""
    assert [timex.value for timex in read(text, "news", "2020-05-01")] == [value]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It ended on 30 February 1712.", "there is no day 30 in month 2 of 1712"),
        ("It ended on 31 November.", "there is no day 31 in month 11"),
        ("It ended on 29 February 1900.", "there is no day 29 in month 2 of 1900"),
        ("It began in the year 0.", "there is no year 0"),
        ("He flew in a Boeing 747.", "the number is part of a name, not a year"),
        ("Some 2000 troops came.", "a count, not a year"),
        ("The 44-year-old was there.", "an age"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, why: str) -> None:
    """A day that does not exist, a count, an age or a name is told as refused, and never moved to another day."""
    document = Document(source=Source(id="any", genre="narrative"), text=text)
    assert [refusal.why for refusal in refused(document, lexicon("en"))] == [why]
    assert date(document, lexicon("en")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "On 14\x00 March 1957\x00 they met.",
        "On \u202e14 March 1957\u202c they met.",
        "On 14\u200b March\u200f 1957 they met.",
        "On 14\u00a0March\u202f1957 they met.",
        "On 14 March 1957 🕊️ they met — встреча, 会談, لقاء.",
    ],
    ids=["NUL", "bidirectional", "invisible", "no-break spaces", "scripts"],
)
def test_marks_that_cannot_be_seen_do_not_hide_a_date(text: str) -> None:
    """NUL bytes, bidirectional and zero-width marks, odd spaces and other scripts leave the date where it is."""
    assert [timex.value for timex in read(text)] == ["1957-03-14"]


def test_figures_of_other_scripts_are_read() -> None:
    """Full-width, Arabic, Thai and Khmer figures count as figures."""
    for figures in ("１９５７", "١٩٥٧", "๑๙๕๗", "១៩៥៧"):
        assert [timex.value for timex in read(f"They met in March {figures}.")] == ["1957-03"]


HOSTILE = ["7", "12 ", " ", "\n", "the ", "a", "1990-", "hundred and ", "(", "May ", "the first of the second of "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    """Eight times the text takes no more than some sixteen times as long: no input makes the finder quadratic."""
    spent = []
    for size in (5_000, 40_000):
        text = (piece * (size // len(piece) + 1))[:size]
        tries = []
        for _ in range(3):
            start = time.process_time()
            read(text)
            tries.append(time.process_time() - start)
        spent.append(min(tries))
    assert spent[1] <= 16 * max(spent[0], 0.02)


def test_a_name_that_holds_a_year_is_marked() -> None:
    """A year right behind a capitalised word inside a sentence dates the name it stands in."""
    assert [(timex.text, timex.named) for timex in read("They signed the Agenda 2030 in 2015.")] == [
        ("2030", True),
        ("2015", False),
    ]


def test_a_relative_date_tells_how_far_it_lies() -> None:
    """A shift from the publication is kept as a count of units, also where the publication is not known."""
    found = read("Next year they celebrate; five years ago nobody did.", "news")
    assert [(timex.value, timex.anchor, timex.shift) for timex in found] == [
        ("XXXX", "publication", "+1y"),
        ("XXXX", "publication", "-5y"),
    ]


def test_a_language_without_a_file_has_its_absolute_dates_read() -> None:
    """Isolated strings that look like a date are read, each on its own; relative words and counts are left alone."""
    text = "Sarunas ilga 3 dienas; līgumi parakstīti 14.05.1953 un 1990-08-21; šogad ir 75. gadadiena."
    document = Document(source=Source(id="any"), text=text)
    assert [timex.value for timex in date(document, lexicon("lv"))] == ["1953-05-14", "1990-08-21"]
    assert date(document, lexicon("xx")) == ()
