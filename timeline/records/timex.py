"""Temporal expressions (TIMEX3, ISO 24617-1) as found in a text."""

from typing import Literal

from timeline.light import light

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The types of TIMEX3."""


@light
class Timex:
    """A temporal expression, its value and how the value was reached.

    `type`: DATE, TIME, DURATION or SET. `value`: EDTF for DATE, an ISO 8601 duration for DURATION, a TIMEX3 value for
    TIME and SET. `timex3`: TIMEX3's spelling. `anchor`: what a relative value hangs on (`publication`, `heading`,
    `previous`, `event`), None when the words alone fix it. `mod`: TIMEX3's modifier (START, MID, END, APPROX, BEFORE,
    AFTER, LESS_THAN, MORE_THAN). `named`: it stands in a name or title and dates that thing. `shift`: how far the value
    lies from what it hangs on ("+1y", "-3m", "+0y"), where a count of units says so. `why`: the derivation in words.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    timex3: str
    anchor: str | None = None
    mod: str | None = None
    named: bool = False
    shift: str | None = None
    why: str = ""
