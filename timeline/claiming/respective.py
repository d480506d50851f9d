"""The former and the latter: of two that a sentence names, whom a time or a figure is told of."""

import re
from itertools import pairwise

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.parties import Party
from timeline.light import replace


def respective(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts, each that is told of "the former" or "the latter" with that one for its party, and beside it
    the one that both have to do with where only one can be meant.
    """
    words = scene.kinds.cues.respective if "respective" not in reading.marks.lacking else None
    said = list(words.finditer(scene.lowered, reading.marks.start, reading.marks.end)) if words else []
    both = _both(said[0].start(), reading, scene) if said else None
    return [_told(draft, said, both, reading, scene) for draft in drafts] if both else drafts


def _both(end: int, reading: Reading, scene: Scene) -> tuple[Party, Party] | None:
    """The two named last before a place, joined by an "and"."""
    named = [party for party in reading.marks.parties if party.code and party.end <= end]
    pairs = [
        (one, two)
        for one, two in pairwise(named)
        if scene.lowered[one.end : two.start].strip() in scene.kinds.cues.coordinators and one.code != two.code
    ]
    return pairs[-1] if pairs else None


def _told(draft: Draft, said: list[re.Match[str]], both: tuple[Party, Party], reading: Reading, scene: Scene) -> Draft:
    place = draft.moment.start if draft.moment else draft.start
    word = next((word for word in reversed(said) if word.start() < place), None)
    if word is None:
        return draft
    one = both[0] if word["former"] else both[1]
    named = [party for party in reading.marks.parties if party.code]
    later = [party for party in named if word.end() <= party.start < place]
    one = later[-1] if later else one  # "the former since 2009, Japan from 2010"
    codes = [party.code for party in (*both, *later)]
    others = [party.code for party in named if party.code not in codes]
    beside = list(dict.fromkeys(others)) or [code for code in scene.pair if code not in codes]
    return replace(draft, parties=tuple(sorted((one.code, *beside)) if len(beside) == 1 else (one.code,)))
