"""Unsaid: what kind of event a date is of, where the words beside it leave that to others.

A verb that stands for another takes up what was told before ("Oslo did the same in 1993"), so does a member of a row
without its noun ("the second, in May 1975"). A line below a heading is of what the heading names, and who is said to be
somewhere abroad is there on a visit.
"""

import re
from collections.abc import Sequence

from timeline.claiming.choosing import choose, told_by
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.kinds import Kind
from timeline.claiming.marks import Marks
from timeline.claiming.patterns import Hit
from timeline.span import Span

_NOT_DONE = ("other", "plan", "anniversary", "superlative", "first")
_MISSIONS = ("mission_opened", "mission_closed")
_TOPICS = ("visit", "established")
_LINE, _OPENS, _LABEL, _ABOVE = 120, 8, 3, 240
_ENDS = ("", "\n", ".", ",", ";")
_YEARS = re.compile(r"\d{4}\s?[-–—]\s?\d{4}\)")
_NAME = re.compile(r"([^\W\d_][\w’'-]*)\s?\(\Z")
_WORD = 40  # letters of the longest
_ABROAD = ("place", "name", "seat")


def kind_at(place: Span, reading: Reading, scene: Scene) -> tuple[Hit | None, Kind, str | None]:
    """Return the kind of event that a date at a place is of, with the words that say so or the reason why, where any
    does.
    """
    kinds = scene.kinds.kinds
    if word := _bracketed(place, reading, scene):
        event = next((hit for hit in reading.marks.triggers if word.start < hit.end <= word.end), None)
        behind = f"it stands in brackets behind “{word.of(scene.text)}”"
        return event, scene.kinds.by_label[event.label] if event else kinds["other"], behind
    choice = choose(place, reading, scene, dated=True)
    hit, kind = choice if choice else (None, None)
    if taken := _taken_up(place, hit, reading, scene):
        return None, kinds[taken[0]], taken[1]
    if hit is None or hit.end > place.start or not hit.label.startswith("triggers/"):  # no verb leads to the date
        there = _abroad(place, reading.clause(place.start), reading, scene)
        if there and (hit is None or (hit.start >= there and scene.text[there : there + 1] in _ENDS)):
            return None, kinds["visit"], "it says who was where"
    if kind:
        assert hit is not None
        kind = kinds[_of_passage(hit, kind, reading, scene) or kind.name]
        return hit, kind, told_by(hit, kind, scene)
    if reading.memory.kind and scene.kinds.cues.pact_again.match(scene.lowered, reading.marks.start):
        return None, kinds[reading.memory.kind], None
    name, why = _unsaid(place, reading, scene)
    return None, kinds[name], why


def _bracketed(place: Span, reading: Reading, scene: Scene) -> Span | None:
    """The word with a capital right behind which years stand in brackets: "Percy Cox (1864–1937)"."""
    if not _YEARS.match(scene.text, place.start):
        return None
    word = _NAME.search(scene.text, max(reading.marks.start, place.start - _WORD), place.start)
    return Span(*word.span(1)) if word and word[1][0].isupper() else None


def _of_passage(hit: Hit, kind: Kind, reading: Reading, scene: Scene) -> str | None:
    """The kind of what is opened or closed where the words alone could be of an embassy: "the frontier, ..., reopened",
    "there is a bridge; campaigners closed it".
    """
    cues = scene.kinds.cues
    passages, missions, opened = cues.passages, cues.missions, cues.opened
    if kind.name not in _MISSIONS or not (passages and missions and opened):
        return None
    if not opened.search(scene.lowered, hit.start, hit.end):
        return None
    if missions.search(scene.lowered, reading.marks.start, hit.end):
        return None
    if passages.search(scene.lowered, reading.marks.start, hit.end) or reading.memory.acted == "border":
        return "border"
    named = missions.search(scene.lowered, max(0, reading.marks.start - _ABOVE), reading.marks.start)
    return None if named or reading.memory.headed else "other"


def _taken_up(place: Span, hit: Hit | None, reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """The kind that a verb beside a date takes up from what was told before: "did the same", "followed suit"."""
    if not reading.marks.cues:
        return None
    clause = reading.clause(place.start)
    cue = reading.marks.cue("likewise", clause.start, clause.end)
    if cue is None or (hit and hit.label.startswith("triggers/") and cue.end <= hit.start < clause.end):
        return None
    if " " not in cue.pattern and not any(party.end + 1 == cue.start for party in reading.marks.parties):
        return None  # "Quito followed", but "a treaty followed"
    name = _before(cue.start, reading)
    return (name, f"“{scene.text[cue.start : cue.end]}” takes up what was told before") if name else None


def _before(at: int, reading: Reading) -> str | None:
    """The kind told of last before a place, in the sentence or the one above it."""
    told = [hit for hit in reading.marks.triggers if hit.label.startswith("triggers/") and hit.end <= at]
    return told[-1].label.split("/")[1] if told else reading.memory.acted


def _unsaid(place: Span, reading: Reading, scene: Scene) -> tuple[str, str | None]:
    """The kind of what no words tell: of a member of a row, of somebody abroad, of a line below a heading."""
    clause, cues = reading.clause(place.start), scene.kinds.cues
    row = cues.elliptic.match(scene.lowered, clause.start) if cues.elliptic else None
    if row and (name := _before(clause.start, reading)):
        return name, f"“{row[0].strip(' ,;:–—')}” is one more of what was told before"
    if reading.memory.topic and reading.marks.end - reading.marks.start <= _LINE:
        return reading.memory.topic, "the heading above it says of what"
    return "other", None


def _abroad(place: Span, clause: Span, reading: Reading, scene: Scene) -> int | None:
    """Where words end that say who is where ("27 May: President Moi in Cairo", "the king to Oslo, May 1955"), or who
    came ("Willy Brandt came in June 1973").
    """
    cues, presence = scene.kinds.cues, scene.kinds.cues.presence
    came = cues.came if "came" not in reading.marks.lacking else None
    if came is not None and came.fullmatch(scene.text, clause.start, place.start):
        states = (p for p in reading.marks.parties if p.form != "place" and clause.start <= p.start < place.start)
        return place.start if next(states, None) is None else None
    if presence is None or not reading.marks.parties:
        return None
    leads = place.start - reading.marks.start <= _OPENS
    low, high = (place.end, reading.marks.end) if leads else (clause.start, place.start)
    places = (p for p in reading.marks.parties if p.form in _ABROAD and low < p.start < high)
    there = next((p.end for p in places if presence.fullmatch(scene.text, low, p.start)), None)
    return None if there and cues.elliptic and cues.elliptic.match(scene.lowered, clause.start) else there


def acted(drafts: Sequence[Draft], before: str | None) -> str | None:
    """Return the kind of event that a sentence tells of last, which a verb in the next may take up."""
    for draft in reversed(drafts):
        if draft.trigger and draft.kind not in _NOT_DONE:
            return draft.kind
    return before


def named_above(marks: Marks) -> str | None:
    """Return the kind of event that a heading names, where lines below it may say no more than who and when."""
    names = {hit.label.split("/")[1] for hit in marks.triggers}
    return next((name for name in _TOPICS if name in names), None)


def labels(marks: Marks, memory: Memory, scene: Scene) -> bool:
    """Tell whether a sentence is a label that opens a paragraph: "Aid. 588 million in 2021"."""
    if marks.timexes or marks.amounts or memory.near or not marks.triggers:
        return False
    words = scene.text[marks.start : marks.end].strip()
    return (
        len(words.split()) <= _LABEL
        and words.endswith(".")
        and scene.block(marks.start) != scene.block(marks.start - 1)
    )
