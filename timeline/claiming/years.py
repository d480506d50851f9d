"""Counts of years: anniversaries, "70 years of ties", "in its 46th year", and the year they count from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.claiming.counts import Counts, counts
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.marks import Marks
from timeline.claiming.moments import Moment
from timeline.knowledge import load
from timeline.records.says import Anniversary, NthYear

_YEAR = re.compile(r"-?\d{4}")


class _Reader(NamedTuple):
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    signs: re.Pattern[str] | None
    fixed: Mapping[str, int]
    previous: frozenset[str]
    counts: Counts


@cache
def _reader(language: str) -> _Reader:
    shelf = load(f"claims/{language}").get("years", {})
    numbers = counts(language)
    fixed = {str(words): count for words, count in shelf.get("fixed", {}).items()}
    options = "|".join(sorted(map(re.escape, fixed), key=lambda words: (-len(words), words))) or "(?!)"
    patterns = tuple(
        (entry["form"], re.compile(entry["words"].format(n=numbers.count, o=numbers.ordinal, fixed=options)))
        for entry in shelf.get("patterns", ())
    )
    signs = re.compile("|".join(map(re.escape, shelf["signs"]))) if shelf.get("signs") else None
    return _Reader(patterns, signs, fixed, frozenset(shelf.get("previous", ())), numbers)


class _Count(NamedTuple):
    start: int
    end: int
    form: str
    years: int


def _counts(lowered: str, marks: Marks, reader: _Reader) -> Iterator[_Count]:
    if reader.signs is None or not reader.signs.search(lowered, marks.start, marks.end):
        return
    taken: list[tuple[int, int]] = []
    for form, pattern in reader.patterns:
        for found in pattern.finditer(lowered, marks.start, marks.end):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            groups = found.groupdict()
            words = groups.get("n") or groups.get("o")
            years = (
                reader.counts.read(words) if words else reader.fixed.get(re.sub(r"\s+", " ", groups.get("fixed") or ""))
            )
            if years and years <= 3000:
                taken.append(found.span())
                yield _Count(*found.span(), form, years)


def anniversaries(
    marks: Marks, found: Sequence[Moment], before: Moment | None, scene: Scene
) -> tuple[list[Draft], set[Moment]]:
    """Return the drafts of a sentence's counts of years, and the moments at which they are kept.

    `before`: the moment told of last in an earlier sentence.
    """
    drafts: list[Draft] = []
    used: set[Moment] = set()
    reader = _reader(scene.kinds.language)
    for count in _counts(scene.lowered, marks, reader):
        kept = _kept(count, found, scene)
        past = reader.previous & set(re.findall(r"\w+", scene.lowered[marks.start : count.end]))
        why = f"“{scene.text[count.start : count.end]}” counts {count.years} years"
        moment = kept
        if moment is None and past and before is not None:
            moment = before
        if kept is not None:
            used.add(kept)
        if moment is not None:
            date, when, place = moment.first, _on(moment), kept or count
        else:
            date, when, place = scene.published and scene.published[:4], "published", count
        drafts.append(
            Draft(
                "anniversary",
                min(count.start, place.start),
                max(count.end, place.end),
                moment=kept,
                date=date,
                when=when,
                implies=_base(date, count),
                relative=kept is None or kept.relative,
                says=NthYear(nth_year=count.years, on=when)
                if count.form == "nth_year"
                else Anniversary(anniversary=count.years, on=when),
                hedge=kept.hedge if kept else None,
                confidence=0.9 if kept else 0.6,
                trigger="anniversary",
                derivation=(
                    why,
                    (
                        kept.why
                        if kept
                        else "no date stands beside it: " + (before.why if moment else "the publication")
                    ),
                ),
            )
            if when
            else Draft("anniversary", count.start, count.end, date=date, implies=_base(date, count), confidence=0.4)
        )
    return drafts, used


def _on(moment: Moment) -> str | None:
    if moment.when and moment.when.startswith("published"):
        return "published" if re.fullmatch(r"published[+-]0\w", moment.when) else moment.when
    return moment.first if moment.relation in ("", "as_of", "around", "by") else moment.date


def _kept(count: _Count, found: Sequence[Moment], scene: Scene) -> Moment | None:
    """The moment at which the anniversary is kept: the nearest that is neither a name's date nor the counted event's own."""
    best: tuple[int, Moment] | None = None
    for moment in found:
        if moment.relation not in ("", "as_of", "around", "by") or moment.first is None or moment.timexes[0].named:
            continue
        if moment.start < count.end and count.start < moment.end:
            continue
        after = moment.start >= count.end
        between = scene.lowered[count.end : moment.start] if after else scene.lowered[moment.end : count.start]
        distance = len(between) + (25 if after and re.search(r"\b(?:of|since|when|after)\b", between) else 0)
        if not re.search(r"[;]", between) and (best is None or distance < best[0]):
            best = distance, moment
    return best[1] if best and best[0] < 140 else None


def _base(date: str | None, count: _Count) -> str | None:
    year = _YEAR.match(date or "")
    if year is None:
        return None
    base = int(year[0]) - count.years + (1 if count.form == "nth_year" else 0)
    return f"{base:04d}" if base >= 0 else None
