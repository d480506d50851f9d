"""Ranks and firsts: "the third-largest investor", "one of the biggest donors", "its first strategic partner"."""

import re
from collections.abc import Sequence
from functools import cache

from timeline.claiming.counts import counts
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, parties
from timeline.claiming.moments import Moment
from timeline.knowledge import load
from timeline.records.says import First, Rank
from timeline.span import Span

_SLUG = re.compile(r"[^a-z0-9]+")


@cache
def _pattern(language: str, name: str) -> re.Pattern[str] | None:
    shelf = load(f"claims/{language}").get(name)
    return re.compile(shelf["pattern"].format(o=counts(language).ordinal)) if shelf else None


def ranks(reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence's superlatives and firsts."""
    low, high = reading.marks.start, reading.marks.end
    drafts: list[Draft] = []
    pattern = _pattern(scene.kinds.language, "ranks")
    if pattern is not None and ("est" in scene.lowered[low:high] or "most" in scene.lowered[low:high]):
        drafts += [_rank(found, reading, scene) for found in pattern.finditer(scene.lowered, low, high)]
    pattern = _pattern(scene.kinds.language, "firsts")
    if pattern is not None and "first" in scene.lowered[low:high]:
        drafts += [_first(found, reading, scene) for found in pattern.finditer(scene.lowered, low, high)]
    return drafts


def _near(found: re.Match[str], reading: Reading) -> Moment | None:
    clause = reading.clause(found.start())
    inside = [m for m in reading.moments if clause.start <= m.timexes[0].start < clause.end]
    return min(inside or reading.moments, key=lambda m: abs(m.start - found.start()), default=None)


def slug(words: str, codes: Sequence[str] = ()) -> str:
    """Return words as a slug: `donors`, `strategic-partner-of-KH`."""
    base = _SLUG.sub("-", words.lower()).strip("-")
    return f"{base}-of-{'-'.join(codes)}" if codes else base


def _whose(found: re.Match[str], reading: Reading, scene: Scene) -> tuple[str, ...]:
    """The party whose donor or partner is meant: the one named after the words ("to Cambodia") or just before ("Poland's")."""
    after = [p.code for p in reading.marks.parties if found.end() <= p.start <= found.end() + 25 and p.code]
    before = [p.code for p in reading.marks.parties if found.start() - 12 <= p.end <= found.start() and p.code]
    return tuple((after or before)[:1])


def _rank(found: re.Match[str], reading: Reading, scene: Scene) -> Draft:
    moment = _near(found, reading)
    number = counts(scene.kinds.language).read(found["o"]) if found["o"] else 1
    date = moment.date if moment else f"{scene.published[:4]}~" if scene.published else None
    who = parties(scene.kinds.kinds["superlative"], Span(found.start(), found.end()), reading, scene, date)
    return Draft(
        "superlative",
        found.start(),
        found.end(),
        moment=moment,
        date=date,
        relative=moment is None or moment.relative,
        says=Rank(
            rank=number or 1,
            of=slug(found["of"], _whose(found, reading, scene)),
            shared=found["shared"] is not None,
            over=moment.when if moment else "published",
        ),
        parties=who,
        confidence=0.6,
        trigger=found["word"],
        derivation=(f"“{scene.text[found.start() : found.end()]}” is a rank",),
    )


def _first(found: re.Match[str], reading: Reading, scene: Scene) -> Draft:
    moment = _near(found, reading)
    date = moment.date if moment else None
    who = parties(scene.kinds.kinds["first"], reading.clause(found.start()), reading, scene, date)
    return Draft(
        "first",
        found.start(),
        found.end(),
        moment=moment,
        date=date,
        relative=True,
        says=First(first=slug(found["of"], _whose(found, reading, scene)), over=moment.when if moment else None),
        parties=who,
        confidence=0.5,
        trigger="first",
        derivation=(f"“{scene.text[found.start() : found.end()]}” says what was first",),
    )
