"""Celebrations: when a count of years is kept for which no time is stated, told by the events of its text.

Kept at publication, "the treaty's centenary will be celebrated in both capitals" counts from a year that the text
tells nothing of; as many years after the treaty it tells of, it lies ahead, where its words look. A stated time is
never moved.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.origins import Event, origins
from timeline.claiming.origins import events as origins_of
from timeline.claiming.year_counts import reader_of
from timeline.knowledge import load
from timeline.records.document import NEWEST
from timeline.records.says import Anniversary, Lasted, NthYear
from timeline.span import Span

_POINT = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:/(?:\.\.|\d{4}.*)|)")
_WHOLE = re.compile(r"(\d+)y")
_BREAK = re.compile(r"[;:()—]|[.!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_AHEAD, _LEAST_PAST, _NEXT, _REACH, _STEM = 150, 2, 16, 40, 5
_FAR, _EARLY, _SURE, _SLIP, _GAP = 0.3, 0.8, 1.15, 5, 40
_WEAK = 4
"""How many years a count in the past lies before the publication, where its words may be of the present."""


class _Event(NamedTuple):
    """A year told of, of what kind, where, and in which month."""

    year: int
    kind: str
    at: int
    month: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """What beside a count makes it one to come or one that has been, what it is of, and words of several numbers."""

    coming: re.Pattern[str]
    before: re.Pattern[str]
    to_come: re.Pattern[str]
    gone: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    of: re.Pattern[str]
    owner: re.Pattern[str]
    either: Mapping[str, Sequence[int]]


@cache
def _words(language: str) -> _Words | None:
    shelf: Mapping[str, Any] = load(f"claims/{language}")
    kept = shelf.get("years", {}).get("celebrated")
    if kept is None:
        return None
    return _Words(
        re.compile(kept.get("coming", "(?!)")),
        re.compile(kept.get("before", "(?!)")),
        re.compile(kept.get("to_come", "(?!)")),
        re.compile(kept.get("gone", "(?!)")),
        re.compile(shelf.get("past_verb", "(?!)")),
        re.compile(kept.get("present", "(?!)")),
        re.compile(kept.get("of", "(?!)(?P<of>)(?P<again>)")),
        re.compile(kept.get("owner", "(?!)()()")),
        kept.get("either", {}),
    )


def celebrated(drafts: list[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, those of counts for which no time is stated at the time that its events give."""
    words = _words(scene.kinds.language)
    now = (scene.published or "")[:4]
    if words is None or not any(draft.assumed or isinstance(draft.says, NthYear) for draft, _ in drafts):
        return drafts
    events = list(_told(drafts))
    drafts = [(_by_month(draft, events, scene), span) for draft, span in drafts]
    if not now.isdigit() or scene.document.source.published is None:
        told = origins_of(drafts, scene.kinds)
        drafts = [(_of_named(draft, span, told, scene), span) for draft, span in drafts]
    if not now.isdigit():
        return drafts
    years = {event.year for event in events}
    for draft, _ in drafts:  # what is kept at publication tells from when others may run
        if draft.assumed and draft.implies and draft.when == "published" and int(draft.implies) not in years:
            choice = _direction(draft, words, scene)
            if choice is None or (choice == "past" and not _bare(draft, scene)):
                events.append(_Event(int(draft.implies), draft.qualifier or "", draft.start))
    events.sort(key=lambda event: event.at)
    return [(_placed(draft, events, int(now), words, scene), span) for draft, span in drafts]


def looks_back(draft: Draft, scene: Scene) -> bool:
    """Tell whether the words of a count for which no time is stated are of the past."""
    words = _words(scene.kinds.language)
    return draft.assumed and words is not None and _direction(draft, words, scene) in ("past", "gone")


