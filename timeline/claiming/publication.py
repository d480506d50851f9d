"""The year of publication that a document's own counts of years give where it states none."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.happenings import Event, events, latest_of
from timeline.claiming.origins import BELIEVED, LEAST, origins, untold
from timeline.claiming.outdone import outdone
from timeline.claiming.outlook import looks_back, of_itself, told_as_past
from timeline.claiming.placing import counted
from timeline.records.document import NEWEST
from timeline.records.says import Anniversary, Lasted, NthYear
from timeline.records.timex import Timex
from timeline.span import Span

_TOLD = re.compile(r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-\d\d){0,2}(?:/\.\.)?")
_DUE = re.compile(r"\.\./(\d{4})(?:-\d\d){0,2}")
_ON = re.compile(r"published(?:([+-]\d+)y|[+-]\d+[mwd])?|XXXX.*")
_YEARS = re.compile(r"([+-]\d+)y|([+-]0)[md]")
_OLDEST, _SURE, _FRESH, _FAR, _LATER, _OTHER, _MOST = 160, 4.0, 1.8, 0.003, 0.1, 0.9, 4.0
_BEFORE_ALL, _OWN = 0.11, 0.8
_SLIP = 1  # years by which what is told as gone by may lie ahead
_GONE = 1.0  # the most that what leads to a time gone by speaks for being the origin all the same


class Lead(NamedTuple):
    """How much speaks for a year of writing by one count, and its share of all that this may run from."""

    vote: float
    share: float


def reckoned_year(timexes: Iterable[Timex]) -> str | None:
    """Return the year of publication that a text's dates were reckoned from, where it was found from its own dates."""
    years = Counter(
        int(timex.value[:4]) - int(shift[1] or shift[2])
        for timex in timexes
        if timex.anchor == "publication"
        and timex.value[:4].isdigit()
        and (shift := _YEARS.fullmatch(timex.shift or ""))
    )
    return f"{years.most_common(1)[0][0]:04d}" if years else None


