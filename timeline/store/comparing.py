"""What changed between two fact stores, as changes of entries: added, withdrawn, moved, reviewed, linked, decided."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Event, Facts
from timeline.records.source import Source

Entry = TypeVar("Entry", Source, Event, Claim)


class Change(NamedTuple):
    """One change of one entry: its section and id, what was done to it, and the value before and after.

    `did`: `added`, `withdrawn`, or the name of the field that changed; of the first two the value is the entry itself.
    """

    section: str
    id: str
    did: str
    old: Any = None
    new: Any = None


def compare(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return every change between two stores, by section, in the order of the entries; moved lines are no change."""
    return (
        *_entries("sources", before.sources, after.sources),
        *_entries("events", before.events, after.events),
        *_entries("claims", before.claims, after.claims),
        *_decisions(before.decisions, after.decisions),
    )


def _entries(section: str, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Change]:
    old, new = {entry.id: entry for entry in before}, {entry.id: entry for entry in after}
    for id, entry in new.items():
        if id not in old:
            yield Change(section, id, "added", new=entry)
        elif entry != old[id]:
            yield from _fields(section, id, old[id], entry)
    for id, entry in old.items():
        if id not in new:
            yield Change(section, id, "withdrawn", old=entry)


def _fields(section: str, id: str, old: Record, new: Record) -> Iterator[Change]:
    for name in type(new).model_fields:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Change(section, id, name, was, now)


def _decisions(before: Iterable[Decision], after: Iterable[Decision]) -> Iterator[Change]:
    old, new = {decision.conflict: decision for decision in before}, {decision.conflict: decision for decision in after}
    for id, decision in new.items():
        if id not in old:
            yield Change("decisions", id, "added", new=decision)
        elif decision != old[id]:
            yield from _fields("decisions", id, old[id], decision)
    for id, decision in old.items():
        if id not in new:
            yield Change("decisions", id, "withdrawn", old=decision)