def _of_named(draft: Draft, span: Span, told: Sequence[Event], scene: Scene) -> Draft:
    """A count of a text whose year of publication none states, so many years after what speaks most for being it."""
    years = _years(draft)
    if not draft.assumed or not years or isinstance(draft.says, Lasted):
        return draft
    latest = max((event.year for event in told), default=0)
    bases = {
        base: weight - _FAR * (abs(base + years - latest) > _GAP) - _EARLY * (base + years < latest)
        for base, weight in origins(draft, span, told, scene, strict=not looks_back(draft, scene)).items()
        if base + years <= NEWEST
    }
    best = max(bases, key=bases.__getitem__, default=None)
    implied = int(draft.implies or 0)
    if scene.published and (draft.when or "").startswith("XXXX") and implied not in bases:
        for base in (implied + 1, implied - 1):  # "next July" may be of the year after
            if base in bases:
                return _moved(draft, base + years, base)
    at_publication = implied and scene.published and (draft.when or "").startswith(("published", "XXXX"))
    if best is None or best == implied or (at_publication and not looks_back(draft, scene)):
        return draft
    stated = (draft.when or "")[:1].isdigit() or scene.published
    slip = implied in bases or abs(best - implied) <= _SLIP  # which may be the text's own
    if implied and stated and (slip or bases[best] < _SURE):
        return draft
    return _moved(draft, best + years, best)


def _named(draft: Draft, events: Sequence[_Event], scene: Scene) -> list[_Event]:
    """The events in whose sentences the words of what a count is of stand too: "the centenary of that exchange"."""
    language = _words(scene.kinds.language)
    if language is None:
        return []
    of = language.of.match(scene.lowered, draft.end)
    owner = language.owner.search(scene.lowered[max(0, draft.start - _REACH) : draft.start])
    words = of["of"] if of else (owner[1] or owner[2]) if owner else ""
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    happens = kind is not None and not kind.lasts  # what lasts has no first date that counts run from
    if of and not of["again"] and happens and any(event.kind in _kinds(draft, scene) for event in events):
        return []
    stems = {word[:_STEM] for word in _WORD.findall(words) if len(word) >= _STEM}
    if not stems:
        return []
    own = _sentence(draft.start, scene)
    told = {event: _sentence(event.at, scene) for event in events}
    shared = {event: sum(stem in words for stem in stems) for event, words in told.items() if words != own}
    best = max(shared.values(), default=0)
    return [event for event in shared if shared[event] == best >= len(stems) / 2]


def _kinds(draft: Draft, scene: Scene) -> tuple[str, ...]:
    """The kinds of event that a count may be of."""
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    return (kind.name, *kind.counted) if kind else ()


def _sentence(at: int, scene: Scene) -> str:
    low, high = next((place for place in scene.document.sentences if place[0] <= at < place[1]), (at, at))
    return scene.lowered[low:high]


def _told(drafts: Sequence[tuple[Draft, Span]]) -> Iterator[_Event]:
    """The years that a text tells of events in, those that counts at a stated time run from too."""
    for draft, _ in drafts:
        if draft.planned or draft.negated:
            continue
        counted = draft.says is not None and draft.implies is not None
        year = _POINT.fullmatch((draft.implies if counted or draft.assumed else draft.date) or "")
        if year and not draft.assumed:
            kind = draft.qualifier if counted else draft.kind
            yield _Event(int(year[1]), kind or "", draft.start, (draft.date or "")[5:7])


def _placed(draft: Draft, events: Sequence[_Event], now: int, words: _Words, scene: Scene) -> Draft:
    years = _years(draft)
    if not draft.assumed or years is None or not (draft.implies or "").isdigit():
        return draft
    base = int(draft.implies or 0)
    told = {event.year for event in events if event.at != draft.start}
    if base in told:
        return draft
    in_story = not (draft.date or "").startswith(f"{now:04d}")
    if in_story:  # unless the text tells of an event that many years ago
        if now - years in told - {int((draft.date or "0")[:4])}:
            return _moved(draft, now, now - years)
        past = [e for e in _named(draft, events, scene) if e.year + years <= now]
        return _moved(draft, past[-1].year + years, past[-1].year) if past else draft
    if other := _other_number(draft, now, told, words, scene):
        return other
    choice = _direction(draft, words, scene)
    if choice is None:
        return draft
    fit = [e for e in events if _fits(e.year + years - now, choice)]
    names = _kinds(draft, scene)
    called = _named(draft, fit, scene)
    topical = called or [e for e in fit if e.kind in names]
    if not topical and choice not in ("coming", "to_come") and not _bare(draft, scene):
        return draft
    found = topical or ([] if any(e.kind in names for e in events) else fit)
    if not found:
        return draft
    event = min(found, key=lambda e: abs(e.year + years - now)) if topical else found[0]
    return _moved(draft, event.year + years, event.year)


