"""Page furniture, known by general signs: menus, teasers, weather, share lines, copyright lines, sidebars.

The words, shapes and numbers stand in `knowledge/furniture.yaml`; here is only how they are put together. Nothing is
thrown away: a unit that is furniture is kept, with the sign it was known by.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.knowledge import load
from timeline.light import light
from timeline.reading.draft import Unit

Signs = dict[int, str]
"""Index of a unit → why it is furniture."""

_EDGES = " \t\r\n\xa0\u3000*_#>\"'“”‘’«»()[]<>.:：,;!?…-–—|/"
_CLOSED = re.compile(r"[.!?:;…。！？；។៕।॥؟۔](?:[\"”’»)\]」』]|\s|\d{1,2}$)*$")
_STOPLESS = re.compile(
    r"[\u0E00-\u0EFF]\W*$"
)  # scripts that mark no end: a line longer than a title is no broken-off one
_LONGEST_WORD = 25  # characters: a line of one endless word is not a short line
_NUMBER = re.compile(r"\d")
_CASELESS = re.compile(r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]")


@light
class Look:
    """What a unit looks like: its words counted (three characters of a script without spaces make one), and its end."""

    text: str
    plain: str
    words: int
    closed: bool


def word_count(line: str) -> int:
    """Return how many words a line has; three characters of a script without spaces make one."""
    words = len(line.split())
    if words * 6 < len(line) and not line.isascii():
        words = max(words, len(_CASELESS.findall(line)) // 3)
    return max(words, len(line) // _LONGEST_WORD)


def looks(text: str, units: Sequence[Unit]) -> tuple[Look, ...]:
    """Describe the look of every unit."""
    found = []
    longest = load("furniture")["numbers"]["title_words"]
    for unit in units:
        line = text[unit.start : unit.end]
        words = word_count(line)
        closed = _CLOSED.search(line[-12:]) or (words > longest and _STOPLESS.search(line[-4:]))
        found.append(Look(line, line[:400].casefold().strip(_EDGES), words, bool(closed)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Shape:
    pattern: re.Pattern[str]
    words: int
    head: bool
    why: str
    name: str
    signs: tuple[str, ...]

    def fits(self, text: str, lowered: str) -> bool:
        """Tell whether a line has this shape; asked only where one of its signs stands, if it has any."""
        if self.signs and not any(map(lowered.__contains__, self.signs)):
            return False
        return self.pattern.search(text) is not None


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(
        _Shape(
            re.compile(entry["pattern"]),
            entry["words"],
            entry.get("head", False),
            entry["why"],
            entry["name"],
            tuple(entry.get("signs", ())),
        )
        for entry in load("furniture")["shapes"]
    )


@cache
def _shapes_of(words: int) -> tuple[_Shape, ...]:
    """The shapes that a line of so many words may have."""
    return tuple(shape for shape in _shapes() if words <= shape.words)


@cache
def _words(sign: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for words in load("furniture")[sign]["words"].values() for word in words)


@cache
def _opener() -> re.Pattern[str]:
    words = sorted(_words("openers"), key=lambda word: (-len(word), word))
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})(?:\s*$|\s*[:：|»>→]|\s{{2,}}|\s+[-–—]\s)", re.I)


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(r"\W*(?:logo of|content image)\b", re.I)


def line_signs(units: Sequence[Unit], seen: Sequence[Look]) -> Signs:
    """Find the units that are furniture by their own words or shape."""
    shelf = load("furniture")
    found: Signs = {}
    head = shelf["numbers"]["head_lines"]
    for index, look in enumerate(seen):
        if look.words > 60:
            continue
        if (look.words <= 40 and _opener().match(look.text)) or _pictured().match(look.text):
            found[index] = shelf["openers"]["why"]
            continue
        lowered = look.text.lower()
        for shape in _shapes_of(look.words):
            if (index < head or not shape.head) and shape.fits(look.text, lowered):
                found[index] = shape.why
                break
    return found


def chunk_signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs) -> Signs:
    """Find short lines in one block with a telephone number, an address or the weather, and menus of short lines."""
    shelf = load("furniture")
    numbers, why = shelf["numbers"], shelf["why"]
    strong = {shape.why for shape in _shapes() if shape.name in ("contact", "weather", "links")}
    found: Signs = {}
    for first, last in _runs([unit.chunk for unit in units]):
        run = range(first, last)
        short = [i for i in run if seen[i].words <= numbers["short_words"] and units[i].kind != "heading"]
        marked = next((known[i] for i in run if known.get(i) in strong), None)
        if marked and len(short) == len(run):
            found.update(dict.fromkeys(run, why["chunk"] + marked))
        menu = [i for i in short if not seen[i].closed and seen[i].words <= 4 and not _NUMBER.search(seen[i].text)]
        if len(menu) == len(run) >= numbers["menu_lines"]:
            found.update(dict.fromkeys(run, why["menu"]))
    return found


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[first]:
            yield first, index
            first = index


def repeat_signs(seen: Sequence[Look], title: str | None, known: Signs) -> Signs:
    """Find lines that repeat the title after the line that is it, or that open the line below them."""
    why = load("furniture")["why"]
    wanted = plain_title(title)
    found: Signs = {}
    first = next((i for i, look in enumerate(seen) if wanted and look.plain == wanted and i not in known), None)
    for index, look in enumerate(seen):
        if wanted and look.words <= 40 and index != first and look.plain.endswith(wanted) and first is not None:
            found[index] = why["repeat"]
        elif look.closed and look.words >= 6 and index + 1 < len(seen):
            below = seen[index + 1].plain
            if len(below) > len(look.plain) and below.startswith(look.plain):
                found[index] = why["twice"]
    return found


def plain_title(title: str | None) -> str:
    """Return a title as lines are compared with it: lower case, without punctuation at its ends."""
    return " ".join(title.casefold().strip(_EDGES).split()) if title else ""


def section_signs(units: Sequence[Unit], seen: Sequence[Look]) -> Signs:
    """Find the lists under headings such as "most viewed", up to where prose goes on."""
    shelf = load("furniture")
    resume, why = shelf["numbers"]["resume_words"], shelf["sections"]["why"]
    found: Signs = {}
    inside = False
    for index, look in enumerate(seen):
        if look.plain in _words("sections") and units[index].kind != "bullet":
            inside = True
        elif (
            inside
            and look.closed
            and look.words >= resume
            and not units[index].indent
            and units[index].kind != "bullet"
        ):
            inside = False
        if inside:
            found[index] = why
    return found
