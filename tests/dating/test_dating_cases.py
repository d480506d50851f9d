"""Texts of our own with every temporal expression marked, by genre."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.dating import date, lexicon

TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def cases() -> list[Any]:
    """Return every case of every table, with its table's genre and publication."""
    rows = []
    for path in TABLES:
        table = yaml.safe_load(path.read_text("utf8"))
        for case in table["cases"]:
            entry = case if isinstance(case, dict) else {"text": case}
            entry = {"genre": table["genre"], "published": table["published"], **entry}
            rows.append(pytest.param(path.stem.split("-")[0], entry, id=f"{path.stem}: {entry['text'][:50]}"))
    return rows


@pytest.mark.parametrize(("language", "entry"), cases())
def test_a_text_is_read_as_marked(
    language: str, entry: dict[str, Any], marked: Callable[..., Any], document: Callable[..., Any]
) -> None:
    """All that is marked is found with its extent and value, and nothing else is."""
    text, wanted = marked(entry["text"])
    beside = entry.get("headings", []) + entry.get("bullets", [])
    found = [
        (timex.start, timex.end, timex.timex3)
        for timex in date(document(text, language, entry), lexicon(language))
        if timex.text not in beside
    ]
    assert found == wanted
