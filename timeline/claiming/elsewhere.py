"""Elsewhere: whether the time beside a count of years is that of another verb, in a text without a date."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.keeping import goes_on
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import past_of
from timeline.claiming.year_counts import Count, Reader

_PARTED = re.compile("[,،、，]")
_LEAD = 40
_CLAUSE = re.compile("[^,،、，]{4,}[,،、，]")
_OWN = 2  # words of a clause that is no aside: "kept, in 1990"
_ADDED = re.compile(r"[,;،؛]\s+(\S+)\s")  # what begins another part of a sentence: "given in 1970, restored for"


def loosely(count: Count, kept: Moment, reader: Reader, scene: Scene) -> bool:
    """Tell whether the time beside a count is that of another verb in a text without a date: "given in 1970 and
    restored for the fortieth anniversary", "printed for the centenary, it replaces the guide of 1983".
    """
    past = past_of(scene)
    if scene.document.source.published:
        return False
    if count.end <= kept.start:
        clause = _PARTED.split(scene.lowered[count.end : kept.start])[1:]
        words = clause[-1].split() if clause else []
        return len(words) >= _OWN and reader.kept.isdisjoint(words)
    between = scene.lowered[kept.end : count.start]
    if not scene.kinds.cues.spaced:
        now = kept.timexes[0].anchor == "publication"
        return not now and kept.end <= count.start and _CLAUSE.match(between) is not None
    added = _ADDED.match(between) or _opened(between, kept, scene)
    return kept.end <= count.start and (
        goes_on(between, reader, scene) or bool(added and past and past.fullmatch(added[1]))
    )


def _opened(between: str, kept: Moment, scene: Scene) -> re.Match[str] | None:
    """The word behind a time and a coordinator, where a verb of the past stands before that time: "opened on 13 May
    1913 and kept its centenary without engines".
    """
    past, words = past_of(scene), re.match(r"\s*(\S+)\s", between)
    if past is None or words is None or words[1] not in scene.kinds.cues.coordinators:
        return None
    low, _ = scene.sentence(kept.start)
    told = past.search(scene.lowered, max(low, kept.start - _LEAD), kept.start)
    return re.compile(r"\s*(\S+)").match(between, words.end()) if told else None
