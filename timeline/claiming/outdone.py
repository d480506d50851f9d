"""Outdone: counts of years without a time of their own that were kept before their text was written.

Of two that run from one event only the longer is of the time of writing: "struck for the centenary of the treaty; label
printed for its 150th anniversary". Nor is one that all but surely runs from what it leads on from to a year before the
latest that the text tells of.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.happenings import Event, latest_of
from timeline.claiming.origins import origins
from timeline.claiming.outlook import Outlook, clause_of, direction, outlook
from timeline.claiming.placing import years_of
from timeline.records.says import Anniversary
from timeline.span import Span

_APART = 5  # years by which two counts differ that are not slips of one
_SURE = 2.0  # what must speak for an origin that both run from
_MORE = 1.5  # and how much more for one that leads to the past than for any that leads beyond it


def outdone(drafts: Sequence[tuple[Draft, Span]], told: Sequence[Event], scene: Scene) -> frozenset[int]:
    """Return the places of the counts kept before a text was written: it tells a longer one from the same origin, or
    what is later than they lead to.
    """
    words = outlook(scene.kinds.language)
    counts = [(d, s) for d, s in drafts if d.assumed and d.when == "published" and isinstance(d.says, Anniversary)]
    if words is None or not counts:
        return frozenset()
    weights = {d.start: origins(d, s, told, scene, strict=True) for d, s in counts}
    latest = latest_of(drafts, told, scene)
    bygone = (d.start for d, _ in counts if _bygone(d, weights[d.start], latest) and not _now(d, scene))
    of_one: defaultdict[int | None, list[Draft]] = defaultdict(list)
    for draft, _ in sorted(counts, key=lambda count: -(years_of(count[0]) or 0)):
        of_one[_origin(weights[draft.start])].append(draft)
    return frozenset(bygone) | frozenset(
        less.start
        for origin, longest_first in of_one.items()
        for less in longest_first
        if origin is not None and _outgrown(less, longest_first, words, scene) and not _now(less, scene)
    )


def _outgrown(less: Draft, longest_first: Sequence[Draft], words: Outlook, scene: Scene) -> bool:
    """Whether a longer count of one origin stands in another clause, and is none to come."""
    longer = takewhile(lambda more: (years_of(more) or 0) - (years_of(less) or 0) >= _APART, longest_first)
    return any(
        (less.qualifier == more.qualifier or not (less.qualifier and more.qualifier))
        and clause_of(less, scene) != clause_of(more, scene)
        and direction(more, words, scene) != "coming"
        for more in longer
    )


def _origin(weights: Mapping[int, float]) -> int | None:
    best = max(weights, key=weights.__getitem__, default=None)
    return best if best is not None and weights[best] >= _SURE else None


def _bygone(draft: Draft, weights: Mapping[int, float], latest: int) -> bool:
    """Whether what speaks most for being an origin leads to a year before the latest told, by far."""
    years = years_of(draft) or 0
    then = max((weight for base, weight in weights.items() if base + years < latest), default=0.0)
    later = max((weight for base, weight in weights.items() if base + years >= latest), default=0.0)
    return then >= max(_SURE, later + _MORE)


def _now(draft: Draft, scene: Scene) -> bool:
    """Whether words of the present stand beside a count."""
    words = outlook(scene.kinds.language)
    low, high = clause_of(draft, scene)
    return words is not None and words.present.search(scene.lowered, low, high) is not None
