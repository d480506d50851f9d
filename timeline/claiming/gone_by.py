"""Gone by: when a count of years is kept by its own clause: in the last such month, by a year to come, on a feast told
of right before it; and what the Nth year of a thing counts from.
"""

import re
from collections.abc import Sequence

from timeline.claiming.apart import ON
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.keeping import says_year
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook
from timeline.claiming.year_counts import Count, Reader
from timeline.light import replace

_BORDER = re.compile("[,;،؛、，；]")
_LONG = 20  # years that no count leads back by chance
_MONTHLY, _LAST = 7, "12"  # letters of a month of a year; the last one, behind which EDTF numbers seasons
_NEXT = (";", ":", "—", "–")


def last_such(count: Count, kept: Moment, marks: Marks, memory: Memory, reader: Reader, scene: Scene) -> Moment:
    """Return the moment at which a count is kept, of a month without a year the last such where its own clause tells of
    the past: "in August next year the pact will be seventy, and in January the accord turned ten"; or where the year
    of the story that it took leads back to none told of: "... until May 1945. The accords turned sixty in March".
    """
    timex, first, now = kept.timexes[0], kept.first or "", scene.document.source.published or ""
    bare = timex.anchor is not None and not timex.shift and not says_year(kept) and "/" not in first
    month = first[5:_MONTHLY]
    strange = timex.anchor == "previous" and count.years >= _LONG and not _leads_back(first, count, memory)
    if not bare or not month or month > _LAST or len(now) < _MONTHLY:
        return kept
    if first[:_MONTHLY] <= now[:_MONTHLY] and not strange:
        return kept
    low, high = min(count.start, kept.start), max(count.end, kept.end)
    parted = max((found.end() for found in _BORDER.finditer(scene.lowered, marks.start, low)), default=marks.start)
    joined = max((scene.lowered.rfind(f" {word} ", parted, low) for word in scene.kinds.cues.coordinators), default=-1)
    low = max(parted, joined)
    if scene.kinds.cues.last_verb is not None or not scene.kinds.cues.spaced:
        end = _BORDER.search(scene.lowered, high, marks.end)
        high = end.end() if end else marks.end
    words = outlook(scene.kinds.language)
    if not reader.over.search(scene.lowered, low, high) or (words and words.coming.search(scene.lowered[low:high])):
        return kept
    year = int(now[:4]) - (first[4:_MONTHLY] > now[4:_MONTHLY])
    date = f"{year:04d}{first[4:]}"
    return replace(kept, date=date, when=date, first=date, why=f"{kept.why}; the last, as it is told as past")


def _leads_back(first: str, count: Count, memory: Memory) -> bool:
    """Whether a count leads from a date to a year told of above; of a date without a year nothing is known."""
    if not first[:4].isdigit():
        return True
    base = f"{int(first[:4]) - count.years:04d}"
    return any(one.date[:4] == base for one in memory.told)


def begun_before(draft: Draft, memory: Memory, scene: Scene) -> str | None:
    """Return the year that the Nth year of a thing counts from: the one before where the text tells of a month of that
    alone which has not come yet in the year of the count ("in force since October 2009, it is in its 15th year").
    """
    base, now = draft.implies or "", scene.document.source.published or ""
    if not base.isdigit() or len(now) < _MONTHLY or (draft.date or "")[:4] != now[:4]:
        return draft.implies
    told, before = [one.date[:_MONTHLY] for one in memory.told], f"{int(base) - 1:04d}"
    later = any(date[:4] == before and date[4:] > now[4:_MONTHLY] for date in told)
    return before if later and not any(date[:4] == base for date in told) else draft.implies


def due(moment: Moment, count: Count, scene: Scene) -> Moment:
    """Return a year to come up to which something is told as the one in which a count of years will be complete: "by
    2023 our ties will have lasted half a century".
    """
    first = moment.first or ""
    ends = moment.relation in ("until", "before") and moment.end <= count.start and count.form in ("anniversary", "age")
    if not ends or moment.timexes[0].anchor or len(first) != len("2023") or first <= (scene.published or "9999")[:4]:
        return moment
    return replace(moment, date=first, when=first, relation="by")


def feast_day(count: Count, found: Sequence[Moment], marks: Marks, scene: Scene) -> Moment | None:
    """Return the time of a birthday or jubilee that the clause right before a count tells of without its number: "the
    bridge had its birthday last month; it turned five".
    """
    behind = max(scene.lowered.rfind(mark, marks.start, count.start) for mark in _NEXT)
    if behind < 0 or count.form not in ("anniversary", "age") or any(behind < m.start < count.start for m in found):
        return None
    told = [m for m in found if m.end <= behind and m.relation in ON and m.first]
    feasts = [hit for hit in marks.triggers if hit.label.endswith("/anniversary") and hit.end <= behind]
    return told[-1] if told and feasts and feasts[-1].end <= told[-1].start else None