def _by_month(draft: Draft, events: Sequence[_Event], scene: Scene) -> Draft:
    """An Nth year with the year that it runs from, the one before where the day of what the text tells of had not come
    yet.
    """
    if not isinstance(draft.says, NthYear) or not (draft.implies or "").isdigit():
        return draft
    base, month = int(draft.implies or 0), ((scene.published if draft.when == "published" else draft.date) or "")[5:7]
    begun = any(event.year == base - 1 and event.month > month > "" for event in events)
    told = any(event.year == base and event.at != draft.start for event in events)
    return draft._replace(implies=f"{base - 1:04d}") if begun and not told else draft


def _bare(draft: Draft, scene: Scene) -> bool:
    """Whether words of a count name nothing that it is of: "the sixtieth fell in a quarrel", "on its birthday"."""
    behind = scene.lowered[draft.end : draft.end + _NEXT].split()[:1]
    words = scene.lowered[draft.start : draft.end].split()[-1:] + behind
    owner = scene.lowered[: draft.start].rstrip().rpartition(" ")[2]
    return reader_of(scene.kinds.language).of.isdisjoint(words) and not scene.kinds.cues.possessive.search(owner)


def _fits(ahead: int, choice: str) -> bool:
    if choice in ("coming", "to_come"):
        return 0 < ahead <= _AHEAD
    return -_AHEAD <= ahead <= -(_LEAST_PAST if choice == "gone" else _WEAK)


def _years(draft: Draft) -> int | None:
    """How many whole years a count of the forms that may be kept at another time counts."""
    if isinstance(draft.says, Lasted):
        whole = _WHOLE.fullmatch(str(draft.says.duration))
        return int(whole[1]) if whole and draft.when != "published" else None
    if isinstance(draft.says, Anniversary):
        return draft.says.anniversary
    return draft.says.nth_year - 1 if isinstance(draft.says, NthYear) else None


def _moved(draft: Draft, kept: int, base: int) -> Draft:
    why = f"no time is stated: {kept} agrees with what is told of {base}"
    month = (draft.when or "")[4:] if (draft.when or "").startswith("XXXX") else ""
    kept_on, begun = f"{kept:04d}{month}", f"{base:04d}"
    says = draft.says
    if isinstance(says, Anniversary | NthYear):
        says = says.model_copy(update={"on": kept_on})
    elif isinstance(says, Lasted):
        says = says.model_copy(update={"to": kept_on})
    date = begun if isinstance(says, Lasted) else kept_on
    return draft._replace(date=date, when=kept_on, implies=begun, says=says, derivation=(*draft.derivation[:1], why))


def _other_number(draft: Draft, now: int, told: set[int], words: _Words, scene: Scene) -> Draft | None:
    """The count with another number that its word has, where only that leads to what the text tells: a diamond
    jubilee of 75 years.
    """
    said = scene.lowered[draft.start : draft.end]
    for word, numbers in words.either.items():
        for number in numbers:
            if word in said and now - number in told and isinstance(draft.says, Anniversary):
                says = draft.says.model_copy(update={"anniversary": number})
                return draft._replace(says=says, implies=f"{now - number:04d}")
    return None


def _direction(draft: Draft, words: _Words, scene: Scene) -> str | None:
    """Where the words around a count look: to what is to come, or to what has been."""
    low, high = _clause(draft, scene)
    lead, tail = scene.lowered[low : draft.start], scene.lowered[draft.end : high]
    if words.to_come.match(tail) or words.coming.search(lead):
        return "coming"
    if words.before.search(lead) and not words.past.search(lead):
        return "coming"
    if words.gone.match(tail):
        return "gone"
    whole = scene.lowered[low:high]
    return "past" if words.past.search(whole) and not words.present.search(whole) else None


def _clause(draft: Draft, scene: Scene) -> tuple[int, int]:
    """The part of its sentence that a count stands in."""
    low, high = next(
        (place for place in scene.document.sentences if place[0] <= draft.start < place[1]), (draft.start, draft.end)
    )
    for found in _BREAK.finditer(scene.lowered, low, high):
        if found.end() <= draft.start:
            low = found.end()
        elif found.start() >= draft.end:
            return low, found.start()
    return low, high
