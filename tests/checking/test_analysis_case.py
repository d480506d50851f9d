"""What the analysis makes of whole cases, written in the product's own forms of claims."""

import pytest

from timeline.checking.analysis import analyse, reanalyse
from timeline.checking.explanation import MOST_STEPS
from timeline.records.facts import Facts
from timeline.records.report import Case


def case(claims, events=(), sources=(), kind="established"):
    """Return a case of accepted claims `(id, source, event, says)`; events and sources not named are made up bare."""
    known_events = {e["id"]: e for e in events}
    known_sources = {s["id"]: s for s in sources}
    for _, source, event, _ in claims:
        known_sources.setdefault(source, {"id": source})
        if not event.startswith("published:"):
            known_events.setdefault(event, {"id": event, "kind": kind})
    return Case(
        facts=Facts.model_validate(
            {
                "sources": list(known_sources.values()),
                "events": list(known_events.values()),
                "claims": [
                    {"id": i, "source": s, "event": e, "says": says, "status": "accepted"} for i, s, e, says in claims
                ],
            }
        )
    )


def levels(*claims, **rest):
    """Return the levels of the conflicts among claims `(event, says)`, each from a source of its own unless named."""
    rows = [(f"c{n}", row[2] if len(row) > 2 else f"s{n}", row[0], row[1]) for n, row in enumerate(claims)]
    return [conflict.level for conflict in analyse(case(rows, **rest)).conflicts]


EXAMPLE = [
    ("A", "source-2", "ties", {"date": "1953"}),
    ("B", "source-1", "ties", {"duration": "70y", "to": "2023"}),
    ("C", "source-2", "ties", {"anniversary": 65, "on": "published"}),
    ("D", "source-4", "operation", {"anniversary": 30, "on": "published"}),
    ("E", "source-4", "ties", {"anniversary": 75, "on": "published+1y"}),
    ("F", "source-2", "operation", {"date": "1992"}),
]
OPERATION = [{"id": "operation", "kind": "operation", "title": "the UN operation"}]


@pytest.fixture(params=[None, "2026-11-21"], ids=["not retrieved", "retrieved 2026"])
def example(request):
    """The analysis of the example that the project grew from, with and without a day of retrieval."""
    sources = [{"id": f"source-{n}", "retrieved": request.param} for n in (1, 2, 4)]
    return analyse(case(EXAMPLE, OPERATION, sources), all_sets=True)


def test_the_minimal_sets_of_the_example(example):
    """The sets are exactly these two; the 65th anniversary of an undated source is in none."""
    (conflict,) = example.conflicts
    assert conflict.level == "contradiction"
    assert set(map(frozenset, conflict.sets)) == {frozenset("ADEF"), frozenset("BDEF")}


def test_the_sources_of_the_example_are_dated(example):
    """Source 2 is inferred to be of 2018 and source 4 of 2022, each with steps."""
    inferred = {i.variable: i for i in example.inferred}
    assert {name: i.edtf for name, i in inferred.items()} == {
        "published:source-2": "2018",
        "published:source-4": "2022",
    }
    assert all(i.steps for i in inferred.values())


def test_the_repairs_of_the_example(example):
    """75 → 70 comes first, since two other sources speak of the ties; the other two are told apart by nothing."""
    (conflict,) = example.conflicts
    assert [(r.claim, r.from_, r.to, r.rank) for r in conflict.repairs] == [
        ("E", "75", "70", 1),
        ("D", "30", "35", 2),
        ("F", "1992", "1997", 2),
    ]
    assert conflict.suspect == "E"


def test_the_support_of_the_example(example):
    """1953 has two independent sources and 1948 one; the source that 1953 dates does not support it a third time."""
    (conflict,) = example.conflicts
    assert [(s.value, s.claims, s.independent) for s in conflict.support] == [
        ("1953", ("A", "B"), 2),
        ("1948", ("E",), 1),
    ]


