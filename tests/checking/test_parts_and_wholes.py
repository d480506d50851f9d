"""Figures held against one another: wholes and their parts, totals that run on, and what is no contradiction.

A row: claims (source, event, kind, parties, what it says), and each finding as its level and its claims. Source `old`
is of 2000, `new` of 2005; the others have no date. An event `-` is none.
"""

import pytest
import yaml

from tests.checking.test_findings_in_full import case_of
from timeline.checking import RULES, check
from timeline.records.finding import Finding

EVENTS = {
    "war": "war JP KH",
    "east": "war JP KH",
    "west": "war JP KH",
    "dam": "aid JP KH",
}
KNOWN = {"old": {"published": "2000"}, "new": {"published": "2005"}}

ROWS: dict[str, list[str]] = yaml.load(
    """
trade that exports and imports fall short of:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
  - contradiction a a-2 a-3
the sum of the parts is no less wrong when it is far off:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 40, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 47, unit: USD, over: '1990', measure: imports}"
  - contradiction a a-2 a-3
about so much trade:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade, bound: approx}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 270, unit: USD, over: '1990', measure: imports}"
  - tension a a-2 a-3
at least so much trade:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade, bound: min}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
what is a part itself is not held to be the whole:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade, of: machines}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
exports and imports are no parts of aid:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: aid}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
imports of another year:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1991', measure: imports}"
exports of another year:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1991', measure: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
parts of two sources:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "b - trade JP KH {value: 470, unit: USD, over: '1990', measure: imports}"
rounding of both parts is allowed for:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 580, unit: USD, over: '1990', measure: imports}"
and a small share of the whole beside:
  - "a - trade JP KH {value: 1008, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 580, unit: USD, over: '1990', measure: imports}"
rounding of the whole is allowed for:
  - "a - trade JP KH {value: 1000, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 411, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 540, unit: USD, over: '1990', measure: imports}"
more than rounding of the whole:
  - "a - trade JP KH {value: 1000, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 411, unit: USD, over: '1990', measure: exports}"
  - "a - trade JP KH {value: 522, unit: USD, over: '1990', measure: imports}"
  - contradiction a a-2 a-3
exports each way that nearly make up the trade:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: exports, payer: KH}"
  - tension a a-2 a-3
goods that are exports each way:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: goods, of: exports, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: goods, of: exports, payer: KH}"
  - tension a a-2 a-3
goods that are exports, and goods that are imports:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: goods, of: exports}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: goods, of: imports}"
  - contradiction a a-2 a-3
goods each way are not known to be parts:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: goods, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: goods, payer: KH}"
exports each way that are far from the trade:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports, payer: JP}"
  - "a - trade JP KH {value: 410, unit: USD, over: '1990', measure: exports, payer: KH}"
exports each way beside aid:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: aid}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: exports, payer: KH}"
exports one way in another year:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1990', measure: exports, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1991', measure: exports, payer: KH}"
exports the other way in another year:
  - "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
  - "a - trade JP KH {value: 400, unit: USD, over: '1991', measure: exports, payer: JP}"
  - "a - trade JP KH {value: 470, unit: USD, over: '1990', measure: exports, payer: KH}"
two battles of a war:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1990', measure: casualties}"
  - tension a-war a-east a-west
a battle of another year:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1991', measure: casualties}"
a first battle of another year:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1989', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1990', measure: casualties}"
two years that fill a war:
  - "a war {value: 1001, unit: dead, over: 1990/1991, measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1991', measure: casualties}"
  - tension a-war a-east a-west
the later one told first:
  - "a war {value: 1001, unit: dead, over: 1990/1991, measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1991', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - tension a-war a-east a-west
years with one between them:
  - "a war {value: 1001, unit: dead, over: 1990/1992, measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1992', measure: casualties}"
years that do not reach to the end:
  - "a war {value: 1001, unit: dead, over: 1990/1992, measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1991', measure: casualties}"
years that do not reach back to the beginning:
  - "a war {value: 1001, unit: dead, over: 1990/1992, measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1991', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1992', measure: casualties}"
not of one measure:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 470, unit: dead, over: '1990', measure: troops}"
not of three events:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties, of: both sides}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties, payer: JP}"
  - "a east {value: 470, unit: dead, over: '1990', measure: casualties, payer: KH}"
not all of known events:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a - casualties JP KH {value: 470, unit: dead, over: '1990', measure: casualties}"
far from the losses of the war:
  - "a war {value: 1001, unit: dead, over: '1990', measure: casualties}"
  - "a east {value: 400, unit: dead, over: '1990', measure: casualties}"
  - "a west {value: 410, unit: dead, over: '1990', measure: casualties}"
parts of a period that exceed it, those that end first:
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 91, unit: USD, over: 1990/1992, measure: aid}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - contradiction a-dam a-dam-3 a-dam-4
of two that end together, the larger:
  - "a - aid JP KH {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a - aid JP KH {value: 31, unit: USD, over: 1991-07/1991-12, measure: aid}"
  - "a - aid JP KH {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a - aid JP KH {value: 71, unit: USD, over: '1993', measure: aid}"
  - contradiction a a-3 a-4
told in another order:
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - "a dam {value: 91, unit: USD, over: 1990/1992, measure: aid}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - contradiction a-dam-4 a-dam-3 a-dam
parts that come to no more than the whole as far as all is rounded:
  - "a dam {value: 150, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 80, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 70, unit: USD, over: '1993', measure: aid}"
a small share of the whole beside its rounding:
  - "a dam {value: 150, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 75, unit: USD, over: '1993', measure: aid}"
about so much in a part:
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 100, unit: USD, over: '1991', measure: aid, bound: approx}"
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - tension a-dam a-dam-2 a-dam-3
what is at most so much exceeds nothing:
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 90, unit: USD, over: '1990', measure: aid, bound: max}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - contradiction a-dam a-dam-3 a-dam-4
nothing at all is no part:
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 0, unit: USD, over: '1990', measure: aid}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - contradiction a-dam a-dam-3 a-dam-4
half a unit is one:
  - "a dam {value: 121, unit: USD, over: 1990/1993, measure: aid}"
  - "a dam {value: 0.5, unit: USD, over: '1990', measure: aid}"
  - "a dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - "a dam {value: 71, unit: USD, over: '1993', measure: aid}"
  - contradiction a-dam a-dam-2 a-dam-3 a-dam-4
a total that became less:
  - "old dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
  - "new dam {value: 81, unit: USD, over: 1990/.., measure: aid}"
  - contradiction new-dam old-dam
a total that became less, the later told first:
  - "new dam {value: 81, unit: USD, over: 1990/.., measure: aid}"
  - "old dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
  - contradiction new-dam old-dam
a total that grew:
  - "old dam {value: 81, unit: USD, over: 1990/.., measure: aid}"
  - "new dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
totals told at one time are one figure or another:
  - "old dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
  - "old dam {value: 81, unit: USD, over: 1990/.., measure: aid}"
  - contradiction old-dam-2 old-dam
totals counted from two years:
  - "old dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
  - "new dam {value: 81, unit: USD, over: 1991/.., measure: aid}"
a total told nobody knows when:
  - "a dam {value: 100, unit: USD, over: 1990/.., measure: aid}"
  - "new dam {value: 81, unit: USD, over: 1990/.., measure: aid}"
of no period, of nobody knows what:
  - "old - aid JP KH {value: 100, unit: USD, measure: aid}"
  - "new - aid JP KH {value: 81, unit: USD, measure: aid}"
of no period, of one event:
  - "old dam {value: 100, unit: USD, measure: aid}"
  - "new dam {value: 81, unit: USD, measure: aid}"
  - contradiction old-dam new-dam
two figures that a third is the sum of are its parts:
  - "a dam {value: 1000, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 400, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 600, unit: USD, over: '1990', measure: aid}"
two halves:
  - "a dam {value: 1000, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 500, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 500, unit: USD, over: '1990', measure: aid, bound: approx}"
the smaller one of another year is no part:
  - "a dam {value: 1000, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 400, unit: USD, over: '1991', measure: aid}"
  - "c dam {value: 600, unit: USD, over: '1990', measure: aid}"
  - contradiction c-dam a-dam
the larger one of another year is no part:
  - "a dam {value: 1000, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 400, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 600, unit: USD, over: '1991', measure: aid}"
  - contradiction b-dam a-dam
parts within half of all rounding:
  - "a dam {value: 1020, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 400, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 600, unit: USD, over: '1990', measure: aid}"
figures beyond half of all rounding are no parts:
  - "a dam {value: 1030, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 400, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 600, unit: USD, over: '1990', measure: aid}"
  - contradiction b-dam a-dam
  - contradiction c-dam a-dam b-dam
who says the same of another year stands behind nobody:
  - "a dam {value: 100, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 81, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 81, unit: USD, over: '1991', measure: aid}"
  - contradiction b-dam a-dam
who says the same of the same year stands behind it:
  - "a dam {value: 100, unit: USD, over: '1990', measure: aid}"
  - "b dam {value: 81, unit: USD, over: '1990', measure: aid}"
  - "c dam {value: 81, unit: USD, over: '1990', measure: aid}"
  - contradiction a-dam b-dam
of nobody knows what, in one year:
  - "a - other JP KH {value: 100, unit: USD, over: '1990', measure: other}"
  - "b - other JP KH {value: 81, unit: USD, over: '1990', measure: other}"
of nobody knows what, since one year:
  - "old - other JP KH {value: 100, unit: USD, over: 1990/.., measure: other}"
  - "new - other JP KH {value: 81, unit: USD, over: 1990/.., measure: other}"
what does not add up over time is one or the other:
  - "old dam {value: 100, unit: men, over: 1990/.., measure: troops}"
  - "new dam {value: 81, unit: men, over: 1990/.., measure: troops}"
  - contradiction old-dam new-dam
about so much, and a fifth less:
  - "a dam {value: 100, unit: USD, over: '1990', measure: aid, bound: approx}"
  - "b dam {value: 81, unit: USD, over: '1990', measure: aid}"
  - tension b-dam a-dam
about so much, and a third less:
  - "a dam {value: 100, unit: USD, over: '1990', measure: aid, bound: approx}"
  - "b dam {value: 67, unit: USD, over: '1990', measure: aid}"
  - contradiction b-dam a-dam
""",
    yaml.BaseLoader,
)


