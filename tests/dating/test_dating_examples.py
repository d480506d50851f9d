"""Every pattern of every language file reads its own example, and every pattern has one."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.dating import date, lexicon, refused
from timeline.knowledge import languages, load

EXAMPLES = [(code, example) for code in languages() for example in lexicon(code).examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda part: getattr(part, "pattern", part))
def test_a_pattern_reads_its_example(
    code: str, example: Any, marked: Callable[..., Any], document: Callable[..., Any]
) -> None:
    """What an example marks is found at its very place with its value; a refused pattern's example gives no date."""
    entry = example.entry if isinstance(example.entry, dict) else {"text": example.entry}
    entry = {"genre": "narrative", **entry}
    text, wanted = marked(entry["text"])
    read = document(text, code, entry)
    found = {(timex.start, timex.end, timex.timex3) for timex in date(read, lexicon(code))}
    assert set(wanted) <= found, (sorted(found), wanted)
    if example.kind == "refuse":
        assert not wanted or len(found) == len(wanted)
        assert not found - set(wanted), found
        assert refused(read, lexicon(code))


@pytest.mark.parametrize("code", languages())
def test_every_pattern_has_an_example(code: str) -> None:
    """A pattern entry without an example is not accepted into a language file."""
    bare = [
        entry
        for entries in load(f"languages/{code}")["patterns"].values()
        for entry in entries
        if "example" not in entry and "examples" not in entry
    ]
    assert not bare
