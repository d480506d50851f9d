"""The days inferred for what no claim dates by itself: which, how narrow, by which steps, beside which conflicts."""

from random import Random
from typing import Any

import pytest

from tests.checking.claim_cases import random_case
from tests.checking.test_findings_in_full import case_of
from timeline.checking.analysis import Analysis, analyse
from timeline.checking.index import indexed
from timeline.checking.network import solve
from timeline.checking.network.sets import MOST_GROUPS
from timeline.checking.translate import translate

EVENTS = dict.fromkeys(("x", "y", "z", "zz"), "meeting")


def analysed(*claims: str, **sources: dict[str, Any]) -> Analysis:
    """Return the analysis of claims about meetings x, y and z."""
    return analyse(case_of({"events": EVENTS, "sources": sources, "claims": list(claims)}))


def told(analysis: Analysis) -> dict[str, str | None]:
    """Return what is inferred: a point and its days."""
    return {one.variable: one.edtf for one in analysis.inferred}


@pytest.mark.parametrize(
    ("claims", "inferred"),
    [
        (["a x {date: 1953}"], {}),
        (["a x {date: 1953}", "b y {date: event:x+2y}"], {"event:y": "1955"}),
        (["b y {date: event:x+2y}"], {}),
        (["a x {date: 1953}", "b y {after: event:x}"], {"event:y": "1953-01-02/.."}),
        (["a x {date: ../1953}", "b y {before: event:x}"], {"event:y": "../1953-12-30"}),
        (["a x {date: 1953}", "c x {anniversary: 65, on: published}"], {"published:c": "2018"}),
        (["a x {date: 1953-05-20}", "b y {duration: 3d, from: event:x+2m}"], {"event:y": "1953-07-04/1953-08-03"}),
        (["a x {date: 1953-05-20}", "b y {duration: 3d, from: published+2m}"], {}),
        (["a x {first: sums}", "b x {date: 1953-05-20}", "c y {member: sums}"], {"event:y": "1953-05-20/.."}),
        (
            [
                "a x {date: 1953}",
                "b x {after: event:y}",
                "c x {before: event:z}",
                "d y {date: 1953-05-20}",
                "e z {date: 1953-06-20}",
                "f zz {date: event:x+1y}",
            ],
            {"event:zz": "1954"},
        ),
        # the hull over the choices leaves it open, and what comes after it is still told
        (
            [
                "a x {one_of: [{date: event:z}, {before: event:y}]}",
                "b z {date: 1953}",
                "c y {one_of: [{date: 1953}, {date: 1954}, {after: 1960}]}",
                "d zz {date: event:z+1y}",
            ],
            {"event:zz": "1954"},
        ),
    ],
)
def test_what_no_claim_dates_by_itself(claims: list[str], inferred: dict[str, str]) -> None:
    """What a claim dates itself is not inferred, nor what nothing bounds, nor points that only help in reckoning."""
    found = analysed(*claims)
    assert told(found) == inferred
    assert not found.conflicts
    assert list(told(found)) == sorted(inferred)


def test_days_that_rest_on_premises_alone_are_not_inferred() -> None:
    """That a source was not published after it was read is no news of it; of what is counted from it, it is."""
    read = {"retrieved": "2020-01-01"}
    assert told(analysed("a x {anniversary: 65, on: published}", a=read)) == {"event:x": "../1955-12-31"}
    two = analysed("a x {anniversary: 65, on: published}", "b x {anniversary: 66, on: published}", a=read)
    assert told(two) == {"event:x": "../1955-12-31", "published:b": "../2021-12-31"}
    both = analysed("a x {anniversary: 65, on: published}", "b x {date: 1953}", a=read)
    assert told(both) == {"published:a": "2018"}
    wide = analysed("a x {anniversary: 65, on: published}", "b x {after: 1949}", a=read)
    assert told(wide) == {"published:a": "2015-01-01/2020-01-01"}
    assert [step.premise for step in wide.inferred[0].steps] == [None, None, "premise:published-before-retrieved:a"]


