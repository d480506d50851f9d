"""Sentences of our own in each language, with every temporal expression in them and its value."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.dating import date, lexicon
from timeline.records.document import Document
from timeline.records.source import Source

MARK = re.compile(r"\[([^\[\]]+?) = ([^\[\]]+?)\]")
TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def cases() -> list[Any]:
    """Return every case of every language's table: a sentence, or {text, published, genre}."""
    rows = []
    for path in TABLES:
        table = yaml.safe_load(path.read_text("utf8"))
        for number, case in enumerate(table["cases"], 1):
            entry = case if isinstance(case, dict) else {"text": case}
            entry = {"genre": table["genre"], "published": table["published"], **entry}
            rows.append(pytest.param(path.stem, entry, id=f"{path.stem}-{number}"))
    return rows


@pytest.mark.parametrize(("language", "entry"), cases())
def test_a_sentence_is_read_as_marked(language: str, entry: dict[str, Any]) -> None:
    """All that is marked is found with its extent and value, and nothing else is."""
    text, wanted, at = "", [], 0
    for mark in MARK.finditer(entry["text"]):
        text += entry["text"][at : mark.start()]
        wanted.append((mark[1], len(text), mark[2]))
        text += mark[1]
        at = mark.end()
    text += entry["text"][at:]
    source = Source(id="case", language=language, genre=entry["genre"], published=entry["published"])
    found = date(Document(source=source, text=text), lexicon(language))
    assert [(timex.text, timex.start, timex.value) for timex in found] == wanted


@pytest.mark.parametrize("language", ["fr", "ja", "de", "es", "pt", "ru", "zh", "ar", "th", "vi", "km"])
def test_a_language_has_cases_enough(language: str) -> None:
    """Every language that has a lexicon beside English is held by a table of its own."""
    table = yaml.safe_load((Path(__file__).parent / "cases" / f"{language}.yaml").read_text("utf8"))
    assert len(table["cases"]) >= (15 if language in ("fr", "ja") else 6)
