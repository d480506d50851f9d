"""What the check promises of its findings: order, ids, decisions, which claims count, and what it leaves alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.checking import RULES, assess, check
from timeline.checking.amounts import half_last_digit
from timeline.checking.calendars import era_years, in_another_calendar, julian_lag
from timeline.edtf.days import from_civil, to_civil
from timeline.records.facts import Facts
from timeline.records.report import Case
from timeline.store import loads

TWO_SLIPS = """
version: 1
sources:
  lexicon: {title: A lexicon}
  page: {title: A page}
events:
  landing: {title: The landing, kind: visit}
  broken: {title: Relations are severed, kind: severed, parties: [GB, LY]}
  resumed: {title: Relations are resumed, kind: resumed, parties: [GB, LY]}
  embassy: {title: The embassy is opened, kind: mission_opened, parties: [GB, LY]}
  donor: {title: Among the donors, kind: superlative}
claims:
  a-broken: {source: lexicon, event: broken, status: accepted, says: {date: 1984-04-22}}
  a-resumed: {source: lexicon, event: resumed, status: accepted, says: {date: 1999-07-07}}
  b-embassy: {source: page, event: embassy, status: accepted, says: {date: 1999-03}}
  b-monday: {source: page, event: landing, status: accepted, says: {weekday: monday, date: 1977-11-19}}
  a-biggest: {source: lexicon, event: donor, status: accepted, says: {rank: 1, of: donors}}
  b-among: {source: page, event: donor, status: accepted, says: {rank: 1, of: donors, shared: true}}
  b-about:
    {source: page, kind: trade, parties: [GB], status: accepted, says: {value: 85, unit: t, bound: approx, over: 1984}}
  a-figure: {source: lexicon, kind: trade, parties: [GB], status: accepted, says: {value: 100, unit: t, over: 1984}}
decisions:
  - {conflict: 'state-sequence:embassy:b-embassy', verdict: source-error, because: Two days say so., until: 2025-06}
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    """A file with two contradictions, a tension and a note."""
    return loads(TWO_SLIPS)[0]


def test_gravest_first_then_by_id(facts: Facts) -> None:
    """Contradictions come before tensions and these before notes; within a level the ids are in order."""
    found = check(Case(facts=facts))
    gravity = ["contradiction", "tension", "note"]
    assert [(gravity.index(f.level), f.id) for f in found] == sorted((gravity.index(f.level), f.id) for f in found)
    assert {f.level for f in found} == set(gravity)


def test_same_findings_when_lines_move(facts: Facts) -> None:
    """Shuffling the claims of the file changes no finding."""
    claims = list(facts.claims)
    random.Random(7).shuffle(claims)
    moved = facts.model_copy(update={"claims": tuple(claims)})
    assert check(Case(facts=moved)) == check(Case(facts=facts))


@pytest.mark.parametrize(
    ("as_of", "holds"), [(None, True), ("2025-06-30", True), ("2025-07-01", False), ("2025", True), ("2026", False)]
)
def test_decision_until(facts: Facts, as_of: str | None, holds: bool) -> None:
    """A decision is attached by id while it holds; without a day to judge by, it holds."""
    (finding,) = [f for f in check(Case(facts=facts), as_of=as_of) if f.id == "state-sequence:embassy:b-embassy"]
    assert (finding.decision is not None) is holds


def test_expired_decision_is_said(facts: Facts) -> None:
    """A report says which decision ran out."""
    assert any("held until 2025-06" in note for note in assess(Case(facts=facts), as_of="2026").notes)


def test_decision_on_nothing(facts: Facts) -> None:
    """A decision that matches no finding is reported."""
    kept = tuple(c for c in facts.claims if c.id != "b-embassy")
    report = assess(Case(facts=facts.model_copy(update={"claims": kept})))
    assert report.unmatched_decisions == ("state-sequence:embassy:b-embassy",)


@pytest.mark.parametrize(
    ("status", "counts"), [("accepted", True), ("disputed", True), ("proposed", False), ("rejected", False)]
)
def test_which_claims_count(facts: Facts, status: str, counts: bool) -> None:
    """Accepted and disputed claims count, proposed and rejected ones do not."""
    claims = tuple(c.model_copy(update={"status": status}) if c.id == "b-monday" else c for c in facts.claims)
    found = check(Case(facts=facts.model_copy(update={"claims": claims})))
    assert ("weekday-date-mismatch" in {f.rule for f in found}) is counts


def test_chosen_rules_only(facts: Facts) -> None:
    """Only the rules asked for are run."""
    chosen = tuple(rule for rule in RULES if rule.name == "disputed-rank")
    assert {f.rule for f in check(Case(facts=facts), chosen)} == {"disputed-rank"}


def test_empty_file() -> None:
    """Nothing said, nothing found."""
    assert check(Case(facts=Facts())) == ()


def test_unique_ids(facts: Facts) -> None:
    """No two findings share an id, and each id begins with its rule's name."""
    found = check(Case(facts=facts))
    assert len({f.id for f in found}) == len(found)
    assert all(f.id.split(":")[0] == f.rule for f in found)


