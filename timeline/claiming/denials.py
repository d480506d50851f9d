"""Denials: what a clause says was not so, what was only meant, and what is only imagined."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading
from timeline.claiming.kinds import Cues, Kind
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.span import Span

_BEHIND = 24  # characters behind a trigger in which its negation stands
_NEAR, _DENIED, _MEANT = 3, 6, 3
"""Words between a negation, a denial or a word for what is meant and the trigger that it goes with."""
_BEFORE = 12  # characters before a date in which "not in" stands
_ASIDE = re.compile(r",[^,;]*,")
_ARRANGED = ("agreement", "visit", "meeting")


def negated(hit: Hit | None, place: Span, reading: Reading, scene: Scene) -> bool:
    """Tell whether a negation stands before the trigger in its clause, few words away, or within its words, or words
    that deny what they lead to ("stopped short of", "denied having").

    `negation_behind`: those of a language whose negation follows the verb ("erkannte Israel nicht an").
    """
    lowered, cues = scene.lowered, scene.kinds.cues
    if not reading.marks.cues:
        return False
    at, end = (hit.start, hit.end) if hit else (place.start, place.start)
    clause = reading.clause(at)
    for cue in reading.marks.cues:
        if _denies(cue, at, lowered):
            return True
        aside = lowered.startswith(",", cue.end)
        if cue.label != "cues/negation" or not (clause.start <= cue.start or aside) or cue.start >= end:
            continue
        if hit is not None and (cue.start == at or _of_another(cue, hit, reading, lowered, cues)):
            continue  # "no ambassador" itself is what is told
        if _words(lowered, cue.end, at) <= _NEAR:
            return True
    behind = reading.marks.cue("negation_behind", end, min(clause.end, end + _BEHIND))
    return behind is not None and not _told_between(end, behind.start, reading)


def not_then(moment: Moment, reading: Reading, scene: Scene) -> bool:
    """Tell whether something was just not at a time: "opened not in 1967 but in 1968"."""
    pattern = scene.kinds.cues.not_then if "not_then" not in reading.marks.lacking else None
    at = moment.timexes[0].start
    return pattern is not None and pattern.search(scene.lowered, max(reading.marks.start, at - _BEFORE), at) is not None


def contrasts(reading: Reading, lowered: str) -> tuple[Hit, ...]:
    """Return the negations of a sentence that only say what another event was not: "restored, not established"."""
    cues = reading.marks.cues
    return tuple([c for c in cues if c.label == "cues/negation" and lowered[c.start - 2 : c.start] == ", "])


def contrasted(hit: Hit, negations: tuple[Hit, ...]) -> bool:
    """Tell whether a trigger goes with one of such negations: it holds it or stands right behind."""
    return any(hit.start < cue.start < hit.end or hit.start - 1 == cue.end for cue in negations)


def _denies(cue: Hit, at: int, lowered: str) -> bool:
    """Whether words deny what begins at a place: "stopped short of", and right before it "nearly"."""
    if cue.end > at or cue.label not in ("cues/denial", "cues/nearly"):
        return False
    words = 1 if cue.label == "cues/nearly" else _DENIED
    return lowered.count(" ", cue.end, at) <= words and not _stop(lowered, cue.end, at)


def imagined(hit: Hit | None, reading: Reading, scene: Scene) -> bool:
    """Tell whether an event is of a case that never was: "had Norway closed its embassy in 1980, ..."."""
    pattern = scene.kinds.cues.imagined
    if pattern is None or hit is None or not hit.label.startswith("triggers/"):
        return False
    clause = reading.clause(hit.start)
    return pattern.match(scene.lowered, clause.start, clause.end) is not None


def meant(hit: Hit | None, kind: Kind, reading: Reading, lowered: str) -> Hit | None:
    """Return the words that make an event one that was only meant, at whatever time: "threatened to sever"."""
    if hit is None or not reading.marks.cues or not (kind.event or kind.name in _ARRANGED):
        return None
    return next(
        (
            cue
            for cue in reading.marks.cues
            if (cue.label == "cues/unmet" and hit.start <= cue.start < hit.end)
            or (
                cue.label == "cues/intent"
                and reading.marks.start <= cue.start < cue.end <= hit.start
                and lowered.count(" ", cue.end, hit.start) <= _MEANT
                and not _stop(lowered, cue.end, hit.start)
            )
        ),
        None,
    )


def _told_between(low: int, high: int, reading: Reading) -> bool:
    """Whether another event stands between two places, to which a negation behind it belongs: "at the talks [they]
    refused the demand"."""
    return any(low <= hit.start < high for hit in reading.marks.triggers if hit.label.startswith("triggers/"))


def _words(lowered: str, low: int, high: int) -> int:
    """How many words part two places, leaving out what stands between commas: "did not, as is often said, close"."""
    between = lowered[low:high]
    return (_ASIDE.sub("", between, count=1) if between.startswith(",") else between).count(" ")


def _stop(lowered: str, low: int, high: int) -> bool:
    return any(mark in lowered[low:high] for mark in ",;:")


def _of_another(cue: Hit, hit: Hit, reading: Reading, lowered: str, cues: Cues) -> bool:
    """Whether a negation goes with a verb before what is told of: "never ratified the treaty of 1913", "did not forgive
    the invasion of 1975".
    """
    between = lowered[cue.end : hit.start].split()
    if len(between) > 1 and between[-1] in cues.definite:
        return True
    if not hit.label.startswith("hints/"):
        return False
    return any(
        cue.end <= other.start
        and other.end <= hit.start
        and other.label.startswith("triggers/")
        and cues.coordinators.isdisjoint(lowered[other.end : hit.start].split())
        for other in reading.marks.triggers
    )
