"""Periods: the time from a date to as long before or after it."""

import re

from timeline.claiming.distances import moved
from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues

POINT = re.compile(r"(\d{4})(?:-(?:(0\d|1[0-2])|2[1-4]))?(?:-(\d\d))?$")
LENGTH = re.compile(r"P(\d+(?:\.5)?)([YMWD])")
_SLACK, _LAST = 8, 12 * 9999


def period_of(point: re.Match[str], length: re.Match[str], back: bool) -> str | None:
    """Return the years from a point to as long before or after it, the months or days where the length is of these."""
    if length[2] in "WD":
        start = f"{point[1]}-{point[2]}-{point[3]}"
        end = moved(start, round(float(length[1])) * (-1 if back else 1), length[2])
        first, last = sorted((start, end or start))
        return f"{first}/{last}" if first < last else None
    months = int(point[1]) * 12 + int(point[2] or 1) - 1
    far = months + round(float(length[1]) * (12 if length[2] == "Y" else 1)) * (-1 if back else 1)
    if far == months or not 12 <= far < _LAST:
        return None
    low, high = sorted((months, far))
    if length[2] == "Y":
        return f"{low // 12:04d}/{high // 12:04d}"
    return f"{low // 12:04d}-{low % 12 + 1:02d}/{high // 12:04d}-{high % 12 + 1:02d}"


def too_long(period: str | None, lead: str, now: str | None, cues: Cues) -> bool:
    """Tell whether a period would last beyond the publication, by which it is told to be over: "bury a feud that lasted
    almost a year".
    """
    end = (period or "").split("/")[-1]
    held = cues.state_held is not None and cues.state_held.search(lead) is not None
    return bool(now and held and end > now[: len(end)])


def known_start(period: str, memory: Memory) -> str:
    """Return the period with the year of an event told above as its start, where "nearly forty years" come near it."""
    start, end = int(period[:4]), period[5:]
    slack = max(1, (int(end) - start) // _SLACK)
    told = {int(date[:4]) for date in memory.events.values()}
    near = min(
        (year for year in told if abs(year - start) <= slack and year < int(end)),
        key=lambda year: abs(year - start),
        default=start,
    )
    return f"{near:04d}/{end}"


def told_first_day(period: str, memory: Memory) -> str:
    """Return the period with a day told above as its first that lies beside it: who counts days may count both ends."""
    start, end = period.split("/")
    beside = [moved(start, -1, "D"), moved(start, 1, "D")]
    return next((f"{one.date}/{end}" for one in reversed(memory.told) if one.date in beside), period)
