"""Times a claim may name: an EDTF date, or a date relative to a publication or to another event.

The text is what is kept; `parse_when` and `parse_duration` read it wherever its parts are needed.
"""

import re
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from timeline.edtf import Date, parse

_DURATION = re.compile(r"([+-]?)(\d{1,6})([dwmy])")
_RELATIVE = re.compile(r"(published|event)(?::([A-Za-z0-9][A-Za-z0-9._/#-]*?))?([+-]\d{1,6}[dwmy])?")
_REFERENCE = re.compile(r"[A-Za-z][A-Za-z0-9._/#-]*")


class Duration(NamedTuple):
    """A length of time in one unit: `d` days, `w` weeks, `m` months, `y` years; negative points back."""

    count: int  # type: ignore[assignment]  # hides what nobody asks of a length: tuple.count
    unit: str


class When(NamedTuple):
    """A time: `edtf`, or `anchor` (`published`, `event`) of `of` (an id, None: the claim's own) plus `shift`."""

    edtf: str | None = None
    anchor: str | None = None
    of: str | None = None
    shift: Duration | None = None


@lru_cache(maxsize=65536)
def parse_duration(text: str) -> Duration:
    """Read `10d`, `3w`, `3m`, `-2y`; raises ValueError with the mend."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a duration: write a number and a unit, as in 10d, 3w, 3m or 25y")
    sign, count, unit = found.groups()
    return Duration(-int(count) if sign == "-" else int(count), unit)


@lru_cache(maxsize=65536)
def read_date(text: str) -> Date:
    """Read an EDTF date as `parse` does, each text once for all who ask."""
    return parse(text)


@lru_cache(maxsize=1 << 20)  # a large store has as many, as events are named in them
def parse_when(text: str) -> When:
    """Read an EDTF date, `published[:SOURCE][±N unit]` or `event:EVENT[±N unit]`; raises ValueError with the mend."""
    found = _RELATIVE.fullmatch(text)
    if found and (found[1] == "published" or found[2]):
        return When(anchor=found[1], of=found[2], shift=parse_duration(found[3]) if found[3] else None)
    read_date(text)
    return When(edtf=text)


@lru_cache(maxsize=65536)
def parse_reference(text: str) -> When:
    """Read what `before`, `after`, `during` and `between` point at: an event's id, or anything `parse_when` reads."""
    if text.startswith(("published", "event:")) or not _REFERENCE.fullmatch(text) or re.match(r"Y-?\d", text):
        return parse_when(text)
    return When(anchor="event", of=text)


def _checked(read):  # type: ignore[no-untyped-def]
    @lru_cache(maxsize=4096)
    def check(text: str) -> str:
        read(text)
        return text

    return AfterValidator(check)


DurationText = Annotated[str, _checked(parse_duration)]
WhenText = Annotated[str, _checked(parse_when)]
ReferenceText = Annotated[str, _checked(parse_reference)]
