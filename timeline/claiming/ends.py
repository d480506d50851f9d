"""Ends: of the times beside a count of years, at which it is kept and from which it runs."""

import re
from collections.abc import Sequence

from timeline.claiming.apart import ON, counted_back, from_kept, is_now, laps, led_to, long_ago, told_beside
from timeline.claiming.behind import ensues, set_apart
from timeline.claiming.beside import set_up_for
from timeline.claiming.counted_from import counted_from
from timeline.claiming.drafts import Scene
from timeline.claiming.keeping import beyond, explained, goes_on, reaches
from timeline.claiming.moments import Moment
from timeline.claiming.outlook import outlook
from timeline.claiming.standing import still
from timeline.claiming.year_counts import Count, Reader
from timeline.light import replace

_YEAR = re.compile(r"-?\d{4}")
_FAR, _SLIP = 140, 5
_MONTHLY = 7
_PARTED, _NEXT_CLAUSE = re.compile("[,،、，]"), 30
_SPLIT, _WORDS = re.compile("[;；؛]"), 7
_AGO = re.compile(r"-(?!1y)\d+y")
_CLAUSE = re.compile("[,;:.()、，。]")


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
        if count.form == "thus" and at < count.end and count.start < moment.end:
            continue  # "in July it had been in force for ten years", found as a date ten years ago
        if at < count.end and count.start < moment.end and reaches(moment, count):
            if any(told_beside(m, count, scene) or counted_back(moment, m, count) for m in found):
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
        if not after and _of_another(moment, count, found, scene):
            continue
        between = scene.lowered[count.end : at] if after else scene.lowered[moment.end : count.start]
        if (
            goes_on(between, reader, scene) or _in_name(between, moment, scene)
            if after
            else _apart_from(between, scene)
        ):
            continue
        if not after and "," in between and _holds_now(count, scene):
            continue  # "shut on 3 April 1993, and it has stayed shut for 29 years"
        if not after and between[:1] == "," and between.strip(" ,") in reader.by_then and moment.first:
            best = 0, replace(moment, date=moment.first, when=moment.first, relation="")
            continue  # "it stood until 1979, by then in its fiftieth year"
        if after and moment.relation == "since" and set_up_for(count, between, low, reader, scene):
            best = len(between), replace(moment, date=moment.first, when=moment.first, relation="")
        elif counted_from(moment, count, low, between, after, reader, scene):
            base = min(base or (len(between), moment), (len(between), moment))
        elif beyond(count, between, moment, reader, scene) if after else long_ago(moment, count, reader, scene):
            continue
        elif after and _other_lapse(moment, between, scene):
            continue  # "sixty years have gone by, and the list, begun eleven years ago, is complete"
        elif after and ensues(moment, between, reader, scene):
            continue  # "made for its fiftieth anniversary, it moved ten years later"
        elif moment.relation in ON and not _SPLIT.search(between) and not (after and explained(between, scene)):
            joined = not scene.kinds.cues.coordinators.isdisjoint(between.split())
            far = len(between) + (_NEXT_CLAUSE * (1 + joined) if after and _apart_by(between, reader, scene) else 0)
            far += _NEXT_CLAUSE * (after and set_apart(between, scene))
            best = (far, moment) if best is None or far < best[0] else best
    if best and (kept := _kept_from(best[1], count, found, reader, scene)):
        return kept, best[1]
    if best and base and not _agree(best[1], base[1], count):  # what stands right behind the count is what it runs from
        best, base = (None, base) if base[1].timexes[0].start >= count.end and base[0] <= best[0] else (best, None)
    return (best[1] if best and best[0] < _FAR else None), base[1] if base else None


def _holds_now(count: Count, scene: Scene) -> bool:
    """Whether the words of a length are of the present: "has stayed shut for 29 years"."""
    words = outlook(scene.kinds.language) if count.form == "since" else None
    return words is not None and words.present.search(scene.lowered, count.start, count.end) is not None


def _of_another(moment: Moment, count: Count, found: Sequence[Moment], scene: Scene) -> bool:
    """Whether a comma parts a time from a count with a time of its own behind it: "in 2001, the twentieth in 2011",
    "in 2001 with a visit, the twentieth anniversary ten years later".
    """
    bare = count.form == "bare"
    if not (
        scene.lowered.startswith((",", ";"), moment.end) if bare else "," in scene.lowered[moment.end : count.start]
    ):
        return False
    own = (m for m in found if m.start >= count.end and m.relation in ON and (bare or _led_on(m)))
    return any(not _CLAUSE.search(scene.lowered, count.end, m.start) for m in own)


def _other_lapse(moment: Moment, between: str, scene: Scene) -> bool:
    """Whether a clause joined to that of a count tells of what was so many years ago."""
    joined = "," in between and not scene.kinds.cues.coordinators.isdisjoint(between.split())
    return joined and _AGO.fullmatch(moment.timexes[0].shift or "") is not None


def _led_on(moment: Moment) -> bool:
    timex = moment.timexes[0]
    return timex.anchor == "previous" and (timex.shift or "").startswith("+") and (timex.shift or "").endswith("y")


def _apart_by(between: str, reader: Reader, scene: Scene) -> bool:
    """Whether a mark parts a time from the count before it, or a space and words in a language that sets apart none."""
    apart = not scene.kinds.cues.spaced and between[:1] == " " and len(between) > _WORDS
    return _PARTED.search(between) is not None or (apart and between.strip() not in reader.at)


def _agree(kept: Moment, origin: Moment, count: Count) -> bool:
    """Whether a count can be kept at one date and run from the other: a slip of a few years may be the source's own."""
    now, then = _YEAR.match(kept.first or ""), _YEAR.match(origin.first or "")
    return now is None or then is None or abs(int(then[0]) + count.elapsed - int(now[0])) <= _SLIP


def _kept_from(moment: Moment, count: Count, found: Sequence[Moment], reader: Reader, scene: Scene) -> Moment | None:
    """Return the time of a sentence to which a count leads from a written one, which is then no day on which it is
    kept: "in two years the communiqué of 1971 will be fifty".
    """
    year = _YEAR.match(moment.first or "")
    counts = count.form in ("anniversary", "nth_year") and count.years >= _SLIP
    if not counts or moment.timexes[0].anchor is not None or year is None:
        return None
    if not reader.kept.isdisjoint(scene.lowered[count.start : moment.start].split()):
        return None  # "the tenth was kept in 2001, the twentieth ten years later"
    led_to = {f"{int(year[0]) + years:04d}" for years in (count.years, count.elapsed)}
    fits = [m for m in found if (m.first or "")[:4] in led_to and m.relation in ON and not laps(m, count)]
    return fits[0] if len(fits) == 1 else None


def _in_name(between: str, moment: Moment, scene: Scene) -> bool:
    """Whether a month behind a count is part of what that is of: "the anniversary of the October revolution"."""
    month = moment.timexes[0].anchor is not None and not moment.timexes[0].shift and len(moment.first or "") == _MONTHLY
    return month and scene.kinds.cues.owned.fullmatch(between) is not None


def _apart_from(between: str, scene: Scene) -> bool:
    """Whether a count opens a clause of its own behind that of a time: "came in 1979, and in the fortieth year"."""
    return not scene.document.source.published and between.strip(" ,") in scene.kinds.cues.coordinators
