"""What was never broken off: relations told to have held without a break since a time, or over a length of time."""

import re

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.records.says import Lasted, Uninterrupted

_YEARS = re.compile(r"(\d+)y")
_ENDS = ("severed", "suspended", "downgraded")
_STATES = (*_ENDS, "established", "statement", "other")


def unbroken(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence with those of a state that no break ended as just that.

    Of a date that is neither a beginning nor a period no break is told either: it is a statement. A length that runs
    up to now is counted back from the publication ("in half a century they have never broken off relations").
    """
    cue = next((hit for hit in reading.marks.cues if hit.label == "cues/unbroken"), None)
    if cue is None:
        return drafts
    clauses = {reading.number(cue.start), reading.number(cue.end - 1)}
    result: list[Draft] = []
    for draft in drafts:
        own = draft.moment.timexes[0].start if draft.moment and draft.moment.timexes else draft.start
        told = clauses & {reading.number(own), reading.number(draft.start), reading.number(draft.end - 1)}
        if not told or draft.kind not in _STATES:
            result.append(draft)
            continue
        length = isinstance(draft.says, Lasted) or (draft.amount is not None and draft.moment is None)
        over = _back(draft, reading, scene) if length else draft.when or draft.date
        if over is None or draft.planned:
            continue
        if "/" not in over:
            if draft.kind in _ENDS:
                draft = draft._replace(kind="statement", negated=False)
            result.append(draft)
            continue
        words = scene.text[cue.start : cue.end]
        result.append(
            draft._replace(
                kind="established",
                amount=None,
                negated=False,
                says=Uninterrupted(uninterrupted=True, over=over, hedge=draft.hedge, attribution=draft.attribution),
                derivation=(*draft.derivation[:1], f"“{words}” tells of what was never interrupted"),
            )
        )
    return result


def _back(draft: Draft, reading: Reading, scene: Scene) -> str | None:
    """The period that a length leads back to, where its sentence speaks of what has held up to now."""
    lasted = draft.says.duration if isinstance(draft.says, Lasted) else None
    years = _YEARS.fullmatch(lasted) if isinstance(lasted, str) else None
    year = (scene.published or "")[:4]
    if not years or not year.isdigit() or not reading.marks.cue("perfect", reading.marks.start, reading.marks.end):
        return None
    return f"{int(year) - int(years[1]):04d}~/{year}" if int(year) > int(years[1]) else None
