"""Dates told in roundabout ways, each text of one genre and publication with the values that its words have."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.dating import date, lexicon
from timeline.records.document import Document

CASES = [
    ("en", "news", "2013-05-03", "In fiscal 2012 aid fell.", ["2012"]),
    ("en", "news", "2013-05-03", "the fifth Monday of February 1990", []),
    ("en", "news", "2013-05-03", "the first week of May 1990", ["1990-04-30/1990-05-06"]),
    ("en", "news", "2013-05-03", "the second half of 1990", ["1990-41"]),
    ("en", "news", "2013-05-03", "the third quarter of 1990", ["1990-35"]),
    ("en", "news", "2013-05-03", "the first Monday in May", ["2013-05-06"]),
    ("en", "news", "2013-05-03", "next Tuesday", ["2013-05-07"]),
    ("en", "news", "2013-05-03", "the day before yesterday; the day after tomorrow", ["2013-05-01", "2013-05-05"]),
    ("en", "news", "2013-05-03", "Good Friday 1990 and Easter 1990", ["1990-04-13", "1990-04-15"]),
    ("en", "news", "2013-05-03", "on 30 February 1990 and on 31 April", []),
    ("en", "news", "2013-05-03", "at the turn of the century", ["2000~"]),
    ("en", "news", "2013-05-03", "between May and July 1990", ["1990-05", "1990-07"]),
    ("en", "news", "2013-05-03", "3-5 May", ["2013-05-03", "2013-05-05"]),
    ("en", "news", "2013-05-03", "in the 18th year of Meiji", ["1885"]),
    ("en", "news", "2013-05-03", "midnight on 3 May 1990", ["1990-05-03T00:00"]),
    ("en", "news", "2013-05-03", "3 May 1990 at 10.30 p.m.", ["1990-05-03T22:30"]),
    ("en", "news", "2013-05-03", "tonight; this morning", ["2013-05-03TNI", "2013-05-03TMO"]),
    ("en", "news", "2013-05-03", "early next year", ["2014"]),
    # of an article whose day, month or year nobody knows, the words say no more than they do
    ("en", "news", None, "yesterday; last year; in May", ["XXXX-XX-XX", "XXXX", "XXXX-05"]),
    ("en", "news", "2013", "yesterday; last month; in May", ["2013-XX-XX", "2013-XX", "2013-05"]),
    ("en", "news", "2013-05", "yesterday; last week; last year", ["2013-XX-XX", "2013-XX-XX", "2012"]),
    # the ends of months and leap years
    ("en", "news", "2012-02-29", "a year ago today; four years ago today", ["2011-02-28", "2008-02-29"]),
    ("en", "news", "2013-02-28", "a month ago; three months from now", ["2013-01", "2013-05"]),
    # a story goes on from what it has told
    ("en", "narrative", "1990", "They met in 1975. Two years later they parted.", ["1975", "1977"]),
    (
        "en",
        "narrative",
        "1990",
        "On 3 May 1975 they met. Ten days earlier they had quarrelled.",
        ["1975-05-03", "1975-04-23"],
    ),
    ("en", "narrative", "1990", "They met in 1975. It was in the same month.", ["1975", "1975-XX"]),
    ("en", "reference", None, "44 BC; AD 79; 5th century BC", ["-0043", "0079", "-0499/-0400"]),
    ("en", "reference", None, "every year; for ten years; within six months", ["P1Y", "P10Y", "P6M"]),
    ("ja", "news", "2013-05-03", "昨年、三日前、来月、平成元年", ["2012", "2013-04-30", "2013-06", "1989"]),
    ("zh", "news", "2013-05-03", "去年，上个月，民国38年10月1日", ["2012", "2013-04", "1949-10-01"]),
    ("de", "news", "2013-05-03", "vor zwei Jahren, im vergangenen Monat", ["2011", "2013-04"]),
    ("fr", "news", "2013-05-03", "il y a deux ans, le mois dernier", ["2011", "2013-04"]),
    ("ru", "news", "2013-05-03", "в прошлом году", ["2012"]),
    ("es", "news", "2013-05-03", "hace dos años, el mes pasado", ["2011", "2013-04"]),
]


@pytest.mark.parametrize(("language", "genre", "published", "text", "values"), CASES, ids=[case[3] for case in CASES])
def test_roundabout(
    document: Callable[[str, str, dict[str, Any]], Document],
    language: str,
    genre: str,
    published: str | None,
    text: str,
    values: list[str],
) -> None:
    """The words have exactly these values, in this order, each at a place of its own in the text."""
    found = date(document(text, language, {"genre": genre, "published": published}), lexicon(language))
    assert [timex.value for timex in found] == values
    assert all(text[timex.start : timex.end] == timex.text and timex.why for timex in found)