def test_the_steps_of_the_example(example):
    """The arithmetic can be read line by line, in few lines."""
    (conflict,) = example.conflicts
    told = [step.says for step in conflict.explanation]
    assert len(told) <= MOST_STEPS
    assert "“this year” is the 30th anniversary of “the UN operation” (1992) → this dates source-4 to 2022." in told
    assert any("“next year” is 2023; 2023 − 75 = 1948" in line for line in told)
    assert any("2023 − 70 = 1953" in line for line in told)
    assert told[-1] == "“ties” cannot be dated both 1948 and 1953."


def test_a_premise_is_in_the_sets_that_depend_on_it():
    """Without the operation's date, only the day of retrieval contradicts the 75th anniversary, and is named."""
    (conflict,) = analyse(
        case([EXAMPLE[0], EXAMPLE[4]], sources=[{"id": "source-4", "retrieved": "2026-11-21"}])
    ).conflicts
    assert conflict.sets == (("A", "E", "premise:published-before-retrieved:source-4"),)
    assert conflict.premises == ("premise:published-before-retrieved:source-4",)


def test_a_repair_within_a_premise():
    """Where only a premise clashes, the number is moved until the premise holds."""
    sources = [{"id": "source-4", "retrieved": "2026-11-21"}]
    (conflict,) = analyse(case([EXAMPLE[0], EXAMPLE[4]], sources=sources)).conflicts
    assert ("E", "75", "74") in [(r.claim, r.from_, r.to) for r in conflict.repairs]


def test_a_claim_that_contradicts_itself():
    """Twenty-five years from 1992 to 2018 are twenty-six."""
    (conflict,) = analyse(case([("A", "s", "t", {"duration": "25y", "from": "1992", "to": "2018"})])).conflicts
    assert conflict.sets == (("A",),)
    assert [(r.from_, r.to) for r in conflict.repairs] == [("25y", "26y")]


def test_sources_that_repeat_one_another_count_once():
    """A digest of another source is no second witness."""
    claims = [("A", "wire", "ties", {"date": "1953"}), ("B", "paper", "ties", {"date": "1953"})]
    sources = [{"id": "wire"}, {"id": "paper", "derived_from": ["wire"]}]
    (conflict,) = analyse(case([*claims, ("C", "other", "ties", {"date": "1955"})], sources=sources)).conflicts
    assert {s.value: s.independent for s in conflict.support} == {"1953": 1, "1955": 1}


def test_sources_that_share_a_long_run_of_words_count_once():
    """A passage copied word for word makes no second witness; a shared sentence does not join two sources."""
    claims = [("A", "wire", "ties", {"date": "1953"}), ("B", "paper", "ties", {"date": "1953"})]
    stated = case([*claims, ("C", "other", "ties", {"date": "1955"})])
    passage = " ".join(f"word{n}" for n in range(40))
    for shared, independent in ((passage, 1), (" ".join(passage.split()[:12]), 2)):
        texts = {"wire": f"First, {shared}, then more.", "paper": f"Elsewhere {shared.upper()}.", "other": "Nothing."}
        (conflict,) = analyse(stated.model_copy(update={"texts": texts})).conflicts
        assert {s.value: s.independent for s in conflict.support}["1953"] == independent


def test_many_claims_against_many_are_one_conflict():
    """Twenty sources against twenty are one conflict with two values, not four hundred."""
    claims = [(f"a{n}", f"sa{n}", "ties", {"date": "1953"}) for n in range(20)]
    claims += [(f"b{n}", f"sb{n}", "ties", {"anniversary": 70, "on": "2025"}) for n in range(20)]
    (conflict,) = analyse(case(claims)).conflicts
    assert len(conflict.sets) == 1
    assert [s.independent for s in conflict.support] == [20, 20]
    assert len(conflict.explanation) <= MOST_STEPS


def test_a_known_publication_joins_nothing():
    """Two events that only share a dated source are in components of their own, one of which plainly holds."""
    claims = [
        ("A", "s", "one", {"anniversary": 50, "on": "published"}),
        ("B", "s", "two", {"anniversary": 20, "on": "published"}),
        ("C", "t", "one", {"date": "1969"}),
    ]
    analysis = analyse(case(claims, sources=[{"id": "s", "published": "2018"}]))
    assert [[group.id for group in part.groups] for part in analysis.parts.values()] == [["A", "C"]]
    assert [c.claims for c in analysis.conflicts] == [("A", "C")]


