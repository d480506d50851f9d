"""When two figures are of one thing, and when they agree: rounding, "about", lengths of time, hearsay, periods."""

from typing import Any

import pytest

from timeline.checking import check
from timeline.checking.amounts import Amount, agree, amounts, half_last_digit, is_known, same_period, thing
from timeline.checking.view import View
from timeline.records.facts import Facts
from timeline.records.report import Case

SINCE = "1980/.."
ABOUT = {"event", "kind", "parties", "source", "quote"}
KINDS = {"x": "aid", "y": "aid", "war": "war"}


def case_of(*told: dict[str, Any]) -> Case:
    """Return a case of amounts: USD, of aid from Japan to Cambodia in 1990 unless told otherwise."""
    claims = []
    for number, says in enumerate(told):
        own = {key: says[key] for key in says if key in ABOUT}
        about = {"kind": "aid", "parties": ["JP", "KH"], "source": "abcdefgh"[number]} | own
        said = {"unit": "USD", "over": "1990"} | {key: says[key] for key in says if key not in ABOUT}
        claims.append({"id": f"c{number}", "status": "accepted", "says": {k: v for k, v in said.items() if v}} | about)
    sources = [{"id": s, "published": f"20{n + 10}"} for n, s in enumerate("abcdefgh")]
    events = [{"id": event, "kind": kind} for event, kind in KINDS.items()]
    return Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims}))


def both(one: dict[str, Any], two: dict[str, Any]) -> tuple[Amount, Amount]:
    """Return two amounts."""
    first, second = amounts(View(case_of(one, two), lambda *_: ""))
    return first, second


@pytest.mark.parametrize(
    ("one", "two", "agreed"),
    [
        ({"value": 100}, {"value": 100}, True),
        ({"value": 100}, {"value": 105}, True),  # half of the last digit, but no more than a twentieth: 5 and 0.5
        ({"value": 100}, {"value": 106}, False),
        ({"value": 101}, {"value": 102}, True),
        ({"value": 101}, {"value": 102.6}, False),
        ({"value": 2e9}, {"value": 2.2e9}, False),
        ({"value": 2e9}, {"value": 2.1e9}, True),
        ({"value": [90, 110]}, {"value": 100}, True),
        ({"value": [90, 110]}, {"value": 130}, False),
        ({"value": 100, "bound": "min"}, {"value": 5000}, True),
        ({"value": 100, "bound": "min"}, {"value": 80}, False),
        ({"value": 100, "bound": "min"}, {"value": 80, "bound": "min"}, True),
        ({"value": 100, "bound": "max"}, {"value": 80}, True),
        ({"value": 100, "bound": "max"}, {"value": 120}, False),
        ({"value": 1000, "bound": "approx"}, {"value": 1107}, True),  # a tenth of the larger
        ({"value": 1107}, {"value": 1000, "bound": "approx"}, True),
        ({"value": 1001, "bound": "approx"}, {"value": 1123}, False),
        ({"value": -1000, "bound": "approx"}, {"value": -1107}, True),
        ({"value": 10, "unit": "year", "bound": "approx"}, {"value": 11, "unit": "year"}, False),
        ({"value": 10, "unit": "year", "bound": "approx"}, {"value": 10.5, "unit": "year"}, True),
        ({"value": 10, "unit": "year"}, {"value": 10.5, "unit": "year"}, False),
        ({"value": 24, "unit": "month"}, {"value": 2, "unit": "year"}, True),
        ({"value": 24, "unit": "month", "bound": "approx"}, {"value": 25, "unit": "month"}, False),
        ({"value": 1, "unit": "decade"}, {"value": 10, "unit": "year"}, True),
        ({"value": 1, "unit": "century"}, {"value": 10, "unit": "year"}, False),
    ],
)
def test_agreement(one: dict[str, Any], two: dict[str, Any], agreed: bool) -> None:
    """Figures agree within their rounding, "about" allows a tenth, lengths of time only half a unit when "about"."""
    first, second = both(one, two)
    assert (agree(first, second), agree(second, first)) == (agreed, agreed)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({}, {}, True),
        ({}, {"unit": "EUR"}, False),
        ({}, {"measure": "loan"}, False),
        ({"measure": "total-aid"}, {"measure": "aid"}, True),
        ({"payer": "JP"}, {"payer": "KH"}, False),
        ({"recipient": "JP"}, {"recipient": "KH"}, False),
        ({"basis": "real"}, {"basis": "nominal"}, False),
        ({"of": "imports"}, {}, False),
        ({}, {"parties": ["JP", "VN"]}, False),
        ({"event": "x"}, {"event": "x", "parties": ["JP", "VN"]}, True),
        ({"event": "x"}, {"event": "y"}, False),
        ({"event": "x"}, {}, False),
        ({"unit": "percent"}, {"unit": "percent"}, False),
        ({"unit": "percent", "event": "x"}, {"unit": "percent", "event": "x"}, True),
        ({"kind": "other"}, {"kind": "other"}, False),
        ({"kind": None}, {"kind": None}, False),
        ({"kind": "other", "unit": "month"}, {"kind": "other", "unit": "year"}, True),
    ],
)
def test_one_thing(one: dict[str, Any], two: dict[str, Any], same: bool) -> None:
    """Figures are of one thing when unit, measure, payer, recipient, basis, part, parties and event are one."""
    first, second = both({"value": 5} | one, {"value": 5} | two)
    assert (thing(first) == thing(second) and is_known(first) and is_known(second)) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"over": "1990"}, {"over": "1990"}, True),
        ({"over": "1990"}, {"over": "1990-01-01/1990-11-30"}, True),
        ({"over": "1990"}, {"over": "1990-01-01/1990-11-20"}, False),
        ({"over": "1990"}, {"over": "1990-04-01/1991-03-31"}, False),
        ({"over": "1990", "event": "x"}, {"over": "1990-04", "event": "x"}, True),
        ({"over": "1992", "event": "x"}, {"over": "1992-04", "event": "x"}, True),
        ({"over": "1990/1991", "event": "x"}, {"over": "1990", "event": "x"}, False),
        ({"over": "1990", "event": "x"}, {"over": "1991", "event": "x"}, False),
        ({"over": "1990", "event": "x"}, {"over": "1990-04-01/1991-03-31", "event": "x"}, False),
        ({"over": "1990/.."}, {"over": "1990/.."}, True),
        ({"over": "1990/.."}, {"over": "1991/.."}, False),
        ({"over": "1990/.."}, {"over": "1990"}, False),
        ({"over": "../1990"}, {"over": "../1990"}, True),
        ({"over": None}, {"over": None}, False),
        ({"over": None}, {"over": "1990"}, False),
        ({"over": None, "event": "x"}, {"over": None, "event": "x"}, True),
        ({"over": None, "kind": "casualties"}, {"over": None, "kind": "casualties"}, True),
    ],
)
def test_one_period(one: dict[str, Any], two: dict[str, Any], same: bool) -> None:
    """Periods are one when nine tenths of the longer are common, or one of a year lies in the other for one event."""
    first, second = both({"value": 5} | one, {"value": 5} | two)
    assert (same_period(first, second), same_period(second, first)) == (same, same)


