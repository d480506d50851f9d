"""Chronicles: lines whose time stands in the heading above them, or by itself in the sentence before."""

import re

from timeline.claiming.drafts import Draft, Scene, Sentence
from timeline.claiming.frames import Reading, parties
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_DAY, _FEW, _LABEL, _LINE = 10, 3, 90, 120


def says_more(moment: Moment, marks: Marks, scene: Scene) -> bool:
    """Tell whether a sentence has words besides its date."""
    return bool(_WORD.search(scene.text[marks.start : moment.start] + scene.text[moment.end : marks.end]))


def lent(given: list[Moment], sentence: Sentence) -> Moment | None:
    """Return the day that a sentence has for the next one: all that it says ("January 19."), or what closes a caption
    without a verb ("Photograph, Lima, 13 June 1939.").
    """
    if len(given) != 1 or len((given[0].first or "").split("/")[0]) != _DAY:
        return None
    day, (marks, _, scene, _) = given[0], sentence
    if not says_more(day, marks, scene):
        return day
    closes = not _WORD.search(scene.text, day.end, marks.end) and not day.relation and not day.relative
    set_off = scene.text[marks.start : day.start].rstrip().endswith(",") and day.end - marks.start <= _LABEL
    told = any(hit.label.startswith("triggers/") for hit in marks.triggers)
    return day if closes and set_off and not told else None


def headed(given: list[Moment], sentence: Sentence) -> str | None:
    """Return the year or month that stands alone in the heading above a line, None where there is none."""
    marks, memory, scene, _ = sentence
    if memory.block not in scene.headings:
        return memory.headed
    alone = len(given) == 1 and not given[0].relation and not says_more(given[0], marks, scene)
    return given[0].first if alone and _POINT.fullmatch(given[0].first or "") else None


def line(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a line, of one of a chronicle without a time of its own that of the heading's."""
    marks, date = reading.marks, reading.memory.headed
    if drafts or reading.moments:
        return drafts
    if date is None or scene.is_heading(marks.start) or marks.end - marks.start > _LINE:
        return []
    if len(_WORD.findall(scene.text, marks.start, marks.end)) < _FEW:
        return []
    kind = scene.kinds.kinds["other"]
    return [
        Draft(
            kind.name,
            marks.start,
            marks.end,
            date=date,
            when=date,
            relative=True,
            parties=parties(kind, Span(marks.start, marks.end), reading, scene, date),
            confidence=0.3,
            derivation=(f"the heading above it is {date}",),
        )
    ]
