"""Outlook: whether the words of a count of years without a time look to what is to come, or to what has been."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.year_counts import reader_of
from timeline.knowledge import load

_BREAK = re.compile(r"[;:()—]|[.!?]\s|,\s(?P<word>[^\W\d_]+)(?=\s)")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What beside a count makes it one to come or one that has been, what it is of, whether it is a person's,
    what its text may call itself, a participle that may head a sentence, what a noun made of a verb ends in, what many
    a noun begins with, words of several numbers, what keeps a count to the day, nouns that name nothing it is of, what
    else tells of what a noun names, all these nouns, whether a date stands behind what it is of, and whether a noun
    also stands within words: "Zollvertrag".
    """

    coming: re.Pattern[str]
    before: re.Pattern[str]
    to_come: re.Pattern[str]
    since: re.Pattern[str]
    on_day: re.Pattern[str]
    gone: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    own: re.Pattern[str]
    participle: re.Pattern[str]
    of: re.Pattern[str]
    owner: re.Pattern[str]
    deed: re.Pattern[str]
    prefix: re.Pattern[str]
    person: re.Pattern[str]
    either: Mapping[str, Sequence[int]]
    today: re.Pattern[str]
    idle: frozenset[str]
    told_as: Mapping[str, Sequence[str]]
    nouns: Sequence[str]
    dates_last: bool
    within: bool


@cache
def outlook(language: str) -> Outlook | None:
    """Return the words of a language that tell where counts of years look; None where its shelf has none."""
    shelf: Mapping[str, Any] = load(f"claims/{language}")
    kept = shelf.get("years", {}).get("celebrated")
    if kept is None:
        return None
    told_as = {noun: words for nouns, words in kept.get("told_as", {}).items() for noun in nouns.split(", ")}
    return Outlook(
        re.compile(kept.get("coming", "(?!)")),
        re.compile(kept.get("before", "(?!)")),
        re.compile(kept.get("to_come", "(?!)")),
        re.compile(kept.get("since", "(?!)")),
        re.compile(kept.get("on_day", "(?!)")),
        re.compile(kept.get("gone", "(?!)")),
        re.compile(kept.get("past", shelf.get("past_verb", "(?!)"))),
        re.compile(kept.get("present", "(?!)")),
        re.compile(kept.get("own", "(?!)")),
        re.compile(kept.get("participle", "(?!)")),
        re.compile(kept.get("of", "(?!)(?P<of>)(?P<again>)")),
        re.compile(kept.get("owner", "(?!)()()")),
        re.compile(kept.get("deed", "(?!)")),
        re.compile(kept.get("prefix", "(?!)")),
        re.compile(kept.get("person", "(?!)")),
        kept.get("either", {}),
        re.compile(kept.get("today", "(?!)")),
        frozenset(kept.get("idle", ())),
        told_as,
        sorted({*told_as, *kept.get("idle", ())}, key=lambda noun: (-len(noun), noun)),
        kept.get("dates_last", False),
        kept.get("within", False),
    )


def participles_follow(scene: Scene) -> bool:
    """Tell whether the participles of a language also follow the nouns that they tell of."""
    words = outlook(scene.kinds.language)
    return words is not None and words.participle.pattern != "(?!)"


def past_of(scene: Scene) -> re.Pattern[str] | None:
    """Return the verbs of the past that tell counts of years apart, as a regular expression; None without any."""
    words = outlook(scene.kinds.language)
    return words.past if words is not None else scene.kinds.cues.past_verb


def dates_last(scene: Scene) -> bool:
    """Tell whether a language puts a date behind what it dates."""
    words = outlook(scene.kinds.language)
    return words is not None and words.dates_last


def looks_back(draft: Draft, scene: Scene) -> bool:
    """Tell whether the words of a count for which no time is stated are of the past."""
    return draft.assumed and told_as_past(draft, scene)


def looks_ahead(draft: Draft, scene: Scene) -> bool:
    """Tell whether the words of a count are of what is to come."""
    words = outlook(scene.kinds.language)
    return words is not None and direction(draft, words, scene) == "coming"


def told_as_past(draft: Draft, scene: Scene) -> bool:
    """Tell whether the words of a count are of the past."""
    words = outlook(scene.kinds.language)
    return words is not None and direction(draft, words, scene) in ("past", "gone")


def of_itself(draft: Draft, scene: Scene) -> bool:
    """Tell whether the sentence of a count is of the text itself: "this exhibition marks its 45th anniversary"."""
    words = outlook(scene.kinds.language)
    return words is not None and words.own.search(scene.lowered, *scene.sentence(draft.start)) is not None


def to_the_day(draft: Draft, scene: Scene) -> bool:
    """Tell whether a count is of the day of writing: "fifty years ago today"."""
    words = outlook(scene.kinds.language)
    return words is not None and words.today.search(scene.lowered, *clause_of(draft, scene)) is not None


def of_person(draft: Draft, scene: Scene) -> bool:
    """Tell whether the years counted are those of a person, not of what a text tells."""
    words = outlook(scene.kinds.language)
    return words is not None and words.person.search(scene.lowered, *clause_of(draft, scene)) is not None


def direction(draft: Draft, words: Outlook, scene: Scene) -> str | None:
    """Return where the words around a count look: to what is to come, or to what has been."""
    low, high = clause_of(draft, scene)
    reader = reader_of(scene.kinds.language)
    if not (reader.of - reader.weak).isdisjoint(scene.lowered[draft.start : draft.end].split()[-1:]):
        high = draft.end  # behind "ten years have passed since" stands what it counts from
    lead, tail = scene.lowered[low : draft.start], scene.lowered[draft.end : high]
    if words.to_come.match(tail) or words.coming.search(lead) or words.coming.search(scene.lowered[low : draft.end]):
        return "coming"
    if words.before.search(lead) and not words.past.search(lead):
        return "coming"
    if words.gone.match(tail) or words.since.search(lead):
        return "gone"
    whole = scene.lowered[low:high]
    now = words.present.search(whole) or words.own.search(whole)
    return "past" if words.past.search(whole) and not now else None


def clause_of(draft: Draft, scene: Scene) -> tuple[int, int]:
    """Return the part of its sentence that a count stands in."""
    low, high = scene.sentence(draft.start)
    for found in _BREAK.finditer(scene.lowered, low, high):
        if found["word"] and found["word"] not in scene.kinds.cues.coordinators:
            continue
        if found.end() <= draft.start:
            low = found.end()
        elif found.start() >= draft.end:
            return low, found.start()
    return low, high