@pytest.mark.parametrize(
    ("value", "half"),
    [
        (1000, 500),
        (1010, 5),
        (120, 5),
        (1.5, 0.05),
        (10, 5),
        (99, 0.5),
        (2.05e9, 5e6),
        (100000, 50000),
        (0.001, 0.0005),
    ],
)
def test_last_digit(value: float, half: float) -> None:
    """A figure stands for half a unit of its last digit that is not nothing, however many digits there are."""
    assert half_last_digit(value) == pytest.approx(half)


def levels(*told: dict[str, Any]) -> list[str]:
    """Return the levels of what is found in amounts."""
    return [finding.level for finding in check(case_of(*told)) if finding.rule == "conflicting-quantities"]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ({"value": 100}, {"value": 200}, ["contradiction"]),
        ({"value": 101, "bound": "approx"}, {"value": 131}, ["tension"]),
        ({"value": 101, "bound": "approx"}, {"value": 141}, ["contradiction"]),
        ({"value": 75, "bound": "approx"}, {"value": 101}, ["contradiction"]),
        ({"value": 76, "bound": "approx"}, {"value": 101}, ["tension"]),
        ({"value": 100, "planned": True}, {"value": 200}, []),
        ({"value": 100, "negated": True}, {"value": 200}, []),
        ({"value": 100, "kind": "goal", "measure": "aid"}, {"value": 200}, []),
        ({"value": 100, "kind": "plan", "measure": "aid"}, {"value": 200}, []),
        ({"value": 100, "hedge": "Reportedly"}, {"value": 200}, ["note"]),
        ({"value": 100}, {"value": 200, "hedge": "according to unconfirmed news"}, ["note"]),
        ({"value": 100, "quote": {"exact": "Alleged to be 100."}}, {"value": 200}, ["note"]),
        ({"value": 100, "hedge": "unrumoured"}, {"value": 200}, ["contradiction"]),
        ({"value": 3000, "over": "1980/.."}, {"value": 2000, "over": "1980/.."}, ["contradiction"]),
        ({"value": 2000, "over": "1980/.."}, {"value": 3000, "over": "1980/.."}, []),
        ({"value": 3000, "over": "1980/.."}, {"value": 2000, "over": "1981/.."}, []),
        ({"value": 3000, "over": "1980/.."}, {"value": 2950, "over": "1980/.."}, []),
        (
            {"value": 30, "over": SINCE, "kind": "troops"},
            {"value": 20, "over": SINCE, "kind": "troops"},
            ["contradiction"],
        ),
    ],
)
def test_levels(one: dict[str, Any], two: dict[str, Any], found: list[str]) -> None:
    """An approximate figure is strained up to a quarter; plans are not compared, hearsay is noted, totals may grow."""
    assert levels(one, two) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([(100, "1990/1999"), (80, "1990/1994"), (70, "1995/1999")], ["contradiction"]),
        ([(100, "1990/1999"), (60, "1990/1994"), (41, "1995/1999")], []),  # 100 may be 105
        ([(100, "1990/1999"), (80, "1990/1994"), (70, "1994/1999")], []),  # the parts overlap
        ([(100, "1990/1999"), (130, "1990/1994")], ["contradiction"]),
        ([(100, "1990/1999"), (130, "1989/1994")], []),
        ([(100, "1990/1999"), (80, "1990/1994"), (-70, "1995/1999")], []),
    ],
)
def test_parts_of_a_period(told: list[tuple[float, str]], found: list[str]) -> None:
    """What was given in parts of a period that do not overlap is no more than what was given in all of it."""
    assert levels(*({"value": value, "over": over} for value, over in told)) == found
    assert levels(*({"value": value, "over": over, "kind": "troops"} for value, over in told)) == []