def found(claims: list[str]) -> tuple[Finding, ...]:
    """Return what the rule finds in claims."""
    case = case_of({"events": EVENTS, "sources": KNOWN, "claims": claims})
    return check(case, tuple(rule for rule in RULES if rule.name == "conflicting-quantities"))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_figures(row: list[str]) -> None:
    """What is found in these figures, the claim that stands alone first."""
    claims = [line for line in row if "{" in line]
    told = [f"{one.level} {' '.join(one.claims)}" for one in found(claims)]
    assert sorted(told) == sorted(line for line in row if "{" not in line)


@pytest.mark.parametrize(
    ("exports", "imports", "heard"),
    [(2, 3, True), (2, 4, False), (-1, 3, True), (-3, -2, True), (-3, 3, True), (-4, 1, False), (-2, 4, False)],
)
@pytest.mark.parametrize("ahead", [4, 6, 8])
def test_parts_are_told_beside_the_whole(exports: int, imports: int, heard: bool, ahead: int) -> None:
    """Parts are looked for among the three amounts told before a whole and the three after it."""
    told_with(exports, imports, heard, ahead)


@pytest.mark.parametrize("ahead", [0, 1, 2, 3])
def test_parts_at_the_beginning(ahead: int) -> None:
    """Where fewer than three amounts are told before a whole, they are looked at too."""
    told_with(-ahead or 1, 2, True, ahead)


