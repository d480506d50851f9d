"""Finding a quote again in a text that may have changed, in the manner of the W3C's TextQuoteSelector.

White space counts as one space. A quote that is there once is found, unless it is short and stands among other words
than before; of several, the one with its own neighbours around it. Any other is an orphan, never moved to a look-alike.
"""

import re
from typing import NamedTuple

from timeline.records.claim import Quote
from timeline.span import Span

CERTAIN_WORDS = 6
"""A quote of so many words that is there once is found, whatever stands around it by now."""

CERTAIN_NEIGHBOUR = 12
"""A prefix or suffix of so many characters is enough alone to tell equal quotes apart."""


class Anchor(NamedTuple):
    """Where a quote stands (None: an orphan), and why it is taken to stand there or nowhere."""

    span: Span | None
    why: str


def anchor(quote: Quote, text: str) -> Span | None:
    """Return where the quote stands in the text, in code points; None when that is not certain."""
    return find(quote, text).span


def find(quote: Quote, text: str) -> Anchor:
    """Return where the quote stands in the text, with the reason."""
    words = quote.exact.split()
    if not words:
        return Anchor(None, "the quote has no words")
    wanted = r"\s+".join(map(re.escape, words))
    spans = [Span(*found.span(1)) for found in re.finditer(f"(?=({wanted}))", text)]  # two of them may overlap
    if not spans:
        return Anchor(None, "its words are no longer in the text")
    before, after = _folded(quote.prefix), _folded(quote.suffix)
    left = {span for span in spans if _folded(text[max(0, span.start - _reach(before)) : span.start]).endswith(before)}
    right = {span for span in spans if _folded(text[span.end : span.end + _reach(after)]).startswith(after)}
    if len(spans) == 1:
        if len(words) >= CERTAIN_WORDS or not (before or after) or (before and left) or (after and right):
            return Anchor(spans[0], "its words are in the text once")
        return Anchor(None, "its few words are in the text once, but among other words than before")
    both = left & right
    times = f"its words are in the text {len(spans)} times"
    if len(both) == 1:
        return Anchor(both.pop(), f"{times}, once with what stood around them")
    for side, neighbour in ((left, before), (right, after)):
        if not both and len(side) == 1 and len(neighbour) >= CERTAIN_NEIGHBOUR:
            return Anchor(side.pop(), f"{times}, once with what stood on one side of them")
    return Anchor(None, f"{times}, and what stood around them tells none apart")


def _reach(neighbour: str) -> int:
    """How far to look for a neighbour: white space in the text may be wider than in the quote."""
    return 4 * len(neighbour) + 64


def _folded(text: str) -> str:
    return " ".join(text.split())
