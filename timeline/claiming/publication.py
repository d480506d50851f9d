"""The year of publication that a document's own counts of years give where it states none."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.claiming.bounds import valid
from timeline.claiming.celebrations import looks_back, named_years
from timeline.claiming.distances import moved
from timeline.claiming.drafts import Draft, Scene
from timeline.knowledge import load
from timeline.records.says import Anniversary, Lasted, NthYear
from timeline.records.timex import Timex
from timeline.span import Span

_TOLD = re.compile(r"(?:\d{4}(?:-\d\d){0,2}/)?(\d{4})(?:-\d\d){0,2}(?:/\.\.)?")
_DUE = re.compile(r"\.\./(\d{4})(?:-\d\d){0,2}")
_ON = re.compile(r"published(?:([+-]\d+)y)?|XXXX.*")
_YEARS = re.compile(r"([+-]\d+)y|([+-]0)[md]")
_AGO = re.compile(r"-(\d+)y")
_NAME = re.compile(r"(?<=[a-z] )[^\W\d_a-z][^\W\d_]{4,}")
_NEAR, _OF_YEAR, _BETWEEN = (
    re.compile(r"([+-][01])d"),
    re.compile(r"(\d{4}|XXXX)-(\d\d-\d\d)"),
    re.compile(r",?\s(?:\w\w\s)?"),
)
_STEM, _BESIDE = 5, 1
_LAST, _OLDEST, _FEW, _FRESH = 9999, 100, 5, 50


def reckoned_year(timexes: Iterable[Timex]) -> str | None:
    """Return the year of publication that a text's dates were reckoned from, where it was found from its own dates."""
    years = Counter(
        int(timex.value[:4]) - int(shift[1] or shift[2])
        for timex in timexes
        if timex.anchor == "publication"
        and timex.value[:4].isdigit()
        and (shift := _YEARS.fullmatch(timex.shift or ""))
    )
    return f"{years.most_common(1)[0][0]:04d}" if years else None


def publication_year(drafts: Sequence[tuple[Draft, Span]], scene: Scene) -> str | None:
    """Return the year of publication that most of a document's counts of years give, the first where they are even.

    "This year marks the 30th anniversary" of what the text dates to 1992 was written in 2022, and so was "thirty years
    ago" beside it. A count runs from the event of its kind that the text dates first, else from the one told in its own
    words, else from the year told most; a text is not older than what it tells.
    What the text says of itself goes before all counts.
    """
    if written := next((date for draft, span in drafts if (date := _written(draft, span, scene))), None):
        return written
    counted = [(draft.start, draft.end) for draft, _ in drafts if draft.says and _count(draft)[0] is not None]
    dated = ((draft, span, _year(draft)) for draft, span in drafts)
    told = list(
        {
            draft.moment.start: (span, year)
            for draft, span, year in dated
            if year is not None and draft.moment
            if not any(start <= draft.moment.start < end for start, end in counted)
        }.values()
    )
    firsts: dict[str, int] = {}
    for draft, _ in drafts:
        if (year := _year(draft)) is not None:
            firsts.setdefault(draft.kind, year)
    latest = max((year for _, year in told), default=0)
    if (agreed := _agreed(drafts, {year for _, year in told}, latest)) is not None:
        return f"{agreed:04d}"
    others = [int(since) for draft, _ in drafts if (since := _stated(draft))]
    counts = [(draft, span) for draft, span in drafts if _count(draft)[0] is not None]
    ahead = [(draft, span) for draft, span in counts if not looks_back(draft, scene)]
    due = {int(end[1]) for draft, _ in drafts if draft.moment and (end := _DUE.fullmatch(draft.date or ""))}
    votes: Counter[int] = Counter()
    for draft, span in ahead or counts:
        count, shift = _count(draft)
        if count is None:
            continue
        called = named_years(draft, drafts, scene) if draft.assumed else []
        if not called and not draft.assumed and draft.date and draft.date[:4].isdigit():
            votes[int(draft.date[:4]) - shift] += 1
            continue
        fresh = {year - ago - count + shift for year in due for ago in (0, 1)}
        for base in called or (*_bases(draft, span, told, firsts, fresh, scene), *others):
            if latest <= base + count - shift <= min(_LAST, latest + _OLDEST if latest else _LAST):
                votes[base + count - shift] += 1
                break
    if not votes:
        votes = Counter(year for draft, span in drafts if (year := _now(draft, span, scene)) >= latest > 0)
    return f"{votes.most_common(1)[0][0]:04d}" if votes else None


def _stated(draft: Draft) -> str | None:
    """The year that an anniversary kept at a stated time runs from, as others of its text may."""
    stated = isinstance(draft.says, Anniversary) and draft.says.on[:1].isdigit()
    return draft.implies if stated and (draft.implies or "").isdigit() else None


def _written(draft: Draft, span: Span, scene: Scene) -> str | None:
    """The year that the text says to be its own, when it tells of none later: "now, in 2020, it is shut"."""
    lead, year = scene.kinds.cues.written, (draft.date or "")[:4]
    if lead is None or draft.moment is None or draft.moment.relative or year != scene.latest:
        return None
    return year if lead.search(scene.lowered, span.start, draft.moment.timexes[0].start) else None


