"""Mentions: the dates told of so far, which later ones hang on."""

from collections.abc import Callable

from timeline.dating.points import RANK, Point


class Mentions:
    """Dates mentioned, the last one of each exactness: a later date that is vaguer does not hide an exact one of
    its year."""

    def __init__(self, known: dict[str, Point] | None = None) -> None:
        self._last: dict[str, Point] = dict(known or {})

    def note(self, point: Point, named: bool = False) -> None:
        """Take note of a date; it serves for itself and for the larger units it lies in.

        The year of a name ("the 1943 rising") does not make forget the day or month told of.
        """
        rank, last = RANK[point.unit], self._last
        last["=" + point.unit] = last[""] = point
        if point.month is not None and rank <= RANK["M"]:
            last[f"={point.month}"] = last["=month"] = point
        if rank > RANK["Y"]:  # a decade or century fixes no year
            return
        last["Y"] = point
        if rank:
            self._forget("D", point, named)
        elif point.day is not None:
            last["D"] = point
        if rank <= RANK["M"] and point.month is not None:
            last["M"] = point
        else:
            self._forget("M", point, named)

    def _forget(self, unit: str, point: Point, named: bool) -> None:
        """Forget the date of a unit told last where a later one is of another year."""
        known = None if named else self._last.get(unit)
        if known is not None and known.year != point.year:
            del self._last[unit]

    def last(self, unit: str = "") -> Point | None:
        """Return the date mentioned last that is at least as exact as the unit (any when it is empty)."""
        if unit in ("D", "W"):
            return self._last.get("D")
        if unit in ("M", "QU", "S"):
            return self._last.get("M") or self._last.get("Y")
        return self._last.get("")

    def exactly(self, unit: str) -> Point | None:
        """Return the date mentioned last that is just of this unit (the month spoken of), or in a month so numbered
        ("month": in any)."""
        return self._last.get("=" + unit)

    def copy(self) -> "Mentions":
        """Return the same mentions, to go on from."""
        return Mentions(self._last)


def in_season(told: Callable[[int], Point | None], season: int, year: int) -> Point | None:
    """Return the latest date told in a month of a season (1 spring) after a year; `told` gives that of a month."""
    months = (3 * season + month for month in range(3))
    dates = (told((month - 1) % 12 + 1) for month in months)
    return max((one for one in dates if one and (one.year or 0) > year), key=lambda one: one.ordinal, default=None)
