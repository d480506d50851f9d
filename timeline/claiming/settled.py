"""Settled: the time of a figure by what is counted: now, or when what it is counted of was.

"Some 67,000 of them study there" is of the day of writing, "2,000 died in the fighting" of the war told of above,
whatever was told last.
"""

import re

from timeline.claiming.drafts import Scene
from timeline.claiming.echoes import echoed, taken_up
from timeline.claiming.frames import Reading
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.claiming.quantity_units import TIME
from timeline.span import Span

_LABEL = re.compile(r"[^.:;]{3,60}:\s+(?:[a-z]+\s+){0,3}\Z")
_ENTRY = re.compile(r"\W{0,3}(?:[\w,/]+ ){0,2}[\w/]*\d\s?(?:[-–—:]\s|\.\s)")
_YEAR, _OPENS, _LEAD = 4, 3, 60
EXTENTS = frozenset({"km", "metre", "mile", "km2", "square mile", "hectare", "acre", "m2"})
"""Units of how long or large a place is, which it is as long as it stands."""


def now(amount: Amount, measured: bool, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the year of publication for an amount that words of the present are of, in a sentence without a time."""
    sure = measured or amount.unit == "person" or scene.kinds.cues.past_verb is not None
    words = next(iter(speaking(amount, clause, sure, reading, scene, weakly=True)), None)
    return as_now(amount, words, scene) if words else None


def as_now(amount: Amount, words: Span, scene: Scene) -> Moment:
    """Return the year of publication as the time of an amount that some words tell to be so now."""
    year = (scene.published or "")[:_YEAR]
    why = f"“{scene.text[words.start : words.end].strip()}” is of the publication"
    return Moment(amount.start, amount.end, f"{year}~", "published", "now", True, None, year, (), why)


def speaking(
    amount: Amount, clause: Span, sure: bool, reading: Reading, scene: Scene, weakly: bool = False
) -> list[Span]:
    """Return the words that tell that an amount is of now; `weakly`: also "is" or "has", which may say again what was
    then. Where they are not `sure` to be of the present, only those for "now" and verbs of what lasts.
    """
    cues, lowered = scene.kinds.cues, scene.lowered
    if amount.unit in TIME or not (scene.published or "")[:_YEAR].isdigit() or _chronicled(amount, reading, scene):
        return []
    words: list[Span] = []
    for timex in reading.marks.timexes:
        if timex.timex3 == "PRESENT_REF" and clause.start <= timex.start < clause.end:
            words.append(Span(timex.start, timex.end))
    start = reading.marks.start if scene.text[max(0, amount.start - 1) : amount.start] == "(" else clause.start
    taken = [(amount.start, amount.end), *((moment.start, moment.end) for moment in reading.moments)]
    words += [
        Span(*told.span())
        for told in (cues.present.finditer(lowered, start, clause.end) if sure else ())
        if not (told["aside"] or _perfect(told, reading, scene) or (not weakly and told[0] in cues.weakly_present))
        and not any(start < told.end() and told.start() < end for start, end in taken)
    ]
    rate = amount.unit.rpartition("/")[2] in TIME and "/" in amount.unit
    habits = cues.habit if rate else None
    habit = habits.search(lowered, max(clause.start, amount.start - _LEAD), amount.start) if habits else None
    left = cues.left.match(lowered, amount.end, clause.end) if cues.left else None
    lasting = None if reading.moments and cues.past_verb is None else _lasting(amount, clause, reading, scene)
    words += [Span(*told.span()) for told in (habit, left, lasting) if told is not None]
    if habits and not reading.moments and not _past(clause.start, clause.end, scene):
        words.append(Span(amount.start, amount.end))
    return words


def _past(low: int, high: int, scene: Scene) -> bool:
    verbs = scene.kinds.cues.past_verb
    return verbs is not None and verbs.search(scene.lowered, low, high) is not None


def _perfect(told: re.Match[str], reading: Reading, scene: Scene) -> bool:
    """Whether words of the present are those of a perfect: "has given 3 million", "3,000 troops have left"."""
    if reading.marks.cue("perfect", told.start(), told.end()) is None:
        return False
    verbs = (scene.kinds.cues.participle, scene.kinds.cues.past_verb)
    return any(verb is not None and verb.match(scene.lowered, told.end() + 1) for verb in verbs)


def _lasting(amount: Amount, clause: Span, reading: Reading, scene: Scene) -> re.Match[str] | None:
    """The verb of a clause that tells in the present what lasts."""
    cues = scene.kinds.cues
    told = cues.stocks.search(scene.lowered, clause.start, clause.end) if cues.stocks else None
    if told is None or _perfect(told, reading, scene):
        return None
    if _past(clause.start, max(told.end(), amount.start), scene):
        return None
    for name in ("perfect", "plan"):
        cue = reading.marks.cue(name, clause.start, clause.end)
        if cue is not None and not told.start() <= cue.start < cue.end <= told.end():
            return None
    return told


def _chronicled(amount: Amount, reading: Reading, scene: Scene) -> bool:
    """Whether an amount stands in a line of a chronicle, whose present is that of its date."""
    if reading.memory.headed:
        return True
    start = scene.blocks[scene.block(amount.start)] if scene.blocks else 0
    if _ENTRY.match(scene.text, start) is None:
        return False
    places = [told.at for told in reading.memory.told] + [m.timexes[0].start for m in reading.moments if m.timexes]
    return any(0 <= at - start <= _OPENS for at in places)


def labelled(amount: Amount, reading: Reading, scene: Scene) -> Moment | None:
    """Return the year of publication for people counted, or a size, in a line of a fact sheet that has no time:
    "Students: 400".
    """
    if not (amount.unit == "person" or amount.unit in EXTENTS) or reading.moments or reading.memory.headed:
        return None
    if not (scene.published or "")[:_YEAR].isdigit():
        return None
    label = _LABEL.match(scene.text[reading.marks.start : amount.start])
    return as_now(amount, Span(reading.marks.start, reading.marks.start + label.end()), scene) if label else None


def kept(moment: Moment, clause: Span, scene: Scene) -> bool:
    """Tell whether a verb of what lasts stands beside a time: "keeps 1,200 soldiers there today"."""
    cues = scene.kinds.cues
    return any(
        words[0] not in cues.weakly_present and not words["aside"] and not moment.start <= words.start() < moment.end
        for words in cues.present.finditer(scene.lowered, clause.start, clause.end)
    )


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
