"""What was never broken off: relations told to have held without a break since a time, or over a length of time."""

import re

from timeline.claiming.bounds import related
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.patterns import Hit
from timeline.light import replace
from timeline.records.says import Lasted, Uninterrupted

_YEARS = re.compile(r"(\d+)y")
_ENDS = ("severed", "suspended", "downgraded")
_BEGUN = ("established", "resumed")
_TURNED = ("until", "not_until", "before")  # "never broken off until 1975": they were then
_STATES = (*_ENDS, "established", "statement", "other")


def unbroken(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence with those of a state that no break ended as just that.

    Of a date that is neither a beginning nor a period no break is told either: it is a statement. A length that runs
    up to now is counted back from the publication ("in half a century they have never broken off relations"). What has
    no time of its own runs from the beginning that the sentence tells of ("relations, established in 1957, were never
    broken off").
    """
    cue = _cue(reading) if reading.marks.cues else None
    if cue is None:
        return drafts
    clauses = {reading.number(cue.start), reading.number(cue.end - 1)}
    result: list[Draft] = []
    for draft in drafts:
        own = draft.moment.timexes[0].start if draft.moment and draft.moment.timexes else draft.start
        told = clauses & {reading.number(own), reading.number(draft.start), reading.number(draft.end - 1)}
        turned = draft.moment is not None and draft.moment.relation in _TURNED
        if not told or turned or draft.kind not in _STATES:
            result.append(draft)
            continue
        length = isinstance(draft.says, Lasted) or (draft.amount is not None and draft.moment is None)
        over = _back(draft, reading, scene) if length else draft.when or draft.date
        if over is None or draft.planned:
            continue
        if "/" in over:
            result.append(_state(draft, over, cue, scene))
            continue
        begun = _begun(draft, reading, scene)
        if draft.kind in _ENDS:
            draft = replace(draft, kind="established" if begun else "statement", negated=False)
        result.append(draft)
    return (
        result if any(isinstance(draft.says, Uninterrupted) for draft in result) else _from(result, cue, reading, scene)
    )


def _cue(reading: Reading) -> Hit | None:
    """The words that tell of no break: in themselves, or where relations were told of before them."""
    for hit in reading.marks.cues:
        if hit.label == "cues/unbroken":
            return hit
        if hit.label == "cues/unbroken_them":
            told = any(t.label.split("/")[1] in _BEGUN and t.start < hit.start for t in reading.marks.triggers)
            if told or reading.memory.kind in _BEGUN:
                return hit
    return None


def _state(draft: Draft, over: str, cue: Hit, scene: Scene) -> Draft:
    """The claim that nothing was interrupted over a period."""
    return replace(
        draft,
        kind="established",
        amount=None,
        negated=False,
        says=Uninterrupted(uninterrupted=True, over=over, hedge=draft.hedge),
        derivation=(
            *draft.derivation[:1],
            f"“{scene.text[cue.start : cue.end]}” tells of what was never interrupted",
        ),
    )


def _begun(draft: Draft, reading: Reading, scene: Scene) -> bool:
    """Whether a date is when relations began: "ties, opened in 1964, have never been interrupted"."""
    origin = scene.kinds.cues.origin
    if origin is None or draft.moment is None or not draft.moment.timexes:
        return False
    return origin.search(scene.lowered, reading.marks.start, draft.moment.timexes[0].start) is not None


def _from(drafts: list[Draft], cue: Hit, reading: Reading, scene: Scene) -> list[Draft]:
    """The drafts with what was never broken off since the one beginning that they tell of, where nothing else is dated
    behind it.
    """
    begun = [d for d in drafts if d.kind in _BEGUN and d.moment and not (d.negated or d.planned or d.says)]
    begun = [d for d in begun if d.start < cue.end and d.when and "/" not in d.when]
    late = any(moment.start >= cue.end for moment in reading.moments)
    if len(begun) != 1 or late or reading.moments[-1] != begun[0].moment:
        return drafts
    since = related(begun[0].when, "since")
    if since is None:
        return drafts
    state = replace(
        begun[0], start=cue.start, end=cue.end, moment=None, date=None, when=None, implies=None, relative=True
    )
    return [*drafts, _state(state, since, cue, scene)]


def _back(draft: Draft, reading: Reading, scene: Scene) -> str | None:
    """The period that a length leads back to, where its sentence speaks of what has held up to now."""
    lasted = draft.says.duration if isinstance(draft.says, Lasted) else None
    years = _YEARS.fullmatch(lasted) if isinstance(lasted, str) else None
    year = (scene.published or "")[:4]
    if not years or not year.isdigit() or not reading.marks.cue("perfect", reading.marks.start, reading.marks.end):
        return None
    return f"{int(year) - int(years[1]):04d}~/{year}" if int(year) > int(years[1]) else None
