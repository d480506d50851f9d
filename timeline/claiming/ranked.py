"""Ranked: superlatives and firsts among the drafts of a sentence, each instead of what only has its date."""

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.ranks import ranks
from timeline.light import replace


def ranked(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence with its superlatives and firsts."""
    told = ranks(reading, scene)
    if not told:
        return drafts
    placed = [_at_first(draft, drafts, scene) for draft in told]
    return [draft for draft in drafts if not _placed(draft, placed)] + placed


def _placed(draft: Draft, placed: list[Draft]) -> bool:
    """Whether a draft only says again what the place in an order of its time does."""
    same = (one for one in placed if one.moment is not None and one.moment == draft.moment)
    return (
        draft.says is None
        and draft.amount is None
        and any(one.trigger == "member" or one.kind == draft.kind for one in same)
    )


def _at_first(draft: Draft, others: list[Draft], scene: Scene) -> Draft:
    """Who was the first is of the year that a count runs from: "it is twenty years since Peru became the first"."""
    years = scene.kinds.cues.years
    begun = set(years.get("of", ())) - set(years.get("weak", ()))
    for count in others if draft.kind == "first" else ():
        words = scene.lowered[count.start : draft.start].split()
        since = count.end <= draft.start and ";" not in scene.lowered[count.end : draft.start]
        if count.implies and since and not begun.isdisjoint(words):
            return replace(draft, date=count.implies, when=count.implies, moment=None, relative=True)
    return draft
