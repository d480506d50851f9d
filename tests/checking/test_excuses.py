"""What excuses a clash: who knows of both dates, or only names one thing otherwise; and what comes near to it.

A row is a claim about one event: its source, its date or what it says, and the sentence it is quoted from, if any.
"""

from typing import Any

import pytest

from timeline.checking.excuses import excuse
from timeline.checking.view import View
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case, LinkedEvent

MIDNIGHT = "midnight"
BOTH_DAYS = "both days at once"
STYLES = "Old and in the New Style"
SOUTH = "South of the equator"
COUNTS = "counts from two beginnings"
TWO = "may tell of two events"
NIGHT = "It became free in the night of 8 to 9 August."
TREATY = "The treaty of 23 August (5 September) ended the war."
COUNT_66 = {"nth_year": 66, "on": "2012"}


def case_of(rows: list[Any], named: bool = True, parties: tuple[str, ...] = ("BO", "CL")) -> View:
    """Return the view of one event that a person named, or else the linker made, and of the claims about it."""
    claims = [
        Claim.model_validate(
            {
                "id": f"c{i}",
                "source": source,
                "event": "x" if named else None,
                "says": says if isinstance(says, dict) else {"date": says},
                "quote": {"exact": quote[0]} if quote else None,
                "status": "accepted",
            }
        )
        for i, (source, says, *quote) in enumerate(rows)
    ]
    facts = Facts.model_validate({"sources": [{"id": s} for s in sorted({r[0] for r in rows})], "claims": claims})
    linked = LinkedEvent(id="x", title="X", parties=parties, claims=tuple(c.id for c in claims))
    return View(Case(facts=facts, events=(linked,)), lambda *_: "")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a", "1965-08-09", NIGHT), ("b", "1965-08-08"), ("a", "1965-08-08", NIGHT)], BOTH_DAYS),
        ([("a", "1965-08-09", NIGHT), ("b", "1965-08-08"), ("a", "1965-08-08", NIGHT), ("a", "1970")], BOTH_DAYS),
        ([("a", "1965-08-09", NIGHT), ("b", "1965-08-08"), ("a", "1965-08-08", "Another one.")], ""),
        ([("a", "1965-08-09", NIGHT), ("b", "1965-08-08"), ("a", "1990-01-01", NIGHT)], ""),
        ([("a", "1965-08-01", NIGHT), ("b", "1965-07-31"), ("a", "1965-07", NIGHT)], ""),
        ([("a", "1965-08-09", NIGHT), ("b", "1965-08-07"), ("a", "1965-08-08", NIGHT)], ""),
        ([("a", "1965-07", NIGHT), ("b", "1965-08"), ("a", "1965-08-01", NIGHT)], ""),
        ([("a", "1965-08-09"), ("b", "1965-08-08")], ""),
        ([("a", "2020-12-31"), ("b", "2021")], MIDNIGHT),
        ([("a", "2020-12-30"), ("b", "2021")], ""),
        ([("a", "2020"), ("b", "2021")], ""),
        ([("a", "2020-12-31"), ("b", "2021/..")], MIDNIGHT),
        ([("a", "2021-01-01"), ("b", "../2020")], MIDNIGHT),
    ],
)
def test_neighbouring_days(rows: list[Any], says: str) -> None:
    """Neighbouring days are excused where one source gives both in one sentence, or one side is a longer time."""
    view = case_of(rows)
    assert excuse(view, ["c0", "c1"]).count(says) == excuse(view, ["c1", "c0"]).count(says)
    assert says in excuse(view, ["c0", "c1"])
    assert bool(says) is bool(excuse(view, ["c0", "c1"]))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a", "1905-08-23", "23 August 1905 Old Style (5 September)"), ("b", "1905-09-05")], STYLES),
        ([("a", {"date": "1905-08-23", "text": "23 August, Old Style (5 September)"}), ("b", "1905-09-05")], STYLES),
        ([("a", "1905-08-23", "23 August 1905 Old Style"), ("b", "1905-09-05")], ""),
        ([("a", "1905-08-23", TREATY), ("b", "1905-09-05"), ("a", "1905-09-05", TREATY)], STYLES),
        ([("a", "1905-08-23", TREATY), ("b", "1905-09-05"), ("a", "1905-09-05", "Another one.")], ""),
        ([("a", "1905-08-23", TREATY), ("b", "1905-09-05"), ("a", "1905-09-04", TREATY)], ""),
        ([("a", "1905-08-23", TREATY), ("b", "1905-09-05"), ("a", "1905-09-05/1905-09-07", TREATY)], ""),
        ([("a", "1905-08-23", TREATY), ("b", "1905-09-05"), ("a", "../1905-09-05", TREATY)], ""),
        ([("b", "1905-08-23"), ("a", "1905-09-05", TREATY), ("a", "1905-08-23", TREATY)], ""),
        ([("a", "1905-08", "August 1905 Old Style (5 September)"), ("b", "1905-09-05")], ""),
    ],
)
def test_two_styles(rows: list[Any], says: str) -> None:
    """An Old Style day is excused where its source gives the New Style day beside it, in words or as a claim."""
    view = case_of(rows)
    assert says in excuse(view, ["c0", "c1"])
    assert bool(says) is bool(excuse(view, ["c0", "c1"])) is bool(excuse(view, ["c1", "c0"]))


