"""Running: which way the words beside a length have it run, and from which of the times told it does.

"Lasted twelve years" runs on from what was told, "had lasted twelve years" ran up to it, "after twelve years" may lead
on from it to what came then. A way is named as the group of the language's `lasting` or `lasting_behind` is.
"""

import re
from collections.abc import Callable

from timeline.claiming.elapsing import elapsed, making, went_on
from timeline.claiming.length import Length
from timeline.claiming.literals import may_stand
from timeline.claiming.moments import Moment, end_of
from timeline.claiming.periods import too_long
from timeline.claiming.terms import behind_of, earliest, opened, term_of
from timeline.light import replace

_BESIDE = 24
_PAID, _FEW, _CLOSING_IN, _CURRENCY = 6, 3, 6, 3
_STAY, _AT = 2, 2  # words between a length and a comma, and behind that before a time
_OPENING = ("", ";")
_CLOSING = ("", ".", ",", ";", ":", "\n")
_TERMED = frozenset({"triggers/agreement", "triggers/ratified", "triggers/in_force"})
_ALIKE = {
    "closed": "after",
    "gap": "after",
    "off": "state",
    "shut": "state",
    "term": "state",
    "then": "over",
    "was": "state",
    "had": "ended",
    "wait": "out",
    "prior": "ended",
    "opens": "state",
    "visit": "state",
}
_EITHER = ("term", "closed")  # how long a pact was to hold, and what was over then: the time may stand behind
_STATES = ("state", "beside", "ended", "after", "out")
_BACK = ("ended", "after", "nth", "for", "by then")
_PARTED = re.compile("[,;:.(–—、，；。]")
_CLAUSE = re.compile(r"[,;:]\s")


def ran(length: Length) -> Moment | None:
    """Return the period of a length from or up to the time that its words run it from or up to; the end alone of what
    it leads on to.
    """
    lead = _lead(length)
    told = _told(length, lead)
    meant = _way(told, length, lead)
    way = _planned(meant, length)
    base = _base(way, told, length) if way else None
    if base is None or (length.unit in "WD" and way not in _STATES):
        return None
    back = way in _BACK or (way == "state" and _too_long(base, length))
    if told in ("opens", "visit"):  # "three days of talks opened": the last is the third
        length = length.to_last_day()
    period = length.period(base, back)
    if period is None or way != "out":
        return replace(period, relation="pledged") if period and meant == "pledge" else period
    end = (period.date or "").split("/")[-1]
    return replace(period, date=end, when=end, first=end, relation="")


def _told(length: Length, lead: str) -> str:
    """The way that the words before and behind a length have it run."""
    cues, timex = length.cues, length.timex
    before = cues.lasting.search(lead) if cues.lasting and may_stand(cues.lasting, lead, 0, len(lead)) else None
    behind = cues.lasting_behind.match(length.lowered, timex.end) if cues.lasting_behind else None
    both = (behind, before) if behind is not None and behind.lastgroup == "ended" else (before, behind)
    told = next((words.lastgroup for words in both if words), None) or ""
    if _joined(length) and told != "visit":
        told = "state"
    through = cues.through and lead.rstrip().endswith(cues.through[0])
    if through and cues.from_then and cues.from_then.match(length.lowered, timex.end):
        told = "state"
    if told == "state" and _until(length) is not None:
        return "for"  # "stayed empty for six years, until 2021"
    if through and (not told or (told == "beside" and not length.before)):
        return "state" if _told_on(length) else "for"
    return told


def _lead(length: Length) -> str:
    """The words before a length, and those of its own that say it runs on: "the next"."""
    forward = length.cues.forward
    ahead = forward.match(length.lowered, length.timex.start, length.timex.end) if forward else None
    return length.lead + (ahead[0] if ahead else "")


def _way(told: str, length: Length, lead: str) -> str:
    """The way that a length runs, where verbs or what else its sentence tells may have it run otherwise than told."""
    way, cues = _ALIKE.get(told, told), length.cues
    if making(length) or (told == "shut" and _set_off(length)):
        return "ended"
    if cues.termed is not None and cues.termed.search(lead):
        return "term"
    until = way in ("beside", "state") and any(m.relation == "until" for m in length.before)
    if until and cues.had_gone and cues.had_gone.search(lead):
        return "by then"
    if _had_been(way, length):
        return "ended"
    if way == "out" and _when(length) is not None:
        return "after"
    out = (way in ("", "after") and elapsed(length)) or (way == "after" and went_on(length))
    return "out" if out else way


