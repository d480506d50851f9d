"""Choices: which of the years around a date a bare day or month is of."""

from timeline.dating.points import RANK, Point, exists
from timeline.edtf.days import weekday

BACK, FORTH, PLEDGED = -1, 1, 2
LATE = 10  # the month after which the end of a year may be told as past
JUST_GONE = 2  # days, of which news tell beside what is to come
AGAINST = 20  # how much farther a day looks against the direction of its sentence


def around(point: Point, month: int, day: int | None) -> list[int]:
    """Return the years around a date in which a day exists."""
    year = point.year or 0
    return [near for near in (year, year - 1, year + 1) if exists(near, month, day or 1)]


def cost(days: int, look: int) -> float:
    """How far off a day is, looked at from the sentence: against its direction counts many times as far."""
    if look == FORTH:
        return days if days >= 0 else -AGAINST * days
    if look == BACK:
        return -days if days <= 0 else AGAINST * days
    return days if days >= 0 else -days * 0.8


def narrated(base: Point, month: int, years: list[int], onward: bool) -> int:
    """A story goes on: a month earlier in the year is the next year's when the step forward is the shorter by far.

    `onward`: it never goes back to the year before.
    """
    assert base.year is not None
    if base.month is None or RANK[base.unit] >= RANK["Y"]:
        return base.year
    step = month - base.month
    if step <= -6 and base.year + 1 in years:
        return base.year + 1
    if step >= 8 and base.year - 1 in years and not onward:
        return base.year - 1
    return base.year


def has_gone_on(base: Point, today: Point | None, month: int) -> bool:
    """Say whether news told from a date of the year before have come to their own: a month earlier in the year than
    what is told before it, and not later than the writing, is that of the writing.
    """
    if today is None or today.month is None or base.month is None:
        return False
    return (base.year or 0) + 1 == today.year and month < base.month and month <= today.month


def may_be_over(part: str | None, today: Point | None) -> bool:
    """Say whether a part of the year (START, MID, END) may be past on the day of writing; only its end may not."""
    return part != "END" or today is None or today.month is None or today.month > LATE


def not_yet(base: Point | None, month: int | None, today: Point | None) -> bool:
    """Say whether a month of the year of a date, which is that of writing, is that of writing or to come."""
    if base is None or month is None or today is None or today.month is None:
        return False
    return base.year == today.year and month >= today.month


def lies_ahead(point: Point, today: Point | None, look: int) -> bool:
    """Say whether a date lies beyond the year of writing, although its sentence does not tell of what is to come."""
    if look == FORTH or today is None or point.year is None:
        return False
    return point.year > (today.year or point.year)


def falls(year: int, month: int, day: int, number: int) -> bool:
    """Say whether a day falls on a day of the week (1 Monday)."""
    return exists(year, month, day) and weekday(Point("D", year, month, day).ordinal) == number - 1


def months_off(days: int, look: int) -> int:
    """Return how many months off a bare day is, so many days from the publication: told as past, or as to come."""
    if days > 0 and look == BACK:
        return -1
    return int(days < -JUST_GONE and look == FORTH)
