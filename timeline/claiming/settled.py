"""Settled: the time of a figure whose sentence has none, by what is counted: now, or when what it is counted of was.

"Some 67,000 of them study there" is of the day of writing, "2,000 died in the fighting" of the war told of above,
whatever was told last.
"""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.echoes import echoed, taken_up
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.span import Span

_LABEL = re.compile(r"[^.:;]{3,60}:\s+(?:[a-z]+\s+){0,3}\Z")
_YEAR = 4


def standing(amount: Amount, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the year of publication for what is told in the present as being so, by a verb of what lasts."""
    year = (scene.published or "")[:_YEAR]
    cues = scene.kinds.cues
    if cues.stocks is None or not year.isdigit() or reading.memory.headed:
        return None
    told = cues.stocks.search(scene.lowered, clause.start, clause.end)
    if told is None or (cues.past_verb and cues.past_verb.search(scene.lowered, clause.start, clause.end)):
        return None
    for name in ("perfect", "plan"):
        cue = reading.marks.cue(name, clause.start, clause.end)
        if cue is not None and not told.start() <= cue.start < cue.end <= told.end():
            return None
    return _now(amount, told[0], year)


def labelled(amount: Amount, reading: Reading, scene: Scene) -> Moment | None:
    """Return the year of publication for people counted in a line of a fact sheet that has no time: "Students: 400"."""
    year = (scene.published or "")[:_YEAR]
    if amount.unit != "person" or not year.isdigit() or reading.moments or reading.memory.headed:
        return None
    label = _LABEL.match(scene.text[reading.marks.start : amount.start])
    return _now(amount, label[0].strip(), year) if label else None


def kept(moment: Moment, clause: Span, scene: Scene) -> bool:
    """Tell whether a verb of what lasts stands beside a time: "keeps 1,200 soldiers there today"."""
    cues = scene.kinds.cues
    return any(
        words[0] not in cues.weakly_present and not words["aside"] and not moment.start <= words.start() < moment.end
        for words in cues.present.finditer(scene.lowered, clause.start, clause.end)
    )


def _now(amount: Amount, words: str, year: str) -> Moment:
    why = f"“{words}” is of the publication"
    return Moment(amount.start, amount.end, f"{year}~", "published", "now", True, None, year, (), why)


def of_told(clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the year of the event that a figure is counted of, told above and named beside it: "in the fighting"."""
    cues = scene.kinds.cues
    if cues.counted_of is None or not reading.memory.told:
        return None
    for found in cues.counted_of.finditer(scene.lowered, reading.marks.start, clause.end):
        date = echoed(scene.lowered, found.start("noun"), found.end("noun"), reading.memory.told, cues)
        if date is None:
            continue
        words = scene.text[found.start("noun") : found.end("noun")]
        why = f"“{words}” is that told of above: {date}"
        timex = taken_up(scene.text, found.start("noun"), found.end("noun"), date[:_YEAR], why)
        return Moment(timex.start, timex.end, date[:_YEAR], date[:_YEAR], "", True, None, date[:_YEAR], (timex,), why)
    return None
