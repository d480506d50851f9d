"""Many dates in the wrong order: one mistake is one finding, what it names is bounded, and the rest is counted."""

from timeline.checking import assess
from timeline.records.facts import Facts
from timeline.records.report import Case, Report


def report(count: int) -> Report:
    """Return the report on so many independences of one party in 1960, and as many relations of it begun in 1950."""
    events = [{"id": f"i{n:03}", "kind": "independence", "parties": ["KH"]} for n in range(count)]
    events += [{"id": f"r{n:03}", "kind": "established", "parties": ["KH", f"P{n}"]} for n in range(count)]
    claims = [
        {"id": f"s-{e['id']}", "source": "s", "event": e["id"], "status": "accepted"}
        | {"says": {"date": "1960" if e["kind"] == "independence" else "1950"}}
        for e in events
    ]
    return assess(Case(facts=Facts.model_validate({"sources": [{"id": "s"}], "events": events, "claims": claims})))


def test_each_odd_date_is_one_finding() -> None:
    """Of dates that all clash with all others, those of one side are each found once, with some of the others."""
    found = [f for f in report(60).findings if f.rule == "broken-order"]
    assert len(found) == 60
    assert {len(f.claims) for f in found} == {41}
    assert {len(f.sets) for f in found} == {12}
    assert all(f.capped for f in found)
    assert all(any(s.says == "20 more claims stand against it in the same way." for s in f.explanation) for f in found)


def test_related_findings_are_bounded_and_that_is_said() -> None:
    """No finding names more than fifty others, and a note says so where one would."""
    words = "At most 50 of the findings that share a claim with one are named with it."
    assert words in report(60).notes
    assert max(len(f.related) for f in report(60).findings) == 50
    assert words not in report(5).notes
