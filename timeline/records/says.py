"""What a claim may say: one model a form; the key that names the form comes first in the file."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from timeline.records.base import EventRef, Record
from timeline.records.when import DurationText, ReferenceText, WhenText


class Statement(Record):
    """What every form may add: hedge words, who is cited, negation, plan, the source's own wording, the calendar."""

    hedge: str | None = None
    attribution: str | None = None
    negated: bool = False
    planned: bool = False
    text: str | None = None
    calendar: str | None = None
    event: EventRef | None = None  # for an option of `one_of` that is about another event


class DurationRange(Record):
    """A length of time between two bounds; either may be open."""

    min: DurationText | None = None
    max: DurationText | None = None


Span = DurationText | DurationRange


class Dated(Statement):
    """The event took place, or the state held, at a date."""

    date: WhenText


class Anniversary(Statement):
    """`anniversary` whole years lie between the event and the year of `on`."""

    anniversary: int = Field(ge=0, le=10000)
    on: WhenText


class NthYear(Statement):
    """The event is in its Nth year at `on`: N or N - 1 years lie between."""

    nth_year: int = Field(ge=1, le=10000)
    on: WhenText


class Lasted(Statement):
    """A length of time from one time to another; where an end is not given, the claim's own event is meant."""

    duration: Span
    from_: WhenText | None = Field(default=None, alias="from")
    to: WhenText | None = None


class Before(Statement):
    """The event is before another; `by` says by how much, and in what unit the order is strict (a day unless said)."""

    before: ReferenceText
    by: Span | None = None


class After(Statement):
    """The event is after another; `by` as in `before`."""

    after: ReferenceText
    by: Span | None = None


class During(Statement):
    """The event lies within another; the ends belong."""

    during: ReferenceText


class Between(Statement):
    """The event lies between two others; the ends belong."""

    between: tuple[ReferenceText, ReferenceText]


class Quantity(Statement):
    """An amount: `value` in `unit`, `bound` (exact, min, max, approx), of a `measure` `over` a period.

    `of` narrows the measure.
    """

    value: float | tuple[float, float]
    unit: str
    bound: Literal["exact", "min", "max", "approx"] = "exact"
    measure: str | None = None
    over: WhenText | None = None
    payer: str | None = None
    recipient: str | None = None
    basis: str | None = None
    of: str | None = None


class Rank(Statement):
    """A place in an order (`rank` 1 is the biggest) `of` a class over a period; `shared`: one of several."""

    rank: int = Field(ge=1)
    of: str
    shared: bool = False
    over: WhenText | None = None


class First(Statement):
    """The event is the first of a class; `over` is its date where the text gives one."""

    first: str
    over: WhenText | None = None


class Member(Statement):
    """The event belongs to a class; no member is earlier than the first."""

    member: str
    over: WhenText | None = None


class Status(Statement):
    """A state of affairs held over a period."""

    status: str
    over: WhenText


class Uninterrupted(Statement):
    """A state is said never to have been interrupted."""

    uninterrupted: bool
    over: WhenText | None = None


class Weekday(Statement):
    """The source names the day of the week of a date; `date` is that date as the source gives it."""

    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    date: WhenText


class OneOf(Statement):
    """A choice between readings."""

    one_of: tuple["Says", ...] = Field(min_length=2)


FORMS: dict[str, type[Statement]] = {
    "weekday": Weekday,
    "anniversary": Anniversary,
    "nth_year": NthYear,
    "duration": Lasted,
    "before": Before,
    "after": After,
    "during": During,
    "between": Between,
    "value": Quantity,
    "rank": Rank,
    "first": First,
    "member": Member,
    "status": Status,
    "uninterrupted": Uninterrupted,
    "one_of": OneOf,
    "date": Dated,
}
"""The key that tells a form, in the order in which keys are looked for."""


_KEYS = {model: key for key, model in FORMS.items()}


def form_of(says: Any) -> str | None:
    """Return the key that names the form of a mapping or record; None when there is none."""
    if isinstance(says, dict):
        return next((key for key in FORMS if key in says), None)
    return _KEYS.get(type(says))


Says = Annotated[
    Annotated[Weekday, Tag("weekday")]
    | Annotated[Anniversary, Tag("anniversary")]
    | Annotated[NthYear, Tag("nth_year")]
    | Annotated[Lasted, Tag("duration")]
    | Annotated[Before, Tag("before")]
    | Annotated[After, Tag("after")]
    | Annotated[During, Tag("during")]
    | Annotated[Between, Tag("between")]
    | Annotated[Quantity, Tag("value")]
    | Annotated[Rank, Tag("rank")]
    | Annotated[First, Tag("first")]
    | Annotated[Member, Tag("member")]
    | Annotated[Status, Tag("status")]
    | Annotated[Uninterrupted, Tag("uninterrupted")]
    | Annotated[OneOf, Tag("one_of")]
    | Annotated[Dated, Tag("date")],
    Discriminator(form_of),
]
