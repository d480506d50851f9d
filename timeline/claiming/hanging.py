"""Hanging clauses: events without a date of their own, told beside one that has it ("shortly before independence in
1953").
"""

import re
from collections.abc import Mapping
from functools import cache

from timeline.claiming.choosing import told_by
from timeline.claiming.denials import contrasted, contrasts, meant, negated
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, parties, planned, weaker
from timeline.claiming.kinds import Kind
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.claiming.qualifiers import qualifier
from timeline.claiming.ranks import slug
from timeline.claiming.turns import then, turns
from timeline.knowledge import load
from timeline.light import replace
from timeline.records.says import After, Before, During, Says
from timeline.span import Span

_LEAD, _YEAR, _OPENER = 24, 4, 2


@cache
def _openers(language: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    shelf = load(f"claims/{language}")
    openers = {word: how for how, words in shelf.get("hangs", {}).items() for word in words}
    hedges = "|".join(map(re.escape, shelf.get("hangs_by", ["\0"])))
    return openers, re.compile(rf"({hedges})\s*\Z")


def hanging(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts with those of events in clauses that have no date but stand beside one that has.

    Words like "to mark this milestone" take up the moment told of last in an earlier sentence.
    """
    result = list(drafts)
    if not reading.moments:
        return result + ([] if result else _taken_up(reading, reading.memory.moment, scene))
    events = _events(reading, scene) if len(reading.clauses) > 1 else []
    openers, by = _openers(scene.kinds.language)
    for index, clause in enumerate(reading.clauses) if events else ():
        told = _first(events, clause)
        if told is None or _is_dated(clause, drafts, reading):
            continue
        here = _opener(clause, openers, scene)
        target = index - 1 if here else index + 1
        how = here or (_opener(reading.clauses[target], openers, scene) if target < len(reading.clauses) else None)
        if how is None and _leads(reading, index):
            how, target = "at", 0
        if how is None or not 0 <= target < len(reading.clauses):
            continue
        anchor = _in(reading.clauses[target], result)
        if anchor is None or (here and here != "at") or _is_length(anchor, reading.clauses[target], scene):
            continue
        result = _hang(told, clause, how, anchor, result, reading, scene, by)
    return result


def _taken_up(reading: Reading, before: Moment | None, scene: Scene) -> list[Draft]:
    """The event of a sentence without a date that takes up the time of the sentence before it."""
    if before is None or before.first is None or before.relation not in ("", "at"):
        return []
    events = _events(reading, scene)
    if not events:
        return []
    hit, kind = events[0]
    words = scene.kinds.cues.anaphora.search(scene.lowered, reading.marks.start, reading.marks.end)
    if words is None and not (reading.memory.near or scene.is_heading(before.timexes[0].start)):
        return []
    if words is None and _present(hit, reading, scene):
        return []
    span = reading.clause(hit.start)
    denied = negated(hit, span, reading, scene)
    return [
        Draft(
            kind.name,
            min(hit.start, words.start()) if words else hit.start,
            max(hit.end, words.end()) if words else hit.end,
            date=before.first[:4] if denied and not words else before.first,
            when=before.first[:4] if denied and not words else before.when,
            relative=True,
            parties=parties(kind, span, reading, scene, before.first),
            qualifier=qualifier(kind, Span(reading.marks.start, reading.marks.end), reading, scene),
            negated=denied,
            confidence=0.5 if words else 0.3,
            trigger=hit.pattern,
            derivation=(
                told_by(hit, kind, scene),
                f"it takes up the time told of before: {before.why}",
            ),
        )
    ]


def _present(hit: Hit, reading: Reading, scene: Scene) -> bool:
    """Whether a sentence tells what is so or will be, and not what was: "the embassy stands in Main Street", "the day
    is celebrated with fireworks", "the treaty shall be ratified".
    """
    cues, marks, lowered = scene.kinds.cues, reading.marks, scene.lowered
    if cues.past_verb is None or cues.present_ahead:
        return False
    if planned(hit, None, reading, scene):
        return True
    for verb in cues.past_verb.finditer(lowered, marks.start, marks.end):
        before = lowered[marks.start : verb.start()].split()[-1:]
        if cues.weakly_present.isdisjoint(before) or marks.cue("perfect", marks.start, verb.start()):
            return False
    return True


def _events(reading: Reading, scene: Scene) -> list[tuple[Hit, Kind]]:
    """The events that a sentence reports by triggers of kinds that are such."""
    kinds = scene.kinds.by_label
    told = reading.marks.triggers
    events = [(hit, kinds[hit.label]) for hit in told if hit.label.startswith("triggers/") and kinds[hit.label].event]
    against = contrasts(reading, scene.lowered) if events else ()
    return [event for event in events if not contrasted(event[0], against)] if against else events


def _first(events: list[tuple[Hit, Kind]], clause: Span) -> tuple[Hit, Kind] | None:
    for event in events:
        if clause.start <= event[0].start < clause.end:
            return event
    return None


def _is_dated(clause: Span, drafts: list[Draft], reading: Reading) -> bool:
    """Whether a time or an anniversary stands in a clause."""
    if any(clause.start <= at < clause.end for m in reading.moments for at in (m.timexes[0].start, m.start)):
        return True
    return any(draft.kind == "anniversary" and clause.start < draft.end <= clause.end for draft in drafts)


def _opener(clause: Span, openers: Mapping[str, str], scene: Scene) -> str | None:
    first = re.match(r"\W*(\w+)", scene.lowered[clause.start : clause.start + _LEAD])
    return openers.get(first[1]) if first else None


def _leads(reading: Reading, index: int) -> bool:
    """A date at the head of a sentence holds for the clauses after it until another date comes."""
    if not index or not reading.moments:
        return False
    head = reading.moments[0]
    return head.start - reading.marks.start <= 3 and len(reading.moments) == 1


def _is_length(anchor: Draft, clause: Span, scene: Scene) -> bool:
    """Whether a clause is no more than how long something was: "lapsed after ten years"."""
    timex = anchor.moment.timexes[0] if anchor.moment else None
    led = timex is not None and timex.type == "DURATION" and timex.start > clause.start
    return led and timex is not None and len(scene.lowered[clause.start : timex.start].split()) <= _OPENER


def _which(draft: Draft) -> list[str]:
    """What tells an event from others between its parties: its name, or its kind and, if it happens often, a year."""
    if draft.qualifier:
        return [draft.qualifier]
    once = draft.kind in load("linking")["recurs"]["once"]["kinds"]
    return [draft.kind] if once or not draft.date else [draft.kind, draft.date[:_YEAR]]


def _in(clause: Span, drafts: list[Draft]) -> Draft | None:
    dated = (draft for draft in drafts if draft.moment and draft.moment.timexes)
    return next((d for d in dated if d.moment and clause.start <= d.moment.timexes[0].start < clause.end), None)


def _hang(
    told: tuple[Hit, Kind],
    clause: Span,
    how: str,
    anchor: Draft,
    drafts: list[Draft],
    reading: Reading,
    scene: Scene,
    by: re.Pattern[str],
) -> list[Draft]:
    hit, kind = told
    if how == "at" and anchor.moment is not None and turns(anchor.moment, scene):
        ended = then(anchor.moment)  # "ruled from 1951 until 4 May 1962, when ..." tells of 4 May 1962
        anchor = replace(anchor, date=ended.first, when=ended.first)
    if any(d.kind == kind.name and d.date in (None, anchor.date) for d in drafts):
        return drafts
    who = parties(kind, clause, reading, scene, anchor.date)
    reference = anchor.event or slug("-".join((*anchor.parties, *_which(anchor))))
    lead = by.search(scene.lowered[hit.end : clause.end].rstrip() or "\0")
    denied = negated(hit, clause, reading, scene)
    cue = meant(hit, kind, reading, scene.lowered) or planned(hit, None, reading, scene)
    if cue is not None and anchor.kind != "plan":
        return drafts
    by_what = ", ".join(([lead[1]] if lead else []) + weaker(hit, kind, scene.lowered)) or None
    says: Says | None = None
    if how == "before":
        says = Before(before=reference, hedge=by_what, negated=denied)
    elif how == "after":
        says = After(after=reference, hedge=by_what, negated=denied)
    elif how == "during":
        says = During(during=reference, hedge=by_what, negated=denied)
    draft = Draft(
        kind.name,
        hit.start,
        hit.end,
        date=anchor.date if how in ("at", "during") else None,
        when=anchor.when if how == "at" else None,
        relative=True,
        says=says,
        parties=who,
        qualifier=qualifier(kind, clause, reading, scene),
        negated=denied,
        planned=cue is not None or (how == "at" and anchor.planned),
        confidence=0.6,
        trigger=hit.pattern,
        derivation=(
            told_by(hit, kind, scene),
            f"its clause has no date and hangs on “{scene.text[anchor.start : anchor.end]}” ({how})",
        ),
    )
    if says is not None:
        drafts = [replace(d, event=reference) if d is anchor else d for d in drafts]
    return [*drafts, draft]
