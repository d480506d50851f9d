"""Two dates of one event that are as far apart as two calendars: which was not converted, and what is to be mended."""

from typing import NamedTuple

from timeline.checking.calendars import in_another_calendar, julian_lag
from timeline.checking.conflict import Conflict
from timeline.checking.view import View
from timeline.checking.wording import iso
from timeline.edtf.days import year_of
from timeline.records.finding import Repair
from timeline.records.says import Dated


class Lag(NamedTuple):
    """The claims whose day was not converted, as the sets have them; that day of the first, and the one converted."""

    claims: tuple[str, ...]
    kept: int
    right: int


def lag(view: View, conflict: Conflict) -> Lag | None:
    """Return what was not converted, where every set shown is two days apart by one calendar's lag."""
    parties = frozenset(p for e in conflict.events if e in view.events for p in view.events[e].parties)
    found: list[tuple[str, int, int]] = []
    for ids in conflict.shown:
        moments = {c: view.moment(view.claims[c]) for c in ids if c in view.claims}
        days = sorted((first, c) for c, (first, last) in moments.items() if first is not None and first == last)
        if len(days) != 2 or len(ids) != 2:
            return None
        (early, one), (late, two) = days
        calendar = in_another_calendar(early, late, parties)
        if calendar is None:
            return None
        found.append((one, early, late) if calendar[1] == early else (two, late, early))
    return Lag(tuple(dict.fromkeys(c for c, *_ in found)), *found[0][1:]) if found else None


def in_words(apart: Lag) -> str:
    """Say how far apart the dates are, and in which calendar they are one."""
    early, late = sorted((apart.kept, apart.right))
    if late - early == julian_lag(late):
        by = f"{late - early} days apart, as far as the Julian calendar lagged"
    else:
        by = f"{year_of(late) - year_of(early)} years apart to the day, as another calendar counts"
    return f" They are {by}: one of them was not converted."


def mends(view: View, conflict: Conflict, apart: Lag) -> tuple[Repair, ...]:
    """Return the repairs that convert a day, ranked among themselves; those that move what was converted are none.

    Where none is left and all claims have one of two days, those that were not converted are moved to the other.
    """
    days = {c: view.moment(view.claims[c]) for c in conflict.claims}
    moved = [c for c, day in days.items() if day == (apart.kept, apart.kept)]
    kept = [repair for repair in conflict.repairs if repair.claim in apart.claims]
    says = view.claims[moved[0]].says
    if not kept and isinstance(says, Dated) and set(days.values()) == {(d, d) for d in (apart.kept, apart.right)}:
        told = {"claim": moved[0], "field": "date", "from": says.date, "to": iso(apart.right), "also": moved[1:]}
        why = f"{len(moved)} claims would have to change alike" if len(moved) > 1 else "the same day, converted"
        return (Repair.model_validate(told | {"why": why}),)
    ranks = [repair.rank for repair in kept]
    return tuple(repair.model_copy(update={"rank": ranks.index(repair.rank) + 1}) for repair in kept)
