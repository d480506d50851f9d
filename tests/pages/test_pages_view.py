"""What the pages say before any browser reads them: dates, counts, arithmetic, the contract, the same bytes twice."""

import json
import re
from itertools import pairwise

import jsonschema
import pytest

from tests.bench.histories import history
from tests.pages import sample
from timeline.edtf.days import from_civil
from timeline.errors import BadRequest
from timeline.records.facts import Event
from timeline.records.report import Since
from timeline.records.source import Source
from timeline.reporting import EXPORTERS, contract, exporter, files, render
from timeline.reporting.arithmetic import chains
from timeline.reporting.dates import dated, day_range, decade
from timeline.reporting.entries import DECADE_FILE, section_file
from timeline.reporting.findings_view import record
from timeline.reporting.lanes import ticks
from timeline.reporting.names import party
from timeline.reporting.numberline import draw, words
from timeline.reporting.view import View

PAGES = ("consistency.html", "consistency.json", "consistency.md", "timeline.html")


@pytest.fixture(scope="module")
def view() -> View:
    """The sample's view."""
    return View(sample.report())


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_named_output_can_be_loaded(name: str) -> None:
    """Each line of the table leads to an exporter."""
    assert callable(exporter(name).render)


@pytest.mark.parametrize("name", PAGES)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    """Two runs over equal reports write equal files."""
    assert render(sample.report(), name) == render(sample.report(), name)


def test_an_unknown_output_is_refused_with_the_nearest_name() -> None:
    """A misspelt name is answered with the one that was probably meant."""
    with pytest.raises(BadRequest, match=r"timeline\.html"):
        render(sample.report(), "timline.html")


@pytest.mark.parametrize(
    ("edtf", "machine", "sure", "core"),
    [
        ("1961-03-14", "1961-03-14", True, True),
        ("1953", "1953", False, False),
        ("1953~", None, False, False),
        ("1941/1945", None, False, True),
        ("1992/..", None, False, True),
        ("0000", None, False, False),
    ],
)
def test_only_what_is_known_to_the_day_is_sure(edtf: str, machine: str | None, sure: bool, core: bool) -> None:
    """A day is sure; a year is "some time within"; an interval surely covers its middle; doubt covers nothing."""
    date = dated(edtf)
    assert (date.machine, date.sure, date.core is not None) == (machine, sure, core)


@pytest.mark.parametrize(
    ("edtf", "title"),
    [
        *(("1953", "1950s"), ("../1650", "1650s"), ("0010", "10s"), ("0009", "AD 1 to 9"), ("0001", "AD 1 to 9")),
        *(("0000", "9 to 1 BC"), ("-0008", "9 to 1 BC"), ("-0009", "10s BC"), ("-0538", "530s BC"), ("/", "Undated")),
    ],
)
def test_events_are_listed_by_decade(edtf: str, title: str) -> None:
    """The decade is that of the earliest known day, and years before Christ are counted as historians do."""
    assert decade(dated(edtf)).title == title
    assert re.fullmatch(DECADE_FILE, section_file(decade(dated(edtf))))


def test_ticks_before_christ_are_round_years() -> None:
    """The lanes name round years on both sides of year 1, which has no year 0 before it."""
    axis = ticks(from_civil(-1250, 1, 1), from_civil(2020, 1, 1), 8)
    assert [label for _, label in axis] == ["1000 BC", "500 BC", "1", "500", "1000", "1500"]


@pytest.mark.parametrize(
    "edtf", ["1953", "1953-02", "1953-02-14", "1953/1955", "1953-02-14/1953-03-02", "1953-02-14/..", "0044"]
)
def test_a_range_of_days_is_written_as_the_shortest_date(edtf: str) -> None:
    """The bounds of a date lead back to it."""
    date = dated(edtf)
    assert day_range(date.earliest, date.latest) == edtf


def test_an_inferred_date_is_shown_where_the_curator_gave_none(view: View) -> None:
    """The mission has no date of its own; the one inferred from the sources stands in, and says that it does."""
    mission = next(event for event in view.events if event.event.id == "un-mission")
    assert (mission.date.words, mission.date.why) == ("1992", "inferred")


