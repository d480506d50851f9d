"""Backward: times behind a rank that are counted back from it, and the year that it takes up from above.

"The first visit since the break eleven years earlier" is of the time that the years are counted from.
"""

import re
from functools import cache

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.knowledge import load


def counted_back(end: int, moment: Moment, scene: Scene) -> bool:
    """Tell whether a time is that of what was last before a rank whose words end at a place, and not of the rank."""
    shift = moment.timexes[0].shift if moment.timexes and moment.timexes[0].anchor == "previous" else None
    if moment.start < end or not (shift or "").startswith("-"):
        return False
    back = _back(scene.kinds.language)
    return back is not None and back.fullmatch(scene.lowered, end, moment.start) is not None


def told_above(found: re.Match[str], reading: Reading) -> str | None:
    """Return the year of what somebody was the first to do, where it has been told of: "we were the first to do so"."""
    if reading.moments or found["owned"]:
        return None
    clause = reading.clause(found.start())
    names = [hit.label.split("/")[1] for hit in reading.marks.triggers if found.start() <= hit.start < clause.end]
    events = reading.memory.events
    return next((events[name][:4] for name in names if name in events), None)


@cache
def _back(language: str) -> re.Pattern[str] | None:
    shelf = load(f"claims/{language}").get("firsts", {})
    return re.compile(shelf["back"]) if "back" in shelf else None
