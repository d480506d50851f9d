"""Who acts: states, states that are no more and organisations, as a text names them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Any

import pycountry

from timeline.edtf import parse
from timeline.knowledge import load
from timeline.light import light

_STEM, _SHORT, _NEXT = 4, 3, 2
_KANA = re.compile("[ァ-ヴー]{1,3}")
_REST = re.compile(r"[^\W_]*")
_TOWNS = ("seat", "place")
_WITHIN = "_\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"  # Arabic vowel signs too


@light
class Party:
    """A party named: where, its code, and how: by `name`, its `people`, its `seat`, or `place` for where things are.

    `leads`: no preposition stands before it, as before a subject. The code is empty for the document's pair ("the two
    countries"), and `-` for a name that only looks like a party.
    """

    start: int
    end: int
    code: str
    form: str
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """Names of parties by their first word, those of several words by it and the two signs behind it, longest first.

    `successors`: the states that stood before, by code; `changing`: the codes of these and of those before them.
    `of_days`: signs behind which the first of a pair's signs ends the word of a day. `no_name`: signs that begin no
    name behind a figure. `sovereigns`: the state of each territory.
    """

    by_word: Mapping[str, tuple[tuple[str, str, str], ...]]
    successors: Mapping[str, tuple[tuple[str, str], ...]]
    ended: Mapping[str, str]
    sovereigns: Mapping[str, str]
    spaced: bool = True
    prefixes: tuple[str, ...] = ()
    inflected: bool = False
    named_after: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()
    changing: frozenset[str] = frozenset()
    papers: re.Pattern[str] | None = None
    towns: frozenset[str] = frozenset()
    of_days: str = ""
    no_name: str = ""

    @classmethod
    def of(cls, language: str) -> "Names":
        """Gather the names of parties in a language: the shelf's, and for states those of ISO 3166."""
        shelf = load("parties")
        entries: list[tuple[str, str, str]] = []
        for code, entry in (shelf["states"] | shelf["historic"] | shelf["organisations"]).items():
            form = "organisation" if code in shelf["organisations"] else "name"
            entries += [(name, code, form) for name in entry.get("names", ())]
            entries += [(name, code, "people") for name in entry.get("people", ())]
            entries += [(name, code, "seat") for name in entry.get("seat", ())]
        for country in pycountry.countries:
            names = {country.name.split(",")[0], getattr(country, "common_name", country.name)}
            entries += [(name, country.alpha_2, "name") for name in sorted(names)]
        entries += [(spelt, code, form) for name, code, form in entries for spelt in _spellings(name)]
        entries += [(name, "-", "never") for name in shelf["never"]]
        entries += [(form, "", "pair") for name in shelf["pair"] for form in (name, name.capitalize())]
        words: Mapping[str, Any] = _shelf(language)
        entries += [(name.upper(), code, form) for name, code, form in entries if form == "name" and len(name) >= _STEM]
        if language != "en":
            entries = [*_foreign(language, words), *entries]
        else:
            entries += _places()
        plain = str.maketrans(words.get("letters", {}))
        entries += [(name.translate(plain), code, form) for name, code, form in entries] if plain else []
        spaced, stems = words.get("spaced", True), words.get("stems", False)
        by_word: dict[str, list[tuple[str, str, str]]] = {}
        for entry in dict.fromkeys(entries):
            name, code, form = entry
            if name.endswith("*"):
                by_word.setdefault(name[:_STEM] + "*", []).append((name[:-1], code, form))
                continue
            word = _first_word(name) if spaced else name[:1]
            by_word.setdefault(word, [])
            by_word.setdefault(name[: len(word) + _NEXT] if spaced else word, []).append(entry)
            if stems and name.isalpha() and len(name) > _STEM:
                by_word.setdefault(name[:_STEM] + "~", []).append(entry)
        ordered = {word: tuple(sorted(found, key=lambda e: -len(e[0]))) for word, found in by_word.items()}
        before: dict[str, list[tuple[str, str]]] = {}
        for code, entry in shelf["historic"].items():
            if "now" in entry:
                before.setdefault(entry["now"], []).append((code, str(entry["years"])))
        places = frozenset(words.get("places", ()))
        prepositions = places | frozenset(words.get("prepositions", ()))
        successors = {code: tuple(found) for code, found in before.items()}
        return cls(
            ordered,
            successors,
            {code: str(entry["years"])[-4:] for code, entry in shelf["historic"].items()},
            shelf["territories"],
            spaced,
            tuple(words.get("prefixes", ())),
            "prefixes" in words or any(word.endswith(("*", "~")) for word in ordered),
            frozenset(words.get("named_after", ())),
            places,
            prepositions,
            tuple(words.get("endings", ())),
            tuple(words.get("contractions", {}).items()),
            frozenset(code for now, found in before.items() for code in (now, *(earlier for earlier, _ in found))),
            re.compile(words["papers"]) if "papers" in words else None,
            frozenset(shelf["towns"]),
            str(words.get("of_days", "")),
            str(words.get("no_name", "")),
        )

    def may_begin(self, word: str) -> bool:
        """Tell whether a name may begin with a word."""
        return self.inflected or word in self.by_word

    def _named(self, text: str, start: int, word: str) -> tuple[str, str, str] | None:
        """Return the longest name that stands at a word, in the forms the language's words take."""
        known = self.by_word
        for name, code, form in (*known.get(text[start : start + len(word) + _NEXT], ()), *known.get(word, ())):
            if not text.startswith(name, start) or text.startswith("$", start + len(name)):
                continue
            if not (self._joined(text, start, name) if self.spaced else _within(text, start, name)):
                return name, code, form
        return self._inflected(text, start, word) if self.inflected or self.endings or self.contractions else None

    def _inflected(self, text: str, start: int, word: str) -> tuple[str, str, str] | None:
        """Return the name that a word is in another form than its own."""
        for written, meant in self.contractions:
            if word.startswith(written) and (named := self._alone(meant + word[len(written) :])):
                return named
        for ending in self.endings:
            if word.endswith(ending) and (named := self._alone(word[: -len(ending)])):
                return named
        for name, code, form in self.by_word.get(word[:_STEM] + "*", ()):
            if word.startswith(name):
                return name, code, form
        for name, code, form in self.by_word.get(word[:_STEM] + "~", ()):
            if self._bent(word, name):
                return name[:-1], code, form
        led = self.prefixes and word.startswith(self.prefixes) and len(word) >= _STEM
        if led and (named := self._named(text, start + 1, word[1:])):
            return named
        bare = "".join(filter(str.isalnum, word)) if self.prefixes else ""  # vowel signs are no letters
        return self._named(bare, 0, bare) if bare not in ("", word) else None

    def _bent(self, word: str, name: str) -> bool:
        """Whether a word is a name in another case, its last letter kept or not: Катаре, Дании, but not Катастрофа."""
        return word.startswith(name[:-1]) and word[len(name) - 1 :].removeprefix(name[-1]) in self.endings

    def _joined(self, text: str, start: int, name: str) -> bool:
        """Whether the word goes on behind the name, in more than an ending of its case."""
        rest = _REST.match(text, start + len(name))
        return bool(rest and rest[0] and name[-1].isalnum() and rest[0] not in self.endings)

    def _alone(self, word: str) -> tuple[str, str, str] | None:
        return next((entry for entry in self.by_word.get(word, ()) if entry[0] == word), None)

    def find(self, text: str, tokens: Iterable[tuple[int, int]]) -> list[Party]:
        """Return the parties named in a text whose words stand at `tokens`, in order, none inside another."""
        found: list[Party] = []
        last = 0
        places = list(tokens)
        words = [text[start:end] for start, end in places]
        every = range(len(words))
        for at in every if self.inflected else compress(every, map(self.by_word.__contains__, words)):
            word, (start, end) = words[at], places[at]
            if start < last or (named := self._named(text, start, word)) is None:
                continue
            name, code, form = named
            if self.of_days and " " in code and start and text[start - 1] in self.of_days:
                continue  # 16日中国, no Japan
            if start and name[0] in self.no_name and text[start - 1].isnumeric():
                continue  # 16日军队, no Japanese army
            here = text.find(name, start, start + len(name) + 1)
            last = here + len(name) if here >= 0 else end
            town = form in _TOWNS
            if self.papers and (town or name in self.towns) and self.papers.match(text, last):
                continue
            if town and at > 1 and words[at - 2].lower() in self.named_after:
                continue  # "the treaty of Lausanne": nobody from there
            previous = words[at - 1] if at else ""
            place = form == "seat" and previous in self.places
            leads = previous not in self.prepositions
            found += [Party(start, last, each, "place" if place else form, leads) for each in code.split() or [""]]
        return [party for party in found if party.code != "-"]


