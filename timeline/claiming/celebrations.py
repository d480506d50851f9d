"""Celebrations: when a count of years is kept for which no time is stated, told by the events of its text.

Kept at publication, "the treaty's centenary will be celebrated in both capitals" counts from a year that the text
tells nothing of; as many years after the treaty it tells of, it lies ahead, where its words look. A stated time is
never moved.
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.origins import kinds_of
from timeline.claiming.outlook import Outlook, direction, outlook
from timeline.claiming.placing import around, moved_to, years_of
from timeline.claiming.undated import undated
from timeline.claiming.year_counts import reader_of
from timeline.light import replace
from timeline.records.says import Anniversary, NthYear
from timeline.span import Span

_POINT = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:/(?:\.\.|\d{4}.*)|)")
_WORD = re.compile(r"[^\W\d_]+")
_EARLY = "02"  # a month that is nearly always over
_AHEAD, _LEAST_PAST, _NEXT, _REACH, _STEM = 150, 2, 16, 40, 5
_WEAK = 4
_SOON = 20  # years until a count to come that nothing but its being told speaks for
"""How many years a count in the past lies before the publication, where its words may be of the present."""


class _Event(NamedTuple):
    """A year told of, of what kind, where, and in which month."""

    year: int
    kind: str
    at: int
    month: str = ""


_at = attrgetter("at")


def celebrated(drafts: list[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, those of counts for which no time is stated at the time that its events give."""
    words = outlook(scene.kinds.language)
    now = (scene.published or "")[:4]
    if words is None or not any(draft.assumed or isinstance(draft.says, NthYear) for draft, _ in drafts):
        return drafts
    events = sorted(_told(drafts), key=_at)
    drafts = [
        (_by_month(draft, around(events, draft.start), scene) if isinstance(draft.says, NthYear) else draft, span)
        for draft, span in drafts
    ]
    if not now.isdigit() or scene.document.source.published is None:
        drafts = undated(drafts, scene)
    if not now.isdigit():
        return drafts
    years = {event.year for event in events}
    for draft, _ in drafts:  # what is kept at publication tells from when others may run
        if draft.assumed and draft.implies and draft.when == "published" and int(draft.implies) not in years:
            choice = direction(draft, words, scene)
            if choice is None or (choice == "past" and not _bare(draft, scene)):
                events.append(_Event(int(draft.implies), draft.qualifier or "", draft.start))
    events.sort(key=_at)
    return [
        (_placed(draft, around(events, draft.start), int(now), words, scene) if draft.assumed else draft, span)
        for draft, span in drafts
    ]


def _named(draft: Draft, events: Sequence[_Event], scene: Scene) -> list[_Event]:
    """The events in whose sentences the words of what a count is of stand too: "the centenary of that exchange"."""
    language = outlook(scene.kinds.language)
    if language is None:
        return []
    of = language.of.match(scene.lowered, draft.end)
    owner = language.owner.search(scene.lowered[max(0, draft.start - _REACH) : draft.start])
    words = of["of"] if of else next(filter(None, owner.groups()), "") if owner else ""
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    happens = kind is not None and not kind.lasts  # what lasts has no first date that counts run from
    if of and not of["again"] and happens and any(event.kind in kinds_of(draft, scene) for event in events):
        return []
    stems = {word[:_STEM] for word in _WORD.findall(words) if len(word) >= _STEM}
    if not stems:
        return []
    own = scene.sentence(draft.start)
    told = {event: scene.sentence(event.at) for event in events}
    shared = {
        event: sum(stem in scene.lowered[low:high] for stem in stems)
        for event, (low, high) in told.items()
        if (low, high) != own
    }
    best = max(shared.values(), default=0)
    return [event for event in shared if shared[event] == best >= len(stems) / 2]


