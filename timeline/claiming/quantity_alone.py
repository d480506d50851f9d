"""Large figures with no noun at all: "the agency expects 40,000", "the fare was 2,800", "Ireland paid ten million".

Such a figure goes on from an amount of its sentence or the one before, is money where the words beside it speak of
money and the text has named a currency, is of what its subject is called, and else counts people.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from timeline.claiming.quantity_currencies import is_money
from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_phrases import Phrases
from timeline.claiming.quantity_terms import Term
from timeline.claiming.quantity_units import TIME, Unit, back, is_people, skip
from timeline.knowledge import load

_GROUPED = re.compile(r"[0-9]{1,3}(?:[,.\xa0\u202f ][0-9]{3})+(?![0-9])|[0-9]{5,7}(?![0-9])")
_END = re.compile(r"[.!?;。](?:[\s\"”’)]|$)|\n")
_NONE = ("\0",)
_WORD = re.compile(r"[ \xa0\n-]+([^\W\d_]+)")
_COUNTED = re.compile(r"([^\W\d_]{4,})(?![\w-])")
_LEAD, _REACH, _PARAGRAPH = 90, 200, 4000
_LARGE, _MILLION, _FEW_WORDS = 1000, 1e6, 100
_YEARS = range(1900, 2100)
_APART = 1000  # times: an amount so much larger or smaller is of something else
_UNLIKE = frozenset({*TIME, "percent", "rank", "time"})


class _Words(NamedTuple):
    """What `knowledge/quantities/` says of such figures in one language."""

    money: re.Pattern[str]
    unless: Phrases[bool]
    totals: re.Pattern[str]
    abstract: re.Pattern[str]
    beside: frozenset[str]
    named: bool


@cache
def _words(language: str) -> _Words | None:
    entry = load(f"quantities/{language}").get("alone")
    if entry is None:
        return None
    return _Words(
        re.compile(rf"\b(?:{_either(entry.get('money', _NONE))})"),
        Phrases(dict.fromkeys(map(str, entry.get("unless", ())), True)),
        re.compile(rf"(?:{entry.get('totals', _NONE[0])})\s*\Z"),
        re.compile(rf"\b(?:{_either(entry.get('abstract', _NONE))})\b"),
        frozenset(map(str, entry.get("beside", ()))),
        bool(entry.get("named", True)),
    )


def _either(words: Sequence[object]) -> str:
    return "|".join(re.escape(str(word)) for word in words)


class Counted(Protocol):
    """An amount found before: where it stands, its unit and its value."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def unit(self) -> str: ...

    @property
    def known(self) -> bool: ...

    @property
    def value(self) -> float | tuple[float, float]: ...


def alone(
    flat: str, low: str, start: int, first: Term, last: Term, found: Sequence[Counted], rules: Grammar
) -> Unit | None:
    """Return what a large figure counts that neither a noun nor its verb tells; None for a small or a doubtful one.

    `start`: the number with its bound words; `found`: the amounts found before, in order.
    """
    words = _words(rules.language)
    if words is None or first.currency or words.unless.before(low, back(low, start)):
        return None
    if _names_on(flat, low, last.end, rules, words):
        return None
    size = first.value * max(first.scale, last.scale)
    place = first.start
    opened = max((mark.end() for mark in _END.finditer(low, max(0, start - _LEAD), start)), default=start - _LEAD)
    large = _is_large(first, last, size)
    summed = large or words.totals.search(low, max(0, opened), start)
    if not (summed or (size >= _FEW_WORDS and rules.in_all.at(low, skip(low, last.end)))):
        return None
    near = [before for before in found if start - before.end < _REACH and "\n\n" not in flat[before.end : start]]
    if not large:
        going_on = next((b.unit for b in reversed(near) if b.unit not in _UNLIKE and not b.unit.isupper()), None)
        return Unit(going_on, place) if going_on else None
    ended = _END.search(low, last.end, last.end + _LEAD)
    closed = min(ended.start() if ended else len(low), last.end + _LEAD // 2)
    if words.money.search(low, max(0, opened), closed):
        code = next(
            (b.unit.partition("/")[0] for b in reversed(found) if is_money(b.unit) and start - b.end < _PARAGRAPH), None
        )
        return Unit(code, place) if code else None
    for before in reversed(near):
        if before.unit in _UNLIKE or is_money(before.unit) or "/" in before.unit or not _of_size(before, size):
            continue
        return Unit(before.unit, place)
    if not words.named or size >= _MILLION * _LARGE or words.abstract.search(low, max(0, opened), start):
        return None
    for word in reversed(list(_COUNTED.finditer(low, max(0, opened), start))):
        named = rules.units.at(low, word.start()) or rules.bodies.at(low, word.start())
        if named and named[0] not in _UNLIKE:
            return Unit(named[0], place)
        if flat[word.start()].isupper() and is_people(flat, word, rules):
            break
    return Unit("person", place)


def speaks_of_money(low: str, end: int, rules: Grammar) -> bool:
    """Tell whether the words of a sentence that lead to a place speak of money."""
    words = _words(rules.language)
    opened = max((mark.end() for mark in _END.finditer(low, max(0, end - _LEAD), end)), default=max(0, end - _LEAD))
    return words is not None and words.money.search(low, opened, end) is not None


def told_of_money(word: str, rules: Grammar) -> bool:
    """Tell whether a word names something that is told in money, and not counted: "Imports: 15 million"."""
    words = _words(rules.language)
    return words is not None and words.abstract.fullmatch(word) is not None and words.money.match(word) is not None


def _names_on(flat: str, low: str, end: int, rules: Grammar, words: _Words) -> bool:
    """Whether a word behind the figure is its noun after all ("5,000 sheep", "2,000 Volvo trucks"), or joins it to
    another number that has one.
    """
    word = _WORD.match(flat, end)
    if (
        word
        and rules.number.match(low, skip(low, word.end()))
        and (word[1] in rules.joining or rules.ranges.at(low, word.start(1)))
    ):
        return True
    if word is None or word[1] in words.beside or word[1] in rules.stops or word[1] in rules.auxiliaries:
        return False
    if flat[end - 1].isdigit() and rules.number.match(low, word.start(1)):  # "down to 1,900 eight years later"
        return False
    return word[1][0].isupper() or not (rules.nouns == "capital" or word[1].endswith(("ed", "ly")))


def _is_large(first: Term, last: Term, size: float) -> bool:
    """Whether a number is too large, as written, for a year, a number in a row or part of a name."""
    if first.plain and first.scale == 1 == last.scale:
        return size >= _LARGE and _GROUPED.fullmatch(first.plain.rstrip(".,")) is not None
    return size >= _LARGE and not (last.scale == 1 and size in _YEARS)


def _of_size(before: Counted, size: float) -> bool:
    other = max(before.value) if isinstance(before.value, tuple) else before.value
    return bool(other) and 1 / _APART <= size / other <= _APART
