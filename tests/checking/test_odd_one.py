"""Who is the odd one out of two that clash, and when a clash of dates is a tension only."""

from typing import Any

import pytest

from timeline.checking.odd import apart, before, by_odd_one, is_hedged, is_widened, level_of
from timeline.checking.view import View
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case


def view(dates: dict[str, str], derived: dict[str, list[str]] | None = None) -> tuple[View, dict[str, Claim]]:
    """Return the view of one event that sources date, and their claims by source."""
    claims = [
        {"id": f"{source}-x", "source": source, "event": "x", "says": {"date": date}, "status": "accepted"}
        for source, date in dates.items()
    ]
    sources = [{"id": source, "derived_from": (derived or {}).get(source, [])} for source in dates]
    facts = Facts.model_validate({"sources": sources, "events": [{"id": "x"}], "claims": claims})
    return View(Case(facts=facts), lambda *_: ""), {claim.source: claim for claim in facts.claims}


def odd_ones(dates: dict[str, str], *clashes: str, derived: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Return the odd ones of clashes, each given as two sources, and with whom each clashes."""
    known, by = view(dates, derived)
    found = by_odd_one(known, [(by[one], by[two]) for one, two in map(str.split, clashes)])
    assert all(odd == pair[0].id for odd, pairs in found.items() for pair in pairs)
    return {odd.removesuffix("-x"): [other.source for _, other in pairs] for odd, pairs in found.items()}


def test_who_stands_alone_is_the_odd_one() -> None:
    """The claim that no fellow bears out is put first, whichever stands first in the pair or in the file."""
    assert odd_ones({"a": "1960", "b": "1953", "c": "1953"}, "a b", "c a") == {"a": ["b", "c"]}
    assert odd_ones({"a": "1953", "b": "1953", "c": "1960"}, "a c", "c b") == {"c": ["a", "b"]}


def test_the_share_counts_and_not_the_number() -> None:
    """One claim at odds with two of three fellows is odder than one at odds with one of three."""
    dates = {"a": "1950/1955", "b": "1953", "c": "1954", "d": "1960"}
    assert odd_ones(dates, "a d", "b d", "c d", "b c") == {"d": ["a", "b", "c"], "c": ["b"]}


def test_who_repeats_another_is_no_second_fellow() -> None:
    """A source and its copies are one fellow: three copies of one date do not outweigh two who agree on another."""
    copies = {"b": ["a"], "c": ["a"]}
    dates = {"a": "1960", "b": "1960", "c": "1960", "d": "1953", "e": "1953"}
    assert odd_ones(dates, "a d", "a e", derived=copies) == {"a": ["d", "e"]}


def test_nobody_else_to_ask() -> None:
    """Of two that stand against each other alone, the one that clashes with more is odd, then the one of later id."""
    assert odd_ones({"a": "1953", "b": "1960"}, "a b") == {"b": ["a"]}
    dates = {"a": "1953", "b": "1960", "c": "1970"}
    assert odd_ones(dates, "a b", "a c") == {"a": ["b", "c"]}


@pytest.mark.parametrize(
    ("one", "two", "first", "either"),
    [
        ((1, 5), (6, 9), True, True),
        ((6, 9), (1, 5), False, True),
        ((1, 5), (5, 9), False, False),
        ((None, 5), (6, None), True, True),
        ((1, None), (6, 9), False, False),
        ((1, 5), (None, 9), False, False),
    ],
)
def test_apart(one: Any, two: Any, first: bool, either: bool) -> None:
    """Spans are apart when one ends before the other begins; a common day or an open end between joins them."""
    assert before(one, two) is first
    assert apart(one, two) is apart(two, one) is either


@pytest.mark.parametrize(
    ("says", "hedged", "widened"),
    [
        ({"date": "1953"}, False, False),
        ({"date": "1953?"}, True, False),
        ({"date": "1953~"}, True, True),
        ({"date": "1953%"}, True, True),
        ({"date": "1953", "hedge": "About"}, True, True),
        ({"date": "198X", "hedge": "late"}, True, True),
        ({"date": "1953", "hedge": "it is said"}, True, False),
        ({"status": "member", "over": "1953~/.."}, True, True),
        ({"value": 5, "unit": "USD"}, False, False),
        ({"before": "x"}, False, False),
    ],
)
def test_hedges(says: dict[str, Any], hedged: bool, widened: bool) -> None:
    """A hedge in words or a mark on the date makes a clash a tension; "about" and "late" have a width."""
    claim = Claim.model_validate({"id": "one", "source": "a", "says": says})
    sure = Claim.model_validate({"id": "two", "source": "b", "says": {"date": "1960"}})
    assert (is_hedged(claim), is_widened(claim)) == (hedged, widened)
    assert level_of([sure, claim]) == ("tension" if hedged else "contradiction")
