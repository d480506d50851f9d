"""Counts of years: anniversaries, "70 years of ties", "in its 46th year", and the year they count from."""

import re
from collections.abc import Sequence

from timeline.claiming.apart import ON, laps
from timeline.claiming.coming import eve
from timeline.claiming.days import on_its_own
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.elsewhere import loosely
from timeline.claiming.ends import ends
from timeline.claiming.gone_by import begun_before, due, feast_day, last_such
from timeline.claiming.keeping import (
    above,
    captioned,
    counted_on,
    led,
    long_past,
    of_now,
    opening,
    says_year,
    this_year,
    told_past,
)
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook, past_of
from timeline.claiming.standing import now_and_then, stands
from timeline.claiming.turns import then, turns
from timeline.claiming.year_counts import LONGEST, Count, Reader, counted, reader_of
from timeline.light import replace
from timeline.records.says import Anniversary, Lasted, NthYear, Says
from timeline.span import Span

_YEAR = re.compile(r"-?\d{4}")
_MONTHLY, _HEAD = 7, 3
_ASIDE, _STATE = 4, 2  # words of an aside before a count, and behind it
_PARTED = re.compile("[,;،、，；]")
_TOP = 9999 - LONGEST
_PLAIN = ("old", "line", "row")
"""Forms that count what is celebrated once they are known to stand."""


def anniversaries(marks: Marks, found: Sequence[Moment], memory: Memory, scene: Scene) -> tuple[list[Draft], set[Span]]:
    """Return the drafts of a sentence's counts of years, and the places of the moments at which they are kept.

    `memory`: what the sentences above leave behind.
    """
    drafts: list[Draft] = []
    used: set[Span] = set()
    former = ""
    reader = reader_of(scene.kinds.language)
    for count in counted(scene.lowered, marks, reader):
        counting = drafts[-1].implies if drafts else memory.counting
        if not stands(count, marks, found, memory, counting, scene, reader) or (count.form == "row" and not former):
            continue
        count = count._replace(form="anniversary") if count.form in _PLAIN else count  # of a thing, as told above
        count = (
            count._replace(form="thus" if now_and_then(count, found, scene) else "since")
            if count.form == "was"
            else count
        )
        row = former == "since" and count.form == "too"
        former = "since" if row else count.form
        times = [m for m in found if count.form not in ("too", "bare") or _is_free(m, count, drafts)]
        times = [due(m, count, scene) for m in times]
        count = count._replace(form="since") if row else count  # "ten years since ..., and five since ..."
        times = [then(m) if m.end <= count.start and turns(m, scene) else m for m in times]
        kept, base = ends(count, marks.start, times, reader, scene)
        kept, base = (turn, None) if not kept and (turn := _turn(count, times, marks, scene)) else (kept, base)
        kept = None if kept and of_now(count, kept, marks) else kept
        kept = kept or (feast_day(count, found, marks, scene) if base is None else None)
        kept = kept and this_year(count, kept, marks, memory, scene)
        kept = kept and last_such(count, kept, marks, memory, reader, scene)
        later = kept and counted_on(count, kept, memory, scene)
        apart, kept = later is not kept, later
        kept = kept or (opening(count, marks, scene) if base is None else None)
        told = above(count, base, memory, marks, reader, scene) if kept is None else kept
        own = base if base and told is None and _over(count, base, marks, reader, scene) else None
        since = own or (None if told or base else told_past(count, memory, marks, reader, scene))
        if since is not None:
            draft = _draft(count, None, None, since, replace(scene, published=None))
            on = draft.date or "published"
            drafts.append(replace(draft, when=on, says=Anniversary(anniversary=count.years, on=on), assumed=True))
            continue
        draft = _draft(count, kept, told, base, scene)
        draft = replace(draft, implies=begun_before(draft, memory, scene)) if count.form == "nth_year" else draft
        headed = told is not None and (scene.is_heading(told.timexes[0].start) or captioned(count, told, marks, scene))
        loose = kept is not None and loosely(count, kept, reader, scene)
        open_year = kept is None or (draft.when or "").startswith("XXXX") or loose
        drafts.append(replace(draft, assumed=open_year and base is None and not headed))
        used.update(
            Span(m.start, m.end)
            for m in found
            if m.start < count.end <= m.end
            or ((m is base or count.form == "on" or m.timexes[0].shift == f"+{count.years}y") and laps(m, count))
        )
        if apart and kept is not None and _PARTED.search(scene.lowered, kept.end, count.start):
            continue
        if kept is not None and not loose and not _tells_else(count, kept, marks, reader, scene):
            used.add(Span(kept.start, kept.end))
    return drafts, used


