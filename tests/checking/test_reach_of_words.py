"""How far words reach: hedges of dates, lengths of time, values and their holders, digits stated, calendars named."""

from dataclasses import replace
from math import inf
from typing import Any

import pytest

from timeline.checking import hedges
from timeline.checking.amounts import Amount, half_last_digit, same_period, within
from timeline.checking.calendars import common_years, in_another_calendar, julian_lag, names_era, names_old_style
from timeline.checking.lengths import lengths
from timeline.checking.network.model import DAY, MONTH, YEAR, Bounds
from timeline.checking.stands import overlap, values
from timeline.edtf import parse
from timeline.edtf.days import from_civil
from timeline.records.claim import Claim
from timeline.records.says import Lasted, Quantity


def days(text: str) -> Bounds:
    """Return the first and last day of an EDTF date, or of two with `..` between them."""
    first, dots, last = text.partition("..")
    return parse(first).earliest, parse(last if dots else first).latest


@pytest.mark.parametrize(
    ("date", "hedge", "strict", "wide"),
    [
        ("1953", None, "1953", "1953"),
        ("1953", "exactly", "1953", "1953"),
        ("1953~", None, "1953", "1948..1958"),
        ("1953", "about", "1953", "1948..1958"),
        ("1953-05", "around", "1953-05", "1953-04..1953-06"),
        ("1953-05-20", "c.", "1953-05-20", "1953-05-17..1953-05-23"),
        ("198X", "about", "198X", "1975..1994"),
        ("1953-05~", None, "1953-05", "1953-04..1953-06"),
    ],
)
def test_about(date: str, hedge: str | None, strict: str, wide: str) -> None:
    """`~` and "about" widen a date by whole units of what it is given in, on both sides alike; other words do not."""
    (reach,) = hedges.read(date, hedge).spans
    assert (reach.strict, reach.wide) == (days(strict), days(wide))
    assert reach.is_hedged is (strict != wide)


@pytest.mark.parametrize(
    ("date", "hedge"), [("198X", "late"), ("198X", "early"), ("198X", "mid"), ("1953", "early"), ("19XX", "late")]
)
def test_parts_of_a_time(date: str, hedge: str) -> None:
    """ "Early", "mid" and "late" are parts of the time they are said of, in this order, and wider when widened."""
    (whole,), (part,) = hedges.read(date).spans, hedges.read(date, hedge).spans
    (first, last), (low, high) = part.strict, whole.strict
    assert None not in (first, last, low, high)
    assert low <= first < last <= high  # type: ignore[operator]
    assert (first, last) != (low, high)
    assert part.wide[0] <= first  # type: ignore[operator]
    assert part.wide[1] >= last  # type: ignore[operator]
    begins = [hedges.read(date, word).spans[0].strict[0] for word in ("early", "mid", "late")]
    assert begins == sorted(begins, key=lambda day: day or 0)
    assert begins[0] == low
    assert hedges.read(date, "late").spans[0].strict[1] == high


def test_parts_of_a_day_or_of_an_open_time() -> None:
    """A day has no early part for a calendar, nor has a time without an end."""
    assert hedges.read("1953-05-20", "early").spans == hedges.read("1953-05-20").spans
    reading = hedges.read("1953/..", "late")
    assert reading.end is None
    assert reading.start is not None
    assert hedges.read("[..1953]", "late").spans[0].strict == (None, days("1953")[1])


def test_doubt_is_no_width() -> None:
    """`?` doubts a date and widens nothing; one doubted end makes an interval doubted."""
    (reach,) = hedges.read("1953?").spans
    assert (reach.doubted, reach.is_hedged) == (True, False)
    assert hedges.read("1953/1960?").doubted
    assert not hedges.read("1953/1960").doubted
    assert hedges.read("[1953?,1960]").doubted


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("3w", [(21, 21, DAY)]),
        ("10y", [(10, 10, YEAR)]),
        ({"min": "2m", "max": "5m"}, [(2, 5, MONTH)]),
        ({"min": "2m"}, [(2, None, MONTH)]),
        ({"max": "3w"}, [(None, 21, DAY)]),
        ({"min": "10d", "max": "2m"}, [(10, None, DAY), (None, 2, MONTH)]),
    ],
)
def test_lengths(duration: Any, expected: list[tuple[int | None, int | None, Any]]) -> None:
    """A length is counted in its own unit, weeks in days; ends of different units are two lengths, each open."""
    assert lengths(Lasted.model_validate({"duration": duration}).duration) == expected


