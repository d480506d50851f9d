"""The points in time that claims speak of, and what a time that a claim names comes to: a point or a stretch of days.

An event is one point, a state two: its start, which goes by the event's name, and its end. A source's publication is a
point while it is not known in the unit that a claim counts in; once known it is a constant, so that events which only
share a dated source stay apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from timeline.checking.hedges import UNITS, Dates, Reach, read
from timeline.checking.network import DAY, Unit
from timeline.checking.network.calendar import count, least
from timeline.checking.network.model import Bounds, Links
from timeline.records.when import Duration, When, parse_when

PUBLISHED = "published:"
EVENT = "event:"
END = ":end"
NEVER = "never:"
HELPER = "helper:"
FIRST = "first:"
"""What the line goes by that lies after the first of a class and before all others of it."""


class Time(NamedTuple):
    """A time that a claim names: a variable moved by a shift, or a stretch of days."""

    point: str | None
    reach: Reach | None = None
    shift: int = 0
    unit: Unit = DAY

    @property
    def is_hedged(self) -> bool:
        """Say whether it is another stretch of days when widened."""
        return self.reach is not None and self.reach.is_hedged


@dataclass(frozen=True)
class Points:
    """What is known of the points of a case: the days of dated publications, and which events are states.

    `stretches`: the states of which a date may be any in their course, and not only that of their start. `windows`:
    those that are states only because something happened during them, and lie within their dates as a moment does.
    """

    published: Mapping[str, Bounds]
    states: frozenset[str]
    stretches: frozenset[str] = frozenset()
    windows: frozenset[str] = frozenset()
    _names: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _starts: dict[str, Time] = field(default_factory=dict, init=False, repr=False)
    _publications: dict[tuple[str, Duration | None, Unit], Time] = field(default_factory=dict, init=False, repr=False)

    def start(self, event: str) -> str:
        """Return the variable of an event's moment, a state's start, or a publication; one string for all who ask."""
        name = self._names.get(event)
        if name is None:
            name = self._names[event] = event if event.startswith(PUBLISHED) else EVENT + event
        return name

    def began(self, event: str) -> Time:
        """Return the time of an event's moment, a state's start, or a publication; one for all who ask."""
        time = self._starts.get(event)
        if time is None:
            time = self._starts[event] = Time(self.start(event))
        return time

    def end(self, event: str) -> str:
        """Return the variable of a state's end, of any other event its moment."""
        return f"{EVENT}{event}{END}" if event in self.states else self.start(event)

    def time(self, when: str | When, source: str, event: str | None, unit: Unit, late: bool = False) -> Time:
        """Return what a time comes to when it is counted in a unit; `late`: of a state its end is meant."""
        anchor = parse_when(when) if isinstance(when, str) else when
        if anchor.edtf is not None:
            return Time(None, whole(read(anchor.edtf)))
        if anchor.anchor == "published":
            return self._publication(anchor.of or source, anchor.shift, unit)
        name = anchor.of or event or ""
        time = Time(self.end(name)) if late else self.began(name)
        return time if anchor.shift is None else Time(time.point, None, *_shift(anchor.shift))

    def _publication(self, source: str, by: Duration | None, unit: Unit) -> Time:
        """Return the time of a publication, or so long from it; worked out once for all that a source says of it."""
        key = (source, by, unit)
        time = self._publications.get(key)
        if time is None:
            shift, of = _shift(by)
            time = Time(self.start(PUBLISHED + source), None, shift, of)
            low, high = self.published.get(source, (None, None))
            if low is not None and high is not None:
                first, last = moved(low, shift, of)[0], moved(high, shift, of)[1]
                if count(first, unit) == count(last, unit):
                    time = Time(None, Reach((first, last), (first, last)))
            self._publications[key] = time
        return time


def _shift(shift: Duration | None) -> tuple[int, Unit]:
    if shift is None:
        return 0, DAY
    unit, times = UNITS[shift.unit]
    return shift.count * times, unit


def moved(day: int, shift: int, unit: Unit) -> tuple[int, int]:
    """Return the first and last day of the day, month or year that lies `shift` units after that of a day."""
    if shift == 0:
        return day, day
    number = count(day, unit) + shift
    return least(number, unit), least(number + 1, unit) - 1


