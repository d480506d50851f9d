"""Unstopped: the ends of sentences in a language that marks none but by a space, which parts much else too (Thai).

A sentence is taken to end at the space behind a time, and at that before a time of now ("this year") that leads what
comes next; a time alone, or a clause of time, leads what comes behind it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from timeline.knowledge import load


class Unstopped(NamedTuple):
    """How sentences end in a language that marks no end of them: where they may, what only leads one, and times."""

    ends: re.Pattern[str]
    leads: re.Pattern[str]
    times: re.Pattern[str]


@cache
def _unstopped(language: str) -> Unstopped | None:
    shelf = load("reading")["unstopped"].get(language)
    if shelf is None:
        return None
    words = {name: "|".join(sorted(shelf[name], key=lambda word: (-len(word), word))) for name in shelf}
    parted = "".join(f"(?<!{word})" for word in shelf["joins"])
    return Unstopped(
        re.compile(
            rf"(?:{words['times']})(?P<space> +)(?!{words['goes_on']})"
            rf"|{parted}(?P<before> +)(?=(?:{words['joined']})?(?:{words['now']})(?!\s|\Z))"
        ),
        re.compile(
            rf"(?:.*? (?:{words['joined']}))?(?:(?:{words['alone']})|\s|\d)+|(?P<clause>(?:{words['leads']}).*)"
        ),
        re.compile(words["times"]),
    )


def parted(block: str, found: Iterable[tuple[int, int]], offset: int, language: str) -> Iterable[tuple[int, int]]:
    """Return sentences, those of a language without full stops cut at the spaces behind a time that leads nothing, and
    before one of now that does.
    """
    unstopped = _unstopped(language)
    return found if unstopped is None else _parted(block, found, offset, unstopped)


def _parted(
    block: str, found: Iterable[tuple[int, int]], offset: int, unstopped: Unstopped
) -> Iterator[tuple[int, int]]:
    for start, end in found:
        since = start - offset
        for at in unstopped.ends.finditer(block, since, end - offset):
            name = at.lastgroup or ""
            low, high = at.span(name)
            if name == "before" and not unstopped.times.search(block, start - offset, low):
                continue
            leads = unstopped.leads.fullmatch(block, since, low)
            if leads and (leads.lastgroup != "clause" or since == start - offset):
                since = high
                continue
            yield start, offset + low
            start, since = offset + high, high
        yield start, end
