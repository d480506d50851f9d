"""Ages told by a number alone: "aged 62", "boys of nineteen", "anyone under forty", "Yaw Mensah, 47, a pilot"."""

import re

from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_terms import Term
from timeline.claiming.quantity_units import Unit, back, is_people

AGE = "age"
"""What the shelf calls years of age: `year` once they are counted."""
_LIVED = range(3, 111)
_GROWN = range(15, 111)
_LOWEST = 10  # of whom is told by a bound alone: "people over sixty"
_WORD = re.compile(r"([^\W\d_][\w'-]*)\Z")
_NAME = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+, ?\Z")
_REACH = 40


def age(flat: str, low: str, start: int, first: Term, last: Term, rules: Grammar) -> Unit | None:
    """Return the unit of a number that no noun follows where what stands before it makes it an age.

    `start`: the number with its bound words.
    """
    if first.value not in _LIVED or last.scale != 1 or first.half or first.currency:
        return None
    place = back(low, start)
    if rules.aged.before(low, place) or rules.aged.at(low, start):
        return Unit(AGE, first.start)
    if first.plain.isdigit() and first.value in _GROWN and low[last.end : last.end + 1] == ",":
        return Unit(AGE, first.start) if _NAME.search(flat, max(0, start - _REACH), start) else None
    if not rules.aged_who:
        return None
    if start < first.start:
        told = first.value >= _LOWEST and low[start : first.start].split()[0] in rules.vague
        return Unit(AGE, first.start) if told and _person(flat, low, place, rules) else None
    of = rules.taken_from.before(low, place)
    return Unit(AGE, first.start) if of and _person(flat, low, back(low, of[1]), rules) else None


def _person(flat: str, low: str, end: int, rules: Grammar) -> bool:
    """Whether the word that ends at a place names persons, or says who is meant."""
    word = _WORD.search(low, max(0, end - _REACH), end)
    if word is None or rules.bodies.at(low, word.start()):  # "a staff of twelve"
        return False
    unit = rules.units.at(low, word.start())
    if is_people(flat, word, rules):
        return True
    return word[1] in rules.aged_who or (unit is not None and unit == ("person", end))
