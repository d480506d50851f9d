"""How an amount is bounded: the words before and behind it that say at least, at most, about."""

import re

from timeline.claiming.quantity_grammar import Bound, Grammar
from timeline.claiming.quantity_units import TIME, Unit, back, skip

_OPENING = " \xa0\u202f\t\n\r\"'“”‘«„(\\"
MEASURED = frozenset(
    (
        "percent",
        "km",
        "km2",
        "m2",
        "m3",
        "tonne",
        "kg",
        "mile",
        "square mile",
        "metre",
        "hectare",
        "acre",
        "barrel",
        "mw",
    )
)
"""Units of measures but those of time, which a number that looks like a year or a few may well count."""
_CLAUSE = re.compile(r"[,;:!?](?!\d)|(?<!\b\w)(?<!\b\w{3})(?<!\b\w{4})\.(?!\d)")  # but for an abbreviation
_ADJECTIVE = re.compile(r" [^\W\d_]{3,}(?= )")
_LEAD = 48


def bound_of(
    low: str, start: int, end: int, unit: Unit | None, small: bool, rules: Grammar
) -> tuple[int, Bound, str, int]:
    """Return where the amount with its bound words begins, its bound, those words, and where it ends.

    `start`, `end`: the number; `unit`: what it counts, if known; `small`: a few, which "over" and "about" do
    not bound. "Over" and "within" bound lengths of time only where they cannot mean during.
    """
    finish = unit.end if unit else end
    place = back(low, start, _OPENING)
    found = rules.before.before(low, place)
    if found is None and low[start - 1 : start] == "'":
        found = rules.before.before(low, start)  # plus d'un million
    if found is None and rules.spaced and (filler := rules.fillers.before(low, place)):
        known = rules.definite.before(low, place)
        place = back(low, filler[1], _OPENING)
        found = rules.before.before(low, place)
        if found and known and low[found[1] : place] in rules.vague:
            found = None  # "about the 13 chapters"
    bound, begin = found or (None, start)
    if bound and low[begin:start].split()[0] in rules.only and _behind(low, end, finish, rules):
        bound = None  # "que 350 environ"
    if bound and _meant(low, low[begin:start], begin, unit, small, rules):
        words = low[begin:place]
        if bound == "min" and rules.flips.at(words, 0) and _negated(low, begin, rules):
            bound = "max"
        return begin, bound, words, finish
    if behind := _behind(low, end, finish, rules):
        bound_behind, place, close = behind
        return start, bound_behind, low[place:close].strip(), max(finish, close)
    dated = rules.amid_date.match(low, finish) if rules.amid_date else None
    if dated and (told := rules.after.at(low, skip(low, dated.end()))):
        return start, told[0], low[dated.end() : told[1]].strip(), finish
    for bound, verbs in rules.leading:
        if verb := verbs.search(low, max(0, start - _LEAD), start):
            return start, bound, verb[0].strip(), finish
    if not rules.roundly.isdisjoint(low[start:end].split()):
        return start, "approx", "", finish  # "une centaine"
    return start, "exact", "", finish


def _behind(low: str, end: int, finish: int, rules: Grammar) -> tuple[Bound, int, int] | None:
    """The bound behind a number or its unit, and the stretch in which its words stand."""
    further = _ADJECTIVE.match(low, finish) if rules.linked else None  # "200 soldats allemands environ"
    for place in dict.fromkeys((end, finish, further.end() if further else finish)):
        if found := rules.after.at(low, skip(low, place)):
            return found[0], place, found[1]
    return None


def opening(low: str, start: int, rules: Grammar) -> int:
    """Return where a range begins with the word that opens it ("between")."""
    place = back(low, start, _OPENING)
    found = rules.between.before(low, place)
    return found[1] if found else start


def changed(low: str, at: int, rules: Grammar) -> bool:
    """Tell whether the words before a place speak of a rise or a fall, so that "from" or "to" there bounds nothing."""
    *clauses, last = _CLAUSE.split(low[max(0, at - 64) : at])
    clause = last if last.strip() or not clauses else clauses[-1]  # "упал на 22,5 процента, до 1,1 млрд"
    return any(rules.rises.at(word, 0) for word in clause.split())


def _meant(low: str, words: str, begin: int, unit: Unit | None, small: bool, rules: Grammar) -> bool:
    if rules.reached.at(low, begin) and changed(low, begin, rules):
        return False  # "rose to"
    timed = unit is not None and unit.name in TIME
    first = words.split()[0]
    noun = low[max(0, begin - _LEAD) : begin].split()[-1:]
    if first in rules.vague and not rules.worth.isdisjoint(noun):
        return False  # "ein Abkommen über 3 Milliarden"
    if small and not timed and first in rules.vague and (unit is None or unit.name not in MEASURED):
        return False
    if first in rules.only and not _negated(low, begin, rules):
        return False  # "tandis que 300 restaient", but "il n'en restait que 300"
    if first in rules.measuring:
        return timed or (unit is not None and unit.name in MEASURED)
    if words.startswith(tuple(rules.amid)):
        return False  # "under a ten-year contract"
    if first in rules.during and timed:
        before = low[max(0, begin - 20) : begin].split()
        return bool(before) and before[-1] in rules.lasting
    return True


def _negated(low: str, begin: int, rules: Grammar) -> bool:
    clause = _CLAUSE.split(low[max(0, begin - 45) : begin])[-1]
    return any(word in rules.negations or word.endswith("n't") or word.startswith("n'") for word in clause.split())