def _within(text: str, start: int, name: str) -> bool:
    """Whether a short name in kana is part of a longer word: the Thai of タイトル and スタイル."""
    if len(name) > _SHORT or not _KANA.fullmatch(name):
        return False
    return bool(_KANA.match(text, start + len(name)) or (start and _KANA.match(text, start - 1)))


def _places() -> list[tuple[str, str, str]]:
    """Towns and rulers, in capitals too as datelines write them: they tell what a text is about, and do not act."""
    named = [(name, code) for table in load("places").values() for code, names in table.items() for name in names]
    return [(form, code, "place") for name, code in named for form in dict.fromkeys((name, name.upper()))]


def _spellings(name: str) -> Iterator[str]:
    """How else an English name is spelt: "Côte d’Ivoire", "St. Lucia", "Trinidad & Tobago"."""
    for written, other in (("'", "’"), ("Saint ", "St "), ("Saint ", "St. "), (" and ", " & ")):
        if written in name:
            yield name.replace(written, other)


def _first_word(name: str) -> str:
    length = next((i for i, char in enumerate(name) if not (char.isalnum() or char in _WITHIN)), len(name))
    return name[:length]


def _shelf(language: str) -> Mapping[str, Any]:
    try:
        shelf: Mapping[str, Any] = load(f"claims/{language}")
    except FileNotFoundError:
        return {}
    return shelf


