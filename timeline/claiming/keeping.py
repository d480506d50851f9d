"""Keeping: when a count of years is kept, or what it runs from, where the words beside it do not say."""

import re

from timeline.claiming.drafts import Memory, Scene
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import participles_follow, past_of
from timeline.claiming.year_counts import Count, Reader
from timeline.light import replace
from timeline.records.document import NEWEST

_YEAR = re.compile(r"-?\d{4}")
_PARTED = re.compile("[,،、，]")
_SLIP, _MONTHLY, _DIGITS, _HEAD, _BESIDE = 5, 7, 4, 3, 3
_VERB = 4  # words behind a count that opens its sentence, its verb among them
_CLITIC = 3  # letters of a word between a coordinator and its verb: "y se", "et y"
_LABELS = (":", "–", "—", "-")
_STORY = ("gap", "since", "after", "within", "on")  # what a story's own time may count to
_LEAD, _LED = 40, 4
_AHEAD = re.compile(r"\+(\d+)y")
_FRESH = 50  # years by which a text may be younger than what it tells
_STOP = re.compile(r"[.;,]")
_COMMAS = (",", ";", "،", "؛")
_SAID = "counted from"  # how a time came to its year where its words say which: "last spring"
_BOUNDS = ("until", "by", "before", "since", "from", "period")


def above(
    count: Count, base: Moment | None, memory: Memory, marks: Marks, reader: Reader, scene: Scene
) -> Moment | None:
    """Return the time told of before at which a count is kept: the heading's, or that of a story in the past.

    `base`: what the sentence says that it runs from.
    """
    before = memory.moment
    if before is None or scene.is_heading(before.timexes[0].start) or captioned(count, before, marks, scene):
        return before
    if count.form in ("on", "after") or before.relation in _BOUNDS or _origin(before, memory, scene):
        return None
    year, then = _YEAR.match((base and base.first) or ""), _YEAR.match(before.first or "")
    if year and then and abs(int(year[0]) + count.elapsed - int(then[0])) > 1:
        return None
    past = _past(count, marks, reader, scene) and not _of_later(count, before, memory, scene)
    return before if past else None


def captioned(count: Count, before: Moment, marks: Marks, scene: Scene) -> bool:
    """Tell whether a count opens the line behind a caption: "Poster, 1967. Fiftieth anniversary of the union"."""
    low, high = scene.sentence(before.start)
    caption, past = scene.lowered[low : before.start], scene.kinds.cues.past_verb
    close = marks.start - before.end <= _BESIDE and len(caption.split()) <= _LED and not before.relative
    opens = count.form == "anniversary" and count.start == marks.start
    return opens and close and caption.strip() > "" and past is not None and not past.search(scene.lowered, low, high)


def _of_later(count: Count, before: Moment, memory: Memory, scene: Scene) -> bool:
    """Whether a count leads from the time told of before to no year of the text, and to one of these from when it was
    written: "the vote of 1972 settled it. The show was made for the 75th anniversary of the accord (1946)".
    """
    then, now = _YEAR.match(before.first or ""), _YEAR.match(scene.document.source.published or "")
    told = {int(one.date[:4]) for one in memory.told if one.date[:4].isdigit()} - {int(then[0]) if then else 0}
    if then is None or count.form != "anniversary" or int(then[0]) - count.years in told:
        return False
    if now is not None:
        return int(now[0]) - count.years in told
    first, last = scene.earliest or "", scene.latest or ""
    if not first.isdigit() or not last.isdigit() or int(then[0]) - count.years >= int(first):
        return False
    return any(int(last) <= year + count.years <= int(last) + _FRESH for year in told)


def opening(count: Count, marks: Marks, scene: Scene) -> Moment | None:
    """Return the year that opens the line of a count, which days behind it take over: "1992: fifty years of the treaty;
    the bell is hung on 29 May".
    """
    timex = next(iter(marks.timexes), None)
    if timex is None or timex.start - marks.start > _HEAD or timex.end >= count.start:
        return None
    year = timex.value if timex.type == "DATE" and timex.anchor is None and timex.value.isdigit() else None
    between = scene.lowered[timex.end : count.start].strip()
    if year is None or len(year) != _DIGITS or between[:1] not in _LABELS:
        return None
    return Moment(timex.start, timex.end, year, year, "", False, None, year, (timex,), timex.why)


