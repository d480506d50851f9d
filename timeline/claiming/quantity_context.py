"""What a number without a unit of its own counts: whom its verb is about, its verb's subject, or what went before."""

import re
from collections.abc import Sequence

from timeline.claiming.quantity_ages import age
from timeline.claiming.quantity_alone import Counted, alone, speaks_of_money, told_of_money
from timeline.claiming.quantity_bounds import MEASURED, changed
from timeline.claiming.quantity_grammar import Bound, Grammar
from timeline.claiming.quantity_terms import Term, term_at
from timeline.claiming.quantity_units import TIME, Unit, back, is_people, noun_at, skip, unit_at

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_COUNTED = re.compile(r"([^\W\d_]{3,})(?![\w-])")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_THEN = re.compile(r"\s(?:[^\W\d_]{1,6}\s(?:[^\W\d_]{1,6}\s)?(?:1[0-9]{3}|20[0-9]{2})\s)?")
"""What stands between the two ends of a change: a year with a word or two before it, or nothing."""
_THEN_BEHIND = re.compile(r"\s(?:[^\W\d_]{1,4}\s){0,2}(?:1[0-9]{3}|20[0-9]{2})(?:\s[^\W\d_]{1,5}\.?)?\Z")
_CLAUSE = re.compile(r"[.;:!?](?!\d)")
_STOP = re.compile(r"[.!?。](?:\s|$)|\n\n")
PERSONS = ("person", "people", "tourist", "troop")
_REACH, _LEAD, _EARLIER = 250, 60, 24
_LARGE, _MANY, _CROWD, _FEW = 1e6, 1e4, 100, 3


def uncounted(
    flat: str, low: str, start: int, first: Term, last: Term, bound: Bound, found: Sequence[Counted], rules: Grammar
) -> Unit | None:
    """Return what a number that no noun follows counts; None when it counts nothing.

    `start`: the number with its bound words; `found`: the amounts last found, in order.
    """
    return (
        age(flat, low, start, first, last, rules)
        or _people(low, start, first, last, rules)
        or _subject(flat, low, start, first, last, rules)
        or _inherited(flat, low, start, first, last, bound, found[-4:], rules)
        or alone(flat, low, start, first, last, found[-_EARLIER:], rules)
        or (_nothing(flat, first, found, rules) if bound == "exact" else None)
    )


def ahead(flat: str, low: str, last: Term, rules: Grammar) -> Unit | None:
    """Return the unit that stands only behind what a number rose or fell to: "from 2 million in 2003 to 3 million
    tonnes".

    `last`: the number.
    """
    between = _THEN.match(low, last.end) if rules.spaced and last.scale >= _LARGE else None
    link = rules.ranges.at(low, between.end()) if between else None
    if link is None or link[0] in rules.joining:
        return None
    other = term_at(flat, low, skip(low, link[1]), rules)
    if other is None or other.scale < _LARGE:
        return None
    if other.currency:
        return Unit(other.currency, last.end)
    found = unit_at(flat, low, other.end, rules, large=True)
    return Unit(found.name, last.end) if found and found.name not in TIME else None


def _people(low: str, start: int, first: Term, last: Term, rules: Grammar) -> Unit | None:
    """People, where the verb beside the number is one of people: "60 were arrested", "killing 14"."""
    if first.value < _FEW or _YEAR.fullmatch(first.plain):
        return None
    place = skip(low, last.end)
    while (word := _WORD.match(low, place)) and word[0] in rules.auxiliaries:
        place = skip(low, word.end())
    told = rules.acted_on.at(low, place)
    if told:
        return Unit("person", told[1])
    return Unit("person", first.start) if rules.acted_on.before(low, back(low, start)) else None


