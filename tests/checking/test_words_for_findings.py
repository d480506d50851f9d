"""The words of findings: figures, rows of names, ordinals, spans of days, parties and classes as people read them."""

from typing import Any

import pytest

from timeline.checking import telling
from timeline.checking.names import in_words, is_party, one_of_them, subject
from timeline.checking.wording import amount, an_ordinal, edtf_of, iso, number, ordinal, plural, row, span, when, years
from timeline.edtf import parse
from timeline.edtf.days import from_civil
from timeline.records.says import Quantity


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (822e6, "USD", "$822 million"),
        (2e9, "USD", "$2 billion"),
        (28.5e9, "EUR", "€28.5 billion"),
        (1e12, "JPY", "¥1 trillion"),
        (1e6, "GBP", "£1 million"),
        (999_999, "USD", "$999,999"),
        (-2.5e6, "USD", "$-2.5 million"),
        (3500, "person", "3,500 persons"),
        (100, "person", "100 persons"),
        (1, "person", "1 person"),
        (0, "person", "0 persons"),
        (0.25, "hectare", "0.25 hectares"),
        (1.2e6, "soldiers", "1.2 million soldiers"),
        (12, "percent", "12 percent"),
        (12.5, "%", "12.5 %"),
        (40, "KHR", "40 KHR"),
        (40, "USD/year", "40 USD/year"),
    ],
)
def test_figures(value: float, unit: str, words: str) -> None:
    """A figure has the sign of its currency, its scale in words, no empty decimals, and its unit in the plural."""
    assert number(value, unit) == words


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ({"value": 5, "unit": "person"}, "5 persons"),
        ({"value": 5, "unit": "person", "bound": "min"}, "at least 5 persons"),
        ({"value": 5, "unit": "person", "bound": "max"}, "at most 5 persons"),
        ({"value": 5, "unit": "person", "bound": "approx"}, "about 5 persons"),
        ({"value": [2e9, 3e9], "unit": "USD", "bound": "approx"}, "about $2 billion to $3 billion"),
    ],
)
def test_amounts(says: dict[str, Any], words: str) -> None:
    """An amount says how it is bounded, and both ends of a range."""
    assert amount(Quantity.model_validate(says)) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 others"),
        (["a", "b", "c", "d", "e", "f", "g"], "a, b, c and 4 others"),
    ],
)
def test_names_in_a_row(names: list[str], words: str) -> None:
    """Up to four names are all told; of more, three and how many others there are."""
    assert row(iter(names)) == words


def test_how_many_may_be_named() -> None:
    """A caller may have more names told, or fewer."""
    assert row("abcdef", most=6) == "a, b, c, d, e and f"
    assert row("abcd", most=2) == "a and 3 others"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th")),
        *((14, "14th"), (21, "21st"), (72, "72nd"), (83, "83rd"), (90, "90th"), (100, "100th"), (101, "101st")),
        *((111, "111th"), (112, "112th"), (113, "113th"), (123, "123rd"), (1012, "1012th"), (1022, "1022nd")),
    ],
)
def test_ordinals(count: int, words: str) -> None:
    """Eleventh to thirteenth are the exceptions, in each hundred."""
    assert ordinal(count) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (1986, 1989, "1986–1989"),
        (-1263, -1253, "1264–1254 BC"),
        (-43, 14, "44 BC–AD 14"),
        (-1, 0, "2–1 BC"),
        (1940, 1940, "1940"),
    ],
)
def test_two_years(first: int, last: int, words: str) -> None:
    """Two years are joined as people write them, before Christ as well."""
    assert years(first, last) == words


@pytest.mark.parametrize(("count", "words"), [(1, "a 1st"), (11, "an 11th"), (80, "an 80th"), (110, "a 110th")])
def test_ordinals_with_their_article(count: int, words: str) -> None:
    """An ordinal's article is the one it is spoken with."""
    assert an_ordinal(count) == words


def test_plurals() -> None:
    """One is singular, none and two are not."""
    assert [plural(n, "event") for n in (0, 1, 2, 11)] == ["0 events", "1 event", "2 events", "11 events"]


@pytest.mark.parametrize(
    "date",
    [
        *("1953", "1953/1960", "1953-05", "1953-02", "1952-02", "1953-05-20", "1953-05-20/1953-05-21", "1953-12"),
        *("../1953-05-20", "1953-05-20/..", "../..", "1953-05-01/1954-05-31", "1953-05-01/1953-06-30", "-0043"),
        *("1953-05-02/1953-05-31", "1953-05-01/1953-05-30", "1953-01-01/1953-12-30", "1953-01-02/1953-12-31"),
    ],
)
def test_shortest_date(date: str) -> None:
    """Days that are a whole day, month or year, or whole years, are written as that, and others as two days."""
    assert edtf_of(parse(date).earliest, parse(date).latest) == date


def test_far_years() -> None:
    """A month beyond the years of four digits is written by its year, as EDTF has it."""
    first = from_civil(12000, 5, 1)
    assert edtf_of(first, first + 30) == "Y12000"
    assert iso(first) == "Y12000"
    assert iso(from_civil(1953, 5, 20)) == "1953-05-20"
    assert edtf_of(from_civil(9999, 5, 1), from_civil(9999, 5, 31)) == "9999-05"
    assert edtf_of(from_civil(-9999, 5, 1), from_civil(-9999, 5, 31)) == "-9999-05"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1953", "1953"),
        ("1953-05", "May 1953"),
        ("1953-05-20", "20 May 1953"),
        ("1986/1989", "1986–1989"),
        ("1953-05-03/1953-05-09", "between 3 May 1953 and 9 May 1953"),
        ("1953-01-01/1954-06-30", "between 1 January 1953 and 30 June 1954"),
        ("1953-03-01/1954-12-31", "between 1 March 1953 and 31 December 1954"),
        ("1953/..", "1953 or later"),
        ("1953-05-20/..", "20 May 1953 or later"),
        ("../1953", "1953 or earlier"),
        ("../1953-05-20", "20 May 1953 or earlier"),
        ("../..", "at any time"),
    ],
)
def test_days_left(date: str, words: str) -> None:
    """Days that are left to something are told as shortly as they can be, open ends by their year or their day."""
    assert telling.span((parse(date).earliest, parse(date).latest)) == words


def test_dates_in_words() -> None:
    """Days and dates are told in words."""
    assert span(parse("1953").earliest, parse("1953").latest) == "1953"
    assert span(parse("1941").earliest, parse("1945").latest) == "from 1941 to 1945"
    assert span(None, parse("1945").latest) == "until 31 December 1945"
    assert when("1953~") == "about 1953"


def test_names() -> None:
    """Codes are told as names, the words of a class stay, and one of a class is told of in the singular."""
    assert (is_party("KH"), is_party("kh"), is_party("ZQX")) == (True, False, False)
    assert in_words("strategic-partner-of-KH") == "strategic partner of Cambodia"
    assert one_of_them("donors-to-KH") == "donor to Cambodia"
    assert one_of_them("embassies-in-KH") == "embassy in Cambodia"
    assert one_of_them("donors") == "donor"
    assert one_of_them("embassy") == "embassy"


@pytest.mark.parametrize(
    ("parties", "name"),
    [(["JP", "KH"], "Japan"), (["KH", "JP", "JP"], "Japan"), (["JP", "CN", "KH"], None), ([], None)],
)
def test_who_is_meant(parties: list[str], name: str | None) -> None:
    """Who is of a class is the one party beside that of the class; of two nobody can say which."""
    assert subject(parties, "donors-to-KH") == name
