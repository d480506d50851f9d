"""Clauses: a sentence cut where a statement of its own begins, so that marks stay with the words they belong to."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.patterns import Hit
from timeline.records.timex import Timex
from timeline.span import Span

_SHORT, _SPACE, _PAIR = 3, 2, 8
_GOES_ON = re.compile(r" \w")
_COUNTED = re.compile(r"P\d")
_APPOSITION = re.compile(r"(?:[^\W\da-z][\w'’-]*\s*){1,4},")


def cut(text: str, lowered: str, marks: Marks, moments: Sequence[Moment], cues: Cues) -> list[Span]:
    """Return the clauses of a sentence, in order and without gaps; no cut falls inside a date, an amount or a name."""
    begins = cues.borders if "clauses" in marks.lacking else cues.clauses
    points: set[int] = set()
    for found in begins.finditer(lowered, marks.start, marks.end):
        first = lowered[found.start()]
        points.add(found.start() if first.isspace() or first.isalpha() else found.end())
    comma = lowered.rfind(",", marks.start, marks.end)
    dates = [timex for timex in marks.timexes if timex.type == "DATE"] if comma >= 0 else []
    for hit in marks.triggers:
        if not hit.label.startswith("triggers/"):
            continue
        if joined := cues.joined.search(text, max(marks.start, hit.start - 14), hit.start):
            points.add(joined.start())
        if dates:
            points |= _aside(text, lowered, marks, hit, dates, cues)
    if comma >= 0 and "hangs" not in marks.lacking:  # where the last such clause ends
        for found in cues.subordinate.finditer(lowered, marks.start, comma + len(", ")):
            if not _APPOSITION.match(text, found.end()):
                points.add(found.end())
    for moment in moments[1:] if comma >= 0 else ():
        if _next_figure(lowered, moment, marks, moments, cues):
            points.add(moment.start)
    if not points:
        return [Span(marks.start, marks.end)]
    for timex in marks.timexes:  # "three days after" is not cut in two
        if timex.end in points and _COUNTED.match(timex.value) and timex.start not in [m.start for m in moments]:
            points.remove(timex.end)
            points.add(timex.start - 1)
    solid = [(moment.start - _SPACE if moment.relation else moment.start, moment.end) for moment in moments]
    solid += [(mark.start, mark.end) for group in (marks.amounts, marks.parties) for mark in group]
    solid += [
        (one.start, two.end)
        for one, two in pairwise(marks.parties)
        if two.start - one.end < _PAIR and lowered[one.end : two.start].strip() in cues.coordinators
    ]  # "France and Germany" act together
    clauses, low = [], marks.start
    for point in sorted(points):
        if marks.start + _SHORT < point < marks.end and not [1 for start, end in solid if start < point < end]:
            clauses.append(Span(low, point))
            low = point
    return [*clauses, Span(low, marks.end)]


def _next_figure(lowered: str, moment: Moment, marks: Marks, moments: Sequence[Moment], cues: Cues) -> bool:
    """Tell whether a time behind a comma opens what is told of the next figure or deed, not of the last: "1910 waren es
    20 Konsulate, 2010 sind es 3".
    """
    if lowered[moment.start - _SPACE : moment.start] != ", " or not _GOES_ON.match(lowered, moment.end):
        return False
    last = max((m.end for m in moments if m.end < moment.start), default=marks.end)
    counted = [a.end > moment.end for a in marks.amounts if a.start >= last]
    told = cues.past_verb is not None and cues.past_verb.match(lowered, moment.end + 1) is not None
    return False in counted and (told or True in counted)


def _aside(text: str, lowered: str, marks: Marks, hit: Hit, dates: Sequence[Timex], cues: Cues) -> set[int]:
    """Where an event told between commas with its own date is cut out: "the treaty, signed in May 1953, lapsed"."""
    opened = text.rfind(",", marks.start, hit.start)
    if opened < 0 or text[opened + 1 : hit.start].strip():
        return set()
    closed = text.find(",", hit.start, marks.end)
    end = closed if closed >= 0 else marks.end
    own = next((date for date in dates if hit.start <= date.start < end), None)
    return {opened, end} if own and not cues.clauses.search(lowered, hit.end, own.start) else set()
