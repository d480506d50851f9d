"""Weekdays: where a source names the day of the week of a date that it gives in full, that is a claim of its own."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.knowledge import load
from timeline.light import replace
from timeline.records.says import Weekday

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REACH = 24
_Names = tuple[Mapping[str, Day], re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@cache
def _names(language: str) -> _Names | None:
    try:
        values = load(f"languages/{language}")["names"]["weekday"]
    except (FileNotFoundError, KeyError):
        return None
    names = {
        str(spelling).lower(): _DAYS[number - 1]
        for number, spellings in values.items()
        for spelling in ([spellings] if isinstance(spellings, str) else spellings)
    }
    options = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    link = r"\W{0,3}(?:\w{1,3}\s)?"
    return (
        names,
        re.compile(rf"\b(?:{options})\b"),
        re.compile(rf"\b({options})\b{link}\Z"),
        re.compile(rf"\W{{0,3}}(?:\w{{1,3}}\s){{0,2}}({options})\b"),  # "24 August 1992 was a Monday"
    )


def weekdays(drafts: list[Draft], reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts with one for each fully given date of a sentence with a weekday in it or right beside it."""
    marks = reading.marks
    known = _names(scene.kinds.language) if "weekdays" not in marks.lacking else None
    if known is None:
        return drafts
    names, inside, before, after = known
    found: list[Draft] = []
    seen: set[int] = set()
    for draft in drafts:
        moment = draft.moment
        timex = moment.timexes[0] if moment and len(moment.timexes) == 1 else None
        if timex is None or timex.anchor is not None or timex.start in seen or not _DATE.fullmatch(timex.value):
            continue
        seen.add(timex.start)
        if not marks.start <= timex.start < marks.end:  # an amount may be of the time told of above
            continue
        within = inside.search(scene.lowered, timex.start, timex.end)
        ahead = before.search(scene.lowered[max(0, timex.start - _REACH) : timex.start])
        behind = after.match(scene.lowered, timex.end)
        words = within[0] if within else ahead[1] if ahead else behind[1] if behind else None
        if words is None:
            continue
        start = timex.start - len(ahead[0]) if ahead and not within else timex.start
        end = behind.end() if behind and not within and not ahead else timex.end
        found.append(
            replace(
                draft,
                start=start,
                end=end,
                date=None,
                relative=True,
                amount=None,
                says=Weekday(weekday=names[words.strip()], date=timex.value),
                trigger="weekday",
                confidence=0.6,
                derivation=(f"“{scene.text[start:end]}” names the day of the week of {timex.value}",),
            )
        )
    return drafts + found
