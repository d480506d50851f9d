"""Days: counts of years kept on the very day, where the text tells the day of what they run from.

"Signed on 19 March 1972, it was not renewed on its 25th anniversary": that is, on 19 March 1997. What is done "for" an
anniversary may be done on any day of its year.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook, past_of
from timeline.claiming.year_counts import Count
from timeline.light import replace
from timeline.records.says import Anniversary
from timeline.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_WEEKS = re.compile(r"P\d+[WD]")
_PARTED = re.compile("[,;]")
_LEAP = "-02-29"


def on_its_own(count: Count, moment: Moment, low: int, scene: Scene) -> bool:
    """Tell whether a count is the day of a clause of its own behind that of a date, which it then runs from: "sank in
    May 1996, and a mass was said on its tenth anniversary".

    `low`: where their sentence begins.
    """
    words, past = outlook(scene.kinds.language), past_of(scene)
    parted = _PARTED.search(scene.lowered, moment.end, count.start)
    if words is None or past is None or parted is None or moment.relation or moment.first is None:
        return False
    told = count.form == "anniversary" and past.search(scene.lowered, parted.end(), count.start) is not None
    return told and words.on_day.search(scene.lowered, low, count.start) is not None


def on_the_day(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> list[tuple[Draft, Span]]:
    """Return a document's drafts, each count kept "on" an anniversary, or in its week, at the one day of its base year
    that is told.
    """
    words = outlook(scene.kinds.language)
    if words is None or not any(isinstance(draft.says, Anniversary) for draft, _ in drafts):
        return list(drafts)
    days = [draft.date or "" for draft, _ in drafts if draft.kind != "anniversary" and not draft.implies]
    told = {day for day in days if _DAY.fullmatch(day) and not day.endswith(_LEAP)}
    by_year: defaultdict[str, list[str]] = defaultdict(list)
    for day in told:
        by_year[day[:4]].append(day)
    return [(_placed(draft, by_year, scene), span) for draft, span in drafts]


def _in_week(date: str, draft: Draft) -> bool:
    """Whether a day lies in the week in which a count is said to be kept: "seventy-five years old next week", or in the
    month to which some weeks or days from now lead.
    """
    told = draft.moment.timexes[0].value if draft.moment else ""
    if week := _WEEK.fullmatch(told):
        return week[1] <= date <= week[2]
    return _WEEKS.fullmatch(told) is not None and date.startswith(draft.date or "")


def _placed(draft: Draft, told: Mapping[str, Sequence[str]], scene: Scene) -> Draft:
    words, says = outlook(scene.kinds.language), draft.says
    if words is None or not isinstance(says, Anniversary) or not draft.implies or not draft.date:
        return draft
    low, _ = scene.sentence(draft.start)
    base = told.get(draft.implies[:4], ())
    if len(base) != 1:
        return draft
    date = f"{draft.date[:4]}{base[0][4:]}"
    on = _YEAR.fullmatch(draft.date) and words.on_day.search(scene.lowered, low, draft.start)
    if not on and not _in_week(date, draft):
        return draft
    why = f"on the day itself, as {base[0]} is told"
    return replace(
        draft, date=date, when=date, says=says.model_copy(update={"on": date}), derivation=(*draft.derivation, why)
    )
