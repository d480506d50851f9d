"""Counts of years: anniversaries, "70 years of ties", "in its 46th year", and the year they count from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.claiming.coming import eve
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.keeping import above, beyond, explained, goes_on, led, loosely, reaches, this_year, told_past
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.claiming.standing import stands, still
from timeline.claiming.year_counts import LONGEST, Count, Reader, counted, reader_of
from timeline.records.says import Anniversary, Lasted, NthYear, Says
from timeline.span import Span

_YEAR = re.compile(r"-?\d{4}")
_ON = ("", "as_of", "around", "by")
_FAR, _SLIP = 140, 5
_ASIDE = re.compile(r",\s(?:\S+\s){0,6}\Z")
_APART = re.compile(r"[^,]{0,50},\s(?:\w{2}\s)?\Z")
_NOUN = re.compile(r"\s([\w-]+)\s(\w+)\s")
_DAY, _HEAD = 10, 3
_PARTED, _NEXT_CLAUSE = re.compile("[,،、，]"), 30
_LAST = 9999 - LONGEST
_CLOSE = 4
_WRITTEN = 2050  # no text is from after it


def anniversaries(marks: Marks, found: Sequence[Moment], memory: Memory, scene: Scene) -> tuple[list[Draft], set[Span]]:
    """Return the drafts of a sentence's counts of years, and the places of the moments at which they are kept.

    `memory`: what the sentences above leave behind.
    """
    drafts: list[Draft] = []
    used: set[Span] = set()
    reader = reader_of(scene.kinds.language)
    for count in counted(scene.lowered, marks, reader):
        counting = drafts[-1].implies if drafts else memory.counting
        if not stands(count, marks, found, memory, counting, scene, reader):
            continue
        kept, base = _kept(count, marks.start, found, reader, scene)
        kept = kept and this_year(count, kept, marks, memory, scene)
        told = above(count, base, memory, marks, reader, scene) if kept is None else kept
        since = None if told or base else told_past(count, memory, marks, reader, scene)
        if since is not None:
            draft = _draft(count, None, None, since, replace(scene, published=None))
            on = draft.date or "published"
            drafts.append(draft._replace(when=on, says=Anniversary(anniversary=count.years, on=on), assumed=True))
            continue
        draft = _draft(count, kept, told, base, scene)
        headed = told is not None and scene.is_heading(told.timexes[0].start)
        open_year = kept is None or (draft.date or "").startswith("XXXX") or loosely(count, kept, reader, scene)
        drafts.append(draft._replace(assumed=open_year and base is None and not headed))
        used.update(
            Span(m.start, m.end)
            for m in found
            if m.start < count.end <= m.end
            or ((m is base or count.form == "on" or m.timexes[0].shift == f"+{count.years}y") and _laps(m, count))
        )
        if kept is not None and not _tells_else(count, kept, marks, reader, scene):
            used.add(Span(kept.start, kept.end))
    return drafts, used


def _tells_else(count: Count, kept: Moment, marks: Marks, reader: Reader, scene: Scene) -> bool:
    """Whether the time at which a count is kept tells of something else too: "agreed on Tuesday to end a feud that has
    lasted thirty years".
    """
    if count.form in ("gap", "within", "after"):
        return True
    if kept.end <= count.start and led(kept, count, marks, reader, scene):
        return True
    if count.form != "since" or kept.end > count.start or kept.start - marks.start <= _HEAD:
        return False
    told = scene.kinds.cues.past_verb
    return told is not None and told.search(scene.lowered, marks.start, kept.start) is not None


def _draft(count: Count, kept: Moment | None, told: Moment | None, origin: Moment | None, scene: Scene) -> Draft:
    """The claim of a count that is `kept` at a moment of its sentence, or at the time `told` of before, or at
    publication.
    """
    on = (told and _on(told)) or "published"
    date = _when(told) if told else scene.published and scene.published[:4]
    if date and date.startswith("XXXX") and scene.published and scene.published[:4].isdigit():
        date = scene.published[:4] + date[4:]
    if told is None and count.form == "anniversary" and (day := eve(count.start, scene)):
        on, date = "published+1d", day
    since = _YEAR.match(origin.first or "") if origin else None
    if since and (date is None or date.startswith("XXXX")):
        date = f"{min(int(since[0]), _LAST) + _elapsed(count):04d}{(date or '')[4:]}"
    base = _base(date, count)
    if since and base and count.form == "nth_year" and int(since[0]) == int(base) - 1:
        base = since[0]  # its day has not come yet this year
    place = kept or count
    says: Says
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


def _when(moment: Moment) -> str | None:
    """The date of a moment, that of a week to its month."""
    week = "/" in (moment.first or "") and moment.relation == "" and "/" not in (moment.date or "/")
    return moment.date if week else moment.first


def _on(moment: Moment) -> str | None:
    if moment.when and moment.when.startswith("published"):
        return "published" if re.fullmatch(r"published[+-]0\w", moment.when) else moment.when
    return moment.first if moment.relation in _ON else moment.date


def _kept(
    count: Count, low: int, found: Sequence[Moment], reader: Reader, scene: Scene
) -> tuple[Moment | None, Moment | None]:
    """The moment at which the anniversary is kept, the nearest, and the one it counts from, where the sentence gives
    them.
    """
    best: tuple[int, Moment] | None = None
    base: tuple[int, Moment] | None = None
    for moment in found:
        if (
            moment.when is None
            or (count.form in ("on", "after") and _laps(moment, count))
            or _led_to(moment, count, scene)
            or _is_now(moment, count, reader, scene)
            or (count.form == "after" and scene.kinds.cues.spaced and still(count.end, moment, scene))
        ):
            continue
        at = moment.timexes[0].start if moment.relation == "since_event" else moment.start
        if at < count.end and count.start < moment.end and reaches(moment, count):
            return None, moment if moment.first else None  # "it is N years since" found as a date N years ago
        if at < count.end <= moment.timexes[0].start and moment.relation in ("since", "from"):
            base = 0, moment  # "counts sixty from 1949"
            continue
        if count.form == "then" and count.start < moment.end and at < count.end:
            if moment.timexes[0].type != "DURATION":  # "when ties, begun in 1992, had lasted ten years"
                base = 0, moment
            continue
        if at < count.end and count.start < moment.end:
            best = (0, moment) if moment.relation in _ON and count.start <= moment.start else best
            continue
        after = at >= count.end
        between = scene.lowered[count.end : at] if after else scene.lowered[moment.end : count.start]
        if _counted_from(moment, count, low, between, after, reader, scene):
            base = min(base or (len(between), moment), (len(between), moment))
        elif after and (goes_on(between, reader, scene) or beyond(count, at, scene)):
            continue
        elif moment.relation in _ON and ";" not in between and not (after and explained(between, scene)):
            far = len(between) + (_NEXT_CLAUSE if after and _PARTED.search(between) else 0)
            best = (far, moment) if best is None or far < best[0] else best
    if best and base and not _agree(best[1], base[1], count):  # what stands right behind the count is what it runs from
        best, base = (None, base) if base[1].timexes[0].start >= count.end and base[0] <= best[0] else (best, None)
    return (best[1] if best and best[0] < _FAR else None), base[1] if base else None


def _agree(kept: Moment, origin: Moment, count: Count) -> bool:
    """Whether a count can be kept at one date and run from the other: a slip of a few years may be the source's own."""
    now, then = _YEAR.match(kept.first or ""), _YEAR.match(origin.first or "")
    return now is None or then is None or abs(int(then[0]) + _elapsed(count) - int(now[0])) <= _SLIP


