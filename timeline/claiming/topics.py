"""Topics: what an anniversary is of, by the noun that it is said to be of or that is said to be so old."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either
from timeline.knowledge import load

_BEFORE, _BEHIND = 90, 70  # characters in which the subject of "turned fifty" stands, and what an anniversary is of


class _Topics(NamedTuple):
    kinds: Mapping[str, str]
    behind: re.Pattern[str]
    before: re.Pattern[str]


def topic(start: int, end: int, lowered: str, language: str) -> str | None:
    """Return the kind of event that an anniversary at a place of a text is of, where a noun beside it says so."""
    topics = _topics(language)
    if topics is None:
        return None
    before = max(0, start - _BEFORE)
    found = topics.behind.search(lowered, start, end + _BEHIND) or topics.before.search(lowered, before, start)
    return topics.kinds[found["topic"]] if found else None


@cache
def _topics(language: str) -> _Topics | None:
    shelf: Mapping[str, Any] = load(f"claims/{language}").get("topics", {})
    kinds = {noun: kind for kind, nouns in shelf.get("nouns", {}).items() for noun in nouns}
    if not kinds:
        return None
    nouns = either(kinds)
    return _Topics(
        kinds, re.compile(shelf["behind"].format(nouns=nouns)), re.compile(shelf["before"].format(nouns=nouns))
    )
