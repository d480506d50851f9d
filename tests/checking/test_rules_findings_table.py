"""The findings of the main job, and the look-alikes that must not be found, on a small fact file."""

from itertools import combinations
from pathlib import Path

import pytest

from timeline.checking import assess
from timeline.records.finding import Finding
from timeline.records.report import Case, Report
from timeline.store import load

FACTS = Path(__file__).with_name("findings_table.yaml")
TABLE = [
    ("contradiction", "anniversary-arithmetic:ties:E", {"A", "B", "D", "E", "F"}),
    ("contradiction", "source-date-conflict:published:review", {"byline", "catalogue"}),
    ("tension", "contradicting-dates:raised", {"launched", "upgraded"}),
    ("contradiction", "disputed-first:partnership:first", {"first", "since-2010"}),
    ("note", "disputed-rank:donor", {"biggest", "among"}),
    ("tension", "contradicting-dates:role", {"late-1980s", "since-1991"}),
    ("note", "state-sequence:ties", {"B", "broken", "mended"}),
]
LOOK_ALIKES = [
    ("aid-2016", "cost"),
    ("aid-2018", "cost"),
    ("aid-2018", "invested"),
    ("agreed", "A"),
    ("agreed", "free"),
    ("angkor", "A"),
    ("aid-2016", "aid-2018"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    """The small file, checked."""
    return assess(Case(facts=load(FACTS)[0]))


@pytest.mark.parametrize(("level", "id_", "claims"), TABLE, ids=lambda value: value if isinstance(value, str) else "")
def test_found(report: Report, level: str, id_: str, claims: set[str]) -> None:
    """Each row of the table is found once, at its level, with the claims it rests on."""
    (finding,) = [f for f in report.findings if f.id.startswith(id_)]
    assert finding.level == level
    assert claims <= set(finding.claims)


def test_nothing_else(report: Report) -> None:
    """No conflict is found beside those of the table."""
    known = tuple(id_ for _, id_, _ in TABLE)
    assert [f.id for f in report.findings if f.level != "note" and not f.id.startswith(known)] == []


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_left_in_peace(report: Report, one: str, other: str) -> None:
    """What only looks like a conflict is in none together."""
    together = [f.id for f in report.findings if f.level != "note" for ids in f.sets if {one, other} <= set(ids)]
    assert together == []


def by_rule(report: Report, rule: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = [f for f in report.findings if f.rule == rule]
    return finding


def test_minimal_sets(report: Report) -> None:
    """The minimal sets are exactly those two, and the 65th anniversary is in none: its unknown year absorbs it."""
    finding = by_rule(report, "anniversary-arithmetic")
    assert {frozenset(ids) for ids in finding.sets} == {frozenset("ADEF"), frozenset("BDEF")}
    assert finding.outlier in set("DEF")


def test_inferred_years(report: Report) -> None:
    """The undated sources are dated by what they say: one to 2018, one to 2022."""
    inferred = {i.variable: i.edtf for i in report.inferred}
    assert inferred["published:daily"] == "2018"
    assert inferred["published:column"] == "2022"


def test_support_and_repairs(report: Report) -> None:
    """1953 has two independent sources and 1948 one; the first repair is the 75th, and every one was tried."""
    finding = by_rule(report, "anniversary-arithmetic")
    counts = {stand.value: stand.independent for stand in finding.support}
    assert [n for value, n in counts.items() if "1953" in value] == [2]
    assert [n for value, n in counts.items() if "1948" in value] == [1]
    best = min(finding.repairs, key=lambda r: r.rank)
    assert (best.claim, best.from_, best.to) == ("E", "75", "70")
    assert {(r.claim, r.to) for r in finding.repairs} >= {("D", "35"), ("F", "1997")}


def test_named_premise(report: Report) -> None:
    """Who was first is disputed only through the premise that a higher partnership implies a partnership."""
    finding = by_rule(report, "disputed-first")
    assert "higher-partnership" in finding.premises


def test_short_explanations(report: Report) -> None:
    """Every finding is explained in at most twelve lines, and findings that share a claim point to each other."""
    ids = {f.id: f for f in report.findings}
    for one, other in combinations(report.findings, 2):
        assert 0 < len(one.explanation) <= 12
        assert (other.id in one.related) == (one.id in ids[other.id].related)
