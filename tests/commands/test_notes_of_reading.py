"""What `extract` says of the dates that no claim was made of."""

from pathlib import Path

from timeline.commands._harvest import notes_of
from timeline.pipeline import harvest
from timeline.records.source import Source

CHRONICLE = """---
title: Chile and Peru, year by year
language: en
published: 2010-02-03
---

# Chile and Peru, year by year

## 1929
3 June. Chile and Peru sign the Treaty of Lima.

## 1999
13 November. Chile and Peru sign the act on the carrying out of the treaty.

## 2001
4 May. Chile and Peru sign an agreement on water.
"""


def notes(text: str, tmp_path: Path) -> list[str]:
    """Return what is said of a text that is read for the first time."""
    one = harvest(text.encode(), Source(id="lima", path="lima.md"))
    return list(notes_of([one], tmp_path / "facts.yaml"))


def test_a_year_that_heads_a_section_is_used(tmp_path: Path) -> None:
    """The year of a heading dates what stands under it, and is not counted as a date that nothing was made of."""
    assert notes(CHRONICLE, tmp_path) == []


def test_a_date_of_which_nothing_was_made_is_told(tmp_path: Path) -> None:
    """A date in the text itself of which no claim was made is counted, and the years of headings are not."""
    (note,) = notes(CHRONICLE + "\n## The sum\n\nThey are now much richer than their neighbours.\n", tmp_path)
    assert "no claim was made of “now”" in note
    assert note.startswith("lima.md: of 4 dates")
