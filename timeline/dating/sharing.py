"""Sharing: dates in a row lend one another what is said once: "June and August 2018", "31 January – 4 February
2011"."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from timeline.dating.matching import Match
from timeline.dating.points import exists
from timeline.dating.tokens import BREAK, Tokens
from timeline.edtf.days import from_civil
from timeline.light import replace

_ALIKE = 7  # tokens between two days told alike
_WIDEST = 4  # tokens between two dates of a row
_PLAIN = 1999  # a year without a leap day, where none is said
_COMMAS = frozenset({"=,", "=،"})
_CLOSED = {"end": True}
_IN_YEAR = {"day", "month", "season"}
_PARTLY = {"fraction", "month", "day", "season", "part", "mod"}
"""What a length of whole years, no more and no less, does not tell."""
_STYLES = range(10, 14)
"""Days that the Julian calendar was behind the Gregorian: 10 from 1582, 11 from 1700, 12 from 1800, 13 from 1900."""


def share(found: list[Match], tokens: Tokens) -> None:
    """Complete the fields of dates that stand in a row; a year goes to the left, a month both ways, a century to
    the right, an era to the years told by it again."""
    era = None
    for match in found:
        era = match.fields.get("yearbase", era)
        if "ditto" in match.fields and era is not None:
            match.fields["yearbase"] = era
    if len(found) < 2:
        return
    for at, (left, right) in enumerate(pairwise(found)):
        if _same_year(left, right, tokens):
            found[at] = replace(left, kind="shift", fields={**right.fields, **left.fields})
            if right.fields.get("base") in ("previous", "told"):
                right.fields.update(sign=0, base="previous")  # the first of the two has gone to that year
        elif _of_that_year(left, right, tokens):
            found[at] = replace(left, kind="shift", fields={**right.fields, **left.fields})
            right.fields["sign"] = 0
    _share_styles(found, tokens)
    near = [
        (left, right, _joined(left, right, tokens))
        for left, right in pairwise(found)
        if right.first - left.last <= _ALIKE
    ]
    for left, right, joined in reversed(near):
        if joined or _parallel(left, right, tokens):
            _to_left(left.fields, right.fields)
    for left, right, joined in near:
        if joined:
            _to_right(left.fields, right.fields)
        if _twins(left, right, tokens):
            left.fields["twin"] = True
            if year_of(right.fields) is None and year_of(left.fields) is not None:
                right.fields["year"] = year_of(left.fields)
        elif _names(left, right, tokens):
            left.fields["year"] = year_of(right.fields)


def _same_year(left: Match, right: Match, tokens: Tokens) -> bool:
    """Say whether a day or month is of the year told with the next: "from 22 to 24 May of the following year"."""
    if left.kind != "date" or right.kind != "shift" or right.first - left.last > _WIDEST:
        return False
    if not left.fields or not left.fields.keys() <= {"day", "month"} or right.fields.get("unit") != "Y":
        return False
    if not left.fields.keys() & right.fields.keys() or "month" not in right.fields:
        return False
    return _linked(left, right, tokens)


def _of_that_year(left: Match, right: Match, tokens: Tokens) -> bool:
    """Say whether a day or month is of the year so long after what was told, between commas: "In November, fifteen
    years later, they met again"."""
    if left.kind != "date" or right.kind != "shift" or not left.fields or right.first - left.last != 1:
        return False
    if not left.fields.keys() <= _IN_YEAR or {"month", "season"}.isdisjoint(left.fields):
        return False
    told = right.fields
    if (told.get("unit"), told.get("base")) != ("Y", "previous") or not told.get("sign") or told.keys() & _PARTLY:
        return False
    behind = tokens.classes[right.last] if right.last < len(tokens.classes) else _CLOSED
    return not _COMMAS.isdisjoint(tokens.classes[left.last]) and ("end" in behind or not _COMMAS.isdisjoint(behind))


def _twins(left: Match, right: Match, tokens: Tokens) -> bool:
    """Say whether two days are one in the Old and the New Style: "17/30 January", "5 October, that is 18 October"; or a
    day of a calendar that is reckoned only about, told again in ours.
    """
    between = tokens.classes[left.last : right.first]
    if not 1 <= len(between) <= _WIDEST or not all("restating" in classes for classes in between):
        return False
    if "calendar" in left.fields and left.fields.get("mod") == "APPROX":
        return right.kind == "date" and "calendar" not in right.fields and year_of(right.fields) is not None
    one, other = _day(left.fields), _day(right.fields)
    if left.kind != "date" or right.kind != "date" or one is None or other is None or other[0] is None:
        return False
    month, next_month = one[0] or other[0], other[0]
    turned = next_month < month
    stated = year_of(right.fields)
    year = stated - turned if stated else year_of(left.fields) or _PLAIN
    if year_of(left.fields) not in (None, year, year + turned):
        return False
    if not exists(year, month, one[1]) or not exists(year + turned, next_month, other[1]):
        return False
    return from_civil(year + turned, next_month, other[1]) - from_civil(year, month, one[1]) in _STYLES


def _share_styles(found: list[Match], tokens: Tokens) -> None:
    """Tell the New Style of a day from its Old Style in brackets behind it ("7 November 1917 (25 October)"), and give
    both a year that stands behind the brackets ("25 October (7 November) 1917").
    """
    for at in range(len(found) - 2, -1, -1):
        left, right = found[at], found[at + 1]
        if right.first - left.last != 1 or left.kind != "date" or right.kind != "date":
            continue
        if "=(" not in tokens.classes[left.last]:
            continue
        if not left.fields.keys() >= {"month", "day"} or not right.fields.keys() >= {"month", "day"}:
            continue
        behind = found[at + 2] if at + 2 < len(found) else None
        if year_of(left.fields) is None and behind is not None and _year_behind(right, behind, tokens):
            days = {"year": year_of(behind.fields) or _PLAIN}
            if abs(_days({**left.fields, **days}, {**right.fields, **days})) in _STYLES:
                left.fields.update(days)
                right.fields.update(days)
                del found[at + 2]
        year = year_of(left.fields)
        if year is not None and abs(far := _days(left.fields, {**right.fields, "year": year})) in _STYLES:
            right.fields["year"] = year
            (left if far > 0 else right).fields["twin"] = True


