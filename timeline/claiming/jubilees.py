"""Jubilees: the year that an anniversary told without a number runs from: "the jubilee will be kept in May"."""

import re

from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.frames import Reading
from timeline.light import replace
from timeline.records.says import Anniversary, NthYear

_DATE = re.compile(r"(\d{4})(?:-(0\d|1[0-2]))?")
_ROUND, _YEAR_END = 5, 11
_COUNTS = (Anniversary, NthYear)


def jubilees(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts, those of anniversaries without a number with the year that the text above lets them run from.

    None has one where a count of its sentence has a number. It is a year of the sentence, that an anniversary told of
    above counts from, or that of an event told of there, so many round years before or at the same time of the year.
    """
    if not any(map(_open, drafts)) or any(isinstance(draft.says, _COUNTS) for draft in drafts):
        return drafts  # whose word it is, if there is one
    return [
        replace(draft, implies=_own(draft, reading) or _base(draft, reading.memory)) if _open(draft) else draft
        for draft in drafts
    ]


def _open(draft: Draft) -> bool:
    return draft.kind == "anniversary" and draft.implies is None and draft.says is None and draft.date is not None


def _own(draft: Draft, reading: Reading) -> str | None:
    """The year told in the sentence that lies so many round years before: "founded in 1974, it kept its jubilee"."""
    kept = _DATE.match(draft.date or "")
    before = (moment for moment in reading.moments if moment is not draft.moment and not moment.relative)
    return next((m.first[:4] for m in before if kept and m.first and _fits(kept, m.first)), None)


def _base(draft: Draft, memory: Memory) -> str | None:
    kept = _DATE.match(draft.date or "")
    if kept is None:
        return None
    if memory.counting and int(kept[1]) - int(memory.counting[:4]) >= _ROUND:
        return memory.counting
    return next((told.date[:4] for told in reversed(memory.told) if _fits(kept, told.date)), None)


def _fits(kept: re.Match[str], told: str) -> bool:
    date = _DATE.match(told)
    if date is None or int(kept[1]) - int(date[1]) < _ROUND:
        return False
    if kept[2] and date[2]:
        return abs(int(kept[2]) - int(date[2])) in (0, 1, _YEAR_END)
    return (int(kept[1]) - int(date[1])) % _ROUND == 0
