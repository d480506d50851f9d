"""Bases: what a date that lies so many units away is counted from."""

from timeline.dating.choices import BACK, FORTH, may_be_over, not_yet
from timeline.dating.context import Context
from timeline.dating.points import Point
from timeline.dating.values import Fields


def base_of(fields: Fields, unit: str, sign: int, context: Context) -> tuple[Point | None, str]:
    """Return what to count from, and whether that is the publication or what was told before."""
    base, anchor = _spoken_of(fields, fields.get("unit2", unit), sign, context)
    if anchor == "publication" and sign > 0 and fields.get("base") in ("previous", "hence") and context.look == BACK:
        base, anchor = None, "previous"  # "ten years later it fell" is not told of the day of writing
    if unit == "D":
        return _day(base, fields, sign, context), anchor
    if unit == "Y" and sign > 0 and fields.get("exact") == "D" and anchor != "publication":
        return _day_kept(base, fields, context), anchor
    if unit == "Y" and not sign and anchor == "previous" and not_yet(base, fields.get("month"), context.publication):
        base = context.hung = base if context.look == FORTH else context.day_told or base  # "in August that year"
    if unit == "WE" and not sign and fields.get("base") == "previous" and context.newsy:
        base = context.day_off or base  # "the same weekend" is that of a day told of in one
    if unit == "M" and base is not None and base.unit == "Y" and context.edge is not None:
        base = context.edge  # a month before the beginning of 1904
    elif unit == "M" and not sign and anchor != "publication" and base is not None and base.month is None:
        base = context.month_told("month") or base  # "the same month" is no season's
    return base, anchor


def _day(base: Point | None, fields: Fields, sign: int, context: Context) -> Point | None:
    """The day that days are counted from in news: one that has been told, and none to come for what is over."""
    if not context.newsy or base is None:
        return base
    if not sign and fields.get("base") != "publication" and not (base.known and base.unit == "D"):
        base = context.day_told or base  # "the same night" is of a day that has been told
    if sign and fields.get("n", 1) == 1 and base.unit == "Y":
        base = context.day_here or base  # nor is "the next morning" that of a mere year
    if not sign and context.look == BACK and context.publication is not None:
        base = context.publication if base.ordinal > context.publication.ordinal else base
    return base


def _day_kept(base: Point | None, fields: Fields, context: Context) -> Point | None:
    """What years are counted from "to the day": where that would be still to come and the sentence is of the past, the
    last day told whose count is over.
    """
    now, count = context.publication, fields.get("n", 1)
    if base is None or base.year is None or now is None or now.year is None or context.look == FORTH or count == "X":
        return base
    last = now.year - int(count), now.month or 12, now.day or 31
    if (base.year, base.month or 1, base.day or 1) <= last:
        return base
    days = [(day.year or 0, day.month or 0, day.day) for day in context.months.values() if day.day is not None]
    told = max((day for day in days if day <= last), default=None)
    context.hung = Point("D", *told) if told else base
    return context.hung


def _spoken_of(fields: Fields, unit: str, sign: int, context: Context) -> tuple[Point | None, str]:
    """Return what to count from; in news "the quarter" is the one spoken of, and "earlier" is before today."""
    base, anchor = context.base(fields.get("base"), unit)
    near = context.nearby if unit == "Y" and not sign and "base" not in fields and context.back else None
    over = near is not None and context.beyond and may_be_over(fields.get("part"), context.publication)
    if near is not None and context.newsy and not over:
        context.hung = near
        return near, "previous"  # "stood at 3 billion in 2013, and at 4 by the end of the year"
    if not context.newsy or context.publication is None or fields.get("base") == "publication":
        return base, anchor
    part = fields.get("exact", unit)
    spoken = context.spoken_of(part) if "base" not in fields or "exact" in fields else None
    if spoken is not None and unit != "M" and (not sign or "exact" in fields):
        return spoken, "previous"
    if base is None or anchor == "publication" or context.close:
        return base, anchor
    ahead = (base.year or 0) > (context.publication.year or 0)
    return (context.publication, "publication") if sign < 0 and ahead else (base, anchor)
