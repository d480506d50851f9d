"""A single date: a year, a part of a year, a month or a day, whichever of its digits are stated."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.edtf import masks, seasons
from timeline.edtf.date import BEGINNING, END, Date, Span, merged
from timeline.edtf.days import first_day, from_civil, last_day, month_length, year_of

_LEAP = 2000
"""A year that has every day that any year has."""

_YEARS = ("year", "decade", "century", "millennium")


class Component(NamedTuple):
    """A year, month or day as written: the qualifier before it, its text, the qualifier after it."""

    before: str
    text: str
    after: str


class Point(Date):
    """One day somewhere within its bounds.

    `parts` are its year, month (or season) and day as written; `time` is the time of day as written, with its zone,
    which is kept and moves nothing: the day is the one on the calendar of the place. `years` are the years it may
    fall in. A day that exists in none of them leaves `earliest` and `latest` None.
    """

    __slots__ = ("_days", "_months", "_season", "parts", "time", "years")

    def __init__(self, parts: tuple[Component, ...], years: Sequence[int], time: str = "") -> None:
        self.parts, self.years, self.time = parts, years, time
        self._season: int | None = None
        self._months: Sequence[int] | None = None
        self._days: Sequence[int] | None = None
        if len(parts) > 1:
            month = parts[1].text
            if month.isdecimal() and int(month) > 20:
                self._season = int(month)
            elif month != "XX" or len(parts) > 2:
                self._months = masks.numbers(month, 1, 12)
        if len(parts) > 2:
            if parts[2].text != "XX":
                self._days = masks.numbers(parts[2].text, 1, 31)
            elif parts[1].text == "XX":
                self._months = None
        if not self._runs(_LEAP):
            years = ()  # a day that no year has is not looked for in ten thousand
        self.earliest = next((runs[0][0] for runs in map(self._runs, years) if runs), None)
        self.latest = next((runs[-1][1] for runs in map(self._runs, reversed(years)) if runs), None)

    def _runs(self, year: int) -> list[Span]:
        """Return the runs of days of one year, in order."""
        if self._season is not None:
            return seasons.spans(year, self._season)
        if self._months is None:
            return [(first_day(year), last_day(year))]
        runs: list[Span] = []
        for month in self._months:
            start, length = from_civil(year, month, 1), month_length(year, month)
            if self._days is None:
                runs.append((start, start + length - 1))
            else:
                runs += [(start + day - 1, start + day - 1) for day in self._days if day <= length]
        return runs

    def spans(self, first: int = BEGINNING, last: int = END) -> Iterator[Span]:
        low = bisect_left(self.years, year_of(first) - 1) if first > BEGINNING else 0
        high = bisect_right(self.years, year_of(last)) if last < END else len(self.years)
        years = self.years[low:high]
        if years and self._season is None and self._months is None and isinstance(years, range):
            return iter([(first_day(years[0]), last_day(years[-1]))])
        return merged(run for year in years for run in self._runs(year))

    @property
    def year(self) -> int | None:
        return self.years[0] if len(self.years) == 1 else None

    @property
    def month(self) -> int | None:
        return self._stated(1) if self._season is None else None

    @property
    def day(self) -> int | None:
        return self._stated(2)

    @property
    def season(self) -> int | None:
        return self._season

    def _stated(self, index: int) -> int | None:
        if len(self.parts) <= index or "X" in self.parts[index].text:
            return None
        return int(self.parts[index].text)

    @property
    def precision(self) -> str:
        """The finest part that says something: `1985-04-XX` is a month, `156X-12-25` a day; of `XXXX`, the coarsest."""
        if len(self.parts) > 2 and self.parts[2].text != "XX":
            return "day"
        if self._season is not None:
            return seasons.precision(self._season)
        if len(self.parts) > 1 and self.parts[1].text != "XX":
            return "month"
        return _YEARS[min(self._open_digits(), 3)]

    def _open_digits(self) -> int:
        text, _, significant = self.parts[0].text.partition("S")
        if not significant:
            return len(text) - len(text.rstrip("X"))
        return len(str(max(abs(self.years[0]), abs(self.years[-1]), 1000))) - int(significant)

    @property
    def qualifiers(self) -> str:
        return "".join([part.before + part.after for part in self.parts])

    def doubts(self) -> list[str]:
        """Return the marks that bear on each part: those beside it, and those after any part to its right."""
        return [
            part.before + "".join([other.after for other in self.parts[index:]])
            for index, part in enumerate(self.parts)
        ]

    def __str__(self) -> str:
        return "-".join(["".join(part) for part in self.parts]) + self.time
