"""The kinds of what sentences date: neither more nor others than a reader would name."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ALIKE = {"occupation": "war", "operation": "troops"} | dict.fromkeys(
    ("election", "opening", "office", "birth", "death"), "other"
)
TOLD = [
    (kinds, text)
    for kinds, texts in yaml.safe_load(Path(__file__).with_name("told.yaml").read_text(encoding="utf-8")).items()
    for text in texts
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[text[:60] for _, text in TOLD])
def test_the_dates_of_a_sentence_are_of_these_kinds_alone(kinds: str, text: str, claims: Any) -> None:
    """Every date goes with the verb or the noun that leads it, whatever else the sentence names."""
    found = {ALIKE.get(p.claim.kind, p.claim.kind) for p in claims(text, "2022-05-11", "A page") if p.date}
    assert found == set(kinds.split(", "))
