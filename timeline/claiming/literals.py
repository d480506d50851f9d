"""Literals: what stands in a text wherever a regular expression is found there, read off the expression itself."""

import re
from collections.abc import Iterable
from functools import cache
from re import _constants, _parser  # type: ignore[attr-defined]  # how the standard library itself reads expressions
from typing import Any

_ALL = 60
"""So many strings are spelt out; of an expression that has more no set is told."""


@cache
def ready(expression: str) -> re.Pattern[str]:
    """Return an expression made ready when it is first asked for: of a shelf's many a run of few texts needs few."""
    return re.compile(expression)


@cache
def needed(expression: str) -> tuple[frozenset[str], ...]:
    """Return sets of strings, the smallest first: of each a string stands in the text that an expression is found in.

    None is told of what is found without regard to case.
    """
    tree = _parser.parse(expression)
    found = [] if tree.state.flags & _constants.SRE_FLAG_IGNORECASE else _sets(tree)
    return tuple(sorted(dict.fromkeys(found), key=lambda strings: (len(strings), sorted(strings))))


def stand(needs: Iterable[frozenset[str]], text: str) -> bool:
    """Tell whether of each of some sets a string stands in a text."""
    for strings in needs:
        for string in strings:
            if string in text:
                break
        else:
            return False
    return True


def may_stand(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text holds all that a pattern needs."""
    return stand(needed(pattern.pattern), text[start:end])


def telling(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return of some sets the one that tells most, as its shortest string is the longest; an empty one of none."""
    return max(sets, key=lambda strings: (min(map(len, strings)), -len(strings)), default=frozenset())


def _sets(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """The sets of a row of items: strings are told together as far as they are written in one."""
    found: list[frozenset[str]] = []
    row = {""}
    for item in items:
        strings = _strings(*item)
        if strings is not None and len(row) * len(strings) <= _ALL:
            row = {before + behind for before in row for behind in strings}
            continue
        found += _told(row)
        row = {""} if strings is None else strings
        found += _inside(*item) if strings is None else []
    return found + _told(row)


def _told(strings: set[str]) -> list[frozenset[str]]:
    """A set of strings without those that hold another of them; nothing where one of them is in every text."""
    if not all(string.strip() for string in strings):
        return []
    return [frozenset(one for one in strings if not any(other in one for other in strings if other != one))]


def _strings(kind: Any, inner: Any) -> set[str] | None:
    """All that an item can be, None where that is not a few strings."""
    if kind is _constants.LITERAL:
        return {chr(inner)}
    if kind in (_constants.AT, _constants.ASSERT_NOT):  # these take up no room
        return {""}
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in inner):
        return {chr(char) for _, char in inner}
    if kind is _constants.SUBPATTERN and not inner[1]:  # no flags of its own
        return _product(inner[-1])
    if kind is _constants.BRANCH:
        ways = [_product(way) for way in inner[1]]
        strings = {string for way in ways for string in way or ()}
        return strings if None not in ways and len(strings) <= _ALL else None
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and inner[:2] == (0, 1):
        once = _product(inner[2])
        return None if once is None else once | {""}
    return None


def _product(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    row = {""}
    for item in items:
        strings = _strings(*item)
        if strings is None or len(row) * len(strings) > _ALL:
            return None
        row = {before + behind for before in row for behind in strings}
    return row


def _inside(kind: Any, inner: Any) -> list[frozenset[str]]:
    """The sets of an item that is not a few strings; what stands behind a place counts, what stands before does not."""
    if kind is _constants.SUBPATTERN and not inner[1]:
        return _sets(inner[-1])
    if kind is _constants.ASSERT and inner[0] > 0:
        return _sets(inner[1])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT) and inner[0] > 0:
        return _sets(inner[2])
    if kind is _constants.BRANCH:
        ways = [_sets(way) for way in inner[1]]
        strings = frozenset[str]().union(*map(telling, ways)) if all(ways) else frozenset[str]()
        shared = [one for one in ways[0] if all(one in way for way in ways)]
        return shared + (_told(set(strings)) if strings and len(strings) <= _ALL else [])
    return []
