"""The small pattern language of the shelf's triggers and cues, and the finder that runs all patterns over a text at
once.

    sever+          a verb in any of its forms            establish* a word that starts so
    tie|relation*   alternatives                          @ties      a list of words named in the file
    in ..3 force    up to three words between (.. is 4)   the?       may be missing
    sever+ & @ties  both, in either order, close together
    came to !power  not followed by such a word           #          any number
    march ^salt     not with such a word before it (told right behind the first word)

Words are compared without regard to case. Every pattern starts with a word, never with a gap or a word that may be
missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.claiming.literals import ready
from timeline.errors import BadRequest, Problem

_SEPARATOR = r"(?: (?=\w)|(?! \w)(?:[^\w;!?.]|\.(?!\s)|(?:(?<=\b\d)|(?<=\b\d\d))\.)+)"
"""What may stand between two words of a pattern: mostly a space alone; a full stop only inside a word or behind a day
("8. Februar").
"""
_VOWELLED = "\u064b-\u0652\u0670"
"""Arabic vowel signs, which are mostly left out in writing: a pattern's word has none."""
_LEADING = "เแโใไ"
"""Thai vowels that are written before their consonant: no word begins behind one."""
_FOLLOWING = r"\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u17b4-\u17d3"
"""Thai and Khmer vowels and tones that are written behind their consonant: no word ends before one."""
_SIGNS = re.compile(f"[{_VOWELLED}]")
_STOP = re.compile(r"[;!?]|(?<!\d)\.(?=\s)")
"""What no pattern reaches across."""
_WORD = re.compile(r"\w+")
_ASIDE = r",\s[^,.;:()\n]{4,60}(?=,\s)"
"""What stands between two commas within a pattern: "the embassy in La Paz, opened in 1994, was closed"."""
_BEHIND = 3  # words behind an aside
_NEAR = 6
_NUMBER = r"\d[\d.,]*"
_STEM = 3
_VOWELS = "aeiou"


class Hit(NamedTuple):
    """A pattern found: where, what it stands for, and the pattern as written on the shelf."""

    start: int
    end: int
    label: str
    pattern: str


class _Entry(NamedTuple):
    """A pattern behind its first word, and words of which one must follow, at once or up to the next stop (none told:
    any may).
    """

    label: str
    pattern: str
    tail: str
    needs: frozenset[str]
    at_once: bool = False


class Words(NamedTuple):
    """What a pattern may refer to: lists of words by name, and the forms of irregular verbs."""

    classes: Mapping[str, tuple[str, ...]] = {}
    irregular: Mapping[str, tuple[str, ...]] = {}


