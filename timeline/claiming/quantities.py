"""Amounts: numbers with a unit or a currency, how they are bounded, and where they stand.

A number alone is none, nor is a year, a day of a month, an hour or the number of a resolution: what makes an amount is
a currency, a unit, a thing counted, or a bound beside a number that goes on from one before it ("over 500 million").
Units are ISO 4217 codes for money, `percent`, `person`, `year` and so on, the counted noun in the singular otherwise,
and `unit/year` for a rate. Words, bounds and units of each language stand in `knowledge/quantities/`.
"""

import re
from collections.abc import Sequence, Set

from timeline.claiming.beginnings import found_at
from timeline.claiming.counts import counts
from timeline.claiming.literals import may_stand
from timeline.claiming.quantity_ages import AGE
from timeline.claiming.quantity_bounds import MEASURED, bound_of, changed, opening
from timeline.claiming.quantity_context import PERSONS, ahead, last_word, uncounted
from timeline.claiming.quantity_grammar import Bound, Grammar, grammar
from timeline.claiming.quantity_numbers import FIGURES, FOREIGN, MORE_INSIDE
from timeline.claiming.quantity_pairs import against, beside, counted_against
from timeline.claiming.quantity_rates import rate
from timeline.claiming.quantity_shares import of_time, share_at
from timeline.claiming.quantity_terms import Term, term, term_at
from timeline.claiming.quantity_units import TIME, Unit, back, skip, told_apart, unit_at
from timeline.claiming.quantity_years import YEAR, dates_alone, is_year, looks_dated, no_year, numbered
from timeline.light import light, replace

_WIDE_COMMA = re.compile("，(?<=[0-9]，)(?=[0-9])")  # elsewhere it ends a clause
_SIGNS, _BY = 2, 8  # between a rate and its number; before a share, as in "fell by half"
_MILLION, _ROUND, _CENTURIES = 1e6, 50, (1900, 1950, 2000)  # "about 1950 films were in colour"


@light
class Amount:
    """An amount at `[start, end)` of the text, bound words included.

    `value`: a number, or two for a range or pair. `unit`: as the module says. `bound`: exact, min, max or approx.
    `words`: the bound words as they stand. `peopled`: the persons are told by their nation. `known`: a few things
    spoken of as known ("the three tiers"), which nothing is said of by counting them. `nth`: a place in a row of
    meetings and the like. `aged`: years of somebody's age, through which nothing lasted.
    """

    start: int
    end: int
    value: float | tuple[float, float]
    unit: str
    bound: Bound = "exact"
    words: str = ""
    peopled: bool = False
    known: bool = False
    nth: bool = False
    aged: bool = False

    @property
    def size(self) -> float:
        """Its number, of two the larger."""
        return max(self.value) if isinstance(self.value, tuple) else self.value


def find(
    text: str, language: str, places: Sequence[int] | None = None, years: Set[int] = frozenset()
) -> tuple[Amount, ...]:
    """Return the amounts of a text in order, without overlaps.

    `language` is an ISO 639-1 code; a language without an entry on the shelf is read as English, as figures are alike.
    `places`: the beginnings of its numbers, where they are known; `years`: of those that are read as years.
    """
    rules = grammar(language)
    flat = _WIDE_COMMA.sub(",", text.translate(FIGURES) if FOREIGN.search(text) else text)
    if rules.ideograms:
        flat = MORE_INSIDE.sub(r"\2\1", flat)  # 300亿多, as it is also written
    low = flat.replace("İ", "i").lower().replace("’", "'")
    if len(low) != len(flat):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in flat).replace("’", "'")
    found: list[Amount] = []
    end = 0
    for match in found_at(rules.number, low, places):
        if match.start() < end or (match.start() in years and is_year(low, match.end(), rules)):
            continue
        if dates_alone(flat, low, match, rules):
            continue
        first = term(flat, low, match, rules)
        if first is None:
            continue
        amount = _amount(flat, low, first, rules, found)
        if amount is not None:
            if found and _is_rate(found[-1], amount):
                found.pop()  # 一天有两千多人
            if found and (both := _paired(flat, low, found[-1], amount, rules)):
                found[-1] = both
            else:
                found.append(amount)
            end = amount.end
    return tuple(sorted([*found, *_ranks(low, places, rules)], key=lambda amount: (amount.start, amount.end)))


