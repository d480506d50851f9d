"""Counts of years in texts that do not say when they were written: captions, notes of archives, undated speeches."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

CASES = [
    case
    for name in ("undated.yaml", "undated_languages.yaml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_a_count_of_an_undated_text_runs_from_what_its_reader_would_take_it_to(case: dict[str, Any]) -> None:
    """Each count is kept when its case says, so many years after an event that the text tells of."""
    language = case.get("language", "en")
    source = Source(id="x", path="x.txt", language=language, published=None, title="Talks")
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    seen = {f"{(p.date or '')[:4]}>{p.implies[:4]}" for p in found if p.implies and p.claim.kind == "anniversary"}
    told = {f"?>{p.implies[:4]}" for p in found if p.implies}
    wanted = set(case["says"])
    assert all(says in seen or f"?>{says[5:]}" in told for says in wanted), seen
    assert {says[5:] for says in seen} <= {says[5:] for says in wanted}, seen
