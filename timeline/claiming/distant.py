"""Distant: what lies a length of time before or after an event that the words behind the length name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.claiming.asides import told_beside
from timeline.claiming.coming import finer, set_off, story_day
from timeline.claiming.distances import apart, beyond, both, led_to, moved, plain
from timeline.claiming.echoes import LAST, echoed, of_owner
from timeline.claiming.hinges import close_of, in_row, lasts, of_its_own, told_here
from timeline.claiming.lapse import Lapse
from timeline.claiming.marks import STOPS
from timeline.claiming.moments import Moment, end_of
from timeline.light import replace

_WORD, _SPLIT = re.compile(r"\s*(\w+)"), re.compile("[;；؛]")
_REACH, _ASIDE, _NEXT, _OPENS = 70, 24, 6, 8
_YEAR = 4
_BOUNDS = ("until", "by", "before")


@dataclass(frozen=True, slots=True)
class _Event:
    """The event that a lapse is counted from, named from `at` on.

    `base`: the time told with it; `described`: after its first comma too. `before`: the times of the sentence that the
    lapse may lead from. `row`: it goes on from another lapse. `bare`: no noun names it. `through`: all the time counts.
    """

    at: int
    base: Moment | None
    described: bool
    before: Sequence[Moment]
    row: bool
    bare: bool
    through: bool


def distant(lapse: Lapse) -> list[Moment] | None:
    """Return the moment a length away from the event behind it, or that of the event where the sentence's own time lies
    so far from it; an event that has no date may be one of those told of above.
    """
    cues = lapse.cues
    after = cues.distance.match(lapse.lowered, lapse.end)
    if after is None or not lapse.lead.endswith(cues.distance_led):
        return None
    way = after.lastgroup or ""
    back = not way.startswith("after") or lapse.lead.endswith(cues.distance_ahead)
    exactly = way.endswith("exactly") or lapse.timex.text.lower().startswith(cues.exactly)
    exactly = exactly or lapse.lead.rstrip(" ,").endswith(cues.exactly)
    unit = "E" if lapse.unit == "Y" and exactly else lapse.unit
    lapse = replace(lapse, count=-lapse.count if back else lapse.count, unit=unit)
    event = _event(lapse, after.end())
    return next((led for way in _WAYS if (led := way(lapse, event)) is not None), lapse.found)


def _event(lapse: Lapse, at: int) -> _Event:
    lowered, marks, cues = lapse.lowered, lapse.marks, lapse.cues
    end = close_of(lowered, at, marks.end, cues)
    behind = (m for m in lapse.found if lapse.end <= m.start <= min(abs(end) + _NEXT, at + _REACH))
    base = next((m for m in behind if m.start < at or m.relation not in _BOUNDS), None)  # "two days before 3 May"
    comma = lowered.rfind(",", at, base.start) if base else -1
    clause = _WORD.match(lowered, comma + 1) if comma >= 0 else None
    if clause and clause[1] in cues.coordinators:  # "after the vote, and in autumn"
        base = None
    if base and cues.main_verb and cues.main_verb.match(lowered, at, base.start):  # "nach der Wahl kam er im Mai 2003"
        base = None
    if base and (_closes(lapse, at, base) or (comma < 0 and _ahead(lapse, end_of(base)))):
        base = None
    before = [m for m in lapse.found if m.end <= lapse.start and end_of(m)]
    row = in_row(lapse.timex, lowered, marks, before, cues)
    before = [m for m in before if m.timexes[0].type != "DURATION"] if row else before
    word = _WORD.match(lowered, at, marks.end)
    verb = word is not None and cues.past_verb is not None and cues.past_verb.match(lowered, word.start(1))
    bare = word is None or word[1] in cues.coordinators or bool(verb)
    through = lasts(lowered[marks.start : lapse.start].rstrip(), lapse.timex, cues)
    return _Event(at, base, end < 0, before, row, bare, through)


def _ahead(lapse: Lapse, base: str | None) -> bool:
    """Whether a length would lead from a date to a year still to come, of which its sentence tells nothing: "twenty
    years after the declaration they met on Saturday".
    """
    led = apart(lapse.timex, base, lapse.count, lapse.unit) or ""
    ahead = led[:1].isdigit() and led[:_YEAR] > (lapse.now or "9999")[:_YEAR]
    return ahead and lapse.marks.cue("plan", lapse.marks.start, lapse.marks.end) is None


def _closes(lapse: Lapse, at: int, base: Moment) -> bool:
    """Whether a time closes a sentence that a length opens, and so is its verb's: "a year after the war they met in
    1998."
    """
    past, marks = lapse.cues.past_verb, lapse.marks
    if past is None or lapse.start - marks.start > _OPENS:
        return False
    last = lapse.lowered[base.end : marks.end].strip() in STOPS
    return last and past.search(lapse.lowered, at, base.timexes[0].start) is not None


def _set_off(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """Nothing, where the time behind is of another clause."""
    if event.base is None or event.before or not lapse.cues.spaced:
        return None
    return lapse.found if set_off(lapse.lowered, event.at, event.base, lapse.cues) else None


def _from_told(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """What lies so far from the time told last, of which no noun says more: "two years after, ..."."""
    before = event.before
    if event.base is not None or not event.bare:
        return None
    if not event.through and before and lapse.start - before[-1].end <= _ASIDE:
        return None
    return _counted(lapse, event, end_of(before[-1] if before else lapse.memory.moment), event.through)


def _from_own(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """What lies so far from a time of its sentence that is of the event named."""
    if event.base is not None:
        return None
    own = told_here(lapse.lowered, event.at, event.before, lapse.marks, lapse.cues)
    if own and end_of(own):
        return _counted(lapse, event, end_of(own))
    if event.before and of_its_own(lapse.lowered, event.at, event.before[-1], lapse.cues):
        return _counted(lapse, event, end_of(event.before[-1]))
    return None


def _of_event(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """When the event was, where its sentence's own time lies so far from it: "on 4 May, two months after the coup"."""
    if event.base is not None or _parted(lapse, event) or _joined(lapse, event):
        return None
    lowered, marks, cues, unit, before = lapse.lowered, lapse.marks, lapse.cues, lapse.unit, event.before
    lead = lowered[marks.start : lapse.start]
    near = told_beside(lapse.timex, event.at, marks, before, cues.spaced, lead.endswith(" "))
    feast = any(hit.label.endswith("/anniversary") and 0 <= hit.start - event.at <= _ASIDE for hit in marks.triggers)
    if not (event.row or near or feast or lead.rstrip().endswith(",")):
        return None
    own = [m for m in lapse.found if m.end <= lapse.start]
    since = [m.first for m in own if m.relation in ("since", "from")] + [m.first for m in own if m.relation in _BOUNDS]
    told = end_of(before[-1]) if before else next(iter(since), None)
    if not told and unit in "YE" and not before:
        told = (end_of(lapse.memory.moment) if lapse.memory.near else None) or lapse.now
    taken = cues.takes_up.match(lowered, event.at) if cues.takes_up else None
    named = taken and taken.groupdict().get("named") and not taken["that"]  # "the treaty at Canterbury"
    told_of = taken and ((unit in "YE" and not named) or echoed(lowered, event.at, marks.end, lapse.memory.told, cues))
    if not event.bare and not told_of and (date := apart(lapse.timex, told, -lapse.count, unit)):
        why = f"“{lapse.timex.text}” counted back from {told}"
        implies = date[:_YEAR] if unit in "YME" else None
        run = bool(named) and lapse.count > 0 and bool(before)
        rest = [replace(m, implies=implies) if run and m is before[-1] else m for m in lapse.found]
        at = event.at
        return [*rest, Moment(at, at + 1, date, date, "", True, None, date, (lapse.timex,), why, implies)]
    if taken and before and before[-1].implies is None and unit in "YE" and lapse.count > 0:
        base = replace(before[-1], implies=(moved(told, -lapse.count, "Y") or "")[:_YEAR] or None)
        return [base if m is before[-1] else m for m in lapse.found]
    return None


