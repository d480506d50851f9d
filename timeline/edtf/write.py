"""Writes EDTF from days and years: the shortest text that says exactly them."""

from timeline.edtf.days import first_day, last_day, month_length, to_civil

_FOUR_DIGITS = range(-9999, 10000)


def write_year(year: int) -> str:
    """Return a year in EDTF; 0 is 1 BC."""
    if year not in _FOUR_DIGITS:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def write_day(day: int) -> str:
    """Return a day, given as ordinal, in EDTF; beyond the years of four digits, which have no days, its year."""
    year, month, of_month = to_civil(day)
    return f"{write_year(year)}-{month:02}-{of_month:02}" if year in _FOUR_DIGITS else write_year(year)


def write_within(earliest: int | None, latest: int | None) -> str:
    """Return EDTF for some day from `earliest` to `latest` (ordinals; None: no limit).

    A day, month, year, decade, century or millennium where the bounds are exactly one, else one of a range:
    `1953-05`, `195X`, `[1953-05-03..1954-01-31]`, `[..1953]`. Beyond the years of four digits the bounds are widened to
    whole years, since EDTF has no days there. Raises ValueError if both are None or out of order.
    """
    if earliest is None and latest is None:
        raise ValueError("a date needs at least one bound")
    if earliest is not None and latest is not None:
        if earliest > latest:
            raise ValueError("the earliest day lies after the latest")
        whole = _whole(earliest, latest)
        if whole:
            return whole
    start, end = _candidates(earliest, first=True), _candidates(latest, first=False)
    finest = max(start.keys() & end.keys())
    return f"[{start[finest]}..{end[finest]}]"


def _whole(earliest: int, latest: int) -> str | None:
    """Return the one date that covers exactly these days, if there is one."""
    year, month, day = to_civil(earliest)
    if earliest == latest:
        return write_day(earliest)
    if day == 1 and year in _FOUR_DIGITS and latest == earliest + month_length(year, month) - 1:
        return f"{write_year(year)}-{month:02}"
    if (month, day) != (1, 1):
        return None
    if latest == last_day(year):
        return write_year(year)
    for digits in (1, 2, 3):
        step = 10**digits
        if 0 <= year < 10000 and year % step == 0 and latest == last_day(year + step - 1):
            return write_year(year)[:-digits] + "X" * digits
    return None


def _candidates(day: int | None, *, first: bool) -> dict[int, str]:
    """Return the ways to write one end of a range, coarser ones under higher numbers; no end is written as nothing."""
    if day is None:
        return {0: "", 1: "", 2: ""}
    year, month, of_month = to_civil(day)
    ways = {0: write_day(day)}
    if of_month == (1 if first else month_length(year, month)) and year in _FOUR_DIGITS:
        ways[1] = f"{write_year(year)}-{month:02}"
    if day == (first_day(year) if first else last_day(year)):
        ways[2] = write_year(year)
    return ways