def publication_year(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> str | None:
    """Return the year of publication that most of a document's counts of years give, the first where they are even.

    "This year marks the 30th anniversary" of what the text dates to 1992 was written in 2022, and so was "thirty years
    ago" beside it. What a count may run from speaks for a year by as much as speaks for it as an origin; a text is not
    older than what it tells, seldom much younger, and most often of shortly before what it tells as to come.
    A year is none that neither much speaks for nor most of what the counts may run from leads to. What the text says of
    itself goes before all counts.
    """
    if written := next((date for draft, span in drafts if (date := _written(draft, span, scene))), None):
        return written
    told = [event for event in events(drafts, scene.kinds) if event.year <= NEWEST]  # not "may it live to see 2062"
    latest = latest_of(drafts, told, scene)
    counts = [(draft, span) for draft, span in drafts if _count(draft)[0] is not None]
    past = outdone(drafts, told, scene)
    counts = [(draft, span) for draft, span in counts if draft.start not in past]
    if all(_bygone(draft, scene) for draft, _ in counts):  # what was kept once tells nothing of the writing
        counts = []
    best: dict[int, dict[int, Lead]] = {}
    for draft, span in counts:
        count, shift = _count(draft)
        own = of_itself(draft, scene)
        leads = best.setdefault((count or 0) - shift, {})  # "the 20th, two years ago" is "22 years" once more
        for year, lead in _leads(draft, span, told, latest, scene).items():
            late = lead._replace(vote=max(0.0, lead.vote - _LATER * len(best)) + _OWN * own)
            leads[year] = max(late, leads.get(year, late))
    years = {year for leads in best.values() for year in leads}
    votes = {year: sum(leads[year].vote for leads in best.values() if year in leads) for year in years}
    earliest = min((event.year for event in told), default=0)
    for year in votes:
        votes[year] -= _BEFORE_ALL * sum(year - count < earliest for count in best)
    ends = [draft.date or "" for draft, _ in drafts if draft.moment and not draft.relative]
    due = {int(end[1]) for date in ends if (end := _DUE.fullmatch(date))}
    for year in votes:
        votes[year] += _FRESH * (year in due or year + 1 in due) - _FAR * (year - latest)
    votes = {year: vote for year, vote in votes.items() if vote >= LEAST or _believed(year, best) >= BELIEVED}
    if not votes:
        votes = {year: 1 for draft, span in drafts if (year := _now(draft, span, scene)) >= latest > 0}
    return f"{min(votes, key=lambda year: (-votes[year], year)):04d}" if votes else None


def _leads(draft: Draft, span: Span, told: Sequence[Event], latest: int, scene: Scene) -> dict[int, Lead]:
    """The years in which a count is kept by what it may run from, each with how much speaks for it."""
    count, shift = _count(draft)
    if count is None:
        return {}
    back = told_as_past(draft, scene)
    open_month = (draft.when or "").startswith("XXXX")  # "next July" may be of this year or of the next
    ways = [(0, 1.0), (1 if back else -1, _OTHER)] if open_month else [(0, 1.0)]
    year = (draft.date or "")[:4]
    sure = year.isdigit() and not draft.assumed
    likely = 1 if sure else untold(draft, told, scene)
    found_by = {int(year) - count: _SURE} if sure else origins(draft, span, told, scene, strict=True)
    weights = {base: weight * likely for base, weight in found_by.items()}
    led = {base + count - shift: weight for base, weight in weights.items() if base + count - shift <= NEWEST}
    whole = max(LEAST, sum(min(weight, _GONE) if year < latest else weight for year, weight in led.items()))
    last = min(NEWEST, latest + max(_OLDEST, count)) if latest else NEWEST
    found: dict[int, Lead] = {}
    for (base, weight), (more, less) in product(weights.items(), ways):
        kept = base + count - shift + more
        if (sure and latest <= kept + _SLIP) or latest <= kept <= last:
            lead = Lead(_vote(weight) * less / (1 + back), weight / max(whole, weight))
            found[kept] = max(lead, found.get(kept, lead))
    return found


def _bygone(draft: Draft, scene: Scene) -> bool:
    """Whether the words of a count tell it of the past, and no time of its own hangs on the writing."""
    return looks_back(draft, scene) or (draft.moment is None and told_as_past(draft, scene))


def _believed(year: int, best: Mapping[int, Mapping[int, Lead]]) -> float:
    """How much of all that counts may run from leads to a year; what leads to a time gone by is counted, as they may as
    well run from what the text does not tell.
    """
    return 1 - math.prod(1 - leads[year].share for leads in best.values() if year in leads)


def _vote(weight: float) -> float:
    """How much an origin speaks for a year: beyond some weight little more, so that two counts outweigh a sure one."""
    return min(weight, _MOST) + max(0.0, weight - _MOST) / 10


def _written(draft: Draft, span: Span, scene: Scene) -> str | None:
    """The year that the text says to be its own, when it tells of none later: "now, in 2020, it is shut"."""
    lead, year = scene.kinds.cues.written, (draft.date or "")[:4]
    if lead is None or draft.moment is None or draft.moment.relative or year != scene.latest:
        return None
    return year if lead.search(scene.lowered, span.start, draft.moment.timexes[0].start) else None


def _now(draft: Draft, span: Span, scene: Scene) -> int:
    """The year that a length leads to of which is told in the present: "two years after they returned, ten of them
    serve there"; 0 for none.
    """
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    year = _TOLD.fullmatch(draft.date or "")
    led = timex is not None and (timex.type == "DURATION" or (timex.anchor == "previous" and timex.shift))
    if not led or year is None or "/" in year[0] or draft.planned or draft.moment is None or draft.moment.relation:
        return 0
    words = scene.kinds.cues.present.search(scene.lowered, draft.moment.end, span.end)
    return int(year[1]) if words and not words["aside"] else 0


def _of_itself(draft: Draft) -> bool:
    """Whether a count is kept in a month told from the writing: "next May it will be 100 years since 1921"."""
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    return timex is not None and timex.anchor == "publication" and timex.shift is None


def _count(draft: Draft) -> tuple[int | None, int]:
    """The whole years counted, and how many years after publication that is said to be so."""
    if isinstance(draft.says, Anniversary | NthYear):
        on = _ON.fullmatch("XXXX" if _of_itself(draft) else draft.says.on)
        years = draft.says.anniversary if isinstance(draft.says, Anniversary) else draft.says.nth_year - 1
        return (years, int(on[1] or 0)) if on else (None, 0)
    if isinstance(draft.says, Lasted) and draft.says.to == "published" and draft.implies is None:
        whole = re.fullmatch(r"(\d+)y", str(draft.says.duration))
        return (int(whole[1]) if whole else None), 0
    ago = -counted(draft.moment) if (draft.date or "XXXX").startswith("XXXX") else 0
    return (ago, 0) if ago > 1 else (None, 0)
