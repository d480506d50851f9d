"""What a number counts: a measure, a currency, people, or the noun that follows it."""

import re
from functools import cache
from typing import NamedTuple

from timeline.claiming.parties import Names
from timeline.claiming.quantity_grammar import Grammar
from timeline.knowledge import load

_GAP = " \xa0\u202f\t\n\r-"
_GAPS = frozenset(_GAP)
_WORD = re.compile(r"(?:[ \xa0\n]+|\A)([^\W\d_][\w'-]*)")
_HYPHENED = re.compile(r"-([^\W\d_]+)(?![\w-])")
_NOUN = re.compile(r" (?=[^\W\d_])(?![a-zäöüß])")
_FIGURES = re.compile(r"[ \xa0\n]+(?=[0-9])(?:[0-9][0-9.,]*)")
TIME = frozenset(("year", "month", "fortnight", "week", "day", "hour", "decade", "century", "minute"))
"""Units of time."""
_SENTENCES = 220
_WORDS = re.compile(r"[^\W\d_][\w'-]*")
_NIGHT = "night"
_PLURALS = ("s", "men", "people", "children")
_FAR, _BESIDE, _NUMBER, _ONE = 4000, 60, 25, 2
_PARTED = re.compile(r"[.,;:!?\n]\s|[0-9](?=\s)")


class Unit(NamedTuple):
    """A unit and where its words end."""

    name: str
    end: int


def skip(text: str, at: int) -> int:
    """Return the place after one space or hyphen at `at`."""
    return at + 1 if text[at : at + 1] in _GAPS else at


def back(text: str, at: int, over: str = _GAP) -> int:
    """Return the place before at most eight characters of `over` that end at `at`."""
    first = max(0, at - 8)
    while at > first and text[at - 1] in over:
        at -= 1
    return at


def unit_at(flat: str, low: str, at: int, rules: Grammar, large: bool = False, start: int | None = None) -> Unit | None:
    """Return what the number that ends at `at` counts; `low` is `flat` in lower case.

    `large`: millions, whose noun stands behind an "of" in some languages; `start`: where the number begins, where what
    stands before it may tell its noun.
    """
    if told := rules.adjectives.at(low, at + (low[at : at + 1] == "-")):
        return Unit(*told)
    found = listed(low, skip(low, at), rules)
    if found and found.name == "people" and rules.nouns == "capital" and _NOUN.match(flat, found.end):
        found = noun_at(flat, low, found.end, rules)  # "500 deutsche Firmen"
    if found is None and rules.spaced:
        found = _hyphened(flat, low, at, rules) or _part(flat, low, at, rules)
        found = found if found or (large and rules.linked) else noun_at(flat, low, at, rules)
    elif not rules.spaced:
        found = _classified(low, at, start, found, rules)
    return Unit(told_apart(found.name, flat, at), found.end) if found else None


def listed(low: str, at: int, rules: Grammar) -> Unit | None:
    """Return the currency or the unit of the shelf that stands at a place."""
    found = rules.listed.at(low, at)
    return Unit(*found) if found else None


def _hyphened(flat: str, low: str, at: int, rules: Grammar) -> Unit | None:
    """The noun of an adjective: a twelve-point plan, a 300-strong delegation."""
    word = _HYPHENED.match(low, at) if low.startswith("-", at) else None
    if (
        word is None
        or not rules.hyphened
        or flat[word.start(1)].isupper()
        or word[1] in rules.stops
        or word[1] in rules.ranks
    ):
        return None
    return Unit(rules.hyphened.get(word[1], word[1]), word.end())


def _part(flat: str, low: str, at: int, rules: Grammar) -> Unit | None:
    """What a number is taken from: three of the 40 wells, forty of them, four million of Venezuelans."""
    link = rules.taken_from.at(low, skip(low, at))
    if link is None:
        return None
    where = rules.determiners.at(low, skip(low, link[1]))
    place = where[1] if where else link[1]
    if where and where[0]:  # a pronoun
        name = _meant(low, at, rules) if where[0] == "them" else where[0]
        return Unit(name, place) if name else None
    if figures := _FIGURES.match(low, place) or rules.number.match(low, skip(low, place)):  # three of the 40 wells
        found = listed(low, skip(low, figures.end()), rules) or noun_at(flat, low, figures.end(), rules)
        return Unit(found.name, at) if found else None
    return listed(low, skip(low, place), rules) or noun_at(flat, low, place, rules)