def _is_rate(before: Amount, amount: Amount) -> bool:
    """Whether an amount found before is but the time that the next is the rate of, and no length."""
    return before.value == 1 and amount.unit.endswith(f"/{before.unit}") and amount.start - before.end <= _SIGNS


def _paired(flat: str, low: str, one: Amount, other: Amount, rules: Grammar) -> Amount | None:
    """Two amounts as one, bounded as the first that is, where one thing is told of the persons of two peoples."""
    if isinstance(one.value, tuple) or isinstance(other.value, tuple) or not beside(flat, low, one, other, rules):
        return None
    bound = one.bound if one.bound != "exact" else other.bound
    return replace(other, start=one.start, value=(one.value, other.value), bound=bound, words=one.words or other.words)


def _amount(flat: str, low: str, first: Term, rules: Grammar, found: list[Amount]) -> Amount | None:
    if first.share and of_time(low, first.start, first.end, rules):
        return None
    lead = back(low, first.start)
    if first.currency is None and numbered(flat, low, first, lead, rules):
        return None
    second, pair = _second(flat, low, first, rules)
    last = second or first
    half = rules.and_half.at(low, skip(low, last.end)) if last.end > last.start else None
    more, end = half or (0.0, last.end)
    share = None if first.currency or last.currency else share_at(flat, low, last, rules)
    led = rules.before_units.before(low, lead)
    unit = Unit("percent", share[1]) if share else _unit(flat, low, first, last, led, end, rules)
    if unit and unit.name in TIME and first.scale > 1 and YEAR.match(low, skip(low, unit.end)):
        unit = None  # 265 ألفا عام 1948
    if unit is None and (first.plain in rules.times or looks_dated(flat, first, second)):
        return None
    if first.currency is None and rules.eras.at(flat, skip(flat, last.end)):
        return None
    few = first.scale == 1 and first.value < 10 and not first.currency
    start, bound, words, end = bound_of(low, led[1] if led else first.start, last.end, unit, few, rules)
    if unit is None:
        unit = ahead(flat, low, last, rules) or uncounted(flat, low, start, first, last, bound, found, rules)
        if unit is None:
            return None
    elif not more and unit.name in TIME and (half := rules.and_half.at(low, skip(low, unit.end))):
        more, unit = half[0], Unit(unit.name, half[1])  # deux ans et demi
    elif not share and not _counts(flat, low, first, second, unit, bound, rules):
        return None
    values = [one.value * (last.scale if one.scale == 1 and one.value < 1000 else one.scale) for one in (first, last)]
    value, name = share[0] if share else values[-1] + more * last.scale, unit.name
    value_name = name
    if name in rules.multiples and second is None and (name != "century" or value % 1):
        times, name = rules.multiples[name]
        value *= times
    of_all = last.value != 100 if share else unit.name == "percent" and (last.end == last.start or last.share)
    by = (last.share or last.value == 1) and value % 1 == 0  # no third, and not "four fifths"
    by = by and not rules.half_by.isdisjoint(low[max(0, start - _BY) : start].split()[-1:])
    if (bound == "exact" and of_all and not by) or (pair == "range" and _opens(low, start, rules)):
        bound = "approx"
    if pair == "range":
        opened = opening(low, start, rules)
        bound = "approx" if bound == "exact" or opened < start else bound  # "from under 100 to 500"
        start = opened
    if name == "troop" and (
        rules.acted_on.before(low, back(low, start)) or rules.acted_on.at(low, skip(low, unit.end))
    ):
        name = "person"  # who is killed counts as one of the dead
    peopled, aged = name == "people", value_name == AGE
    name, end = rate(low, max(end, unit.end), "person" if name == "people" else name, start, rules)
    both = (_rounded(values[0]), _rounded(values[1])) if second else _rounded(value)
    if name == "vote" and not second and (other := against(flat, low, end, rules)):
        both, end = (_rounded(value), other.value), other.end
    thing = few and bound == "exact" and name not in (*TIME, *MEASURED)
    known = thing and rules.definite.before(low, lead) is not None
    return Amount(start, end, both, name, bound, words, peopled, known, aged=aged)


