"""What is told in a row of one thing: each date goes with its own verb."""

from typing import Any

import pytest

SAID = {
    "The consulate opened in 1962 and closed in 1977.": {"1962": "mission_opened", "1977": "mission_closed"},
    "The Norwegian embassy in Accra opened in 1962 and was closed in 1977.": {
        "1962": "mission_opened",
        "1977": "mission_closed",
    },
    "Norway opened its embassy in Accra in March 1962, closed it in 1977 and reopened it in 1998.": {
        "1962-03": "mission_opened",
        "1977": "mission_closed",
        "1998": "mission_opened",
    },
    "Relations were established in 1962, broken off in 1977 and restored in 1990.": {
        "1962": "established",
        "1977": "severed",
        "1990": "resumed",
    },
    "The treaty was signed in 1962, ratified a year later and came into force in 1965.": {
        "1962": "agreement",
        "1963": "ratified",
        "1965": "in_force",
    },
}


@pytest.mark.parametrize("text", SAID)
def test_each_date_goes_with_its_own_verb(text: str, claims: Any) -> None:
    """A verb that shares its subject with another before it does not take the other's date."""
    assert {p.date: p.claim.kind for p in claims(text, "2024-05-01")} == SAID[text]
