"""Dates case by case: what each covers, how it reads, how it is refused, how two of them relate, other calendars."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.edtf import EdtfError, parse, relate
from timeline.edtf.calendars import CALENDARS, YEAR_BEGINS, from_gregorian, from_old_style, to_gregorian
from timeline.edtf.days import from_civil
from timeline.edtf.eras import ERAS, era_year, eras_of
from timeline.edtf.errors import NoSuchDate
from timeline.edtf.grammar import LONGEST
from timeline.edtf.words import adverbial, describe
from timeline.edtf.write import write_within

HERE = Path(__file__).parent


def table(name: str) -> Any:
    """Return a table of cases, every scalar as text."""
    return yaml.load((HERE / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def ordinal(text: str) -> int | None:
    """Return the day of a text Y-M-D, None for `none`."""
    if text == "none":
        return None
    year, month, day = text.rsplit("-", 2)
    return from_civil(int(year), int(month), int(day))


def number(text: str) -> int | None:
    """Return a number, None for `none`."""
    return None if text == "none" else int(text)


CALENDAR_CASES = table("calendars")


@pytest.mark.parametrize(("text", "first", "last", "precision", "words"), table("dates"))
def test_a_date_covers_its_days(text: str, first: str, last: str, precision: str, words: str) -> None:
    """Each kind of date has its bounds, its precision and its words, and is written as it was read."""
    read = parse(text)
    assert (read.earliest, read.latest) == (ordinal(first), ordinal(last))
    assert read.precision == precision
    assert describe(read) == words
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1953", "in 1953"),
        ("1953-05~", "in about May 1953"),
        ("2016-03-14", "on 14 March 2016"),
        ("2016-03-14T10:30:00Z", "on 14 March 2016, 10:30:00 UTC"),
        ("198X?", "in the 1980s, uncertain"),
        ("XXXX-07-20", "on 20 July, year unknown"),
        ("XXXX", "on an unknown date"),
        ("1941/1945", "from 1941 to 1945"),
        ("../1953", "until 1953"),
        ("[1941..1945]", "some time from 1941 to 1945"),
        ("[1948,1953]", "in 1948 or 1953"),
        ("[1948-05-14,1953]", "on 14 May 1948 or 1953"),
        ("[1984..]", "in 1984 or later"),
        ("[..1984-01-02]", "on 2 January 1984 or earlier"),
        ("{1670..1672}", "all from 1670 to 1672"),
    ],
)
def test_a_date_in_a_sentence(text: str, words: str) -> None:
    """In a sentence a date has the preposition that its form asks for."""
    assert adverbial(parse(text)) == words


@pytest.mark.parametrize(("text", "position", "what", "mend"), table("refusals"))
def test_a_refusal_names_place_and_mend(text: str, position: str, what: str, mend: str) -> None:
    """What is no date is refused with the character where it goes wrong, the reason and the mend."""
    with pytest.raises(EdtfError) as error:
        parse(text)
    assert (error.value.position, error.value.what, error.value.mend) == (int(position), what, mend)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(("a", "b", "kind", "certain"), table("relations"))
def test_two_dates_relate(a: str, b: str, kind: str, certain: str) -> None:
    """Agreement, refinement, overlap and distance, and whether an open question could change them."""
    assert relate(parse(a), parse(b)) == (kind, certain == "true")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("1953-05-20", ("1953-5-20", "1953-5-20")),
        ("1953", ("1953-12-31", "1953-1-1")),
        ("1941/1945", ("1941-12-31", "1945-1-1")),
        ("1941/1941", ("1941-12-31", "1941-1-1")),
        ("1941/..", ("1941-12-31", "none")),
        ("/1945", ("none", "1945-1-1")),
        ("[1941..1945]", ("1945-12-31", "1941-1-1")),
        ("{1941..1945}", ("1941-12-31", "1945-1-1")),
        ("{1941,1945-05}", ("1941-12-31", "1945-5-1")),
        ("{1941..}", ("1941-12-31", "none")),
        ("{..1941}", ("none", "1941-1-1")),
    ],
)
def test_inner_bounds(text: str, inner: tuple[str, str]) -> None:
    """The latest possible start and the earliest possible end, by form."""
    assert parse(text).inner == (ordinal(inner[0]), ordinal(inner[1]))


def test_the_numbers_of_a_date() -> None:
    """Year, month, day and season are there when stated as one number, and not when any digit of theirs is open."""
    numbers = [(d.year, d.month, d.day, d.season) for d in map(parse, ("1953-05-2X", "195X-05-20", "1953-21", "1953/"))]
    assert numbers == [(1953, 5, None, None), (None, 5, 20, None), (1953, None, None, 21), (None, None, None, None)]


def test_only_intervals_are_intervals() -> None:
    """An interval lasts; a date of many days, and a choice or list of dates, do not say that anything did."""
    assert parse("1941/1945").is_interval
    assert not any(parse(text).is_interval for text in ("1941", "194X", "[1941..1945]", "{1941,1945}"))


def test_a_date_shows_itself() -> None:
    """In a debugger or a failing test a date shows its form and its text."""
    assert [repr(parse(text)) for text in ("1953~", "1953/", "[1953]")] == [
        "<Point 1953~>",
        "<Interval 1953/>",
        "<Set [1953]>",
    ]


@pytest.mark.parametrize("day", [(1953, 2, 29), (1953, 4, 31), (1953, 13, 1), (1953, 0, 1), (1953, 1, 0)])
def test_no_day_is_made_of_numbers_that_name_none(day: tuple[int, int, int]) -> None:
    """Numbers that name no day of the calendar are refused, never moved to another."""
    with pytest.raises(ValueError, match="there is no day"):
        from_civil(*day)


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        ("1953-5-1", "1953-5-31", "1953-05"),
        ("1950-1-1", "1959-12-31", "195X"),
        ("1900-1-1", "1999-12-31", "19XX"),
        ("1000-1-1", "1999-12-31", "1XXX"),
        ("1951-1-1", "1960-12-31", "[1951..1960]"),
        ("1953-1-1", "1954-5-31", "[1953-01..1954-05]"),
        ("1953-1-2", "1954-12-31", "[1953-01-02..1954-12-31]"),
        ("1953-1-1", "none", "[1953..]"),
        ("1953-5-1", "none", "[1953-05..]"),
        ("none", "1953-5-31", "[..1953-05]"),
        ("none", "1953-5-20", "[..1953-05-20]"),
        ("-59-1-1", "-50-12-31", "[-0059..-0050]"),
        ("-43-3-15", "-43-3-15", "-0043-03-15"),
        ("12000-1-1", "12001-12-31", "[Y12000..Y12001]"),
        ("12000-3-1", "12000-3-1", "Y12000"),
    ],
)
def test_days_are_written_shortest(earliest: str, latest: str, text: str) -> None:
    """A stretch of days is written as the one date it is, or as a range at the coarsest precision that is exact."""
    assert write_within(ordinal(earliest), ordinal(latest)) == text


def test_what_is_no_stretch_of_days_is_not_written() -> None:
    """Two days out of order, and no day at all, are refused."""
    with pytest.raises(ValueError, match="lies after"):
        write_within(2, 1)
    with pytest.raises(ValueError, match="at least one"):
        write_within(None, None)


def test_a_text_too_long_is_refused_at_once() -> None:
    """Texts beyond the limit, and long runs of digits or marks within it, end in a short refusal."""
    for text in ("1" * (LONGEST + 1), "9" * LONGEST, "Y1" + "0" * 9000, "[" * 9000, "?" * 9000, "1953S" + "9" * 9000):
        with pytest.raises(EdtfError) as error:
            parse(text)
        assert len(str(error.value)) < 300


@pytest.mark.parametrize(("calendar", "year", "month", "day", "edtf"), CALENDAR_CASES["converted"])
def test_a_date_of_another_calendar_is_converted(calendar: str, year: str, month: str, day: str, edtf: str) -> None:
    """Days become days; months and years become the days that they covered."""
    assert to_gregorian(calendar, int(year), number(month), number(day)) == edtf
    assert str(parse(edtf)) == edtf


@pytest.mark.parametrize(("calendar", "year", "month", "day", "why"), CALENDAR_CASES["refused"])
def test_a_date_that_a_calendar_does_not_have(calendar: str, year: str, month: str, day: str, why: str) -> None:
    """No day is shifted: what a calendar or era does not have is refused with the reason and the mend."""
    with pytest.raises(NoSuchDate) as error:
        to_gregorian(calendar, int(year), number(month), number(day))
    assert str(error.value) == why


@pytest.mark.parametrize(("year", "month", "day", "begins", "edtf"), CALENDAR_CASES["old style"])
def test_old_style_is_stated(year: str, month: str, day: str, begins: str, edtf: str) -> None:
    """A Julian date is read with the beginning of the year that its reader states."""
    assert from_old_style(int(year), number(month), number(day), year_begins=begins) == edtf


@pytest.mark.parametrize(
    ("month", "begins", "why"),
    [
        (3, "03-25", "month 3 is divided between two years that begin on 03-25 — give the day"),
        (1, "07-04", "no year is known to begin on '07-04' — it is one of 01-01, 03-01, 03-25, 09-01, 12-25"),
    ],
)
def test_old_style_refuses_what_it_cannot_know(month: int, begins: str, why: str) -> None:
    """A month cut in two by the new year, and a style nobody used, are refused."""
    with pytest.raises(NoSuchDate) as error:
        from_old_style(1648, month, year_begins=begins)
    assert str(error.value) == why


@pytest.mark.parametrize("begins", YEAR_BEGINS)
def test_old_style_years_follow_each_other(begins: str) -> None:
    """In every style each day belongs to one year: a year's days are those from its beginning to the next."""
    days = [parse(from_old_style(year, year_begins=begins)) for year in (1647, 1648, 1649)]
    assert [d.latest for d in days[:2]] == [d.earliest - 1 for d in days[1:] if d.earliest is not None]
    first, last = days[1].earliest, days[1].latest
    for year, month, day in [(1648, 1, 30), (1648, 3, 24), (1648, 3, 25), (1648, 8, 31), (1648, 9, 1), (1648, 12, 31)]:
        converted = parse(from_old_style(year, month, day, year_begins=begins)).earliest
        assert converted is not None
        assert first is not None
        assert last is not None
        assert first <= converted <= last


