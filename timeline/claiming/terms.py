"""Terms: the time from which a pact was to hold for a length of time, and the time right behind a length."""

from collections.abc import Sequence

from timeline.claiming.drafts import Memory
from timeline.claiming.kinds import Cues
from timeline.claiming.moments import Moment, end_of
from timeline.records.timex import Timex

_BESIDE = 24


def term_of(lowered: str, timex: Timex, found: Sequence[Moment], memory: Memory, cues: Cues) -> str | None:
    """Return the time from which something was to hold for a length: that before it, or of its beginning behind it."""
    own = [m.first for m in found if m.end <= timex.start and m.relation in ("", "since", "from")]
    after = next((m for m in found if not m.relation and timex.end <= m.start), None)
    if own or after is None:
        return own[-1] if own else end_of(memory.moment) if memory.near else None
    between = lowered[timex.end : after.start].split()
    over = not set(cues.ended_after).isdisjoint(between)  # "leased for fifty years, given back after eleven"
    over = over or bool(cues.state_ends and cues.state_ends.search(lowered, timex.end, after.start))
    return None if over else after.first


def behind_of(timex: Timex, found: Sequence[Moment]) -> str | None:
    """Return the time right behind a pact's term, or a length that ended: "signed for ten years in 1996"."""
    return next((m.first for m in found if 0 <= m.start - timex.end <= _BESIDE and not m.relation), None)


def earliest(memory: Memory) -> str | None:
    """Return the earliest time of the sentence told last: "before that came a gap of nine years"."""
    return min((told.date for told in memory.told if told.low == memory.told[-1].low), default=None)
