"""Tellings: who is cited in a text, and for which of its words: "a handbook has the ties restored in 1989"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either
from timeline.claiming.literals import needed, stand
from timeline.claiming.marks import Marks
from timeline.claiming.needs import GROUPS
from timeline.knowledge import load

_GAP = 3  # characters between two sentences of one paragraph
_LEAST = 4  # characters that tell anything
_FEW = 40  # strings that are asked for sooner than a wording


class Telling(NamedTuple):
    """A stretch of a text that somebody else than its author tells: `who` in the text's own words, and where these
    stand with the verb that goes with them.
    """

    start: int
    end: int
    who: str
    named: tuple[int, int] = (0, 0)


class _Wording(NamedTuple):
    """A wording of who tells something, the names of needs of which one must be met in its sentence, if any are, and
    sets of strings of each of which one stands wherever it does.
    """

    words: re.Pattern[str]
    needs: frozenset[str]
    holds: Sequence[frozenset[str]]


class _Grammar(NamedTuple):
    """The wordings of a language; see `tellings` in `knowledge/claims/en.yaml`."""

    parts: re.Pattern[str] | None
    ahead: tuple[_Wording, ...]
    around: tuple[_Wording, ...]
    goes_on: re.Pattern[str] | None


def tellings(text: str, sentences: Iterable[Marks], language: str) -> tuple[Telling, ...]:
    """Return what a text tells in the words of others, in its order; none lies inside another."""
    found: list[Telling] = []
    for marks in sentences:
        if not found and "tellings" in marks.lacking:
            continue
        grammar = _grammar(language)
        again = grammar.goes_on if found and marks.start - found[-1].end <= _GAP else None
        if again and (words := again.match(text, marks.start, marks.end)):
            found.append(Telling(marks.start, marks.end, found[-1].who, words.span()))
        elif "tellings" not in marks.lacking:
            sentence = text[marks.start : marks.end]
            ahead, around = (
                [told.words for told in wordings if _may_stand(told, sentence, marks)]
                for wordings in (grammar.ahead, grammar.around)
            )
            for start, end in _parts(text, marks, grammar) if ahead or around else ():
                found += _told(text, start, end, ahead, around)
    return tuple(found)


def _may_stand(told: _Wording, sentence: str, marks: Marks) -> bool:
    return not (told.needs and told.needs <= marks.lacking) and stand(told.holds, sentence)


def telling_at(at: int, told: tuple[Telling, ...]) -> Telling | None:
    """Return what is told in another's words at a place, None where the text's author speaks."""
    last = bisect_left(told, (at + 1,)) - 1
    return told[last] if last >= 0 and at < told[last].end else None


def _parts(text: str, marks: Marks, grammar: _Grammar) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that may be told by different people."""
    start = marks.start
    for cut in grammar.parts.finditer(text, marks.start, marks.end) if grammar.parts else ():
        yield start, cut.start()
        start = cut.end()
    yield start, marks.end


def _told(
    text: str, start: int, end: int, ahead: Iterable[re.Pattern[str]], around: Iterable[re.Pattern[str]]
) -> list[Telling]:
    """What one part of a sentence tells in the words of others: all of it, or what follows each of those who tell."""
    found: list[re.Match[str]] = []
    for cited in sorted((f for p in ahead for f in p.finditer(text, start, end)), key=lambda f: f.start("who")):
        if (not found or cited.start("who") >= found[-1].end()) and end - cited.end() > _LEAST:
            found.append(cited)
    for pattern in () if found else around:
        if cited := pattern.search(text, start, end):  # type: ignore[assignment]
            return [Telling(start, end, _name(cited), cited.span())]
    starts = [cited.start("who") for cited in found]
    ends = [*starts[1:], end]
    return [Telling(start, end, _name(of), of.span()) for start, end, of in zip(starts, ends, found, strict=False)]


def _name(cited: re.Match[str]) -> str:
    return " ".join(next(filter(None, cited.groups())).split())


@cache
def _grammar(language: str) -> _Grammar:
    shelf: Mapping[str, Any] = load(f"claims/{language}").get("tellings", {})
    words = {name: either(shelf[name]) for name in GROUPS if name in shelf}
    words |= {name: shelf[name].format(**words) for name in ("subject", "says", "has") if name in shelf}

    def ready(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.format(**words))

    def needing(entry: str | Mapping[str, Any]) -> _Wording:
        told = {"words": entry} if isinstance(entry, str) else entry
        pattern = ready(told["words"])
        holds = [strings for strings in needed(pattern.pattern) if len(strings) <= _FEW]
        return _Wording(pattern, frozenset(told.get("needs", ())), holds)

    return _Grammar(
        ready(shelf["parts"]) if "parts" in shelf else None,
        tuple(map(needing, shelf.get("ahead", ()))),
        tuple(map(needing, shelf.get("around", ()))),
        ready(shelf["goes_on"]) if "goes_on" in shelf else None,
    )