@pytest.mark.parametrize("calendar", CALENDARS)
def test_calendars_there_and_back(calendar: str) -> None:
    """A day taken to a calendar and back is the same day."""
    days = range(from_civil(1793, 1, 1), from_civil(1805, 1, 1), 173)
    if calendar != "french-republican":
        days = range(690_000, 740_000, 7_001 if calendar == "persian" else 601)
    for day in days:
        read = parse(to_gregorian(calendar, *from_gregorian(calendar, day)))
        assert (read.earliest, read.latest) == (day, day)
        assert read.approximate == (calendar == "islamic")


@pytest.mark.parametrize("calendar", CALENDARS)
def test_months_fill_the_year(calendar: str) -> None:
    """The months of a calendar's year follow each other without a gap from its first day to its last."""
    year = {"french-republican": 3, "islamic": 1375, "hebrew": 5708, "persian": 1403}.get(calendar, 1900)
    whole = parse(to_gregorian(calendar, year))
    months = []
    for month in range(1, 14):
        try:
            read = parse(to_gregorian(calendar, year, month))
        except NoSuchDate:
            continue
        assert read.earliest is not None
        assert read.latest is not None
        months.append((read.earliest, read.latest))
    months.sort()
    assert (months[0][0], months[-1][1]) == (whole.earliest, whole.latest)
    assert all(end + 1 == start for (_, end), (start, _) in pairwise(months))


