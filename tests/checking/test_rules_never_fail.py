"""Whatever a well-formed fact file says, the check answers with findings, the same ones each time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.checking import check
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Event, Facts
from timeline.records.report import Case
from timeline.records.source import Source

DATES = ["1953", "1953-05", "1953-05-07", "195X", "1953~", "1953?", "1950/1960", "1991/..", "../1975", "[1941..1945]"]
DATES += ["{1960,1961}", "1962-23", "XXXX-07", "Y-12000", "-0043-03-15", "9999-12-31", "../..", "0000", "Y170000002"]
RELATIVE = ["published", "published+1y", "published-3m", "event:e1+2y", "event:e2", "published:s1", "event:e1-9999y"]
EVENTS = ["e0", "e1", "e2", "published:s0"]
KINDS = [
    "established",
    "severed",
    "resumed",
    "agreement",
    "ratified",
    "in_force",
    "mission_opened",
    "recognition",
    "trade",
    "plan",
]
WEEKDAYS = ["monday", "friday", "sunday"]

when = st.sampled_from(DATES + RELATIVE)
says = st.one_of(
    st.fixed_dictionaries({"date": when}),
    st.fixed_dictionaries({"weekday": st.sampled_from(WEEKDAYS), "date": when}),
    st.fixed_dictionaries({"anniversary": st.integers(0, 10000), "on": when}),
    st.fixed_dictionaries({"nth_year": st.integers(1, 10000), "on": when}),
    st.fixed_dictionaries({"duration": st.sampled_from(["10d", "3m", "25y"]), "to": when}),
    st.fixed_dictionaries({"before": st.sampled_from(["e0", "e1", "1953"])}),
    st.fixed_dictionaries({"during": st.sampled_from(["e0", "e1", "1953"])}),
    st.fixed_dictionaries({"status": st.just("severed"), "over": when}),
    st.fixed_dictionaries({"uninterrupted": st.booleans(), "over": when}),
    st.fixed_dictionaries({"first": st.sampled_from(["x", "strategic-partner"]), "over": when}),
    st.fixed_dictionaries({"member": st.sampled_from(["x", "comprehensive-strategic-partner"]), "over": when}),
    st.fixed_dictionaries({"rank": st.integers(1, 4), "of": st.just("x"), "shared": st.booleans(), "over": when}),
    st.fixed_dictionaries(
        {
            "value": st.one_of(st.sampled_from([0.0, 1.0, 8500.0, 2e9, -5.0]), st.tuples(st.just(1.0), st.just(2.0))),
            "unit": st.sampled_from(["USD", "year", "percent"]),
            "bound": st.sampled_from(["exact", "min", "max", "approx"]),
            "measure": st.sampled_from([None, "trade", "exports", "imports"]),
            "over": when,
        }
    ),
)
extras = st.fixed_dictionaries(
    {},
    optional={
        "hedge": st.sampled_from(["late", "about", "reportedly", "in the press"]),
        "negated": st.booleans(),
        "planned": st.booleans(),
        "calendar": st.sampled_from(["julian", "buddhist"]),
        "text": st.sampled_from(["Heisei 7 (1996)", "1 November 1913 Old Style", "พ.ศ. 2492"]),
        "attribution": st.sampled_from(["s0", "s1"]),
    },
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A small case of all forms."""
    sources = [
        Source(
            id=f"s{i}",
            published=draw(st.sampled_from([None, "2018", "2016-03-14", "2016~"])),
            retrieved=draw(st.sampled_from([None, "2026-11-21", "2015"])),
            derived_from=draw(st.sampled_from([(), ("s0",), ("s1",)])),
        )
        for i in range(3)
    ]
    events = [
        Event(id=f"e{i}", kind=draw(st.sampled_from(KINDS)), parties=draw(st.sampled_from([("JP", "KH"), ("KH",), ()])))
        for i in range(3)
    ]
    claims = [
        Claim.model_validate(
            {
                "id": f"c{i}",
                "source": draw(st.sampled_from(["s0", "s1", "s2"])),
                "event": draw(st.sampled_from([*EVENTS, None])),
                "kind": draw(st.sampled_from([None, *KINDS])),
                "says": draw(says) | draw(extras),
                "quote": draw(st.sampled_from([None, Quote(exact="Heisei 7"), Quote(exact="…")])),
                "status": "accepted",
            }
        )
        for i in range(draw(st.integers(1, 8)))
    ]
    facts = Facts(sources=tuple(sources), events=tuple(events), claims=tuple(claims))
    return Case(facts=facts, texts={"s0": "It was in Heisei 7.", "s1": None})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_always_an_answer(case: Case) -> None:
    """No claim of any form makes the check fail, ids are unique, and asking twice gives the same."""
    found = check(case)
    assert len({f.id for f in found}) == len(found)
    assert all(f.verdict and len(f.explanation) <= 12 for f in found)
    assert check(case) == found
