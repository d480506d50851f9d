"""A length of time between two times as links: they hold exactly when some day of each lies so far apart."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.links import Link
from timeline.checking.hedges import Reach, read
from timeline.checking.network import DAY, MONTH, YEAR, Group, Unit, solve
from timeline.checking.network.calendar import count
from timeline.checking.points import Time, bound, gap, moved, never, whole
from timeline.edtf import parse
from timeline.edtf.days import from_civil

FROM, TO = from_civil(2019, 11, 1), from_civil(2021, 3, 31)
DAYS = range(FROM, TO)
UNITS: tuple[Unit, ...] = (DAY, MONTH, YEAR)
NEAR = {DAY: 40, MONTH: 3, YEAR: 2}


def some_time(random: Random, point: str) -> Time:
    """Return a point, moved or not, or a stretch of days that may be open."""
    if random.random() < 0.3:
        first = random.randrange(FROM + 40, TO - 40)
        days = first, first + random.choice((0, 3, 60))
        open_ = random.choice(((0, 0), (0, 0), (1, 0), (0, 1)))
        strict = None if open_[0] else days[0], None if open_[1] else days[1]
        return Time(None, Reach(strict, (None if open_[0] else days[0] - 9, None if open_[1] else days[1] + 9)))
    unit = random.choice(UNITS)
    return Time(point, None, random.choice((0, 0, 1, -2, 2)) * (1 if unit else 15), unit)


def numbers(time: Time, day: int, unit: Unit, wide: bool) -> set[int]:
    """Return what a time may come to in a unit, where its point is on a day."""
    if time.point is None:
        assert time.reach is not None
        low, high = time.reach.wide if wide else time.reach.strict
        low, high = (FROM - 1500 if low is None else low), (TO + 1500 if high is None else high)
        return {count(d, unit) for d in range(low, high + 1)}
    if time.unit == unit or time.shift == 0:
        return {count(day, unit) + time.shift}
    meant = count(day, time.unit) + time.shift
    return {count(d, unit) for d in range(day - 1200, day + 1200) if count(d, time.unit) == meant}


@pytest.mark.parametrize("seed", range(12))
def test_links_of_a_gap(seed: int) -> None:
    """Between two times, each a point, so long from a point, or any day of a stretch, in days, months or years."""
    random = Random(seed)
    for _ in range(30):
        unit, wide = random.choice(UNITS), random.random() < 0.5
        early, late = some_time(random, "a"), some_time(random, random.choice("abb"))
        lo = random.choice((None, random.randint(-NEAR[unit], NEAR[unit])))
        hi = None if lo is not None and random.random() < 0.3 else (lo or 0) + random.choice((0, 1, NEAR[unit]))
        links = gap(early, late, lo, hi, unit, wide)
        for _ in range(12):
            a, b = random.choice(DAYS), random.choice(DAYS)
            day = {"a": a, "b": b}
            ones = numbers(early, day.get(early.point or "", 0), unit, wide)
            others = numbers(late, day.get(late.point or "", 0), unit, wide)
            meant = any((lo is None or y - x >= lo) and (hi is None or y - x <= hi) for x in ones for y in others)
            fixed = [Group(name, ((Link(None, name, d, d),),)) for name, d in day.items()]
            assert solve([*fixed, Group("gap", (links,))]).consistent is meant, (early, late, lo, hi, unit, a, b)


@given(st.integers(-800_000, 800_000), st.integers(-3000, 3000), st.sampled_from(UNITS))
def test_a_day_moved(day: int, shift: int, unit: Unit) -> None:
    """So many units after a day is the whole of the unit that lies there; not moved at all, it is the day itself."""
    first, last = moved(day, shift, unit)
    if not shift:
        assert (first, last) == (day, day)
        return
    meant = count(day, unit) + shift
    assert count(first, unit) == count(last, unit) == meant
    assert count(first - 1, unit) == meant - 1
    assert count(last + 1, unit) == meant + 1


@pytest.mark.parametrize(
    ("text", "strict", "wide", "doubted"),
    [
        ("1953", "1953", "1953", False),
        ("1953~", "1953", "1948/1958", False),
        ("1953?", "1953", "1953", True),
        ("[1953,1955?]", "1953/1955", "1953/1955", True),
        ("[1955,1953~]", "1953/1955", "1948/1958", False),
        ("1953/1955", "1953/1955", "1953/1955", False),
        ("1953~/1955", "1953/1955", "1948/1955", False),
        ("1953/1955?", "1953/1955", "1953/1955", True),
        ("1953?/1955", "1953/1955", "1953/1955", True),
        ("1953/..", "1953/..", "1953/..", False),
        ("../1953", "../1953", "../1953", False),
        ("[1953..]", "1953/..", "1953/..", False),
        ("[..1953]", "../1953", "../1953", False),
    ],
)
def test_the_whole_of_a_date(text: str, strict: str, wide: str, doubted: bool) -> None:
    """From the first to the last day of any of its parts, as strictly meant and as widened."""
    found = whole(read(text))
    assert found.strict == (parse(strict).earliest, parse(strict).latest)
    assert found.wide == (parse(wide).earliest, parse(wide).latest)
    assert found.doubted is doubted


def test_a_bound_and_what_never_holds() -> None:
    """A point is bound where an end is known; what contradicts itself holds in no case, beside nothing else."""
    assert bound("p", None, None) == ()
    assert bound("p", 1, None) == (Link(None, "p", 1, None),)
    assert bound("p", None, 2) == (Link(None, "p", None, 2),)
    assert not solve([Group("x", (never("x"),))]).consistent
    assert solve([Group("p", (bound("p", 1, 2),)), Group("either", (never("x"), ()))]).consistent


def test_what_is_hedged() -> None:
    """A time is hedged when its days are others when widened, or in doubt; a point never is."""
    assert not Time("p").is_hedged
    assert not Time(None, whole(read("1953"))).is_hedged
    assert Time(None, whole(read("1953~"))).is_hedged


@pytest.mark.parametrize(("least", "most"), [(12, 20), (-5, 6)])
def test_two_stretches_that_are_known(least: int, most: int) -> None:
    """Between two stretches of days a length holds or not as strictly meant; it may hold only when they are widened."""
    early, late = Time(None, Reach((101, 103), (91, 113))), Time(None, Reach((110, 112), (100, 122)))
    for lo, hi, strictly, widely in (
        (7, 11, True, True),
        (11, None, True, True),
        (None, 7, True, True),
        (least, most, False, True),
        (32, None, False, False),
        (None, -14, False, False),
    ):
        for wide, holds in ((False, strictly), (True, widely)):
            links = gap(early, late, lo, hi, DAY, wide)
            assert solve([Group("gap", (links,))]).consistent is holds, (lo, hi, wide)
