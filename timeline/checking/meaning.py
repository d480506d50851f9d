"""What a claim comes to: options of links, as strictly meant and as widened."""

from timeline.checking import hedges
from timeline.checking.network import Link, Unit
from timeline.checking.network.model import Links
from timeline.checking.points import Points
from timeline.records.when import parse_duration

Options = tuple[Links, ...]
FREE: Options = ((),)


Meaning = tuple[Options, Options]
"""The options of a claim as strictly meant, and as widened."""


About = tuple[Points, str, str]
"""What a statement is read with: the points of the case, its source and its event."""


NOTHING: Meaning = (FREE, FREE)

UNREAD: Meaning = (FREE, FREE)
"""Of a denial that leaves too many possibilities: it bears on nothing, which is told by its identity, and is said."""


def same(*links: Link) -> Meaning:
    """Return links that mean the same at both levels."""
    options = (links,)
    return options, options


def both(strict: Links, wide: Links | None = None) -> Meaning:
    """Return links at the two levels; without `wide` they mean the same at both."""
    options = (strict,)
    return options, (options if wide is None or wide == strict else (wide,))


def slack(hedge: str | None, unit: Unit) -> int:
    """Return by how much "about" widens a count in a unit."""
    by = hedges.width(hedge, ("day", "month", "year")[unit]) if hedge else None
    return parse_duration(by).count if by else 0
