"""What the commands add to a report: what could not be looked at, and what is not known here."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from timeline.knowledge import kind_names
from timeline.knowledge.parties import is_party
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts


def few(names: Sequence[str], most: int = 5) -> str:
    """Return a list in words, of which the first are named and the rest is counted."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def unseen(facts: Facts, texts: Mapping[str, str | None], changed: Sequence[str], as_of: str | None) -> Iterator[str]:
    """Yield, a sentence each: texts not at hand, texts that changed, expiries not judged, unknown codes and kinds."""
    quoted = {claim.source for claim in facts.claims if claim.quote and claim.status != "rejected"}
    if absent := [id for id, text in texts.items() if text is None and id in quoted]:
        yield f"The text is not at hand of {few(absent)}: quotes from there were not looked up."
    if changed:
        yield f"The text of {few(changed)} has changed since it was read: `timeline extract` says what to do."
    until = [decision.conflict for decision in facts.decisions if decision.until]
    if until and as_of is None:
        yield f"Decisions that expire were all counted here; `timeline check` judges them by the day: {few(until)}."
    entries: tuple[Event | Claim, ...] = (*facts.events, *facts.claims)
    named = chain.from_iterable(entry.parties for entry in entries)
    if codes := sorted(code for code in set(named) if not is_party(code)):
        yield f"Not known here as parties, and taken as they stand: {few(codes)}."
    if kinds := sorted({entry.kind for entry in entries if entry.kind} - kind_names()):
        yield f"Not known here as kinds, so that no rule looks for them: {few([near_kind(kind) for kind in kinds])}."


def near_kind(kind: str) -> str:
    """Return the kind with the nearest one that is known."""
    from difflib import get_close_matches

    near = get_close_matches(kind, sorted(kind_names()), 1)
    return f"{kind} (did you mean {near[0]}?)" if near else kind
