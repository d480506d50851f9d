"""Lived: years that a person has lived, which are no anniversary of anything: "the ambassador is 45", "she was 79"."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.marks import Marks
from timeline.claiming.year_counts import Count, Reader

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BORDER = re.compile(r"[,;:]")
_NAME, _BESIDE, _GROWN = 2, 4, 18


def lived(count: Count, marks: Marks, scene: Scene, reader: Reader) -> bool:
    """Tell whether the clause of an age speaks of somebody, and of no thing that a pronoun may stand for."""
    clause = _BORDER.split(scene.lowered[marks.start : count.end])[-1]
    if reader.one.fullmatch(clause.strip()):
        return False
    return not (reader.figures | reader.nobody).isdisjoint(_WORD.findall(clause))


def birthday(count: Count, marks: Marks, scene: Scene) -> bool:
    """Tell whether a count is the age of somebody named before it, and the words behind tell the day: "their leader,
    Ana Ruiz, 60 on Thursday, agreed".
    """
    words = scene.text[marks.start : count.start].rstrip(" ,").split()[-_NAME:]
    named = len(words) == _NAME and all(word.istitle() and _WORD.fullmatch(word) for word in words)
    day = next((t for t in marks.timexes if 0 <= t.start - count.end <= _BESIDE and t.type == "DATE"), None)
    return named and day is not None and count.years >= _GROWN and scene.lowered[day.end : day.end + 1] == ","
