"""Whatever a file holds, either it loads or our own error says what is wrong, with a place that exists."""

import os
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import InvalidFacts
from timeline.store import loads
from timeline.store.layout import New, add_entries
from timeline.store.tree import parse

EXAMPLES = int(os.environ.get("TIMELINE_FUZZ", "60"))
"""How many files of each kind are tried; more for a long run."""

SHIPPED = (Path(__file__).parents[2] / "facts.yaml").read_text(encoding="utf-8")
PIECES = re.findall(r"\s+|[\w-]+|[^\w\s]", SHIPPED[:8000])
SIGNS = (*"{}[]:,-#&*!|>'\"%@`?\n\t", "- ", ": ", "  ", "\n  ", "\n    ", "\r\n", "---", "...", "\ufeff", "\x85")
KEYS = ("says", "claims", "sources", "events", "decisions", "version", "date", "one_of", "duration", "event", "quote")
WORDS = st.sampled_from((*SIGNS, *KEYS, "null", "~", "1953", "published+1y", "event:x"))
SOUP = st.lists(WORDS | st.text(max_size=6), max_size=60).map("".join)
JUNK = st.recursive(
    st.none()
    | st.sampled_from(["x", "1953", "ties", "yara", "", "-", "published:x", "event:", "2e9", "true"])
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["date", "on", "exact", "min", "one_of", "id"]), inner, max_size=3)
    ),
    max_leaves=10,
)


def _only_ours(text: str) -> None:
    try:
        loads(text)
    except InvalidFacts as error:
        lines = text.removeprefix("\ufeff").split("\n")
        for problem in error.problems:
            assert problem.location is not None
            line, column = problem.location.line, problem.location.column
            assert line == 0 or (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1)
            assert not re.search(
                r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", problem.what + problem.mend + problem.excerpt
            )


@settings(max_examples=EXAMPLES, deadline=None)
@given(SOUP)
def test_soup(text: str) -> None:
    """Marks of YAML and words of the format in any order."""
    _only_ours(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_mangled(data: st.DataObject) -> None:
    """The shipped file with pieces taken out, doubled or put elsewhere."""
    pieces = list(PIECES)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(pieces) - 1))
        pieces[at : at + data.draw(st.integers(0, 3))] = [data.draw(WORDS)] * data.draw(st.integers(0, 2))
    _only_ours("".join(pieces))


FIELDS = st.sampled_from(
    [
        "source",
        "event",
        "kind",
        "parties",
        "says",
        "quote",
        "status",
        "published",
        "path",
        "sha256",
        "derived_from",
        "title",
        "id",
        "because",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["sources", "events", "claims", "decisions", "title", "version", "x"]),
        JUNK
        | st.dictionaries(st.sampled_from(["a", "b c", "yara"]), st.dictionaries(FIELDS, JUNK, max_size=4), max_size=3),
    )
)
def test_wrong_shapes(content: dict[str, object]) -> None:
    """Right YAML in which anything stands anywhere."""
    from timeline.store.spelling import scalar

    def spelled(value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{scalar(key)}: {spelled(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(spelled, value)) + "]"
        return "null" if value is None else scalar(str(value))

    text = spelled(content) + "\n"
    assert parse(text).value == content
    _only_ours(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(SOUP)
def test_insertion_into_anything_that_loads(text: str) -> None:
    """Whatever loads can be added to, or is left alone by the check before the write; no other error comes out."""
    try:
        before, _ = loads(text)
    except InvalidFacts:
        return
    new = add_entries(text, "events", [New("added", {"title": "x"})])
    try:
        after, _ = loads(new)
    except InvalidFacts:
        return
    assert [event.id for event in after.events if event.id != "added"] == [event.id for event in before.events]
