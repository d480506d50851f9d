"""Topics: what an anniversary is of, by the noun that it is said to be of or that is said to be so old."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.patterns import Hit
from timeline.knowledge import load

_BEFORE, _BEHIND = 90, 70  # characters in which the subject of "turned fifty" stands, and what an anniversary is of


class _Topics(NamedTuple):
    kinds: Mapping[str, str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    again: re.Pattern[str]
    since: re.Pattern[str]
    amid: frozenset[str]


def topic(draft: Draft, chosen: Hit | None, kind: str | None, reading: Reading, scene: Scene) -> str | None:
    """Return the kind of event that an anniversary is of, None where nothing says it.

    A noun beside it says so before any verb. `chosen`, `kind`: the trigger nearest to it; a visit is what it is of only
    where it counts since one, as many anniversaries are kept with a visit.
    """
    topics = _topics(scene.kinds.language)
    if topics is None or draft.kind != "anniversary":
        return kind
    before = max(0, draft.start - _BEFORE)
    found = topics.behind.search(scene.lowered, draft.start, draft.end + _BEHIND)
    if found is None and scene.kinds.cues.owned.match(scene.lowered, draft.end):
        ahead = chosen is not None and chosen.start >= draft.start
        return kind if ahead else None  # "the anniversary of the pact and the 20th of its renewal"
    found = found or topics.before.search(scene.lowered, before, draft.start)
    if found:
        return topics.kinds[found["topic"]]
    if chosen is not None and chosen.start > draft.end and scene.lowered.startswith((",", ";"), draft.end):
        kind = None  # "today it is fifty years, and they have agreed to keep the date"
    if chosen is None or kind not in topics.amid or topics.since.search(scene.lowered, draft.start, chosen.start):
        return kind
    again = topics.again.search(scene.lowered, before, draft.start)
    return reading.memory.kind if again and reading.memory.kind not in topics.amid else None


@cache
def _topics(language: str) -> _Topics | None:
    shelf: Mapping[str, Any] = load(f"claims/{language}").get("topics", {})
    kinds = {noun: kind for kind, nouns in shelf.get("nouns", {}).items() for noun in nouns}
    if not kinds:
        return None
    nouns = either(kinds)
    return _Topics(
        kinds,
        re.compile(shelf["behind"].format(nouns=nouns)),
        re.compile(shelf["before"].format(nouns=nouns)),
        re.compile(shelf["again"]),
        re.compile(shelf["since"]),
        frozenset(shelf["amid"]),
    )
