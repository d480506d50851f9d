"""The grammar of amounts of one language, from the shelf `knowledge/quantities/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal

from timeline.claiming.alternatives import either
from timeline.claiming.quantity_currencies import currencies, signs
from timeline.claiming.quantity_numbers import Spelling, number_pattern, spelling
from timeline.claiming.quantity_phrases import Phrases
from timeline.knowledge import load

Bound = Literal["exact", "min", "max", "approx"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What `find` asks of a language; every table is over lower-case text except `symbols` and `letters`."""

    language: str
    decimal: str
    spaced: bool
    prefixes: str
    ideograms: bool
    positional: bool
    number: re.Pattern[str]
    spelling: Spelling | None
    bare_powers: bool
    eras: Phrases[bool]
    joiners: Phrases[bool]
    halves: Mapping[str, float]
    and_half: Phrases[float]
    fractions: Phrases[int]
    share_of: Phrases[bool]
    share_by: Phrases[bool]
    out_of: Phrases[bool]
    each: Phrases[bool]
    shares: Mapping[str, float]
    half_by: frozenset[str]
    half_of_time: frozenset[str]
    half_as: frozenset[str]
    symbols: Phrases[str]
    letters: Phrases[float]
    scales: Phrases[float]
    before: Phrases[Bound | None]
    fillers: Phrases[bool]
    after: Phrases[Bound]
    amid_date: re.Pattern[str] | None  # between an amount and its bound
    flips: Phrases[bool]
    only: frozenset[str]
    negations: frozenset[str]
    units: Phrases[str]
    before_units: Phrases[str]
    hyphened: Mapping[str, str]
    multiples: Mapping[str, tuple[float, str]]
    aged: Phrases[bool]
    aged_who: frozenset[str]
    acted_on: Phrases[str]
    auxiliaries: frozenset[str]
    particles: frozenset[str]
    year_leads: frozenset[str]
    staying: frozenset[str]
    bodies: Phrases[str]
    in_all: Phrases[bool]
    definite: Phrases[bool]
    dated: Phrases[bool]
    termed: Phrases[bool]  # before a length that looks like a year
    tourists: tuple[str, ...]
    taken_from: Phrases[bool]
    determiners: Phrases[str]
    classifiers: Phrases[str]
    named: Phrases[str]
    sorts: Mapping[str, frozenset[str]]
    uncounted: tuple[str, ...]
    adjectives: Phrases[str]
    lengths: Mapping[str, float]
    nouns: str
    verbs: tuple[str, ...]
    linked: bool
    link: str
    of_kind: tuple[str, ...]
    singulars: Mapping[str, str]
    ordinal_after: Phrases[bool]
    people_endings: tuple[str, ...]
    people_prefixes: tuple[str, ...]
    listed: Phrases[str]
    per: Phrases[str]
    per_before: Phrases[str]
    clock: Phrases[bool]  # before an hour of the day
    versus: Phrases[bool]
    ranges: Phrases[str]
    between: Phrases[str]
    rank: re.Pattern[str] | None
    ranks: Mapping[str, int]
    held: re.Pattern[str] | None
    counted: re.Pattern[str] | None
    joining: frozenset[str]
    starting: frozenset[str]
    respectively: tuple[str, ...]
    lasting: frozenset[str]
    not_nouns: frozenset[str]
    pairs: frozenset[str]
    ordinal_before: Phrases[bool]
    vague: frozenset[str]
    measuring: frozenset[str]
    during: frozenset[str]
    amid: frozenset[str]
    close: frozenset[str]
    roundly: frozenset[str]
    worth: frozenset[str]
    leading: tuple[tuple[Bound, re.Pattern[str]], ...]
    modifiers: int
    later: frozenset[str]
    parts: Phrases[bool]
    numbered: Phrases[bool]
    rises: Phrases[bool]
    reached: Phrases[bool]
    fraction_marks: Phrases[bool]
    stops: frozenset[str]
    times: Mapping[str, int]
    done: Mapping[str, str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language; of English where the shelf has no entry for it, as figures are alike."""
    shelf = load("quantities")
    try:
        known, entry = language, load(f"quantities/{language}")
    except FileNotFoundError:
        known, entry = "en", load("quantities/en")
    spaced = bool(entry.get("spaces", True))
    prefixes = str(entry.get("prefixes", ""))
    joined = f"[{prefixes}]?" if prefixes else ""
    edge = r"(?<!\w)" if spaced else ""
    between = r"\s+(?:[^\W\d]+\s+){1,3}" if spaced else r"[^\W\d]{1,8}"
    bounds, after = entry.get("bounds", {}), entry.get("after", {})
    spelled = spelling(entry, _cardinals(known), spaced)
    units = dict(_inverted(entry.get("units", {})))
    ranks = {str(word): int(value) for word, value in entry.get("rank", {}).items()}
    words = [field.name for field in fields(Grammar) if field.type == frozenset[str]]
    return Grammar(
        **{name: frozenset(map(str, entry.get(name, ()))) for name in words},
        language=known,
        decimal=entry["decimal"],
        spaced=spaced,
        prefixes=prefixes,
        ideograms=known in ("ja", "zh", "ko"),
        positional=bool(entry.get("positional", True)),
        number=number_pattern(entry, spaced, known in ("ja", "zh", "ko"), spelled),
        spelling=spelled,
        bare_powers=bool(entry.get("bare_powers", True)),
        eras=Phrases(dict.fromkeys(map(str, shelf["eras"]), True)),
        joiners=Phrases(dict.fromkeys(map(str, entry.get("joiners", ())), True), spaced and not prefixes),
        halves={str(word): float(value) for word, value in entry.get("halves", {}).items()},
        and_half=Phrases(dict.fromkeys(map(str, entry.get("and_half", ())), 0.5), spaced),
        fractions=Phrases({str(word): int(value) for word, value in entry.get("fractions", {}).items()}, spaced),
        share_of=Phrases(dict.fromkeys(map(str, entry.get("share_of", ())), True), spaced),
        share_by=Phrases(dict.fromkeys(map(str, entry.get("share_by", ())), True), spaced),
        out_of=Phrases(dict.fromkeys(map(str, entry.get("out_of", ())), True), spaced),
        shares={str(word): float(value) for value, words in entry.get("shares", {}).items() for word in words},
        each=Phrases(dict.fromkeys(map(str, entry.get("each", ())), True), spaced),
        symbols=Phrases({**signs(shelf), **signs(entry)}, spaced),
        letters=Phrases({str(letter): float(value) for letter, value in shelf["short_scales"].items()}),
        scales=Phrases({str(word).lower(): float(value) for word, value in entry.get("scales", {}).items()}, spaced),
        before=Phrases(
            {**dict(_bounded(bounds)), **dict.fromkeys(map(str, entry.get("no_bounds", ())))}, spaced, prefixes
        ),
        fillers=Phrases(dict.fromkeys(map(str, entry.get("fillers", ())), True), spaced),
        after=Phrases(dict(_bounded(after)), spaced),
        amid_date=re.compile(entry["amid_date"]) if "amid_date" in entry else None,
        flips=Phrases(dict.fromkeys(map(str, entry.get("flips", ())), True), spaced),
        units=Phrases(units, spaced),
        before_units=Phrases(dict(_inverted(entry.get("before_units", {}))), spaced),
        hyphened={word: name for name, words in entry.get("hyphened", {}).items() for word in words},
        multiples={name: (float(times), str(unit)) for name, (times, unit) in shelf["multiples"].items()},
        aged=Phrases(dict.fromkeys(map(str, entry.get("aged", ())), True), spaced),
        acted_on=Phrases(dict.fromkeys(map(str, entry.get("acted_on", ())), "person"), spaced),
        bodies=Phrases(dict(_inverted(entry.get("bodies", {}))), spaced),
        definite=Phrases(dict.fromkeys(map(str, entry.get("definite", ())), True), spaced),
        dated=Phrases(dict.fromkeys(map(str, entry.get("dated", ())), True), spaced),
        termed=Phrases(dict.fromkeys(map(str, entry.get("termed", ())), True), spaced),
        tourists=(*entry.get("units", {}).get("tourist", ()), *entry.get("tourism_before", ())),
        in_all=Phrases(dict.fromkeys(map(str, entry.get("in_all", ())), True), spaced),
        taken_from=Phrases(dict.fromkeys(map(str, entry.get("taken_from", ())), True), spaced),
        determiners=Phrases(
            {str(word): str(name or "") for name, words in entry.get("determiners", {}).items() for word in words},
            spaced,
        ),
        classifiers=Phrases(dict(_inverted(entry.get("classifiers", {}))), spaced),
        named=Phrases({**units, **dict(_inverted(entry.get("named", {})))}, spaced),
        sorts={str(name): frozenset(map(str, things)) for name, things in shelf["sorts"].items()},
        uncounted=tuple(map(str, shelf["uncounted"])),
        lengths={str(word): float(value) for value, words in entry.get("lengths", {}).items() for word in words},
        adjectives=Phrases(dict(_inverted(entry.get("adjectives", {}))), spaced),
        nouns=str(entry.get("nouns", "")),
        verbs=tuple(f" {word}" for word in entry.get("verbs", ())),
        linked=bool(entry.get("linked", False)),
        link=str(entry.get("link", "")),
        of_kind=tuple(map(str, entry.get("of_kind", ()))),
        singulars=dict(entry.get("singulars", {})),
        ordinal_after=Phrases(dict.fromkeys(map(str, entry.get("ordinal_after", ())), True), spaced),
        people_endings=tuple(map(str, entry.get("people_endings", ()))),
        people_prefixes=tuple(map(str, entry.get("people_prefixes", ()))),
        listed=Phrases({**units, **_money(known, entry, spaced), **dict(_inverted(entry.get("money", {})))}, spaced),
        per=Phrases(dict(_inverted(entry.get("per", {}))), spaced),
        clock=Phrases(dict.fromkeys(entry.get("clock", ()), True), spaced),
        per_before=Phrases(dict(_inverted(entry.get("per_before", {}))), spaced),
        versus=Phrases(dict.fromkeys(map(str, entry.get("versus", ())), True), spaced),
        ranges=Phrases({str(word): str(word) for word in entry.get("ranges", ())}, spaced and not prefixes),
        between=Phrases({str(word): str(word) for word in entry.get("between", ())}, spaced),
        rank=_rank(ranks, [str(word) for word in entry.get("rank_after", ())], str(entry.get("rank_ahead", "(?!)"))),
        ranks=ranks,
        held=_held(ranks, entry.get("rank_held")),
        counted=re.compile(entry["counted"]) if "counted" in entry else None,
        respectively=tuple(map(str, entry.get("respectively", ()))),
        ordinal_before=Phrases(
            dict.fromkeys(map(str, entry.get("not_ordinal", ())), False)
            | dict.fromkeys(map(str, entry.get("ordinal_before", ())), True),
            spaced,
        ),
        leading=tuple(
            (bound, re.compile(rf"{edge}{joined}(?:{either(words)}){between}\Z"))
            for bound, words in entry.get("leading", {}).items()
        ),
        modifiers=int(entry.get("modifiers", 0)),
        parts=Phrases(dict.fromkeys(map(str, entry.get("parts", ())), True), spaced),
        numbered=Phrases(dict.fromkeys(map(str, entry.get("numbered", ())), True), spaced),
        rises=Phrases(dict.fromkeys(map(str, entry.get("rises", ())), True), spaced),
        reached=Phrases(dict.fromkeys(map(str, entry.get("reached", ())), True), spaced),
        fraction_marks=Phrases(dict.fromkeys(map(str, entry.get("fraction_marks", ())), True), spaced),
        times={str(word): int(value) for word, value in entry.get("times", {}).items()},
        done=dict(entry.get("done", {})),
    )


def _bounded(table: Mapping[str, list[Any]]) -> Iterator[tuple[str, Bound]]:
    names: tuple[Bound, ...] = ("approx", "max", "min")
    for name in names:
        for phrase in table.get(name, ()):
            yield str(phrase).lower(), name


def _inverted(table: Mapping[str, list[Any]]) -> Iterator[tuple[str, str]]:
    for meaning, phrases in table.items():
        for phrase in phrases:
            yield str(phrase).lower(), str(meaning)


def _cardinals(language: str) -> dict[str, float]:
    """The number words of the language's date lexicon, where it has one."""
    try:
        cardinals = load(f"languages/{language}").get("numbers", {}).get("cardinals", {})
    except FileNotFoundError:
        return {}
    return {str(word): float(value) for value, words in cardinals.items() for word in _listed(words) if word}


def _listed(words: Any) -> list[Any]:
    return words if isinstance(words, list) else [words]


def _rank(ranks: Mapping[str, int], after: list[str], ahead: str) -> re.Pattern[str] | None:
    """An ordinal before a superlative, or before whoever did something in that place ("the second state to")."""
    if not ranks or not after:
        return None
    nth = rf"(?P<digits>\d+)(?:st|nd|rd|th|[eºª.]|[èe]me)|(?P<word>{either(ranks)})"
    letters = "".join(sorted({word[0] for word in ranks}))
    return re.compile(rf"\b(?=[\d{re.escape(letters)}])(?:{nth})[\s-]?(?:{either(after)}|{ahead})")


def _held(ranks: Mapping[str, int], held: str | None) -> re.Pattern[str] | None:
    """An ordinal in the group `o` before what is held again and again; tens may be written onto it."""
    nth = rf"\d{{1,3}}(?:st|nd|rd|th)|(?:[a-z]{{3,5}}ty-)?(?:{either(ranks)})|[a-z]{{3,5}}ty-first"
    return re.compile(rf"(?<![\w-])(?P<o>{nth})[\s-]{held}") if held else None


def _money(language: str, entry: Mapping[str, Any], spaced: bool) -> dict[str, str]:
    """The names of currencies, without those that a language writes like another word: "40 bolivianos" are people."""
    others = entry.get("not_money", ())
    return {name: code for name, code in currencies(language, spaced).items() if name not in others}
