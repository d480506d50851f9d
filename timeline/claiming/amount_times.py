"""When an amount was: the time nearest it in its clause, the time it is compared with, or the one told of above."""

import re

from timeline.claiming.day_told import done_in_a_day
from timeline.claiming.drafts import Scene
from timeline.claiming.frames import Reading, of_event
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.claiming.quantity_grammar import grammar
from timeline.claiming.settled import labelled, of_told, standing
from timeline.claiming.turns import entered
from timeline.span import Span

_BEHIND, _PARTED, _OTHER = 2, 10, 30
"""How much nearer a time seems that stands behind its amount; how much further one a comma or another amount away."""
_CLOSED = re.compile(r"\d{4}[\d-]*/\d{4}[\d-]*")
_HEAD = re.compile(r"\)?\s*:\s*")
_FROM = re.compile(r"\b\w")
_LEAD, _CURRENCY = 60, 3
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
    """Return the time of an amount: the nearest of its clause, else of its sentence; "now" is the publication."""
    clause = reading.clause(amount.start)
    if told := _habitual(amount, clause, reading, scene):
        return told
    free = [m for m in reading.moments if m.relation != "pledged" and not of_event(m, reading, scene)]
    if listed := _listed(amount, free, scene):
        return listed
    if summed := next((m for m in reading.moments if _summed(m, amount, reading, scene)), None):
        held = f"{summed.first}/.."
        return summed._replace(date=held, when=held, relation="since", relative=True)
    free = [m for m in free if not _of_start(m, amount, scene) and not _set_off(m, amount, scene)]
    near = [m for m in free if clause.start <= m.timexes[0].start < clause.end]
    others = [a for a in reading.marks.amounts if a != amount and a.unit not in TIME]

    def apart(moment: Moment) -> int:
        behind = moment.start >= amount.end
        low, high = (amount.end, moment.start) if behind else (moment.end, amount.start)
        parted = sum(scene.text.count(mark, low, high) for mark in ",;")
        between = sum(low <= other.start < high for other in others)
        return high - low - (_BEHIND if behind else 0) + _PARTED * parted + _OTHER * between

    now = next(
        (t for t in reading.marks.timexes if t.timex3 == "PRESENT_REF" and clause.start <= t.start < clause.end), None
    )
    if now is not None:
        date = f"{scene.published[:4]}~" if scene.published and scene.published[:4].isdigit() else None
        why = f"“{now.text}” is the publication"
        today = Moment(now.start, now.end, date, "published", "now", True, None, date, (now,), why)
        if all(apart(today) < apart(moment) for moment in near):
            return today
    if (
        free
        and not near
        and (told := entered(clause, free, reading, scene) or present(amount, clause, reading, scene, True))
    ):
        return told
    compared = near and all(any(a.start > amount.end and a.end <= m.start for a in others) for m in near)
    if compared and (told := standing(amount, clause, reading, scene)):
        return told  # "15,000 cross each day, up from 9,000 in 2012"
    if amount.unit not in TIME:
        free = [m for m in free if m in near or ";" not in scene.text[amount.end : m.start]]
    settled = [m for m in free if m.relation not in ("since", "until", "before", "after")]
    nearest = min(near or settled or free, key=apart, default=None)
    if nearest is not None and (
        (not near and _flows(clause, nearest, scene)) or _begins(nearest, amount, reading, scene)
    ):
        year = (nearest.first or "")[:4]
        return nearest._replace(date=year, when=year, relative=True)
    if nearest is not None and (stock := _stock(amount, nearest, clause, reading, scene)):
        return stock
    return _compared(amount, nearest, reading) if nearest and nearest.relation == "compared" else nearest


