"""Shares told as fractions: "four fifths", "a third of", "three in ten"."""

import re

from timeline.claiming.quantity_context import first_word, last_word
from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_terms import Term, term_at
from timeline.claiming.quantity_units import TIME, back, skip, unit_at

_NOUN = re.compile(r"\s[^\W\d_]{3,}\s")
_EACH = (3, 4, 5, 6, 7, 8, 9, 10, 12, 20)


def share_at(flat: str, low: str, last: Term, rules: Grammar) -> tuple[float, int] | None:
    """Return how many per cent a fraction is that begins with the number `last`, and where it ends; None for none.

    Four fifths, nine-tenths, a third of, 三分の一; three in ten.
    """
    if one := _of_each(flat, low, last, rules):
        return one
    if mark := rules.fraction_marks.at(low, last.end):
        upper = term_at(flat, low, mark[1], rules)
        if upper is None or upper.scale != 1 or upper.value >= last.value:
            return None
        return round(upper.value * 100 / last.value, 4), upper.end
    if last.plain or last.scale != 1 or last.half or last.share:
        return None
    found = rules.fractions.at(low, skip(low, last.end))
    if found is None or last.value >= found[0]:
        return None
    parted = rules.share_of.at(low, skip(low, found[1])) or rules.share_by.before(low, back(low, last.start))
    if last.value == 1 and not parted:
        return None
    return round(last.value * 100 / found[0], 4), found[1]


def of_time(low: str, start: int, end: int, rules: Grammar) -> bool:
    """Tell whether a share is a part of a time, or one told apart ("the first half of", "half the year"),
    one of a size, or a word that is a share only behind some ("by half").
    """
    before = last_word(low, start - 1)
    if before in rules.half_of_time or (rules.half_by and " " not in low[start:end] and before not in rules.half_by):
        return True
    place = skip(low, end)
    where = rules.determiners.at(low, place)
    place = skip(low, where[1]) if where else place
    named = rules.units.at(low, place)
    return (named is not None and named[0] in TIME) or first_word(low, place) in rules.half_as


def _of_each(flat: str, low: str, last: Term, rules: Grammar) -> tuple[float, int] | None:
    """Three in ten, one islander in four, 4人に1人: so many of each so many, but not "two in ten years"."""
    if last.scale != 1 or last.currency or last.half or last.share:
        return None
    if whole_first := rules.each.at(low, last.end):
        part = term_at(flat, low, skip(low, whole_first[1]), rules)
        if part is None or part.scale != 1 or last.value not in _EACH or part.value >= last.value:
            return None
        return round(part.value * 100 / last.value, 4), part.end
    link = rules.out_of.at(low, skip(low, last.end))
    noun = _NOUN.match(low, last.end) if link is None and last.value < _EACH[-1] else None
    if noun and (link := rules.out_of.at(low, noun.end())):
        other = term_at(flat, low, skip(low, link[1]), rules)
        if other is None or unit_at(flat, low, other.end, rules):
            return None
    if link is None or last.end == link[1]:
        return None
    whole = term_at(flat, low, skip(low, link[1]), rules)
    if whole is None or whole.scale != 1 or whole.currency or whole.value not in _EACH or last.value >= whole.value:
        return None
    counted = unit_at(flat, low, whole.end, rules)
    if (counted and counted.name in TIME) or low[whole.end : whole.end + 1] in ("-", ":"):
        return None
    return round(last.value * 100 / whole.value, 4), whole.end
