"""Every problem of a fact file is reported at once, with its line, column, caret, nearest spelling and mend."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.errors import InvalidFacts
from timeline.store import loads

CASES = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8"))


def _problems(text: str) -> list[Any]:
    try:
        loads(text)
    except InvalidFacts as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_refusal(case: dict[str, Any]) -> None:
    """A file of the table is refused with exactly the problems named there, in the order of the file."""
    found = [
        f"{problem.location.line}:{problem.location.column} {problem.what} — {problem.mend}"
        for problem in _problems(case["file"])
    ]
    wanted = case["problems"].splitlines()
    assert len(found) == len(wanted), found
    for line, start in zip(found, wanted, strict=True):
        assert line.startswith(start)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_carets(case: dict[str, Any]) -> None:
    """Each problem shows its line, and the carets stand under the column that it names."""
    lines = case["file"].split("\n")
    for problem in _problems(case["file"]):
        shown, carets = problem.excerpt.split("\n")
        assert shown.startswith(f"{problem.location.line} | ")
        gutter = len(f"{problem.location.line} | ")
        assert carets[gutter:].index("^") == problem.location.column - 1
        assert set(carets[gutter:].strip()) == {"^"}
        assert shown[gutter:] == lines[problem.location.line - 1].replace("\x1b", "\ufffd")


def test_carets_under_wide_characters() -> None:
    """Carets stand where the eye expects them, below characters that a terminal draws two columns wide."""
    (problem,) = _problems("events: {e: {title: 国交, kinds: 樹立}}\n")
    shown, carets = problem.excerpt.split("\n")
    assert shown.startswith("1 | events: {e: {title: 国交, ")
    assert carets == "  | " + " " * len("events: {e: {title: xxxx, ") + "^" * len("kinds")
