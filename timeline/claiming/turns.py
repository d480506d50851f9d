"""Turns: what ended a state at the time up to which it held: "calm lasted until October 2013, when exports rose"."""

from collections.abc import Sequence

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.span import Span

_ENDS = ("until", "by", "before")


def entered(clause: Span, free: Sequence[Moment], reading: Reading, scene: Scene) -> Moment | None:
    """Return the time that a clause with "when" goes on from, as that of what it and the clauses behind it tell."""
    when = scene.kinds.cues.when
    for own in reversed(reading.clauses[: reading.number(clause.start) + 1]):
        if any(own.start <= moment.timexes[0].start < own.end for moment in reading.moments):
            return None
        if when.match(scene.lowered, own.start) or when.match(scene.lowered, own.start + 1):
            return next((then(m) for m in free if m.first and _beside(m, own, scene)), None)
    return None


def _beside(moment: Moment, clause: Span, scene: Scene) -> bool:
    return (
        moment.relation in _ENDS
        and moment.end <= clause.start
        and not scene.text[moment.end : clause.start].strip(" ,")
    )


def then(moment: Moment) -> Moment:
    """Return a time that something held up to as that of what happened then."""
    return moment._replace(start=moment.timexes[0].start, date=moment.first, when=moment.first, relation="")


def turns(moment: Moment, scene: Scene) -> bool:
    """Tell whether words behind a time that something held up to tell what happened then."""
    after = moment.timexes[-1].end
    return moment.relation in _ENDS and scene.kinds.cues.when.match(scene.lowered, after) is not None
