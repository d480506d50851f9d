"""Origins: what a count of years runs from in a text that does not tell when it is kept.

The noun that it is of, a name that both share, what stands beside it, what the text comes back to, tells of first, or
tells as a beginning: each speaks for an event, and what speaks for the events of one year is added up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.claiming.callings import (
    counted_on,
    names_in,
    part_of,
    parties_in,
    places_of,
    shared_by,
    takes_up,
    topic_of,
    what_of,
)
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.happenings import ORIGIN, Event
from timeline.claiming.keeping import goes_on
from timeline.claiming.outlook import dates_last, looks_back, of_person, past_of, to_the_day
from timeline.claiming.placing import around
from timeline.claiming.tellings import telling_at
from timeline.claiming.year_counts import reader_of
from timeline.records.says import Anniversary, Lasted, NthYear
from timeline.span import Span

_BIRTH = "birth"
# What speaks for an event, in parts of what its mere being told does:
_ANY, _AGAIN, _OFTEN = 1.0, 0.5, 3  # told; told again, so many times at most
_KIND, _LIKELIEST, _INSTEAD = 2.0, 0.5, 0.9  # of the kind counted, and the first so; for want of such
_CALLED, _CLOSE, _BEHIND = 2.5, 1.0, 2.0  # in the words of the count, nearest; in such words right behind it
_ENOUGH, _UNSPACED = 1 / 2, 1 / 3  # which part of them; where each two letters are taken for a word
_NAMED, _COUNTED, _SEASON = 2.0, 1.5, 1.5  # a name shared; counted from elsewhere; of the month in which it is kept
_BEGINS, _EARLIEST, _CITED = 0.5, 0.2, 0.8  # a beginning; the first of all; told in the words of another (less)
_BESIDE, _TO_THE_DAY, _LAST, _HERE = 0.6, 0.4, 0.1, 1.5  # next to it, and to the day, the last so; in its own sentence
_LATELY, _TODAY = 0.5, 1.2  # the last told before what was so long ago; told to the day, of what is counted today
_TAKEN_UP, _ITS = 1.0, 4.0  # told right behind it, of what it is of; before it, and counted as what it was
_OURS, _RELATIONS = 1.0, "established"  # what a count that names nothing is most often of
_BARE = 1.2  # told right before a count that names nothing
LEAST, BELIEVED = 1.9, 0.3  # what must speak for an origin, or which share of all, lest it be a mere guess
_STRANGE, _KNOWN, _RIGHT = 0.5, 2.5, 24  # what is left of an event where a strange name stands behind a count
_HEADED = 16  # letters before a date that heads its sentence
_UNTOLD = 0.3  # what is left where a count says what it is of, but the text tells of nothing like it


def origins(draft: Draft, span: Span, told: Sequence[Event], scene: Scene, strict: bool = False) -> dict[int, float]:
    """Return the years that a count may run from, each with how much speaks for it.

    `strict`: where a name that no event shares stands right behind a count, only what it is of may speak for one; where
    one stands further behind, others speak less.
    """
    lone = not isinstance(draft.says, Anniversary | NthYear | Lasted)  # "ten years ago": what is beside it
    told = around(told, draft.start)
    if not lone and of_person(draft, scene):
        told = [event for event in told if event.kind == _BIRTH]
    near = [event for event in told if _beside(draft.start, event.at, scene)]
    told = [e for e in _of_block(draft, told, scene) if not e.state] if lone else _till_then(draft, told, scene)
    behind = names_in(Span(draft.end, span.end), scene) - parties_in(span, scene) - topic_of(scene)
    right = behind & names_in(Span(draft.end, min(draft.end + _RIGHT, span.end)), scene)
    names = behind | names_in(Span(span.start, draft.start), scene) - parties_in(span, scene)
    called, again, _ = what_of(draft, scene)
    named = {event for event in told if names & names_in(event.span, scene)}
    of = [] if again else [event for event in told if event.kind in kinds_of(draft, scene)]
    instead = [] if again or of else _instead(draft, told, scene)
    likeliest = of[:1] if any(_begins(event, scene) for event in of) else of[-1:]  # of what ends, the last is meant
    times = Counter(year for year, _ in {(event.year, event.span) for event in told})
    last = max((event.year for event in near if not event.ensues), default=None)
    above = max((event.at for event in told if event.at < draft.start), default=None)
    if not lone and any(event.at < draft.start for event in of):  # "the treaty's tenth year" is of one told of already
        near = [event for event in near if event not in of or event.at < draft.start]
    today = to_the_day(draft, scene)
    bare = None if lone or called or draft.qualifier or behind else _before(draft, near, scene)
    ours = not lone and not (called or draft.qualifier or behind)
    answered = {event for event in told if _in_words(event, called, draft, told, scene) > 0}
    weights: dict[int, float] = {}
    for event in told:
        of_it = _NAMED * (event in named) + _KIND * (event in of) + _in_words(event, called, draft, told, scene)
        of_it += _INSTEAD * (event in instead) + _ITS * counted_on(event.at, draft, scene)
        weight = (
            of_it
            + _LIKELIEST * (event in likeliest and (event in answered or not answered))
            + _in_text(event, times, scene)
        )
        weight += _CALLED * (again and not answered and event.at == above)
        weight += _SEASON * (event.month > "" and event.month == _kept_in(draft)) + _BARE * (event is bare)
        weight += _OURS * (ours and event.kind == _RELATIONS) + _TODAY * (today and event.day)
        low, high = scene.sentence(event.at)
        here = low <= draft.start < high
        if lone:
            weight = weight + _HERE + _LATELY * (event.at == above) if here else weight / (2 if event in near else 4)
        elif event in near and not here:
            weight += _TAKEN_UP * takes_up(event.at, draft, scene)
            weight += _BESIDE + _LAST * (event.year == last) + _TO_THE_DAY * event.day
        if strict and behind and not (named or of_it):
            if right and weight < _KNOWN:
                continue
            weight *= _STRANGE
        weights[event.year] = max(weight, weights.get(event.year, 0))
    return weights


def _before(draft: Draft, near: Sequence[Event], scene: Scene) -> Event | None:
    """The event told right before a count of now, where the sentence tells of no other year."""
    before = [event for event in near if event.at < draft.start and event.kind != ORIGIN]
    if not before or looks_back(draft, scene):
        return None
    low, _ = scene.sentence(before[-1].at)
    return before[-1] if len({event.year for event in before if event.at >= low}) == 1 else None


def _in_words(event: Event, called: set[str], draft: Draft, told: Sequence[Event], scene: Scene) -> float:
    """How much the words of what a count is of speak for an event in whose sentence they stand; of two, for the one
    that they stand with: "begun in 1958, the bridge opened in 1962".
    """
    if dates_last(scene):  # where a stop seldom ends a sentence
        part = _before_date(event, told, scene)
        shared = 0 if part.start <= draft.start < part.end else shared_by(called, scene.lowered[part.start : part.end])
        return _CALLED * shared * (shared >= _UNSPACED)
    low, high = part_of(event.at, draft, scene) if event.kind != ORIGIN else scene.sentence(event.at)
    shared = 0 if low <= draft.start < high else shared_by(called, scene.lowered[low:high])
    if not shared:
        behind = _goes_on(event, draft, told, scene)
        return _BEHIND * shared_by(called, scene.lowered[behind.start : behind.end])
    row = [other for other in told if low <= other.at < high]
    return _CALLED * shared * (shared >= (_ENOUGH if scene.kinds.cues.spaced else _UNSPACED)) - _CLOSE * (
        _own(event, called, row, scene) is False
    )


def _goes_on(event: Event, draft: Draft, told: Sequence[Event], scene: Scene) -> Span:
    """The sentence of the past behind an event's, if it has no year: "lowered in 1975. Independence came at dawn"."""
    (low, end), past = scene.sentence(scene.sentence(event.at)[1] + 1), past_of(scene)
    apart = any(event.at < other.at < end for other in told) or low <= draft.start < end
    apart = apart or past is None or past.search(scene.lowered, low, end) is None
    return Span(low, low) if apart or scene.block(low) != scene.block(event.at) else Span(low, end)


