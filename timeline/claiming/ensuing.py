"""Ensuing: what came so many years after a count of years was kept, where its sentence states no time.

"Made for the treaty's centenary, it was shown two years later": the two years run from the centenary, whose year only
the whole text tells, and not from the date mentioned last.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.happenings import events
from timeline.claiming.placing import gone_on, moved_to, years_of
from timeline.light import replace
from timeline.span import Span

_COUNT = "anniversary"
_YEAR = re.compile(r"\d{4}")
_Counts = Mapping[int, Sequence[Draft]]  # by the number of their sentence


def ensued(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, those so many years after a count of their sentence at the time that this gives."""
    drafts = _in_a_row(drafts, scene)
    counts: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft, _ in drafts:
        if draft.kind == _COUNT and draft.relative and draft.implies and _YEAR.match(draft.date or ""):
            counts[scene.number(draft.start)].append(draft)
    if not counts:
        return list(drafts)
    stated = sorted(d.moment.timexes[0].start for d, _ in drafts if d.moment and d.moment.timexes and not d.relative)
    return [(_placed(draft, counts, stated, scene), span) for draft, span in drafts]


def _in_a_row(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return the drafts, each count kept so many years before or after something counted from what leads it to an event
    that is told: the count before it, or the writing ("the fiftieth was kept ten years before that").
    """
    if not any(draft.kind == _COUNT and gone_on(draft.moment) for draft, _ in drafts):
        return list(drafts)
    rest = [(draft, span) for draft, span in drafts if draft.kind != _COUNT or not gone_on(draft.moment)]
    told = {event.year for event in events(rest, scene.kinds)}
    kept = [int(scene.published[:4])] if scene.published else []
    result: list[tuple[Draft, Span]] = []
    for draft, span in drafts:
        years, apart = years_of(draft), gone_on(draft.moment)
        if draft.kind == _COUNT and years and apart and int((draft.implies or "0")[:4]) not in told:
            fits = [one + apart for one in reversed(kept) if one + apart - years in told]
            draft = moved_to(draft, fits[0], fits[0] - years) if fits else draft
        elif draft.kind == _COUNT and _YEAR.match(draft.date or ""):
            kept.append(int((draft.date or "")[:4]))
        result.append((draft, span))
    return result


def _placed(draft: Draft, counts: _Counts, stated: Sequence[int], scene: Scene) -> Draft:
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    if timex is None or not gone_on(draft.moment) or draft.assumed or not _YEAR.match(draft.date or ""):
        return draft
    low, _ = scene.sentence(timex.start)
    before = [count for count in counts.get(scene.number(low), ()) if count.end <= timex.start]
    before = before or _just_told(draft, low, counts, scene)
    if not before or bisect_left(stated, low) < bisect_left(stated, timex.start):
        return draft
    year = int((before[-1].date or "")[:4]) + gone_on(draft.moment)
    date = f"{year:04d}{(draft.date or '')[4:]}"
    why = f"{gone_on(draft.moment):+} years from {(before[-1].date or '')[:4]}, when the count before it was kept"
    when = date if draft.when == draft.date else draft.when
    return replace(draft, date=date, when=when, derivation=(*draft.derivation, why))


def _just_told(draft: Draft, low: int, counts: _Counts, scene: Scene) -> list[Draft]:
    """A jubilee of the past that the sentence before told last, where what came later would else have been before it:
    "for its tenth anniversary a statue was raised. Three years later it was stolen".
    """
    above, _ = scene.sentence(max(0, low - 2))
    told = [count for count in counts.get(scene.number(above), ()) if above <= count.start < low]
    if not told or gone_on(draft.moment) <= 0:
        return []
    kept, now = (told[-1].date or "")[:4], (scene.published or "9999")[:4]
    return told if (draft.date or "")[:4] <= kept < now else []
