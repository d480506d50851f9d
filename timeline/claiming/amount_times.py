"""When an amount was: the nearest of the times of its sentence and of now, where its words speak of now; else that of
what was measured above.
"""

import re
from operator import itemgetter

from timeline.claiming.day_told import done_in_a_day
from timeline.claiming.drafts import Scene, Sentence
from timeline.claiming.frames import Reading, of_event
from timeline.claiming.moments import Moment
from timeline.claiming.periods import LENGTH, POINT, period_of
from timeline.claiming.quantities import Amount
from timeline.claiming.quantity_grammar import grammar
from timeline.claiming.settled import as_now, labelled, now, of_told, speaking
from timeline.claiming.turns import entered
from timeline.light import replace
from timeline.span import Span

# How far a time seems to stand from an amount, in characters: by what stands between, and what the time is of.
_BEHIND, _LED = -2, 10  # behind its amount, and where times lead what is told of them
_OTHER = 30  # another amount between
_MARKS = {",": 10, ";": 60, "，": 10, "、": 10, "；": 60}
_CLAUSE, _BOUND = 1000, 1000  # in another clause; and the beginning or end of something there
_LYING = frozenset({"island", "enclave", "river", "mountain", "lake", "strait"})
"""What lies where it lies: that there are so many is of no time."""
_NOW = 0  # words of the present

_CLOSED = re.compile(r"\d{4}[\d-]*/\d{4}[\d-]*")
_HEAD = re.compile(r"\)?\s*:\s*")
_ASIDE = re.compile(r"[,;.)–—]")
_STOP, _MARK = re.compile("[;；]"), re.compile(f"[{''.join(_MARKS)}]")
_FROM = re.compile(r"\b\w")
_LEAD, _CLOSING, _MONTHLY = 60, 2, 7
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}$")
TIME = {
    "year": (1, "y"),
    "decade": (10, "y"),
    "century": (100, "y"),
    "month": (1, "m"),
    "week": (1, "w"),
    "day": (1, "d"),
}
"""Units of time: how many of which unit of the store they are; hours and minutes are no length of history."""


def time_of(amount: Amount, reading: Reading, scene: Scene) -> Moment | None:
    """Return the time of an amount among those of its sentence; None where it has none."""
    clause = reading.clause(amount.start)
    given = [moment for moment in reading.moments if not _of_another(moment, amount, reading, scene)]
    if given and (told := entered(clause, given, reading, scene)):
        return told
    offers = [(_cost(moment, amount, clause, reading, scene), moment) for moment in given]
    untimed = bool(offers) and all(cost >= _CLAUSE for cost, _ in offers)
    sure = untimed or scene.kinds.cues.past_verb is not None
    told_of = "as_of" in [moment.relation for moment in given]
    offers += [
        (_NOW + _apart(words, amount, reading, scene), as_now(amount, words, scene))
        for words in (() if told_of or amount.unit in _LYING else speaking(amount, clause, sure, reading, scene))
    ]
    if not offers:
        return None
    cost, nearest = min(offers, key=itemgetter(0))
    if cost >= _CLAUSE and _flows(clause, nearest, scene):
        year = (nearest.first or "")[:4]
        return replace(nearest, date=year, when=year, relative=True)
    if nearest.relation == "compared":
        return _compared(amount, nearest, reading)
    return _summed(nearest, amount, reading, scene) or _within(nearest, amount, clause, reading) or nearest


def _cost(moment: Moment, amount: Amount, clause: Span, reading: Reading, scene: Scene) -> int:
    outside = not clause.start <= moment.timexes[0].start < clause.end and not _tabled(moment, amount, scene)
    bound = outside and moment.relation in ("since", "until", "before", "after")
    aside = _aside(moment, amount, reading, scene)
    return _apart(moment, amount, reading, scene) + _CLAUSE * (outside + aside) + _BOUND * bound


def _aside(moment: Moment, amount: Amount, reading: Reading, scene: Scene) -> bool:
    """Whether a time closes words set off by commas that a participle leads, and that no amount stands in: "the bridge,
    opened on 3 May 1913, cost 300,000 pounds".
    """
    participle, low = scene.kinds.cues.participle, reading.marks.start
    if participle is None:
        return False
    closed = _ASIDE.search(scene.text, moment.end, max(amount.start, moment.end + _CLOSING))
    if closed is None:
        return False
    opened = max([scene.text.rfind(sign, low, moment.start) for sign in ",(–—;:"])
    if opened < 0 or opened < amount.start < closed.start():
        return False
    return participle.match(scene.lowered, opened + 1, moment.start) is not None


