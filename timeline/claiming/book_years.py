"""Book years: a year told of as the next one after a book year is a book year too, and no calendar year.

"Trade was worth 17 million in 2018-19 and 13 million the year after": that is in 2019-20.
"""

import re
from itertools import pairwise

from timeline.claiming.amount_times import TIME
from timeline.claiming.drafts import Sentence
from timeline.claiming.moments import Moment
from timeline.light import replace

_BOOK_YEAR = re.compile(r"\d{4}\s?[-–/]\s?(?:\d\d)?\d\d")
_NEXT, _PAIR = "+1y", 2


def book_years(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments of a sentence in their order, each that follows a book year by a year as a book year."""
    if len(found) < _PAIR or all(amount.unit in TIME for amount in sentence.marks.amounts):
        return found
    return [*found[:1], *(_next(one, two, sentence.scene.text) for one, two in pairwise(found))]


def _next(one: Moment, two: Moment, text: str) -> Moment:
    timex, (_, _, end) = two.timexes[0], (one.date or "").partition("/")
    follows = timex.anchor == "previous" and timex.shift == _NEXT and two.relation == ""
    if not follows or not _BOOK_YEAR.search(text, one.start, one.end) or two.first != f"{int(end or 0) + 1:04d}":
        return two
    date = f"{end}/{two.first}"
    return replace(two, date=date, when=date, first=date, why=f"{two.why}; a book year, as the one before it")