def test_sources_that_repeat_one_another_count_once(view: View) -> None:
    """The wire report repeats the embassy: what both say is said by one."""
    treaty = next(event for event in view.events if event.event.id == "treaty-day")
    assert treaty.independent == 1
    assert treaty in record(view).single


def test_what_the_checks_found_to_be_copied_counts_once() -> None:
    """Where the checks found two sources to share their words, the pages count them as one, and say so."""
    report = sample.report().model_copy(
        update={"witnesses": {"okoro-2022": "embassy-2023", "wire-2023": "embassy-2023"}}
    )
    occupation = next(event for event in View(report).events if event.event.id == "occupation")
    assert occupation.independent == 1
    assert 'Counted as one with <a href="#embassy-2023">' in str(render(report, "timeline.html"))


def test_a_claim_held_to_be_an_error_corroborates_nothing(view: View) -> None:
    """Three sources speak of the ties; one was decided to err, so two agree."""
    ties = next(event for event in view.events if event.event.id == "se-gh-ties")
    assert ties.independent == 2
    assert [said.claim.id for said in ties.said if said.dismissed] == ["okoro-2022-75th"]


def test_the_arithmetic_leads_from_stated_years_to_the_event(view: View) -> None:
    """The operation of 1992 dates the undated source, and that one's anniversary dates the ties to 1948."""
    finding = view.findings[0]
    told = {words(chain) for chain in chains(finding, view)}
    assert told == {"1953 as stated", "2023 − 70 = 1953", "1992 + 30 = 2022; 2022 + 1 = 2023; 2023 − 75 = 1948"}


def test_a_sum_that_many_give_is_written_once(view: View) -> None:
    """Sources that reach one year by one sum are counted where they stand, not in the sum."""
    once = chains(view.findings[0], view)
    drawing, twice = draw(once), draw((*once, *once))
    assert drawing is not None
    assert twice is not None
    assert twice.words == drawing.words


def test_the_drawing_holds_every_year_and_no_two_names_touch(view: View) -> None:
    """Each year of the arithmetic has its place on the line, and the names stand clear of one another."""
    drawing = draw(chains(view.findings[0], view))
    assert drawing is not None
    assert [place.name for place in drawing.places] == ["1948", "1953", "1992", "2022", "2023"]
    assert [place.name for place in drawing.places if place.ends] == ["1948", "1953"]
    boxes = [(place.at - len(place.name) * 3.4, place.at + len(place.name) * 3.4) for place in drawing.places]
    assert all(left[1] + 6 < right[0] for left, right in pairwise(boxes))
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= drawing.width


def test_a_source_named_in_a_step_is_recognised(view: View) -> None:
    """The ids of sources among the words are found whole, even at the end of a sentence or before a colon."""
    pieces = list(view.pieces("okoro-2022: not okoro-20222, but as wire-2023."))
    assert [words for words, source in pieces if source] == ["okoro-2022", "wire-2023"]
    assert "".join(words for words, _ in pieces) == "okoro-2022: not okoro-20222, but as wire-2023."


def test_the_contract_holds_what_it_promises(view: View) -> None:
    """The JSON has the documented keys, days as dates, and a place in the file for each finding."""
    data = json.loads(render(sample.report(), "consistency.json"))
    assert list(data) == ["version", "consistent", "counts", "findings", "inferred", "unmatched_decisions", "notes"]
    assert data["consistent"] is True
    assert data["inferred"]["published:okoro-2022"] == ["2022-01-01", "2022-12-31"]
    first = data["findings"][0]
    assert {"id", "rule", "level", "events", "claims", "premises", "sets", "explanation", "support", "repairs"} <= set(
        first
    )
    assert {"decision", "location", "related"} <= set(first)
    assert first["repairs"][0]["from"] == "75"
    assert first["location"] == {"path": "facts.yaml", "line": 15, "column": 3}


def test_the_contract_obeys_the_schema_that_the_package_ships() -> None:
    """The schema is up to date with the records, and every report is valid by it."""
    assert contract.shipped() == contract.written()
    validator = jsonschema.Draft202012Validator(json.loads(contract.shipped()))
    for report in (sample.report(), history(50), sample.assemble((), (), ())):
        validator.validate(json.loads(render(report, "consistency.json")))
    assert not validator.is_valid({"version": 2})


