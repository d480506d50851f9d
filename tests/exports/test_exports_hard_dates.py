"""The exports on a store of events that are hard to place: open, unknown, BC, a season, a choice, none at all."""

import json
import re
from functools import cache

import pytest

from timeline.pipeline import audit
from timeline.records.report import Report, Since
from timeline.reporting import left_out, render
from timeline.reporting.consistency_json import contract
from timeline.reporting.dates import range_words
from timeline.reporting.explain import explain
from timeline.reporting.text import next_steps
from timeline.store import loads

FACTS = """\
version: 1
sources:
  atlas: {title: An atlas, published: 1990, language: en, url: "https://example.org/atlas"}
  slip: {}
  gloss: {derived_from: [atlas]}
events:
  "published": {title: A kind of name that anchors must not share}
  ides: {title: The Ides, kind: death, date: -0043-03-15}
  reign: {title: The reign, kind: other, date: 1804/1814}
  rule: {title: The rule, kind: occupation, date: 1953/..}
  long: {title: The long while, date: ../1900}
  spring: {title: The spring, kind: statement, date: 1953-21}
  choice: {title: The choice, kind: visit, date: "[1948,1953]"}
  about: {title: About then, kind: visit, date: 1953~}
  never: {title: Nobody knows when, kind: aid}
  atlas: {title: An event called as a source is, kind: aid, date: 1950}
claims:
  ides-atlas: {source: atlas, event: ides, says: {date: -0043-03-15}, quote: {exact: "on | \\"A\\""}, status: accepted}
  ides-gloss: {source: gloss, event: ides, says: {date: -0043-03-15}, status: accepted}
  reign-slip: {source: slip, event: reign, says: {date: 1804}, quote: {exact: reigned}, status: accepted}
  rule-atlas: {source: atlas, event: rule, says: {date: 1953/..}, status: accepted}
  about-slip: {source: slip, event: about, says: {date: 1953~}, quote: {exact: about 1953}, status: accepted}
  about-atlas: {source: atlas, event: about, says: {date: 1960}, quote: {exact: in 1960}, status: accepted}
  refused: {source: slip, event: about, says: {date: 1999}, status: rejected, because: misread}
"""


@cache
def report() -> Report:
    """Audit the store of hard dates, with the text of one source in which a quote stands twice."""
    facts, marks = loads(FACTS)
    return audit(facts, marks, {"slip": "about 1953, about 1953. They reigned.", "atlas": None})


def test_quickstatements_of_dates_that_are_no_single_day() -> None:
    """An interval has its ends, an open end has none, an event without a day has no time, and BC is negative."""
    blocks = {
        re.findall('Len\t"(.*)"', block)[0]: block
        for block in str(render(report(), "quickstatements")).split("CREATE\n")[1:]
    }
    assert "P585\t-0044-03-15T00:00:00Z/11" in blocks["The Ides"]
    assert "P580\t+1804-00-00T00:00:00Z/9" in blocks["The reign"]
    assert "P582\t+1814-00-00T00:00:00Z/9" in blocks["The reign"]
    assert "P580\t+1953-00-00T00:00:00Z/9" in blocks["The rule"]
    assert "P582" not in blocks["The rule"]
    assert "P580\t+1953-03-01T00:00:00Z/11" in blocks["The spring"]
    assert "\tP1480\tQ5727902" in blocks["About then"]
    assert "P58" not in blocks["Nobody knows when"]
    assert "on ¦ ”A”" in blocks["The Ides"]
    assert "S854" in blocks["The Ides"]
    assert "as Wikibase holds none such: 2 of 10" in left_out(report(), "quickstatements")


def test_slides_and_anniversaries_of_dates_that_are_no_single_day() -> None:
    """An event without a first day is no slide, one before the year 1 no anniversary; an open one has no last day."""
    slides = {slide["text"]["headline"]: slide for slide in json.loads(str(render(report(), "timelinejs")))["events"]}
    assert "The long while" not in slides
    assert "end_date" not in slides["The rule"]
    assert "group" not in slides["A kind of name that anchors must not share"] if len(slides) > 9 else True
    assert slides["About then"]["start_date"] == {"year": 1953, "month": 1, "day": 1}
    assert slides["The choice"]["end_date"] == {"year": 1953, "month": 12, "day": 31}
    assert "as without a first day" in left_out(report(), "timelinejs")
    assert "BEGIN:VEVENT" not in str(render(report(), "icalendar"))


