"""What another is cited for without a word that says what happened."""

from typing import Any

import pytest

SAID = {
    "The legation in Lima opened in 1921; a guidebook sold at the station has 1912.": ("mission_opened", "1912"),
    "Relations between Finland and Ghana were established in 1960. A visitors' leaflet dates them to May 1961.": (
        "established",
        "1961-05",
    ),
    "Trade between Kenya and Peru was $40 million last year; a shipping agency counts only 18 million.": (
        "trade",
        "2023",
    ),
    "Norway keeps about 3,600 soldiers in Chad; a weekly thinks no more than 2,500.": ("troops", "2024~"),
    "An ambassador of Norway arrived in Lima in 2014, or, if one trusts the diocesan website, in early 2013.": (
        "mission_opened",
        "2013",
    ),
    "The treaty between Peru and Chad was signed in 1965. You will find books that say late 1964.": (
        "agreement",
        "1964",
    ),
}


@pytest.mark.parametrize("text", SAID)
def test_a_dissent_is_of_what_was_told_before_it(text: str, claims: Any) -> None:
    """Of a bare date or figure that another is cited for, the kind and the parties are those of the claim before it."""
    one, other = claims(text, "2024-05-01")
    assert (other.claim.kind, other.date) == SAID[text]
    assert (one.claim.kind, one.claim.parties) == (other.claim.kind, other.claim.parties)
    assert other.claim.says.attribution
    assert not one.claim.says.attribution


def test_who_says_what_happened_tells_of_that(claims: Any) -> None:
    """A telling with a verb of its own is no dissent."""
    _, other = claims("Chad closed its embassy in Lima in 1978. An almanac has its consulate opened in 1969.", None)
    assert other.claim.kind == "mission_opened"


SPOKEN = {
    "The lease of the port runs until the end of 2031, an official said on Tuesday.": "2024-04-30",
    "Grants to Chad, begun in 1979, will pay for no new wells, the ministry said on Tuesday.": "2024-04-30",
    "The two cabinets are expected to meet again in the autumn, a Norwegian diplomat said on Monday.": "2024-04-29",
    "The customs treaty lapses in 2026; a spokesman in Lima said on Friday it would not be renewed.": "2024-04-26",
}


@pytest.mark.parametrize("text", SPOKEN)
def test_the_day_of_saying_dates_what_is_said_and_not_what_was_told_before(text: str, claims: Any) -> None:
    """A day that counts from the publication is that of the words, so it dissents from no date before it."""
    found = {p.date: p.claim.kind for p in claims(text, "2024-05-01")}
    assert found[SPOKEN[text]] in ("statement", "announcement")
