"""Leading: where a length counted from a date leads the story ("two years after the rising of 1952 they left").

And which dates do not lead it, as they are only another telling of it ("a leaflet has it three years earlier").
"""

from timeline.dating.matching import Match
from timeline.dating.points import RANK, Point, shift, truncate
from timeline.dating.surroundings import looks_past
from timeline.dating.tokens import BREAK, Tokens, Vocabulary

_NOUN = 14  # tokens between a length's "after" and the date it counts from
_TOLD = 3  # tokens between a date and the words that place something there
_SMALLER = {"FN": ("W", 2), "DE": ("Y", 10), "CE": ("Y", 100)}


def led_to(
    text: str, tokens: Tokens, length: Match | None, match: Match, point: Point | None, vocabulary: Vocabulary
) -> Point | None:
    """Return the date that a length right before the words of what it counts from leads to, None where none does.

    A date set off by a comma is that of the noun only where a participle stands between: "after the raid, carried out
    on 4 May", but "after the raid, in May 1978, they left".
    """
    if length is None or point is None or not point.known or match.kind != "date":
        return None
    if not 0 < match.first - length.last <= _NOUN or "leading" not in tokens.classes[length.last]:
        return None
    for at in range(length.last + 1, match.first):
        classes = tokens.classes[at]
        if BREAK in classes or "end" in classes:
            return None
        if "=," in classes and not _describes(text, tokens, at + 1, match, vocabulary):
            return None
    count, unit = length.fields.get("n", 1), length.fields.get("unit", "")
    unit, times = _SMALLER.get(unit, (unit, 1))
    if not isinstance(count, int) or "n2" in length.fields or unit not in ("Y", "M", "W", "D"):
        return None
    if length.fields.get("fraction"):
        return None
    if RANK[point.unit] > RANK["D" if unit == "W" else unit]:
        return None
    led = shift(point, count * times * (7 if unit == "W" else 1), "D" if unit == "W" else unit)
    return truncate(led, unit) if unit in ("Y", "M") else led


def _describes(text: str, tokens: Tokens, at: int, match: Match, vocabulary: Vocabulary) -> bool:
    """Say whether a participle stands at a token before a date."""
    return at < match.first and ("past" in tokens.classes[at] or looks_past(text, tokens, at, vocabulary))


def placed(tokens: Tokens, match: Match) -> bool:
    """Say whether a date is only where some telling puts what has been told: "a leaflet has it two years later"."""
    for at in range(match.first - 1, max(-1, match.first - 1 - _TOLD), -1):
        classes = tokens.classes[at]
        if "end" in classes or "=," in classes:
            return False
        if "placing" in classes:
            return at + 1 < match.first and "placed" in tokens.classes[at + 1]
    return False
