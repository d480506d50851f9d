"""Days: counts of years kept on the very day, where the text tells the day of what they run from.

"Signed on 19 March 1972, it was not renewed on its 25th anniversary": that is, on 19 March 1997. What is done "for" an
anniversary may be done on any day of its year.
"""

import re
from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook, past_of
from timeline.claiming.year_counts import Count
from timeline.records.says import Anniversary
from timeline.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
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
    """Return a document's drafts, each count kept "on" an anniversary at the one day of its base year that is told."""
    words = outlook(scene.kinds.language)
    if words is None or not any(isinstance(draft.says, Anniversary) for draft, _ in drafts):
        return list(drafts)
    days = [draft.date or "" for draft, _ in drafts if draft.kind != "anniversary" and not draft.implies]
    told = {day for day in days if _DAY.fullmatch(day) and not day.endswith(_LEAP)}
    return [(_placed(draft, told, scene), span) for draft, span in drafts]


def _placed(draft: Draft, told: set[str], scene: Scene) -> Draft:
    words, says = outlook(scene.kinds.language), draft.says
    if words is None or not isinstance(says, Anniversary) or not draft.implies or not _YEAR.fullmatch(draft.date or ""):
        return draft
    low, _ = scene.sentence(draft.start)
    base = [day for day in sorted(told) if day[:4] == draft.implies[:4]]
    if len(base) != 1 or words.on_day.search(scene.lowered, low, draft.start) is None:
        return draft
    date = f"{draft.date}{base[0][4:]}"
    why = f"on the day itself, as {base[0]} is told"
    return draft._replace(
        date=date, when=date, says=says.model_copy(update={"on": date}), derivation=(*draft.derivation, why)
    )