def _parted(lapse: Lapse, event: _Event) -> bool:
    """Whether a semicolon parts a length from the time before it: "shut in 1990; ten years after the closure ..."."""
    return bool(event.before) and _SPLIT.search(lapse.lowered, event.before[-1].end, lapse.start) is not None


def _joined(lapse: Lapse, event: _Event) -> bool:
    """Whether a comma sets a length off from a word that leads on from the time before it: "recognised it on 6 May and,
    ten days after the coup, sent an envoy".
    """
    words = lapse.lowered[event.before[-1].end : lapse.start].split() if event.before else []
    return bool(words) and words[-1][-1:] == "," and words[-1][:-1] in lapse.cues.coordinators


def _then(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """Nothing, where what stands behind a comma is when it was: "a year after the founding, in 1959, it moved"."""
    base = event.base
    if base is None or event.described or "," not in lapse.lowered[event.at : base.start]:
        return None
    opens = lapse.start - lapse.marks.start <= _OPENS and lapse.lowered[base.end : base.end + 1] == ","
    return lapse.found if opens or beyond(base, lapse.count, lapse.unit, lapse.now) else None


def _from_story(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """When the event was that the story's own day lies so far from."""
    if event.base is not None or event.bare or not (day := story_day(lapse)):
        return None
    return _counted(replace(lapse, count=-lapse.count), event, day)


def _both(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """Both times, where the sentence tells that the one lies so far from the other."""
    beside = [m for m in lapse.found if 0 <= lapse.start - m.end <= _ASIDE]
    if not lapse.cues.spaced or not beside or _parted(lapse, event) or _joined(lapse, event):
        return None
    return both(lapse.found, beside[-1], event.base, lapse.count, lapse.unit)


def _from_base(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """What lies so far from the time told with the event."""
    base = event.base
    if base is None or not base.first:
        return None
    rest = [m for m in lapse.found if m is not base]
    named = lapse.lowered[event.at : base.timexes[0].start].strip()  # "two days before Christmas" tells of nothing then
    if named and any(each.anchor != "previous" for each in base.timexes):  # "that July" has been told of
        rest.append(plain(base))
    return _counted(replace(lapse, found=rest), event, base.first, event.through)


def _from_above(lapse: Lapse, event: _Event) -> list[Moment] | None:
    """What lies so far from an event told of above."""
    lowered, at, marks, cues, memory = lapse.lowered, event.at, lapse.marks, lapse.cues, lapse.memory
    rest = [m for m in lapse.found if m is not event.base]
    noun = cues.nouns.match(lowered, at, marks.end)
    named = [f"{LAST}{cues.noun_kinds[noun[1]]}"] if noun else []
    behind = [hit for hit in marks.triggers if at <= hit.start <= at + _REACH]
    named += [hit.pattern for hit in behind]
    echo = echoed(lowered, at, marks.end, memory.told, cues)
    close = lowered.find(",", at, marks.end)
    deed = any(hit.label.startswith("triggers/") for hit in behind if close < 0 or hit.start < close)
    known = None if deed else echo  # "the treaty" is the one called so, before what else was agreed
    known = known or next((memory.events[name] for name in named if name in memory.events), echo)
    known = known or of_owner(lowered, at, marks, memory.told, cues)
    known = finer(known, lapse.unit, memory)
    if known is None and event.before and (not cues.spaced or _parted(lapse, event)):
        known = end_of(event.before[-1])
    free = not event.before or _joined(lapse, event)
    again = free and cues.takes_up is not None and cues.takes_up.match(lowered, at) is not None
    leads = lapse.start - marks.start <= _OPENS and lapse.unit in "YM"
    lines = again and not cues.spaced  # a language without stops has a sentence on a line
    if known is None and (lines or (memory.near and (again or leads))):
        known = end_of(memory.moment)
        if lapse.unit == "M" and len(known or "") == _YEAR:  # months are counted from what is told to the month
            known = next((told.date for told in reversed(memory.told) if len(told.date) > _YEAR), known)
        if _ahead(lapse, known):
            return None  # "seventy years after the union, it sells ...": of an event not told of, and up to now
    if event.through and any(not moment.relative for moment in rest):  # "in the decade before" with its own time
        return rest
    source = known if event.through else f"{known}, told of above"
    date = apart(lapse.timex, known, lapse.count, lapse.unit)
    return rest + led_to(lapse.timex, at, date, source, lapse.unit, event.through)


def _counted(lapse: Lapse, event: _Event, base: str | None, through: bool = False) -> list[Moment]:
    date = apart(lapse.timex, base, lapse.count, lapse.unit)
    return lapse.found + led_to(lapse.timex, event.at, date, base, lapse.unit, through)


_WAYS: tuple[Callable[[Lapse, _Event], list[Moment] | None], ...] = (
    _set_off,
    _from_told,
    _from_own,
    _of_event,
    _then,
    _from_story,
    _both,
    _from_base,
    _from_above,
)
"""What a lapse before or after an event leads to, tried in this order; None says that a way does not fit."""
