"""Occurrences: the dates that events of each kind have been told to have, for what is counted from one of them."""

import re
from collections.abc import Mapping, Sequence

from timeline.claiming.drafts import Draft
from timeline.claiming.echoes import LAST
from timeline.claiming.frames import Reading

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}")


def events(drafts: Sequence[Draft], reading: Reading, before: Mapping[str, str]) -> Mapping[str, str]:
    """Return the dates told first and, with `LAST`, last by kind of event, and last by each pattern in its clause."""
    told: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for draft in drafts:
        date, moment = draft.date or "", draft.moment
        if moment is None or draft.negated or not date or not _POINT.fullmatch(date):
            continue
        timex = moment.timexes[0] if moment.timexes else None
        clause = reading.number(timex.start if timex else draft.start)
        hits = [hit for hit, first, _ in reading.stands if first == clause]
        if timex and timex.shift and (runs := [h for h in hits if h.end <= timex.start and h.pattern in before]):
            hits = [hit for hit in hits if hit not in runs]  # "建交十年后": what it runs from is not told again
            if not hits:
                continue
        for hit in hits:
            told[hit.pattern] = date
        kinds.setdefault(draft.kind, date)
        told[LAST + draft.kind] = date
    return {**kinds, **before, **told} if told else before
