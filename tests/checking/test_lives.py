"""The turns in the relations of two parties: which are theirs, which lie between two others, which are told finer."""

from itertools import product
from random import Random
from typing import Any

import pytest

from timeline.checking.lives import Life, Turn, Turns, finest, lives
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.edtf import parse
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case


def view_of(events: dict[str, str], *told: str) -> View:
    """Return a view of events (kind and parties) and of claims: source, event, date, and the claim's own kind."""
    claims: list[dict[str, Any]] = []
    for n, (source, event, date, *kind) in enumerate(line.split() for line in told):
        said = {"id": f"{source}-{n}", "source": source, "event": event, "kind": kind[0] if kind else None}
        claims.append(said | {"says": {"date": date}, "status": "accepted"})
    known = []
    for event, about in events.items():
        kind_, *parties = about.split()
        named = None if kind_ == "-" else kind_
        known.append({"id": event, "title": event, "kind": named, "parties": parties})
    sources = [{"id": source} for source in sorted({claim["source"] for claim in claims})]
    return View(
        Case(facts=Facts.model_validate({"sources": sources, "events": known, "claims": claims})), lambda *_: ""
    )


def told(life: Life) -> list[str]:
    """Return the claims of each kind of turn in a life."""
    kinds = (life.opens, life.breaks, life.mends, life.missions, life.lesser)
    return [" ".join(turn.claim.id for turn in turns) for turns in kinds]


def turn(first: int, last: int) -> Turn:
    """Return a turn of some days."""
    says = {"id": "c", "source": "s", "event": "e", "says": {"date": "1953"}}
    return Turn(Claim.model_validate(says), (first, last))


def test_a_turn_between_two_others() -> None:
    """One lies between two when it neither ends before the first begins nor begins after the second ends."""
    random = Random(11)
    for _ in range(60):
        days = [sorted(random.choices(range(1, 14), k=2)) for _ in range(random.randint(0, 4))]
        turns = Turns(turn(first, last) for first, last in days)
        for one, two in product(((1, 3), (4, 4), (6, 9)), repeat=2):
            meant = any(last >= one[0] and first <= two[1] for first, last in days)
            assert turns.any_between(turn(*one), turn(*two)) is meant


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        (["1953", "1953-01"], ["1953-01"]),  # the same first day
        (["1953", "1953-12"], ["1953-12"]),  # the same last day
        (["1953", "1953-05-07", "1953-05"], ["1953-05-07"]),
        (["1953", "1953"], ["1953", "1953"]),
        (["1953", "1954-01"], ["1953", "1954-01"]),
        (["1953", "1952-12"], ["1953", "1952-12"]),
        (["1953/1954", "1954/1955"], ["1953/1954", "1954/1955"]),
    ],
)
def test_told_finer(dates: list[str], kept: list[str]) -> None:
    """Of one event a stretch of days is left out where another source gives fewer days, all of them within it."""
    for order in (1, -1):
        told = [f"{source} broken {date}" for source, date in zip("abc", dates[::order], strict=False)]
        view = view_of({"broken": "severed JP KH"}, *told)
        turns = [Turn(claim, _days(claim.says.model_dump()["date"])) for claim in view.claims.values()]
        assert [one.claim.says.model_dump()["date"] for one in finest(view, turns)] == kept[::order]


def _days(date: str) -> Bounds:
    read = parse(date)
    return read.earliest, read.latest


def test_told_finer_of_another_event() -> None:
    """What is told finer of one event leaves another as it is."""
    view = view_of({"broken": "severed JP KH", "again": "severed JP KH"}, "a broken 1953", "b again 1953-05")
    turns = [Turn(claim, _days(claim.says.model_dump()["date"])) for claim in view.claims.values()]
    assert finest(view, turns) == turns


def test_the_turns_of_two_parties() -> None:
    """Each kind of turn by its date and then by its claim, as all sources tell it; what has no date is no turn."""
    view = view_of(
        {
            "ties": "established JP KH",
            "broken": "severed JP KH",
            "back": "resumed JP KH",
            "house": "mission_opened JP KH",
            "less": "downgraded JP KH",
            "talks": "meeting JP KH",
        },
        "z ties 1953",
        "a ties 1953",
        "b ties 1952",
        "b broken 1975-04",
        "c broken 1975",
        "a back 1992",
        "a back ../1992",
        "a house 1954",
        "a less 1970",
        "a talks 1960",
    )
    (life,) = lives(view)
    assert life.parties == {"JP", "KH"}
    assert told(life) == ["b-2 a-1 z-0", "c-4 b-3", "a-5", "a-7", "a-8"]


def test_a_claim_s_own_kind_where_its_event_has_none() -> None:
    """An event that nobody gave a kind is a turn by what its claims call it; those that call it nothing are none."""
    view = view_of({"x": "- JP KH", "y": "- JP KH"}, "a x 1975 severed", "b x 1975", "c x 1976 meeting", "d y 1953")
    assert [told(life) for life in lives(view)] == [["", "a-0", "", "", ""]]


def test_what_more_than_two_took_part_in() -> None:
    """A turn among several parties is one in the life of each two of them that have turns of their own."""
    events = {
        "jk": "established JP KH",
        "jl": "established JP LA",
        "all": "severed JP KH LA",
        "none": "severed KH LA VN",
        "alone": "severed JP",
        "two": "resumed KH TH",
    }
    dates = ["a jk 1953", "a jl 1955", "a all 1960", "a none 1961", "a alone 1962", "a two 1963"]
    known = {" ".join(sorted(life.parties)): told(life) for life in lives(view_of(events, *dates))}
    assert known == {
        "JP KH": ["a-0", "a-2", "", "", ""],
        "JP LA": ["a-1", "a-2", "", "", ""],
        "KH TH": ["", "", "a-5", "", ""],
    }
    assert list(known) == sorted(known)


def test_lives_without_dates() -> None:
    """Two parties of whose turns none has a date have no life; of more than two nothing is told by itself."""
    events = {"ties": "established JP KH", "all": "severed JP KH LA", "back": "resumed JP LA"}
    assert [*lives(view_of(events, "a ties ../1953", "a all 1960", "a back ../1992"))] == []
