"""The events that proposals name: called what the file calls them, and entered where the file lacks them."""

import re
from collections.abc import Mapping
from typing import Any

from timeline.light import replace
from timeline.records.claim import Claim, Proposal
from timeline.records.facts import Event, Facts
from timeline.store.references import references

_WHEN = re.compile(r"(event:)?(.+?)([+-]\d+[dwmy])?")
_KEYS = ("event", "before", "after", "during", "between", "date", "on", "over", "from", "to", "says", "one_of")


def calling_events(proposal: Proposal, called: Mapping[str | None, str | None]) -> Proposal:
    """Return the proposal with each event called as in the file (`called`: proposed name → the file's)."""
    names = {old: new for old, new in called.items() if old and new and old != new}
    if not names:
        return proposal
    claim = Claim.model_validate(_called(proposal.claim.model_dump(by_alias=True, exclude_unset=True), names))
    return replace(proposal, claim=claim)


def _called(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _called(item, names) if key in _KEYS else item for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_called(item, names) for item in value]
    if isinstance(value, str) and (found := _WHEN.fullmatch(value)) and found[2] in names:
        return f"{found[1] or ''}{names[found[2]]}{found[3] or ''}"
    return value


def lacking(facts: Facts) -> tuple[Event, ...]:
    """Return an entry for each event that is named and has none, described by the first claim about it."""
    known = {event.id for event in facts.events}
    named = dict.fromkeys(r.id for r in references(facts) if r.section == "events" and r.id not in known)
    about: dict[str, Claim] = {}
    for claim in facts.claims:
        about.setdefault(claim.event or "", claim)
    return tuple(_entry(id, about.get(id)) for id in named)


def _entry(id: str, claim: Claim | None) -> Event:
    if claim is None:
        return Event(id=id)
    return Event(id=id, kind=claim.kind, parties=claim.parties, qualifier=claim.qualifier)