def _in_text(event: Event, times: Mapping[int, int], scene: Scene) -> float:
    """How much the way in which a text tells of an event speaks for it."""
    told = _ANY + _AGAIN * min(times[event.year] - 1, _OFTEN) + _EARLIEST * (event.year == min(times))
    told += _BEGINS * _begins(event, scene) + _COUNTED * (event.kind == ORIGIN)
    return told - _CITED * (telling_at(event.at, scene.told) is not None)


def _of_block(draft: Draft, told: Sequence[Event], scene: Scene) -> list[Event]:
    return [event for event in told if scene.block(event.at) == scene.block(draft.start)]


def _till_then(draft: Draft, told: Sequence[Event], scene: Scene) -> list[Event]:
    """The events but those that the sentence of a count goes on to: "opened on the twentieth anniversary and moved in
    2020".
    """
    _, high = scene.sentence(draft.start)
    reader = reader_of(scene.kinds.language)
    behind = [event for event in told if draft.end <= event.at < high]
    return [
        e for e in told if e not in behind or not (e.ensues or goes_on(scene.lowered[draft.end : e.at], reader, scene))
    ]


def _kept_in(draft: Draft) -> str | None:
    """The month or season in which a count is kept, where it is told: "next July it will be 110 years old"."""
    return (draft.date or "")[5:7] or None


