"""Placing: how many years a count counts or lies from another time, and the same count at another time than was
assumed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.moments import Moment
from timeline.light import replace
from timeline.records.says import Anniversary, Lasted, NthYear

_MONTH = 7  # letters of a month of a year
_WHOLE = re.compile(r"([+-]?\d+)y")


class _Told(Protocol):
    @property
    def at(self) -> int: ...


_T = TypeVar("_T", bound=_Told)
_MOST = 100  # events on either side


def years_of(draft: Draft) -> int | None:
    """Return how many whole years a count counts that may be kept at another time; None for any other."""
    if isinstance(draft.says, Lasted):
        whole = _WHOLE.fullmatch(str(draft.says.duration))
        return int(whole[1]) if whole and draft.when != "published" else None
    if isinstance(draft.says, Anniversary):
        return draft.says.anniversary
    return draft.says.nth_year - 1 if isinstance(draft.says, NthYear) else None


def counted(moment: Moment | None) -> int:
    """Return how many whole years, less than 0 if back, a moment is counted from another time; 0 for any other."""
    shift = moment.timexes[0].shift if moment is not None and moment.timexes else None
    years = _WHOLE.fullmatch(shift) if shift else None
    return int(years[1]) if years else 0


def gone_on(moment: Moment | None) -> int:
    """Return how many years a moment is counted from what was told before it; 0 for any other."""
    previous = moment is not None and bool(moment.timexes) and moment.timexes[0].anchor == "previous"
    return counted(moment) if previous else 0


def ensues(moment: Moment | None) -> bool:
    """Tell whether a moment came so long after what was told before it."""
    timex = moment.timexes[0] if moment is not None and moment.timexes else None
    return timex is not None and timex.anchor == "previous" and (timex.shift or "").startswith("+")


def monthly(moment: Moment | None, scene: Scene) -> bool:
    """Tell whether a moment is a month or season of a year that only the counts of a text without a date gave."""
    if moment is None or scene.document.source.published:
        return False
    return moment.timexes[0].anchor == "publication" and len(moment.first or "") == _MONTH


def around(events: Sequence[_T], place: int) -> Sequence[_T]:
    """Return the events told nearest to a place, so many on either side: those of a whole book are too many to be
    weighed for every count.
    """
    middle = bisect_left(events, place, key=lambda event: event.at)
    return events[max(0, middle - _MOST) : middle + _MOST]


def moved_to(draft: Draft, kept: int, base: int) -> Draft:
    """Return a count kept in a year, run from a year that the text tells of; a month of its own stays."""
    why = f"no time is stated: {kept} agrees with what is told of {base}"
    known = draft.moment is not None and draft.moment.timexes[0].anchor == "publication"
    month = (draft.when or "")[4:] if (draft.when or "").startswith("XXXX") else ""
    month = month or ((draft.date or "")[4:] if known and len(draft.date or "") == _MONTH else "")
    kept_on, begun = f"{kept:04d}{month}", f"{base:04d}"
    says = draft.says
    if isinstance(says, Anniversary | NthYear):
        says = says.model_copy(update={"on": kept_on})
    elif isinstance(says, Lasted):
        says = says.model_copy(update={"to": kept_on})
    date = begun if isinstance(says, Lasted) else kept_on
    return replace(draft, date=date, when=kept_on, implies=begun, says=says, derivation=(*draft.derivation[:1], why))
