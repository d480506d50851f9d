"""Amounts in words as other languages than English tell them: hundreds of millions, ranges in words, peoples."""

import pytest

from timeline.claiming.quantities import find


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("fr", "une centaine de millions d'euros par an", 1e8, "EUR/year"),
        ("pt", "uma centena de milhões de euros", 1e8, "EUR"),
        ("fr", "entre cent et cinq cents morts", (100, 500), "person"),
        ("es", "entre cien y quinientos muertos", (100, 500), "person"),
        ("pt", "entre cem e quinhentos mortos", (100, 500), "person"),
        ("fr", "quelque vingt-quatre mille Congolais vivaient ici", 24000, "person"),
        ("vi", "mục tiêu là 100 tỉ đô vào năm tới", 1e11, "USD"),
        ("zh", "邦交國只剩13國", 13, "country"),
    ],
)
def test_an_amount_in_words_is_read(language: str, text: str, value: object, unit: str) -> None:
    """Value and unit of the one amount of a phrase."""
    assert [(amount.value, amount.unit) for amount in find(text, language)] == [(value, unit)]
