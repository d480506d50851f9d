"""Dates of a page's own upkeep claim nothing; the same verbs of a treaty or a court do."""

from typing import Any

import pytest

UPKEEP = [
    ("en", "Relations were established in 1961 (checked July 2021).", "2021-07"),
    ("en", "Trade came to $40 million in 2019 (figures retrieved 3 June 2020).", "2020-06-03"),
    ("en", "The embassy closed in 1998.\n\nThis page was last reviewed on 5 March 2022.", "2022-03-05"),
    ("en", "The embassy closed in 1998. Accessed 12 May 2021.", "2021-05-12"),
    ("en", "The embassy closed in 1998.\n\nLast updated: 4 April 2019, 7.40 a.m.", "2019-04-04"),
    ("de", "Die Botschaft wurde 1998 geschlossen (abgerufen am 5. Mai 2020).", "2020-05-05"),
    ("fr", "L'ambassade a été fermée en 1998 (consulté le 5 mai 2020).", "2020-05-05"),
    ("es", "La embajada se cerró en 1998 (actualizado en marzo de 2020).", "2020-03"),
    ("ru", "Посольство было закрыто в 1998 году (дата обращения: 5 мая 2020 года).", "2020-05-05"),
    ("ja", "大使館は1998年に閉鎖された（2020年5月5日閲覧）。", "2020-05-05"),
    ("vi", "Đại sứ quán đóng cửa năm 1998 (truy cập ngày 5 tháng 5 năm 2020).", "2020-05-05"),
]
TELLING = [
    ("en", "Updated in 2019, the treaty between Peru and Chile covers fish.", "2019"),
    ("en", "The treaty between Peru and Chile was updated in 2019.", "2019"),
    ("en", "Both governments were consulted in 1990.", "1990"),
    ("en", "The wreck was found (its bell was retrieved in 2004) off Peru.", "2004"),
    ("en", "As of May 2024 Chile has 40 diplomats in Lima.", "2024-05"),
]


@pytest.mark.parametrize(("language", "text", "date"), UPKEEP, ids=[row[1][:50] for row in UPKEEP])
def test_the_upkeep_of_a_page_is_no_claim(language: str, text: str, date: str, claims: Any) -> None:
    """No claim has the date on which a page was looked at, while its year of history is still claimed."""
    dates = {proposal.date for proposal in claims(text, None, None, language)}
    assert date not in dates
    assert dates & {"1961", "1998", "2019"}


@pytest.mark.parametrize(("language", "text", "date"), TELLING, ids=[row[1][:50] for row in TELLING])
def test_what_is_updated_in_a_sentence_is_claimed(language: str, text: str, date: str, claims: Any) -> None:
    """A date that the sentence goes on from, or whose verb has a subject of its own, is told."""
    assert date in {(proposal.date or "")[: len(date)] for proposal in claims(text, None, None, language)}
