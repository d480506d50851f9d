"""The shelf of YAML files, as a historian writes and extends it."""

from pathlib import Path

import pytest

import timeline.knowledge
from timeline.knowledge import load_from

SHELF = Path(timeline.knowledge.__file__).parent
WIDEST = 340
"""Characters of the longest line: what is longer is written in parts."""


def test_a_long_pattern_is_written_in_parts(tmp_path: Path) -> None:
    """`!any` is one of its parts and `!seq` one behind another, each in the other as often as is clear."""
    file = tmp_path / "words.yaml"
    file.write_text("verbs: !seq ['\\b', !any [signed, !seq [seal, !any [ed, s]]], '\\b']\n", encoding="utf-8")
    assert load_from(file) == {"verbs": r"\b(?:signed|seal(?:ed|s))\b"}


def test_words_of_a_list_stay_words(tmp_path: Path) -> None:
    """Norway's code and a preposition are no truth values; `true` and `false` are."""
    file = tmp_path / "words.yaml"
    file.write_text("states: [NO, SE]\nbefore: [on, off, y]\nspaced: true\nyes: false\n", encoding="utf-8")
    assert load_from(file) == {"states": ["NO", "SE"], "before": ["on", "off", "y"], "spaced": True, "yes": False}


@pytest.mark.parametrize("path", sorted(SHELF.rglob("*.yaml")), ids=lambda path: str(path.relative_to(SHELF)))
def test_no_line_is_wider_than_a_screen(path: Path) -> None:
    """A shelf is read line by line: long lists and patterns are broken."""
    widest = max(path.read_text(encoding="utf-8").splitlines(), key=len)
    assert len(widest) <= WIDEST, widest[:80]
