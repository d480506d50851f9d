"""Years and days that stand alone: figures with nothing beside them that could make them amounts."""

import re
from dataclasses import fields
from functools import cache

from timeline.claiming.quantity_context import last_word
from timeline.claiming.quantity_grammar import Grammar, grammar
from timeline.claiming.quantity_phrases import Phrases
from timeline.claiming.quantity_terms import Term
from timeline.claiming.quantity_units import TIME, back, listed, skip

YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_DAY = re.compile(r"[0-2]?[0-9]|3[01]")
_DIGITS = 4
_CLOSING = ".,;)"


def dates_alone(flat: str, low: str, found: re.Match[str], rules: Grammar) -> bool:
    """Tell whether a number is a year, or a day before a capital, and no more: neither sign nor unit stands before it,
    and what stands behind it begins none.
    """
    start, end = found.span()
    if end - start > _DIGITS or not _alone(rules.language).match(low, end):
        return False
    if not YEAR.fullmatch(found[0]) and not (
        _DAY.fullmatch(found[0]) and flat[end : end + 1] == " " and flat[end + 1 : end + 2].isupper()
    ):
        return False
    place = start - 1 if flat[start - 1 : start] in (" ", "\xa0") else start
    return rules.symbols.before(flat, place) is None and rules.before_units.before(low, back(low, start)) is None


def is_year(low: str, end: int, rules: Grammar) -> bool:
    """Tell whether a number that is read as a year counts nothing that is listed and goes on to no other number."""
    place = skip(low, end)
    return listed(low, place, rules) is None and rules.ranges.at(low, place) is None


def numbered(flat: str, low: str, first: Term, lead: int, rules: Grammar) -> bool:
    """Tell whether the number is that of a day, a page or a resolution, or part of a name ("the Hundred Days")."""
    before = flat[max(0, first.start - 2) : first.start]
    if (
        flat[first.start].isupper()
        and first.end > first.start
        and not (first.plain or first.share)
        and before[-1:] == " "
        and before[:1].isalpha()
    ):
        return True
    if rules.ordinal_after.at(low, first.end):
        return True
    found = rules.ordinal_before.before(low, lead)
    return found is not None and found[0] and rules.per_before.before(low, lead) is None


@cache
def _alone(language: str) -> re.Pattern[str]:
    """The expression of what may stand behind a number that counts nothing: a mark or a word that begins no phrase."""
    rules = grammar(language)
    if not rules.spaced:
        return re.compile("(?!)")
    tables = [table for field in fields(rules) if isinstance(table := getattr(rules, field.name), Phrases)]
    marks, words = (
        [re.escape(text) for text in texts if not any(table.opened(text) for table in tables if table != rules.letters)]
        for texts in (_CLOSING, sorted(rules.stops))
    )
    return re.compile(rf"(?:{'|'.join(marks) or '(?!)'})(?!\d)| (?:{'|'.join(words) or '(?!)'})(?![\w'-])")


def no_year(low: str, start: int, end: int, rules: Grammar) -> bool:
    """Tell whether a number that looks like a year counts what stands right behind it, in a language whose years stand
    behind one of a few words.
    """
    leads = rules.year_leads or rules.particles
    word = last_word(low, start - 1) if leads else ""
    unit = rules.units.at(word, 0) if word else None
    timed = unit is not None and unit[0] in TIME
    if not word or timed or word in leads:
        return False
    return rules.units.at(low, skip(low, end)) is not None


def looks_dated(flat: str, first: Term, second: Term | None) -> bool:
    """Tell whether a number without a unit looks like a year, a day of a month or an hour."""
    if first.scale != 1 or first.currency:
        return False
    if YEAR.fullmatch(first.plain):
        return True
    after = flat[first.end : first.end + 2]
    return after[:1] in tuple(":/°") or (
        first.value <= 31 and after[:1] == " " and after[1:].isupper() and second is None
    )
