"""The fine print of the date algebra, which only unusual dates and wrong questions reach."""

import pytest

from timeline.edtf import EdtfError, parse
from timeline.edtf.calendars import CALENDARS, from_gregorian, from_old_style
from timeline.edtf.days import first_day, from_civil, last_day
from timeline.edtf.eras import era_year
from timeline.edtf.errors import NoSuchDate
from timeline.edtf.write import write_within


def test_a_refusal_keeps_its_parts() -> None:
    """Whoever catches a refusal finds the reason and the mend apart, also as the arguments of the error."""
    with pytest.raises(NoSuchDate) as refused:
        era_year("Shouwa", 40)
    error = refused.value
    assert error.args == (error.what, error.mend)
    assert str(error) == f"{error.what} — give the date in the Gregorian calendar"
    assert str(NoSuchDate("no")) == "no"
    with pytest.raises(NoSuchDate, match=r"it is one of julian, islamic, hebrew, coptic, persian, french-republican$"):
        from_gregorian("shire", 1)


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("year", [-20000, 20000])
def test_a_day_far_from_a_calendar_is_refused(calendar: str, year: int) -> None:
    """A day on which a calendar was not in use is refused in our own words, however far away it lies."""
    with pytest.raises(NoSuchDate, match=f"the {calendar} calendar was not in use on that day"):
        from_gregorian(calendar, from_civil(year, 3, 22))


def test_old_style_without_a_style_counts_from_january() -> None:
    """Where no style is stated, a Julian year begins on 1 January, and the last of December is still in it."""
    assert from_old_style(1649, 1, 30) == "1649-02-09"
    assert from_old_style(1649, 12, 31) == "1650-01-10"


def test_dates_written_alike_are_one_and_only_with_dates() -> None:
    """Dates are equal, and found in a set, when they are written the same; a text is no date."""
    assert {parse("1953~"), parse("1953~"), parse("1953")} == {parse("1953"), parse("1953~")}
    assert parse("1953") != "1953"
    assert parse("1953") != parse("1953-01/1953-12")
    assert len({hash(parse(str(year))) for year in range(1900, 2000)}) > 90


@pytest.mark.parametrize(
    ("text", "position", "mend"),
    [
        ("1953-5\n", 6, "leave the space out"),
        (" " * 19 + "1953" + " " * 17, 0, "leave the space out"),
        ("198U", 3, "write 198X"),
        ("1953.05", 4, "write 1953-05"),
        ("1984-84", 5, "months are 01 to 12, parts of the year 21 to 41"),
        ("1" * 30, 0, "write Y" + "1" * 20 + " for a year so far away"),
        ("-", 0, "write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_the_mend_of_a_slip(text: str, position: int, mend: str) -> None:
    """Each slip is shown at its place, with how to write it; where no reading is likely the forms are named."""
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert (refused.value.position, refused.value.mend) == (position, mend)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (0, 9, "000X"),
        (0, 999, "0XXX"),
        (9990, 9999, "999X"),
        (10000, 10009, "[Y10000..Y10009]"),
        (-10, -1, "[-0010..-0001]"),
    ],
)
def test_whole_stretches_of_years(first: int, last: int, text: str) -> None:
    """A decade from 1 BC on is written as one up to the year 9999; before and beyond it is a range."""
    assert write_within(first_day(first), last_day(last)) == text
