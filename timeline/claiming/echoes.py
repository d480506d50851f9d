"""Echoes: a noun behind a length takes up what was told above with a date: "four months after the ballot"."""

import re
from collections.abc import Sequence

from timeline.claiming.bounds import related
from timeline.claiming.drafts import Sentence, Told
from timeline.claiming.kinds import Cues
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.records.timex import Timex

LAST = "last/"
"""Before a kind of event: the date last told of one."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BORDER = re.compile(r"[,.;:()—–]")
_REACH, _WORDS, _SHORTEST, _STEM = 60, 3, 3, 4
_ARTICLE = "ال"
"""The article of Arabic, written together with its noun, and what may stand before it."""
_HEADS = frozenset(("", *(f"{link}{article}" for link in ("", *"وفبلك") for article in ("", _ARTICLE)), "لل", "ولل"))
_CLOSING = 4
_PAIR = 2  # a noun and its verb, which may be another above: "two years after ambassadors returned"
_ENDINGS = (
    *("ation", "ment", "tion", "sion", "ings", "ing", "ies", "ed", "es", "s"),
    *("igkeit", "keit", "ung", "ements", "ature", "ance", "encia", "ência", "ación", "ición", "ação", "ição", "miento"),
    *("imento", "ada", "ости", "ость", "ания", "ание", "ения", "ение", "ами", "ого", "ой", "ом", "ам", "а", "у", "я"),
    *("и", "ы", "е"),
)
"""Endings of nouns in the languages whose files list `echo_skip`."""


def bounded(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the times of a sentence, of one without any that which it is told to be before, or from: "before the war
    there were four million". What no words above take up may be of a kind that was told of.
    """
    marks, memory, scene, cues = sentence
    if found or cues.bounds is None or not memory.told or "bounds" in marks.lacking:
        return found
    lowered, bound = scene.lowered, cues.bounds.search(scene.lowered, marks.start, marks.end)
    if bound is None:
        return []
    nouns = _nouns(lowered, bound.end(), min(marks.end, bound.end() + _REACH), cues.echo_skip)
    date = _kindred(nouns, lowered, memory.told, cues) or _beside(nouns[:1], lowered, memory.told)
    if date is None and (noun := cues.nouns.match(lowered, bound.end(), marks.end)):
        date = memory.events.get(f"{LAST}{cues.noun_kinds[noun[1]]}")
    if date is None:
        return []
    relation = bound.lastgroup or ""
    when = related(date, relation)
    why = f"“{bound[0].strip()}” what was told of above: {date}"
    timex = taken_up(lowered, bound.start(), bound.end(), date, why)
    return [Moment(bound.start(), bound.end(), when, when, relation, True, None, date, (timex,), why)]


def taken_up(text: str, start: int, end: int, date: str, why: str) -> Timex:
    """Return words of a text as the date told above that they take up."""
    said = text[start:end]
    return Timex(start=start, end=end, text=said, type="DATE", value=date, timex3=date, anchor="previous", why=why)


def echoed(lowered: str, at: int, end: int, told: Sequence[Told], cues: Cues) -> str | None:
    """Return the date told above beside the words that stand at `at`, `end` at the latest; None where none is."""
    nouns = _nouns(lowered, at, min(end, at + _REACH), cues.echo_skip)
    return _kindred(nouns, lowered, told, cues) or (_beside(nouns[:1], lowered, told) if len(nouns) == _PAIR else None)


def of_owner(lowered: str, at: int, marks: Marks, told: Sequence[Told], cues: Cues) -> str | None:
    """Return the date told above beside the one, no state or town, whose deed the words at a place tell of: "thirty
    years after the Althing's vote".
    """
    owner = cues.owner.match(lowered, at, marks.end) if cues.owner else None
    if owner is None or any(party.start < owner.end() and owner.start() < party.end for party in marks.parties):
        return None
    return _beside([owner[1]], lowered, told)


def _kindred(nouns: Sequence[str], lowered: str, told: Sequence[Told], cues: Cues) -> str | None:
    """The date of the latest sentence that holds all the nouns, or for a lone one its like: a ballot for a vote."""
    date = _beside(nouns, lowered, told, cues.joined_nouns)
    if date is not None or len(nouns) != 1:
        return date
    kin = next((kin for noun, kin in cues.echo_kin.items() if _stem(noun) == nouns[0]), ())
    dates = (_beside([_stem(noun)], lowered, told, cues.joined_nouns) for noun in kin)
    return next(filter(None, dates), None)


def _beside(nouns: Sequence[str], lowered: str, told: Sequence[Told], joined: bool = False) -> str | None:
    """The date of the latest sentence that holds all the nouns, the one nearest to the last of them."""
    if not nouns:
        return None
    for low, high in dict.fromkeys((one.low, one.high) for one in reversed(told)):
        places = [lowered.rfind(noun, low, high) for noun in nouns]
        if any(at < 0 or not _opens(lowered, at, noun, joined) for at, noun in zip(places, nouns, strict=True)):
            continue
        here = [one for one in told if one.low == low]
        return min(here, key=lambda one: abs(one.at - places[-1])).date
    return None


def _opens(lowered: str, place: int, noun: str, joined: bool) -> bool:
    """Whether a word begins at a place, or what is written together with one ends there; where nouns are `joined`, the
    last of them may: "Friedensnobelpreis" is a "Preis".
    """
    start = place
    while start and lowered[start - 1].isalnum():
        start -= 1
    if joined and start < place:
        behind = lowered[place + len(noun) : place + len(noun) + _CLOSING]
        return len(noun) > _STEM and not behind.isalnum()
    return lowered[start:place] in _HEADS


def _nouns(lowered: str, at: int, end: int, skip: frozenset[str]) -> list[str]:
    """The stems of the words of a noun and what stands before it."""
    border = _BORDER.search(lowered, at, end)
    result: list[str] = []
    for found in _WORD.finditer(lowered, at, border.start() if border else end):
        if found[0] in skip:
            if result:
                break
            continue
        if len(found[0]) < _SHORTEST:
            break
        result.append(_stem(found[0]))
    return result if len(result) <= _WORDS else []


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word.removeprefix(_ARTICLE)
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), "")
    return word[: len(word) - len(ending)].removeprefix(_ARTICLE)
