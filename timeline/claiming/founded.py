"""Founded: a count of the years of what was begun on the day that another count of its sentence was kept.

"The room was opened on the fortieth anniversary of the treaty and is now ten years old" counts those ten years from
forty years after the treaty, in a text that does not say when it was written, and so tells when it was.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.origins import Event, events, origins
from timeline.claiming.outlook import looks_back
from timeline.claiming.placing import moved_to, years_of
from timeline.claiming.year_counts import reader_of
from timeline.records.document import NEWEST
from timeline.records.says import Anniversary
from timeline.span import Span

_TIMED, _REACH = re.compile(r"\d"), 30
_SURE = 2.0  # what must speak for the origin of the count that the other leads on from


def founded(drafts: list[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, with the year that such counts run from where it states none of its own."""
    begun = reader_of(scene.kinds.language).founded
    if begun is None or scene.document.source.published:
        return drafts
    found = list(drafts)
    told: list[Event] = []
    counts = [at for at, (draft, _) in enumerate(drafts) if isinstance(draft.says, Anniversary)]
    counts.sort(key=lambda at: drafts[at][0].start)
    for one, other in pairwise(counts):
        (first, its), (draft, span) = drafts[one], drafts[other]
        if not (first.assumed and _now(draft)) or scene.sentence(first.start) != scene.sentence(draft.start):
            continue
        if not _begins(first, draft, begun, scene) or looks_back(draft, scene):
            continue
        told = told or events(drafts, scene.kinds)
        if (base := _base(first, its, told, scene)) is None:
            continue
        year = base + (years_of(first) or 0)
        if year + (years_of(draft) or 0) <= NEWEST:
            found[one] = moved_to(first, year, base)._replace(assumed=False), its
            found[other] = _since(draft, year), span
    return found


def _now(draft: Draft) -> bool:
    """Whether a count is kept when its text is written, as far as is told."""
    own = draft.moment is not None and draft.moment.timexes[0].anchor == "publication"
    return draft.assumed or (own and draft.when == "published")


def _begins(first: Draft, draft: Draft, begun: re.Pattern[str], scene: Scene) -> bool:
    """Whether a verb of beginning stands right before the first of two counts or behind it, with no time beside it."""
    low, _ = scene.sentence(first.start)
    near = scene.lowered[max(low, first.start - _REACH) : draft.start]
    found = begun.search(near)
    return found is not None and _TIMED.search(near, found.end(), max(found.end(), near.find(","))) is None


def _base(draft: Draft, span: Span, told: Sequence[Event], scene: Scene) -> int | None:
    """What speaks most for being the origin of a count."""
    weights = origins(draft, span, told, scene, strict=True)
    base = max(weights, key=weights.__getitem__, default=None)
    return None if base is None or weights[base] < _SURE else base


def _since(draft: Draft, year: int) -> Draft:
    """A count of now from a year, which so tells when the text was written."""
    now, why = year + (years_of(draft) or 0), f"begun when the count before it was kept, in {year}"
    says = draft.says.model_copy(update={"on": "published"}) if isinstance(draft.says, Anniversary) else draft.says
    kept = draft._replace(date=f"{now:04d}", when="published", implies=f"{year:04d}", says=says, assumed=False)
    return kept._replace(derivation=(*draft.derivation[:1], why))