def _year_behind(day: Match, year: Match, tokens: Tokens) -> bool:
    """Say whether nothing but the end of brackets parts a day from a year."""
    between = tokens.classes[day.last : year.first]
    closed = 1 <= len(between) <= _WIDEST // 2 and "=)" in between[0] and all("connector" in at for at in between[1:])
    return closed and year.kind == "date" and year.fields.keys() == {"year"} and year_of(day.fields) is None


def _days(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """Return by how many days the other of two days is the later one, 0 where either is none."""
    days = [(year_of(at) or _PLAIN, at["month"], at["day"]) for at in (one, other)]
    return from_civil(*days[1]) - from_civil(*days[0]) if all(exists(*day) for day in days) else 0


def _day(fields: dict[str, Any]) -> tuple[int | None, int] | None:
    """Return the month, None where it is not said, and the day that the fields state; None without a day."""
    day = fields.get("day", fields.get("nth"))
    return None if day is None or "calendar" in fields else (fields.get("month"), day)


def _names(left: Match, right: Match, tokens: Tokens) -> bool:
    """Say whether a year belongs to a name that a day opens: "the 8 August Rising of 1949"."""
    between = tokens.classes[left.last : right.first]
    if not 2 <= len(between) <= _WIDEST or "possessor" not in between[-1]:
        return False
    if "article_like" not in tokens.classes[left.first]:
        return False
    if any(BREAK in classes or "end" in classes or "connector" in classes for classes in between):
        return False
    bare = right.kind == "date" and right.last - right.first == 1 and year_of(right.fields) is not None
    return bare and left.kind == "date" and {"month", "day"} <= left.fields.keys() and year_of(left.fields) is None


def share_heading(found: list[Match]) -> None:
    """Give the year that a heading states to the other dates in it: "The spring offensive (May 1951)"."""
    years = {year_of(match.fields) for match in found if match.kind == "date" and "needs" not in match.fields} - {None}
    if len(years) == 1:
        for match in found:
            if (
                match.kind == "date"
                and year_of(match.fields) is None
                and not match.fields.keys().isdisjoint(("month", "season"))
            ):
                match.fields["year"] = min(year for year in years if year is not None)


def _joined(left: Match, right: Match, tokens: Tokens) -> bool:
    if left.kind != "date" or right.kind != "date" or right.first - left.last > _WIDEST:
        return False
    return _linked(left, right, tokens)


def _linked(left: Match, right: Match, tokens: Tokens) -> bool:
    between = tokens.classes[left.last : right.first]
    if not between:
        return "conjoined" in tokens.classes[right.first]  # a month with "and" written together
    joined = ["connector" in classes for classes in between]
    return any(joined) and all(here or "again" in classes for here, classes in zip(joined, between, strict=True))


def _parallel(left: Match, right: Match, tokens: Tokens) -> bool:
    """Say whether two days are told alike of one thing: "initialled on 21 November and signed on 14 December 1995"."""
    if not left.first or not 2 <= right.first - left.last <= _ALIKE:
        return False
    between = tokens.classes[left.last : right.first]
    days = all(match.kind == "date" and {"month", "day"} <= match.fields.keys() for match in (left, right))
    if not days or left.fields["month"] > right.fields["month"]:
        return False
    if any(BREAK in classes or "end" in classes for classes in between) or "connector" not in between[0]:
        return False
    alike = tokens.classes[left.first - 1].keys() & between[-1].keys()
    return any(key[0] == "=" for key in alike)


def year_of(fields: Mapping[str, Any]) -> int | None:
    """Return the year that the fields state."""
    if "year" in fields:
        return int(fields["year"])
    if "year4" in fields:
        return int(fields["year4"])
    if "shortyear" in fields:
        return int(fields["shortyear"])
    if "yearbase" in fields and "count" in fields:
        return int(fields["yearbase"]) + int(fields["count"])
    return None


def _to_left(left: dict[str, Any], right: dict[str, Any]) -> None:
    if "day" in left and "month" not in left and "month" in right and "day" in right:
        left["month"] = right["month"]
    if "era" in right and "era" not in left and year_of(left) is not None:
        left["era"] = right["era"]
    year = year_of(right)
    if year is None and "month" in left and "month" in right and year_of(left) is None:
        left["until"] = right["month"]
    if year is None or year_of(left) is not None or "yy" in left:
        return
    if "month" in left and ("month" in right or "day" in right):
        later = "month" in right and left["month"] > right["month"]
        left["year"] = year - 1 if later else year
    elif "month" in left and right.get("part", right.get("mod")) == "END":
        left["year"] = year  # "from July until the end of 1985"
    elif "season" in left and "season" in right:
        left["year"] = year
    else:
        return
    if "era" in right:
        left["era"] = right["era"]


def _to_right(left: dict[str, Any], right: dict[str, Any]) -> None:
    if "day" in right and "month" not in right and "month" in left:
        right["month"] = left["month"]
        if year_of(right) is None and year_of(left) is not None:
            right["year"] = year_of(left)
    year = year_of(left)
    if "yy" in right and year is not None and year >= 1000:
        end = year // 100 * 100 + right.pop("yy")
        right["year"] = end if end >= year else end + 100