def _counted_from(
    moment: Moment, count: Count, low: int, between: str, after: bool, reader: Reader, scene: Scene
) -> bool:
    """Whether a date is that of the event counted from: "of the 1979 treaty", "since they met in 1973", "ties, begun
    in 1993, ...".
    """
    if moment.relative or moment.first is None or moment.relation == "until" or ";" in between:
        return False
    if not after and reader.whose.search(between):
        return True
    year, now = _YEAR.match(moment.first), _YEAR.match(scene.published or "")
    off = None if not year or not now else abs(int(year[0]) + _elapsed(count) - int(now[0]))
    agrees = None if off is None else off <= _SLIP
    before = scene.lowered[max(low, moment.start - 40) : moment.start]
    if not after and not between.strip() and off != 0:  # "the 1999 golden jubilee"; "the pact of 1999 is 20"
        sure = agrees or (agrees is None and count.form in ("since", "age"))
        return bool(sure) and before.endswith(tuple(f"{word} " for word in reader.weak))
    if after and _PARTED.search(between) and not reader.kept.isdisjoint(between.split()):
        return False
    noun = _NOUN.fullmatch(between) if after else None
    if noun and noun[2] in reader.weak and noun[1] not in reader.of:
        return False  # "the bicentenary pamphlet of 1913"
    if after and between.endswith("(") and reader.of.isdisjoint(between.split()):
        return False
    if (between.strip() in reader.at) if after else _of_occasion(moment, count, between, low, reader, scene):
        return False
    then = not after and _was_then(count, between, reader, scene)
    if then and (moment.start - low <= _HEAD or scene.kinds.cues.when.match(scene.lowered, moment.end)):
        return False
    if year and not now and int(year[0]) + _elapsed(count) > _WRITTEN:
        return False  # "the quincentenary of 1994" was kept then
    sure = off == 0 and count.years > 1 and count.form not in ("gap", "within", "nth_year")
    if sure or (after and agrees and count.form == "since"):
        return True  # "it is ten years since, on 20 July 2015, they ..."
    if not after and agrees is not False and reader.origin.search(between):
        return True  # "the bridge that was rebuilt in 2017, for its fifth anniversary", in the order of Japanese
    aside = not after and between.startswith(",") and _ASIDE.search(before) is not None
    aside = aside and scene.kinds.cues.clauses.match(scene.lowered, moment.end) is None
    if moment.timexes[0].named or (aside and agrees is not False):
        return True
    if moment.relation in ("since", "after", "since_event"):
        return agrees is not False
    if not after:
        return (
            before.endswith(tuple(word + " " for word in reader.weak))
            and (
                agrees is not False
                or (len(moment.first) < _DAY and not (then and reader.previous.isdisjoint(between.split()[-1:])))
            )
        ) or bool(year and now and off is not None and int(now[0]) - int(year[0]) > 1 and off <= 1)
    words = scene.lowered[count.start : count.end].split()[-1:] + re.findall(r"\w+", between)
    if _APART.match(between) or reader.of.isdisjoint(words):
        return False
    if words[-1] in reader.weak or not (reader.of - reader.weak).isdisjoint(words) or not reader.weak:
        return True
    return reader.kept.isdisjoint(words) and agrees is not False