def _unit(
    flat: str, low: str, first: Term, last: Term, led: tuple[str, int] | None, end: int, rules: Grammar
) -> Unit | None:
    """The unit of a number that ends at `end`: its currency, what stands before it, what it counts or how often."""
    if first.share:
        return Unit("percent", end)
    if currency := first.currency or last.currency:
        return Unit(told_apart(currency, flat, first.start), end)
    if led:
        return Unit(led[0], end)
    behind = rules.after.at(low, skip(low, end))
    unit = unit_at(flat, low, behind[1] if behind else end, rules, last.scale >= _MILLION, first.start)
    if first.plain in rules.times:
        return _done(low, first.start, unit.end if unit else end, rules)
    if unit and unit.name == "time":
        return _done(low, first.start, unit.end, rules) or unit
    return unit


def _opens(low: str, start: int, rules: Grammar) -> bool:
    """Whether the words that seem to bound a range open it: "from", in a language where that means at least, too."""
    return rules.between.at(low, start) is not None


def _rounded(value: float) -> float:
    """Without the dust of binary fractions: 1.1 lakh is 110,000."""
    return float(f"{value:.12g}")


def _done(low: str, start: int, end: int, rules: Grammar) -> Unit | None:
    """What "met 27 times" or "recalled twice" counts: the doings of the verb before it."""
    for word in reversed(low[max(0, start - 30) : start].split()):
        if word[-1] in ".;:":
            return None
        if word in rules.done:
            return Unit(rules.done[word], end)
    return None


def _second(flat: str, low: str, first: Term, rules: Grammar) -> tuple[Term | None, str]:
    """The other end of a range, or the other of a pair that is told apart by "respectively"."""
    at = skip(low, first.end) if low[first.end : first.end + 1] not in "-" else first.end
    link = rules.ranges.at(low, at)
    if link is None and not rules.spaced and (named := rules.units.at(low, at)):  # 500人から800人
        link = rules.ranges.at(low, named[1])
    if link is None and (other := counted_against(flat, low, first.end, rules)):
        return other, "pair"
    if link is None and (whole := _whole(flat, low, first, rules)):
        return whole, "pair"
    if link is None or (first.end == at and link[0].isalpha() and rules.spaced):
        return None, ""
    other = term_at(flat, low, skip(low, link[1]) if low[link[1] : link[1] + 1] != "-" else link[1], rules)
    if other is None or other.start < first.end:
        return None, ""
    if YEAR.fullmatch(first.plain) and not first.currency and (other.currency or _outscaled(other)):
        return None, ""
    opened = rules.between.before(low, back(low, first.start))
    if link[0] in rules.joining:
        if opened and opened[0] not in rules.starting:
            return other, "range"
        near = low[max(0, first.start - 80) : other.end + 80]
        return (other, "pair") if any(word in near for word in rules.respectively) else (None, "")
    bigger = other.value * other.scale > first.value * first.scale
    if not bigger or (opened and opened[0] in rules.starting and changed(low, opened[1], rules)):
        return None, ""
    return other, "range"


