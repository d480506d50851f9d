"""What a number counts: a measure, a currency, people, or the noun that follows it."""

import re
from typing import NamedTuple

from timeline.claiming.quantity_grammar import Grammar
from timeline.knowledge import load

_GAP = " \xa0\u202f\t\n\r-"
_LINK = re.compile(r"[ \xa0\n](?:of|de|von|di|de los|de las)[ \xa0\n]|[ \xa0\n]d'")
_WORD = re.compile(r"[ \xa0\n]+([^\W\d_][\w'-]*)")


class Unit(NamedTuple):
    """A unit and where its words end."""

    name: str
    end: int


def skip(text: str, at: int) -> int:
    """Return the place after one space or hyphen at `at`."""
    return at + 1 if text[at : at + 1] and text[at] in _GAP else at


def back(text: str, at: int, over: str = _GAP) -> int:
    """Return the place before at most eight characters of `over` that end at `at`."""
    first = max(0, at - 8)
    while at > first and text[at - 1] in over:
        at -= 1
    return at


def unit_at(flat: str, low: str, at: int, rules: Grammar) -> Unit | None:
    """Return what the number that ends at `at` counts; `low` is `flat` in lower case."""
    found = _listed(low, skip(low, at), rules)
    if found is None and (link := _LINK.match(low, at)):
        found = _listed(low, link.end(), rules)
    if found is None and rules.spaced:
        found = _noun(flat, low, at, rules)
    if found is None:
        return None
    return Unit(_told_apart(found.name, flat, at), found.end)


def _listed(low: str, at: int, rules: Grammar) -> Unit | None:
    best = max(
        (found for table in (rules.money, rules.units) if (found := table.at(low, at))),
        key=lambda found: found[1],
        default=None,
    )
    return Unit(*best) if best else None


def _noun(flat: str, low: str, at: int, rules: Grammar) -> Unit | None:
    """The first word of the next few that is a listed unit or, in English, a plural."""
    place = at
    for _ in range(rules.modifiers + 1):
        word = _WORD.match(low, place)
        if word is None or word[1] in rules.stops:
            return None
        known = rules.units.at(low, word.start(1))
        if known:
            return Unit(*known)
        if rules.language == "en" and _plural(word[1], rules):
            if flat[word.start(1)].isupper():
                return Unit("person", word.end())
            return Unit(singular(word[1]), word.end())
        place = word.end()
    return None


def _plural(word: str, rules: Grammar) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'" and word not in rules.not_nouns


def singular(noun: str) -> str:
    """Return the singular of a regular English plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun.removesuffix("s")


def _told_apart(name: str, flat: str, at: int) -> str:
    """The currency of a name that several share, by the nearest country named; else the one most often meant."""
    shared = load("quantities")["countries"].get(name)
    if shared is None:
        return name
    best, code = -1, str(shared["default"])
    for candidate, words in shared.items():
        if candidate == "default":
            continue
        for word in words:
            place = flat.rfind(word, max(0, at - 4000), at + 60)
            if place > best:
                best, code = place, candidate
    return code