STAGES = [
    {"id": "visit", "kind": "visit", "parties": ["KH", "CN"]},
    {"id": "signed", "kind": "agreement", "parties": ["KH", "CN"], "qualifier": "border"},
    {"id": "ratified", "kind": "ratified", "parties": ["KH", "CN"], "qualifier": "border"},
    {"id": "ties", "kind": "established", "parties": ["KH", "CN"]},
    {"id": "independence", "kind": "independence", "parties": ["KH"]},
]


@pytest.mark.parametrize(
    ("first", "then", "year", "expected"),
    [
        ("signed", "ratified", "1991", [("contradiction", "signed-before-ratified")]),
        ("signed", "ratified", "1993", []),
        ("independence", "ties", "1991", [("tension", "independence-before-relations")]),
        ("independence", "ties", "1994", []),
    ],
)
def test_an_order_by_nature_holds_for_what_is_dated_only_through_others(first, then, year, expected):
    """Signed three years after a visit of 1990, a treaty cannot be ratified in 1991: the premise is in the set."""
    claims = [
        ("A", "s1", "visit", {"date": "1990"}),
        ("B", "s2", first, {"duration": "3y", "from": "event:visit"}),
        ("C", "s3", then, {"date": year}),
    ]
    conflicts = analyse(case(claims, STAGES)).conflicts
    assert [(c.level, *c.premises) for c in conflicts] == expected
    assert [c.sets for c in conflicts] == [(("A", "B", "C", premise),) for _, premise in expected]


def test_only_reviewed_claims_count():
    """A proposed claim counts when asked for; a rejected one never does."""
    stated = case([("A", "s1", "ties", {"date": "1953"}), ("B", "s2", "ties", {"date": "1960"})])
    for status, kept, asked in (("proposed", 0, 1), ("rejected", 0, 0), ("disputed", 1, 1)):
        claims = (stated.facts.claims[0], stated.facts.claims[1].model_copy(update={"status": status}))
        changed = stated.model_copy(update={"facts": stated.facts.model_copy(update={"claims": claims})})
        assert len(analyse(changed).conflicts) == kept
        assert len(analyse(changed, proposed=True).conflicts) == asked


def test_a_change_re_does_only_its_component():
    """After an edit the untouched component is taken over as it was, and the result is that of a new analysis."""
    claims = [*EXAMPLE, ("G", "s9", "visit", {"date": "2016"}), ("H", "s8", "visit", {"date": "2017"})]
    before = analyse(case(claims, OPERATION))
    mended = [c if c[0] != "E" else (*c[:3], {"anniversary": 70, "on": "published+1y"}) for c in claims]
    after = reanalyse(before, case(mended, OPERATION))
    fresh = analyse(case(mended, OPERATION))
    assert after.conflicts == fresh.conflicts
    assert after.inferred == fresh.inferred
    assert [before.parts[key] is part for key, part in after.parts.items()] == [False, True]
    assert len(after.conflicts) == 1


