"""Whatever claims say, in any form and under any hedge, the analysis comes to an end and can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.checking.analysis import analyse, reanalyse
from timeline.records.facts import Facts
from timeline.records.report import Case

DATES = st.sampled_from(
    [
        "1953",
        "1953~",
        "1984?",
        "195X",
        "19XX",
        "1953-05",
        "1953-05-04",
        "1953-21",
        "-0043-03-15",
        "Y-12000",
        "Y170000002",
        "XXXX-07-20",
        "1985-XX-15",
        "[1953,1960]",
        "[..1953]",
        "[1941..1945]",
        "{1953,1955}",
        "1941/1945",
        "1953/..",
        "../1960",
        "1953~/1960?",
        "/1960",
        "1953/",
        "198X/..",
        "0000",
        "9999",
        "published",
        "published-1y",
        "published+2m",
        "published-10d",
        "published-3w",
        "published:s1",
        "published:nobody+1y",
        "event:e1",
        "event:e1+2y",
        "event:e2-10d",
        "event:e3+1w",
        "event:nowhere-1y",
    ]
)
PLACES = st.sampled_from(
    ["e1", "e2", "e3", "nowhere", "1953", "1953-05", "published", "event:e1+2y", "1941/1945", "[1953,1960]"]
)
LENGTH = st.sampled_from(["0d", "10d", "3w", "3m", "25y", "-2y", "999999y", "999999d"])
LENGTHS = LENGTH | st.fixed_dictionaries({}, optional={"min": LENGTH, "max": LENGTH})
HEDGES = st.sampled_from(
    [
        "c.",
        "about",
        "early",
        "late",
        "mid",
        "reportedly",
        "over the last",
        "launched",
        "shortly",
        "some",
        "more than",
        "初め",
    ]
)
EXTRA = {"hedge": HEDGES, "negated": st.booleans(), "planned": st.booleans()}


def form(optional=None, **required):
    """Return a strategy for a statement with these keys, and what every statement may add."""
    named = {key.rstrip("_"): value for key, value in required.items()}
    return st.fixed_dictionaries(named, optional={**EXTRA, **(optional or {})})


SIMPLE = st.one_of(
    form(date=DATES),
    form(date=DATES),
    form(anniversary=st.sampled_from((0, 1, 30, 10000)), on=DATES),
    form(nth_year=st.sampled_from((1, 70, 10000)), on=DATES),
    form(duration=LENGTHS, optional={"from": DATES, "to": DATES}),
    form(before=PLACES, optional={"by": LENGTHS}),
    form(after=PLACES, optional={"by": LENGTHS}),
    form(during=PLACES),
    form(between=st.tuples(PLACES, PLACES)),
    form(value=st.just(3.0), unit=st.just("USD"), over=DATES),
    form(rank=st.just(1), of=st.just("donors"), over=DATES),
    form(first=st.just("class"), optional={"over": DATES}),
    form(member=st.just("class"), optional={"over": DATES}),
    form(status=st.just("severed"), over=DATES),
    form(uninterrupted=st.booleans(), optional={"over": DATES}),
    form(weekday=st.just("monday"), date=DATES),
)
SAYS = SIMPLE | form(one_of=st.lists(SIMPLE, min_size=2, max_size=3))
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(("s1", "s2", "s3")), st.sampled_from(("e1", "e2", "e3", "published:s1", "published:s2")), SAYS
    ),
    min_size=1,
    max_size=10,
)
KINDS = st.sampled_from((None, "established", "war", "operation", "severed", "visit"))


@settings(max_examples=120, deadline=None)
@given(CLAIMS, st.tuples(KINDS, KINDS, KINDS), st.sampled_from((None, "2016", "2016-03-14", "201X", "2015/2017")))
def test_whatever_is_claimed_can_be_analysed(claims, kinds, published):
    """No claim stops the analysis; what it shows names no inner thing, and doing it again changes nothing."""
    case = Case(
        facts=Facts.model_validate(
            {
                "sources": [
                    {"id": "s1", "published": published, "retrieved": "2026-11-21"},
                    {"id": "s2", "retrieved": "2026-11-21"},
                    {"id": "s3", "published": "2018-05-01", "derived_from": ["s2"]},
                ],
                "events": [{"id": f"e{n}", "kind": kind, "date": "1953"} for n, kind in enumerate(kinds, 1)],
                "claims": [
                    {"id": f"c{n}", "source": s, "event": e, "says": says, "status": "accepted"}
                    for n, (s, e, says) in enumerate(claims)
                ],
            }
        )
    )
    analysis = analyse(case, all_sets=True)
    for conflict in analysis.conflicts:
        assert conflict.sets
        assert 1 < len(conflict.explanation) <= 12
        assert not any(inner in step.says for step in conflict.explanation for inner in ("None", "never:", "event:"))
    again = reanalyse(analysis, case)
    assert (again.conflicts, again.inferred) == (analysis.conflicts, analysis.inferred)