def this_year(count: Count, kept: Moment, marks: Marks, memory: Memory, scene: Scene) -> Moment:
    """Return the moment at which a count is kept, in the year of writing where its month was taken to be of another.

    So it is beside a count told in the present or as to come ("the treaty, thirty-four in July, has no clause on it"),
    and where the month was taken to be of the year which the count runs from. Where the year of writing is not known,
    so is that of a month from which a count would lead to a year that the text tells nothing of.
    """
    timex, year, now = kept.timexes[0], (kept.first or "")[:4], (scene.published or "")[:4]
    told = {one.date[:4] for one in memory.told}
    written = scene.lowered.rfind(year, marks.start, kept.start)
    far = year.isdigit() and now.isdigit() and int(year) < int(now) - 1 and scene.document.source.published
    day = len(kept.first or "") > _MONTHLY and written < 0 and bool(far)
    strays = timex.anchor == "previous" and not timex.shift and (day or len(kept.first or "") == _MONTHLY)
    strays = strays and not says_year(kept)  # "that December"
    behind = scene.lowered[written + _DIGITS : written + _DIGITS + _BESIDE].strip()
    heads = written == marks.start and behind.startswith(_LABELS)  # "1976 - In May"
    strays = strays and count.form not in _STORY and not (heads or 0 <= written + _DIGITS >= kept.start - _BESIDE)
    strays = strays and year.isdigit() and f"{int(year) - count.years:04d}" not in told
    strays = strays and (year in told or written >= 0 or f"{int(year) - 1:04d}" in told)  # February after a November
    if not now and strays:
        month = f"XXXX{(kept.first or '')[4:]}"
        return replace(kept, date=month, when=month, first=month, why="no year can be told")
    if not (year.isdigit() and now.isdigit()) or timex.anchor is None or "/" in (kept.first or ""):
        return kept
    aside = scene.lowered[: count.start + 1].rstrip().endswith(",")
    is_so = aside or scene.kinds.cues.present.search(scene.lowered, count.start, count.end) is not None
    origin = timex.anchor == "previous" and timex.shift != "+0y" and abs(int(year) + count.years - int(now)) <= 1
    if timex.shift and not origin:
        return kept
    last = timex.anchor == "publication" and int(year) == int(now) - 1 and not says_year(kept)
    ahead = last and kept.end <= count.start and marks.cue("plan", kept.end, count.end) is not None
    meant = int(year) < int(now) and _is_to_come(kept, marks, scene)
    if not origin and not meant and not strays and not (last and (is_so or ahead)):
        return kept
    date = now + (kept.first or "")[4:]
    if meant and date < (scene.published or "")[: len(date)]:
        date = f"{int(now) + 1:04d}{date[4:]}"
    return replace(kept, date=date, when=date, first=date, why=f"{kept.why}; of {now}, as a count of years is")


def says_year(kept: Moment) -> bool:
    """Tell whether words fix the year of a month or season without one: "this November", "last spring"."""
    return kept.why.startswith(_SAID)


def of_now(count: Count, kept: Moment, marks: Marks) -> bool:
    """Tell whether a day or month counted from a day of writing that is not known stands nearer to a count than the
    time written that it would be kept at: "issued on 12 January 1994, the communiqué is ten this month".
    """
    if kept.relative or kept.end > count.start:
        return False
    nows = [t for t in marks.timexes if t.anchor == "publication" and t.shift and t.value.startswith("XXXX-XX")]
    return any(kept.end <= timex.start <= count.end + 1 for timex in nows)