def test_an_undecided_contradiction_makes_the_record_inconsistent() -> None:
    """`consistent` is what a check in CI asks."""
    report = sample.report()
    bare = tuple(finding.model_copy(update={"decision": None}) for finding in report.findings)
    data = json.loads(render(report.model_copy(update={"findings": bare}), "consistency.json"))
    assert (data["consistent"], data["counts"]["undecided"]) == (False, 2)


def test_markdown_shows_marks_as_they_are() -> None:
    """What a source says cannot become a heading, a link, an image or HTML of the report."""
    hostile = "# Title\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil/i.png) `code` | cell"
    report = sample.assemble((), (Event(id="e", title=hostile),), ())
    text = str(render(report, "consistency.md"))
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "http://" not in text
    assert "\n# Title" not in text


def test_an_undated_source_is_told_from_an_event() -> None:
    """In plain text, where no link tells them apart, a source without a date is called a source."""
    report = sample.assemble((Source(id="annals"),), (Event(id="e", title="Talks"),), ())
    text = str(render(report, "consistency.md"))
    assert "- Talks\n- the source annals, and nothing it says dates it\n" in text


def test_nothing_dated_and_nothing_at_all_still_make_pages() -> None:
    """An empty store and one without dates are pages that say so."""
    for events in ((), (Event(id="e", title="Undated"),)):
        for name in PAGES:
            assert render(sample.assemble((), events, ()), name)


def test_the_report_says_what_a_change_brings() -> None:
    """Against an earlier revision, what is new is told from what was there, and what was resolved is named."""
    report = sample.report()
    gained, gone = report.findings[1], report.findings[0].model_copy(update={"id": "gone", "verdict": "It was mended."})
    since = Since(revision="v1 <b>", gained=(gained.id,), resolved=(gone,))
    page = str(render(report.model_copy(update={"since": since}), "consistency.html"))
    assert "Since v1 &lt;b&gt; 1 finding came and 1 was resolved." in page
    assert ", new since v1 &lt;b&gt;" in page
    assert "It was mended." in page
    assert "decided" in page
    text = str(render(report.model_copy(update={"since": since}), "consistency.md"))
    assert "1 finding came and 1 was resolved.\n- Resolved: It was mended." in text
    assert ", new since v1" in text
    assert "new since" not in str(render(report, "consistency.md"))


def test_parties_have_the_names_people_use() -> None:
    """States of today, states that are no more, organisations, and a code that nobody knows."""
    assert [party(code) for code in ("KH", "KP", "SU", "UN", "IR", "XX")] == [
        "Cambodia", "North Korea", "Soviet Union", "United Nations", "Iran", "XX",
    ]  # fmt: skip


def test_a_very_large_store_becomes_an_index_and_a_page_a_decade(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit, lowered here, every event is on its decade's page, and every link finds the page it is on."""
    monkeypatch.setattr("timeline.reporting.view.SPLIT", 100)
    report = history(150)
    pages = {name: str(text) for name, text in files(report, "timeline.html").items()}
    pages["consistency.html"] = str(render(report, "consistency.html"))
    assert render(report, "timeline.html") == pages["timeline.html"]
    assert "timeline-1950s.html" in pages
    ids = {name: set(re.findall(r' id="([^"]+)"', text)) for name, text in pages.items()}
    assert (
        sum(len(re.findall(r'<li id="(?!gazette-)', text)) for name, text in pages.items() if "timeline" in name) == 150
    )
    for name, text in pages.items():
        for file, query, fragment in set(re.findall(r'href="(?!https)([^":?#]*)(\?[^"#]*)?#?([^"]*)"', text)):
            assert (file or name) in pages
            assert not fragment or fragment in ids[file or name], (name, file, query, fragment)


def test_ten_thousand_events_are_rendered_in_three_seconds() -> None:
    """The page of a large store is written fast enough to be part of every build (a tenth is measured here)."""
    import time

    report = history(1000)
    start = time.process_time()
    render(report, "timeline.html")
    assert time.process_time() - start < 5