def _over(count: Count, base: Moment, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Whether a count was kept when it was due, so long after the date that it runs from, and not at publication."""
    return on_its_own(count, base, marks.start, scene) or long_past(count, base, marks, reader, scene)


def _is_free(moment: Moment, count: Count, drafts: Sequence[Draft]) -> bool:
    """Whether a time may be that of a count told with another one's words: it is no part of it ("los cuarenta"), nor
    what the other counts from: "seven years since they left, in January 2007, and four since they came back".
    """
    other = drafts[-1].implies if drafts else None
    return not laps(moment, count) and not (other and (moment.first or "").startswith(other))


def _tells_else(count: Count, kept: Moment, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Whether the time at which a count is kept tells of something else too: "agreed on Tuesday to end a feud that has
    lasted thirty years".
    """
    if count.form in ("gap", "within", "after"):
        return True
    if scene.lowered[kept.end : count.start].strip(" ,") in reader.by_then:
        return True
    if count.form in ("age", "told") and count.end < kept.start and _turns(count, kept, scene):
        return reader.kept.isdisjoint(
            scene.lowered[count.end : kept.start].split()
        )  # "the base, forty, was left in May"
    if kept.end <= count.start and led(kept, count, marks, reader, scene):
        return True
    if count.form == "since" and count.end < kept.start:
        return _turns(count, kept, scene)
    if count.form != "since" or kept.end > count.start or kept.start - marks.start <= _HEAD:
        return False
    told, (own, comma, _) = past_of(scene), scene.lowered[kept.end : count.start].partition(",")
    if told is None:
        return False
    behind = bool(comma) and told.search(own) is not None  # German verbs: "als sie am 3. Mai 1972 kam, lag der Krieg"
    return behind or told.search(scene.lowered, marks.start, kept.start) is not None


def _turn(count: Count, found: Sequence[Moment], marks: Marks, scene: Scene) -> Moment | None:
    """The time behind that ended a state told of in an aside: "the post, shut for ten years, was reopened in 2012"."""
    behind = [moment for moment in found if moment.start >= count.end]
    if count.form != "since" or not behind or behind[0].relation or not _turns(count, behind[0], scene):
        return None
    opened = scene.lowered.rfind(",", marks.start, count.start)
    low = max(marks.start, opened)
    aside, now = scene.lowered[low : count.start], marks.cue("perfect", low, count.end) is not None
    return None if now or len(aside.split()) > _ASIDE or scene.kinds.cues.present.search(aside) else behind[0]


def _turns(count: Count, moment: Moment, scene: Scene) -> bool:
    """Whether a comma closes what a count is of, and a verb of the past leads on to a time behind it."""
    told, _, rest = scene.lowered[count.end : moment.start].partition(",")
    past = past_of(scene)
    return len(told.split()) <= _STATE and past is not None and past.search(rest) is not None


def _draft(count: Count, kept: Moment | None, told: Moment | None, origin: Moment | None, scene: Scene) -> Draft:
    """The claim of a count that is `kept` at a moment of its sentence, or at the time `told` of before, or at
    publication.
    """
    on = (told and _on(told)) or "published"
    date = _when(told) if told else scene.published and scene.published[:4]
    if told is None and count.form == "anniversary" and (day := eve(count.start, scene)):
        on, date = "published+1d", day
    since = _YEAR.match(origin.first or "") if origin else None
    now = (scene.published or "")[:4]
    ends = min(int(since[0]), _TOP) + count.elapsed if since else None
    if ends and kept is told and date and _next_to(ends, kept):
        on = date = f"{ends:04d}{date[4:]}"
    if told is None and ends is not None and f"{ends - 1:04d}" == now and _near_to(count, scene):
        on, date = "published+1y", f"{ends:04d}"
    guessed = not scene.document.source.published  # which what a count runs from in its own sentence goes before
    gone = told is None and ends is not None and (f"{ends:04d}" < now or (guessed and f"{ends:04d}" > now > ""))
    if gone and (_had_come(count, scene) or guessed):
        month = (origin.first or "")[4:_MONTHLY] if origin and _had_come(count, scene) else ""
        on = date = f"{ends:04d}{month}"
    if date is None or date.startswith("XXXX"):
        near = ends is not None and (
            not now.isdigit() or abs(ends - int(now)) <= 1
        )  # "next June" may be of either year
        year = f"{ends:04d}" if near else now if now.isdigit() else None
        date = f"{year}{(date or '')[4:]}" if year else date
    base = _base(date, count)
    if since and base and count.form == "nth_year" and int(since[0]) == int(base) - 1:
        base = since[0]  # its day has not come yet this year
    place = kept or count
    says: Says
    if count.form == "nth_year" and kept and date and scene.text[kept.end : count.start].startswith(", "):
        on = date = date[:4]  # "dissolved on 31 October 1918, in its fifty-second year"
    if count.form == "nth_year":
        says = NthYear(nth_year=count.years, on=on)
    elif count.form in ("since", "gap", "within", "younger") or (count.form == "after" and kept):
        says, date = (
            Lasted(duration=f"{count.years}y", to=on),
            f"{base}/.." if base and count.form == "within" else base,
        )
    else:
        says = Anniversary(anniversary=count.years, on=on)
    return Draft(
        "first" if count.form == "gap" else "other" if isinstance(says, Lasted) else "anniversary",
        min(count.start, place.start),
        max(count.end, place.end),
        moment=kept,
        date=date,
        when=on,
        implies=base,
        relative=kept is None or kept.relative,
        says=says,
        hedge=kept.hedge if kept else None,
        confidence=0.9 if kept else 0.6,
        trigger="anniversary",
        derivation=(
            f"“{scene.text[count.start : count.end]}” counts {count.years} years",
            told.why if told else "no date stands beside it: the publication",
        ),
    )


def _next_to(year: int, kept: Moment | None) -> bool:
    """Whether a month whose year is not said was taken to be of the year before or after one: "April brings the 110th
    anniversary of the treaty of 1915", written in October 2024.
    """
    first = (kept and kept.first) or ""
    if kept is None or kept.timexes[0].anchor is None or kept.timexes[0].shift or says_year(kept):
        return False
    return len(first) >= _MONTHLY and first[:4].isdigit() and abs(int(first[:4]) - year) == 1


def _had_come(count: Count, scene: Scene) -> bool:
    """Whether the words of a count begin with a verb of the past: "the park, founded in 2002, turned ten"."""
    past, words = past_of(scene), scene.lowered[count.start : count.end].split()[:1]
    return past is not None and any(map(past.fullmatch, words))


def _near_to(count: Count, scene: Scene) -> bool:
    """Whether the words of a count themselves tell it as to come: "the dam is nearing its twenty years"."""
    words = outlook(scene.kinds.language)
    return words is not None and words.coming.search(scene.lowered[count.start : count.end]) is not None


def _when(moment: Moment) -> str | None:
    """The date of a moment, that of a week to its month."""
    week = "/" in (moment.first or "") and moment.relation == "" and "/" not in (moment.date or "/")
    return moment.date if week else moment.first


def _on(moment: Moment) -> str | None:
    if moment.when and moment.when.startswith("published"):
        return "published" if re.fullmatch(r"published[+-]0\w", moment.when) else moment.when
    return moment.first if moment.relation in ON else moment.date


def _base(date: str | None, count: Count) -> str | None:
    year = _YEAR.match(date or "")
    if year is None:
        return None
    base = int(year[0]) - count.elapsed
    return f"{base:04d}" if base >= 0 else None