def _subject(flat: str, low: str, start: int, first: Term, last: Term, rules: Grammar) -> Unit | None:
    """The unit of a number whose noun stands before it: "visitors from abroad numbered 140,000", "a staff of 64"."""
    place = back(low, start)
    if (of := rules.taken_from.before(low, place)) and not _changing(low, place, rules):
        body = rules.bodies.before(low, back(low, of[1]))
        before = flat[max(0, body[1] - 2) : max(0, body[1] - 1)] if body else ""
        if body is None or (flat[body[1]].isupper() and before.isalnum()):  # "the Group of 77"
            return None
        return Unit(body[0], first.start)
    if low[place - 1 : place] == ":":
        return _label(flat, low, place - 1, first, rules)
    if low[place - 1 : place] == "," and _apposed(low, first, last, rules):
        word = last_word(low, place - 1)
        found = noun_at(flat, low, place - 2 - len(word), rules) if word and first.value >= _FEW else None
        if found and found.end == place - 1 and found.name not in TIME:
            return Unit(found.name, first.start)
    if then := _THEN_BEHIND.search(low, max(0, place - _EARLIER), place) if rules.counted else None:
        place = then.start()  # "reached in 2018 600 thousand"
    told = _counting(low, place, rules)
    verb = rules.numbered.before(low, place)
    exceeds = rules.flips.at(low, start) is not None
    led = any(verb.search(low, max(0, start - _LEAD), start) for _, verb in rules.leading) if rules.counted else False
    known = told or exceeds or led or rules.in_all.at(low, skip(low, last.end)) or _changing(low, place, rules)
    end = verb[1] if verb else place if known else 0
    words = list(_COUNTED.finditer(low, max(0, end - _LEAD), end))
    named = (_called(flat, low, word, rules) for word in reversed(words))
    names = (name for name in named if name and name not in TIME)
    found = next((Unit(name, first.start) for name in names if not exceeds or told or name in PERSONS), None)
    if found and (found.name in PERSONS or last.scale >= 1e6) and speaks_of_money(low, end, rules):
        return None  # "Portuguese aid came to 19 million"
    return found or (Unit("person", first.start) if told and told.groupdict().get("own") else None)


def _called(flat: str, low: str, word: re.Match[str], rules: Grammar) -> str | None:
    """The unit that a word before its number names."""
    at = word.start()
    articles = (len(article) for article in rules.people_prefixes if low.startswith(article, at))
    for place in (at, *(at + length for length in articles)):
        if name := rules.units.at(low, place) or rules.bodies.at(low, place):
            return name[0]
    return "person" if flat[at].isupper() and is_people(flat, word, rules) else None


def _counting(low: str, place: int, rules: Grammar) -> re.Match[str] | None:
    """The words in the clause of a number that tell how many of a thing there are; `own`: of persons named before."""
    told = rules.counted.search(low, max(0, place - _LEAD), place) if rules.counted else None
    return None if told and _CLAUSE.search(low, told.end(), place) else told


def _changing(low: str, place: int, rules: Grammar) -> bool:
    """Whether a number is what a thing rose or fell to or from."""
    led = rules.reached.before(low, place) if rules.counted else None
    if led is None and (rules.counted is None or last_word(low, place) not in rules.starting):
        return False
    return changed(low, led[1] if led else place, rules)


def _apposed(low: str, first: Term, last: Term, rules: Grammar) -> bool:
    """Whether a figure behind a comma tells how many the word before it are: "cars, 18,000 in 2003, were rare"."""
    if not first.plain.isascii() or not first.plain or _YEAR.fullmatch(first.plain):
        return False
    after = _WORD.match(low, skip(low, last.end))
    return low[last.end : last.end + 1] in (",", ";", ")") or (after is not None and after[0] in rules.stops)


def _label(flat: str, low: str, colon: int, first: Term, rules: Grammar) -> Unit | None:
    """What the words before a colon name first: "Kenyans in Denmark: 2,900", "Joint projects: 27"."""
    line, stop = (max(low.rfind(mark, max(0, colon - _LEAD), colon) for mark in marks) for marks in ("\n;", (". ",)))
    inside, line = stop > line, max(line, stop)
    if (line < 0 and colon > _LEAD) or _ORDINAL.match(low, first.end):
        return None
    opening = _COUNTED.search(low, max(line, 0), colon)
    if opening is None or low[opening.start() - 1 : opening.start()].strip():
        return None
    if body := rules.bodies.at(low, opening.start()):
        return Unit(body[0], first.start)
    if told_of_money(opening[1], rules):
        return None
    found = noun_at(flat, low, max(opening.start() - 1, 0), rules, opening.start())
    if found is None or found.end > colon or found.name in TIME or (inside and found.name not in PERSONS):
        return None
    return Unit("person" if inside else found.name, first.start)


