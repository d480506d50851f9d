"""Where in the text a value stands, by its path; asked only when there is something to say about it or to write."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline.span import Span
from timeline.store.fault import Path


class Place(NamedTuple):
    """The stretches of a key (of an item of a list: of the item) and of its value; `flow`: the value is in brackets.

    A value ends with its last character: comments and empty lines below it are not its own, except in a block text.
    """

    key: Span
    value: Span
    flow: bool = False


def places(text: str, wanted: Collection[Path]) -> dict[Path, Place]:
    """Return the places of the wanted paths that exist in a text that `tree.parse` read to its end."""
    walk = _Walk(yaml.CSafeLoader(text).get_event, wanted)
    walk.step()
    if type(walk.step()) is DocumentStartEvent:
        event = walk.step()
        walk.value(event, (), _span(event))
    return walk.found


class _Walk:
    """One pass over the events; the first of two equal keys is the one that counts."""

    def __init__(self, step: Callable[[], Any], wanted: Collection[Path]) -> None:
        self.step = step
        self.wanted = wanted
        self.found: dict[Path, Place] = {}

    def value(self, event: Any, path: Path, key: Span) -> int:
        """Record the value that an event begins, and return where it ends."""
        span, flow = _span(event), False
        start, end = span.start, span.end
        if type(event) is MappingStartEvent:
            flow = bool(event.flow_style)
            end = self.mapping(path, flow, start)
        elif type(event) is SequenceStartEvent:
            flow = bool(event.flow_style)
            end = self.sequence(path, flow, start)
        if path in self.wanted:
            self.found.setdefault(path, Place(key, Span(start, end), flow))
        return end

    def mapping(self, path: Path, flow: bool, end: int) -> int:
        step = self.step
        while type(event := step()) is not MappingEndEvent:
            key = _span(event)
            name = event.value if type(event) is ScalarEvent else None
            value = step()
            end = max(key.end + 1, self.value(value, (*path, name) if name is not None else path, key))
        return _span(event).end if flow else end

    def sequence(self, path: Path, flow: bool, end: int) -> int:
        count = 0
        while type(event := self.step()) is not SequenceEndEvent:
            end = self.value(event, (*path, count), _span(event))
            count += 1
        return _span(event).end if flow else end


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
