"""Dates in EDTF of every form, generated from real days, so that each is valid and covers the day it came from."""

from datetime import date

from hypothesis import strategies as st

FIRST, LAST = date(1900, 1, 1), date(1999, 12, 31)
"""The century that generated days come from."""

days = st.dates(FIRST, LAST)
qualifiers = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def masked(draw: st.DrawFn, text: str) -> str:
    """Put X for some digits, more often for the last ones."""
    if draw(st.booleans()):
        return text
    if draw(st.booleans()):
        keep = draw(st.integers(0, len(text)))
        return text[:keep] + "X" * (len(text) - keep)
    hidden = draw(st.sets(st.integers(0, len(text) - 1)))
    return "".join("X" if index in hidden else digit for index, digit in enumerate(text))


@st.composite
def points(
    draw: st.DrawFn, day: date | None = None, marks: bool = True, masks: bool = True, near: bool = False
) -> tuple[str, date]:
    """Return a year, month, day, season or year of significant digits, with a day that it covers.

    Without `marks` it has no qualifiers, without `masks` no X; `near` keeps it within the century.
    """
    day = draw(days) if day is None else day
    form = draw(st.sampled_from(["year", "month", "day", "season", "significant"]))
    century, year = f"{day.year:04}"[:2], f"{day.year:04}"[2:]
    if form == "significant":
        return f"{century}{year}S{draw(st.integers(2 if near else 1, 4))}", day
    parts = [century + draw(masked(year)) if near else draw(masked(century + year))] if masks else [century + year]
    if form in ("month", "day"):
        parts.append(draw(masked(f"{day.month:02}")) if masks else f"{day.month:02}")
    if form == "day":
        parts.append(draw(masked(f"{day.day:02}")) if masks else f"{day.day:02}")
    if form == "season":
        parts.append(str(draw(st.sampled_from(seasons_of(day)))))
    if marks:
        parts = [draw(qualifiers) + part + draw(qualifiers) for part in parts]
    return "-".join(parts), day


def seasons_of(day: date) -> list[int]:
    """Return the seasons, quarters, thirds and halves that the day lies in, the winter of its own year at both ends."""
    season = (day.month % 12) // 3  # 0 for December to February
    northern, southern = (3, 0, 1, 2)[season], (1, 2, 3, 0)[season]
    quarters = [33 + (day.month - 1) // 3, 37 + (day.month - 1) // 4, 40 + (day.month - 1) // 6]
    return [21 + northern, 25 + northern, 29 + southern, *quarters]


@st.composite
def intervals(draw: st.DrawFn, marks: bool = True, near: bool = False) -> tuple[str, date]:
    """Return an interval, perhaps with an open or unknown end, and a day within it."""
    first, between, last = sorted(draw(st.tuples(days, days, days)))
    start, end = draw(points(first, marks=marks, near=near))[0], draw(points(last, marks=marks, near=near))[0]
    start, end = draw(st.sampled_from([start, start, "..", ""])), draw(st.sampled_from([end, end, "..", ""]))
    return f"{start}/{end}", between


@st.composite
def sets(draw: st.DrawFn, marks: bool = True, near: bool = False) -> tuple[str, date]:
    """Return a set of dates and ranges, and a day of one of its members."""
    first, day, middle, last = sorted(draw(st.tuples(days, days, days, days)))
    one = {"marks": marks, "near": near}
    members = [draw(points(**one))[0] for _ in range(draw(st.integers(0, 2)))]
    begin, end = draw(points(day, **one))[0], draw(points(middle, **one))[0]
    members.insert(draw(st.integers(0, len(members))), draw(st.sampled_from([begin, f"{begin}..{end}"])))
    if draw(st.integers(0, 3)) == 0:
        members.insert(0, f"..{draw(points(first, **one))[0]}")
    if draw(st.integers(0, 3)) == 0:
        members.append(f"{draw(points(last, **one))[0]}..")
    return draw(st.sampled_from(["[%s]", "{%s}"])) % ",".join(members), day


def any_date(marks: bool = True, near: bool = False) -> st.SearchStrategy[tuple[str, date]]:
    """Return dates of any form, each with a day that it covers."""
    return st.one_of(points(marks=marks, near=near), intervals(marks=marks, near=near), sets(marks=marks, near=near))


@st.composite
def clock_times(draw: st.DrawFn) -> str:
    """Return a day with a time of day, with and without a zone."""
    zone = draw(st.sampled_from(["", "Z", "+05:30", "-04", "+00:00", "-11:45"]))
    return f"{draw(days)}T{draw(st.times()).replace(microsecond=0)}{zone}"


@st.composite
def far_years(draw: st.DrawFn) -> str:
    """Return a year that needs a Y, plain or in powers of ten, perhaps with significant digits, or one before 0."""
    sign = draw(st.sampled_from(["", "-"]))
    year = draw(st.integers(10_000, 10**14))
    plain = f"Y{sign}{year}"
    powers = f"Y{sign}{draw(st.integers(10_000, 10**8))}E{draw(st.integers(1, 6))}"
    early = f"-{draw(st.integers(1, 9999)):04}"
    significant = draw(st.sampled_from(["", f"S{draw(st.integers(1, 4))}"]))
    return draw(st.sampled_from([plain, powers, early])) + significant + draw(qualifiers)


everything = st.one_of(any_date().map(lambda pair: pair[0]), clock_times(), far_years())
