"""Lists: dates told one after another of the same kind of event, of which only the first has its verb."""

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.light import replace

_LONGEST, _WORDS, _LINK = 60, 7, 3
_ENDS = (*".,;:)!?", "")
_LISTED = (",", ";", "(")


def listed(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts, those that no words tell the kind of with the kind of the date that they follow in a list:
    "recalled from 2001 to 2003, for two months in 2007, and from 18 May 2021".
    """
    if len(drafts) == 1:
        return drafts
    result: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.moment is None or draft.says is not None:
            result.append(draft)
            continue
        if (
            last is not None
            and draft.trigger is None
            and draft.kind == "other"
            and _goes_on(last, draft, reading, scene)
        ):
            why = f"it goes on from “{scene.text[last.start : last.end]}” in a list"
            draft = replace(
                draft,
                kind=last.kind,
                qualifier=last.qualifier,
                trigger=last.trigger,
                derivation=(*draft.derivation, why),
            )
        last = draft if draft.trigger is not None and not draft.planned else None
        result.append(draft)
    return result


def _goes_on(last: Draft, draft: Draft, reading: Reading, scene: Scene) -> bool:
    """Whether only what a list has stands between two dates, few words, a comma or a coordinator, no other event, and
    whether the second ends there.
    """
    if last.moment is None or draft.moment is None or draft.moment.timexes[0].type == "DURATION":
        return False
    marks, low, high = reading.marks, last.moment.end, draft.moment.start
    between = scene.lowered[low:high]
    stops = scene.text[draft.moment.end : marks.end].lstrip()[:1] in _ENDS
    ends = stops or _joined_on(draft.moment, reading, scene)
    if not ends or not 0 < len(between) <= _LONGEST or len(between.split()) > _WORDS:
        return False
    told = any(hit.label.startswith("triggers/") and low <= hit.start < high for hit in marks.triggers)
    joined = not scene.kinds.cues.coordinators.isdisjoint(between.split())
    return not told and (joined or any(mark in between for mark in _LISTED))


def _joined_on(moment: Moment, reading: Reading, scene: Scene) -> bool:
    """Whether a coordinator and no more stands between a date and the next: "on 4 June, 7 July and 9 September"."""
    behind = (other.start for other in reading.moments if other.start > moment.end)
    words = scene.lowered[moment.end : next(behind, moment.end)].split()
    return bool(words) and len(words) <= _LINK and words[0] in scene.kinds.cues.coordinators
