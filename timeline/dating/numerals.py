"""Numbers written in words: the values of the words are a language's data, how they add up is arithmetic."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

LONGEST = 12  # words of one number
_HUNDREDS = frozenset({1, 2, 10, 11, 12, 15, 16, 17, 18, 19})
_ALL_PLACES, _TREATIES = 5, 1500  # words of such a number; before that year none is told so
_TEENS = 10  # "a thousand and one" nights are no year


def _opens_a_year(values: Sequence[int], number: int, positional: bool) -> bool:
    """Say whether a number may be a year by how it begins: as some hundreds ("neunzehnhundert", "twelve hundred"), or
    as a thousand with more than hundreds ("mille neuf cent quatorze", not "mille cinq cents"), where digits alone are
    places too with all of them, as in treaties of Japan (千九百五十一).
    """
    if values[0] == 1000 and positional:
        return len(values) >= _ALL_PLACES and number >= _TREATIES
    if values[0] == 1000:
        return number % 100 >= _TEENS
    return values[0] in _HUNDREDS


class Numerals(NamedTuple):
    """How a language puts number words together.

    `multipliers`: words that multiply what stands before them (100, 1000; in Japanese 10 too, in French 20). `joiners`:
    words and marks that may stand inside ("and", "-", "et"). `scores`: tens that teens are added to (French 10, 60).
    `positional`: single digits in a row are places (一九五三). `pairs`: two numbers below 100 make a year ("nineteen
    fifty-three"). `units_first`: the unit stands before the ten ("drei und zwanzig").
    """

    multipliers: frozenset[int]
    joiners: frozenset[str]
    scores: frozenset[int]
    positional: bool
    pairs: bool
    units_first: bool

    def read(self, classes: Sequence[Mapping[str, Any]], i: int) -> tuple[int, float, bool, bool]:
        """Read the number that starts at token `i`: (index after it, value, is it an ordinal, is it a year in two
        halves)."""
        values = [classes[i]["num"]]
        end = j = i + 1
        is_ordinal = "ordinal" in classes[i] and "int" not in classes[i]
        while not is_ordinal and j < len(classes) and len(values) < LONGEST:
            here = classes[j]
            joined = here.get("and_n") if values[-1] in self.multipliers else None  # "مئة وثلاثة": a hundred and three
            new = here["num"] if "num" in here and here.get("word") else joined
            if isinstance(new, int) and self._follows(values, new):
                values.append(new)
                is_ordinal = "int" not in here and joined is None
                end = j = j + 1
            elif j == end and not self.joiners.isdisjoint(here):
                j += 1
            else:
                break
        value, year = self._sum(values)
        return end, value, is_ordinal, year

    def _follows(self, values: list[int], new: int) -> bool:
        last = values[-1]
        if new in self.multipliers:
            return last < new or (last in self.multipliers and (new < last or new >= 1000))
        if last in self.multipliers:
            return new < last
        if self.positional and last < 10 and new < 10:
            return True
        if self.units_first and last < 10 and 10 <= new < 100 and new % 10 == 0:
            return True  # ten too: "ثلاثة عشر" are thirteen
        if last in self.scores and new < 20:
            return True
        if 20 <= last < 100 and last % 10 == 0 and 0 < new < 10:
            return True
        return (
            self.pairs
            and len(values) <= 2
            and 10 <= values[0] < 100
            and 10 <= new < 100
            and last % 10 + (last < 20) > 0
        )

    def _sum(self, values: list[int]) -> tuple[int, bool]:
        if self.positional and len(values) > 1 and all(value < 10 for value in values):
            number = int("".join(map(str, values)))
            return number, 1000 <= number < 2200
        if self.pairs and len(values) > 1 and not any(value in self.multipliers for value in values):
            for cut in range(1, len(values)):
                left, right = sum(values[:cut]), sum(values[cut:])
                if 10 <= left < 100 and 10 <= right < 100 and values[cut] >= 10:
                    return left * 100 + right, True
        total = current = 0
        for value in values:
            if value not in self.multipliers:
                current += value
            elif value >= 10000:
                total, current = (total + max(current, 0 if total else 1)) * value, 0
            elif value >= 1000:
                total, current = total + max(current, 1) * value, 0
            else:
                of_place = current % value
                current += max(of_place, 1) * value - of_place
        number = total + current
        return number, 1000 <= number < 2200 and _opens_a_year(values, number, self.positional)
