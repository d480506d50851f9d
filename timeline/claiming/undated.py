"""Undated: when counts of years are kept in a text whose year of publication none states, by what they run from."""

from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.happenings import Event, events
from timeline.claiming.origins import BELIEVED, LEAST, origins, untold
from timeline.claiming.outdone import outdone
from timeline.claiming.outlook import looks_ahead, looks_back
from timeline.claiming.placing import monthly, moved_to, years_of
from timeline.records.document import NEWEST
from timeline.records.says import Lasted
from timeline.span import Span

_FAR, _GAP = 0.3, 40  # what speaks against a count kept so many years from all that is told
_EARLY, _MET = 1.2, 1.2  # and against one kept before the latest that is told; for one kept just then
_SURE = 1.15  # what must speak for an origin that moves a count from a stated time
_BEHIND = 60  # letters from a count to what tells the year that it runs from
_BY_FAR = 3.0  # how much more must speak for an origin that leads to the past of a text than for one that does not
_SLIP = 5  # years by which a text's own count may be wrong


def undated(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return the drafts, those of counts without a stated time so many years after what speaks most for being it."""
    told = events(drafts, scene.kinds)
    past = outdone(drafts, told, scene)
    return [(_placed(draft, span, told, scene, draft.start in past), span) for draft, span in drafts]


def _next_year(draft: Draft, years: int, told: Sequence[Event]) -> Draft:
    """A count kept in a month that only the counts of a text date, a year later or earlier where what is told right
    behind it says so: "in May it will be 25 years since we moved in. That was in 1999".
    """
    implied = int(draft.implies or 0) if (draft.implies or "").isdigit() else 0
    if not implied or isinstance(draft.says, Lasted) or any(event.year == implied for event in told):
        return draft
    behind = (event.year for event in told if 0 < event.at - draft.end < _BEHIND and abs(event.year - implied) == 1)
    base = next(behind, None)
    return draft if base is None else moved_to(draft, base + years, base)


def _likely(draft: Draft, weight: float, whole: float, told: Sequence[Event], scene: Scene) -> bool:
    """Whether what speaks for an origin is no mere guess: much, or much of all."""
    left = untold(draft, told, scene)
    enough = BELIEVED * (whole if left == 1 else max(LEAST, left * whole))
    return left * weight >= min(LEAST, enough)


def _placed(draft: Draft, span: Span, told: Sequence[Event], scene: Scene, past: bool) -> Draft:
    years, past = years_of(draft), past or looks_back(draft, scene)
    if years and not draft.assumed and monthly(draft.moment, scene):
        return _next_year(draft, years, told)
    if not draft.assumed or not years or isinstance(draft.says, Lasted):
        return draft
    latest = max((event.year for event in told), default=0)
    found = origins(draft, span, told, scene, strict=not past)
    implied, now = int(draft.implies or 0), (scene.published or "")[:4]
    earliest = int(now or 0) if looks_ahead(draft, scene) else 0
    weights = {base: weight for base, weight in found.items() if earliest <= base + years <= NEWEST}
    bases = {
        base: weight
        - _FAR * (abs(base + years - latest) > _GAP)
        - _EARLY * (base + years < latest)
        + _MET * (base + years == latest)
        for base, weight in weights.items()
    }
    best = max(bases, key=bases.__getitem__, default=None)
    if best is not None and not draft.implies and not _likely(draft, weights[best], sum(weights.values()), told, scene):
        return draft  # it may as well run from what the text does not tell
    if scene.published and (draft.when or "").startswith("XXXX") and implied not in bases:
        for base in (implied + 1, implied - 1):  # "next July" may be of the year after
            if base in bases:
                return moved_to(draft, base + years, base)
    sure = best is not None and bases[best] >= bases.get(implied, 0.0) + _BY_FAR and best + years < int(now or 0)
    if best is not None and sure and implied:
        return moved_to(draft, best + years, best)
    at_publication = implied and scene.published and (draft.when or "").startswith(("published", "XXXX"))
    if best is None or best == implied or (at_publication and not past):
        return draft
    stated = (draft.when or "")[:1].isdigit() or scene.published
    slip = implied in bases or abs(best - implied) <= min(_SLIP, years - 1)  # which may be the text's own
    if implied and stated and (slip or bases[best] < _SURE):
        return draft
    return moved_to(draft, best + years, best)
