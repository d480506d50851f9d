"""Points: a date as far as it is known, how it is spelt in EDTF and TIMEX3, and how it moves by calendar units."""

from timeline.edtf.days import from_civil, month_length, to_civil, weekday
from timeline.light import light, replace

RANK = {"D": 0, "WE": 1, "W": 1, "M": 2, "QU": 3, "S": 3, "H": 4, "MS": 4, "Y": 5, "DE": 6, "CE": 7, "ML": 8}
"""The units by size: day, week, month, quarter, season, half, months of a year, year, decade, century, millennium."""
SPAN = {"DE": 10, "CE": 100, "ML": 1000}
_CIVIL = frozenset({"D", "M", "Y"})
SEASONS = ("SP", "SU", "FA", "WI")


@light
class Point:
    """A date of one precision: `unit` names it, `year` is astronomical (0 is 1 BC) and None where unknown.

    A week has the date of its Monday, a decade or century its first year (BC: in the order of the count, `bc` is set).
    `nth` is the season (1 spring), quarter or half, or how many months open a year (12 more: close it); `weekday`
    (1 Monday) is kept where the day itself is not known.
    """

    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    weekday: int | None = None

    @property
    def known(self) -> bool:
        """Whether no part of the date is open."""
        if self.year is None:
            return False
        return self.unit not in ("D", "W", "WE", "M") or (
            self.month is not None and (self.unit == "M" or self.day is not None)
        )

    @property
    def ordinal(self) -> int:
        """The day number of the point's first day."""
        month = self.month or {
            "S": 3 * (self.nth or 1),
            "QU": 3 * (self.nth or 1) - 2,
            "H": 6 * (self.nth or 1) - 5,
        }.get(self.unit, 1)
        return from_civil(1 if self.year is None else self.year, min(month, 12), self.day or 1)


def exists(year: int | None, month: int, day: int) -> bool:
    """Say whether a day exists; without a year, whether it exists in some year."""
    return 1 <= day <= month_length(2000 if year is None else year, month)


def from_ordinal(day: int) -> Point:
    """Return the day with an ordinal."""
    return Point("D", *to_civil(day))


def week_of(day: int) -> Point:
    """Return the week, Monday first, that a day lies in."""
    return Point("W", *to_civil(day - weekday(day)))