def forms(verb: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return an English verb's forms, by rule unless listed in `irregular`: sign, signs, signed, signing."""
    if verb in irregular:
        return (verb, *irregular[verb])
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return verb, plural, verb + "ed", verb + "ing"


def _element(element: str, words: Words) -> tuple[str, ...]:
    options: list[str] = []
    for option in element.split("|"):
        if option.startswith("@"):
            if option[1:] not in words.classes:
                raise BadRequest(Problem(f"unknown list of words {option!r} in a pattern", mend="name it under words:"))
            for word in words.classes[option[1:]]:
                options += _element(word, words)
        elif option.endswith("+"):
            options += forms(option[:-1], words.irregular)
        else:
            options.append(option)
    return tuple(dict.fromkeys(options))


def _regex(option: str, proclitics: Sequence[str] = ()) -> str:
    if option == "#":
        return _NUMBER
    word = option.removesuffix("*")
    if proclitics:
        before = "|".join(map(re.escape, proclitics))
        words = rf"(?:{before})?" + "".join(rf"{re.escape(letter)}[{_VOWELLED}]*" for letter in word)
    else:
        words = re.escape(word)
    return words + rf"[\w{_VOWELLED}]*" if option.endswith("*") else words


def _sequences(pattern: str) -> tuple[list[str], ...]:
    sides = [side.split() for side in pattern.split(" & ")]
    if len(sides) == 1:
        return (sides[0],)
    near = [f"..{_NEAR}"]
    return (sides[0] + near + sides[1], sides[1] + near + sides[0])


def _needs(rest: Sequence[str], words: Words) -> frozenset[str]:
    """Return words of which one stands wherever a tail fits; none where it may do without, or may hold a stop."""
    told = [element for element in rest if not element.startswith(("..", "!"))]
    options = {element: _element(element.rstrip("?"), words) for element in told}
    joined = words.classes.get("compounds", ())
    options = {element: each for element, each in options.items() if not any(word in joined for word in each)}
    if _STOP.search("  ".join(option + " " for each in options.values() for option in each)):
        return frozenset()
    for element, each in options.items():
        firsts = [_WORD.match(option) for option in each if not option.endswith("*")]
        if not element.endswith("?") and len(firsts) == len(each) and None not in firsts:
            return frozenset(first[0] for first in firsts if first)
    return frozenset()


def _any_of(entries: Sequence[_Entry]) -> frozenset[str]:
    """Words of which one stands wherever one of some patterns fits; none where one of them may do without."""
    needs = [entry.needs for entry in entries]
    return frozenset[str]().union(*needs) if all(needs) else frozenset()


class Finder:
    """All patterns of a language, indexed by the words they start with: one walk over a text finds them."""

    def __init__(self, patterns: Iterable[tuple[str, str]], words: Words, spaced: bool = True) -> None:
        """Take (label, pattern) pairs; `spaced`: words stand apart. Raises BadRequest for a pattern that starts with
        a gap.

        The list of words `proclitics`, where a language has one, are written in one with the word behind them; those
        of `compounds` end words that stand for them.
        """
        self._proclitics = tuple(sorted(words.classes.get("proclitics", ()), key=len, reverse=True))
        self._compounds = tuple(sorted(words.classes.get("compounds", ()), key=len, reverse=True))
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[tuple[str, _Entry]]] = {}
        self._spaced = spaced
        for label, pattern in patterns:
            for sequence in _sequences(pattern.lower()):
                self._add(label, pattern, sequence, words)
        self._needs = {word: _any_of(entries) for word, entries in self._exact.items()}
        heads = sorted(self._exact, key=lambda word: (-len(word), word))
        words_here = "|".join(map(re.escape, heads)) or "(?!)"
        self._heads = None if spaced else re.compile(f"(?<![{_LEADING}])(?=({words_here})(?![{_FOLLOWING}]))")

    def _add(self, label: str, pattern: str, sequence: list[str], words: Words) -> None:
        head, rest = sequence[0], sequence[1:]
        if head.startswith(("..", "!", "#")) or head.endswith("?"):
            raise BadRequest(Problem(f"the pattern {pattern!r} does not start with a word"))
        barred = _element(rest.pop(0)[1:], words) if rest and rest[0].startswith("^") else ()
        needs = _needs(rest, words) if self._spaced and not self._proclitics else frozenset[str]()
        at_once = bool(needs) and rest[0][0] not in ".!" and _needs(rest[:1], words) == needs
        entry = _Entry(label, pattern, "".join(self._tail(rest, words)), needs, at_once)
        for option in _element(head, words):
            stem = option[:-1] if option.endswith("*") and self._spaced else None
            if barred:
                parted = " " if self._spaced else ""
                ahead = "".join(rf"(?<!{re.escape(word + parted + option)})" for word in barred)
                self._exact.setdefault(option, []).append(entry._replace(tail=ahead + entry.tail))
            elif stem is None:
                self._exact.setdefault(option.rstrip("*"), []).append(entry)
            elif len(stem) < _STEM:
                raise BadRequest(
                    Problem(f"the word {option!r} in {pattern!r} is cut too short", mend="give three letters")
                )
            else:
                self._stems.setdefault(stem[:_STEM], []).append((stem, entry))

    def _tail(self, rest: list[str], words: Words) -> Iterator[str]:
        for element in rest:
            if element.startswith("!"):
                barred = "|".join(_regex(option) for option in _element(element[1:], words))
                yield rf"(?!{_SEPARATOR}(?:{barred})\b)" if self._spaced else rf"(?!{barred})"
                continue
            if element.startswith(".."):
                count = int(element[2:] or 4)
                word = rf"(?:{_SEPARATOR}[\w{_VOWELLED}'’-]+)"
                yield (
                    rf"{word}{{0,{count}}}?(?:{_ASIDE}{word}{{0,{_BEHIND}}}?)??"
                    if self._spaced
                    else rf"[^。！？；\n]{{0,{3 * count}}}?"
                )
                continue
            optional = "?" if element.endswith("?") else ""
            each = _element(element.rstrip("?"), words)
            options = "|".join(_regex(option, self._proclitics) for option in each)
            if joined := [word for word in self._compounds if word in each]:
                options += rf"|\w+(?:{'|'.join(joined)})"
            yield (
                rf"(?:{_SEPARATOR}(?:{options})\b){optional}"
                if self._spaced
                else rf"(?:(?<![{_LEADING}])(?:{options})(?![{_FOLLOWING}])){optional}"
            )

    def find(self, lowered: str, tokens: Iterable[tuple[int, int]], words: Sequence[str] | None = None) -> list[Hit]:
        """Return all hits in a sentence of a lower-cased text whose `words` stand at `tokens`, in order of their start,
        longest first.
        """
        hits: list[Hit] = []
        exact, stems, any_of = self._exact, self._stems, self._needs
        places = list(tokens if self._heads is None else self._unspaced(lowered, tokens))
        if words is None or self._heads is not None:
            words = [lowered[start:end] for start, end in places]
        for at, word in enumerate(words):
            if self._proclitics:
                hits += self._written_in_one(lowered, *places[at])
                continue
            stemmed = word[:_STEM] in stems
            entries = self._entries(word) if stemmed else exact.get(word)
            if not entries and self._compounds and word.endswith(self._compounds):
                entries = exact.get(next(end for end in self._compounds if word.endswith(end)))
                stemmed = True
            if not entries or (not stemmed and any_of[word] and any_of[word].isdisjoint(words[at + 1 :])):
                continue
            start, end = places[at]
            behind = frozenset(words[at + 1 :])
            next_word = words[at + 1] if at + 1 < len(words) else ""
            for label, pattern, tail, needs, at_once in entries:
                if needs and (next_word not in needs if at_once else needs.isdisjoint(behind)):
                    continue
                if found := ready(tail).match(lowered, end):
                    hits.append(Hit(start, found.end(), label, pattern))
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.label))

    def _entries(self, word: str) -> list[_Entry]:
        """The patterns that begin with a word."""
        stems = self._stems.get(word[:_STEM], ())
        return [*self._exact.get(word, ()), *(entry for stem, entry in stems if word.startswith(stem))]

    def _written_in_one(self, lowered: str, start: int, end: int) -> Iterator[Hit]:
        """The hits at a word that others may be written in one with, or that vowel signs stand in."""
        bare = _SIGNS.sub("", lowered[start:end])
        forms = [bare, *(bare[len(one) :] for one in self._proclitics if bare.startswith(one))]
        entries = [entry for word in forms for entry in self._entries(word)]
        for label, pattern, tail, _, _ in dict.fromkeys(entries):
            if found := ready(tail).match(lowered, end):
                yield Hit(start, found.end(), label, pattern)

    def _unspaced(self, lowered: str, tokens: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        assert self._heads is not None
        for start, end in tokens:
            for found in self._heads.finditer(lowered, start, end):
                yield found.span(1)
