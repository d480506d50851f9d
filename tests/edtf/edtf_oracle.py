"""What a date in EDTF covers, day by day, worked out from its digits with `datetime` and nothing of the product."""

import re
from datetime import date

YEARS = range(1890, 2011)
"""The years that are counted; dates given here lie within them."""

BEFORE, AFTER = date(YEARS[0], 1, 1).toordinal() - 1, date(YEARS[-1], 12, 31).toordinal() + 1
"""Stand for all the days before and after these years."""

_MONTHS_OF = {
    **{33 + q: range(3 * q + 1, 3 * q + 4) for q in range(4)},
    **{37 + t: range(4 * t + 1, 4 * t + 5) for t in range(3)},
    **{40 + h: range(6 * h + 1, 6 * h + 7) for h in range(2)},
}


def days_of(text: str) -> frozenset[int]:
    """Return all days that a date covers; those of an open or unknown end only by `BEFORE` or `AFTER`."""
    text = re.sub("[?~%]", "", text)
    if "/" in text:
        return _between(*text.split("/"))
    if text[0] not in "[{":
        return _point(text)
    found: frozenset[int] = frozenset()
    for member in text[1:-1].split(","):
        found |= _between(*member.split("..")) if ".." in member else _point(member)
    return found


def _between(start: str, end: str) -> frozenset[int]:
    first = BEFORE if start in ("", "..") else min(_point(start))
    last = AFTER if end in ("", "..") else max(_point(end))
    return frozenset(range(first, last + 1))


def _point(text: str) -> frozenset[int]:
    if "S" in text:
        year, _, digits = text.partition("S")
        text = year[: int(digits)] + "X" * (4 - int(digits))
    year_mask, month_mask, day_mask = (*text.split("-"), None, None)[:3]
    years = [year for year in YEARS if _fits(f"{year:04}", year_mask)]
    if month_mask and month_mask.isdecimal() and int(month_mask) > 20:
        return frozenset(day for year in years for day in _season(year, int(month_mask)))
    return frozenset(
        date(year, month, day).toordinal()
        for year in years
        for month in range(1, 13)
        if month_mask is None or _fits(f"{month:02}", month_mask)
        for day in range(1, _length(year, month) + 1)
        if day_mask is None or _fits(f"{day:02}", day_mask)
    )


def _fits(digits: str, mask: str) -> bool:
    return all(wanted in ("X", digit) for digit, wanted in zip(digits, mask, strict=True))


def _length(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def _season(year: int, code: int) -> list[int]:
    if code in _MONTHS_OF:
        months = _MONTHS_OF[code]
        return [date(year, m, d).toordinal() for m in months for d in range(1, _length(year, m) + 1)]
    kind = (code - 21) % 4 if code < 29 else (code - 29 + 2) % 4
    starts = [date(year, 3, 1), date(year, 6, 1), date(year, 9, 1), date(year, 12, 1)]
    ends = [date(year, 6, 21), date(year, 9, 23), date(year, 12, 22), date(year + 1, 3, 20)]
    found = list(range(starts[kind].toordinal(), ends[kind].toordinal() + 1))
    if kind == 3:
        found += range(date(year, 1, 1).toordinal(), date(year, 3, 20).toordinal() + 1)
    return found
