"""Nearness: whether a date stands close enough before an expression for it to hang on."""

from timeline.dating.context import Context
from timeline.dating.looking import LETTERS
from timeline.dating.matching import Match
from timeline.dating.points import Point
from timeline.dating.surroundings import same_sentence
from timeline.dating.tokens import Tokens
from timeline.light import light

_CLOSE = 22  # tokens of one sentence over which a bare date hangs on the date before it
_LONG = 80  # tokens of a sentence, beyond which it is taken to have ended
_CALM = 40  # tokens, over sentences too, in commentary and speeches, which tell of the past in passing


@light
class Before:
    """The date before an expression in its stretch, the token after it, and whether it has a year of its own.

    `passing`: it is counted back from the writing ("ten years ago last month") or a state holds from it, and what
    comes next does not go on from it. `over`: the state had held by the time of the story.
    """

    point: Point
    last: int
    own: bool
    passing: bool = False
    over: bool = False


def nearby(
    text: str, tokens: Tokens, before: Before | None, match: Match, context: Context, spaced: bool
) -> tuple[Before | None, bool]:
    """Return the date before a match if it stands close enough to hang on, and whether a sentence ends between."""
    apart = 0 if before is None else (match.first - before.last) // (1 if spaced else LETTERS)
    if before is None or before.point.year is None or apart > (_CALM if context.calm else _CLOSE):
        return None, False
    ended = beyond(text, tokens, before, match)
    near = context.calm or not ended
    return (before, ended) if near else (None, False)


def beyond(text: str, tokens: Tokens, before: Before, match: Match) -> bool:
    """Say whether a sentence ends between a date and a match."""
    apart = match.first - before.last
    return before.last <= 0 or apart > _LONG or not same_sentence(text, tokens, before.last, match.first)


def told_beside(text: str, tokens: Tokens, main: Before | None, before: Before) -> bool:
    """Say whether a date of the story stands in the sentence of the background told last."""
    if main is None or main.last <= 0 or before.last - main.last > _LONG:
        return False
    return same_sentence(text, tokens, main.last, before.last)
