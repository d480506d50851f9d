"""The walk through the proposals, without a terminal: where it stands after each step."""

from pathlib import Path

import pytest

from timeline.errors import BadRequest, ChangedUnderneath, InvalidFacts
from timeline.store import load
from timeline.store.reviewing import Review, proposed

TEXT = """\
version: 1
sources: {s: {}}
events: {ties: {kind: established}}
claims:
  c1:
    source: s
    # why: the year stands in the text
    says: {date: 1953}
  c2: {source: s, says: {date: 1954}, status: accepted}
  c3:
    source: s
    kind: visit
    # why: “last year” is the year before publication
    says: {anniversary: 70, on: 2023}
    status: proposed
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A fact file with two proposals and a claim that was accepted."""
    path = tmp_path / "facts.yaml"
    path.write_text(TEXT)
    return path


def test_order_and_reasons(path: Path) -> None:
    """Proposals come in the order of the file, each with the derivation that stands with it."""
    review = Review(path)
    assert [claim.id for claim in proposed(review.facts)] == review.order == ["c1", "c3"]
    assert review.whys == {
        "c1": "the year stands in the text",
        "c3": "“last year” is the year before publication",
    }
    assert (review.left, review.claim and review.claim.id) == (2, "c1")


def test_walk_to_the_end(path: Path) -> None:
    """Each decision leads on; at the end there is no claim, and nothing can be decided."""
    review = Review(path)
    review.decide("accepted")
    review.decide("rejected", "Not a visit.")
    assert (review.left, review.claim) == (0, None)
    with pytest.raises(BadRequest, match="no proposal left"):
        review.decide("accepted")
    review.skip()
    review.back()
    assert review.claim is not None
    assert [step.did for step in review.steps] == ["accepted", "rejected"]


@pytest.mark.parametrize(
    ("typed", "says", "kind"),
    [
        ("1953-05", {"date": "1953-05"}, None),
        ("{before: ties}", {"before": "ties"}, None),
        ("says: {date: 1950}", {"date": "1950"}, None),
        ("kind: visit", {"date": "1953"}, "visit"),
    ],
)
def test_corrections(path: Path, typed: str, says: dict[str, str], kind: str | None) -> None:
    """A bare value, a form in braces, or a field with its value."""
    review = Review(path)
    review.correct(typed)
    claim = load(path)[0].claims[0]
    assert claim.says.model_dump(exclude_defaults=True) == says
    assert (claim.kind, claim.status) == (kind, "proposed")


@pytest.mark.parametrize(
    "typed", ["[1953]", "{}", "{date: 1953, before: ties}", "anno 1953", "kind: [a, b]", "x: y", "{", ""]
)
def test_corrections_that_are_none(path: Path, typed: str) -> None:
    """Whatever is typed that the file may not hold is refused, and nothing is written."""
    review = Review(path)
    with pytest.raises((BadRequest, InvalidFacts)):
        review.correct(typed)
    assert path.read_text() == TEXT
    assert review.steps == []


def test_edits_from_outside(path: Path) -> None:
    """After an edit from outside the walk stays where it is; what is new comes last, what is gone is passed over."""
    review = Review(path)
    review.skip()
    path.write_text(TEXT.replace("anniversary: 70", "anniversary: 75") + "  c4: {source: s, says: {date: 1960}}\n")
    with pytest.raises(ChangedUnderneath):
        review.decide("accepted")
    review.reload()
    assert (review.claim and review.claim.id, review.order) == ("c3", ["c1", "c3", "c4"])
    review.decide("accepted")
    assert review.claim is not None
    path.write_text("version: 1\n")
    review.reload()
    assert (review.order, review.claim, review.left) == ([], None, 0)


def test_undo_returns_to_the_claim(path: Path) -> None:
    """Undo takes back the last thing and returns to its claim; when nothing was done it says so."""
    review = Review(path)
    assert review.undo() is None
    review.link("ties")
    review.link("visit", "A visit")
    review.decide("accepted")
    assert [review.undo() is not None for _ in range(3)] == [True, True, True]
    assert review.claim is not None
    assert review.claim.id == "c1"
    assert path.read_text() == TEXT
