"""The parts of a year that EDTF writes in place of a month, 21 to 41, and the days they cover.

Quarters, thirds and halves are exact. A season has no agreed first and last day, so its bounds are the widest that
are in use: from its meteorological beginning to its astronomical end (equinoxes and solstices at their latest).
Seasons of no stated hemisphere (21 to 24) are read as northern; 29 to 32 state the southern ones. The season that
spans New Year (24, 28, 30) may be the one at the beginning or at the end of its year: both are kept.
"""

from timeline.edtf.days import first_day, from_civil, last_day

_MARCH = ((3, 1), (6, 21))
_JUNE = ((6, 1), (9, 23))
_SEPTEMBER = ((9, 1), (12, 22))
_DECEMBER = ((12, 1), (3, 20))

_SEASONS = {
    **{21: _MARCH, 22: _JUNE, 23: _SEPTEMBER, 24: _DECEMBER},
    **{25: _MARCH, 26: _JUNE, 27: _SEPTEMBER, 28: _DECEMBER},
    **{29: _SEPTEMBER, 30: _DECEMBER, 31: _MARCH, 32: _JUNE},
}
_MONTHS = {
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12)},
    **{40: (1, 6), 41: (7, 12)},
}


def spans(year: int, code: int) -> list[tuple[int, int]]:
    """Return the runs of days (first, last) that the part `code` (21 to 41) of a year may mean, in order."""
    if code in _MONTHS:
        start, end = _MONTHS[code]
        last = last_day(year) if end == 12 else from_civil(year, end + 1, 1) - 1
        return [(from_civil(year, start, 1), last)]
    start_of, end_of = _SEASONS[code]
    if start_of < end_of:
        return [(from_civil(year, *start_of), from_civil(year, *end_of))]
    return [(first_day(year), from_civil(year, *end_of)), (from_civil(year, *start_of), from_civil(year + 1, *end_of))]


def precision(code: int) -> str:
    """Return the precision of the part `code`: season, quarter, quadrimester or half."""
    if code <= 32:
        return "season"
    return "quarter" if code <= 36 else "quadrimester" if code <= 39 else "half"