def test_eras_of_a_year_and_back() -> None:
    """A year's eras include every name it went by, and each leads back to the year."""
    assert eras_of(1989)[:2] == (("Heisei", 1), ("Shōwa", 64))
    assert ("Shōwa", 40) in eras_of(1965)
    assert ("Shōwa", 41) not in eras_of(1965)
    for year in range(1590, 2030):
        assert all(era_year(name, n) == year for name, n in eras_of(year))


@pytest.mark.parametrize(
    ("era", "number", "year"),
    [
        ("Keicho", 5, 1600),  # Sekigahara
        ("Kan'ei", 16, 1639),  # the Portuguese expelled
        ("Kangxi", 28, 1689),  # Treaty of Nerchinsk
        ("Genroku", 15, 1702),  # the forty-seven
        ("Daoguang", 22, 1842),  # Treaty of Nanking
        ("Kaei", 6, 1853),  # Perry's ships
        ("Ansei", 5, 1858),  # treaties with five powers
        ("Xianfeng", 8, 1858),  # Treaties of Tientsin
        ("Guangxu", 21, 1895),  # Treaty of Shimonoseki
        ("Meiji", 28, 1895),
        ("Xuantong", 3, 1911),
        ("Buddhist", 2475, 1932),
    ],
)
def test_well_known_years_of_eras(era: str, number: int, year: int) -> None:
    """The tables agree with years that every handbook has."""
    assert era_year(era, number) == year
    assert number in [n for name, n in eras_of(year) if era_year(name, n) == era_year(era, number)]


def test_the_table_of_eras_has_no_gap() -> None:
    """Every Japanese era follows the one before within the same year, every reign in the next, and names are unique."""
    chains = {"Keichō": [e for e in ERAS if e.first >= 1596][:41], "Kangxi": [e for e in ERAS if e.name in _REIGNS]}
    for later, earlier in pairwise(chains["Keichō"]):
        assert earlier.last == later.first
        assert not (earlier.ends and later.begins) or date(*earlier.ends) <= date(*later.begins)
    for later, earlier in pairwise(chains["Kangxi"]):
        assert earlier.last == later.first - 1
    assert chains["Keichō"][-1].name == "Keichō"
    assert len({era.name for era in ERAS}) == len({era.native for era in ERAS}) == len(ERAS)


_REIGNS = ("Xuantong", "Guangxu", "Tongzhi", "Xianfeng", "Daoguang", "Jiaqing", "Qianlong", "Yongzheng", "Kangxi")


def test_an_unknown_era_is_refused() -> None:
    """An era that is not in the table is refused by name."""
    with pytest.raises(NoSuchDate, match="there is no era 'Shouwa'"):
        era_year("Shouwa", 40)
    with pytest.raises(NoSuchDate, match="there is no calendar 'shire'"):
        from_gregorian("shire", 1)
    with pytest.raises(NoSuchDate, match="not in use"):
        from_gregorian("french-republican", from_civil(1850, 1, 1))