def truncate(point: Point, unit: str) -> Point:
    """Return the unit that a point lies in; parts the point does not have stay open."""
    if RANK[unit] < RANK[point.unit]:
        return (
            Point(unit, point.year, point.month if unit != "M" else None)
            if unit in ("D", "W", "M")
            else Point(unit, point.year)
        )
    if unit == point.unit:
        return point
    if unit in ("W", "WE"):
        return replace(week_of(point.ordinal), unit=unit) if point.known else Point(unit, point.year)
    if unit in SPAN and point.year is not None:
        return Point(unit, _first_year(point.year, SPAN[unit]))
    if unit in ("QU", "H"):
        month = point.month
        return Point(
            unit, point.year, nth=None if month is None else (month + 2) // 3 if unit == "QU" else (month + 5) // 6
        )
    if unit == "S":
        return Point("S", point.year, nth=None if point.month is None else (point.month // 3 - 1) % 4 + 1)
    return Point(unit, point.year, point.month if unit == "M" else None)


def shift(point: Point, count: int, unit: str) -> Point:
    """Return the unit that lies `count` units from the one the point lies in; what cannot be known stays open."""
    here = truncate(point, unit)
    if here.year is None or not count:
        return here
    if unit in ("D", "W", "WE"):
        if not here.known:
            return Point(unit, here.year)
        return Point(unit, *to_civil(here.ordinal + count * (1 if unit == "D" else 7)))
    if unit == "M":
        if here.month is None:
            return here
        months = here.year * 12 + here.month - 1 + count
        return Point("M", months // 12, months % 12 + 1)
    if unit in ("QU", "S", "H"):
        per = 2 if unit == "H" else 4
        if here.nth is None:
            return here
        parts = here.year * per + here.nth - 1 + count
        return Point(unit, parts // per, nth=parts % per + 1)
    return replace(here, year=here.year + count * SPAN.get(unit, 1))


def months_of(point: Point) -> tuple[int, int]:
    """Return the first and the last of the months that open a year, or close it."""
    count = point.nth or 12
    return (1, count) if count <= 12 else (25 - count, 12)


def edtf(point: Point) -> str:
    """Spell a point in EDTF; a week, months of a year and a decade or century BC are intervals."""
    year = _year(point.year)
    if point.unit in _CIVIL:
        return _civil(point, year)
    if point.unit in ("W", "WE"):
        if not point.known:
            return f"{year}-XX-XX"
        if point.unit == "WE":
            return f"{edtf(from_ordinal(point.ordinal + 5))}/{edtf(from_ordinal(point.ordinal + 6))}"
        return f"{edtf(replace(point, unit='D'))}/{edtf(from_ordinal(point.ordinal + 6))}"
    if point.unit in SPAN:
        if point.year is None:
            return "XXXX"
        width = SPAN[point.unit]
        if point.year > 0 or (point.year == 0 and width > 1000):
            return f"{point.year:04d}"[: 4 - len(str(width)) + 1] + "X" * (len(str(width)) - 1)
        return f"{year}/{_year(point.year + width - 1)}"
    if point.unit == "MS":
        first, last = months_of(point)
        return f"{year}-{first:02d}/{year}-{last:02d}"
    base = {"S": 20, "QU": 32, "H": 39}[point.unit]
    return f"{year}-{base + point.nth}" if point.nth else year


def timex3(point: Point) -> str:
    """Spell a point as TIMEX3 does: 1979-SP, 2013-W07, 198 for a decade, BC0490."""
    year = "XXXX" if point.year is None else f"{point.year:04d}" if point.year > 0 else f"BC{1 - point.year:04d}"
    if point.unit in _CIVIL:
        return f"{year}-WXX-{point.weekday}" if point.weekday and not point.known else _civil(point, year)
    if point.unit in ("W", "WE"):
        end = "-WE" if point.unit == "WE" else ""
        if not point.known:
            return f"{year}-WXX{end}"
        thursday = to_civil(point.ordinal + 3)
        return f"{thursday[0]:04d}-W{(point.ordinal + 3 - from_civil(thursday[0], 1, 1)) // 7 + 1:02d}{end}"
    if point.unit in SPAN:
        if point.year is None:
            return "XXXX"
        digits = 4 - len(str(SPAN[point.unit])) + 1
        return year[:digits] if point.year > 0 else "BC" + f"{-(point.year + SPAN[point.unit] - 1) + 1:04d}"[:digits]
    if point.unit == "MS":
        return edtf(point)
    if point.unit == "S":
        return f"{year}-{SEASONS[point.nth - 1]}" if point.nth else year
    return f"{year}-{point.unit[0]}{point.nth or 'X'}"


def spellings(point: Point) -> tuple[str, str]:
    """Spell a point in EDTF and as TIMEX3 does: a day, month or year of our era alike."""
    text = edtf(point)
    alike = point.unit in _CIVIL and not point.weekday and point.year is not None and point.year > 0
    return text, text if alike else timex3(point)


def _civil(point: Point, year: str) -> str:
    if point.unit == "Y":
        return year
    month = "XX" if point.month is None else f"{point.month:02d}"
    if point.unit == "M":
        return f"{year}-{month}"
    return f"{year}-{month}-" + ("XX" if point.day is None else f"{point.day:02d}")


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _first_year(year: int, width: int) -> int:
    """Return the first year of the decade, century or millennium as counted in writing: 1980s, 19XX, 480s BC."""
    if year > 0:
        return year - year % width
    count = 1 - year  # the year BC
    return 1 - (count - count % width + width - 1)


def halves(steps: float, unit: str) -> tuple[int, str]:
    """Return so many units and a half in whole smaller ones: two and a half years are thirty months."""
    smaller = {"Y": (12, "M"), "M": (2, "FN"), "QU": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "W": (7, "D")}
    factor, below = smaller.get(unit, (1, unit))
    if below == "FN":
        return round(steps * 30), "D"
    return round(steps * factor), below
