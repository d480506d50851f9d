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

ELSEWHERE = [
    (language, told, text)
    for language, cases in yaml.safe_load(
        Path(__file__).with_name("told_languages.yaml").read_text(encoding="utf-8")
    ).items()
    for told, text in cases
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[text[:60] for _, text in TOLD])
def test_the_dates_of_a_sentence_are_of_these_kinds_alone(kinds: str, text: str, claims: Any) -> None:
    """Every date goes with the verb or the noun that leads it, whatever else the sentence names."""
    found = {ALIKE.get(p.claim.kind, p.claim.kind) for p in claims(text, "2022-05-11", "A page") if p.date}
    assert found == set(kinds.split(", "))


@pytest.mark.parametrize(
    ("language", "told", "text"), ELSEWHERE, ids=[f"{code}: {text[:40]}" for code, _, text in ELSEWHERE]
)
def test_other_languages_tell_of_the_same_kinds(language: str, told: str, text: str, claims: Any) -> None:
    """The usual verbs of speech, visits, wars, aid and ends are known in every language, at the date they lead."""
    found = [f"{p.claim.kind} {p.date}" for p in claims(text, "2022-05-11", None, language)]
    assert told in found
