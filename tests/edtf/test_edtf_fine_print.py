"""The fine print of the date algebra, which only unusual dates and wrong questions reach."""

import pytest

from timeline.edtf import EdtfError, parse, relate
from timeline.edtf.calendars import CALENDARS, from_gregorian, from_old_style
from timeline.edtf.days import first_day, from_civil, last_day, month_length, to_civil
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


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1985/04/12/13", 7),
        ("1995/1990", 5),
        ("[1948,1945..1941]", 12),
        ("[1948,..]", 6),
        ("[1948,1941..,1950]", 6),
        ("[1948,1953-13]", 11),
        ("[1948..1953-13]", 12),
        ("[1953-13..1960]", 6),
        ("[1948,1985-04-12T10:00:00..]", 16),
        ("{1948,-0000}", 6),
        ("{1948,~-0000}", 7),
        ("{1948,Y1985}", 6),
        ("{1948,~Y1985}", 7),
        ("1960/1963S5", 10),
        ("Y-0", 0),
    ],
)
def test_a_refusal_shows_the_whole_text_and_the_place_in_it(text: str, position: int) -> None:
    """However deep in a set or interval a slip lies, the refusal has the text as it was given and the slip's place."""
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert (refused.value.text, refused.value.position) == (text, position)


def test_every_day_of_a_cycle_has_its_date() -> None:
    """Over 400 years and a day the days of the calendar follow each other, each with its own date."""
    year, month, day = 1600, 1, 1
    for number in range(first_day(1600), first_day(2000) + 367):
        assert to_civil(number) == (year, month, day)
        day += 1
        if day > month_length(year, month):
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert (year, month, day) == (2001, 1, 2)


def test_a_day_between_two_is_none_of_them() -> None:
    """The day between two alternatives is apart from both, and a day that touches one is not that one."""
    assert relate(parse("1953-05-02"), parse("[1953-05-01,1953-05-03]")).kind == "apart"
    assert relate(parse("[1953-05-01,1953-05-02]"), parse("1953-05-01")).kind == "overlaps"
    assert relate(parse("[1953-05-01..1953-05-02]"), parse("[1953-05-01,1953-05-02]")).kind == "agrees"


def test_an_interval_may_be_one_day_long() -> None:
    """An interval or range may end on the day it begins on, and not a day before."""
    assert str(parse("1953-05-20/1953-05-20")) == "1953-05-20/1953-05-20"
    assert str(parse("[1953-05-20..1953-05-20]")) == "[1953-05-20..1953-05-20]"
    with pytest.raises(EdtfError, match="it ends before it begins"):
        parse("1953-05-20/1953-05-19")
