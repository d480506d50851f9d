"""A mend that several claims would have to share names them, in the finding, in the data and in the text."""

import json

from timeline.checking import assess
from timeline.records.facts import Facts
from timeline.records.report import Case, Report
from timeline.reporting.consistency_json import render
from timeline.reporting.text import finding_text


def report(**dates: str) -> Report:
    """Return the report on claims of one event, each by the source and of the date given."""
    claims = [
        {"id": f"{s}-x", "source": s, "event": "x", "says": {"date": date}, "status": "accepted"}
        for s, date in dates.items()
    ]
    events = [{"id": "x", "title": "X", "kind": "meeting"}]
    sources = [{"id": s} for s in dates]
    return assess(Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims})))


def test_shared_by_all_who_say_the_same() -> None:
    """Each mend names the other claims that would have to change with its own; the text counts them."""
    found = report(a="1953", b="1953", c="1960", d="1960", e="1960")
    (finding,) = found.findings[:1]
    assert {r.claim: r.also for r in finding.repairs} == {"a-x": ("b-x",)}
    assert "1953 → 1960 (a-x and 1 claim that says the same)" in " ".join(finding_text(finding, found).split())
    (repair,) = json.loads(render(found))["findings"][0]["repairs"]
    assert repair["also"] == ["b-x"]


def test_of_one_claim_alone() -> None:
    """A mend of one claim says nothing of others."""
    found = report(a="1953", b="1960", c="1960", d="1960")
    (finding,) = found.findings[:1]
    assert [r.also for r in finding.repairs if r.rank == 1] == [()]
    assert "the same" not in finding_text(finding, found)
    assert all("also" not in repair for repair in json.loads(render(found))["findings"][0]["repairs"])