def _set_off(length: Length) -> bool:
    """Whether commas set a length off from what came then: "in June the port, shut for a year, was reopened"."""
    lowered, end, past = length.lowered, length.timex.end, length.cues.past_verb
    verb = past and lowered.startswith(", ", end) and past.match(lowered, end + 2, length.marks.end)
    return bool(verb and lowered[length.before[-1].end if length.before else end : end].count(",") == 1)


def _had_been(way: str, length: Length) -> bool:
    """Whether the verb of a length is told of before its time: "he had held the post for eleven years", "for eight
    years no ship had entered the port".
    """
    cues, lowered, lead, end = length.cues, length.lowered, length.lead, length.timex.end
    had = cues.had_for or cues.gone_on
    if had is None or way not in ("", "for", "state", "beside", "was"):
        return False
    opened = _CLAUSE.split(lead)[-1]
    if way and had.search(opened):
        return True
    opens = lead.rstrip().endswith(cues.through[0]) and " " not in opened.strip()
    return opens and cues.had_behind is not None and cues.had_behind.match(lowered, end) is not None


def _joined(length: Length) -> bool:
    """Whether a length stands right behind the time that it runs from: "from May 1898 for ninety-nine years"."""
    last, through = length.before[-1] if length.before else None, length.cues.through
    if last is None or not through or last.relation not in ("since", "from", ""):
        return False
    if not last.relation and any(hit.label in _TERMED for hit in length.marks.triggers if hit.end <= last.start):
        return False  # a pact "concluded in 1931 for five years" may have been renewed, or broken
    return length.lowered[last.end : length.timex.start].strip() == through[0]


def _told_on(length: Length) -> bool:
    """Whether how long it lasted opens or closes its clause in a sentence of the past that has no time of its own."""
    cues, marks, timex, lowered = length.cues, length.marks, length.timex, length.lowered
    last = length.above if cues.spaced else None
    if length.found or last is None or last.relation not in ("", "at", "since"):
        return False
    opens = length.lead.rstrip().removesuffix(cues.through[0]).rstrip()
    behind = lowered[timex.end : marks.end].split(None, 1)[:1]
    closes = lowered[timex.end : timex.end + 1] in _CLOSING or not cues.coordinators.isdisjoint(behind)
    clause = _CLAUSE.split(length.lead)[-1]
    closes = closes and clause.count(" ") >= _FEW and bool(cues.past_verb and cues.past_verb.search(clause))
    if not closes and opens[-1:] not in _OPENING:
        return False
    had = cues.had_gone and cues.had_gone.search(lowered[marks.start : timex.start])
    cue = any(marks.cue(name, marks.start, marks.end) for name in ("perfect", "plan"))
    return not had and not cue and cues.present.search(lowered, marks.start, marks.end) is None


def _planned(way: str, length: Length) -> str:
    """What a length runs from where something is to be done in it: the time told, or the publication ("plan")."""
    if way not in ("over", "next", "plan", "pledge"):
        return way
    marks, timex, before = length.marks, length.timex, length.before
    paid = (a for a in marks.amounts if a.end <= timex.start <= a.end + _PAID and len(a.unit) == _CURRENCY)
    if way == "plan" and any(paid):  # "a loan of $3 million over ten years"
        above = [length.above] if length.above else []
        return "state" if any(not moment.relation for moment in (*above, *before)) else ""
    cue = marks.cue("plan", marks.start, timex.start) or (way != "plan" and marks.cue("plan", timex.end, marks.end))
    if not cue and way != "pledge":
        return "" if way == "plan" else way
    told = bool(length.found if way == "pledge" else before)
    words = length.lowered[cue.start : cue.end].split() if cue else []
    if way == "plan" and not told and not length.cues.meant.isdisjoint(words):
        return ""  # what "was to" be paid "over a decade" was so long ago
    told = told or (way in ("plan", "pledge") and length.above is not None and not length.above.relative)
    return "state" if told and way != "over" else "plan" if length.now else way


