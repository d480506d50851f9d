"""Lived: years that a person has lived, which are no anniversary of anything: "the ambassador is 45", "she was 79"."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.marks import Marks
from timeline.claiming.year_counts import Count, Reader

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BORDER = re.compile(r"[,;:]")


def lived(count: Count, marks: Marks, scene: Scene, reader: Reader) -> bool:
    """Tell whether the clause of an age speaks of somebody, and of no thing that a pronoun may stand for."""
    clause = _BORDER.split(scene.lowered[marks.start : count.end])[-1]
    if reader.one.fullmatch(clause.strip()):
        return False
    return not (reader.figures | reader.nobody).isdisjoint(_WORD.findall(clause))
