"""The README's promises: each is held by tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| (.+) \| (`tests/.+) \|$",
    (ROOT / "README.md").read_text(encoding="utf-8").split("## Built on")[0],
    re.MULTILINE,
)


KINDS = {"bench": r"def main\(", "features": r"Scenario"}
"""What a file holds a promise by, where it is no module of tests, by its folder."""


@pytest.mark.parametrize(("promise", "holders"), ROWS, ids=[promise[:40] for promise, _ in ROWS])
def test_promises_are_held(promise: str, holders: str) -> None:
    """Each promise names files of this repository, and what is no bench and no feature has test functions in it."""
    named = re.findall(r"`([^`]+)`", holders)
    assert named
    for name in named:
        held = KINDS.get(Path(name).parent.name, r"def test_")
        assert re.search(held, (ROOT / name).read_text(encoding="utf-8"))


def test_promises_are_there() -> None:
    """The table is read as it stands in the README."""
    assert len(ROWS) >= 12