def _meant(low: str, at: int, rules: Grammar) -> str | None:
    """What "them" are: the things named last above that are no time."""
    for word in reversed(_WORDS.findall(low, max(0, at - _SENTENCES), at)):
        known = rules.units.at(word, 0)
        if known and known[1] == len(word):
            name = known[0] if word.endswith(_PLURALS) else None
        else:
            name = _singular(word, rules) if rules.nouns == "plural" and _plural(word, rules) else None
        if name and name not in TIME and name != _NIGHT:
            return name
    return None


def noun_at(flat: str, low: str, at: int, rules: Grammar, opening: int = -1) -> Unit | None:
    """Return what the words from `at` on name: the first of a few that is a unit, a people or a noun by its looks.

    `opening`: where a line begins, so that a capital there tells nothing.
    """
    place, people = at, None
    for step in range(rules.modifiers + 1):
        word = _WORD.match(low, place)
        if word and step and word[1] in rules.joining:  # consular and diplomatic agents
            word = _WORD.match(low, word.end())
        if word is None or word[1] in rules.stops or _begins(flat, word, opening):
            break
        if rules.number.match(low, word.start(1)):  # another number counts what follows
            break
        known = listed(low, word.start(1), rules)
        if known:
            return known
        if people is None and is_people(flat, word, rules):
            people = Unit("people", word.end())
        elif name := _named(flat, word, rules, opening):
            after = _WORD.match(low, word.end()) if name == "people" else None
            made = listed(low, after.start(1), rules) if after else None
            return made or Unit(name, word.end())  # 2,500 Mercedes lorries
        place = word.end()
    return people


def _begins(flat: str, word: re.Match[str], opening: int) -> bool:
    """Whether a word begins another line than the one that is read."""
    return "\n" in word[0] and flat[word.start(1)].isupper() and word.start(1) != opening


def _named(flat: str, word: re.Match[str], rules: Grammar, opening: int) -> str | None:
    """The unit that a noun not listed is: a plural in English and the Romance languages, a capital in German."""
    if word[1].endswith(rules.people_endings):
        return "person"
    if rules.nouns == "plural" and _plural(word[1], rules):
        if flat[word.start(1)].isupper() and word[1].isalpha() and word.start(1) != opening:
            return "people"
        return _singular(word[1], rules)
    if rules.nouns != "capital" or not flat[word.start(1)].isupper():
        return None
    ends = (rules.units.at(word[1], at) for at in range(3, len(word[1]) - 4))  # what a compound ends in says what it is
    return next((end[0] for end in ends if end and end[1] == len(word[1])), word[1])


def is_people(flat: str, word: re.Match[str], rules: Grammar) -> bool:
    """Tell whether a word, a group of its match, names the people of a state."""
    start, end = word.span(1)
    if "-" in word[1]:
        return False
    names = _names(rules.language)
    for prefix in ("", *rules.people_prefixes):
        told = prefix + flat[start:end]
        if names.may_begin(told) and any(party.form == "people" for party in names.find(told, [(0, len(told))])):
            return True
    return False


def peopled(flat: str, start: int, end: int, rules: Grammar) -> bool:
    """Tell whether one of the words of a stretch names the people of a state."""
    return any(is_people(flat, word, rules) for word in _WORD.finditer(flat, start, end))


@cache
def _names(language: str) -> Names:
    return Names.of(language)


def _classified(low: str, at: int, start: int | None, told: Unit | None, rules: Grammar) -> Unit | None:
    """The noun behind a word that only counts it, in languages that have such words, else the one before the number:
    3万7千家…企业, 人形58体.

    `told`: what the word itself counts, where it may be a noun of its own.
    """
    found = told or rules.classifiers.at(low, at) or rules.classifiers.at(low, skip(low, at))
    if (
        found is None
        and low[at - 1 : at] in _ROUND
        and (nation := _names(rules.language).find(low[at : at + _NATION], [(0, 1)]))
    ):
        return listed(low, at + nation[-1].end, rules)  # 380万中国游客
    if found is None or (told and told.name not in rules.sorts):
        return told
    if not rules.ideograms and start is not None and _BUDDHIST.fullmatch(low, start, at):
        return told
    name, end = found
    linked = rules.link in low[end - 1 : end + 1] if rules.link else told is None
    if linked and (noun := _behind(low, end, rules)):
        return noun
    if start is not None and name in rules.sorts and (noun_before := _before(low, start, name, rules)):
        return Unit(noun_before, end)
    return Unit(name, end) if told or name != "item" else None


