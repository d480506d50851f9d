"""Counts of years written in words are read whole, whatever a language writes together or apart."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.dating import date, lexicon

SENTENCES = {
    "ar": "قبل {} سنة وقعت بيرو وتشيلي معاهدة.",
    "de": "Vor {} Jahren unterzeichneten Peru und Chile einen Vertrag.",
    "vi": "{} năm trước, Peru và Chile ký hiệp ước.",
}
COUNTS = {
    "ar": {"إحدى وعشرين": 21, "ثمان عشرة": 18, "مئة وثلاث": 103, "مئة واثنتي عشرة": 112, "مئة وخمس وعشرين": 125},
    "de": {"hunderteins": 101, "einhundertachtzehn": 118, "zweihundertfünfunddreißig": 235},
    "vi": {"Năm mươi": 50, "Năm mươi mốt": 51, "Một trăm lẻ một": 101, "Một trăm linh năm": 105},
}


@pytest.mark.parametrize(
    ("code", "words", "count"), [(code, words, count) for code in COUNTS for words, count in COUNTS[code].items()]
)
def test_a_count_in_words_is_read_whole(code: str, words: str, count: int, document: Callable[..., Any]) -> None:
    """So many years before the year of publication, no matter of how many words the count is made."""
    read = document(SENTENCES[code].format(words), code, {"published": "2020-05-01", "genre": "news"})
    assert [timex.timex3 for timex in date(read, lexicon(code))] == [str(2020 - count)]


def test_a_thousand_and_one_nights_are_no_year(document: Callable[..., Any]) -> None:
    """A round thousand with a unit behind it names no year."""
    read = document("Nghìn lẻ một đêm là truyện cổ.", "vi", {"genre": "narrative"})
    assert not date(read, lexicon("vi"))
