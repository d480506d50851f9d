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
from timeline.records.says import Anniversary, Lasted, NthYear, Says

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
        told = before if kept is None and _past(count, marks, reader, scene) else kept
        drafts.append(_draft(count, kept, told, scene))
        if kept is not None and count.form != "gap":
            used.add(kept)
    return drafts, used


def _past(count: _Count, marks: Marks, reader: _Reader, scene: Scene) -> bool:
    return not reader.previous.isdisjoint(re.findall(r"\w+", scene.lowered[marks.start : count.end]))


def _draft(count: _Count, kept: Moment | None, told: Moment | None, scene: Scene) -> Draft:
    """The claim of a count that is `kept` at a moment of its sentence, or at the time `told` of before, or at publication."""
    on = (told and _on(told)) or "published"
    date = told.first if told else scene.published and scene.published[:4]
    base = _base(date, count)
    place = kept or count
    says: Says
    if count.form == "nth_year":
        says = NthYear(nth_year=count.years, on=on)
    elif count.form in ("since", "gap"):
        says, date = Lasted(duration=f"{count.years}y", to=on), base
    else:
        says = Anniversary(anniversary=count.years, on=on)
    return Draft(
        {"gap": "first", "since": "other"}.get(count.form, "anniversary"),
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


def _on(moment: Moment) -> str | None:
    if moment.when and moment.when.startswith("published"):
        return "published" if re.fullmatch(r"published[+-]0\w", moment.when) else moment.when
    return moment.first if moment.relation in ("", "as_of", "around", "by") else moment.date


def _kept(count: _Count, found: Sequence[Moment], scene: Scene) -> Moment | None:
    """The moment at which the anniversary is kept: the nearest that is neither a name's date nor the counted event's own."""
    best: tuple[int, Moment] | None = None
    for moment in found:
        if moment.relation not in ("", "as_of", "around", "by") or moment.when is None or moment.timexes[0].named:
            continue
        if moment.start < count.end and count.start < moment.end:
            continue
        after = moment.start >= count.end
        if not after and _aside(
            scene.lowered[max(0, moment.start - 40) : moment.start], scene.lowered[moment.end : count.start]
        ):
            continue
        between = scene.lowered[count.end : moment.start] if after else scene.lowered[moment.end : count.start]
        distance = len(between) + (25 if after and re.search(r"\b(?:of|since|when|after)\b", between) else 0)
        if not re.search(r"[;]", between) and (best is None or distance < best[0]):
            best = distance, moment
    return best[1] if best and best[0] < 140 else None


def _aside(before: str, between: str) -> bool:
    """Whether a date stands in an aside that ends before the count: "ties, resumed in 1993, entered their 31st year"."""
    return between.startswith(",") and "," in before


def _base(date: str | None, count: _Count) -> str | None:
    year = _YEAR.match(date or "")
    if year is None:
        return None
    base = int(year[0]) - count.years + (1 if count.form == "nth_year" else 0)
    return f"{base:04d}" if base >= 0 else None
