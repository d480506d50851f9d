"""Signs that a date was not converted to the calendar of the store: a lag of days, a surplus of years."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from timeline.edtf import days, parse
from timeline.edtf.days import to_civil
from timeline.knowledge import load


def _shelf() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("eras")
    return found


def julian_lag(day: int) -> int:
    """Return by how many days the Julian calendar lags on a Gregorian day: 10 from 1582, 13 from 1900, 0 out of use."""
    use = _shelf()["julian"]
    if day < (parse(str(use["from"])).earliest or 0) or to_civil(day)[0] > use["until"]:
        return 0
    return days.julian_lag(day)


def in_old_style(day: int, text: str) -> bool:
    """Say whether a day is the Old Style one of a text that says so and gives the New Style day beside it."""
    if not names_old_style(text):
        return False
    lag = julian_lag(day)
    return bool(lag) and {to_civil(day)[2], to_civil(day + lag)[2]} <= numbers(text)


def names_old_style(text: str) -> bool:
    """Say whether a text speaks of the Old Style, in any of the languages known for it."""
    return _has_one(text, _shelf()["julian"]["words"])


def _has_one(text: str, names: Iterable[str]) -> bool:
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("i\u0307", "i").replace("ı", "i")  # the era pattern takes them for an i
    for name in names:  # noqa: SIM110  asked of every quote
        if name in folded:
            return True
    return False


def in_another_calendar(one: int, two: int, parties: frozenset[str] = frozenset()) -> tuple[str, int] | None:
    """Return the calendar in which one of two days is the date of the other, and that day; None if in none.

    `parties`: a calendar that only some states use is thought of only where one of them is concerned.
    """
    early, late = sorted((one, two))
    if early != late and late - early == julian_lag(late):
        return "julian", early
    (year, *rest), (other, *other_rest) = to_civil(early), to_civil(late)
    if rest == other_rest:
        for entry in _shelf()["counts"]:
            if "parties" not in entry or parties & set(entry["parties"]):
                for kept, count, right in ((late, other, year), (early, year, other)):
                    if count - right in entry["more"]:
                        return str(entry["calendar"]), kept
    return None


def era_years(text: str) -> Iterator[tuple[str, int]]:
    """Yield the years that a text gives in an era, as (its words, Gregorian year); digits of any script are read."""
    if not names_era(text):
        return
    for found in _era_pattern().finditer(text):
        era = _eras()[found["era"].casefold()]
        year = 1 if found["first"] else int(found["year"])
        yield found[0].strip(), era["first"] + year - 1


def names_era(text: str) -> bool:
    """Say whether the name of an era stands in a text; a year of it need not."""
    return _has_one(text, _eras())


def names_calendar(text: str) -> bool:
    """Say whether the name of an era or of the Old Style stands in a text."""
    return bool(text) and _has_one(text, _names(text.isascii()))


def era_of(words: str) -> int:
    """Return the Gregorian year before the first of the era named in `words`, by which two spellings of it are one."""
    found = _era_pattern().search(words)
    return int(_eras()[found["era"].casefold()]["first"]) if found else 0


def common_years(text: str) -> tuple[int, ...]:
    """Return the years of the Christian era that stand in brackets beside an era's year in a text."""
    found: list[int] = []
    for era in _era_pattern().finditer(text):
        after = re.match(r"\s*年?[^()（）]{0,12}[(（]\s*(?:西暦\s*)?(\d{4})(?!\d)", text[era.end() :])
        before = re.search(r"(\d{4})\s*年?\s*[(（]\s*$", text[: era.start()])
        found += [int(m[1]) for m in (after, before) if m]
    return tuple(found)


def numbers(text: str) -> frozenset[int]:
    """Return the whole numbers that stand in a text."""
    return frozenset(int(n) for n in re.findall(r"\d+", text))


@cache
def _eras() -> Mapping[str, Mapping[str, Any]]:
    return {name.casefold(): entry for entry in _shelf()["eras"] for name in entry["names"]}


@cache
def _names(ascii_only: bool) -> tuple[str, ...]:
    return tuple(name for name in (*_eras(), *_shelf()["julian"]["words"]) if name.isascii() or not ascii_only)


@cache
def _era_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in sorted(_eras(), key=lambda n: (-len(n), n)))
    firsts = "|".join(map(re.escape, _shelf()["first_year"]))
    return re.compile(rf"(?P<era>{names})\s*(?:(?P<year>\d{{1,4}})|(?P<first>{firsts}))(?!\d)", re.IGNORECASE)