def counted_on(count: Count, kept: Moment, memory: Memory, scene: Scene) -> Moment:
    """Return the moment at which a count is kept, so long after the time told before where it leads back to no year
    told otherwise: "opened in 1931; rebuilt fifty years later, it got a new floor for the eightieth anniversary".
    """
    timex, year = kept.timexes[0], _YEAR.match(kept.first or "")
    ahead = _AHEAD.fullmatch(timex.shift or "") if timex.anchor == "previous" else None
    dated = len(kept.first or "") > _DIGITS and kept.start >= count.end  # "turned 21 on 4 May of the same year"
    if ahead and int(ahead[1]) == 0 and (dated or not scene.kinds.cues.spaced):
        return kept  # "in the same year"
    if ahead is None or year is None or count.form != "anniversary" or int(ahead[1]) >= count.years:
        return kept
    origin, now = int(year[0]) - int(ahead[1]), _YEAR.match(scene.document.source.published or "")
    if f"{int(year[0]) - count.years:04d}" in {one.date[:4] for one in memory.told}:
        return kept
    latest = int(now[0]) + int(ahead[1]) + 1 if now is not None else NEWEST
    if origin + count.years > latest:
        return kept
    date = f"{origin + count.years:04d}"
    return replace(kept, date=date, when=date, first=date, why=f"{kept.why}; {count.years} years after {origin}")


def _is_to_come(kept: Moment, marks: Marks, scene: Scene) -> bool:
    """Whether words of what is meant now lead to a month without a year: "the presidents hope to meet in August"."""
    plans = (hit for hit in marks.cues if hit.label == "cues/plan" and hit.end <= kept.start)
    meant = scene.kinds.cues.meant
    return any(meant.isdisjoint(scene.lowered[plan.start : plan.end].split()) for plan in plans)


def explained(between: str, scene: Scene) -> bool:
    """Tell whether a colon and a verb of the past part a count from a date: "it turned thirty: it was signed in
    1991".
    """
    past, (_, colon, behind) = past_of(scene), between.partition(":")
    return bool(colon) and (past is None or past.search(behind) is not None)


def reaches(moment: Moment, count: Count) -> bool:
    """Tell whether a time before another is as far from it as what is counted, and not "last year"."""
    shift = moment.timexes[0].shift or ""
    return shift.startswith("-") and (shift != "-1y" or count.years == 1)


def beyond(count: Count, between: str, moment: Moment, reader: Reader, scene: Scene) -> bool:
    """Tell whether a time stands in a clause behind that which a count ends, in a language that puts times first; a
    month or day of now there may be that of both, and "that is, in three years" tells of the count itself.
    """
    timex = moment.timexes[0]
    both = timex.anchor == "publication" and not (timex.shift or "").endswith("y")
    words = scene.lowered[count.end - 1] + (between[:1] if both else between)
    return not scene.kinds.cues.spaced and _PARTED.search(words) is not None and between.strip() not in reader.at


def goes_on(between: str, reader: Reader, scene: Scene) -> bool:
    """Tell whether a time behind a count is that of something else: "opened for the 30th anniversary and rehung five
    years later".
    """
    words, past = between.split(), past_of(scene)
    at = next((at for at, word in enumerate(words) if word in scene.kinds.cues.coordinators), len(words))
    rest = words[at + 1 :]
    if past is None:
        return False
    if not rest and 0 < at < len(words) and words[at - 1].endswith(_COMMAS):
        return any(past.search(word) for word in words[:at])  # "was restored, and two years later shown"
    if participles_follow(scene):  # "trade and shipping signed in Tianjin": a participle of what stands before it
        rest = rest[: 1 + (len(rest[0]) <= _CLITIC if rest else 0)]
    verbs = (word.rpartition("-")[2] for word in rest)  # "re-hung"
    ahead = not scene.kinds.cues.infinitive.isdisjoint(rest[:1])  # "hung for the jubilee and will travel next spring"
    return reader.kept.isdisjoint(rest) and (ahead or any(map(past.fullmatch, verbs)))


