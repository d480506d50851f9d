"""Dates of a page's own upkeep, "(checked in July 2021)": they tell when somebody looked at it, not what happened."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from timeline.claiming.alternatives import either
from timeline.knowledge import load
from timeline.records.timex import Timex

_REACH = 60
"""How many characters around a date are looked at; no wording of it is longer."""


def telling(text: str, timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """Return the temporal expressions of a text without those that date its upkeep."""
    before, after = _patterns()
    return tuple([timex for timex in timexes if not _of_upkeep(text, timex, before, after)])


def _of_upkeep(text: str, timex: Timex, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    end = timex.end + _REACH
    if not _CLOSED.match(text, timex.end, end):
        return after.match(text, timex.end, end) is not None
    lead = "\n" + text[max(0, timex.start - _REACH) : timex.start].lower()
    return before.search(lead) is not None or after.match(text, timex.end, end) is not None


_OPENED = r"[(\[（;.!?。|•·\n]\s*"
_CLOSED = re.compile(r"\s*(?:$|[)\]）;.!?。|\n]|,\s*\d)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before such a date, from the opening of its sentence or bracket on, in lower case, and what
    stands behind.
    """
    shelf = load("upkeep")
    things, helpers, links = (_one_of(shelf[name]) for name in ("things", "helpers", "links"))
    said = _one_of(word for words in shelf["before"].values() for word in words)
    told = _one_of(word for words in shelf["after"].values() for word in words)
    before = rf"{_OPENED}(?:{things}\s+)?(?:{helpers}\s+)?{said}\s*[:：–—-]?\s*{links}?\s*$"
    return re.compile(before), re.compile(rf"\s*{told}{_CLOSED.pattern}")


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{either(words)})"