def _told(drafts: Sequence[tuple[Draft, Span]]) -> Iterator[_Event]:
    """The years that a text tells of events in, those that counts at a stated time run from too."""
    for draft, _ in drafts:
        if draft.planned or draft.negated:
            continue
        counted = draft.says is not None and draft.implies is not None
        year = _POINT.fullmatch((draft.implies if counted or draft.assumed else draft.date) or "")
        if year and not draft.assumed:
            kind = draft.qualifier if counted else draft.kind
            month = (draft.date or "")[5:7] if (draft.date or "")[4:5] == "-" else ""
            yield _Event(int(year[1]), kind or "", draft.start, month)


def _placed(draft: Draft, events: Sequence[_Event], now: int, words: Outlook, scene: Scene) -> Draft:
    years = years_of(draft)
    if years is None or not (draft.implies or "").isdigit():
        return draft
    base = int(draft.implies or 0)
    told = {event.year for event in events if event.at != draft.start}
    if base in told:
        return draft
    in_story = not (draft.date or "").startswith(f"{now:04d}")
    if in_story:  # unless the text tells of an event that many years ago
        if now - years in told - {int((draft.date or "0")[:4])}:
            return moved_to(draft, now, now - years)
        past = [e for e in _named(draft, events, scene) if e.year + years <= now]
        return moved_to(draft, past[-1].year + years, past[-1].year) if past else draft
    if other := _other_number(draft, now, told, words, scene):
        return other
    choice = direction(draft, words, scene)
    if choice is None:
        return draft
    fit = [e for e in events if _fits(e.year + years - now, choice)]
    names = kinds_of(draft, scene)
    called = _named(draft, fit, scene)
    topical = called or [e for e in fit if e.kind in names]
    if not topical and choice not in ("coming", "to_come") and not _bare(draft, scene):
        return draft
    near = [e for e in fit if e.year + years - now <= _SOON]
    found = topical or ([] if any(e.kind in names for e in events) else near)
    if not found:
        return draft
    event = min(found, key=lambda e: abs(e.year + years - now)) if topical else found[0]
    return moved_to(draft, event.year + years, event.year)


def _by_month(draft: Draft, events: Sequence[_Event], scene: Scene) -> Draft:
    """An Nth year with the year that it runs from, the one before where the day of what the text tells of had not come
    yet.
    """
    if not (draft.implies or "").isdigit():
        return draft
    base, month = int(draft.implies or 0), ((scene.published if draft.when == "published" else draft.date) or "")[5:7]
    begun = any(event.year == base - 1 and (event.month > month > "" or _open(event, month)) for event in events)
    told = any(event.year == base and event.at != draft.start for event in events)
    return replace(draft, implies=f"{base - 1:04d}") if begun and not told else draft


def _open(event: _Event, month: str) -> bool:
    """Whether a month told of may come later in the year than when an Nth year is told, of which no month is known."""
    return not month and event.month > _EARLY


def _bare(draft: Draft, scene: Scene) -> bool:
    """Whether words of a count name nothing that it is of: "the sixtieth fell in a quarrel", "on its birthday"."""
    behind = scene.lowered[draft.end : draft.end + _NEXT].split()[:1]
    words = scene.lowered[draft.start : draft.end].split()[-1:] + behind
    owner = scene.lowered[max(0, draft.start - _REACH) : draft.start].rstrip().rpartition(" ")[2]
    return reader_of(scene.kinds.language).of.isdisjoint(words) and not scene.kinds.cues.possessive.search(owner)


def _fits(ahead: int, choice: str) -> bool:
    if choice in ("coming", "to_come"):
        return 0 < ahead <= _AHEAD
    return -_AHEAD <= ahead <= -(_LEAST_PAST if choice == "gone" else _WEAK)


def _other_number(draft: Draft, now: int, told: set[int], words: Outlook, scene: Scene) -> Draft | None:
    """The count with another number that its word has, where only that leads to what the text tells: a diamond
    jubilee of 75 years.
    """
    said = scene.lowered[draft.start : draft.end]
    for word, numbers in words.either.items():
        for number in numbers:
            if word in said and now - number in told and isinstance(draft.says, Anniversary):
                says = draft.says.model_copy(update={"anniversary": number})
                return replace(draft, says=says, implies=f"{now - number:04d}")
    return None
