"""Where in the text a value stands, by its path; asked only when there is something to say about it."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from timeline.span import Span

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """The stretches of a key (of an item of a list: the item) and of its value; `flow`: the value is in brackets."""

    key: Span
    value: Span
    flow: bool = False


def places(text: str, wanted: Collection[Path]) -> dict[Path, Place]:
    """Return the places of the wanted paths that exist in a text that `tree.parse` found well-formed."""
    found: dict[Path, Place] = {}
    step: Callable[[], Any] = yaml.CSafeLoader(text).get_event
    stack: list[list[Any]] = []  # [path, is mapping, key event or None, next index, flow]
    prefixes = {path[:n] for path in wanted for n in range(len(path) + 1)}
    starts: list[tuple[Path, Span, int, bool]] = []
    while (event := step()) is not None:
        kind = type(event)
        if kind not in (ScalarEvent, MappingStartEvent, SequenceStartEvent, MappingEndEvent, SequenceEndEvent):
            continue
        span = Span(event.start_mark.index, event.end_mark.index)
        if kind in (MappingEndEvent, SequenceEndEvent):
            stack.pop()
            path, key, start, flow = starts.pop()
            if path in wanted:
                found.setdefault(path, Place(key, Span(start, span.end), flow))
            continue
        top = stack[-1] if stack else None
        if top is not None and top[1] and top[2] is None:
            top[2] = (event.value if kind is ScalarEvent else "", span)
            if kind is ScalarEvent:
                continue
        path, key = _step(top, span)
        if kind is ScalarEvent:
            if path in prefixes and path in wanted:
                found.setdefault(path, Place(key, span))
            continue
        flow = bool(event.flow_style)
        stack.append([path, kind is MappingStartEvent, None, 0])
        starts.append((path, key, span.start, flow))
    return found


def _step(top: list[Any] | None, span: Span) -> tuple[Path, Span]:
    """The path and key of the value that comes next in the collection at the top."""
    if top is None:
        return (), span
    if top[1]:
        name, key = top[2]
        top[2] = None
        return (*top[0], name), key
    top[3] += 1
    return (*top[0], top[3] - 1), span
