"""Moments: a date expression with the word that says how an event lies to it ("since 1993"), and pairs that bound a
period.
"""

import re
from collections.abc import Sequence, Set

from timeline.claiming.bounds import about, all_in, closely, from_day, last_day, related, same_day, valid, weeks_ago
from timeline.claiming.held_against import MEASURES, held_against
from timeline.claiming.kinds import Cues
from timeline.claiming.literals import may_stand
from timeline.claiming.marks import Marks
from timeline.claiming.ranges import of_thing, opened
from timeline.claiming.refining import month_of, refined
from timeline.light import light, replace
from timeline.records.timex import Timex

_INFERRED = "; the year of publication follows from the text's own counts of years"
_HEDGES = {"START": "early", "MID": "mid", "END": "late", "APPROX": "about"}
_WEEK = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_PART = re.compile(r"(\d{4})-(3[3-9]|4[01])")
_MONTHS = dict(enumerate([(1, 3), (4, 6), (7, 9), (10, 12), (1, 4), (5, 8), (9, 12), (1, 6), (7, 12)], start=33))
"""The months of EDTF's quarters, thirds and halves of a year, by their numbers."""
_REACH, _LONG, _YEARLONG, _DAYLONG, _AHEAD = 40, 90, 4, 10, 12
_LINKS = "-" + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""Characters that part the words before a date from it."""
_OPEN, _SOME_DAY, _UNTOLD = re.compile(r"XXXX|\d{4}-XX"), "-XX-XX", re.compile(r"(?:-XX)+$")
_YEARLY = re.compile(r"XXXX-\d\d-\d\d")
_FIGURES = re.compile(r"(?:\w{1,3} )?\d")  # "las 20 horas"
_COMMAS = (",", "、")
_BEHIND = {"from": "since", "at": "by", "of": "of"}
"""What words behind a date make of what stands before it; "of" is nothing without them: German "von 1912 an"."""
_FIGURE = re.compile(r"\d")
_GOES_ON = re.compile(r"\s\w+\s")
_NOT_OF_NAMES = frozenset({"by", "before", "after", "from"})


@light
class Moment:
    """A time that a sentence gives for something.

    `date`: EDTF, None when the text does not fix it. `when`: the same as `says:` writes it, hanging on the publication
    where the words do. `relation`: since, until, by, not_until, before, after, as_of, around, period, pledged or
    nothing. `first`: the value before the relation was applied. `implies`: the year that a length of time counts from.
    """

    start: int
    end: int
    date: str | None
    when: str | None
    relation: str
    relative: bool
    hedge: str | None
    first: str | None
    timexes: tuple[Timex, ...]
    why: str
    implies: str | None = None

    def __lt__(self, other: "Moment") -> bool:
        """Tell whether a time comes before another in the text."""
        return (self.start, self.end, self.date or "") < (other.start, other.end, other.date or "")


def moments(text: str, lowered: str, marks: Marks, cues: Cues, published: str | None = None) -> list[Moment]:
    """Return the moments of a sentence, in order; pairs that bound a period are one moment."""
    low, timexes = marks.start, marks.timexes
    dates: list[Timex] = []
    yearly: list[Timex] = []
    found: list[Moment] = []
    lengths: set[int] = set()
    for timex in timexes:
        if timex.type == "DATE" or (timex.type == "TIME" and _names_day(timex)):
            dates.append(timex)
        elif timex.type == "DURATION":
            lengths.add(timex.end)
            found += [window] if (window := _window(lowered, timex, cues, published)) else ()
        elif timex.type == "SET" and _YEARLY.fullmatch(timex.value):
            yearly.append(timex)
    dates = refined(lowered, dates)
    index = 0
    while index < len(dates):
        timex = dates[index]
        last, begun = _run(lowered, low, dates, index, cues) if index + 1 < len(dates) else (index, timex.start)
        period = _period(timex, dates[last], published) if last > index else None
        if period and begun == timex.start and _relation(lowered, low, timex, cues)[0] in ("by", "until", "before"):
            period = None
        if period is None:
            found.append(_single(lowered, marks, timex, cues, published, lengths))
            index += 1
            continue
        both = tuple(dates[index : last + 1])
        relative = any(each.anchor for each in both)
        why = f"“{text[begun : both[-1].end]}” bounds a period"
        found.append(
            Moment(begun, both[-1].end, period, period, "period", relative, _hedge(timex), value(timex), both, why)
        )
        index = last if of_thing(lowered, dates[last - 1], dates[last], cues) else last + 1
    found = [_kept(moment, yearly, lowered) for moment in found] if yearly else found
    return _shared(sorted(found), lowered, cues) if len(found) > 1 else found


def _kept(moment: Moment, yearly: Sequence[Timex], lowered: str) -> Moment:
    """A day that is kept every year since one is of that day in it: "every 7 February since 1981"."""
    day = next((t for t in yearly if not lowered[t.end : moment.start].strip() and t.end <= moment.start), None)
    if day is None or moment.relation != "since" or not re.fullmatch(r"\d{4}", moment.first or ""):
        return moment
    first = f"{moment.first}{day.value[4:]}"
    date = related(first, "since")
    return replace(moment, start=day.start, date=date, when=date, first=first)


def _shared(found: list[Moment], lowered: str, cues: Cues) -> list[Moment]:
    """The moments, with what is said once of two alike: "by March 2010 and October 2009 respectively"."""
    for at, moment in enumerate(found[1:], 1):
        one = found[at - 1]
        bound = one.relation in ("by", "until", "before") and not moment.relation
        alike = bound and len(one.first or "") == len(moment.first or "") and one.first is not None
        if alike and lowered[one.end : moment.start].strip() in cues.pairs:
            date, when = related(moment.first, one.relation), related(moment.when, one.relation)
            found[at] = replace(moment, date=date, when=when or date, relation=one.relation)
    return found


def _names_day(timex: Timex) -> bool:
    """Whether a time of day stands with its day ("6 a.m. on Friday") or alone ("at dawn", "5 p.m.")."""
    alone = _FIGURES.match(timex.text) is not None and timex.why.startswith("on ")
    today = timex.anchor == "publication" and timex.shift == "+0d"  # "tonight"
    return timex.anchor is None or today or (" " in timex.text and not alone)


def _run(lowered: str, low: int, dates: Sequence[Timex], index: int, cues: Cues) -> tuple[int, int]:
    """Return the index of the last date that is one time with the one at `index`, and where the words for it open."""
    one, last = dates[index], index
    if (begun := opened(lowered, low, one, dates[index + 1], cues)) is not None:
        return index + 1, begun
    for at in range(index + 1, len(dates)):
        between = lowered[dates[at - 1].end : dates[at].start].strip()
        if len(dates[at].value) != len(one.value) or (dates[at].anchor == "previous" and dates[at].shift):
            break
        if between in cues.pairs:
            now = one.anchor is None and dates[at].anchor == "publication" and one.value[9:]  # "4 May 1987 and today"
            both = any(word in lowered[dates[at].end : dates[at].end + _LONG] for word in cues.paired)
            each = " " in between or (len(one.value) > _YEARLONG and not both) or len(one.value) == _DAYLONG
            apart = each and dates[at].value[:4] != one.value[:4]
            # "in May 2015 and again in 2018", "the accords of 7 June 1993 and 29 May 1996", each with its word for year
            return (last, one.start) if apart or now else (at, one.start)
        if between not in _COMMAS:
            break
    return last, one.start


def _window(lowered: str, timex: Timex, cues: Cues, published: str | None) -> Moment | None:
    """A stretch of years that ends at publication: "over the last 25 years"."""
    length = re.fullmatch(r"P(\d+)Y", timex.value)
    if length is None or (cues.window_ahead and cues.window_ahead.match(lowered, timex.start, timex.end + _AHEAD)):
        return None
    lead = lowered[max(0, timex.start - 14) : timex.start].rstrip()
    verb = (cues.infinitive | cues.possible | cues.coordinators).intersection(lead.split()[-2:-1])
    led = lead.endswith(cues.windows) and not verb
    gone = cues.window_behind and cues.window_behind.match(lowered, timex.end)
    if not (gone or led or lowered.startswith(cues.windows, timex.start)):  # "meant to last ten years"
        return None
    years = int(length[1])
    date = valid(f"{int(published[:4]) - years:04d}/{published[:4]}") if published and published[:4].isdigit() else None
    why = f"“{timex.text}” is {years} years up to the publication"
    return Moment(timex.start, timex.end, date, f"published-{years}y", "window", True, None, date, (timex,), why)


def value(timex: Timex) -> str | None:
    """Return the date of a DATE or of a TIME (its day), None for what is no EDTF date."""
    date = timex.value.split("T")[0] if timex.type == "TIME" else timex.value
    if date[5:6] in ("3", "4") and (part := _PART.fullmatch(date)):
        first, last = _MONTHS[int(part[2])]
        return f"{part[1]}-{first:02d}/{part[1]}-{last:02d}"
    return valid(date) if date != "XXXX" else None


def dated(timex: Timex, published: str) -> str | None:
    """Return the date of a timex that hangs on a publication whose year is known only from the text."""
    date = value(timex)
    if timex.anchor != "publication" or not _OPEN.match(date or "XXXX"):
        return date
    shift = re.fullmatch(r"([+-]\d+)y", timex.shift or ("" if " " in timex.text else "+0y"))
    if shift is None or not published[:4].isdigit():
        return from_day(timex.shift, published) or date
    part = (date or "XXXX")[4:]
    if timex.shift and len(published) == _DAYLONG and part == _SOME_DAY:  # "forty years ago this morning"
        part = published[4:]
    elif timex.shift:  # told to the year where the day of writing is not known
        part = _UNTOLD.sub("", part)
    year = f"{int(published[:4]) + int(shift[1]):04d}"
    return f"{year}{part}".replace("XXXX", year)  # of both months that bound a part of the year


def _hedge(timex: Timex) -> str | None:
    return _HEDGES.get(timex.mod or "")


def _period(one: Timex, two: Timex, published: str | None) -> str | None:
    start, end = (value(each) if published is None else dated(each, published) for each in (one, two))
    if start is None or end is None:
        return None
    open_end = two.timex3 == "PRESENT_REF" or two.shift == "+0d"  # "from 1950 until today"
    return valid(f"{start.split('/')[0]}/{'..' if open_end else end.split('/')[-1]}")


def _relation(lowered: str, low: int, timex: Timex, cues: Cues) -> tuple[str, int, int]:
    before = lowered[max(low, timex.start - _REACH) : timex.start]
    led = before.rstrip(_LINKS).endswith(cues.lead)
    if led and (found := cues.before_date.search(before)):
        relation = found.lastgroup or ""
        if behind := _BEHIND.get(relation):  # "from 1912 on", "put off until 7 May at the latest"
            told = any(p.match(lowered, timex.end) for name, p in cues.after_date if name == behind)
            relation = behind if told else "" if behind == "of" else relation
        if relation in ("", "of"):  # and a word behind it: "von 1912 an galt", not "erkannte den Staat von 1912 an."
            return "since" if relation and _GOES_ON.match(lowered, timex.end) else "", timex.start, timex.end
        if relation == "since" and cues.figured and cues.figured.match(lowered, timex.end):
            return "", timex.start, timex.end
        return relation, timex.start - len(before) + found.start(), timex.end
    for name, pattern in cues.after_date:
        if name != "of" and (found := pattern.match(lowered, timex.end)):
            return name, timex.start, found.end()
    return "", timex.start, timex.end


def _single(lowered: str, marks: Marks, timex: Timex, cues: Cues, published: str | None, lengths: Set[int]) -> Moment:
    relation, start, end = _relation(lowered, marks.start, timex, cues)
    if relation in MEASURES:
        relation, start = held_against(relation, start, timex, lowered[marks.start : start], cues)
    if not relation:
        relation, start = _of_event(lowered, marks, timex, cues)
    elif timex.type == "TIME" and (near := same_day(relation, timex, lowered[marks.start : start], cues.closely)):
        relation, start = "", start - len(near)
    own = value(timex)
    first = own if published is None or timex.anchor != "publication" else dated(timex, published)
    if (
        (relation in _NOT_OF_NAMES and timex.named)
        or (relation == "from" and first and "/" in first and not _WEEK.fullmatch(first))
        or relation == "at"
    ):
        relation = ""
    if timex.shift and (day := weeks_ago(timex, first, published, cues.ago)):
        first = own = day
    if relation:
        if relation in ("by", "before") and all_in(lowered[start : timex.end + _REACH], timex, cues.all_in):
            relation = ""
            first = first.split("/")[-1][:7] if first and "/" in first else first  # a week that ends in May is of May
        elif relation == "origin":
            relation = "since" if "X" in (first or "") else ""
        elif relation == "until":
            of_year = timex.anchor is None and first and first.isdigit()  # "until the end of 2030" is told in years
            if timex.mod == "END" and cues.until_end and not of_year:
                first, own = last_day(first), last_day(own)
            if cues.took_until and cues.took_until.search(lowered[marks.start : timex.start]):
                relation, start = "", timex.start  # "it took them until 1974 to say so"
        elif relation == "not_until" and cues.only_then and not cues.only_then.match(lowered, timex.end):
            relation = "until"
        if relation == "by" and cues.only_then and cues.only_then.match(lowered, timex.end):
            relation = ""
        if relation == "since" and timex.anchor == "publication" and (found := cues.when.match(lowered, timex.end)):
            relation, end = "", found.end()  # "since last month, when twelve men died": of what happened then
        near, month = closely(lowered[marks.start : start], cues.closely), (first or "")[:7]
        if near and relation in ("before", "after") and len(first or "") == _DAYLONG:
            why = f"{timex.why}; {near} it"
            return Moment(start - len(near) - 1, end, month, month, "", bool(timex.anchor), near, month, (timex,), why)
        if relation and start - 1 not in lengths:  # "two days before Christmas" is told to the day
            first, own = about(first, timex, relation, published), about(own, timex, relation, published)
    date, when = month_of(first, timex.why), shifted(timex) or own or first
    if relation:
        date, when = related(date, relation), related(when, relation) or related(own or first, relation)
    hedge = _hedge(timex) or ("about" if relation == "around" else None)
    why = (timex.why or f"“{timex.text}” is {timex.value}") + (_INFERRED if first != own else "")
    return Moment(start, end, date, when, relation, bool(timex.anchor), hedge, first, (timex,), why)


def _of_event(lowered: str, marks: Marks, timex: Timex, cues: Cues) -> tuple[str, int]:
    """The relation to an event of a time, and where its words open: "before the war of 1939 some 3,000 lived there"."""
    low = marks.start
    since = cues.since_event if "since_event" not in marks.lacking else None
    before = cues.before_event if "before_event" not in marks.lacking else None
    told = since.search(lowered, max(low, timex.start - _LONG), timex.start) if since else None
    if told and not _FIGURE.search(told[0]):  # not "since 1996 and took effect in 2004"
        return "since_event", told.start()
    if before and may_stand(before, lowered, low, timex.start) and (told := before.search(lowered, low, timex.start)):
        return "before", told.start("at")
    return "", timex.start


def shifted(timex: Timex) -> str | None:
    """Return `published+1y` for "next year" and the like, None for what does not hang on the publication by a count."""
    return f"published{timex.shift}" if timex.anchor == "publication" and timex.shift else None


def end_of(moment: Moment | None) -> str | None:
    """Return the time that a moment tells of, the end of a period; None for one that is open."""
    if moment is None or moment.relation not in ("", "at", "period", "not_until"):
        return None
    told = moment.first if moment.relation in ("", "not_until") else moment.date
    return (told or "").split("/")[-1] or None
