"""Sentences that tell no time at all, full of what looks like one: names, numbers, habits, ages."""

from pathlib import Path

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

FOLDER = Path(__file__).parent / "dateless"
CASES = [
    (path.stem, text)
    for path in sorted(FOLDER.glob("*.yaml"))
    for text in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
]


@pytest.mark.parametrize("published", ["2019-04-12", None])
@pytest.mark.parametrize(("language", "text"), CASES, ids=[f"{language}: {text[:40]}" for language, text in CASES])
def test_what_tells_no_time_is_not_dated(language: str, text: str, published: str | None) -> None:
    """No claim has a date, nor a year that is counted from."""
    source = Source(id="x", path="x.txt", language=language, published=published, genre="news")
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    told = [p for p in found if (p.date or p.implies) and not (p.claim.event or "").startswith("published:")]
    assert not told, [(p.date, p.implies) for p in told]