def _whole(flat: str, low: str, first: Term, rules: Grammar) -> Term | None:
    """What a number is a part of, where both have one noun: "eight of thirteen hostages"."""
    of = rules.taken_from.at(low, skip(low, first.end)) if rules.spaced and not first.currency else None
    other = term_at(flat, low, skip(low, of[1]), rules) if of and low[of[1] : of[1] + 1] == " " else None
    if other is None or YEAR.fullmatch(first.plain) or YEAR.fullmatch(other.plain) or first.half or other.half:
        return None
    return other if 1 < first.value * first.scale < other.value * other.scale else None


def _outscaled(other: Term) -> bool:
    """Whether what a year goes on to is another year, or millions: "rose from 3 million in 2003 to 4 million"."""
    return bool(YEAR.fullmatch(other.plain)) or (other.scale >= 1000 and other.value < 1000)


def _counts(flat: str, low: str, first: Term, second: Term | None, unit: Unit, bound: Bound, rules: Grammar) -> bool:
    """Whether a number with a unit is an amount, and not a year before a noun, a bare "one" or "the two countries"."""
    if first.currency or first.scale != 1:
        return True
    if YEAR.fullmatch(first.plain) and unit.name not in MEASURED and not (rules.ideograms and unit.name not in TIME):
        whole = first.value % _ROUND == 0
        bare = whole and rules.nouns == "capital" and rules.units.at(low, skip(low, first.end)) is not None
        # "schickte 2000 Soldaten"; "schickte 1965 Soldaten" is told of that year
        told = unit.name not in TIME and (bare or no_year(low, first.start, first.end, rules))
        counted = told or bound != "exact" or not rules.spaced  # a classifier stands behind no year
        round_one = whole and first.value not in _CENTURIES  # "some 1,500 firms"
        return unit.name.isupper() or (counted and (unit.name in PERSONS or told or round_one))
    if bound == "exact" and second is None and rules.dated.at(low, skip(low, first.end)):
        return unit.end - first.end > 1 or rules.termed.before(low, first.start) is not None  # 年間, 期間5年
    if unit.name == "hour" and (
        rules.clock.before(low, back(low, first.start)) or (rules.decimal == "," and _HOUR.match(low, first.start))
    ):
        return False
    if first.value < 3 and low[first.end : first.end + 1] == "-" and unit.name not in (*TIME, *MEASURED):
        return False  # two-way trade
    if unit.name in TIME and low[unit.end : unit.end + 2].strip()[:1].isdigit():
        return False  # the day, month or year of a date, as Vietnamese writes it
    if flat.endswith(rules.verbs, first.end, unit.end):
        return False  # "die 27 tagen": nouns have a capital
    if rules.nouns != "capital" and first.plain.isdigit() and _NAME.search(flat, max(0, first.start - 24), first.start):
        return unit.name in (*TIME, *MEASURED, "person", "tourist") or unit.name.isupper()
    if first.value == 1 and second is None and not first.plain:
        stays = last_word(low, back(low, first.start)) in rules.staying  # "for a month"
        return (unit.name in TIME and (bound != "exact" or stays)) or unit.name in MEASURED
    return not (first.value == 2 and low[: unit.end].endswith(tuple(rules.pairs)) if rules.pairs else False)


_HOUR = re.compile(r"\d\d?\.\d\d(?!\d)")  # "9.30"
_NAME = re.compile(r"[^.!?\n]\s[A-Z][\w.]*\s$")


def _ranks(low: str, places: Sequence[int] | None, rules: Grammar) -> list[Amount]:
    """Places in an order, as in "third-largest": the unit is `rank`."""
    found: list[Amount] = []
    if rules.rank is not None and (places is not None or may_stand(rules.rank, low, 0, len(low))):
        found += [
            Amount(match.start(), match.end(), float(match["digits"] or rules.ranks[match["word"]]), "rank")
            for match in found_at(rules.rank, low, places)
        ]
    if rules.held is not None and (places is not None or may_stand(rules.held, low, 0, len(low))):
        found += [
            Amount(match.start(), match.end(), float(number), "rank", nth=True)
            for match in found_at(rules.held, low, places)
            if (number := counts(rules.language).read(match["o"])) and number > 1
        ]
    return found
