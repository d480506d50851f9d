"""What an anniversary is of."""

from typing import Any

import pytest

SAID = {
    "The 45th anniversary of relations between Peru and Chad was marked in May 2010.": "established",
    "Relations between Peru and Chad turn sixty-five this October.": "established",
    "The visit comes a month before Kenya and Nepal mark the 33rd anniversary of their relations.": "established",
    "The bicentenary of relations was celebrated in 2016 with a visit by Queen Sonja.": "established",
    "Cuba and Togo on Monday celebrated the 11th anniversary of the treaty that ended their quarrel.": "agreement",
    "Ministers met to mark the 90th anniversary of the Amity Pact.": "agreement",
    "Relations began in 1966. Their golden jubilee was celebrated in 2015 with a visit by a prince.": "established",
    "The prince visited Chad in 2015 to mark the golden jubilee.": None,
    "Chile keeps the 40th anniversary of the rupture in silence this year.": "severed",
    "They celebrated 30 years of independence with a parade in 1990.": "independence",
}


@pytest.mark.parametrize("text", SAID)
def test_an_anniversary_is_of_what_it_is_said_to_be_of(text: str, claims: Any) -> None:
    """The noun beside an anniversary says what is kept, and not the verb of those who keep it."""
    kept = [p.claim.qualifier for p in claims(text, "2018-05-01") if p.claim.kind == "anniversary"]
    assert kept == [SAID[text]]
