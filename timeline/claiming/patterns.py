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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from timeline.claiming.literals import ready, telling
from timeline.errors import BadRequest, Problem
from timeline.light import light

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


@light
class Hit:
    """A pattern found: where, what it stands for, and the pattern as written on the shelf."""

    start: int
    end: int
    label: str
    pattern: str


class _Entry(NamedTuple):
    """A pattern behind its first word, and sets of words of each of which, unless empty, one must follow: of `at_once`
    right behind; `telling` is the one that tells most.
    """

    label: str
    pattern: str
    tail: str
    telling: frozenset[str]
    needs: tuple[frozenset[str], ...]
    at_once: frozenset[str]


@light
class _Begun:
    """The patterns that a word begins: the `free` that need no other, and the others by their most telling words."""

    free: list[_Entry]
    others: Mapping[str, list[_Entry]]
    words: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[_Entry]) -> "_Begun":
        """Sort patterns that begin alike."""
        free: list[_Entry] = []
        others: defaultdict[str, list[_Entry]] = defaultdict(list)
        for entry in entries:
            free += [] if entry.telling else [entry]
            for word in entry.telling:
                others[word].append(entry)
        return cls(free, others, frozenset(others))

    def among(self, behind: Set[str], following: str) -> list[_Entry]:
        """Return the patterns that the words behind the first allow, one of which follows at once."""
        held = self.words & behind
        found = [
            entry
            for word in held
            for entry in self.others[word]
            if (not entry.at_once or following in entry.at_once) and not any(map(behind.isdisjoint, entry.needs))
        ]
        return self.free + (list(dict.fromkeys(found)) if len(held) > 1 else found)


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


def _needs(rest: Sequence[str], words: Words) -> Mapping[str, frozenset[str]]:
    """Return by element words of which one stands wherever a tail fits; none of a tail that may hold a stop."""
    joined = frozenset(words.classes.get("compounds", ()))
    told = [element for element in rest if not element.startswith(("..", "!"))]
    options = {element: each for element in told if joined.isdisjoint(each := _element(element.rstrip("?"), words))}
    if _STOP.search("  ".join(option + " " for each in options.values() for option in each)):
        return {}
    needs = {}
    for element, each in options.items():
        firsts = [_WORD.match(option) for option in each if not option.endswith("*")]
        if not element.endswith("?") and len(firsts) == len(each) and None not in firsts:
            needs[element] = frozenset(first[0] for first in firsts if first)
    return needs


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
        self._spaced = spaced
        heads: defaultdict[str, list[_Entry]] = defaultdict(list)
        for label, pattern in patterns:
            for sequence in _sequences(pattern.lower()):
                for head, entry in self._entries(label, pattern, sequence, words):
                    heads[head].append(entry)
        self._stems: defaultdict[str, list[tuple[str, _Begun]]] = defaultdict(list)
        for head, entries in heads.items():
            if head.endswith("*"):
                self._stems[head[:_STEM]].append((head[:-1], _Begun.of(entries)))
        whole = sorted((head for head in heads if not head.endswith("*")), key=lambda word: (-len(word), word))
        self._words = {word: [_Begun.of(heads[word]), *self._stemmed(word)] for word in whole}
        words_here = "|".join(map(re.escape, whole)) or "(?!)"
        self._heads = None if spaced else re.compile(f"(?<![{_LEADING}])(?=({words_here})(?![{_FOLLOWING}]))")

    def _entries(self, label: str, pattern: str, sequence: list[str], words: Words) -> Iterator[tuple[str, _Entry]]:
        """Yield a pattern behind each word or stem that it may begin with, a stem with its asterisk."""
        head, rest = sequence[0], sequence[1:]
        if head.startswith(("..", "!", "#")) or head.endswith("?"):
            raise BadRequest(Problem(f"the pattern {pattern!r} does not start with a word"))
        barred = _element(rest.pop(0)[1:], words) if rest and rest[0].startswith("^") else ()
        needs = _needs(rest, words) if self._spaced and not self._proclitics else {}
        most = telling(needs.values())
        others = tuple(one for one in needs.values() if one != most)
        at_once = needs.get(rest[0], frozenset[str]()) if rest else frozenset[str]()
        entry = _Entry(label, pattern, "".join(self._tail(rest, words)), most, others, at_once)
        for option in _element(head, words):
            if self._spaced and len(parts := re.findall(r"[^'’]+", option)) > 1:  # "didn't": a text is cut there
                yield from self._entries(label, pattern, [*parts, *sequence[1:]], words)
                continue
            if option.endswith("*") and self._spaced and len(option) <= _STEM:
                raise BadRequest(
                    Problem(f"the word {option!r} in {pattern!r} is cut too short", mend="give three letters")
                )
            parted = " " if self._spaced else ""
            ahead = "".join(rf"(?<!{re.escape(word + parted + option)})" for word in barred)
            told = entry._replace(tail=ahead + entry.tail) if barred else entry
            yield option if self._spaced else option.rstrip("*"), told

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
        places = list(tokens if self._heads is None else self._unspaced(lowered, tokens))
        if self._proclitics:
            hits = [hit for place in places for hit in self._written_in_one(lowered, *place)]
            return sorted(hits, key=_in_order)
        if words is None or self._heads is not None:
            words = [lowered[start:end] for start, end in places]
        hits, behind, following = [], set[str](), ""
        known, stems, compounds = self._words, self._stems, self._compounds
        for at in range(len(words) - 1, -1, -1):
            here = known.get(word := words[at])
            if here is None and (word[:_STEM] in stems or (compounds and word.endswith(compounds))):
                here = self._stemmed(word) or self._ending(word)
            for begun in here or ():
                entries = begun.free if begun.words.isdisjoint(behind) else begun.among(behind, following)
                for label, pattern, tail, _, _, _ in entries:
                    start, end = places[at]
                    if not tail:
                        hits.append(Hit(start, end, label, pattern))
                    elif found := ready(tail).match(lowered, end):
                        hits.append(Hit(start, found.end(), label, pattern))
            behind.add(word)
            following = word
        return sorted(hits, key=_in_order) if len(hits) > 1 else hits

    def _stemmed(self, word: str) -> list[_Begun]:
        """The patterns that begin with a stem of a word."""
        return [begun for stem, begun in self._stems.get(word[:_STEM], ()) if word.startswith(stem)]

    def _ending(self, word: str) -> list[_Begun]:
        """The patterns that begin with what a compound ends in."""
        return self._words.get(next((end for end in self._compounds if word.endswith(end)), ""), [])[:1]

    def _written_in_one(self, lowered: str, start: int, end: int) -> Iterator[Hit]:
        """The hits at a word that others may be written in one with, or that vowel signs stand in."""
        bare = _SIGNS.sub("", lowered[start:end])
        forms = [bare, *(bare[len(one) :] for one in self._proclitics if bare.startswith(one))]
        entries = [e for word in forms for begun in self._words.get(word) or self._stemmed(word) for e in begun.free]
        for label, pattern, tail, _, _, _ in dict.fromkeys(entries):
            if found := ready(tail).match(lowered, end):
                yield Hit(start, found.end(), label, pattern)

    def _unspaced(self, lowered: str, tokens: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        assert self._heads is not None
        for start, end in tokens:
            for found in self._heads.finditer(lowered, start, end):
                yield found.span(1)


def _in_order(hit: Hit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.label
