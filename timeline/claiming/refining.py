"""Refining: a date told more exactly by the one that stands right behind it: "1957 (1 October)", "2012, on 5 May"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.records.timex import Timex

_BETWEEN = re.compile(r"\s?(?:,|\()\s?(?:\w{2,3}\s)?")
_YEAR = re.compile(r"\d{4}")


def refined(lowered: str, dates: Sequence[Timex]) -> list[Timex]:
    """Return the dates without the years that a day or a month of them, set apart by no more than a comma, repeats."""
    told = {id(one) for one, two in pairwise(dates) if _refines(lowered, one, two)}
    return [timex for timex in dates if id(timex) not in told]


def _refines(lowered: str, one: Timex, two: Timex) -> bool:
    if not _YEAR.fullmatch(one.value) or not two.value.startswith(f"{one.value}-"):
        return False
    return one.anchor is None and one.mod is None and _BETWEEN.fullmatch(lowered, one.end, two.start) is not None
