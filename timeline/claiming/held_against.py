"""Held against: a year that something is only measured against, and so tells of nothing that was then."""

import re

from timeline.claiming.kinds import Cues
from timeline.records.timex import Timex

_YEAR = re.compile(r"\d{4}")
MEASURES = ("changed", "compared", "from")


def held_against(relation: str, start: int, timex: Timex, lead: str, cues: Cues) -> tuple[str, int]:
    """Return the relation to a time of what is told, "compared" for a year held against another, and where its words
    open: "12 per cent more than the year before", "up 3 per cent on 2018", "a decline of 3 per cent from 2018".

    `lead`: the words of the sentence before those that led to `relation`, one of `MEASURES`.
    """
    year = _YEAR.fullmatch(timex.value) is not None
    if relation == "from":
        measured = year and cues.measured_from is not None and cues.measured_from.search(lead) is not None
        return ("compared", start) if measured else (relation, start)
    of_itself = relation == "changed" and timex.anchor is None
    return ("compared", start) if year and not of_itself else ("", timex.start)
