"""Sentences that tell no date: names, numbers and habits that look like one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

CASES = yaml.safe_load(Path(__file__).with_name("dateless_east.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("published", ["2019-06-15", None])
@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text'][:30]}" for case in CASES])
def test_a_sentence_without_a_date_dates_nothing(case: dict[str, Any], published: str | None) -> None:
    """No claim has a date but that of writing, none rests on an undated month, and no amount but those told stands."""
    source = Source(id="x", path="x.txt", language=case["language"], published=published, title="T")
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon(source.language)), kinds(source.language))
    told = [p for p in found if not (p.claim.event or "").startswith("published:")]
    assert not [p.date for p in told if p.date and not p.date.endswith("~")]
    assert all(p.quantity for p in told), told
    amounts = [f"{p.quantity.value:.10g} {p.quantity.unit}" for p in told if p.quantity]
    assert amounts == case.get("amounts", [])
