"""Refining: a date told more exactly by the one that stands right behind it: "1957 (1 October)", "2012, on 5 May"; a
day without a year behind a year that hangs on the publication is of that year: "last year, on 2 May".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.records.timex import Timex

_BETWEEN = re.compile(r"\s?(?:,|\()\s?(?:\w{2,3}\s)?")
_YEAR = re.compile(r"\d{4}")
_AWAY = re.compile(r"[+-]\d+y")


def refined(lowered: str, dates: Sequence[Timex]) -> list[Timex]:
    """Return the dates without the years that a day or a month of them, set apart by no more than a comma, repeats."""
    dates = [*dates[:1], *(_of_year(lowered, one, two) for one, two in pairwise(dates))]
    told = {id(one) for one, two in pairwise(dates) if _refines(lowered, one, two)}
    return [timex for timex in dates if id(timex) not in told]


def _of_year(lowered: str, one: Timex, two: Timex) -> Timex:
    """The second of two dates, in the year that the first is away from a publication whose own is not known."""
    away = one.value == "XXXX" and one.anchor == "publication" and _AWAY.fullmatch(one.shift or "")
    day = two.value[4:] if two.value.startswith("XXXX") or two.anchor == "previous" else ""
    if not away or not day or two.shift or not _BETWEEN.fullmatch(lowered, one.end, two.start):
        return two
    return two.model_copy(update={"anchor": "publication", "shift": one.shift, "value": f"XXXX{day}"})


def _refines(lowered: str, one: Timex, two: Timex) -> bool:
    if not _YEAR.fullmatch(one.value) or not two.value.startswith(f"{one.value}-"):
        return False
    return one.anchor is None and one.mod is None and _BETWEEN.fullmatch(lowered, one.end, two.start) is not None
