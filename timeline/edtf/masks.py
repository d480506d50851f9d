"""Numbers with unspecified digits: `156X`, `1X`, `XX`."""

from collections.abc import Sequence
from itertools import product

_DIGITS = "0123456789"


def years(mask: str) -> Sequence[int]:
    """Return, in order, the years that a four-digit mask with an optional minus may stand for; a minus excludes 0."""
    digits = mask.lstrip("-")
    sign = 1 if digits == mask else -1
    if "X" not in digits.rstrip("X"):
        low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
        return range(low, high + 1) if sign > 0 else range(-high, min(-low, -1) + 1)
    found = [sign * int("".join(choice)) for choice in product(*[_DIGITS if c == "X" else c for c in digits])]
    return sorted(year for year in found if year or sign > 0)


def numbers(mask: str, low: int, high: int) -> Sequence[int]:
    """Return, in order, the numbers from `low` to `high` that a two-digit mask may stand for."""
    if "X" not in mask:
        number = int(mask)
        return (number,) if low <= number <= high else ()
    tens, ones = (_DIGITS if c == "X" else c for c in (mask[0], mask[1]))
    return [n for n in (10 * int(t) + int(o) for t in tens for o in ones) if low <= n <= high]