def _of_occasion(moment: Moment, count: Count, between: str, low: int, reader: Reader, scene: Scene) -> bool:
    """Whether words between a date and a count say that it was kept then: "in 1997, for the silver jubilee", "2001, the
    treaty's thirtieth anniversary", but not "signed in 1969, its fiftieth anniversary".
    """
    past, bare = scene.kinds.cues.past_verb, reader.owner.sub("", between)
    if past is None or past.match(scene.lowered, low, moment.start):
        return False
    if between.strip() == ",":  # "16 April 1972, fiftieth anniversary"
        return reader.counts.word.match(scene.lowered, count.start) is not None
    return bare.endswith(reader.occasion) or (bare != between and bare.rstrip().endswith(","))


def _was_then(count: Count, between: str, reader: Reader, scene: Scene) -> bool:
    """Whether words of the past tell of the count itself: "in 1974 it turned ten", "in 1974 the pact, then ten"."""
    past, words = scene.kinds.cues.past_verb, between.split()[-1:] + scene.lowered[count.start : count.end].split()[:1]
    return past is not None and any(word in reader.previous or past.fullmatch(word) for word in words)


def _is_now(moment: Moment, count: Count, reader: Reader, scene: Scene) -> bool:
    """Whether a count that is told of the present stands before a time of long ago: "ties, now in their tenth year,
    were begun in 1991".
    """
    words = scene.lowered[max(0, count.start - _CLOSE) : count.end].split()
    year, now = _YEAR.match(moment.first or ""), _YEAR.match(scene.published or "")
    if reader.now.isdisjoint(words) or year is None or now is None:
        return False
    return count.form == "nth_year" and moment.start >= count.end and abs(int(year[0]) - int(now[0])) > 1


def _led_to(moment: Moment, count: Count, scene: Scene) -> bool:
    """Whether a moment is only what the length counted leads to ("it will be eighty years since", told beside a day),
    or is counted from the count: "two years before the sixtieth anniversary".
    """
    length = moment.timexes[0]
    if length.value.endswith("Y") and scene.kinds.cues.distance.match(scene.lowered, length.end, count.start):
        return len(scene.lowered[length.end : count.start].split()) <= _HEAD
    laps = length.start < count.end and count.start < length.end <= moment.start
    return length.type == "DURATION" and laps


def _laps(moment: Moment, count: Count) -> bool:
    return moment.start < count.end and count.start < moment.end


def _elapsed(count: Count) -> int:
    return count.years - 1 if count.form == "nth_year" else count.years


def _base(date: str | None, count: Count) -> str | None:
    year = _YEAR.match(date or "")
    if year is None:
        return None
    base = int(year[0]) - _elapsed(count)
    return f"{base:04d}" if base >= 0 else None
