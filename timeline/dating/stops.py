"""Stops: the ends of sentences in a language that marks none, as reading has found them, among the tokens."""

from bisect import bisect_left
from collections.abc import Sequence

from timeline.dating.tokens import Classes, Tokens

_STOP: Classes = {"end": True}


def stopped(tokens: Tokens, sentences: Sequence[tuple[int, int]], start: int, end: int) -> Tokens:
    """Return the tokens of `[start, end)` with one more, of no width, between sentences: the stop that is not written.

    `sentences`: those of the document, in order, as `[start, end)`.
    """
    starts, ends, classes = list(tokens.starts), list(tokens.ends), list(tokens.classes)
    first = bisect_left(sentences, (start, start))
    for (_, over), (goes_on, _) in zip(sentences[first:], sentences[first + 1 :], strict=False):
        if goes_on >= end:
            break
        at = bisect_left(starts, goes_on)
        starts.insert(at, over)
        ends.insert(at, over)
        classes.insert(at, _STOP)
    return Tokens(starts, ends, classes)