def _tabled(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time stands with an amount as in a table: "2013: 5 million", "5 million (2013), 6 million (2014)"."""
    behind = moment.start >= amount.end
    if behind:
        return scene.text[amount.end : moment.start] == " (" and scene.text.startswith(")", moment.end)
    return _HEAD.fullmatch(scene.text, moment.end, amount.start) is not None


def _apart(place: Span | Moment, amount: Amount, reading: Reading, scene: Scene) -> int:
    behind = place.start >= amount.end
    low, high = (amount.end, place.start) if behind else (place.end, amount.start)
    apart = high - low + (_BEHIND if scene.kinds.cues.spaced else _LED) * behind
    for mark in _MARK.findall(scene.text, low, high):
        apart += _MARKS[mark]
    for other in reading.marks.amounts:
        apart += _OTHER * (low <= other.start < high and other.unit not in TIME)
    return apart


def _of_another(moment: Moment, amount: Amount, reading: Reading, scene: Scene) -> bool:
    """Whether a time is of something other than an amount beside it."""
    if moment.relation == "pledged" or of_event(moment, reading, scene):
        return True
    if moment.end <= amount.start:
        return _led_to(moment, amount, scene) or _of_start(moment, amount, scene)
    return _set_off(moment, amount, scene) or _parted(moment, amount, scene)


def _led_to(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time is only that of an event a length leads from: "a report, ten years after the war, put it at 3"."""
    named = moment.end == moment.start + 1
    return named and any(mark in scene.text[moment.start : amount.start] for mark in ",;:")


def _of_start(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time is that of the figure which another rose or fell from: "from 2 million in 2003 to 3 million"."""
    rules = grammar(scene.kinds.language)
    link = rules.ranges.before(scene.lowered, amount.start - 1) if rules.spaced else None
    if link is None or link[0] in rules.joining or scene.lowered[moment.end : link[1]].strip():
        return False
    words = _FROM.finditer(scene.lowered, max(0, moment.start - _LEAD), moment.start)
    return any(rules.between.at(scene.lowered, word.start()) for word in words)


def _set_off(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time behind a figure only tells what it is held against: "400 stood for it, the fifth since 1995",
    "bought 12 ships, on top of the eight it ordered last year".
    """
    cue = scene.kinds.cues.set_off
    if cue is None or moment.start < amount.end or amount.unit in TIME:
        return False
    return cue.search(scene.lowered, amount.end, moment.timexes[0].start) is not None


def _parted(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time behind a figure is of what is told next: "sold 50 million a year; flights stopped in March"."""
    return amount.unit not in TIME and _STOP.search(scene.text, amount.end, moment.start) is not None


def _summed(moment: Moment, amount: Amount, reading: Reading, scene: Scene) -> Moment | None:
    """The time since an event, for a figure that has added up since then: "has lent 90 million since it opened in
    1994".
    """
    cue = scene.kinds.cues.since_clause
    if cue is None or moment.relation not in ("", "since_event") or amount.unit in TIME:
        return None
    marks = reading.marks
    since = cue.search(scene.lowered, marks.start, moment.timexes[0].start)
    if since is None or since.start() < amount.start < moment.end or not _POINT.match(moment.first or ""):
        return None
    low, high = (moment.end, marks.end) if amount.start > since.start() else (marks.start, since.start())
    if marks.cue("perfect", low, high) is None:
        return None
    held = f"{moment.first}/.."
    return replace(moment, date=held, when=held, relation="since", relative=True)


def _within(moment: Moment, amount: Amount, clause: Span, reading: Reading) -> Moment | None:
    """All the time within which so much was done, and not its end alone: "300,000 left within two years"."""
    if moment.relation != "by" or moment.timexes[0].type != "DURATION" or amount.unit in TIME:
        return None
    point, length = POINT.match(moment.first or ""), LENGTH.fullmatch(moment.timexes[0].value)
    if point is None or length is None or reading.marks.cue("plan", clause.start, clause.end):
        return None
    date = period_of(point, length, True)
    if date and length[2] in "WD":  # "within four days" is not told to the day
        first, last = (day[:_MONTHLY] for day in date.split("/"))
        date = first if first == last else f"{first}/{last}"
    return replace(moment, date=date, when=date, relation="period") if date else None


def _flows(clause: Span, moment: Moment, scene: Scene) -> bool:
    """Whether a clause tells what came of what is dated to the month or day: "the convention of 3 May 1923, under which
    400,000 people left" tells of no one day; a deed does: "the clash of 4 May 1988, in which ten men fell".
    """
    flows = scene.kinds.cues.flows
    if flows is None or moment.relation or not _DAY.match(moment.first or "") or clause.start < moment.end:
        return False
    if flows.match(scene.lowered, moment.end, clause.end) is None:
        return False
    return not done_in_a_day(max(0, moment.start - _LEAD), moment.start, scene)


def uncompared(found: list[Moment], sentence: Sentence) -> list[Moment]:
    """Return the moments, those of a comparison as plain times where nothing has changed by so many percent: "twice as
    much as five years before" tells of then.
    """
    amounts = sentence.marks.amounts
    compared = [moment for moment in found if moment.relation == "compared"] if found else ()
    if not compared or any(amount.unit == "percent" for amount in amounts):
        return found
    return [replace(m, relation="") if m.relation == "compared" and (m.relative or not amounts) else m for m in found]


def _compared(amount: Amount, with_: Moment, reading: Reading) -> Moment | None:
    """The time of an amount beside a date of comparison ("up 42 per cent on 2015"): a change runs from there, the
    rest does not.
    """
    main = next((m for m in reading.moments if m.relation != "compared" and m.first), None)
    if main is None or main.first is None or amount.unit != "percent" or with_.first is None or with_.relative:
        return main  # "12 per cent more than the year before" is told of the year alone
    span = f"{with_.first}/{main.first[:4]}"
    return replace(main, date=span, when=span, relation="period") if with_.first < main.first[:4] else main


def time_around(amount: Amount, measured: bool, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the time of an amount whose sentence has none: now where it speaks of now, when what it is counted of was,
    else, of what is `measured`, when what was measured last above it was, its year.
    """
    if amount.unit in _LYING:
        return None
    if told := now(amount, measured, clause, reading, scene) or of_told(clause, reading, scene):
        return told
    last = _then(clause, reading, scene)
    if last is None and ((told := labelled(amount, reading, scene)) or not measured):
        return told
    year = scene.published[:4] if scene.published and scene.published[:4].isdigit() else None
    last = last or reading.memory.measured_at or _year_of_story(reading)
    if last is None or last.date is None or not reading.memory.near:
        return None
    if any(of_event(moment, reading, scene) for moment in reading.moments):  # later than that, so not of the time above
        return None
    if last.relation in ("since", "from") and amount.unit != "percent" and _tells_of_then(clause, reading, scene):
        return None
    if _CLOSED.fullmatch(last.date) and reading.marks.cue("besides", reading.marks.start, amount.start):
        return None
    if year and (last.first or "")[:4] > year:  # a plan: what is measured beside it is measured now
        return replace(last, date=f"{year}~", when="published", relation="now", relative=True, first=year)
    date = last.date[:4] if _DAY.match(last.date) or _of_one_year(last.date) else None
    why = f"the time told of above: {last.why}"
    return replace(last, date=date or last.date, when=date or last.when, relation="", relative=True, why=why)


def _then(clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """The time told of last, where a clause takes it up: "at that time we traded for 7 billion"."""
    then = scene.kinds.cues.back_then
    return reading.memory.moment if then and then.search(scene.lowered, clause.start, clause.end) else None


def _year_of_story(reading: Reading) -> Moment | None:
    """The time told of last, where the sentence that tells it tells of its year more than once."""
    told = reading.memory.told
    years = [one.date[:4] for one in told if one.low == told[-1].low]
    return reading.memory.moment if len(years) > 1 and len(set(years)) == 1 else None


def _tells_of_then(clause: Span, reading: Reading, scene: Scene) -> bool:
    """Whether a clause tells what was done once, which is of no time that goes on since: "has given 3 million since
    2006. It sent 200 soldiers".
    """
    past = scene.kinds.cues.past_verb
    if past is None or reading.marks.cue("perfect", clause.start, clause.end):
        return False
    return past.search(scene.lowered, clause.start, clause.end) is not None


def _of_one_year(date: str) -> bool:
    start, _, end = date.partition("/")
    return end[:4] == start[:4] and start[:4].isdigit()


def of_now(moment: Moment, scene: Scene) -> Moment:
    """Return the year of publication for those who live somewhere "today": a number that is of no one day."""
    year = scene.published[:4] if scene.published else ""
    if moment.relation or [timex.shift for timex in moment.timexes] != ["+0d"] or not year.isdigit():
        return moment
    return replace(moment, date=f"{year}~", when="published", relation="now", first=year)