def test_a_quote_that_stands_twice_has_no_position() -> None:
    """A quote is placed by its position only where its text holds it once; claims without a quote are counted."""
    items = {item["id"]: item for item in json.loads(str(render(report(), "web-annotation")))["first"]["items"]}
    kinds = {name: [s["type"] for s in item["target"]["selector"]] for name, item in items.items()}
    assert kinds["#reign-slip"] == ["TextQuoteSelector", "TextPositionSelector"]
    assert kinds["#about-slip"] == ["TextQuoteSelector"]
    assert kinds["#ides-atlas"] == ["TextQuoteSelector"]
    assert items["#ides-atlas"]["target"]["source"] == "https://example.org/atlas"
    assert items["#reign-slip"]["target"]["source"] == "#slip"
    assert left_out(report(), "web-annotation") == "3 of 7 claims have no quote and are left out."
    assert "were rejected, and are left out" in left_out(report(), "edtf-csv")


def test_a_finding_without_a_place_in_a_file() -> None:
    """A check of facts that stand in no file still gives whole SARIF, JUnit and GitHub outputs, without places."""
    bare = report().model_copy(update={"marks": {}, "rules": {}})
    assert bare.findings
    results = json.loads(str(render(bare, "sarif")))["runs"][0]["results"]
    assert len(results) == len(bare.findings)
    assert not any("locations" in result or "ruleIndex" in result or "baselineState" in result for result in results)
    assert "file=" not in str(render(bare, "github"))
    assert " file=" not in str(render(bare, "junit"))
    assert all(row["location"] is None for row in contract(bare)["findings"])
    assert "facts.yaml" not in explain(bare, bare.findings[0].id)


def test_what_a_change_brings_is_marked() -> None:
    """Against an earlier revision each result is new or unchanged, and what was resolved is absent."""
    first, *others = report().findings
    gone = first.model_copy(update={"id": "gone"})
    since = report().model_copy(update={"since": Since(revision="HEAD", gained=(first.id,), resolved=(gone,))})
    results = json.loads(str(render(since, "sarif")))["runs"][0]["results"]
    states = [result["baselineState"] for result in results]
    assert states == ["new", *["unchanged"] * len(others), "absent"]
    assert contract(since)["since"]["gained"] == [first.id]


def test_more_findings_than_github_shows() -> None:
    """Beyond the ten that GitHub shows the rest is counted."""
    many = tuple(report().findings[0].model_copy(update={"id": f"many-{n}"}) for n in range(13))
    told = str(render(report().model_copy(update={"findings": many}), "github"))
    assert told.count("::error") + told.count("::warning") + told.count("::notice") == 10
    assert "3 more findings are in the step summary." in told


def test_claims_and_events_are_explained_whatever_they_lack() -> None:
    """A claim is explained with its quote, its event and the others there, a rejected one and an undated event too."""
    about = explain(report(), "about-slip")
    assert "“about 1953”" in about
    assert "with      about-atlas" in about
    assert "refused (rejected)" in explain(report(), "refused")
    assert "accepted" not in explain(report(), "never")


def test_what_comes_next_names_each_open_conflict() -> None:
    """After the main job each undecided conflict is named with the command that explains it, and the pages to read."""
    lines = next_steps(report(), "reports", report())
    grave = [finding for finding in report().findings if finding.level != "note"]
    assert grave
    assert all(any(f"timeline explain {finding.id}" in line for line in lines) for finding in grave)
    assert "Accepted as they are, they would bring no conflict: timeline check --proposed" in lines
    assert lines[-1] == "Read reports/consistency.html; browse reports/timeline.html."


@pytest.mark.parametrize("name", ["consistency.html", "consistency.md", "timeline.html"])
def test_pages_of_hard_dates(name: str) -> None:
    """Every page shows every event, the undated and the open ones too, and no two things share an anchor."""
    page = str(render(report(), name))
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    if name == "timeline.html":
        assert all(event.title in page for event in report().case.events if event.stated)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (711218, 711582, "1948"),
        (713083, 713090, "10–17 May 1953"),
        (713083, 713120, "10 May to 16 June 1953"),
        (713083, 713500, "10 May 1953 to 1 July 1954"),
        (10**7, 10**7 + 400, "from 27,380 to 27,381"),
    ],
)
def test_a_range_of_days_is_told_briefly(first: int, last: int, words: str) -> None:
    """A range is told as the year, the days of a month, of two months or of two years that it is."""
    assert words in range_words(first, last)
