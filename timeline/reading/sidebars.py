"""Furniture that only the lie of the page tells: sidebars, teasers, what is above the title or after the end."""

import re
from collections.abc import Sequence

from timeline.knowledge import load
from timeline.reading.draft import Unit
from timeline.reading.furniture import Look, Signs

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6


def interruption_signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs) -> Signs:
    """Find what stands between two halves of a sentence: prose that breaks off, and goes on in lower case below."""
    shelf = load("furniture")
    reach, prose = shelf["numbers"]["interruption_units"], shelf["numbers"]["prose_words"]
    found: Signs = {}
    for index, look in enumerate(seen):
        if index in known or index in found or look.closed or look.words < 6 or units[index].kind or not _open(look):
            continue
        for later in range(index + 2, min(index + reach, len(seen))):
            if units[later].kind is None and seen[later].text[0].islower() and seen[later].closed:
                between = range(index + 1, later)
                if seen[later].words >= 8 and any(not seen[i].closed and seen[i].words <= 16 for i in between):
                    found.update(dict.fromkeys(between, shelf["why"]["interruption"]))
                break
            if seen[later].words > 3 * prose:
                break
    return found


def _open(look: Look) -> bool:
    """Ends in a lower-case word, as a title seldom and a broken line mostly does."""
    last = look.text.split()[-1]
    return last[0].islower() or last[-1] == ","


def teaser_signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs, title: str | None) -> Signs:
    """Find runs of a title and a piece of text each: broken-off texts always, whole ones where they are set off."""
    shelf = load("furniture")
    found: Signs = {}
    index = 0
    while index < len(seen):
        pairs, end, broken = _pairs(units, seen, known, index)
        if pairs >= 2 and broken * 2 > pairs:
            found.update(dict.fromkeys(range(index, end), shelf["why"]["teasers"]))
        elif pairs >= 2 and _set_off(units, seen, index, end, title):
            found.update(dict.fromkeys(range(index, end), shelf["why"]["sidebar"]))
        index = max(end, index + 1)
    return found


def _pairs(units: Sequence[Unit], seen: Sequence[Look], known: Signs, index: int) -> tuple[int, int, int]:
    """Count the pairs of a title and a short text from `index`; return them, their end, and how many break off."""
    numbers = load("furniture")["numbers"]
    low, high = numbers["blurb_words"]
    pairs = broken = 0
    end = index
    while end + 1 < len(seen):
        at = end
        if seen[at].words <= 2 and not seen[at].closed and at + 2 < len(seen) and _titled(seen[at + 1], numbers):
            at += 1  # the name of a section above the title
        if not _titled(seen[at], numbers) or units[at].kind == "heading" or known.get(at) or at + 1 >= len(seen):
            break
        blurb = seen[at + 1]
        cut = not blurb.closed
        if blurb.words <= max(low, seen[at].words) or blurb.words > (2 * high if cut else high):
            break
        if units[at + 1].kind is not None or (cut and blurb.words < 15):
            break
        pairs, broken, end = pairs + 1, broken + cut, at + 2
    return pairs, end, broken


def _titled(look: Look, numbers: dict[str, int]) -> bool:
    return not look.closed and 2 <= look.words <= numbers["title_words"] and not look.text[0].isdigit()


def _set_off(units: Sequence[Unit], seen: Sequence[Look], first: int, end: int, title: str | None) -> bool:
    """Set off by blank lines, in the midst of prose, and without a word in common with the article's title."""
    numbers = load("furniture")["numbers"]
    if not title or units[first].gap < numbers["set_off_lines"]:
        return False
    if not any(look.words >= numbers["prose_words"] and look.closed for look in seen[:first]):
        return False
    wanted = {word[:_STEM].casefold() for word in _WORD.findall(title)}
    words = {word[:_STEM].casefold() for look in seen[first:end] for word in _WORD.findall(look.text)}
    return not wanted & words


def above_signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs, title_at: int | None) -> Signs:
    """Find the short lines above the title of a page that has other furniture there."""
    if title_at is None or not any(i in known for i in range(title_at)):
        return {}
    shelf = load("furniture")
    prose = shelf["numbers"]["prose_words"]
    above = [i for i in range(title_at) if not (seen[i].closed and seen[i].words >= prose) and i not in known]
    return dict.fromkeys(above, shelf["why"]["above"])


def tail_signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs) -> Signs:
    """Find short lines after the last of the article where what follows it is furniture otherwise."""
    shelf = load("furniture")
    last = max((i for i, look in enumerate(seen) if i not in known and _body(units[i], look)), default=None)
    if last is None or not any(i in known for i in range(last + 1, len(seen))):
        return {}
    return {i: shelf["why"]["tail"] for i in range(last + 1, len(seen)) if i not in known}


def _body(unit: Unit, look: Look) -> bool:
    return (
        (look.closed and look.words >= 4)
        or unit.kind in ("bullet", "heading")
        or look.words >= 12
        or look.text[0].isdigit()
    )
