"""Second opinions: the packages `edtf` and `edtf-validate` on a corpus of dates, with every difference explained.

The rows of `opinions.yaml` are checked against the three as installed. Where one of them comes to another view than
its row says, the row is out of date; where two differ without a row that says why, a row is missing.
"""

import contextlib
import io
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.edtf import parse
from timeline.edtf.days import to_civil

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    edtf = pytest.importorskip("edtf", reason="the second opinion of edtf needs the package")
    validation = pytest.importorskip("edtf_validate.valid_edtf", reason="edtf-validate is not installed")

TABLE: Any = yaml.load((Path(__file__).parent / "opinions.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def our_view(text: str) -> tuple[str, str]:
    """Return how we write what we read, or `refused`; and the bounds."""
    try:
        read = parse(text)
    except ValueError:
        return "refused", ""
    ends = ["-".join(map(str, to_civil(end))) if end is not None else "none" for end in (read.earliest, read.latest)]
    return str(read), " to ".join(ends)


def edtf_view(text: str) -> tuple[str, str]:
    """Return how `edtf` writes what it reads, `refused`, or the error it fails with; and its strict bounds."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            read = edtf.parse_edtf(text)
        except edtf.EDTFParseException:
            return "refused", ""
        except (AttributeError, TypeError) as error:
            return f"fails with {type(error).__name__}", ""
        try:
            ends = [read.lower_strict(), read.upper_strict()]
        except (AttributeError, TypeError, ValueError) as error:
            return str(read), f"no bounds, {type(error).__name__}"
    shown = ["-".join(map(str, end[:3])) if hasattr(end, "tm_year") else "none" for end in ends]
    return str(read), " to ".join(shown)


def validate_view(text: str) -> str:
    """Return whether `edtf-validate` takes the text."""
    return "valid" if validation.is_valid(text) else "refused"


@pytest.mark.parametrize("text", TABLE["same"])
def test_all_three_agree(text: str) -> None:
    """Common dates are read, written and bounded alike by all, or refused by all."""
    wrote, bounds = our_view(text)
    assert edtf_view(text) == (wrote, bounds)
    assert validate_view(text) == ("refused" if wrote == "refused" else "valid")


@pytest.mark.parametrize("row", TABLE["different"], ids=lambda row: str(row["text"]))
def test_differences_are_known_and_explained(row: dict[str, str]) -> None:
    """Each difference is still there, in the way and for the reason that its row gives."""
    wrote, bounds = our_view(row["text"])
    theirs, their_bounds = edtf_view(row["text"])
    assert wrote == ("refused" if row["ours"] == "refused" else row["text"])
    assert bounds == ("" if row["ours"] == "refused" else row["ours"])
    assert (their_bounds or theirs) == row["edtf"]
    assert theirs == row.get("edtf writes", row["text"] if their_bounds else row["edtf"])
    assert validate_view(row["text"]) == row["edtf-validate"]
    valid = "refused" if wrote == "refused" else "valid"
    assert (theirs, their_bounds, row["edtf-validate"]) != (wrote, bounds, valid)
    assert row["why"]
