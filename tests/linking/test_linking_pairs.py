"""Which two claims are linked, case by case from pairs.yaml."""

from pathlib import Path

import pytest
import yaml

from timeline.linking import link
from timeline.records.claim import Claim
from timeline.records.facts import Facts

CASES = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["claims"][0]["words"] for case in CASES])
def test_pairs(case: dict) -> None:
    """Treaties on different subjects are two, however near; a subject in common or one day makes them one."""
    claims = tuple(
        Claim.model_validate(
            {
                "id": f"c{number}",
                "source": told["source"],
                "kind": told["kind"],
                "parties": ["PE", "ZM"],
                "says": {"date": str(told["date"])},
                "quote": {"exact": told["words"]},
            }
        )
        for number, told in enumerate(case["claims"])
    )
    assert (len(link(Facts(claims=claims))) == 1) == case["one"]


def test_the_centenary_of_an_act_is_not_that_of_a_treaty() -> None:
    """An anniversary that says no year is not of a treaty where its words call what it is of by another name."""
    shared = {"parties": ["PE", "ZM"], "source": "a"}
    signed = {
        "kind": "agreement",
        "says": {"date": "1814"},
        "quote": {"exact": "The treaty of 1814 left them the islands."},
    }
    kept = {
        "kind": "anniversary",
        "qualifier": "agreement",
        "says": {"anniversary": 100, "on": "published"},
        "quote": {"exact": "Shown for the centenary of the act of union."},
    }
    claims = [Claim.model_validate(shared | told | {"id": f"c{at}"}) for at, told in enumerate((signed, kept))]
    assert len(link(Facts(claims=tuple(claims)))) == 2