@pytest.mark.parametrize(("parties", "says"), [(("BO", "CL"), SOUTH), (("JP", "CL"), SOUTH), (("JP", "KH"), "")])
def test_southern_seasons(parties: tuple[str, ...], says: str) -> None:
    """A season may be the southern one where a party lies there, whichever of the two claims names it."""
    view = case_of([("a", "1970-21"), ("b", "1970-10-15")], parties=parties)
    assert excuse(view, ["c0", "c1"]).startswith(says)
    assert bool(excuse(view, ["c1", "c0"])) is bool(excuse(view, ["c0", "c1"])) is bool(says)
    assert excuse(case_of([("a", "1970-21~"), ("b", "1970-10-15")], parties=parties), ["c0", "c1"]).startswith(says)
    assert excuse(case_of([("a", "1970-21"), ("b", "1970-08-15")]), ["c0", "c1"]) == ""


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a", {"anniversary": 65, "on": "2012"}), ("a", {"anniversary": 63, "on": "2012"})], COUNTS),
        ([("a", {"anniversary": 63, "on": "2012"}), ("a", {"anniversary": 65, "on": "2012"})], COUNTS),
        ([("a", {"anniversary": 64, "on": "2012"}), ("a", COUNT_66)], COUNTS),
        ([("a", COUNT_66), ("a", {"nth_year": 60, "on": "2012"})], COUNTS),
        ([("a", {"anniversary": 65, "on": "2012"}), ("a", COUNT_66)], ""),
        ([("a", {"anniversary": 65, "on": "2012"}), ("b", {"anniversary": 63, "on": "2012"})], ""),
        ([("a", {"anniversary": 65, "on": "2012"}), ("a", {"anniversary": 67, "on": "2014"})], ""),
        ([("a", {"anniversary": 65, "on": "2012"}), ("a", {"date": "1949"})], ""),
    ],
)
def test_counting_from_two_beginnings(rows: list[Any], says: str) -> None:
    """A source that counts otherwise for one and the same year knows of two beginnings, whatever it clashes with."""
    view = case_of([*rows, ("z", "1900")])
    assert says in excuse(view, ["c0", "c2"])
    assert bool(says) is bool(excuse(view, ["c0", "c2"]))


OTHERS = [("d", "1960"), ("e", "1960"), ("f", "1960")]


@pytest.mark.parametrize(
    ("rows", "named", "says"),
    [
        ([("a", "1953"), ("b", "1960"), ("a", "1960")], False, TWO),
        ([("b", "1953"), ("a", "1960"), ("a", "1953")], False, TWO),
        ([("a", "1953"), ("b", "1960"), ("a", "1960"), ("a", "1990")], False, TWO),
        ([("a", "1953"), ("b", "1960"), ("a", "1960"), ("c", "1970")], False, TWO),
        ([("a", "1953"), ("b", "1960"), ("a", "1960")], True, ""),
        ([("a", "1953"), ("b", "1960")], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", "1970")], False, ""),
        ([("a", "1953"), ("b", "1960"), ("c", "1960")], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", "1950/1961")], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", {"anniversary": 10, "on": "1970"})], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", {"date": "event:x+7y"})], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", "1960"), *OTHERS[:1]], False, TWO),
        ([("a", "1953"), ("b", "1960"), ("a", "1960"), *OTHERS[:2]], False, ""),
        ([("b", "1960"), ("a", "1953"), ("a", "1960"), *OTHERS[:2]], False, ""),
        ([("a", "1953"), ("b", "1960"), ("a", "1960"), *OTHERS[:2], ("d", "1953")], False, TWO),
    ],
)
def test_two_events_linked_as_one(rows: list[Any], named: bool, says: str) -> None:
    """Two dates that one source gives both of may be of two events, unless a person or three other sources say not."""
    view = case_of(rows, named)
    assert says in excuse(view, ["c0", "c1"])
    assert bool(says) is bool(excuse(view, ["c0", "c1"])) is bool(excuse(view, ["c1", "c0"]))


def test_of_three_claims_nothing_is_excused() -> None:
    """Only of two claims can one be excused by the other; a name that is no claim is a premise, and is passed over."""
    view = case_of([("a", "2020-12-31"), ("b", "2021"), ("c", "2021")])
    assert excuse(view, ["c0", "c1", "c2"]) == ""
    assert MIDNIGHT in excuse(view, ["c0", "c1", "premise:any"])