def test_who_stands_behind_which_value() -> None:
    """A year stands behind the day it holds; what would agree with two values stands behind none; days are shared."""
    day, other, year, both = days("1953-05-20"), days("1960-01-01"), days("1953"), days("1950..1965")
    found = {0: day, 1: year, 2: other, 3: both, 4: day}
    assert {value.days: value.groups for value in values(found)} == {day: (0, 1, 4), other: (2,)}
    beside = days("1953-05-20..1954-02-01")
    assert {value.days: value.groups for value in values({0: year, 1: beside})} == {beside: (1,), year: (0,)}
    assert {value.days: value.groups for value in values({0: (1, 5), 1: (3, 9)})} == {(1, 5): (0,), (3, 9): (1,)}


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [((1, 5), (5, 9), True), ((5, 9), (1, 5), True), ((1, 5), (6, 9), False), ((None, 5), (5, None), True)],
)
def test_overlap(one: Bounds, two: Bounds, shared: bool) -> None:
    """One common day is enough, whichever range is named first."""
    assert overlap(one, two) is overlap(two, one) is shared


@pytest.mark.parametrize(
    ("value", "half"),
    [(28.5, 0.05), (8500, 50), (3, 0.5), (0, 0.5), (2e9, 5e8), (0.25, 0.005), (-8500, 50), (1 / 3, 0.5e-6)],
)
def test_half_of_the_last_digit(value: float, half: float) -> None:
    """The last digit stated is the last that is not nothing; of a fraction without end it is the millionth."""
    assert half_last_digit(value) == pytest.approx(half)


def amount(first: int | None, last: int | None, event: str | None = None, value: Any = 5) -> Amount:
    """Return an amount over some days."""
    says = Quantity.model_validate({"value": value, "unit": "USD"})
    claim = Claim.model_validate({"id": "one", "source": "a", "event": event, "says": {"value": 5, "unit": "USD"}})
    return Amount(claim, says, "cost", frozenset(), event, first, last)


def test_periods() -> None:
    """Periods are one when they share most of their days; an open one equals only itself and lies in none."""
    year, half, other = amount(1, 365), amount(1, 180), amount(400, 700)
    assert same_period(year, amount(1, 360))
    assert not same_period(year, half)
    assert not same_period(year, other)
    assert same_period(amount(1, 365, "x"), amount(1, 180, "x"))
    assert same_period(amount(1, None), amount(1, None))
    assert not same_period(amount(1, None), amount(2, None))
    assert not same_period(amount(1, None), year)
    assert within(half, year)
    assert not within(year, half)
    assert not any(within(half, amount(*ends)) for ends in ((None, 365), (1, None)))
    assert not any(within(amount(*ends), year) for ends in ((None, 365), (1, None)))


def test_the_least_and_most_that_words_allow() -> None:
    """A range has its ends, "at least" no most, "at most" no least, and its figure is the one that is stated."""
    told = amount(None, None, value=(3, 7))
    assert (told.low, told.high, told.figure) == (3, 7, 3)
    least = replace(told, says=told.says.model_copy(update={"bound": "min"}))
    most = replace(told, says=told.says.model_copy(update={"bound": "max"}))
    assert (least.low, least.high, least.figure) == (3, inf, 3)
    assert (most.low, most.high, most.figure) == (-inf, 7, 7)


@pytest.mark.parametrize(
    ("day", "lag"),
    [
        ((1582, 10, 14), 0),
        ((1582, 10, 15), 10),
        ((1700, 3, 11), 10),
        ((1700, 3, 12), 11),
        ((1917, 11, 7), 13),
    ],
)
def test_the_lag_of_the_julian_calendar(day: tuple[int, int, int], lag: int) -> None:
    """Ten days from 1582, eleven from the Julian 1 March of 1700, thirteen in the twentieth century."""
    assert julian_lag(from_civil(*day)) == lag


def test_another_calendar_explains_two_days() -> None:
    """Two days are one when one is the other's date in a calendar that somebody concerned used."""
    old, new = from_civil(1917, 10, 25), from_civil(1917, 11, 7)
    buddhist = from_civil(2475, 6, 24)
    assert in_another_calendar(old, new) == in_another_calendar(new, old) == ("julian", old)
    assert in_another_calendar(old, old) is None
    assert in_another_calendar(buddhist, from_civil(1932, 6, 24)) == ("buddhist", buddhist)
    assert in_another_calendar(buddhist + 1, from_civil(1932, 6, 24)) is None


def test_names_of_calendars_in_a_text() -> None:
    """Eras and styles are known in any script, with any dotted i; the common year in brackets is read too."""
    assert names_era("in Shōwa 40")
    assert names_era("昭和40年")
    assert not names_era("in 1965")
    assert names_old_style("25 October (Old Style)")
    assert names_era("İn MEİJİ 28") == names_era("in Meiji 28") is True
    assert common_years("昭和40年（1965年）に") == (1965,)
    assert common_years("1965年（昭和40年）に") == (1965,)
    assert common_years("昭和40年に、1965年") == ()
