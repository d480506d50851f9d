"""A quote is found again for certain or is an orphan; it is never moved to a look-alike."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.records.claim import Quote
from timeline.store import anchor, find

CASES = yaml.safe_load(Path(__file__).with_name("anchors.yaml").read_text(encoding="utf-8"))
WORDS = st.lists(st.sampled_from(["in", "1953", "ties", "the", "war", "of"]), max_size=12).map(" ".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_anchor(case: dict[str, Any]) -> None:
    """The table's quotes are found where it says, and the reason is given."""
    found = find(Quote(**case["quote"]), case["text"])
    assert found.why
    if case["at"] is None:
        assert found.span is None
    else:
        assert found.span is not None
        assert case["text"][: found.span.start].strip() == case["at"].strip()
        assert found.span.of(case["text"]).split() == case["quote"]["exact"].split()


@given(WORDS, WORDS, WORDS.filter(bool))
@example("in", "in", "in in in")
def test_unchanged_text(before: str, after: str, exact: str) -> None:
    """In a text that did not change a quote is found at its place, or said to be uncertain; never anywhere else."""
    text = f"{before} {exact} {after}"
    start = len(before) + 1
    span = anchor(Quote(exact=exact, prefix=text[:start], suffix=text[start + len(exact) :]), text)
    assert span is None or span.start == start


@given(WORDS, WORDS.filter(bool))
def test_found_words_are_the_quote(text: str, exact: str) -> None:
    """Whatever is found has the very words of the quote."""
    span = anchor(Quote(exact=exact), text)
    assert span is None or span.of(text).split() == exact.split()
