"""Lexicons: a language file of the shelf, made ready for finding dates.

The file `knowledge/languages/xx.yaml` holds all that is particular to a language. Its keys:

    language     the code, and `spaces: false` where words are not parted by spaces (Japanese, Chinese, Thai, Khmer)
    numbers      `cardinals` and `ordinals` (value: spellings), `hundreds` (what those below are written on to as one
                 word), `multipliers`, `joiners`, `scores`, `positional`, `pairs`, `units_first` (see `numerals`),
                 `suffixes` of figures (`ordinal`: "th", `decade`: "s", `free`: may follow without a space, as in
                 "8pm"), `thousands` and `decimal` marks
    names        class: value: spellings; a spelling of several words is found as a whole. A file may add classes of
                 its own for its patterns
    cased        class: spellings that belong to it only with a capital ("may", "march")
    macros       name: patterns; an entry may be {pattern, give} with fields that it adds
    patterns     kind: entries of `pattern` or `patterns` (syntax in `patterns`), `give` (constant fields), `not_next`
                 and `not_previous` (words and {classes} that must not stand beside), `example` or `examples`: a
                 sentence of our own with each expression as [words = TIMEX3 value], or {text, published, genre}
    tense        `past` and `future`: words that tell which way a bare weekday or month looks; `past_endings`,
                 `future_endings` and `future_beginnings` of verbs, and `plural_endings` of nouns that a number counts;
                 `counted_endings` of words that only a count has behind it (Russian genitives of many);
                 `nouns_capitalised: true` where every noun has a capital (German), so that one before a year makes
                 no name of it; `verbs_last: true` where the verb of a date stands behind it (Japanese);
                 `past_unmarked: true` where what no word says to be to come is past (Chinese);
                 `months_onward: true` where a month without a year is of the year told, or later (Chinese, Japanese);
                 `unstopped: true` where no mark ends a sentence (Thai)
    holidays     name: `names`, and {month, day}, {month, weekday, nth} (nth -1: the last; `plus` days) or {easter:
                 days after it}

Classes that the tokenizer gives to numbers: int, n (also fractions), num (any), day (1-31), dayfigure (the same in
figures alone), monthnum (1-12), hour, minute, yy (two figures), shortyear (up to three), year (1000-2199), year4 (four
figures), hhmm, yyyymmdd, zero, spelled (in words), ordinal, nth (a day as an ordinal number), figure (an ordinal in
figures), decade ("1980s"), decade2 ("80s"), shortdecade, clock ("9.30"), capital (a capitalised word). Letters stuck
to a number unmake it, unless they are a suffix or `spaces: false`.

Kinds of pattern, and the fields each understands (a class is its own field unless renamed):

    date         year year4 yy shortyear (with `needs: era`: only where such years are told), era (BC AD), yearbase +
                 count (Japanese, Buddhist, Minguo years: base + count), ditto (a count of the era told last), month
                 day nth, weekday, season (1 spring), quarter, half, opening and closing (so many
                 months of the year, the first or the last), decade, decade2 (+ hundreds), century (+
                 nth_decade), millennium, holiday, part or mod (START MID END APPROX), daytime (MO AF EV NI DT), hour
                 minute second meridiem (AM PM) zone hhmm clock, ordinal + weekday or nth_week in a month (-1 the last),
                 last_day, weighed (another time is measured against it), whole (a unit: the whole week of a day),
                 calendar (julian, islamic ...: the day is one of that calendar and is converted)
    shift        unit, n (a number, or X when vague), fraction, sign (1 later, -1 earlier, 0 the same), base
                 (publication, previous, event (previous, or none), before, story; absent: by genre), n2 and unit2
                 (a second part: "two years and a month later"; less: taken off), fiscal, alone (no clause may follow),
                 year,
                 and inside the unit reached: month, day, nth, season, quarter, half, weekday, daytime, part; exact (a
                 unit: keep it of the anchor's), edge (first, last: the day), toward (1, -1, 0: the
                 weekday next, last or nearest from then; near: that very day too), vague (the reference it is in a
                 story: "today"), ended (its length was over at the date before it: "in May 1989 after ten years"),
                 may_end (or is so where it would lead beyond the writing)
    duration     n (or X), unit, fraction, mod (MORE_THAN LESS_THAN APPROX EQUAL_OR_MORE EQUAL_OR_LESS), elapsed (it
                 runs up to the time of writing)
    set          n, unit, or weekday, month, day, season, daytime
    reference    value (PRESENT_REF PAST_REF FUTURE_REF)
    count        n years up to the time of writing ("the 30th anniversary"), no expression: `over` (added to n), exact
                 (D, M: the day or month is the same), days, months (the writing is so much later)
    refuse       why: looks like a date and is none

Units: D W WE (weekend) FN (fortnight) M QU S (season) H (half) Y DE CE ML TH TM TS. `only: news` and `only: narrative`
keep a pattern to texts whose bare dates hang on the publication, or on the story; `only: coming` to news and what is
to come. Classes that the engine looks for:
connector (between dates of a row), opener and frame (words before a date), end (of a sentence), past, future, foretold
(of the future, what no story says of its own), notice (of a house that shows things), no_verb, vague (before a count),
ahead, namesake and title (names of people), street and street_of (names of places), prefix (letters that may stand
before a figure), zone, bound (until),
article_like and function (words around the year in "the 1979 treaty"), possessor ("the union of 1814"), restating
(between the two styles of one day), infinitive and copula ("is to"), present ("is closed on Monday"), compared,
weighed and measuring (before a year of comparison); and those that lead a reader through time: had and state (since;
what they date is background), turning (when, behind the date of a state), pledge (agreed, ordered: ahead from that
day), onward (followed), again (beside a connector), leading (behind a length, before what it is counted from), placing
and placed ("has it in May": another telling), conjoined (a date with "and" written together).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from timeline.dating.numerals import Numerals
from timeline.dating.patterns import Ending, Grammar, Node, PatternError, keys, literals
from timeline.dating.tokens import Classes, Vocabulary, ordinal, scanner
from timeline.knowledge import languages, load, load_from
from timeline.knowledge.spellings import number_words

_PLAIN = 3  # letters from which on a word may be written with the plainer of those that `letters` names
KINDS = ("date", "shift", "duration", "set", "reference", "count", "refuse")


class Example(NamedTuple):
    """A sentence that a pattern must read right: the kind and pattern, and the entry as written in the file."""

    kind: str
    pattern: str
    entry: str | Mapping[str, Any]


class Lexicon(NamedTuple):
    """A language ready to find dates; `root` is None for a language that has no file yet.

    `led`: the patterns that begin with context.
    """

    language: str
    vocabulary: Vocabulary | None = None
    root: Node | None = None
    led: Node = Node()
    holidays: Mapping[str, Mapping[str, int]] = {}
    examples: tuple[Example, ...] = ()


@cache
def lexicon(language: str, folder: Path | None = None) -> Lexicon:
    """Return the lexicon of a language code ("en", "fr-CA"); one without a file reads absolute dates only.

    `folder`: where language files of one's own lie, which go before those of the shelf. Raises PatternError when the
    language's file is broken.
    """
    code = language.replace("_", "-").split("-")[0].lower()
    if folder is not None and (own := folder / f"{code}.yaml").is_file():
        return compile_lexicon(load_from(own))
    return compile_lexicon(load(f"languages/{code}")) if code in languages() else Lexicon(code)


def compile_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a language file's content describes; raises PatternError with the entry at fault."""
    spaced = bool(data.get("spaces", True))
    numbers: Mapping[str, Any] = data.get("numbers", {})
    suffixes = {word: name for name, words in numbers.get("suffixes", {}).items() for word in words}
    bare = Vocabulary({}, {}, scanner([]), True, {}, "", "", numerals(numbers))
    split = cache(lambda phrase: _split(phrase, bare, spaced))

    words: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for name, value, spelling in _names(data):
        parts = split(spelling)
        if len(parts) == 1:
            words.setdefault(parts[0], {})[name] = value
        else:
            phrases.setdefault(name, []).append((parts, value))
            for part in parts:
                words.setdefault(part, {})
    for spelling, classes in _number_words(numbers):
        words.setdefault(spelling, {}).update(classes)

    grammar = Grammar(data.get("macros", {}), phrases)
    examples: list[Example] = []
    for kind, entries in data.get("patterns", {}).items():
        if kind not in KINDS:
            raise PatternError(f"patterns of the kind {kind!r}: the kinds are {', '.join(KINDS)}")
        for entry in entries:
            written = entry.get("patterns", [entry["pattern"]] if "pattern" in entry else [])
            beside = keys(entry.get("not_next", "")), keys(entry.get("not_previous", ""))
            for pattern in written:
                grammar.add(pattern, Ending(kind, tuple(entry.get("give", {}).items()), 0, *beside))
            here = [entry["example"]] if "example" in entry else entry.get("examples", [])
            examples.extend(Example(kind, written[0], example) for example in here)

    named = literals(grammar.root)
    for literal in named:
        words.setdefault(literal, {})
    frozen = {word: {**classes, **({"=" + word: True} if word in named else {})} for word, classes in words.items()}
    plain = str.maketrans(data.get("letters", {}))
    if plain:
        frozen = {word.translate(plain): classes for word, classes in frozen.items() if len(word) >= _PLAIN} | frozen
    cased: dict[str, frozenset[str]] = {}
    for name, spellings in data.get("cased", {}).items():
        for spelling in spellings:
            cased[spelling] = cased.get(spelling, frozenset()) | {name}
    vocabulary = Vocabulary(
        frozen,
        cased,
        scanner([], [word for word in frozen if " " in word])
        if spaced
        else scanner([word for word in frozen if word[:1].isalpha()]),
        spaced,
        suffixes,
        numbers.get("thousands", ","),
        numbers.get("decimal", "."),
        numerals(numbers),
        tuple(data.get("past_endings", ())),
        tuple(data.get("plural_endings", ())),
        bool(data.get("nouns_capitalised", False)),
        bool(data.get("pluperfect", True)),
        tuple(data.get("future_endings", ())),
        bool(data.get("verbs_last", False)),
        bool(data.get("past_unmarked", False)),
        bool(data.get("unstopped", False)),
        tuple(data.get("future_beginnings", ())),
        bool(data.get("months_onward", False)),
        tuple(data.get("counted_endings", ())),
    )
    root = grammar.root
    return Lexicon(data["language"], vocabulary, root, root.led(), data.get("holidays", {}), tuple(examples))


