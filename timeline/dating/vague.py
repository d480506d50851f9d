"""Vague: times of which no length is told: "now", "recently", "the future", "years ago"."""

from timeline.dating.context import Context
from timeline.dating.points import Point, edtf
from timeline.dating.values import Fields, Value


def vague(sign: int, context: Context, fields: Fields) -> Value:
    """Return the value of some time before (-1) or after what a date hangs on: "years ago", "in the years to come"."""
    base, anchor = context.base(fields.get("base"))
    spelt = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Value(
        "DATE",
        _open(base, sign),
        spelt,
        anchor,
        fields.get("mod"),
        f"some time {'before' if sign < 0 else 'after'} {context.describe(anchor)}",
        shift=f"{'-' if sign < 0 else '+'}X{fields.get('unit', 'D')}",
    )


def _open(base: Point | None, sign: int) -> str:
    if base is None or not base.known or base.unit != "D":
        return "XXXX"
    return f"../{edtf(base)}" if sign < 0 else f"{edtf(base)}/.."


def reference(fields: Fields, context: Context) -> Value:
    """Return the value of "now", "recently", "the future": TIMEX3 keeps them vague; EDTF has the publication as a
    bound."""
    base, spelt = context.publication, fields["value"]
    anchor = "publication" if context.newsy or base is not None else None
    if spelt == "PRESENT_REF":
        value = edtf(base) if base is not None else "XXXX"
    else:
        value = _open(base, -1 if spelt == "PAST_REF" else 1)
    return Value("DATE", value, spelt, anchor, None, f"counted from {context.describe('publication')}")
