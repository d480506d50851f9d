"""What is said of each event itself, by the file and by the linker, whose word goes before."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.records.facts import Event
from timeline.records.report import Case, LinkedEvent


class Named(NamedTuple):
    """The events by id, those of the file and those that the linker made, and what is often asked of them.

    `parties`: of those that have any of their own. `titles`: as the file gives them, else the linker. `dates`: those
    that a curator accepts, the file's first.
    """

    events: Mapping[str, LinkedEvent]
    kinds: Mapping[str, str | None]
    parties: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    dates: Mapping[str, str]


def named(case: Case) -> Named:
    """Return what is said of the events of a case."""
    events = {event.id: event for event in case.events}
    titles = {id_: event.title for id_, event in events.items()}
    dates: dict[str, str] = {}
    for stated in case.facts.events:
        id_ = stated.id
        if stated.title:
            titles[id_] = stated.title
        if stated.date:
            dates[id_] = stated.date
        if id_ not in events:
            events[id_] = _unlinked(stated)
    kinds: dict[str, str | None] = {}
    parties: dict[str, frozenset[str]] = {}
    for id_, event in events.items():
        kinds[id_] = event.kind
        if event.parties:
            parties[id_] = frozenset(event.parties)
        if event.date:
            dates[id_] = event.date
    return Named(events, kinds, parties, titles, dates)


def _unlinked(event: Event) -> LinkedEvent:
    return LinkedEvent(**event.model_dump(exclude={"title", "note"}), title=event.title or event.id)