def _foreign(language: str, shelf: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Names in another language than English: the shelf's own, then those of the Unicode locale data."""
    forms = {"names": "name", "people": "people", "seat": "seat"}
    own = [(name, code, "organisation") for code, names in shelf.get("organisations", {}).items() for name in names]
    own += [
        (name, code, form)
        for code, entry in shelf.get("parties", {}).items()
        for key, form in forms.items()
        for name in entry.get(key, ())
    ]
    own += [(name.capitalize(), code, form) for name, code, form in own if name.endswith("*")]
    own += [(name, codes, "name") for name, codes in shelf.get("both", {}).items()]
    own += [(name, "-", "never") for name in shelf.get("never", ())]
    pairs = [(name, "", "pair") for listed in shelf.get("pair", ()) for name in (listed, listed.capitalize())]
    return own + pairs + _of_locale(language)


def _of_locale(language: str) -> list[tuple[str, str, str]]:
    """Names of territories, and of the seats of government that a time zone is called after, in the locale data."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale(language)
    except UnknownLocaleError:
        return []
    names = [(name, code, "name") for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()]
    states = load("parties")["states"]
    for zone, code in get_global("zone_territories").items():
        city = locale.time_zones.get(zone, {}).get("city")
        if city and zone.split("/")[-1].replace("_", " ") in states.get(code, {}).get("seat", ()):
            names.append((city, code, "seat"))
    return sorted(entry for entry in names if len(entry[0]) > 1)


def at_the_time(code: str, date: str | None, names: Names) -> str:
    """Return the code of the state that stood at a date: for RU in 1960 SU, for SU in 1855 RU."""
    if code not in names.changing:
        return code
    day = _bounds(date)[0] if date and not date.startswith("XXXX") else None
    if day is None:
        return code
    for now, states in names.successors.items():
        for earlier, years in states:
            if code in (now, earlier):
                first, last = _bounds(years)
                stood = (first or day) <= day <= (last or day)
                return earlier if stood else now
    return code


@lru_cache(maxsize=4096)
def _bounds(date: str) -> tuple[int | None, int | None]:
    stated = parse(date)
    return stated.earliest, stated.latest
