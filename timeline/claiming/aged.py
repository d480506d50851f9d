"""Aged: whether words that may be the age of a thing are so where they stand, and not a number: "Suriname is fifty"."""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.marks import Marks
from timeline.claiming.year_counts import Count, Reader

_WORD = re.compile(r"\w[\w'-]*")
_FEW, _ROUND, _OWN, _NEAR = 2, 5, 10, 5
_BETWEEN, _CLAUSE, _HEAD = 2, 40, 12
_AT = ("name", "organisation", "seat")


def aged(count: Count, marks: Marks, scene: Scene, reader: Reader) -> bool:
    """Tell whether the subject of an age is a party or a thing that has one: "Suriname is fifty", "the pact is ten"."""
    if count.years < _FEW and not any(map(scene.lowered[count.start : count.end].__contains__, reader.units)):
        return False
    cues, low, high = scene.kinds.cues, marks.start, len(scene.lowered[: count.start].rstrip(" ,"))
    which = cues.which.search(scene.lowered, low, high) if cues.which else None
    high = which.start() if which else high
    low = max([low, *(found.end() for found in cues.phrases.finditer(scene.lowered, low, high))])
    low = max([low, *(t.end for t in marks.timexes if low <= t.start <= low + _HEAD and t.end < high)])
    joined = not cues.coordinators.isdisjoint(scene.lowered[low:high].split()[-1:])
    if joined and _opened(count, marks, scene):
        return True
    dated = any(timex.start < high and low < timex.end for timex in marks.timexes)  # "40 on Monday, 60 on Thursday"
    if count.years >= _OWN and not count.years % _ROUND and not dated and _named(count, low, high, scene, reader):
        return True
    if high > low and _of_age(low, high, _BETWEEN, marks, scene, reader):
        return True
    if scene.lowered[: count.start].rstrip().endswith(","):  # "the agreement, signed in 2001, turned twenty"
        head = marks.start + len(scene.lowered[marks.start : count.start].partition(",")[0])
        if head < high and _of_age(marks.start, head, _BETWEEN, marks, scene, reader):
            return True
    if not scene.lowered.startswith(",", count.end):
        return False
    border = cues.phrases.search(scene.lowered, count.end + 1, marks.end)  # "at forty, the alliance is in trouble"
    return _of_age(count.end + 1, border.start() if border else marks.end, _CLAUSE, marks, scene, reader)


def _named(count: Count, low: int, high: int, scene: Scene, reader: Reader) -> bool:
    """Whether a subject is one thing by its name or noun, no figure and nobody: "the airlift is forty"."""
    words = scene.lowered[low:high].split()
    if len(words) == 1 and count.years >= 2 * _OWN:
        name = scene.text[low:high].strip()
        return name[0].isupper() and name[1:].islower() and words[0] not in reader.figures | reader.nobody
    return reader.one.fullmatch(" ".join(words)) is not None and reader.figures.isdisjoint(words)


def _opened(count: Count, marks: Marks, scene: Scene) -> bool:
    """Whether a party opens the sentence of a verb that has no subject of its own: "Israel has its own calendar and was
    sixty in April".
    """
    party = next((p for p in marks.parties if p.leads and p.form in _AT), None)
    if (
        party is None
        or party.start - marks.start > _NEAR
        or scene.kinds.cues.possessive.match(scene.lowered, party.end)
    ):
        return False
    return not scene.kinds.cues.phrases.search(scene.lowered[party.end : count.start].rstrip().rpartition(" ")[0] + " ")


def _of_age(low: int, high: int, far: int, marks: Marks, scene: Scene, reader: Reader) -> bool:
    """Whether a party no more than so many words before their end, or a thing, is what words speak of."""
    for party in marks.parties:
        if low <= party.start and party.end <= high and party.leads and party.form in _AT:
            behind = scene.lowered[party.end : high]
            if not scene.kinds.cues.possessive.search(behind) and len(behind.split()) <= far:
                return True
    words = scene.lowered[low:high]
    first = words.split()[:1] if far == _CLAUSE else [words.strip()]
    return not reader.pronouns.isdisjoint(first) or heads(words, reader, scene)


def heads(words: str, reader: Reader, scene: Scene) -> bool:
    """Tell whether a thing heads the words of a subject: "the council of ministers", not "the price of the bridge"."""
    before: list[str] = []
    for found in _WORD.finditer(words):
        if found[0] in reader.things or found[0].endswith(reader.compounds):
            owned = [at for at, word in enumerate(before) if at and word in scene.kinds.names.prepositions]
            ends = max((at for at, word in enumerate(before) if word.isdigit()), default=-1)
            return not owned or ends > owned[-1]
        before.append(found[0])
    return False