@given(st.integers(min_value=from_civil(1582, 10, 15), max_value=from_civil(1930, 12, 31)))
def test_julian_lag_is_convertdate_s(day: int) -> None:
    """The lag of the Julian calendar is the one that convertdate computes."""
    from convertdate import gregorian, julian

    year, month, of_month = julian.from_jd(gregorian.to_jd(*to_civil(day)))
    lag = julian_lag(day)
    shifted = to_civil(day - lag)
    assert (shifted[1:] == (month, of_month)) or (month, of_month) == (2, 29)
    assert shifted[0] == year


@pytest.mark.parametrize(
    ("one", "two", "parties", "calendar"),
    [
        ((1917, 12, 18), (1917, 12, 31), set(), "julian"),
        ((1855, 1, 26), (1855, 2, 7), set(), "julian"),
        ((1917, 12, 18), (1917, 12, 30), set(), None),
        ((1975, 11, 28), (1975, 12, 11), set(), None),
        ((1949, 12, 27), (2492, 12, 27), set(), "buddhist"),
        ((2011, 9, 11), (2018, 9, 11), set(), None),
        ((2011, 9, 11), (2018, 9, 11), {"ET", "ER"}, "ethiopian"),
    ],
)
def test_another_calendar(
    one: tuple[int, int, int], two: tuple[int, int, int], parties: set[str], calendar: str | None
) -> None:
    """Two days are one in another calendar only by its exact lag, and where it was in use."""
    found = in_another_calendar(from_civil(*one), from_civil(*two), frozenset(parties))
    assert (found and found[0]) == calendar


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Heisei 7", [1995]),
        ("昭和31年 (1955年)", [1956]),
        ("令和元年", [2019]),
        ("ในปี พ.ศ. ๒๔๙๒", [1949]),
        ("the 7 of Heisei", []),
    ],
)
def test_era_years(text: str, years: list[int]) -> None:
    """Years of eras are read in their own scripts and digits."""
    assert [year for _, year in era_years(text)] == years


def facts_of(claims: str, parties: str = "[AR, BR]") -> Facts:
    """One event, told by two sources."""
    head = "version: 1\nsources:\n  one: {title: One}\n  two: {title: Two}\n"
    event = f"events:\n  e: {{title: The event, kind: agreement, parties: {parties}}}\nclaims:\n"
    return loads(head + event + claims)[0]


def claim(id_: str, source: str, says: str, quote: str = "") -> str:
    """A line of a fact file."""
    words = f", quote: {{exact: '{quote}'}}" if quote else ""
    return f"  {id_}: {{source: {source}, event: e, status: accepted, says: {says}{words}}}\n"


@pytest.mark.parametrize(
    ("claims", "parties", "levels"),
    [
        (claim("a", "one", "{date: 2021}") + claim("b", "two", "{date: 2020-12-31}"), "[MY, SG]", {"note"}),
        (claim("a", "one", "{date: 2021}") + claim("b", "two", "{date: 2020-12-30}"), "[MY, SG]", {"contradiction"}),
        (claim("a", "one", "{date: 2020}") + claim("b", "two", "{date: 2021}"), "[MY, SG]", {"contradiction"}),
        (claim("a", "one", "{date: 1962-23}") + claim("b", "two", "{date: 1962-04-16}"), "[BO, CL]", {"note"}),
        (claim("a", "one", "{date: 1962-23}") + claim("b", "two", "{date: 1962-04-16}"), "[DE, PL]", {"contradiction"}),
        (
            claim("a", "one", "{anniversary: 65, on: 2012}")
            + claim("b", "one", "{anniversary: 63, on: 2012}")
            + claim("c", "two", "{date: 1949}"),
            "[AU, ID]",
            {"note"},
        ),
        (
            claim("a", "one", "{anniversary: 65, on: 2012}") + claim("c", "two", "{date: 1949}"),
            "[AU, ID]",
            {"contradiction"},
        ),
        (
            claim("a", "one", "{date: 1905-08-23}", "23 August 1905 Old Style, 5 September New Style")
            + claim("b", "two", "{date: 1905-09-05}"),
            "[JP, RU]",
            {"contradiction"},
        ),
        (
            claim("a", "one", "{date: 1905-08-23}") + claim("b", "two", "{date: 1905-09-06}"),
            "[JP, RU]",
            {"contradiction"},
        ),
    ],
)
def test_what_excuses_a_clash(claims: str, parties: str, levels: set[str]) -> None:
    """Midnight, a southern season, two counts and two styles make a clash a note; without them it is none."""
    found = [f for f in check(Case(facts=facts_of(claims, parties))) if f.rule != "uncorroborated-event"]
    assert {f.level for f in found} == levels


@pytest.mark.parametrize(("value", "half"), [(28.5, 0.05), (8500, 50), (2e9, 5e8), (27, 0.5), (1.25e9, 5e6)])
def test_half_last_digit(value: float, half: float) -> None:
    """A figure stands for half of its last digit on either side."""
    assert half_last_digit(value) == pytest.approx(half)
