"""Naming: what makes a year, a day, a month or a season part of a name, and no time."""

import re

from timeline.dating.matching import Match
from timeline.dating.sharing import year_of
from timeline.dating.tokens import BREAK, NONE, Classes, Tokens

_LEADS = frozenset(("opener", "connector", "frame", "part", "weekday", "month", "sign", "nearly", "bound", "function"))
"""Classes of words that may lead to or follow a month in a date."""

_REACH = 60  # characters from an opening quotation mark to a time
_BEHIND = re.compile(r"-(?:\d{3}|\d{5,}|[3-9]\d{3})(?!\d)")
_TITLE = re.compile(r"[^\W\d_]{3,}\s[«„]\s?((?:[\w-]+\s){0,3})\Z")
_TITLE_END = re.compile(r"(?:\s[\w-]+){0,3}\s?[»“]")
_BEFORE = re.compile(r"(?:\d{5}|[3-9]\d{3})-\Z")


def in_number(text: str, match: Match) -> bool:
    """Say whether a bare year is a group of figures among others: "ISBN 978-84-1945-203-2", "1200-194 Lisboa"."""
    if "-" not in text[max(0, match.start - 1) : match.end + 1]:
        return False
    behind = _BEHIND.match(text, match.end) or _BEFORE.search(text, max(0, match.start - 8), match.start)
    return behind is not None


def in_title(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a time without its year stands in a short name in guillemets behind a noun: «Золотая осень»."""
    low = max(0, match.start - _REACH)
    if text.find("«", low, match.start) < 0 and text.find("„", low, match.start) < 0:
        return False
    head = _TITLE.search(text, low, match.start)
    if head is None or not _TITLE_END.match(text, match.end) or text[head.start(1)].islower():
        return False
    return not head[1] or tokens.classes[match.first - 1].keys().isdisjoint(("frame", "opener"))


def in_name(tokens: Tokens, match: Match) -> bool:
    """A bare year right behind a capitalised word in the middle of a sentence is part of a name: "Agenda 2030"."""
    if match.last - match.first != 1 or year_of(match.fields) is None or match.first < 2:
        return False
    before, earlier = tokens.classes[match.first - 1], tokens.classes[match.first - 2]
    if (
        "capital" not in before
        or "connector" in before
        or "opener" in before
        or tokens.starts[match.first] - tokens.ends[match.first - 1] != 1
    ):
        return False
    return not ("=." in earlier or "=," in earlier or BREAK in earlier)


def in_proper_name(tokens: Tokens, match: Match) -> bool:
    """Say whether a season is part of a name: "the Winter War", "the Prague Spring", "a Spring Festival"."""
    if "season" not in match.fields:
        return False
    at = next((i for i in range(match.first, match.last) if "season" in tokens.classes[i]), None)
    if at is None or "capital" not in tokens.classes[at]:
        return False
    after = tokens.classes[at + 1] if at + 1 < len(tokens.classes) else {}
    before = tokens.classes[at - 1] if at else {}
    led = "capital" in before and before.keys().isdisjoint(_LEADS)
    return led or ("capital" in after and after.keys().isdisjoint(_LEADS))


def names_a_person(text: str, tokens: Tokens, match: Match) -> bool:
    """Say whether a bare month or weekday is somebody's name: "Theresa May", "Mr. May", "June Carter"; where they are
    written small, in any place: "general Julio Roca", "Santo Domingo", "el partido Catorce de Junio".
    """
    first, classes = match.first, tokens.classes
    core = next((i for i in range(first, match.last) if "namesake" in classes[i]), None)
    if core is None:
        return False
    if classes[core]["namesake"] == "lower":
        return "capital" in classes[core] and _written_large(text, tokens, match, core)
    if match.last - first != 1:
        return False
    if first > 1 and "=." in classes[first - 1] and "title" in classes[first - 2]:
        first -= 1  # the full stop of an abbreviated title
    before, after = _beside(tokens, first, match.last)
    return _is_proper(before) or ((not before or _opens(tokens, first)) and _is_proper(after))


def _written_large(text: str, tokens: Tokens, match: Match, core: int) -> bool:
    """Say whether a word of time that the language writes small has its capital from a name."""
    first, classes = match.first, tokens.classes
    before, after = _beside(tokens, first, match.last)
    opens, led = _opens(tokens, first), "the" in classes[first]
    joined = not (opens or led) and text[tokens.ends[first - 1] - 1].isalpha()
    bare = joined and "the" not in before and before.keys().isdisjoint(_LEADS)
    if first + led < core:  # "partido Catorce de Junio", "Movimiento 26 de Julio"
        return bare and ("capital" in classes[first] or "capital" in before)
    if match.kind == "shift":  # "la revista Hoy", "El Mañana"
        return joined and match.last - first == 1
    if "century" in match.fields:
        return bare
    if led or opens or "the" in before:  # "El Octubre Rojo", "Enero Sánchez"
        return _is_proper(after)
    if "street_of" in before:  # "Plaza de Mayo"
        return first > 1 and _is_proper(classes[first - 2])
    return bare


def _beside(tokens: Tokens, first: int, last: int) -> tuple[Classes, Classes]:
    """Return the classes of the tokens before and behind, none where there is no token."""
    classes = tokens.classes
    return classes[first - 1] if first else NONE, classes[last] if last < len(classes) else NONE


def _opens(tokens: Tokens, first: int) -> bool:
    """Say whether a sentence begins with a token."""
    return not first or not tokens.classes[first - 1].keys().isdisjoint(("end", BREAK))


def _is_proper(classes: Classes) -> bool:
    """Say whether a token is a capitalised word that leads to no date."""
    return "capital" in classes and classes.keys().isdisjoint(_LEADS)


def names_a_street(tokens: Tokens, match: Match) -> bool:
    """Say whether a day has given its name to a place: "Plaza 2 de Mayo", "Straße des 17. Juni"."""
    if "month" not in match.fields or "day" not in match.fields:
        return False
    at = match.first - 1
    if at > 0 and "street_of" in tokens.classes[at]:
        at -= 1
    return at >= 0 and "street" in tokens.classes[at]
