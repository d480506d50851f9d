"""Ends: of the times beside a count of years, at which it is kept and from which it runs."""

import re
from collections.abc import Sequence

from timeline.claiming.apart import ON, from_kept, is_now, laps, led_to, long_ago, told_beside
from timeline.claiming.behind import ensues, set_apart
from timeline.claiming.days import on_its_own
from timeline.claiming.drafts import Scene
from timeline.claiming.keeping import beyond, explained, goes_on, reaches
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook, past_of
from timeline.claiming.standing import still
from timeline.claiming.year_counts import Count, Reader
from timeline.records.document import NEWEST

_YEAR = re.compile(r"-?\d{4}")
_FAR, _SLIP = 140, 5
_ASIDE = re.compile(r",\s(?:\S+\s){0,6}\Z")
_APART = re.compile(r"[^,]{0,50},\s(?:\w{2}\s)?\Z")
_OF_NOUN = re.compile(r"\w,\s\w+\s\Z")
_NOUN = re.compile(r"\s([\w-]+)\s(\w+)\s")
_FIRST = re.compile(r"\W*(\w+)\s")
_DAY, _MONTHLY, _HEAD = 10, 7, 3
_PARTED, _NEXT_CLAUSE = re.compile("[,،、，]"), 30
_SPLIT, _WORDS = re.compile("[;；؛]"), 7
_CLOSE, _VERB, _NAME = 4, 3, 30
_FRESH = 50  # years by which a text may be younger than what it tells


def ends(
    count: Count, low: int, found: Sequence[Moment], reader: Reader, scene: Scene
) -> tuple[Moment | None, Moment | None]:
    """Return the moment at which a count is kept, the nearest, and the one it runs from, where its sentence gives them.

    `low`: where the sentence begins; `found`: its moments.
    """
    if (then := from_kept(count, found, scene)) is not None:
        return then, None
    best: tuple[int, Moment] | None = None
    base: tuple[int, Moment] | None = None
    for moment in found:
        if (
            moment.when is None
            or (count.form in ("on", "after") and laps(moment, count))
            or led_to(moment, count, scene)
            or is_now(moment, count, reader, scene)
            or (count.form == "after" and scene.kinds.cues.spaced and still(count.end, moment, scene))
        ):
            continue
        at = moment.timexes[0].start if moment.relation == "since_event" else moment.start
        if at < count.end and count.start < moment.end and reaches(moment, count):
            if any(told_beside(m, count, scene) for m in found):
                continue  # "last year it was fifty", of which the count alone was found as a date too
            return None, moment if moment.first else None  # "it is N years since" found as a date N years ago
        if at < count.end <= moment.timexes[0].start and moment.relation in ("since", "from"):
            base = 0, moment  # "counts sixty from 1949"
            continue
        if count.form == "then" and count.start < moment.end and at < count.end:
            if moment.timexes[0].type != "DURATION":  # "when ties, begun in 1992, had lasted ten years"
                base = 0, moment
            continue
        if at < count.end and count.start < moment.end:
            best = (0, moment) if moment.relation in ON and count.start <= moment.start else best
            continue
        after = at >= count.end
        between = scene.lowered[count.end : at] if after else scene.lowered[moment.end : count.start]
        if (
            goes_on(between, reader, scene) or _in_name(between, moment, scene)
            if after
            else _apart_from(between, scene)
        ):
            continue
        if _counted_from(moment, count, low, between, after, reader, scene):
            base = min(base or (len(between), moment), (len(between), moment))
        elif beyond(count, at, moment, scene) if after else long_ago(moment, count, reader, scene):
            continue
        elif after and ensues(moment, between, reader, scene):
            continue  # "made for its fiftieth anniversary, it moved ten years later"
        elif moment.relation in ON and not _SPLIT.search(between) and not (after and explained(between, scene)):
            joined = not scene.kinds.cues.coordinators.isdisjoint(between.split())
            far = len(between) + (_NEXT_CLAUSE * (1 + joined) if after and _apart_by(between, reader, scene) else 0)
            far += _NEXT_CLAUSE * (after and set_apart(between, scene))
            best = (far, moment) if best is None or far < best[0] else best
    if best and (kept := _kept_from(best[1], count, found)):
        return kept, best[1]
    if best and base and not _agree(best[1], base[1], count):  # what stands right behind the count is what it runs from
        best, base = (None, base) if base[1].timexes[0].start >= count.end and base[0] <= best[0] else (best, None)
    return (best[1] if best and best[0] < _FAR else None), base[1] if base else None


