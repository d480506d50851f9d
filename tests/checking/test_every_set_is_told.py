"""With every set asked for, no two dates of an event that cannot both be true are left out."""

import pytest

from tests.checking.test_findings_in_full import case_of
from timeline.checking import check


@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (["1955", "1952", "1954"], {"a b", "a c", "b c"}),
        (["1955", "1952", "1952"], {"a b", "a c"}),
        (["1955", "1952", "1954/1956"], {"a b", "b c"}),
        (["1955", "1952", "1954~"], {"a b"}),  # about 1954 may be either
    ],
)
def test_every_pair_of_dates(dates: list[str], apart: set[str]) -> None:
    """Each pair of dates that have no day in common stands in a set, those also of which neither is the odd one."""
    claims = [f"{source} x {{date: {date}}}" for source, date in zip("abc", dates, strict=True)]
    found = check(case_of({"events": {"x": "meeting JP"}, "claims": claims}), all_sets=True)
    sets = [" ".join(sorted(c.removesuffix("-x") for c in ids)) for finding in found for ids in finding.sets]
    assert sorted(sets) == sorted(apart)