def _own(event: Event, stems: set[str], row: Sequence[Event], scene: Scene) -> bool | None:
    """Whether words stand in what tells of an event, False where they stand in that of another of its sentence; None
    where neither.
    """
    spans = [_part(event, row, scene), *(_part(other, row, scene) for other in row)]
    apart = [span for span in spans[1:] if span.end <= spans[0].start or spans[0].end <= span.start]
    if not apart and len(row) > 1:  # one clause: the date next to the words is theirs
        return _nearest(stems, row, scene) == event.at
    best = max((shared_by(stems, scene.lowered[span.start : span.end]) for span in apart), default=0)
    own = shared_by(stems, scene.lowered[spans[0].start : spans[0].end])
    return None if own == best else own > best


def _nearest(stems: set[str], row: Sequence[Event], scene: Scene) -> int:
    """Where the date of a sentence stands that is nearest to words in it, best with no coordinator between."""
    low, high = scene.sentence(row[0].at)
    places = [low + at for stem in stems for at in places_of(stem, scene.lowered[low:high])]

    def apart(place: int, at: int) -> tuple[bool, int]:
        between = scene.lowered[min(place, at) : max(place, at)].split()
        return not scene.kinds.cues.coordinators.isdisjoint(between), abs(at - place)

    return min(
        (event.at for event in row), key=lambda at: min((apart(place, at) for place in places), default=(True, at))
    )


def _part(event: Event, row: Sequence[Event], scene: Scene) -> Span:
    """What tells of an event; up to the next date in a language that puts dates first."""
    if scene.kinds.cues.spaced:
        return event.span
    return Span(event.at, min((other.at for other in row if other.at > event.at), default=scene.sentence(event.at)[1]))


def _before_date(event: Event, told: Sequence[Event], scene: Scene) -> Span:
    """What tells of an event before its date, behind the date told before it; what follows a date that comes first."""
    low, high = scene.sentence(event.at)
    if event.at - low > _HEADED:
        return Span(max((other.at for other in told if low <= other.at < event.at), default=low), event.at)
    return Span(event.at, min((other.at for other in told if event.at < other.at < high), default=high))


def _begins(event: Event, scene: Scene) -> bool:
    kind = scene.kinds.kinds.get(event.kind)
    return kind is not None and kind.begins


def _instead(draft: Draft, told: Sequence[Event], scene: Scene) -> list[Event]:
    """The first event that may stand for what a count is of where the text tells of none of its kind, once or more."""
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    found = [event for event in told if kind is not None and event.kind in kind.lacking]
    return [event for event in found if event.year == min(found)[0]]


def untold(draft: Draft, told: Sequence[Event], scene: Scene) -> float:
    """Return what is left of what speaks for origins where a count says what it is of ("our relations turn seventy"),
    but no event is of that kind or told in such words; else 1.
    """
    called, again, owned = what_of(draft, scene)
    told = around(told, draft.start)
    if not scene.kinds.cues.spaced:  # whose clauses are not told apart
        return 1
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    if again or not (owned or (kind is not None and kind.lacking)) or _instead(draft, told, scene):
        return 1
    if any(event.kind in kinds_of(draft, scene) or _in_words(event, called, draft, told, scene) for event in told):
        return 1
    return _UNTOLD


def kinds_of(draft: Draft, scene: Scene) -> tuple[str, ...]:
    """Return the kinds of event that a count may be of."""
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    return (kind.name, *kind.counted) if kind else ()


def _beside(one: int, other: int, scene: Scene) -> bool:
    """Whether two places stand in one block, in sentences next to each other."""
    low, high = sorted((one, other))
    return scene.block(low) == scene.block(high) and scene.number(high) - scene.number(low) <= 1
