"""The kinds of event and the words of one language that tell them, read from the shelf and made ready for use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.claiming.cues import Cues, cues
from timeline.claiming.parties import Names
from timeline.claiming.patterns import Finder, Words
from timeline.errors import BadRequest, Problem
from timeline.knowledge import load

__all__ = ["Cues", "Kind", "Kinds", "kinds"]

_KEYS = {
    "title",
    "triggers",
    "hints",
    "parties",
    "who",
    "measure",
    "future",
    "pull",
    "event",
    "qualified",
    "places",
    "weak",
    "host",
    "counted",
    "lacking",
    "lasts",
    "begins",
    "speech",
    "examples",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: what it is, how many parties it wants and where they are looked for, nearest first."""

    name: str
    title: str
    parties: int = 2
    who: tuple[str, ...] = ()
    measure: str | None = None
    future: str = "plan"
    pull: int = 0
    event: bool = False
    qualified: str = ""
    places: bool = False
    weak: tuple[str, ...] = ()
    host: bool = False
    counted: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    lasts: bool = False
    begins: bool = False
    speech: str = ""
    examples: tuple[Mapping[str, Any], ...] = ()


GROUPS = ("triggers", "hints")
"""Under which a kind's patterns are listed: what tells of it, and what may."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """All that claiming knows in one language: the kinds, one finder of their triggers and of all cues, names, cue
    words.
    """

    language: str
    kinds: Mapping[str, Kind]
    by_label: Mapping[str, Kind]
    finder: Finder
    names: Names
    cues: Cues


def _patterns(shelf: Mapping[str, Any], triggers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, entry in triggers.items():
        for group in GROUPS:
            yield from ((f"{group}/{kind}", pattern) for pattern in entry.get(group, ()))
    for cue, patterns in shelf.get("cues", {}).items():
        yield from ((f"cues/{cue}", pattern) for pattern in patterns)


@cache
def kinds(language: str = "en") -> Kinds:
    """Return the kinds with the triggers and cues of a language; one without a file of its own gets English ones.

    Raises BadRequest for a shelf entry that cannot be read.
    """
    shelf = load("kinds")
    defaults = shelf["defaults"]
    table: dict[str, Kind] = {}
    for name, entry in shelf["kinds"].items():
        if unknown := set(entry) - _KEYS:
            raise BadRequest(
                Problem(f"kind {name!r} has unknown keys: {', '.join(sorted(unknown))}", mend="see kinds.yaml")
            )
        given = {key: value for key, value in (defaults | entry).items() if key not in ("triggers", "hints")}
        lists = {key: tuple(given.get(key, ())) for key in ("who", "weak", "counted", "lacking", "examples")}
        table[name] = Kind(name, **(given | lists))
    try:
        words = load(f"claims/{language}")
    except FileNotFoundError:
        language, words = "en", load("claims/en")
    english = language == "en"
    source = shelf if english else words
    vocabulary = Words(
        {name: tuple(map(str, listed)) for name, listed in source.get("words", {}).items()},
        {verb: tuple(listed) for verb, listed in source.get("irregular", {}).items()},
    )
    finder = Finder(
        _patterns(words, shelf["kinds"] if english else words.get("kinds", {})), vocabulary, words.get("spaced", True)
    )
    by_label = {f"{group}/{name}": kind for name, kind in table.items() for group in GROUPS}
    return Kinds(language, table, by_label, finder, Names.of(language), cues(words))