CASES = {
    "1 an undated 65th anniversary absorbs any date": (
        [],
        [("t", {"date": "1953"}), ("t", {"anniversary": 65, "on": "published"})],
    ),
    "2 next year is a year after publication": (
        ["contradiction"],
        [("t", {"date": "1953"}), ("t", {"anniversary": 75, "on": "2022-05-01"})],
    ),
    "3 in its 70th year is 69 or 70 years": ([], [("t", {"date": "1954"}), ("t", {"nth_year": 70, "on": "2023"})]),
    "3 a 70th anniversary is exactly 70": (
        ["contradiction"],
        [("t", {"date": "1954"}), ("t", {"anniversary": 70, "on": "2023"})],
    ),
    "4 seventy years in 2023": ([], [("t", {"date": "1953-12"}), ("t", {"duration": "70y", "to": "2023"})]),
    "4 seventy years before the day has come round": (
        ["tension"],
        [("t", {"date": "1952-12-01"}), ("t", {"duration": "70y", "to": "2023-02-01"})],
    ),
    "5 an anniversary against a day compares years": (
        [],
        [("t", {"date": "1953-11-09"}), ("t", {"anniversary": 70, "on": "2023-01-05"})],
    ),
    "6 one before the other in one year": (
        [],
        [("t", {"date": "1953"}), ("u", {"date": "1953"}), ("t", {"before": "u"})],
    ),
    "7 days after 29 December is next year": (
        [],
        [
            ("t", {"date": "1979-12-29"}),
            ("u", {"date": "1980"}),
            ("u", {"after": "t", "by": {"min": "1d", "max": "10d"}}),
        ],
    ),
    "8 since 1992 includes 1992": ([], [("t", {"date": "1992/.."}), ("t", {"date": "1992-03"})]),
    "8 since 1992 was not yet in 1995": (["contradiction"], [("t", {"date": "1992/.."}), ("t", {"date": "1995"})]),
    "9 over the last 25 years starts nothing": (
        [],
        [("t", {"date": "1992"}), ("t", {"duration": "25y", "to": "2018", "hedge": "over the last"})],
    ),
    "10 about 1953 against 1955": (["tension"], [("t", {"date": "1953~"}), ("t", {"date": "1955"})]),
    "10 circa as a word": (["tension"], [("t", {"date": "1953", "hedge": "c."}), ("t", {"date": "1955"})]),
    "10 about 1953 against 1960": (["contradiction"], [("t", {"date": "1953~"}), ("t", {"date": "1960"})]),
    "11 the late 1980s against 1985": (
        ["tension"],
        [("t", {"date": "198X", "hedge": "late"}), ("t", {"date": "1985"})],
    ),
    "11 the late 1980s against 1987": ([], [("t", {"date": "198X", "hedge": "late"}), ("t", {"date": "1987"})]),
    "12 a moment between two years": ([], [("t", {"date": "[1941..1945]"}), ("t", {"date": "1943-07"})]),
    "12 both ends belong": ([], [("t", {"date": "[1941..1945]"}), ("t", {"date": "1945-12-31"})]),
    "13 shortly before independence": (
        [],
        [("t", {"before": "u", "hedge": "shortly"}), ("u", {"date": "1953"}), ("t", {"date": "1952"})],
    ),
    "14 an operation of 1992-93 started in 1992": ([], [("o", {"date": "1992/1993"}), ("o", {"date": "1992"})]),
    "20 signed and in force are two events": ([], [("signed", {"date": "1979-03"}), ("force", {"date": "1979-04"})]),
    "a plain contradiction of dates": (["contradiction"], [("t", {"date": "1953"}), ("t", {"date": "1955"})]),
    "a coarser date agrees with a finer one": ([], [("t", {"date": "1953"}), ("t", {"date": "1953-05-04"})]),
    "a denial against what it denies": (
        ["contradiction"],
        [("t", {"date": "1975"}), ("t", {"date": "1975", "negated": True})],
    ),
    "a denial of another year": ([], [("t", {"date": "1975"}), ("t", {"date": "1976", "negated": True})]),
    "not until 1987": (
        ["contradiction"],
        [("t", {"date": "1985"}), ("t", {"date": "1987", "negated": True, "text": "not until"})],
    ),
    "a plan against what came of it": ([], [("t", {"date": "2016", "planned": True}), ("t", {"date": "2017"})]),
    "either reading fits": ([], [("t", {"one_of": [{"date": "1952"}, {"date": "1953"}]}), ("t", {"date": "1953"})]),
    "neither reading fits": (
        ["contradiction"],
        [("t", {"one_of": [{"date": "1952"}, {"date": "1953"}]}), ("t", {"date": "1960"})],
    ),
    "a questioned date": (["tension"], [("t", {"date": "1984?"}), ("t", {"date": "1990"})]),
    "hearsay": (["tension"], [("t", {"date": "1984", "hedge": "reportedly"}), ("t", {"date": "1990"})]),
    "two years after another event": (
        ["contradiction"],
        [("u", {"date": "1990"}), ("t", {"date": "event:u+2y"}), ("t", {"date": "1993"})],
    ),
    "last year": (["contradiction"], [("t", {"date": "published-1y"}, "s"), ("t", {"date": "2016"})]),
    "a month later": (
        [],
        [("u", {"date": "1979-03-26"}), ("t", {"date": "event:u+1m"}), ("t", {"date": "1979-04-25"})],
    ),
    "during a state": (
        ["contradiction"],
        [("o", {"date": "1992/1993"}), ("t", {"during": "o"}), ("t", {"date": "1995"})],
    ),
    "between two events": (
        ["contradiction"],
        [("u", {"date": "1990"}), ("w", {"date": "1995"}), ("t", {"between": ["u", "w"]}), ("t", {"date": "1996"})],
    ),
    "a member before the first": (
        ["contradiction"],
        [("t", {"first": "class"}), ("t", {"date": "2013"}), ("u", {"member": "class"}), ("u", {"date": "2010"})],
    ),
    "a state that lasted": (["contradiction"], [("o", {"date": "1941/1945"}), ("o", {"duration": "8y"})]),
    "a state that lasted counted at both ends": (
        ["tension"],
        [("o", {"date": "1941/1945"}), ("o", {"duration": "5y"})],
    ),
    "held without a break since 1975, begun in 1992": (
        ["contradiction"],
        [("t", {"uninterrupted": True, "over": "1975/.."}), ("t", {"date": "1992"})],
    ),
    "a treaty signed before it was signed": (
        ["contradiction"],
        [("t", {"before": "u"}), ("u", {"before": "t"})],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_easy_to_get_wrong(name):
    """Each reading that is easily got wrong has its level, or none."""
    expected, claims = CASES[name]
    kinds = {"o": "operation"}
    events = [{"id": e, "kind": kinds.get(e, "established")} for e in dict.fromkeys(row[0] for row in claims)]
    sources = [{"id": "s", "published": "2018"}]
    assert levels(*claims, events=events, sources=sources) == expected


@pytest.mark.parametrize(
    ("stated", "other", "repaired"),
    [
        ({"date": "2017"}, {"date": "2016-03-14"}, "2016"),
        ({"date": "2016-03-14"}, {"date": "2017"}, "2017"),
        ({"anniversary": 44, "on": "2024"}, {"date": "1979"}, "45"),
        ({"nth_year": 44, "on": "2024"}, {"date": "1979"}, "45"),
        ({"duration": "30y", "to": "2023"}, {"date": "1992"}, "31y"),
        ({"date": "published-3y"}, {"date": "2016"}, "published-2y"),
        ({"date": "1953-05-04"}, {"date": "1954-05-04"}, "1954-05-04"),
        ({"date": "198X"}, {"date": "1991"}, "1991"),
        ({"before": "u"}, {"after": "u"}, "after u"),
    ],
)
def test_repairs_restore_consistency(stated, other, repaired):
    """The nearest value that fits is offered, in the precision of what is stated or of what it must fit."""
    sources = [{"id": "s", "published": "2018"}]
    claims = [("A", "s", "t", stated), ("B", "s2", "t", other)]
    (conflict,) = analyse(case(claims, sources=sources)).conflicts
    assert repaired in [r.to for r in conflict.repairs if r.claim == "A"]


def test_an_outlier_is_in_the_largest_share_of_the_sets():
    """One claim against three of different precision is the suspect, whatever the order of the file."""
    dates = ["1953", "1953-05", "1953-05-04", "1955"]
    for turn in range(4):
        claims = [(d, f"s{d}", "t", {"date": d}) for d in dates[turn:] + dates[:turn]]
        (conflict,) = analyse(case(claims)).conflicts
        assert conflict.suspect == "1955"
        assert conflict.outlier_share == 1.0