def _now(draft: Draft, span: Span, scene: Scene) -> int:
    """The year that a length leads to of which is told in the present: "two years after they returned, ten of them
    serve there"; 0 for none.
    """
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    year = _TOLD.fullmatch(draft.date or "")
    led = timex is not None and (timex.type == "DURATION" or (timex.anchor == "previous" and timex.shift))
    if not led or year is None or "/" in year[0] or draft.planned or draft.moment is None or draft.moment.relation:
        return 0
    words = scene.kinds.cues.present.search(scene.lowered, draft.moment.end, span.end)
    return int(year[1]) if words and not words["aside"] else 0


def _agreed(drafts: Sequence[tuple[Draft, Span]], told: set[int], latest: int) -> int | None:
    """The year to which most different counts lead from years told of, two at least; the first where they are even."""
    leads: dict[tuple[int, int], set[int]] = {}
    for draft, _ in drafts:
        count, shift = _count(draft)
        if count is None or count < _FEW:
            continue
        stated = (draft.date or "")[:4]
        years = {int(stated) - shift} if stated.isdigit() else {base + count - shift for base in told}
        leads.setdefault((count, shift), set()).update(years)
    votes = Counter(year for years in leads.values() for year in years)
    best = [(-times, year) for year, times in votes.items() if times > 1 and latest <= year <= latest + _FRESH]
    return min(best)[1] if best else None


def _year(draft: Draft) -> int | None:
    """The year of what a draft dates, the last of a period, the first of one that has no end; None for what is planned
    or counted.
    """
    dated = _TOLD.fullmatch(draft.date or "") if draft.moment and not draft.planned else None
    return int(dated[1]) if dated and draft.kind != "anniversary" else None


def _count(draft: Draft) -> tuple[int | None, int]:
    """The whole years counted, and how many years after publication that is said to be so."""
    if isinstance(draft.says, Anniversary | NthYear):
        on = _ON.fullmatch(draft.says.on)
        years = draft.says.anniversary if isinstance(draft.says, Anniversary) else draft.says.nth_year - 1
        return (years, int(on[1] or 0)) if on else (None, 0)
    if isinstance(draft.says, Lasted) and draft.says.to == "published" and draft.implies is None:
        whole = re.fullmatch(r"(\d+)y", str(draft.says.duration))
        return (int(whole[1]) if whole else None), 0
    timex = draft.moment.timexes[0] if draft.moment and draft.moment.timexes else None
    ago = _AGO.fullmatch(timex.shift or "") if timex and draft.date is None else None
    return (int(ago[1]), 0) if ago and int(ago[1]) > 1 else (None, 0)


def _bases(
    draft: Draft,
    span: Span,
    told: Sequence[tuple[Span, int]],
    firsts: Mapping[str, int],
    fresh: Container[int],
    scene: Scene,
) -> Iterator[int]:
    """The years that a count may run from, the likeliest first.

    `fresh`: those that lead to shortly before a time which the text tells as to come, an exhibition's last day.
    """
    kind = scene.kinds.kinds.get(draft.qualifier or "")
    names = (kind.name, *kind.counted) if kind and not kind.lasts else ()
    yield from (firsts[name] for name in names if name in firsts)
    capitals = load(f"languages/{scene.kinds.language}").get("nouns_capitalised", False)  # a noun is no name there
    own = set() if capitals else _stems(scene, span.start, draft.start) | _stems(scene, draft.end, span.end)
    named = Counter(year for other, year in told if not own.isdisjoint(_stems(scene, *other)))
    yield from (year for year, _ in named.most_common())
    if not named and own - _parties(scene, span):  # a name that the text dates nowhere
        return
    beside = [year for other, year in told if _beside(draft, other, scene)]
    if draft.says is None or isinstance(draft.says, Lasted):  # "fifty years ago": what is dated right beside it
        yield from beside
        return
    most = Counter(year for _, year in told)
    yield from (year for year, _ in most.most_common() if year in fresh)
    often = max(most.values(), default=0)
    yield from sorted(year for year, times in most.items() if times == often > 1)
    if often == 1:  # what is kept is told of in the sentence before or behind
        here = {year for other, year in told if span.start < other.end and other.start < span.end}
        yield from (year for year in sorted(beside, reverse=True) if not here)


def _stems(scene: Scene, start: int, end: int) -> set[str]:
    return {word[:_STEM].lower() for word in _NAME.findall(scene.text, start, end)}


def _parties(scene: Scene, span: Span) -> set[str]:
    """The stems of the parties named, whose names tell no event from another."""
    words = [found.span() for found in re.compile(r"\w+").finditer(scene.text, span.start, span.end)]
    return {scene.text[p.start : p.end][:_STEM].lower() for p in scene.kinds.names.find(scene.text, words)}


def _beside(one: Draft, other: Span, scene: Scene) -> bool:
    """Whether two claims stand in one block, in sentences next to each other."""
    low, high = sorted((one.start, other.start))
    between = sum(low < start <= high for start, _ in scene.document.sentences)
    return between <= _BESIDE and scene.block(low) == scene.block(high)


def publication_day(year: str, timexes: Sequence[Timex], lowered: str) -> str:
    """Return the day of writing in a year that is known, where the text names it beside a word for it: "yesterday, on
    26 March"; else the year.
    """
    for one, two in pairwise(timexes):
        away = _NEAR.fullmatch(one.shift or "") if one.anchor == "publication" and "XX" in one.value else None
        day = _OF_YEAR.fullmatch(two.value)
        if away is None or day is None or day[1] not in ("XXXX", year):
            continue
        if not _BETWEEN.fullmatch(lowered, one.end, two.start) or valid(f"{year}-{day[2]}") is None:
            continue
        return moved(f"{year}-{day[2]}", -int(away[1]), "D") or year
    return year
