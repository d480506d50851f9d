"""Ensuing: what came so many years after a count of years was kept, where its sentence states no time.

"Made for the treaty's centenary, it was shown two years later": the two years run from the centenary, whose year only
the whole text tells, and not from the date mentioned last.
"""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.span import Span

_LATER = re.compile(r"([+-]\d+)y")
_YEAR = re.compile(r"\d{4}")


def ensued(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, those so many years after a count of their sentence at the time that this gives."""
    counts = [
        d for d, _ in drafts if d.kind == "anniversary" and d.relative and d.implies and _YEAR.match(d.date or "")
    ]
    if not counts:
        return list(drafts)
    stated = [d.moment.timexes[0].start for d, _ in drafts if d.moment and d.moment.timexes and not d.relative]
    return [(_placed(draft, counts, stated, scene), span) for draft, span in drafts]


def _placed(draft: Draft, counts: Sequence[Draft], stated: Sequence[int], scene: Scene) -> Draft:
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    later = _LATER.fullmatch(timex.shift or "") if timex and timex.anchor == "previous" else None
    if timex is None or later is None or draft.assumed or not _YEAR.match(draft.date or ""):
        return draft
    low, _ = scene.sentence(timex.start)
    before = [count for count in counts if low <= count.start and count.end <= timex.start]
    if not before or any(low <= at < timex.start for at in stated):
        return draft
    year = int((before[-1].date or "")[:4]) + int(later[1])
    date = f"{year:04d}{(draft.date or '')[4:]}"
    why = f"{later[1]} years from {(before[-1].date or '')[:4]}, when the count before it was kept"
    when = date if draft.when == draft.date else draft.when
    return draft._replace(date=date, when=when, derivation=(*draft.derivation, why))