def told_with(exports: int, imports: int, heard: bool, ahead: int) -> None:
    """Tell trade as one of fourteen amounts, with its parts so far away from it, and see whether they are noticed."""
    lines = [f"a - crop JP KH {{value: {7000 + n}, unit: USD, over: '1990', measure: grain {n}}}" for n in range(14)]
    lines[ahead] = "a - trade JP KH {value: 1001, unit: USD, over: '1990', measure: trade}"
    for place, measure, value in ((exports, "exports", 400), (imports, "imports", 300)):
        lines[ahead + place] = f"a - trade JP KH {{value: {value}, unit: USD, over: '1990', measure: {measure}}}"
    assert [one.level for one in found(lines)] == ["contradiction"] * heard


@pytest.mark.parametrize(("figures", "apart"), [(12, True), (13, False)])
def test_parts_among_many_figures(figures: int, apart: bool) -> None:
    """Among twelve figures those that a third is the sum of are held to be parts; of more it is said they were not."""
    values = [400_001, 600_001, 1_000_002, *(7_000_003 * 3**n for n in range(figures - 3))]
    claims = [f"s{n:02} dam {{value: {v}, unit: USD, over: '1990', measure: aid}}" for n, v in enumerate(values)]
    heard = found(claims)
    assert any({"s00-dam", "s01-dam"} & set(one.claims) for one in heard) is not apart
    said = [step.says for one in heard for step in one.explanation if step.says.startswith("They differ")]
    assert said
    assert all(("there are too many" in one) is not apart for one in said)


def test_only_who_agrees_stands_behind_a_figure() -> None:
    """A third figure of the same year that agrees with neither of two is not among those who give them."""
    rows = [("a", 100, 1990), ("b", 81, 1990), ("c", 300, 1990), ("d", 300, 1990), ("e", 100, 1990), ("f", 81, 1991)]
    heard = found([f"{s} dam {{value: {v}, unit: USD, over: '{y}', measure: aid}}" for s, v, y in rows])
    backed = {one.id.split(":")[-1]: {stand.value: stand.claims for stand in one.support} for one in heard}
    assert backed == {
        "b-dam": {"$81": ("b-dam",), "$100": ("a-dam", "e-dam"), "$300": ("c-dam", "d-dam")},
        "c-dam": {"$300": ("c-dam", "d-dam"), "$100": ("a-dam", "e-dam")},
    }


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ("'1990'", " (1990)"),
        ("../1990", " (until 31 December 1990)"),
        ("1990/..", " (from 1 January 1990 onwards)"),
        ("", ""),
    ],
)
def test_the_period_is_told(over: str, told: str) -> None:
    """The period that both figures are of is told, also where one end of it is open."""
    period = f", over: {over}" if over else ""
    heard = found([f"{s} dam {{value: {v}, unit: USD, measure: level{period}}}" for s, v in (("a", 100), ("b", 81))])
    assert [one.verdict for one in heard] == [f"b gives $81, a gives $100, of the same thing{told}."]
