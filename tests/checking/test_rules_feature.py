"""The twenty cases of the design, told by a historian and put to the check."""

from typing import Any

import pytest
import yaml
from pytest_bdd import given, parsers, scenarios, then, when

from timeline.checking import assess
from timeline.records.report import Case, Report
from timeline.store import loads

scenarios("rules.feature")


class Desk:
    """What has been laid on the desk: sources, events and claims, as a fact file says them."""

    def __init__(self) -> None:
        self.file: dict[str, Any] = {"version": 1, "sources": {}, "events": {}, "claims": {}}

    def report(self) -> Report:
        """Write the fact file, read it back and check it."""
        return assess(Case(facts=loads(yaml.safe_dump(self.file, sort_keys=False, allow_unicode=True))[0]))


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@given("the sources")
def the_sources(desk: Desk, datatable: list[list[str]]) -> None:
    """Lay out sources, some with the date of their publication."""
    for source, published in datatable[1:]:
        desk.file["sources"][source] = {"title": source.title()} | ({"published": published} if published else {})


@given("the events")
def the_events(desk: Desk, datatable: list[list[str]]) -> None:
    """Lay out events with their kind and parties."""
    for event, kind, parties in datatable[1:]:
        desk.file["events"][event] = {"title": event.title(), "kind": kind, "parties": parties.split(", ")}


@when(parsers.re(r"(?P<source>\S+) says of (?P<event>\S+) (?P<says>\{.*\})"))
def a_source_says(desk: Desk, source: str, event: str, says: str) -> None:
    """Write down a claim as the fact file would have it."""
    claims = desk.file["claims"]
    claims[f"{source}-{event}-{len(claims)}"] = {
        "source": source,
        "event": event,
        "status": "accepted",
        "says": yaml.load(says, Loader=yaml.BaseLoader),
    }


def conflicts(report: Report) -> list[Any]:
    """The findings that are more than notes."""
    return [finding for finding in report.findings if finding.level != "note"]


@then("nothing is in conflict")
def nothing(desk: Desk) -> None:
    """No contradiction and no tension is found."""
    assert [(f.id, f.verdict) for f in conflicts(desk.report())] == []


@then(parsers.re(r"there is a (?P<level>contradiction|tension|note) (?P<rule>\S+) about (?P<events>.+)"))
def there_is(desk: Desk, level: str, rule: str, events: str) -> None:
    """One finding of the level, by the rule, about one of the events, and no other conflict beside it."""
    report = desk.report()
    found = [f for f in report.findings if f.rule == rule]
    assert [f.level for f in found] == [level]
    assert found[0].id.split(":")[1] in events.split(" or ")
    assert conflicts(report) == [f for f in found if f.level != "note"]


@then(parsers.parse("there is a contradiction between {one} and {other}"))
def between(desk: Desk, one: str, other: str) -> None:
    """One contradiction, of the claims of these two sources."""
    report = desk.report()
    (finding,) = conflicts(report)
    assert finding.level == "contradiction"
    claims = {c.id: c.source for c in report.case.facts.claims}
    assert {claims[c] for ids in finding.sets for c in ids} == {one, other}


@then(parsers.parse("{source} is taken to be written in {year}"))
def written_in(desk: Desk, source: str, year: str) -> None:
    """The publication of an undated source is inferred."""
    inferred = {i.variable: i.edtf for i in desk.report().inferred}
    assert inferred[f"published:{source}"] == year


@then(parsers.parse("the year {year} is borne out by {count:d} source"))
def borne_out(desk: Desk, year: str, count: int) -> None:
    """The support of a value counts independent sources only."""
    (finding,) = conflicts(desk.report())
    assert [s.independent for s in finding.support if year in s.value] == [count]


@then(parsers.parse("its explanation names {words}"))
def explained(desk: Desk, words: str) -> None:
    """The steps of the explanation say it."""
    (finding,) = conflicts(desk.report())
    assert words in " ".join(step.says for step in finding.explanation)
    assert len(finding.explanation) <= 12


@then(parsers.parse("it rests on the premise {premise}"))
def rests_on(desk: Desk, premise: str) -> None:
    """The finding names the premise, and so does a step of its explanation."""
    (finding,) = conflicts(desk.report())
    assert premise in finding.premises
    assert premise in {step.premise for step in finding.explanation}
