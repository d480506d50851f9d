"""Whom a text cites, and for which of its claims."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming.tellings import Telling, telling_at

CASES = yaml.safe_load((Path(__file__).parent / "tellings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_claim_names_who_is_cited_for_it(case: dict[str, Any], claims: Any) -> None:
    """What another paper or person is said to tell is told to be theirs, and the rest is the author's own."""
    found: dict[str | None, set[str | None]] = {}
    for proposal in claims(case["text"], None, None):
        found.setdefault(proposal.date, set()).add(proposal.claim.says.attribution)
    assert {date: found.get(date) for date in case["told"]} == {date: {who} for date, who in case["told"].items()}


def test_what_nobody_is_cited_for_is_the_authors() -> None:
    """Before, between and behind what others tell, the author speaks."""
    told = (Telling(10, 20, "a priest"), Telling(30, 40, "a map"))
    found = [telling_at(at, told) for at in (5, 10, 19, 20, 35, 50)]
    assert [one.who if one else None for one in found] == [None, "a priest", "a priest", None, "a map", None]
