"""What the loader makes of a fact file: every scalar stays the text that a person wrote."""

from pathlib import Path

import pytest

from timeline.records.says import Anniversary, Dated, Quantity
from timeline.store import load, loads

WHOLE = """\
version: 1
title: 12:30
sources:
  a: {genre: news, language: NO, published: 1953-05, retrieved: 2026-11-21, author: null, publisher: ~, url: }
events:
  e: {title: "null", parties: [NO, JP], date: 1941/1945}
claims:
  c1: {source: a, event: e, says: {date: 1987~/..}, status: accepted}
  c2: {source: a, event: published:a, says: {date: 2022}}
  c3: {source: a, says: {value: 2e9, unit: USD, bound: min, over: 1992/..}}
  c4: {source: a, event: e, says: {anniversary: 075, on: published+1y, negated: true}}
"""


def test_scalars_stay_text() -> None:
    """`NO` stays Norway, `1953-05` a month, `12:30` a time; only a bare null, ~ or nothing means not stated."""
    facts, _ = loads(WHOLE)
    source, event = facts.sources[0], facts.events[0]
    assert facts.title == "12:30"
    assert (source.language, source.published, source.retrieved) == ("NO", "1953-05", "2026-11-21")
    assert (source.author, source.publisher, source.url) == (None, None, None)
    assert (event.title, event.parties, event.date) == ("null", ("NO", "JP"), "1941/1945")


def test_models_convert() -> None:
    """A number or a truth value is what the record says it is, whatever it looks like in YAML."""
    claims = loads(WHOLE)[0].claims
    assert claims[0].says == Dated(date="1987~/..")
    assert claims[1].event == "published:a"
    assert claims[2].says == Quantity(value=2e9, unit="USD", bound="min", over="1992/..")
    assert claims[3].says == Anniversary(anniversary=75, on="published+1y", negated=True)


def test_marks() -> None:
    """Every section and entry is found again by its name, with line and column."""
    _, marks = loads(WHOLE, "f.yaml")
    assert str(marks["claims/c3"]) == "f.yaml:10:3"
    assert str(marks["version"]) == "f.yaml:1:1"
    assert {"sources", "events", "claims", "sources/a", "events/e", "claims/c1"} <= set(marks)


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "version: 1\n", "version: 1\nclaims:\nsources: {}\n", "--- \nversion: 1\n...\n"]
)
def test_nothing_yet(text: str) -> None:
    """An empty file, and a file of empty sections, is a store without claims."""
    assert loads(text)[0].claims == ()


def test_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    """A byte-order mark and Windows line ends change neither the facts nor the places."""
    plain, other = tmp_path / "plain.yaml", tmp_path / "other.yaml"
    plain.write_text(WHOLE)
    other.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    (facts, marks), (others, places) = load(plain), load(other)
    assert facts == others
    assert [mark[1:] for mark in marks.values()] == [mark[1:] for mark in places.values()]


def test_line_separators_do_not_shift_lines() -> None:
    """A Unicode line separator within a quote is no line of its own, as in an editor."""
    _, marks = loads('title: "a\u2028b\u0085c"\nevents:\n  e: {}\n', "f.yaml")
    assert str(marks["events/e"]) == "f.yaml:3:3"


def test_unused_events_and_claims_without_one() -> None:
    """An event that no claim names is fine, and so is a claim that names no event."""
    facts, _ = loads("sources: {a: {}}\nevents: {e: {}}\nclaims: {c: {source: a, says: {date: 1953}}}\n")
    assert facts.claims[0].event is None


def test_shipped_file() -> None:
    """The fact file of this repository loads."""
    facts, marks = load(Path(__file__).parents[2] / "facts.yaml")
    assert len(facts.sources) == 5
    assert all(f"claims/{claim.id}" in marks for claim in facts.claims)
