"""Callings: the words by which a count of years calls what it is of, and the names beside it."""

import re

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.outlook import Outlook, outlook
from timeline.claiming.year_counts import reader_of
from timeline.knowledge import load
from timeline.span import Span

_WORD, _TOKEN = re.compile(r"[^\W\d_]{4,}"), re.compile(r"\w+")
_SPACE, _PARTED, _APART = re.compile(r"\s"), re.compile("[;:,(—–]"), re.compile("[;:]")
_PAIR = re.compile("(?:(?![一二三四五六七八九十百半年周週])[一-鿿゠-ヿ]){2}")  # two letters, none of a count
_NAME = re.compile(r"(?<=[a-z] )[^\W\d_a-z][^\W\d_]{4,}")
_PARTS = str.maketrans(dict.fromkeys("'’(«“„\"", " "))
_STEM, _SHORT, _REACH = 5, 4, 40


def what_of(draft: Draft, scene: Scene) -> tuple[set[str], bool, bool]:
    """Return the stems of the words of what a count is of, whether they take up what was told ("the centenary of that
    exchange"), and whether they are surely of it, as its subject or owner: "the treaty's centenary".
    """
    words = outlook(scene.kinds.language)
    if words is None:
        return set(), False, False
    low, ends = max(0, draft.start - _REACH), list(_SPACE.finditer(scene.lowered, draft.start, draft.end))
    weak = reader_of(scene.kinds.language).weak
    own = [end.start() for end in ends if not weak.isdisjoint(scene.lowered[end.end() : draft.end].split()[:1])]
    last = [end.start() for end in ends[-1:]]  # of a count that ends in "of"
    behind = next(filter(None, (words.of.match(scene.lowered, at) for at in (draft.end, *last, *own))), None)
    owners = (words.owner.search(scene.lowered, low, at) for at in (draft.start, *(space.end() for space in ends)))
    owner = next(filter(None, owners), None)
    if behind and owner and behind.end() <= draft.end:  # the last word of the count itself
        behind = None
    said = behind["of"] if behind else next(filter(None, owner.groups()), "") if owner else ""
    if not (said or draft.qualifier or scene.kinds.cues.spaced):
        timed = draft.moment is not None and draft.start <= draft.moment.start
        said = scene.lowered[draft.moment.end if draft.moment and timed else draft.start : draft.end]
    stems, left = _nouns(said, words, scene.kinds.cues.spaced)
    if not scene.kinds.cues.spaced:
        pairs = (left[at : at + 2] for at in range(len(left) - 1))
        return stems | {pair for pair in pairs if _PAIR.fullmatch(pair)}, bool(behind and behind["again"]), False
    stems |= {_stem(word, words) for word in _WORD.findall(left) if word not in words.idle}
    owned = behind is None and "subject" in words.owner.groupindex
    return stems, bool(behind and behind["again"]), owned and bool(stems)


def _nouns(said: str, words: Outlook, spaced: bool) -> tuple[set[str], str]:
    """The nouns of which else tells, where blanks do not part them from what was said, and what is left of this."""
    stems: set[str] = set()
    for noun in words.nouns:
        if noun in said and (" " in noun or not spaced):
            stems.add("|".join((noun, *words.told_as.get(noun, ()))))
            said = said.replace(noun, " ")
    return stems - words.idle, said


def _stem(word: str, words: Outlook) -> str:
    """What a word begins with in other forms too, and what else tells of it, parted by bars: of a noun made of a verb,
    what both share ("closure", "closed").
    """
    bare = words.deed.sub("", word)
    made = _SHORT <= len(bare) < len(word)
    before = words.prefix.match(word)  # which other words begin with too: "Unterzeichnung", "unter"
    size = _STEM + (before.end() if before else 0)
    stem = bare[:size] if made else word[: min(size, max(_SHORT, len(word) - 1))]
    stem = stem if words.within and not made else f" {stem}"
    return "|".join((stem, *words.told_as.get(word, ())))


def shared_by(stems: set[str], words: str) -> float:
    """Return which part of all stems stands in words."""
    return sum(bool(places_of(stem, f" {words}")) for stem in stems) / max(1, len(stems))


def places_of(stem: str, words: str) -> list[int]:
    """Return where in words a stem, or what else tells of it, first stands, behind an apostrophe too: "l'accord"."""
    parted = words.translate(_PARTS)
    return [at for each in stem.split("|") if (at := parted.find(each)) >= 0]


def names_in(span: Span, scene: Scene) -> set[str]:
    """Return the stems of the names within a sentence, none in a language that writes its nouns like names."""
    if load(f"languages/{scene.kinds.language}").get("nouns_capitalised", False):  # a noun is no name there
        return set()
    return {word[:_STEM].lower() for word in _NAME.findall(scene.text, span.start, span.end)}


def parties_in(span: Span, scene: Scene) -> set[str]:
    """Return the stems of the parties named, whose names tell no event from another."""
    words = [found.span() for found in _TOKEN.finditer(scene.text, span.start, span.end)]
    return {scene.text[p.start : p.end][:_STEM].lower() for p in scene.kinds.names.find(scene.text, words)}


def topic_of(scene: Scene) -> set[str]:
    """Return the stems of the words of a document's title, whose names are no strange ones."""
    return {word[:_STEM].lower() for word in _WORD.findall(scene.document.source.title or "")}


def takes_up(at: int, draft: Draft, scene: Scene) -> bool:
    """Tell whether the sentence behind that of a count opens with a word for what this is of, and tells of an event:
    "our relations turn thirty-five. They began in 1987".
    """
    its, (low, _) = scene.kinds.cues.its, scene.sentence(at)
    return its is not None and low >= draft.end and its.match(scene.lowered, low) is not None


def part_of(at: int, draft: Draft, scene: Scene) -> tuple[int, int]:
    """Return the sentence of an event, of a count's own what a semicolon or colon parts from it, else nothing."""
    low, high = scene.sentence(at)
    if not low <= draft.start < high:
        return low, high
    marks = [mark.end() for mark in _APART.finditer(scene.lowered, min(at, draft.end), max(at, draft.start))]
    if not marks:
        return at, at
    return (low, marks[0]) if at < draft.start else (marks[-1], high)


def counted_on(at: int, draft: Draft, scene: Scene) -> bool:
    """Tell whether a later part of the sentence of an event takes it up and counts its years: "signed in 1968; it turns
    fifty this year".
    """
    its, (low, high) = scene.kinds.cues.its, scene.sentence(at)
    if its is None or not low <= at < draft.start < high:
        return False
    parted = [found.end() for found in _PARTED.finditer(scene.lowered, at, draft.start)]
    words = _SPACE.finditer(scene.lowered, parted[-1], draft.end) if parted else ()
    return any(its.match(scene.lowered, space.end()) for space in words)
