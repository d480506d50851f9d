"""Sharing: dates in a row lend one another what is said once: "June and August 2018", "31 January – 4 February
2011"."""

from collections.abc import Sequence
from typing import Any

from timeline.dating.matching import Match
from timeline.dating.tokens import Tokens

_YEARS = ("year", "year4", "shortyear")
_WIDEST = 4  # tokens between two dates of a row


def share(found: Sequence[Match], tokens: Tokens) -> None:
    """Complete the fields of dates that stand in a row; a year goes to the left, a month both ways, a century to
    the right."""
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if _joined(left, right, tokens):
            _to_left(left.fields, right.fields)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        if _joined(left, right, tokens):
            _to_right(left.fields, right.fields)


def share_heading(found: Sequence[Match]) -> None:
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
    between = tokens.classes[left.last : right.first]
    return bool(between) and all("connector" in classes for classes in between)


def year_of(fields: dict[str, Any]) -> int | None:
    """Return the year that the fields state."""
    return next((fields[name] for name in _YEARS if name in fields), None)


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
