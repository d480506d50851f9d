"""Hosts: in which state a mission stands, as far as a quote tells, since two states have one in each other."""

import re
from collections.abc import Sequence
from functools import cache

from timeline.knowledge import load
from timeline.knowledge.parties import party


def host(text: str, parties: frozenset[str]) -> frozenset[str]:
    """Return which of two parties a mission stands in by a quote's words; neither where they do not tell.

    "The embassy in Accra", "Brazil's embassy", "Brazil opened its embassy".
    """
    if len(parties) != 2:
        return frozenset()
    inside = {code for code in parties if _inside(code).search(text)}
    if inside:
        return frozenset(inside) if len(inside) == 1 else frozenset()
    senders = {code for code in parties if _sends(code).search(text)}
    return parties - senders if len(senders) == 1 else frozenset()


@cache
def _inside(code: str) -> re.Pattern[str]:
    return re.compile(load("linking")["hosts"]["inside"].format(places=_either(_words(code, ("names", "seat")))))


@cache
def _sends(code: str) -> re.Pattern[str]:
    names, people = _either(_words(code, ("names",))), _either(_words(code, ("names", "people")))
    return re.compile(load("linking")["hosts"]["sends"].format(names=names, people=people), re.IGNORECASE)


def _words(code: str, forms: Sequence[str]) -> list[str]:
    entry = load("parties")["states"].get(code, {})
    return [*(word for form in forms for word in entry.get(form, ())), party(code)]


def _either(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))