def _apart_by(between: str, reader: Reader, scene: Scene) -> bool:
    """Whether a mark parts a time from the count before it, or a space and words in a language that sets apart none."""
    apart = not scene.kinds.cues.spaced and between[:1] == " " and len(between) > _WORDS
    return _PARTED.search(between) is not None or (apart and between.strip() not in reader.at)


def _agree(kept: Moment, origin: Moment, count: Count) -> bool:
    """Whether a count can be kept at one date and run from the other: a slip of a few years may be the source's own."""
    now, then = _YEAR.match(kept.first or ""), _YEAR.match(origin.first or "")
    return now is None or then is None or abs(int(then[0]) + count.elapsed - int(now[0])) <= _SLIP


def _heads(moment: Moment, low: int, scene: Scene) -> bool:
    """Whether a time is that of a participle that heads its sentence: "opened in August 1991, the bridge kept ..."."""
    words, first = outlook(scene.kinds.language), _FIRST.match(scene.lowered, low, moment.start)
    return words is not None and first is not None and words.participle.fullmatch(first[1]) is not None


def _kept_from(moment: Moment, count: Count, found: Sequence[Moment]) -> Moment | None:
    """Return the time of a sentence to which a count leads from a written one, which is then no day on which it is
    kept: "in two years the communiqué of 1971 will be fifty".
    """
    year = _YEAR.match(moment.first or "")
    counts = count.form in ("anniversary", "nth_year") and count.years >= _SLIP
    if not counts or moment.timexes[0].anchor is not None or year is None:
        return None
    led_to = {f"{int(year[0]) + years:04d}" for years in (count.years, count.elapsed)}
    fits = [m for m in found if (m.first or "")[:4] in led_to and m.relation in ON and not laps(m, count)]
    return fits[0] if len(fits) == 1 else None


def _counted_from(
    moment: Moment, count: Count, low: int, between: str, after: bool, reader: Reader, scene: Scene
) -> bool:
    """Whether a date is that of the event counted from: "of the 1979 treaty", "since they met in 1973", "ties, begun
    in 1993, ...".
    """
    ago = moment.timexes[0].anchor == "publication" and moment.timexes[0].shift == f"-{count.years}y"
    if ago and not after and moment.first is not None and not _of_occasion(moment, count, between, low, reader, scene):
        return True  # "signed ten years ago, it will be ten in November"
    if not after and on_its_own(count, moment, low, scene):
        return True
    if moment.relative or moment.first is None or moment.relation == "until" or ";" in between:
        return False
    if not after and reader.whose.search(between):
        return True
    led = not after and _PARTED.match(between) is not None  # "in 1992, ties had lasted twenty years by then"
    if (
        count.form == "anniversary"
        and not led
        and reader.elapsed.search(scene.lowered, max(low, count.start - _HEAD), count.end + _HEAD)
    ):
        year = _YEAR.match(moment.first)  # "since they met in 1973, forty years have gone by" up to now
        return year is not None and int(year[0]) + count.elapsed <= NEWEST
    year, now = _YEAR.match(moment.first), _YEAR.match(scene.published or "")
    if not after and reader.named.search(scene.lowered, max(low, moment.start - _NAME), moment.timexes[0].start):
        return True  # "the treaty of 1855 is a hundred and fifty years old"
    off = None if not year or not now else abs(int(year[0]) + count.elapsed - int(now[0]))
    agrees = None if off is None else off <= _SLIP
    before = scene.lowered[max(low, moment.start - 40) : moment.start]
    if not after and not between.strip() and off != 0:  # "the 1999 golden jubilee"; "the pact of 1999 is 20"
        sure = agrees or (agrees is None and (count.form in ("since", "age") or _told_so(count, reader, scene)))
        return bool(sure) and before.endswith(tuple(f"{word} " for word in reader.weak))
    past = past_of(scene)
    if after and count.form == "since" and past is not None and past.search(between):
        return agrees is not False  # "which has been in force for thirty years, was signed in 1990"
    parted = _PARTED.search(between) if after and agrees and past is not None else None
    if parted is not None and past is not None and past.search(between, parted.end()):
        return True  # "half a century has passed since the summit, which was held in 1967"
    of = {*scene.lowered[count.start : count.end].split()[-1:], *between.split()[:1]} & reader.of
    if after and of and _OF_NOUN.search(between) and between.split()[-1] in reader.weak:
        return agrees is not False  # "120 years part us from the Treaty of Petropolis, of 17 November 1903"
    strong = count.form == "after" or scene.lowered[count.start : count.end].split()[-1] in reader.of - reader.weak
    if after and strong and past is not None and past.search(between):
        return True  # "six years after the treaty was signed, on 1 August 2017, ..."
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
    if year and not now and int(year[0]) + count.elapsed > NEWEST:
        return False  # "the quincentenary of 1994" was kept then
    sure = off == 0 and count.years > 1 and count.form not in ("gap", "within", "nth_year")
    if sure or (after and agrees and count.form == "since"):
        return True  # "it is ten years since, on 20 July 2015, they ..."
    if _begun(moment, count, scene) or (not after and agrees is not False and reader.origin.search(between)):
        return True  # "the bridge that was rebuilt in 2017, for its fifth anniversary", in the order of Japanese
    aside = not after and between.startswith(",") and (_ASIDE.search(before) is not None or _heads(moment, low, scene))
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
    if agrees is None and not reader.kept.isdisjoint(scene.lowered[low : count.start].split()[-_VERB:]):
        return False  # "they kept the 25th anniversary of their relations in 2015"
    return reader.kept.isdisjoint(words) and agrees is not False


