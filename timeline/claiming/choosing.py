"""Choosing: which trigger the words at a place belong to, and what the chosen one is said to tell of."""

from collections.abc import Container

from timeline.claiming.denials import contrasted, contrasts
from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.governing import about, acted_on, governed
from timeline.claiming.kinds import Kind
from timeline.claiming.measures import MEASURED
from timeline.claiming.patterns import Hit
from timeline.claiming.speaking import speaks, tells
from timeline.span import Span

_LED = 5  # words between a verb and the date it leads to
_WORD = 2  # characters of a word where words are not parted by spaces
_NAMED, _OWNED, _RIGHT = 3, 20, 8
_PARTED = 3  # as many words a comma parts
_CROSSING, _HINT, _AFTER, _BLOCKED, _FAR, _OUT = 8, 5, 2, 14, 38, 30
_SPOKEN = 8
_DASHES = (" — ", " – ")
_TOPICS = frozenset({*MEASURED, "border", "withdrawal"})
"""Kinds that what a pact is about may look like."""
_LEAD = 24
_VERB = 6
_AWAY, _COMMAS = 40, ("，", ",", "、")


def choose(
    place: Span, reading: Reading, scene: Scene, only: Container[str] | None = None, dated: bool = False
) -> tuple[Hit, Kind] | None:
    """Return the trigger that the words at a place belong to: the nearest, kinds and clause borders weighed in, and of
    a date the verb that it goes with.
    """
    by_label, lowered, cues = scene.kinds.by_label, scene.lowered, scene.kinds.cues
    stands = reading.stands if only is None else [s for s in reading.stands if by_label[s[0].label].name in only]
    if not stands:
        return None
    marks, spaced = reading.marks, cues.spaced
    clause, here = reading.clause(place.end - 1), reading.number(place.start)
    inner = len(reading.clauses) > 1 and cues.opener.match(lowered, clause.start)
    behind = _behind_aside(place, reading, scene) if dated and spaced and reading.lasting else None
    there = reading.number(behind.start) if behind else here
    lengths = reading.lasting or (not spaced and _unparted(scene))
    source, own = (_source(place, reading, scene), _counted(place, reading, scene)) if lengths else (None, None)
    verb = _verb(place, reading, scene) if dated and cues.last_verb else None
    against = contrasts(reading, lowered) if marks.cues else ()
    led: bool | None = None
    of: int | None = None
    found: list[tuple[float, int, int, Hit, Kind, bool]] = []
    for hit, first, last in stands:
        kind = by_label[hit.label]
        main, at = (behind, there) if behind and behind.start <= hit.start else (place, here)
        cost = _cost(hit, main, (at, first, last), reading, scene) - kind.pull
        if kind.speech and dated and speaks(hit, place, reading, scene):
            told = tells(hit, place, scene)
            cost += (kind.pull if told or kind.speech == "alone" else 0) - (_SPOKEN if told else 0)
        if spaced and hit.start >= place.end:
            led = _led(place, reading, scene) if led is None else led
            if led:
                cost += _BLOCKED * _has_own(hit, reading, scene) + _CROSSING * _added(hit, place, scene)
        if dated and first > here and spaced and _is_dated(reading.clauses[first], reading):
            cost += _OWNED
        if against and contrasted(hit, against):
            cost += _OUT
        if dated and kind.name in _TOPICS and hit.start < place.start:
            of = about(place, marks, lowered, cues) if of is None else of
            cost += _OUT if of <= hit.start else 0
        if inner and not clause.start <= hit.start < clause.end:
            cost += _OUT
        if source:
            cost += _OUT if source.start <= hit.start < source.end else -_BLOCKED * (hit.start >= source.end)
        if own and own.start <= hit.start < own.end:
            cost -= _OWNED
        if hit is verb:
            cost -= _VERB
        hinted = hit.label.startswith("hints/")
        if hinted:
            between = lowered[hit.end : place.start]
            named = spaced and _names(hit, place, scene)
            owned = named and cues.owned.fullmatch(between)  # "the treaty of 1953 was denounced"
            cost += -_OWNED if owned else _HINT if not named else _NAMED if between.strip() else -_NAMED
            hinted = not owned
        if cost < _FAR:
            found.append((cost, hit.start - hit.end, len(found), hit, kind, hinted))
    for _, _, _, hit, kind, hinted in sorted(found):
        if hinted and _aside(hit, kind, place, reading, scene):
            continue
        if not dated:
            return hit, kind
        idle = kind.name in MEASURED and acted_on(hit, marks, lowered, cues)
        if not idle and not governed(hit, place, marks, lowered, cues):
            return hit, kind
    return None