@pytest.mark.parametrize(
    ("measures", "values", "found"),
    [
        (("trade", "exports", "imports"), (100, 30, 40), ["contradiction"]),
        (("trade", "exports", "imports"), (100, 30, 71), []),
        (("trade", "exports", "exports"), (100, 60, 53), ["tension"]),  # each way; they nearly add up to it
        (("trade", "exports", "exports"), (100, 30, 40), []),
        (("trade", "exports", "imports"), (40, 30, 100), []),  # a part above the whole is no part of it
        (("trade", "exports", "loan"), (100, 30, 40), []),
    ],
)
def test_parts_of_a_whole(measures: tuple[str, ...], values: tuple[float, ...], found: list[str]) -> None:
    """Exports and imports add up to the trade; two figures that nearly do were meant to."""
    payers = (None, "JP", "KH") if measures.count("exports") == 2 else (None, None, None)
    rows = zip(measures, values, payers, strict=True)
    told: list[dict[str, Any]] = [{"measure": m, "value": v, "payer": p, "source": "a"} for m, v, p in rows]
    assert levels(*told) == found


def test_parts_told_beside_the_whole() -> None:
    """Two figures of own events for the halves of a period make up the whole that is told beside them, or strain it."""

    def halves(first: float, second: float, until: str = "1994", since: str = "1995") -> list[str]:
        told = [(110, "1990/1999", "x"), (first, f"1990/{until}", "y"), (second, f"{since}/1999", "war")]
        return levels(*({"value": v, "over": o, "event": e, "kind": "troops", "source": "a"} for v, o, e in told))

    assert halves(61, 61) == ["tension"]
    assert halves(55, 55) == []
    assert halves(61, 21) == []
    assert halves(61, 61, since="1996") == []
    assert halves(61, 61, until="1995") == []


def test_parts_are_no_second_answers() -> None:
    """Of three figures of one thing and time two that add up to the third are its parts, and contradict nothing."""
    assert levels({"value": 30}, {"value": 71}, {"value": 101}) == []
    assert levels({"value": 30}, {"value": 71}, {"value": 141}) == ["contradiction"] * 2
    assert levels({"value": 30}, {"value": 71}) == ["contradiction"]
    assert levels({"value": 30}, {"value": 71}, {"value": 101}, {"value": 141}) == ["contradiction"]  # of 101 and 141