def _habitual(amount: Amount, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """The year of publication for what is so again and again in the present: "carries 400 lorries a day", and for what
    is left.
    """
    cues = scene.kinds.cues
    year = scene.published[:4] if scene.published and scene.published[:4].isdigit() else None
    if year is None or cues.habit is None or amount.unit in TIME:
        return None
    rate = amount.unit.rpartition("/")[2] in TIME and "/" in amount.unit
    low = max(reading.marks.start, amount.start - _LEAD)
    told = cues.habit.search(scene.lowered, low, amount.start) if rate else None
    told = told or (cues.left.match(scene.lowered, amount.end, clause.end) if cues.left else None)
    past = cues.past_verb
    if told is None and (not rate or reading.moments or past is None):
        return None
    if told is None and past is not None and past.search(scene.lowered, clause.start, clause.end):
        return None
    why = f"“{told[0].strip() if told else scene.text[amount.start : amount.end]}” is of the publication"
    return Moment(amount.start, amount.end, f"{year}~", "published", "now", True, None, year, (), why)


def _listed(amount: Amount, free: list[Moment], scene: Scene) -> Moment | None:
    """The time that stands with an amount as in a table: "2013: 5 million", "5 million (2013), 6 million (2014)"."""
    for moment in free:
        before, behind = scene.text[moment.end : amount.start], scene.text[amount.end : moment.start]
        if moment.end <= amount.start and _HEAD.fullmatch(before):
            return moment
        if amount.end <= moment.start and behind == " (" and scene.text[moment.end : moment.end + 1] == ")":
            return moment
    return None


def _of_start(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time is that of the figure which another rose or fell from: "from 2 million in 2003 to 3 million"."""
    rules = grammar(scene.kinds.language)
    link = rules.ranges.before(scene.lowered, amount.start - 1) if rules.spaced and moment.end < amount.start else None
    if link is None or link[0] in rules.joining or scene.lowered[moment.end : link[1]].strip():
        return False
    words = _FROM.finditer(scene.lowered, max(0, moment.start - _LEAD), moment.start)
    return any(rules.between.at(scene.lowered, word.start()) for word in words)


def _set_off(moment: Moment, amount: Amount, scene: Scene) -> bool:
    """Whether a time behind a figure only tells what it is held against: "400 stood for it, the fifth since 1995",
    "bought 12 ships, on top of the eight it ordered last year".
    """
    cue = scene.kinds.cues.set_off
    if cue is None or not moment.timexes or moment.start < amount.end or amount.unit in TIME:
        return False
    return cue.search(scene.lowered, amount.end, moment.timexes[0].start) is not None


def _summed(moment: Moment, amount: Amount, reading: Reading, scene: Scene) -> bool:
    """Whether a figure has added up since the event of a time: "has lent 90 million since it opened in 1994"."""
    cue = scene.kinds.cues.since_clause
    if cue is None or moment.relation not in ("", "since_event") or amount.unit in TIME:
        return False
    marks = reading.marks
    if not moment.timexes or not _POINT.match(moment.first or ""):
        return False
    since = cue.search(scene.lowered, marks.start, moment.timexes[0].start)
    if since is None or since.start() < amount.start < moment.end:
        return False
    low, high = (moment.end, amount.start) if amount.start > since.start() else (amount.end, since.start())
    if any(low <= other.start < high for other in reading.moments):
        return False
    low, high = (moment.end, marks.end) if amount.start > since.start() else (marks.start, since.start())
    return marks.cue("perfect", low, high) is not None


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


def _begins(moment: Moment, amount: Amount, reading: Reading, scene: Scene) -> bool:
    """Whether people counted, or money, come of what began on a day: "it began on 26 January and cost 400 lives"."""
    begins = scene.kinds.cues.begins
    if begins is None or moment.relation or not _DAY.match(moment.first or "") or amount.start < moment.end:
        return False
    if amount.unit not in ("person", "troop") and len(amount.unit) != _CURRENCY:
        return False
    if any(scene.kinds.by_label[hit.label].lasts and hit.start < moment.start for hit, *_ in reading.stands):
        return False  # the dead of a war are of all its years
    return begins.search(scene.lowered, max(0, moment.start - _LEAD), moment.start) is not None


def _stock(amount: Amount, moment: Moment, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Now, for an amount told of in the present behind a time from which something else holds: "has run a fund since
    1999 and employs 300 people".
    """
    year = scene.published[:4] if scene.published and scene.published[:4].isdigit() else None
    if year is None or moment.end > amount.start:
        return None
    between = scene.lowered[moment.end : amount.start]
    here = scene.kinds.cues.present.match(scene.lowered, amount.end + 1)  # "100,000 in 1923, 3,000 are left"
    told = here if here and not here["aside"] and "," in between else None
    if told is None:
        lasts = moment.relation in ("since", "from") and scene.kinds.cues.besides
        told = scene.kinds.cues.besides.search(between) if lasts and scene.kinds.cues.besides else None
        if told is None or (told["listed"] and amount.unit != "person"):
            return None
    why = f"what is counted behind “{told[0].strip()}” is of the publication"
    return Moment(amount.start, amount.end, f"{year}~", "published", "now", True, None, year, (), why)


def uncompared(found: list[Moment], marks: Marks) -> list[Moment]:
    """Return the moments, those of a comparison as plain times where nothing has changed by so many percent: "twice as
    much as five years before" tells of then.
    """
    if any(amount.unit == "percent" for amount in marks.amounts):
        return found
    return [
        m._replace(relation="") if m.relation == "compared" and (m.relative or not marks.amounts) else m for m in found
    ]


def _compared(amount: Amount, with_: Moment, reading: Reading) -> Moment | None:
    """The time of an amount beside a date of comparison ("up 42 per cent on 2015"): a change runs from there, the
    rest does not.
    """
    main = next((m for m in reading.moments if m.relation != "compared" and m.first), None)
    if main is None or main.first is None or amount.unit != "percent" or with_.first is None:
        return main
    span = f"{with_.first}/{main.first[:4]}"
    return main._replace(date=span, when=span, relation="period") if with_.first < main.first[:4] else main


def time_around(amount: Amount, clause: Span, reading: Reading, scene: Scene) -> Moment | None:
    """Return the time of a measured amount whose sentence has none: now where it speaks of now, else what was told of
    last in its paragraph, its year.
    """
    if now := present(amount, clause, reading, scene) or standing(amount, clause, reading, scene):
        return now
    if (told := of_told(clause, reading, scene)) or (told := labelled(amount, reading, scene)):
        return told
    year = scene.published[:4] if scene.published and scene.published[:4].isdigit() else None
    last = reading.memory.measured_at or reading.memory.moment
    if last is None or last.date is None or not reading.memory.near:
        return None
    if any(of_event(moment, reading, scene) for moment in reading.moments):  # later than that, so not of the time above
        return None
    if last.relation in ("since", "from") and amount.unit != "percent" and _tells_of_then(clause, reading, scene):
        return None
    if _CLOSED.fullmatch(last.date) and reading.marks.cue("besides", reading.marks.start, amount.start):
        return None
    if year and (last.first or "")[:4] > year:  # a plan: what is measured beside it is measured now
        return last._replace(date=f"{year}~", when="published", relation="now", relative=True, first=year)
    date = last.date[:4] if _DAY.match(last.date) or _of_one_year(last.date) else None
    why = f"the time told of above: {last.why}"
    return last._replace(date=date or last.date, when=date or last.when, relation="", relative=True, why=why)


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


def present(amount: Amount, clause: Span, reading: Reading, scene: Scene, firmly: bool = False) -> Moment | None:
    """Return the year of publication for an amount whose clause speaks of now; `firmly`: by more than "is" or "has",
    which may say again what was then.
    """
    bracketed = scene.text[max(0, amount.start - 1) : amount.start] == "("
    start = reading.marks.start if bracketed else clause.start
    year = scene.published[:4] if scene.published and scene.published[:4].isdigit() else None
    for words in scene.kinds.cues.present.finditer(scene.lowered, start, clause.end) if year else ():
        weak = words[0] in scene.kinds.cues.weakly_present
        if words["aside"] or (firmly and weak) or (words.start() < amount.end and amount.start < words.end()):
            continue
        why = f"“{words[0]}” is the publication"
        return Moment(amount.start, amount.end, f"{year}~", "published", "now", True, None, year, (), why)
    return None


def of_now(moment: Moment, scene: Scene) -> Moment:
    """Return the year of publication for those who live somewhere "today": a number that is of no one day."""
    year = scene.published[:4] if scene.published else ""
    if moment.relation or [timex.shift for timex in moment.timexes] != ["+0d"] or not year.isdigit():
        return moment
    return moment._replace(date=f"{year}~", when="published", relation="now", first=year)