def test_a_step_leads_to_the_point_and_not_to_what_helps_to_reckon_it() -> None:
    """Three days after two months later: the step dates the event, by no name that is not in the file."""
    (one,) = analysed("a x {date: 1953-05-20}", "b y {duration: 3d, from: event:x+2m}").inferred
    assert [step.says for step in one.steps] == [
        "“X”: 20 May 1953.",
        "3 days lie between 2 months after “X” (20 May 1953) and “Y” → this dates “Y” between 4 July 1953 and "
        "3 August 1953.",
    ]


def test_beside_a_conflict_what_is_not_in_doubt_still_leads_to_days() -> None:
    """What the claims that stand lead to is inferred, though another contradicts them; what that leads to is not."""
    found = analysed(
        "a x {date: 1953}",
        "b x {date: 1953}",
        "c x {date: 1960}",
        "d x {anniversary: 65, on: published}",
        "e y {date: event:x+2y}",
        "c z {date: event:x+3y}",
    )
    assert [conflict.suspect for conflict in found.conflicts] == ["c-x"]
    assert told(found) == {"event:y": "1955", "event:z": "1956", "published:d": "2018"}


def test_where_nothing_tells_two_apart_neither_leads_to_days() -> None:
    """Of two dates of one event that two sources give, neither is what another is counted from."""
    found = analysed("a x {date: 1953}", "c x {date: 1960}", "e y {date: event:x+2y}")
    assert len(found.conflicts) == 1
    assert told(found) == {}


@pytest.mark.parametrize("claims", [MOST_GROUPS, MOST_GROUPS + 1])
def test_steps_in_large_components(claims: int) -> None:
    """Of a component of more than sixty statements only a publication's steps are told; the days always are."""
    events = {f"e{n:02}": "meeting" for n in range(claims)}
    row = [f"a e{n + 1:02} {{date: event:e{n:02}+1y}}" for n in range(claims - 2)]
    case = case_of({"events": events, "claims": ["a e00 {date: 1900}", *row, "b e01 {anniversary: 65, on: published}"]})
    found = {one.variable: one for one in analyse(case).inferred}
    assert len(found) == claims - 1
    assert all(one.edtf for one in found.values())
    assert found["published:b"].steps
    assert bool(found["event:e03"].steps) is (claims == MOST_GROUPS)


@pytest.mark.parametrize("block", range(4))
def test_what_the_claims_leave(block: int) -> None:
    """Of claims that can all be true the days inferred are those that all of them leave, neither more nor fewer."""
    for seed in range(block * 60, block * 60 + 60):
        case = random_case(Random(seed))
        groups = translate(case, indexed(case)).strict
        solution = solve(groups)
        analysis = analyse(case)
        assert analysis.consistent is solution.consistent
        assert not [conflict for conflict in analysis.conflicts if conflict.level == "tension"]
        if solution.consistent:
            found = {one.variable: (one.earliest, one.latest) for one in analysis.inferred}
            dated = {v for group in groups if group.supporters for o in group.options for u, v, *_ in o if u is None}
            assert found == {name: days for name, days in solution.bounds.items() if name in found}
            spoken = {name for name in solution.bounds if name.startswith(("event:", "published:"))}
            unread = spoken - dated - set(found)
            premises = {g.options[0][0][1] for g in groups if not g.supporters}
            assert all(name in premises or solution.bounds[name] == (None, None) for name in unread)


def test_what_nobody_disputes_leads_somewhere() -> None:
    """What the claims that are in no conflict leave to a point is inferred, or something narrower."""
    bounded = 0
    for seed in (11, 18, 189, 541, 566, 744, *range(150)):
        case = random_case(Random(seed))
        analysis = analyse(case)
        disputed = {claim for conflict in analysis.conflicts for claim in conflict.claims}
        t = translate(case, indexed(case))
        groups = [group for group in t.strict if not disputed & set(group.supporters)]
        dated = {v for group in t.strict if group.supporters for o in group.options for u, v, *_ in o if u is None}
        found = {one.variable: (one.earliest, one.latest) for one in analysis.inferred}
        premises = {g.options[0][0][1] for g in groups if not g.supporters}
        for name, (low, high) in solve(groups).bounds.items():
            if name in dated | premises or not name.startswith(("event:", "published:")) or (low, high) == (None, None):
                continue
            first, last = found[name]
            assert low is None or (first is not None and low <= first)
            assert high is None or (last is not None and last <= high)
            bounded += bool(disputed)
    assert bounded > 5
