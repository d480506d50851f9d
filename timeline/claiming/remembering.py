"""Remembering: what a sentence takes up from those above it, and what it leaves behind for those below."""

import re
from collections.abc import Container, Sequence

from timeline.claiming.amount_times import TIME
from timeline.claiming.chronicles import headed
from timeline.claiming.drafts import Draft, Memory, Scene, Sentence, Told
from timeline.claiming.frames import Reading
from timeline.claiming.hinges import gone_on
from timeline.claiming.marks import Marks
from timeline.claiming.measures import MEASURED
from timeline.claiming.moments import Moment
from timeline.claiming.occurrences import events
from timeline.claiming.qualifiers import pact
from timeline.claiming.unsaid import acted, labels, named_above
from timeline.light import replace
from timeline.span import Span

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_KEPT = 40  # times told of above
_OPENS, _LEAD = 4, 40  # characters


def taken_up(marks: Marks, memory: Memory, scene: Scene) -> Memory:
    """Return what a sentence takes up from above: of another block less, and what a heading or a label names."""
    block = scene.block(marks.start)
    if block != memory.block:
        memory = replace(memory, block=block, near=False, lent=None)
    if block in scene.headings:
        return replace(memory, measured=named(marks), measured_at=None, topic=named_above(marks))
    if labels(marks, memory, scene):
        return replace(memory, measured=named(marks), measured_at=None)
    return memory


def named(marks: Marks) -> str | None:
    """Return the measured kind that a heading names: "Trade"."""
    names = (hit.label.split("/")[1] for hit in marks.triggers)
    return next((name for name in names if name in MEASURED), None)


def left_behind(
    sentence: Sentence,
    given: list[Moment],
    lends: Moment | None,
    counts: tuple[Sequence[Draft], Container[Span]],
    reading: Reading,
    drafts: Sequence[Draft],
) -> Memory:
    """Return what is known below a sentence.

    `given`: the moments it writes out; `lends`: of these the day that it has for the next; `counts`: its counts of
    years, and the places of the moments these are kept at.
    """
    (marks, memory, scene, _), (counted, used) = sentence, counts
    dated = _dated(reading.moments, used)
    dated = dated or (given if len(given) == 1 and memory.block in scene.headings else [])
    measures = [d for d in drafts if d.amount and d.kind in MEASURED] if marks.amounts else []
    bases = [draft.implies for draft in counted if _counts_for_all(draft, scene)] if counted else ()
    return Memory(
        moment=gone_on(dated[-1], reading.moments) if dated else lends or memory.moment,
        subject=reading.subject(),
        measured=measures[-1].kind if measures else _opened_with(marks) or memory.measured,
        measured_at=_measured_at(drafts if marks.amounts else (), measures, None if dated else memory.measured_at),
        block=memory.block,
        near=bool(dated) or memory.near,
        events=events(drafts, reading, memory.events),
        pact=_pact(marks, scene) or memory.pact,
        kind=_event_of(drafts, scene),
        lent=lends,
        told=_told(sentence, reading.moments, counted),
        headed=headed(given, sentence),
        counting=bases[-1] if bases else memory.counting,
        acted=acted(drafts, memory.acted),
        topic=memory.topic,
    )


def _pact(marks: Marks, scene: Scene) -> str | None:
    return pact(Span(marks.start, marks.end), marks, scene) if "pact_names" not in marks.lacking else None


def _event_of(drafts: Sequence[Draft], scene: Scene) -> str | None:
    """The kind of event that a sentence tells of last, or that its last anniversary is of."""
    for draft in reversed(drafts):
        kind = scene.kinds.kinds.get((draft.qualifier or "") if draft.kind == "anniversary" else draft.kind)
        if kind is not None and kind.event:
            return kind.name
    return None


def _dated(found: Sequence[Moment], used: Container[Span]) -> list[Moment]:
    """The moments that what follows may be of, those of anniversaries and of lengths where there are no others."""
    if not found:
        return []
    dated = [m for m in found if m.first and (m.timexes[0].type != "DURATION" or m.relation not in ("", "pledged"))]
    if used:
        dated = [m for m in dated if Span(m.start, m.end) not in used] or dated
    return [m for m in dated if m.timexes[0].type != "DURATION"] or dated if len(dated) > 1 else dated


def _told(sentence: Sentence, found: Sequence[Moment], counted: Sequence[Draft]) -> tuple[Told, ...]:
    """The times told so far, the latest of them: with those of a sentence and the years its anniversaries count from,
    without those at which these are kept, which tell of nothing else.
    """
    marks, told = sentence.marks, sentence.memory.told
    kept = [draft.moment for draft in counted if draft.moment] if counted else ()
    new: list[Told] = []
    for m in found:
        if m.relation in ("", "at") and not (kept and m in kept) and _POINT.fullmatch(m.date or ""):
            new.append(Told(marks.start, marks.end, m.timexes[0].start if m.timexes else m.start, m.date or ""))
    bases = {draft.start: draft.implies for draft in counted if draft.implies} if counted else {}
    for at, year in bases.items():
        new.append(Told(marks.start, marks.end, at, year))
    return (*told, *new)[-_KEPT:] if new else told


def _counts_for_all(draft: Draft, scene: Scene) -> bool:
    """Whether other anniversaries of a text may run from what a count does: not where it is somebody's age."""
    whose = scene.lowered[max(0, draft.start - _LEAD) : draft.start].rstrip().rpartition(" ")[2]
    return draft.kind == "anniversary" and bool(draft.implies) and whose not in ("who", "he", "she", "i")


def _opened_with(marks: Marks) -> str | None:
    """The measured kind that a sentence opens with, which "it" in the next may take up: "Trade did what talks could
    not. It was worth two billion in 1979".
    """
    for hit in marks.triggers:
        if hit.start - marks.start > _OPENS:
            break
        if (name := hit.label.split("/")[1]) in MEASURED:
            return name
    return None


def _measured_at(drafts: Sequence[Draft], measures: Sequence[Draft], before: Moment | None) -> Moment | None:
    """The time that figures below are of where they have none: that of what is measured, or of any figure."""
    if measures:
        return _latest(measures)
    for draft in reversed(drafts):
        if draft.amount and draft.moment and draft.amount.unit not in TIME:
            return draft.moment
    return before


def _latest(measures: Sequence[Draft]) -> Moment | None:
    """The time that what follows is likeliest of: of a change the end ("fell from 5 million in 2014 to 3 in 2015")."""
    timed = [d.moment for d in measures if d.moment and d.moment.first and not d.planned]
    plain = [moment for moment in timed if moment.relation in ("", "at", "now") and moment.first]
    if len(plain) == len(timed) == len(measures) and timed:
        return max(plain, key=lambda moment: (moment.first or "")[:4])
    return measures[0].moment