def _too_long(base: str, length: Length) -> bool:
    period = length.period(base)
    return period is not None and too_long(period.date, length.lead, length.now, length.cues)


def _until(length: Length) -> Moment | None:
    """The time behind a length until which it ran."""
    near = (m for m in length.behind if m.start - length.timex.end <= _BESIDE)
    return next((m for m in near if m.relation == "until"), None)


def _base(way: str, told: str, length: Length) -> str | None:
    """The time that a length runs from or up to."""
    if told == "prior":
        return earliest(length.memory)
    base = None if way not in ("for", "by then") and _from_behind(length) else _BASES.get(way, _told_last)(way, length)
    if (way == "after" and not length.cues.spaced) or (told in _EITHER and not base):
        base = behind_of(length) or base  # "始まった交渉は14年にわたり、1965年に妥結した"
    return (opened(length) if told == "opens" else None) or base


def _from_behind(length: Length) -> bool:
    """Whether a time that a length's own words lead to stands behind it: "for five years from 1990"."""
    for moment in (m for m in length.behind if m.start - length.timex.end <= _BESIDE):
        words = length.lowered[length.timex.end : moment.start]
        joined = moment.relation == "until" or length.cues.coordinators.isdisjoint(words.split())
        if joined and not _PARTED.search(words):
            return True
    return False


def _ended_beside(way: str, length: Length) -> str | None:
    """The time that something had lasted up to: "it had lasted six years when ...", or work on it had taken ("six
    years in the making, it was opened in May"), else the one told last.
    """
    led = length.cues.by_then and length.cues.by_then.match(length.lowered, length.timex.end)
    if not length.before and length.behind and (led or making(length)):
        return next((m.first for m in length.behind if not m.relation), None)
    last, words = length.before[-1] if length.before else None, length.cues.by_then
    if last and last.relation == "since" and words and words.search(length.lowered, last.end, length.timex.start):
        return last.first  # "open since May 2011, when the ban of seven years ended"
    return _told_last(way, length)


def _when(length: Length) -> Moment | None:
    """The time that a comma sets right behind a length: "it lapsed after ten years, in 1939", "left after three years
    in office, in May".
    """
    last = length.behind[0] if length.behind else None
    if last is None or last.relation not in ("", "not_until"):
        return None
    words, comma, lead = length.lowered[length.timex.end : last.timexes[0].start].partition(",")
    return last if comma and len(words.split()) <= _STAY and len(lead.split()) <= _AT else None


def _ended_after(_: str, length: Length) -> str | None:
    """The time of what came after so long, told in its sentence: "came home after 40 days, in May"."""
    if (when := _when(length)) is not None and not length.before:
        return when.first
    end, before = length.timex.end, length.before
    near = (m for m in length.behind if m.start - end <= _CLOSING_IN and "," in length.lowered[end : m.start])
    base = next(near, before[-1] if before else length.found[0] if length.found else None)
    base = base if before or (base and ";" not in length.lowered[end : base.start]) else None
    return base.first if base and base.relation in ("", "not_until") else None


def _told_last(way: str, length: Length) -> str | None:
    """The time told last, in the sentence or else above it, where its own relation lets it begin or end a length."""
    meant = [m for m in length.before if m.relation != "by"] if way == "state" else length.before
    base = (meant or length.before)[-1] if length.before else length.memory.moment if way != "beside" else None
    if base is None or (way in ("over", "next") and base.relation == "period"):
        return end_of(base)
    if way == "state":
        return base.first if base.relation in ("", "since", "from", "not_until" if length.before else "by") else None
    return base.first if base.relation in _ALLOWED.get(way, ("",)) else None


_ALLOWED = {"next": ("", "until"), "ended": ("", "by"), "beside": ("", "from"), "over": ("", "before", "by")}
_BASES: dict[str, Callable[[str, Length], str | None]] = {
    "for": lambda _, length: getattr(_until(length), "first", None),
    "by then": lambda _, length: next((m.first for m in length.before if m.relation == "until"), None),
    "ended": _ended_beside,
    "term": lambda _, length: term_of(length),
    "plan": lambda _, length: length.now,
    "nth": lambda _, length: length.before[-1].first if length.before else end_of(length.above) or length.now,
    "after": _ended_after,
}
"""The time that a length of each way runs from or up to, where it is not simply the one told last."""