def led(kept: Moment, count: Count, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Tell whether a verb leads to the time at which a count is kept, and so tells of more: "issued in May 2009 for the
    eightieth birthday", but not "celebrated in May 2009, the eightieth".
    """
    lowered, cues = scene.lowered, scene.kinds.cues
    between = lowered[kept.end : count.start]
    if cues.past_verb is None or cues.object_of is None or not between.strip():
        return False
    if cues.object_of.fullmatch(between.rstrip()) or not reader.of.isdisjoint(between.split()[:1]):
        return False
    verbs = list(cues.past_verb.finditer(lowered, max(marks.start, kept.start - _LEAD), kept.start))
    behind = lowered[verbs[-1].end() : kept.start] if verbs else ","
    apart = "," in behind or ";" in behind or len(behind.split()) > _LED
    return not apart and verbs[-1][0] not in reader.kept | reader.previous


def told_past(count: Count, memory: Memory, marks: Marks, reader: Reader, scene: Scene) -> Moment | None:
    """Return the time that an anniversary told of in the past runs from: that of the one before it, or what was told
    right before it, where what the publication would say it counts from lies far from that ("opened in 1960. The tenth
    anniversary was kept quietly").
    """
    cues, now, before = scene.kinds.cues, _YEAR.match(scene.published or ""), memory.moment
    if before is None or count.form not in ("anniversary", "age", "bare") or cues.past_verb is None:
        return None
    if now is None or not scene.document.source.published:  # told by all that the text tells of
        return None
    words = scene.lowered[count.start : count.end].split()[-2:] + scene.lowered[count.end : marks.end].split()[:1]
    strong = reader.of - reader.weak  # "twenty-five years since" tell themselves from what
    if memory.counting and reader.of.isdisjoint(words):
        before = replace(before, first=memory.counting)
    elif not memory.near or before.relation or count.form == "age" or not strong.isdisjoint(words):
        return None
    year = _YEAR.match(before.first or "")
    if year and count.form == "bare" and memory.counting:
        return before
    told = cues.past_verb.search(scene.lowered, marks.start, marks.end)
    if year is None or told is None or cues.present.search(scene.lowered, marks.start, marks.end):
        return None
    perfect = [hit.end for hit in marks.cues if hit.label == "cues/perfect" and hit.end <= count.start]
    if perfect and not _STOP.search(scene.lowered, perfect[-1], count.start):
        return None  # "they have seventy years of ties behind them, he said"
    ends = int(year[0]) + count.years
    return before if now is None or ends < int(now[0]) - _SLIP else None


def long_past(count: Count, base: Moment, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Tell whether an anniversary told of in the past fell years before the writing, by the date that it is told to be
    of: "a film was made for the tenth anniversary of the treaty of 1976".
    """
    year, now = _YEAR.match(base.first or ""), _YEAR.match(scene.document.source.published or "")
    if count.form != "anniversary" or year is None or now is None or int(year[0]) + count.years >= int(now[0]) - _SLIP:
        return False
    cues, sentence = scene.kinds.cues, (scene.lowered, marks.start, marks.end)
    past = _past(count, marks, reader, scene) or (cues.past_verb is not None and cues.past_verb.search(*sentence))
    return bool(past) and cues.present.search(*sentence) is None


def _origin(before: Moment, memory: Memory, scene: Scene) -> bool:
    """Whether the time told of before is what counts run from: an anniversary told of above did, or it is the one time
    that the text writes out.
    """
    if not before.first:
        return False
    if memory.counting == before.first[:4]:
        return True
    return not scene.document.source.published and scene.earliest == before.first[:4]


def _past(count: Count, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Whether the words before a count tell it of the past; its own clause may be of the present: "the ties were
    renewed in May; they are now in their tenth year", "they have had embassies for ten years". So is what a semicolon
    parts from these.
    """
    if not scene.kinds.cues.spaced:
        return any(word in scene.lowered[marks.start : marks.end] for word in reader.previous)
    high = count.start if count.form == "since" else count.end
    own = max((at.start() for at in scene.kinds.cues.phrases.finditer(scene.lowered, marks.start, high)), default=-1)
    present = own >= 0 and scene.kinds.cues.present.search(scene.lowered, own, high) is not None
    part = scene.lowered.rfind(";", marks.start, high) + 1
    words = re.findall(r"\w+", scene.lowered[max(part, own if present else marks.start) : high])
    if count.form != "since":
        return not reader.previous.isdisjoint(words)
    if count.start - marks.start <= _HEAD:  # "for 45 years, the line had been in dispute"
        words += re.findall(r"\w+", scene.lowered[count.end : marks.end])[:_VERB]
    return not (reader.previous | reader.lasted).isdisjoint(words)
