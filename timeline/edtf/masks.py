"""Numbers with unspecified digits: `156X`, `1X`, `XX`."""

from collections.abc import Sequence
from itertools import product

_DIGITS = "0123456789"


def years(mask: str) -> Sequence[int]:
    """Return the years, in order, that a four-digit mask with an optional minus may stand for; a minus excludes 0."""
    digits = mask.lstrip("-")
    sign = -1 if len(digits) < len(mask) else 1
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if sign < 0:
        low = max(low, 1)
    if digits.rstrip("X").isdecimal() or not digits.strip("X"):
        return range(low, high + 1) if sign > 0 else range(-high, -low + 1)
    found = (sign * int("".join(choice)) for choice in product(*(_DIGITS if c == "X" else c for c in digits)))
    return sorted(year for year in found if year or sign > 0)


def numbers(mask: str, low: int, high: int) -> Sequence[int]:
    """Return the numbers from `low` to `high` that a two-digit mask may stand for, in order."""
    if mask == "XX":
        return range(low, high + 1)
    tens, ones = mask[0], mask[1]
    return [n for n in range(low, high + 1) if tens in ("X", _DIGITS[n // 10]) and ones in ("X", _DIGITS[n % 10])]
