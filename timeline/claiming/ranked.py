"""Ranked: superlatives and firsts among the drafts of a sentence, each instead of what only has its date."""

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.ranks import ranks


def ranked(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence with its superlatives and firsts."""
    placed = [_at_first(draft, drafts, scene) for draft in ranks(reading, scene)]
    if not placed:
        return drafts
    members = [draft.moment for draft in placed if draft.trigger == "member"]
    return [draft for draft in drafts if draft.says is not None or draft.moment not in members] + placed


def _at_first(draft: Draft, others: list[Draft], scene: Scene) -> Draft:
    """Who was the first is of the year that a count runs from: "it is twenty years since Peru became the first"."""
    years = scene.kinds.cues.years
    begun = set(years.get("of", ())) - set(years.get("weak", ()))
    for count in others if draft.kind == "first" else ():
        words = scene.lowered[count.start : draft.start].split()
        since = count.end <= draft.start and ";" not in scene.lowered[count.end : draft.start]
        if count.implies and since and not begun.isdisjoint(words):
            return draft._replace(date=count.implies, when=count.implies, moment=None, relative=True)
    return draft