def _source(place: Span, reading: Reading, scene: Scene) -> Span | None:
    """The words that a place counts from, which tell of another event: "two years after [the signing] ...", in Chinese
    and Japanese before it, "[签署]两年后，".
    """
    moment = next((m for m in reading.moments if m.start == place.start and m.end == place.end), None)
    timex = moment.timexes[0] if moment is not None and moment.timexes else None
    if timex is None or timex.start != place.start:
        return None
    if timex.end == place.end:
        behind = scene.lowered[place.end : place.end + 1] in _COMMAS
        return Span(max(0, place.start - _AWAY), place.start) if behind and timex.shift and _unparted(scene) else None
    if timex.type != "DURATION" or not scene.kinds.cues.distance.match(scene.lowered, timex.end):
        return None
    base = next((m.start for m in reading.moments if place.end < m.start <= place.end + 2 * _AWAY), None)
    if base is not None and "," not in scene.lowered[place.end : base]:
        return Span(place.end, base)
    first = next((hit for hit, _, _ in reading.stands if place.end <= hit.start <= place.end + _AWAY), None)
    return Span(place.end, first.end) if first else None


def _behind_aside(place: Span, reading: Reading, scene: Scene) -> Span | None:
    """Where the words go on that a date opens, behind how long after another event it was: "In 2021, thirty years after
    the wall fell, the king ...".
    """
    lowered, end = scene.lowered, reading.marks.end
    length = next((t for t in reading.marks.timexes if place.end < t.start and t.type == "DURATION"), None)
    if length is None or lowered[place.end : length.start].strip() != ",":
        return None
    comma = lowered.find(",", length.end, end) if scene.kinds.cues.distance.match(lowered, length.end) else -1
    return Span(comma + 1, comma + 1) if comma >= 0 else None


def _counted(place: Span, reading: Reading, scene: Scene) -> Span | None:
    """The words of the event that a length before them counts from, and whose time stands at the place."""
    last = next((m for m in reversed(reading.moments) if m.end <= place.start), None)
    if last is None or "," in scene.lowered[last.end : place.start]:
        return None
    source = _source(Span(last.start, last.end), reading, scene)
    return Span(source.start, place.start) if source and source.start == last.end else None


def _verb(place: Span, reading: Reading, scene: Scene) -> Hit | None:
    """The verb that ends the clause of a place, or the first behind it that tells anything, where verbs stand last."""
    if scene.kinds.cues.last_verb is None:
        return None
    here, ends = reading.number(place.end - 1), scene.kinds.cues.last_verb
    after = [(first, hit) for hit, first, _ in reading.stands if hit.start >= place.end and first >= here]
    after = [(first, hit) for first, hit in after if not scene.kinds.by_label[hit.label].speech]
    clause = min([first for first, _ in after], default=here)
    told = (hit for first, hit in after if first == clause)
    return next((hit for hit in told if ends.match(scene.lowered, hit.end, reading.clauses[clause].end)), None)


def _unparted(scene: Scene) -> bool:
    return scene.kinds.language in ("zh", "ja")


def _led(place: Span, reading: Reading, scene: Scene) -> bool:
    """Whether a verb stands right before its date: "signed in Accra on 4 May 1987"."""
    return any(
        hit.end <= place.start
        and _beside(hit.end, place.start, scene.lowered)
        and scene.kinds.cues.coordinators.isdisjoint(scene.lowered[hit.end : place.start].split())
        for hit in reading.marks.triggers
        if hit.label.startswith("triggers/")
    )


