"""The exports, each checked with a reader or the rules of its format, on the shipped facts."""

import csv
import json
import re
import sqlite3
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import icalendar
import pytest

from timeline.commands._files import audit_file
from timeline.commands.export import FORMATS
from timeline.edtf import parse
from timeline.records.report import Report
from timeline.reporting import EXPORTERS, render

ROOT = Path(__file__).parents[2]


@cache
def shipped() -> Report:
    """Audit the shipped facts."""
    return audit_file(ROOT / "facts.yaml")


@cache
def exported(form: str) -> str:
    """Return a text export of the shipped facts."""
    content = render(shipped(), form)
    assert isinstance(content, str)
    return content


@pytest.mark.parametrize("form", FORMATS)
def test_registered(form: str) -> None:
    """Every format that the command offers is an output, and gives the same bytes twice."""
    assert form in EXPORTERS
    assert render(shipped(), form) == render(shipped(), form)


def test_csv_round_trip() -> None:
    """Every claim is a row, and its dates are read back as the EDTF they were."""
    rows = list(csv.DictReader(StringIO(exported("edtf-csv"))))
    counted = (c for c in shipped().case.facts.claims if c.status != "rejected")
    claims = {c.id: c for c in counted if not (c.event or "").startswith("published:")}
    assert {row["claim"] for row in rows} == set(claims)
    for row in rows:
        assert str(parse(row["date"])) == row["date"] if row["date"] else True
        quote = claims[row["claim"]].quote
        assert row["quote"].removeprefix("'") == (quote.exact if quote else "")


def test_csv_holds_no_formula() -> None:
    """A title or quote that begins like a spreadsheet formula is written so that it is text."""
    facts = shipped().case.facts
    claims = [
        c.model_copy(update={"quote": c.quote.model_copy(update={"exact": "=1+1"})}) for c in facts.claims if c.quote
    ]
    case = shipped().case.model_copy(update={"facts": facts.model_copy(update={"claims": tuple(claims)})})
    content = str(render(shipped().model_copy(update={"case": case}), "edtf-csv"))
    assert {row["quote"] for row in csv.DictReader(StringIO(content))} == {"'=1+1"}


def test_timelinejs() -> None:
    """Every dated event is a slide with integer date parts that make a real day, in order, under a unique id."""
    page = json.loads(exported("timelinejs"))
    slides = page["events"]
    assert len({slide["unique_id"] for slide in slides}) == len(slides) > 10
    for slide in slides:
        start = slide["start_date"]
        date(start["year"], start.get("month", 1), start.get("day", 1))
        assert slide["text"]["headline"]
    years = [slide["start_date"]["year"] for slide in slides]
    assert years == sorted(years)


def test_claimreview() -> None:
    """Each conflict is a ClaimReview with what schema.org asks of one: claim, rating within its bounds, item."""
    graph = json.loads(exported("claimreview"))
    assert graph["@context"] == "https://schema.org"
    grave = [finding for finding in shipped().findings if finding.level != "note"]
    assert len(graph["@graph"]) == len(grave)
    for review in graph["@graph"]:
        rating = review["reviewRating"]
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert review["itemReviewed"]["@type"] == "Claim"


def test_web_annotation() -> None:
    """Every quote has a TextQuoteSelector, and where a position is given the text there is the quote."""
    page = json.loads(exported("web-annotation"))
    items = page["first"]["items"]
    quoted = [claim for claim in shipped().case.facts.claims if claim.quote]
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["total"] == len(items) == len(quoted)
    texts = shipped().case.texts
    positions = 0
    for item, claim in zip(items, quoted, strict=True):
        first, *rest = item["target"]["selector"]
        assert first["type"] == "TextQuoteSelector"
        for position in rest:
            positions += 1
            assert (texts[claim.source] or "")[position["start"] : position["end"]] == first["exact"]
    assert positions > len(quoted) / 2


def test_quickstatements() -> None:
    """Each event is an item; every time is well formed and its precision is no finer than the date's."""
    blocks = exported("quickstatements").split("CREATE\n")[1:]
    assert len(blocks) == sum(not event.id.startswith("published:") for event in shipped().case.events)
    times = re.findall(r"\t(P58[025])\t(\S+)", exported("quickstatements"))
    assert times
    for _, time in times:
        found = re.fullmatch(r"[+-](\d{4})-(\d\d)-(\d\d)T00:00:00Z/(\d+)", time)
        assert found, time
        assert (found[2] == "00") == (int(found[4]) < 10)
        assert (found[3] == "00") == (int(found[4]) < 11)


def test_icalendar(tmp_path: Path) -> None:
    """A calendar reader finds a yearly entry for each event known to the day, with its title whole."""
    events = shipped().case.events
    title = "Signed; ratified, and \\in force: " + "日本とカンボジア" * 12
    known = events[0].model_copy(update={"date": "1953-05-17", "title": title})
    case = shipped().case.model_copy(update={"events": (known, *events[1:])})
    raw = str(render(shipped().model_copy(update={"case": case}), "icalendar"))
    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    entries = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    (entry,) = (e for e in entries if e["DTSTART"].dt == date(1953, 5, 17))
    assert str(entry["SUMMARY"]).startswith(title)
    assert entry["RRULE"]["FREQ"] == ["YEARLY"]


def test_sqlite(tmp_path: Path) -> None:
    """The database is sound, every claim is joined to its source and event, and a question in SQL is answered."""
    content = render(shipped(), "sqlite")
    assert isinstance(content, bytes)
    (tmp_path / "facts.db").write_bytes(content)
    with sqlite3.connect(tmp_path / "facts.db") as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        claims = base.execute("SELECT count(*) FROM claims JOIN sources ON sources.id = claims.source").fetchone()
        assert claims == (len(shipped().case.facts.claims),)
        asked = """SELECT DISTINCT c.source FROM claims c JOIN finding_claims f ON f.claim = c.id
                   JOIN findings x ON x.id = f.finding WHERE x.rule = 'anniversary-arithmetic'"""
        assert ("yara-2022",) in base.execute(asked).fetchall()
    base.close()