def _told_so(count: Count, reader: Reader, scene: Scene) -> bool:
    """Whether a count begins with the verb that tells it of what stands before: "the pact of 1987 is 36 years old"."""
    words, past = scene.lowered[count.start : count.end].split()[:1], scene.kinds.cues.past_verb
    return not reader.verbs.isdisjoint(words) or (past is not None and any(map(past.fullmatch, words)))


def _in_name(between: str, moment: Moment, scene: Scene) -> bool:
    """Whether a month behind a count is part of what that is of: "the anniversary of the October revolution"."""
    month = moment.timexes[0].anchor is not None and not moment.timexes[0].shift and len(moment.first or "") == _MONTHLY
    return month and scene.kinds.cues.owned.fullmatch(between) is not None


def _apart_from(between: str, scene: Scene) -> bool:
    """Whether a count opens a clause of its own behind that of a time: "came in 1979, and in the fortieth year"."""
    return not scene.document.source.published and between.strip(" ,") in scene.kinds.cues.coordinators


def _begun(moment: Moment, count: Count, scene: Scene) -> bool:
    """Whether the day beside a count, in a text whose day of writing is not told, is the first that it dates, and the
    count leads from there behind the last: "we keep forty years of ties, begun on 9 October 1975".
    """
    first, last, year = scene.earliest or "", scene.latest or "", (moment.first or "")[:4]
    if scene.document.source.published or count.form != "anniversary" or len(moment.first or "") < _DAY:
        return False
    return first == year < last and int(last) <= int(year) + count.years <= int(last) + _FRESH


def _of_occasion(moment: Moment, count: Count, between: str, low: int, reader: Reader, scene: Scene) -> bool:
    """Whether words between a date and a count say that it was kept then: "in 1997, for the silver jubilee", "2001, the
    treaty's thirtieth anniversary", but not "signed in 1969, its fiftieth anniversary".
    """
    past, bare = past_of(scene), reader.owner.sub("", between)
    if past.match(scene.lowered, low, moment.start) if past else not reader.occasion:
        return False
    if between.strip() == ",":  # "16 April 1972, fiftieth anniversary"
        return reader.counts.word.match(scene.lowered, count.start) is not None
    return bare.endswith(reader.occasion) or (bare != between and bare.rstrip().endswith(","))


def _was_then(count: Count, between: str, reader: Reader, scene: Scene) -> bool:
    """Whether words of the past tell of the count itself: "in 1974 it turned ten", "in 1974 the pact, then ten"."""
    past, words = past_of(scene), between.split()[-1:] + scene.lowered[count.start : count.end].split()[:1]
    return past is not None and any(word in reader.previous or past.fullmatch(word) for word in words)