def _has_own(hit: Hit, reading: Reading, scene: Scene) -> bool:
    """Whether a verb behind a date leads to another one, which is its own: "signed in 1987, in force since 1989"."""
    return any(hit.end <= moment.start and _beside(hit.end, moment.start, scene.lowered) for moment in reading.moments)


def _added(hit: Hit, place: Span, scene: Scene) -> bool:
    """Whether words behind a date are told beside what leads to it ("was signed in May and is still in force"), or are
    the verb of what that only tells more of: "a pact signed on 3 May 1850 ended the war".
    """
    between, verb = scene.lowered[place.end : hit.start].split(), scene.kinds.cues.past_verb
    if not between and verb is not None:
        return verb.match(scene.lowered, hit.start) is not None
    return not scene.kinds.cues.coordinators.isdisjoint(between)


def _is_dated(clause: Span, reading: Reading) -> bool:
    """Whether a clause has a time of its own."""
    return bool([m for m in reading.moments if m.timexes and clause.start <= m.timexes[0].start < clause.end])


def _beside(low: int, high: int, lowered: str) -> bool:
    between = lowered[low:high]
    return between.count(" ") <= _LED and "," not in between and ";" not in between


def _names(hit: Hit, place: Span, scene: Scene) -> bool:
    """Whether a noun stands right before its date: "the treaty of 6 April 1948", and not as what is no name of it:
    "ألغت المعاهدة عام 1948".
    """
    between, unnamed = scene.lowered[hit.end : place.start], scene.kinds.cues.unnamed
    if unnamed and unnamed.match(scene.lowered, scene.lowered.rfind(" ", 0, hit.end) + 1):
        return False
    return 0 <= place.start - hit.end <= _RIGHT and between.count(" ") <= 2 and "," not in between


def _aside(hit: Hit, kind: Kind, place: Span, reading: Reading, scene: Scene) -> bool:
    """Whether a noun only goes into what another tells: part of a trigger's words, whose own it is ("the embassy's
    staff"), or the ground of what is told ("over the killings").
    """
    if any(t.label.startswith("triggers/") and t.start <= hit.start < hit.end <= t.end for t in reading.marks.triggers):
        return True
    if scene.kinds.cues.possessive.match(scene.lowered, hit.end):
        return True
    if 0 <= place.start - hit.end <= _RIGHT and not kind.places:
        return False  # the date of the noun: not "shown at the embassy in 1987"
    lead = scene.lowered[max(reading.marks.start, hit.start - _LEAD) : hit.start]
    return scene.kinds.cues.adjunct.search(lead) is not None


def _cost(hit: Hit, place: Span, clauses: tuple[int, int, int], reading: Reading, scene: Scene) -> float:
    here, first, last = clauses
    lowered, after = scene.lowered, hit.start >= place.end
    if not after and place.start < hit.end:
        behind = lowered[place.end : hit.end]
        if not scene.kinds.cues.coordinators.isdisjoint(behind.split()):
            return _BLOCKED
        if "," not in behind:
            return _CROSSING if first != last else 0
        return _BLOCKED if "," in lowered[hit.start : place.start] else behind.count(" ")
    if reading.label and hit.end <= reading.label <= place.start:
        return _CROSSING
    low, high = (place.end, hit.start) if after else (hit.end, place.start)
    between = lowered[low:high]
    if after and between in _DASHES:
        return -_RIGHT  # "opened in 1946, in 1950 — closed"
    cost = between.count(" ") if scene.kinds.cues.spaced else (high - low) // _WORD
    if after:
        cost += _AFTER + (_BLOCKED if ";" in between else _PARTED if "," in between else 0)
    elif "," in between:
        cost += _PARTED
    if first != here != last:
        cost += _CROSSING * min(abs(first - here), abs(last - here))
    for start in reading.times:
        if low <= start < high:
            cost += _BLOCKED
    return cost


def told_by(hit: Hit, kind: Kind, scene: Scene) -> str:
    """Return for a reviewer which words tell of an event of a kind."""
    return f"“{scene.text[hit.start : hit.end]}” tells of {kind.name.replace('_', ' ')}"
