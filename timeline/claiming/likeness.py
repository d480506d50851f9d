"""Likeness: which time told above is of the event that words name, where a language does not part its words.

The words of an event stand again in the sentence that told of it: "政府成立" in "1972年12月2日，新政府成立".
"""

from collections.abc import Sequence

from timeline.claiming.drafts import Told
from timeline.claiming.marks import Marks

_SHARED, _OWN = 4, 3  # letters in a row that must stand in both, and so many of them of no party's name
_LATEST = 60  # times told above that are looked through
_BORDERS = "、，,。.；;：:「」（）()“”\n"
_LONGEST = 24


def told_alike(lowered: str, start: int, end: int, marks: Marks, told: Sequence[Told]) -> str | None:
    """Return the date told above in the sentence that shares most with the words of an event; None where none does."""
    start = max(start, end - _LONGEST)
    start = max([start, *(lowered.rfind(mark, start, end) + 1 for mark in _BORDERS)])
    named = {at for party in marks.parties for at in range(party.start, party.end)}
    places = range(start, end - _SHARED + 1)
    best, date = _OWN - 1, None
    for low, high in dict.fromkeys((one.low, one.high) for one in reversed(told[-_LATEST:])):
        for at in places:
            place = lowered.find(lowered[at : at + _SHARED], low, high)
            size = _shared(lowered, at, place, end) if place >= 0 else 0
            own = sum(letter not in named for letter in range(at, at + size))
            if own > best:
                best, date = own, _beside(place, [one for one in told if one.low == low])
    return date


def _shared(lowered: str, at: int, place: int, end: int) -> int:
    """How many letters from two places on are alike, up to the end of the words at the first."""
    size = _SHARED
    while at + size < end and lowered[at + size] == lowered[place + size : place + size + 1]:
        size += 1
    return size


def _beside(place: int, here: Sequence[Told]) -> str:
    """The date told last before a place, else the first of its sentence."""
    before = [one.date for one in here if one.at <= place]
    return before[-1] if before else here[0].date
