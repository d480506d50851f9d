"""Turns: what a time is of where that is not what its verb tells.

What ended a state is of the time up to which it held: "calm lasted until October 2013, when exports rose". What a
length leads to has a time of its own: "recalled on 4 May, two days after the speech".
"""

from collections.abc import Sequence

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.light import replace
from timeline.span import Span

_ENDS = ("until", "by", "before")
_TURNS = (*_ENDS, "period", "since")
_NOUN = 4  # characters behind a year within which the noun begins that it names
_LED = 9  # words of what a length leads to


def entered(clause: Span, free: Sequence[Moment], reading: Reading, scene: Scene) -> Moment | None:
    """Return the time that a clause with "when" goes on from, as that of what it and the clauses behind it tell."""
    when = scene.kinds.cues.when
    for own in reversed(reading.clauses[: reading.number(clause.start) + 1]):
        if [moment for moment in reading.moments if own.start <= moment.timexes[0].start < own.end]:
            return None
        if when.match(scene.lowered, own.start) or when.match(scene.lowered, own.start + 1):
            return next((then(m) for m in free if m.first and _beside(m, own, scene)), None)
    return None


def _beside(moment: Moment, clause: Span, scene: Scene) -> bool:
    return (
        moment.relation in (*_ENDS, "since")
        and moment.end <= clause.start
        and not scene.text[moment.end : clause.start].strip(" ,")
    )


def then(moment: Moment) -> Moment:
    """Return a time that something held up to as that of what happened then."""
    if moment.relation == "period":
        own = (moment.date or "").split("/")[-1]
        last = moment.timexes[-1]
        return replace(moment, start=last.start, date=own, when=own, first=own, relation="", timexes=(last,))
    return replace(moment, start=moment.timexes[0].start, date=moment.first, when=moment.first, relation="")


def turns(moment: Moment, scene: Scene) -> bool:
    """Tell whether words behind a time that something held up to, or since, tell what happened then."""
    after = moment.timexes[-1].end
    return moment.relation in _TURNS and scene.kinds.cues.when.match(scene.lowered, after) is not None


def apart(moment: Moment, reading: Reading, scene: Scene) -> Span | None:
    """Return the words that a date is of where a length leads to them: those behind it where it is counted back to them
    from what is told ("on 4 May, two days after the speech"), those between where they have it beside them ("two days
    after the speech of 2 May 1995").
    """
    if moment.first is None or moment.relation or not reading.lasting:
        return None
    for timex in reading.marks.timexes:
        if timex.type != "DURATION":
            continue
        way = scene.kinds.cues.distance.match(scene.lowered, timex.end)
        if way is None:
            continue
        at = moment.timexes[0].start
        if timex == moment.timexes[0]:
            after = (way.lastgroup or "").startswith("after")
            told = [m.first for m in reading.moments if m.end <= at and m.first and m.first[:4].isdigit()]
            back = any(moment.first < first if after else moment.first > first for first in told)
            lengths = (t.start for t in reading.marks.timexes if t.type == "DURATION" and t.start >= way.end())
            return Span(way.end(), next(lengths, reading.marks.end)) if back else None
        if moment.timexes[0].type == "DURATION":
            continue
        if way.end() < at and "," not in (between := scene.lowered[way.end() : at]) and between.count(" ") <= _LED:
            named = between.count(" ") <= 2  # "after the 1953 resumption"
            return Span(way.end(), moment.end + _NOUN if named else at)
    return None