def numerals(numbers: Mapping[str, Any]) -> Numerals:
    """Return how a language adds up its number words."""
    return Numerals(
        frozenset(numbers.get("multipliers", ())),
        frozenset("=" + joiner for joiner in numbers.get("joiners", ())),
        frozenset(numbers.get("scores", ())),
        bool(numbers.get("positional", False)),
        bool(numbers.get("pairs", False)),
        bool(numbers.get("units_first", False)),
    )


def _names(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    for name, values in data.get("names", {}).items():
        for value, spellings in values.items():
            for spelling in [spellings] if isinstance(spellings, str) else spellings:
                yield name, value, str(spelling)
    for side, spellings in data.get("tense", {}).items():
        for spelling in spellings:
            yield side, True, spelling
    for name, where in data.get("holidays", {}).items():
        for spelling in where.get("names", [name]):
            yield "holiday", name, spelling


def _number_words(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Classes]]:
    for joiner in numbers.get("joiners", ()):
        yield joiner, {"=" + joiner: True}
    for value, written in number_words(numbers, "cardinals").items():
        known: dict[str, Any] = {"num": value, "int": value, "n": value, "word": True}
        if value in numbers.get("multipliers", ()):
            known["spelled"] = value
        if 1 <= value <= 31:
            known["day"] = value
        if 1 <= value <= 12:
            known["hour"] = known["monthnum"] = value
        for spelling in written:
            yield spelling, known
    for value, written in number_words(numbers, "ordinals").items():
        for spelling in written:
            yield spelling, {"num": value, "word": True, **ordinal(value, False)}


def _split(phrase: str, bare: Vocabulary, spaced: bool) -> tuple[str, ...]:
    if not spaced:
        return (phrase,)
    return tuple(part.lower() for part in bare.scan.findall(phrase))
