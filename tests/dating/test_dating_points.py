"""Dates of one precision: how they are spelt, and how they move by calendar units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dating.feasts import easter, feast, nth_weekday
from timeline.dating.points import Point, edtf, from_ordinal, shift, timex3, truncate, week_of
from timeline.edtf import parse
from timeline.edtf.days import from_civil, to_civil

SPELLINGS = [
    (Point("D", 1957, 3, 14), "1957-03-14", "1957-03-14"),
    (Point("D", None, 7, 20), "XXXX-07-20", "XXXX-07-20"),
    (Point("D", weekday=5), "XXXX-XX-XX", "XXXX-WXX-5"),
    (Point("M", 1957, 3), "1957-03", "1957-03"),
    (Point("Y", -489), "-0489", "BC0490"),
    (Point("S", 1957, nth=1), "1957-21", "1957-SP"),
    (Point("QU", 2009, nth=3), "2009-35", "2009-Q3"),
    (Point("H", 2009, nth=2), "2009-41", "2009-H2"),
    (Point("W", 2013, 2, 11), "2013-02-11/2013-02-17", "2013-W07"),
    (Point("WE", 2013, 2, 11), "2013-02-16/2013-02-17", "2013-W07-WE"),
    (Point("DE", 1980), "198X", "198"),
    (Point("CE", 1900), "19XX", "19"),
    (Point("ML", 2000), "2XXX", "2"),
    (Point("DE", -488), "-0488/-0479", "BC048"),
    (Point("CE", -399), "-0399/-0300", "BC03"),
]
MOVES = [
    (Point("D", 1941, 12, 8), 1, "M", Point("M", 1942, 1)),
    (Point("D", 1941, 12, 31), 1, "D", Point("D", 1942, 1, 1)),
    (Point("M", 1941, 12), 1, "D", Point("D", 1941)),
    (Point("Y", 1941), 2, "M", Point("M", 1941)),
    (Point("Y", -479), 1, "Y", Point("Y", -478)),
    (Point("D", 1941, 12, 8), -1, "DE", Point("DE", 1930)),
    (Point("QU", 2012, nth=4), 1, "QU", Point("QU", 2013, nth=1)),
    (Point("D", 2013, 2, 12), -1, "W", Point("W", 2013, 2, 4)),
]
DAYS = st.integers(from_civil(-900, 1, 1), from_civil(3000, 1, 1))


@pytest.mark.parametrize(("point", "in_edtf", "in_timex3"), SPELLINGS)
def test_a_point_is_spelt_in_edtf_and_in_timex3(point: Point, in_edtf: str, in_timex3: str) -> None:
    """EDTF keeps what is open as X and gives what it has no word for as an interval; TIMEX3 has its own words."""
    parse(in_edtf)
    assert (edtf(point), timex3(point)) == (in_edtf, in_timex3)


@pytest.mark.parametrize(("point", "count", "unit", "wanted"), MOVES)
def test_a_point_moves_by_calendar_units(point: Point, count: int, unit: str, wanted: Point) -> None:
    """The result is as exact as the unit; what the point does not tell stays open."""
    assert shift(point, count, unit) == wanted


@given(DAYS, st.integers(-5000, 5000), st.sampled_from(["D", "W", "M", "QU", "S", "H", "Y"]))
def test_a_move_there_and_back_ends_in_the_same_unit(day: int, count: int, unit: str) -> None:
    """Moving is undone by moving back, for every unit."""
    point = from_ordinal(day)
    assert shift(shift(point, count, unit), -count, unit) == truncate(point, unit)


@given(DAYS)
def test_a_week_begins_on_the_monday_before_its_day(day: int) -> None:
    """A week holds its day, and its Monday is no more than six days before."""
    assert 0 <= day - week_of(day).ordinal <= 6


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1914, 4, 12), (1961, 4, 2), (1998, 4, 12), (2000, 4, 23), (2011, 4, 24), (2038, 4, 25)]
)
def test_easter_falls_where_the_almanacs_have_it(year: int, month: int, day: int) -> None:
    """Easter Sundays of several centuries."""
    assert to_civil(easter(year)) == (year, month, day)


def test_feasts_are_fixed_or_counted() -> None:
    """A feast is a fixed day, the nth weekday of a month with days added, or counted from Easter."""
    assert feast({"month": 12, "day": 25}, 1914) == Point("D", 1914, 12, 25)
    assert feast({"month": 11, "weekday": 4, "nth": 4}, 2010) == Point("D", 2010, 11, 25)
    assert feast({"month": 11, "weekday": 4, "nth": 4, "plus": 1}, 2010) == Point("D", 2010, 11, 26)
    assert feast({"easter": -2}, 1998) == Point("D", 1998, 4, 10)
    assert nth_weekday(2014, 3, 7, -1) == 30
