"""Happenings: what a text dates, told apart from the counts of years that may run from it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.kinds import Kinds
from timeline.claiming.outlook import direction, outlook
from timeline.claiming.placing import ensues
from timeline.records.says import Lasted
from timeline.span import Span

_YEAR = re.compile(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?(?:/(?:\.\.|(\d{4})(?:-\d\d){0,2}))?")
_DAY, _TERM = 10, 3
ORIGIN = "anniversary"


class Event(NamedTuple):
    """What a text dates: the year, of what kind, where its date and its words stand, in which month, whether to the
    day, whether it is a state that holds since then, and whether it came so long after what was told before.
    """

    year: int
    kind: str
    at: int
    span: Span
    month: str = ""
    day: bool = False
    state: bool = False
    ensues: bool = False


def events(drafts: Sequence[tuple[Draft, Span]], kinds: Kinds) -> list[Event]:
    """Return what a text dates, in its order; what counts at a stated time run from is so too, and nothing planned."""
    counts = sorted((d.start, d.end) for d, _ in drafts if d.kind == "anniversary" or d.assumed)
    starts, reach = [start for start, _ in counts], [0, *accumulate((end for _, end in counts), max)]
    found: list[Event] = []
    ends: list[Event] = []
    for draft, span in drafts:
        if draft.assumed or draft.planned or draft.negated:
            continue
        if draft.kind == "anniversary":
            if (draft.implies or "").isdigit() and (draft.when or "")[:1].isdigit():
                found.append(Event(int(draft.implies or 0), ORIGIN, draft.start, span))
            continue
        year = _YEAR.fullmatch(draft.date or "") if draft.moment else None
        at = draft.moment.timexes[0].start if draft.moment and draft.moment.timexes else draft.start
        if isinstance(draft.says, Lasted) and (draft.when or "")[:4].isdigit():  # what ended a lapse of years
            found.append(Event(int((draft.when or "")[:4]), draft.kind, at, span))
        if year is None or at < reach[bisect_right(starts, at)]:
            continue
        kind = kinds.kinds.get(draft.kind)
        if not year[3] or (kind and kind.begins):
            found.append(
                Event(
                    int(year[1]),
                    draft.kind,
                    at,
                    span,
                    "" if year[3] else year[2] or "",
                    len(year[0]) == _DAY,
                    year[0].endswith(".."),
                    ensues(draft.moment),
                )
            )
        if year[3]:
            reckoned = draft.moment is not None and draft.moment.timexes[0].type == "DURATION"
            (ends if reckoned else found).append(Event(int(year[3]), "", at, span))
    latest = max((event.year for event in found), default=0)
    found += [end for end in ends if end.year < latest + _TERM]  # a later one may be to come: "valid for thirty years"
    return sorted(set(found), key=lambda event: (event.at, event.kind))


def latest_of(drafts: Sequence[tuple[Draft, Span]], told: Sequence[Event], scene: Scene) -> int:
    """Return the latest year that a text tells of as gone by, the years written in which counts were kept too."""
    words = outlook(scene.kinds.language)
    kept = [
        int((draft.moment.first or "")[:4])
        for draft, _ in drafts
        if draft.kind == "anniversary"
        and draft.moment is not None
        and not (draft.relative or draft.planned or draft.moment.relation)
        and (draft.moment.first or "")[:4].isdigit()
        and words is not None
        and direction(draft, words, scene) in ("past", "gone")
    ]
    return max([0, *kept, *(event.year for event in told)])
