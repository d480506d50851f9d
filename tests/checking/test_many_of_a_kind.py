"""When there is much of one kind: what is named, what is only counted, what is listed when everything is asked for."""

from typing import Any

from timeline.checking import RULES, check
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Case

Told = tuple[str, str, dict[str, Any]]


def found_by(
    rule: str, *told: Told, kinds: dict[str, str] | None = None, all_sets: bool = False
) -> tuple[Finding, ...]:
    """Return the findings of a rule on claims: source, event, what is said; source `old` is of 2010, read in 2020."""
    claims = [
        {"id": f"c{n:02}", "source": source, "event": event, "says": says, "status": "accepted"}
        for n, (source, event, says) in enumerate(told)
    ]
    sources: list[dict[str, Any]] = [{"id": source} for source in sorted({one[0] for one in told})]
    for source in sources:
        if source["id"] == "old":
            source |= {"published": "2010", "retrieved": "2020"}
    events = [
        {"id": event, "title": event, "kind": (kinds or {}).get(event, "visit"), "parties": ["JP", "KH"]}
        for event in sorted({one[1] for one in told})
    ]
    case = Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims}))
    return check(case, tuple(r for r in RULES if r.name == rule), all_sets=all_sets)


def test_many_lonely_sources() -> None:
    """Twenty sources with most events of their own are named, the most first; the events of others are counted."""
    told: list[Told] = [(f"s{n:02}", f"e{n:02}", {"date": "1953"}) for n in range(23)]
    told += [("s22", "x1", {"date": "1953"}), ("s22", "x2", {"date": "1953"}), ("s05", "x3", {"date": "1953"})]
    found = {finding.id.split(":")[1]: finding for finding in found_by("uncorroborated-event", *told)}
    assert sorted(found) == ["others", *(f"s{n:02}" for n in range(19)), "s22"]
    assert found["s22"].verdict == "Only s22 speaks of 3 events."
    assert found["s05"].verdict == "Only s05 speaks of 2 events."
    assert found["s04"].verdict == "Only s04 speaks of 1 event."
    assert found["others"].verdict == "3 events more rest on one source each."
    assert found["others"].events == ("e19", "e20", "e21")
    assert {finding.outlier for finding in found.values()} == {None}


def test_twenty_lonely_sources() -> None:
    """Where all are named, none is counted."""
    found = found_by("uncorroborated-event", *((f"s{n:02}", f"e{n:02}", {"date": "1953"}) for n in range(20)))
    assert len(found) == 20
    assert all(finding.verdict.startswith("Only") for finding in found)


def test_many_stale_statements() -> None:
    """Of fourteen statements that count from the publication, eleven are told, and that there are three more."""
    told: list[Told] = [("old", f"e{n:02}", {"anniversary": n + 1, "on": "published"}) for n in range(14)]
    (found,) = found_by("stale-relative-statement", *told)
    assert found.verdict == "old is of 2010; read in 2020, 14 statements in it would be taken for other years."
    assert len(found.explanation) == 12
    assert found.explanation[-1].says == "… 3 further steps of the same kind …"
    assert len(found_by("stale-relative-statement", *told[:12])[0].explanation) == 12
    assert found_by("stale-relative-statement", *told[:12])[0].explanation[-1].claim == "c11"


def test_many_counts_through_a_break() -> None:
    """Eleven counts of years are told as seven of them and the number of the rest; nine of their steps are shown."""
    told: list[Told] = [(f"s{n:02}", "ties", {"anniversary": 50 + n, "on": str(2003 + n)}) for n in range(11)]
    told += [("x", "broken", {"date": "1975"}), ("x", "back", {"date": "1992"})]
    kinds = {"ties": "established", "broken": "severed", "back": "resumed"}
    (found,) = found_by("state-sequence", *told, kinds=kinds)
    told_so = "50, 51, 52, 53, 54, 55, 56 and 4 other numbers of years of ties are counted through"
    assert found.verdict.startswith(told_so)
    assert [step.claim for step in found.explanation] == [*(f"c{n:02}" for n in range(8)), None, "c11", "c12"]
    assert found.explanation[8].says == "… 3 further steps of the same kind …"