def whole(dates: Dates) -> Reach:
    """Return the outer bounds of a date, whatever its form."""
    if dates.spans:
        lows, highs = [s.strict[0] for s in dates.spans], [s.strict[1] for s in dates.spans]
        wide_lows, wide_highs = [s.wide[0] for s in dates.spans], [s.wide[1] for s in dates.spans]
        return Reach(
            (_least(lows), _most(highs)), (_least(wide_lows), _most(wide_highs)), any(s.doubted for s in dates.spans)
        )
    start, end = dates.start, dates.end
    return Reach(
        (start.strict[0] if start else None, end.strict[1] if end else None),
        (start.wide[0] if start else None, end.wide[1] if end else None),
        any(part.doubted for part in (start, end) if part),
    )


def _least(days: list[int | None]) -> int | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _most(days: list[int | None]) -> int | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def bound(point: str, low: int | None, high: int | None) -> Links:
    """Return the link that keeps a point within days, nothing when both ends are open."""
    return ((None, point, low, high, DAY),) if low is not None or high is not None else ()


def gap(early: Time, late: Time, lo: int | None, hi: int | None, unit: Unit, wide: bool = False) -> Links:
    """Return the links for `lo <= late - early <= hi` in a unit; a stretch of days stands for any day in it."""
    helpers: Links = ()
    if early.shift or late.shift:
        helpers, early = _plain(early, unit)
        more, late = _plain(late, unit)
        helpers += more
    one, reach, back, _ = early
    two, late_reach, on, _ = late
    if one is not None and two is not None:
        k = on - back
        if k == 0 and one != two:
            return (*helpers, (one, two, lo, hi, unit))
        if one == two:
            holds = (lo is None or k >= lo) and (hi is None or k <= hi)
            return () if holds else never(one)
        return (*helpers, (one, two, less(lo, k), less(hi, k), unit))
    if one is None and two is None:
        (a, b), (c, d) = (_numbers(time, unit, wide) for time in (early, late))
        most, fewest = less(d, a), less(c, b)
        if (lo is None or most is None or lo <= most) and (hi is None or fewest is None or fewest <= hi):
            return ()
        return never(f"{a}..{b} to {c}..{d}, {lo}..{hi}")
    point, shift, known = (one, back, late_reach) if one is not None else (two, on, reach)
    assert point is not None
    assert known is not None
    low, high = _left(known.wide if wide else known.strict, lo, hi, unit, shift, one is not None)
    left = bound(point, low, high)
    return helpers + left if helpers else left


@lru_cache(maxsize=65536)
def _left(days: Bounds, lo: int | None, hi: int | None, unit: Unit, shift: int, before: bool) -> Bounds:
    """Return the days left to a point that, moved by a shift, lies so many units before or after a day among `days`."""
    first, last = _counted(days, unit)
    low, high = (less(first, hi), less(last, lo)) if before else (more_by(first, lo), more_by(last, hi))
    low, high = less(low, shift), less(high, shift)
    return None if low is None else least(low, unit), None if high is None else least(high + 1, unit) - 1


def _plain(time: Time, unit: Unit) -> tuple[Links, Time]:
    """Return a time whose shift is in the unit, with the link to a helping point where it was in another."""
    if time.point is None or time.shift == 0 or time.unit == unit:
        return (), time
    helper = f"{HELPER}{time.point}{time.shift:+d}{'dmy'[time.unit]}"
    return ((time.point, helper, time.shift, time.shift, time.unit),), Time(helper, None, 0, unit)


def never(what: str) -> Links:
    """Return a link that holds in no case, for a claim that contradicts itself."""
    return ((None, f"{NEVER}{what}", 1, 0, DAY),)


def _numbers(time: Time, unit: Unit, wide: bool) -> Bounds:
    assert time.reach is not None
    return _counted(time.reach.wide if wide else time.reach.strict, unit)


def _counted(days: Bounds, unit: Unit) -> Bounds:
    low, high = days
    return (None if low is None else count(low, unit), None if high is None else count(high, unit))


def less(n: int | None, by: int | None) -> int | None:
    """Return `n - by`, None where either is open."""
    return None if n is None or by is None else n - by


def more_by(n: int | None, by: int | None) -> int | None:
    """Return `n + by`, None where either is open."""
    return None if n is None or by is None else n + by
