"""Many turns in the relations of two parties: one mistake is one finding of bounded length, and the rest is counted."""

from typing import Any

import pytest

from timeline.checking import RULES, check
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Case

SEQUENCE = tuple(rule for rule in RULES if rule.name == "state-sequence")
Told = tuple[str, str, dict[str, Any]]


def found(*told: Told) -> tuple[Finding, ...]:
    """Return the findings on turns of the relations of two parties as told: event, its kind, what is said."""
    kinds = {event: kind for event, kind, _ in told}
    events = [{"id": event, "kind": kind, "parties": ["JP", "KH"]} for event, kind in kinds.items()]
    claims = [
        {"id": f"c{n:03}", "source": f"s{n}", "event": event, "says": says, "status": "accepted"}
        for n, (event, _, says) in enumerate(told)
    ]
    sources = [{"id": f"s{n}"} for n in range(len(told))]
    return check(Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims})), SEQUENCE)


def embassy(returns: int) -> tuple[Finding, ...]:
    """Return what is found of an embassy opened in a break of which so many resumptions are told."""
    breaks: Told = ("break", "severed", {"date": "1975"})
    opened: Told = ("embassy", "mission_opened", {"date": "1985"})
    return found(breaks, opened, *((f"back{n:02}", "resumed", {"date": str(1990 + n)}) for n in range(returns)))


def test_a_mission_opened_before_many_resumptions_is_one_finding_of_some_of_them() -> None:
    """Sixty resumptions after a break give twelve sets and forty claims, and a line that counts the others."""
    (finding,) = [f for f in embassy(60) if f.outlier == "c001"]
    assert len(finding.sets) == 12
    assert len(finding.claims) == 40
    assert {claim for ids in finding.sets for claim in ids} <= set(finding.claims)
    assert {claim for stand in finding.support for claim in stand.claims} <= set(finding.claims)
    assert [s.says for s in finding.explanation if "in the same way" in s.says] == [
        "22 more claims stand against it in the same way."
    ]
    assert finding.level == "contradiction"
    assert finding.capped


@pytest.mark.parametrize(("returns", "sets", "capped"), [(1, 1, False), (12, 12, False), (13, 12, True)])
def test_few_are_all_told(returns: int, sets: int, capped: bool) -> None:
    """Up to twelve sets are all told; of more, twelve, and that they are not all is said."""
    (finding,) = [f for f in embassy(returns) if f.outlier == "c001"]
    assert (len(finding.sets), finding.capped) == (sets, capped)


def test_no_set_is_lost_to_a_doubtful_one() -> None:
    """Where the resumptions that are told first are doubtful, the set of the one that is not is among those named."""
    unsure = [(f"back{n:02}", "resumed", {"date": str(1990 + n), "hedge": "reportedly"}) for n in range(20)]
    told: list[Told] = [
        ("break", "severed", {"date": "1975"}),
        ("embassy", "mission_opened", {"date": "1985"}),
        *unsure,
    ]
    (finding,) = [f for f in found(*told, ("last", "resumed", {"date": "2015"})) if f.outlier == "c001"]
    assert finding.level == "contradiction"
    assert ("c001", "c022", "c000") in finding.sets


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([60], "60 years of ties are counted"),
        ([60, 50], "50 and 60 years of ties are counted"),
        (range(53, 61), "53, 54, 55, 56, 57, 58, 59 and 60 years of ties are counted"),
        (range(50, 61), "50, 51, 52, 53, 54, 55, 56 and 4 other numbers of years of ties are counted"),
    ],
)
def test_years_counted_through_a_break(years: list[int], words: str) -> None:
    """Up to eight numbers of years are named; of more, seven and how many others there are."""
    ties: list[Told] = [("ties", "established", {"anniversary": n, "on": str(1953 + n)}) for n in years]
    life: list[Told] = [("ties", "established", {"date": "1953"}), ("break", "severed", {"date": "1975"})]
    notes = [f.verdict for f in found(*life, ("back", "resumed", {"date": "1992"}), *ties) if f.level == "note"]
    assert notes == [f"{words} through the severance of 1975–1992."]
