"""Lengths of time that lead nowhere: too long to be meant, or counted from a date that nobody gives."""

import pytest

from timeline.claiming.distances import limit, moved
from timeline.records.timex import Timex


@pytest.mark.parametrize("unit", ["Y", "E", "M", "W", "D"])
def test_too_long_to_be_meant(unit: str) -> None:
    """Ten thousand units are reckoned with, as far as the years have four figures; more are not."""
    assert moved("1953-05-20", 10_001, unit) is None
    assert (moved("1953-05-20", 10_000, unit) is None) is (unit in "YE")


@pytest.mark.parametrize("date", [None, "", "in spring"])
def test_from_no_date(date: str | None) -> None:
    """From what is no date nothing is counted, and what ends on none is no moment."""
    assert moved(date, 3, "Y") is None
    timex = Timex(start=0, end=18, text="within three years", type="DURATION", value="P3Y", timex3="P3Y")
    assert limit(timex, moved(date, 3, "Y"), date) == []
