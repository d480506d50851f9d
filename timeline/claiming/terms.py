"""Terms: the time from which a pact was to hold for a length of time, and the times told behind a length."""

from timeline.claiming.drafts import Memory
from timeline.claiming.length import Length
from timeline.claiming.moments import end_of

_BESIDE = 24


def term_of(length: Length) -> str | None:
    """Return the time from which something was to hold for a length: that before it, or of its beginning behind it."""
    own = [m.first for m in length.before if m.relation in ("", "since", "from")]
    after = next((m for m in length.behind if not m.relation), None)
    if own or after is None:
        return own[-1] if own else end_of(length.above)
    cues, end = length.cues, length.timex.end
    over = not set(cues.ended_after).isdisjoint(length.lowered[end : after.start].split())
    over = over or bool(cues.state_ends and cues.state_ends.search(length.lowered, end, after.start))
    return None if over else after.first  # "leased for fifty years, given back after eleven"


def behind_of(length: Length) -> str | None:
    """Return the time right behind a pact's term, or a length that ended: "signed for ten years in 1996"."""
    near = (m for m in length.behind if m.start - length.timex.end <= _BESIDE)
    return next((m.first for m in near if not m.relation), None)


def opened(length: Length) -> str | None:
    """Return the time behind a length at which it began: "two days of talks opened in Accra on 5 May"."""
    return next((m.first for m in length.behind if not m.relation), None)


def earliest(memory: Memory) -> str | None:
    """Return the earliest time of the sentence told last: "before that came a gap of nine years"."""
    return min((told.date for told in memory.told if told.low == memory.told[-1].low), default=None)