def _inherited(
    flat: str, low: str, start: int, first: Term, last: Term, bound: Bound, found: Sequence[Counted], rules: Grammar
) -> Unit | None:
    """The unit of the amount before, for a number that goes on from it: "imports 116 million", "more than fourteen"."""
    large, place = last.scale >= _LARGE, first.start
    if not large and first.value * last.scale < _FEW:
        return None
    if found and not first.currency and _goes_on(flat, low, start, first, last, found[-1], rules):
        return Unit(found[-1].unit, place)
    if (not large and (bound == "exact" or first.half)) or (large and _noun_follows(low, last, rules)):
        return None
    for before in reversed(found):
        if before.known:
            continue
        between = flat[before.end : place]
        if len(between) > _REACH or "\n\n" in between:
            break
        if (_alike if large else _told_on)(before, first, between):
            rate = bool(_STOP.search(between))  # what was paid a year in another sentence is not paid a year in this
            return Unit(before.unit.partition("/")[0] if rate else before.unit, place)
    if not large and first.plain and first.value * last.scale >= _CROWD:
        return Unit("person", place)
    return None


def _alike(before: Counted, first: Term, between: str) -> bool:
    """Whether millions may be of what an amount before was: not of years or shares, nor of what was counted singly."""
    size = max(before.value) if isinstance(before.value, tuple) else before.value
    return before.unit not in (*TIME, "percent", "rank") and size >= _MANY


def _told_on(before: Counted, first: Term, between: str) -> bool:
    """Whether a bounded number may be of what an amount before was: in its sentence, or a thing counted."""
    if before.unit[:3].isupper() or (before.unit == "percent" and not first.plain):
        return False  # "a third of them under fifteen"
    if before.unit in TIME and first.value >= _CROWD:
        return False
    return before.unit not in (*TIME, *MEASURED) or not _STOP.search(between)


def _noun_follows(low: str, last: Term, rules: Grammar) -> bool:
    """Whether a word that is no particle follows, in a language whose nouns follow their number with none between."""
    word = _WORD.match(low, skip(low, last.end)) if rules.particles else None
    return word is not None and word[0] not in rules.particles


def _nothing(flat: str, first: Term, found: Sequence[Counted], rules: Grammar) -> Unit | None:
    """The money or goods that there were none of: "exports came to 5 million yen in May; in June they were nil"."""
    if first.value or first.plain or not found or len(flat[found[-1].end : first.start]) > _REACH:
        return None
    counted = found[-1].unit not in (*TIME, "percent", "rank") and not isinstance(found[-1].value, tuple)
    return Unit(found[-1].unit.partition("/")[0], first.start) if counted and rules.stops else None


def _goes_on(flat: str, low: str, start: int, first: Term, last: Term, before: Counted, rules: Grammar) -> bool:
    """Whether a number is a part of the amount before it, stands in brackets as that did ("(67 dead) ... (148)"), or
    follows it in its sentence behind a comma or an "and": "of 227 hectares, 113 went", "stayed for eleven".
    """
    between = flat[before.end : start]
    if _YEAR.fullmatch(first.plain) or not 0 < len(between) <= _REACH // 2 or before.unit == "rank":
        return False
    if before.unit == "percent" and first.value * last.scale > _CROWD:
        return False  # "half of them without papers, 27,000 with a visa"
    place = back(low, start)
    if rules.parts.before(low, place) and len(between) <= _LEAD // 2:
        return True
    if last.scale >= _LARGE:
        return False
    after = low[last.end : last.end + 1]
    bracketed = [flat[max(0, at - 1) : at] == "(" for at in (before.start, first.start)]
    if any(bracketed):
        return all(bracketed) and after in (",", ")", ";")
    if first.value < _FEW or first.half or _STOP.search(between) or before.unit[:3].isupper():
        return False
    if before.unit in TIME:
        word = last_word(low, place)
        return word in rules.staying and after in (*".,;:", "")
    if _noun_follows(low, last, rules):
        return False
    joined = low[place - 1 : place] in (",", ";") or last_word(low, place) in rules.joining
    return bool(rules.auxiliaries) and joined and after == " " and "%" not in between


def last_word(low: str, end: int) -> str:
    """Return the word that ends at a place, if one does."""
    words = low[max(0, end - 20) : end].split()
    return words[-1] if words and low[end - 1 : end].isalpha() else ""


def first_word(low: str, start: int) -> str:
    """Return the word that begins at a place, if one does."""
    word = _WORD.match(low, start)
    return word[0] if word else ""