def test_every_set_when_asked_for() -> None:
    """A claim that clashes with many is shown with one set for those who agree; asked for all, with each of them."""
    told: list[Told] = [(f"s{n:02}", "x", {"date": "1953"}) for n in range(9)]
    told.append(("z", "x", {"date": "1960"}))
    (few,) = found_by("contradicting-dates", *told)
    (every,) = found_by("contradicting-dates", *told, all_sets=True)
    assert few.sets == (("c00", "c09"),)
    assert every.sets == tuple((f"c{n:02}", "c09") for n in range(9))
    assert few.outlier == every.outlier == "c09"
    assert few.outlier_share == every.outlier_share == 1.0
    assert set(few.claims) == set(every.claims) == {f"c{n:02}" for n in range(10)}


def test_findings_that_share_a_claim_know_each_other() -> None:
    """Each finding names the others that rest on one of its claims, but for the lists of what only one source says."""
    told: list[Told] = [
        ("a", "x", {"weekday": "monday", "date": "1953-05-19"}),
        ("b", "x", {"date": "1960"}),
        ("b", "y", {"weekday": "monday", "date": "1953-05-19"}),
    ]
    claims = [
        {"id": f"c{n}", "source": s, "event": e, "says": says, "status": "accepted"}
        for n, (s, e, says) in enumerate(told)
    ]
    facts = {"sources": [{"id": "a"}, {"id": "b"}], "events": [{"id": "x"}, {"id": "y"}], "claims": claims}
    related = {finding.id: finding.related for finding in check(Case(facts=Facts.model_validate(facts)))}
    assert related == {
        "contradicting-dates:x:c0": ("weekday-date-mismatch:x:c0",),
        "weekday-date-mismatch:x:c0": ("contradicting-dates:x:c0",),
        "weekday-date-mismatch:y:c2": (),
        "uncorroborated-event:b:events": (),
    }


def test_one_year_counted_through_a_break() -> None:
    """A first anniversary across a break is one year; more of them are years."""
    broken: list[Told] = [("x", "broken", {"date": "2003-06"}), ("x", "back", {"date": "2004"})]
    kinds = {"ties": "established", "broken": "severed", "back": "resumed"}
    one: Told = ("s", "ties", {"anniversary": 1, "on": "2003"})
    two: Told = ("t", "ties", {"anniversary": 2, "on": "2004"})
    (found,) = found_by("state-sequence", one, *broken, kinds=kinds)
    assert found.verdict == "1 year of ties is counted through the severance of 2003–2004."
    (found,) = found_by("state-sequence", one, two, *broken, kinds=kinds)
    assert found.verdict == "1 and 2 years of ties are counted through the severance of 2003–2004."


def test_a_date_that_hangs_on_another_is_held_against_the_day_of_writing() -> None:
    """What a source of 2010 dates by an event of 2015 is later than it, as a date of its own would be."""
    for late, says in ((True, "event:y+2y"), (False, "event:y-9y"), (True, "2017"), (False, "published+3y")):
        told: list[Told] = [("old", "x", {"date": says}), ("b", "y", {"date": "2015"}), ("old", "z", {"date": "1950"})]
        found = found_by("impossible-publication-date", *told)
        assert [one.claims for one in found] == ([("c00",)] if late else [])
        assert not late or found[0].verdict == "old is of 2010, yet reports something of 2017."


def test_two_classes_with_an_earlier_one_each() -> None:
    """What the reckoning proves of a class is told once, and what only a premise proves of another beside it."""
    told: list[Told] = [
        ("a", "x", {"first": "summits", "over": "1995"}),
        ("b", "y", {"member": "summits", "over": "1990"}),
        ("c", "p", {"first": "partner-of-KH", "over": "2013"}),
        ("d", "q", {"member": "strategic-partner-of-KH", "over": "2010"}),
        ("d", "r", {"member": "strategic-partner-of-KH", "over": "2014"}),
    ]
    found = found_by("disputed-first", *told)
    assert [set(one.claims) for one in found] == [{"c02", "c03"}, {"c00", "c01"}]
    assert [one.premises for one in found] == [("higher-partnership",), ()]
    assert found_by("disputed-first", *told[:2])[0] == found[1]
    assert found_by("disputed-first", *told[2:])[0].verdict == found[0].verdict


def test_every_set_of_three_when_asked_for() -> None:
    """Of nine who say one date, two years before another, each stands in a set of its own when all are asked for."""
    told: list[Told] = [(f"s{n:02}", "x", {"date": "1953"}) for n in range(9)]
    told += [("y", "y", {"date": "event:x+2y"}), ("z", "y", {"date": "1960"}), ("z2", "y", {"date": "1960"})]
    for asked, count in ((False, 1), (True, 18)):
        (found,) = found_by("contradicting-dates", *told, all_sets=asked)
        assert len(found.sets) == count
        assert {len(ids) for ids in found.sets} == {3}
