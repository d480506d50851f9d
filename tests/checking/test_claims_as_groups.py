"""A case as groups of the network: who says the same, how much it weighs, and what holds whatever the claims say.

A group is written as its name, its weight, who says it, and its links as strictly meant, with what is widened after a
bar. A link is `v - u` (or `v` alone) with its least and its most; days are written as dates.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.checking.claim_cases import random_case
from tests.checking.links import Link
from tests.checking.test_findings_in_full import case_of
from timeline.checking.forms import mean
from timeline.checking.index import indexed
from timeline.checking.look import Look
from timeline.checking.meaning import FREE
from timeline.checking.network import PREMISE, Group
from timeline.checking.network.model import Links
from timeline.checking.orderings import orders
from timeline.checking.translate import Translation, translate
from timeline.edtf.days import to_civil
from timeline.records.report import Case


def number(n: int | None, link: Link) -> str:
    """Return an end of a link: a date of what is counted from nothing in days, else the number."""
    if n is None:
        return ""
    return str(n) if link.u or link.unit else "-".join(f"{part:02}" for part in to_civil(n))


def links_told(links: Links) -> str:
    """Return links in words, those of one option."""
    told = []
    for link in map(Link._make, links):
        ends = number(link.lo, link), number(link.hi, link)
        span = ends[0] if ends[0] == ends[1] else "..".join(ends)
        told.append(f"{link.v}{f' - {link.u}' if link.u else ''} = {span}{('', ' months', ' years')[link.unit]}")
    return " and ".join(told) or "anything"


def lines(t: Translation) -> Iterator[str]:
    """Yield the groups line by line."""
    for strict, wide in zip(t.strict, t.wide, strict=True):
        weight = "premise" if strict.weight == PREMISE else strict.weight
        told = " or ".join(map(links_told, strict.options))
        widened = "" if wide.options == strict.options else f" | {' or '.join(map(links_told, wide.options))}"
        assert wide[2:] == strict[2:]
        assert wide.id == strict.id
        yield f"{strict.id} ({weight}{', ' if strict.supporters else ''}{' '.join(strict.supporters)}): {told}{widened}"


TABLE = Path(__file__).with_name("claims_as_groups.yaml")
ROWS: dict[str, dict[str, Any]] = yaml.load(TABLE.read_text(encoding="utf-8"), yaml.BaseLoader)


def translation(told: dict[str, Any]) -> Translation:
    """Return a row of the table as groups."""
    case = case_of(told)
    if "dates" in told:
        dates = told["dates"]
        known = tuple(event.model_copy(update={"date": dates.get(event.id)}) for event in case.facts.events)
        case = Case(facts=case.facts.model_copy(update={"events": known}))
    look = Look(case)
    return translate(case, look.index, tuple(orders(look)))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_groups(row: dict[str, Any]) -> None:
    """These claims and what is known beside them come to these groups."""
    assert list(lines(translation(row))) == row["groups"].splitlines()


@pytest.mark.parametrize("seed", range(80))
def test_each_claim_is_with_those_who_mean_the_same(seed: int) -> None:
    """One group for each meaning, by its first claim in the file, as heavy as its independent sources are many."""
    case = random_case(Random(seed))
    look = Look(case)
    t = translate(case, indexed(case))
    meanings: dict[Any, list[str]] = {}
    for claim in case.facts.claims:
        meaning = mean((t.points, claim.source, claim.event or ""), claim.says)
        if meaning[0] != FREE:
            meanings.setdefault(meaning, []).append(claim.id)
    groups = [group for group in t.strict if group.supporters]
    assert [(group.id, list(group.supporters)) for group in groups] == [(ids[0], ids) for ids in meanings.values()]
    assert [group.options for group in groups] == [meaning[0] for meaning in meanings]
    assert [group.options for group in t.wide if group.supporters] == [meaning[1] for meaning in meanings]
    for group in groups:
        assert group.weight == look.count_independent({t.claims[c].source for c in group.supporters})
    assert not t.unread


@pytest.mark.parametrize(("years", "read"), [(6, True), (7, False)])
def test_a_denial_that_leaves_too_much(years: int, read: bool) -> None:
    """A denial that leaves more than sixty-four possibilities is held against nothing, and that is known."""
    some = ",".join(str(1953 + 2 * n) for n in range(years))
    for says in (
        f'{{date: "[{some}]", negated: true}}',
        f'{{date: "[{some}]", negated: true, hedge: reportedly}}',
        f'{{one_of: [{{date: 1940}}, {{date: "[{some}]", negated: true}}]}}',
    ):
        t = translation({"events": {"x": "meeting"}, "claims": ["b x {date: 1930}", f"a x {says}"]})
        assert t.unread == ([] if read else ["a-x"])
        assert [group.id for group in t.strict] == (["b-x", "a-x"] if read else ["b-x"])
        if read:
            assert len(t.strict[1].options) == 64 + ("one_of" in says)


def test_a_denial_of_what_leaves_too_much() -> None:
    """What denies a choice of which one reading was not read is not read either."""
    some = ",".join(str(1953 + 2 * n) for n in range(7))
    says = f'{{one_of: [{{date: 1940}}, {{date: "[{some}]", negated: true}}], negated: true}}'
    assert translation({"events": {"x": "meeting"}, "claims": [f"a x {says}"]}).unread == ["a-x"]


def test_an_order_that_holds_only_as_strictly_meant() -> None:
    """What comes before what is a premise at both levels, a soft one at the strict one; both must be spoken of."""
    events = {"signed": "agreement JP KH amity", "force": "in_force JP KH amity"}
    told = {"events": events, "claims": ["a signed {date: 1992}", "b force {date: 1991}"]}
    case = case_of(told)
    look = Look(case)
    (order,) = orders(look)
    for soft in (False, True):
        t = translate(case, look.index, [order._replace(soft=soft)])
        premise = Group(order.premise, ((Link("event:signed", "event:force", 0, None),),), (), PREMISE)
        assert t.strict[-1] == premise
        assert t.wide[-1] == (premise._replace(options=FREE) if soft else premise)
    far = order._replace(first="elsewhere")
    assert len(translate(case, look.index, [far, far._replace(first=order.first, then="elsewhere")]).strict) == 2