def _behind(low: str, start: int, rules: Grammar) -> Unit | None:
    """The noun behind a classifier, with a few words between: one of a single sign stands right there."""
    for place in range(start, start + rules.modifiers):
        if low[place : place + 1] in _STOPS or low[place : place + 1].isdecimal():  # another number counts that noun
            break
        known = rules.named.at(low, place)
        if known is None or (known[1] - place < _LETTERS and place > start) or low.startswith(rules.of_kind, known[1]):
            continue
        return Unit(*(rules.named.at(low, known[1]) or known)) if known[1] - place >= _LETTERS else Unit(*known)
    return None


def _before(low: str, start: int, sort: str, rules: Grammar) -> str | None:
    """The thing named last before a number, of the sort that its classifier counts."""
    wanted = rules.sorts[sort]
    for place in range(start - 1, max(start - (_NEAR if rules.ideograms else _BACK), -1), -1):
        if low[place] in _ENDS:
            return None
        known = _whole(low, place, rules)
        if (
            known is None
            or known[1] > start
            or (known[1] - place < _LETTERS and not _beside(low, known[1], start, rules))
        ):
            continue
        if known[0] in wanted or (not wanted and known[0] not in rules.uncounted):
            return known[0]
    return None


def _whole(low: str, place: int, rules: Grammar) -> tuple[str, int] | None:
    """The thing named at a place, or in a longer word that ends with it: หมู่บ้าน is a village and no house."""
    known = rules.named.at(low, place)
    if known is None or rules.ideograms:
        return known
    longer = (rules.named.at(low, at) for at in range(max(0, place - _LONGER), place))
    return next((word for word in longer if word and word[1] >= known[1]), known)


def _beside(low: str, end: int, start: int, rules: Grammar) -> bool:
    filler = rules.fillers.at(low, end)
    return start in (end, filler[1] if filler else end)


_ROUND, _NATION = frozenset("百千万萬亿億"), 12
_STOPS = tuple("，。、；：，.,;:()（）\n")
_ENDS = frozenset("。；：;:()（）\n")
_NEAR, _BACK, _LETTERS, _LONGER = 12, 48, 2, 8
_BUDDHIST = re.compile("2[45][0-9]{2}")  # a year, as Thai writes it


def _plural(word: str, rules: Grammar) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'" and word not in rules.not_nouns


def _singular(noun: str, rules: Grammar) -> str:
    for ending, single in rules.singulars.items():
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun[: -len(ending)] + single
    return noun.removesuffix("s")


def told_apart(name: str, flat: str, at: int) -> str:
    """The currency of a name that several share: of the country named right behind it ("pesos argentinos"), else of
    the first since the last stop or figure before it, which acts, else of the nearest; else the one most often meant.

    `at`: where its number ends.
    """
    shared = load("quantities")["countries"].get(name)
    if shared is None:
        return name
    opened = max((stop.end() for stop in _PARTED.finditer(flat, max(0, at - _SENTENCES), at - _NUMBER)), default=0)
    best, code = -_FAR, str(shared["default"])
    for candidate, words in shared.items():
        for word in words if candidate != "default" else ():
            place = _worth_of(word, flat, opened, at)
            if place > best:
                best, code = place, candidate
    return code


def _worth_of(word: str, flat: str, opened: int, at: int) -> int:
    """How well a country's name says whose the currency of an amount is: the more, the better."""
    behind = flat.find(word, at, at + _BESIDE)
    if behind >= 0 and flat.count(" ", at, behind) <= _ONE:
        return _FAR
    acting = flat.find(word, opened, at)
    if acting >= 0:
        return _FAR - 1 - (acting - opened)
    before = flat.rfind(word, max(0, at - _FAR), at)
    return max(before - at if before >= 0 else -_FAR, at - behind if behind >= 0 else -_FAR)
