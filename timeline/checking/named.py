"""What is said of each event itself, by the file and by the linker, whose word goes before."""

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from timeline.records.facts import Event
from timeline.records.report import Case, LinkedEvent

_TITLED = itemgetter("id", "title")
_OF_STATED = itemgetter("id", "title", "date")
_OF_EVENT = itemgetter("id", "kind", "parties", "date")


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
    titles: dict[str, str] = dict(map(_TITLED, map(vars, case.events)))
    dates: dict[str, str] = {}
    for stated in case.facts.events:
        id_, title, date = _OF_STATED(vars(stated))
        if title:
            titles[id_] = title
        if date:
            dates[id_] = date
        if id_ not in events:
            events[id_] = _unlinked(stated)
    kinds: dict[str, str | None] = {}
    parties: dict[str, frozenset[str]] = {}
    alike: dict[tuple[str, ...], frozenset[str]] = {}
    for id_, kind, concerned, date in map(_OF_EVENT, map(vars, events.values())):
        kinds[id_] = kind
        if concerned:
            if concerned not in alike:
                alike[concerned] = frozenset(concerned)
            parties[id_] = alike[concerned]
        if date:
            dates[id_] = date
    return Named(events, kinds, parties, titles, dates)


def _unlinked(event: Event) -> LinkedEvent:
    return LinkedEvent(**event.model_dump(exclude={"title", "note"}), title=event.title or event.id)
