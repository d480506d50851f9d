"""Steps for linking.feature: claims from a table, the linker, and what is one event."""

import re

from pytest_bdd import given, parsers, scenarios, then, when

from timeline.linking import link
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import LinkedEvent
from timeline.records.source import Source

scenarios("linking.feature")

_KEPT = re.compile(r"(\d+)th anniversary kept in (\S+)")
_FIGURE = re.compile(r"(\d+) (\w+)s in (\S+)")


@given("the claims", target_fixture="store")
def claims(datatable: list[list[str]]) -> Facts:
    """Make a fact store of a table of claims."""
    head, *rows = datatable
    made = []
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        made.append(
            Claim.model_validate(
                {
                    "id": cells["id"],
                    "source": cells["source"],
                    "kind": cells["kind"],
                    "parties": tuple(cells["parties"].split(", ")),
                    "says": _says(cells["says"]),
                    "quote": {"exact": cells["words"]},
                    "event": cells.get("event") or None,
                    "qualifier": cells.get("qualifier") or None,
                }
            )
        )
    sources = tuple(Source(id=name) for name in sorted({claim.source for claim in made}))
    return Facts(sources=sources, claims=tuple(made))


def _says(words: str) -> dict[str, object]:
    if kept := _KEPT.fullmatch(words):
        return {"anniversary": int(kept[1]), "on": kept[2]}
    if figure := _FIGURE.fullmatch(words):
        return {"value": float(figure[1]), "unit": figure[2], "over": figure[3]}
    if words.startswith("not "):
        return {"date": words.removeprefix("not "), "negated": True}
    return {"date": words}


@when("the claims are linked", target_fixture="events")
def linked(store: Facts) -> tuple[LinkedEvent, ...]:
    """Link them."""
    return link(store)


def _event_of(events: tuple[LinkedEvent, ...], claim: str) -> LinkedEvent:
    (event,) = [event for event in events if claim in event.claims]
    return event


def _names(text: str) -> list[str]:
    return re.split(r", | and ", text)


@then(parsers.re(r'(?P<names>.+) speak of one event called "(?P<identifier>.+)"'))
def one_event_called(events: tuple[LinkedEvent, ...], names: str, identifier: str) -> None:
    """All are claims of the event of that id."""
    assert {_event_of(events, name).id for name in _names(names)} == {identifier}


@then(parsers.re(r"(?P<names>[^\"]+) speak of one event"))
def one_event(events: tuple[LinkedEvent, ...], names: str) -> None:
    """All are claims of one event."""
    assert len({_event_of(events, name).id for name in _names(names)}) == 1


@then(parsers.re(r"(?P<names>.+) speak of different events"))
def different_events(events: tuple[LinkedEvent, ...], names: str) -> None:
    """No two are claims of one event."""
    assert len({_event_of(events, name).id for name in _names(names)}) == len(_names(names))


@then(parsers.re(r'the reason for (?P<name>\w+) names "(?P<first>.+)" and "(?P<second>.+)"'))
def reason_names(events: tuple[LinkedEvent, ...], name: str, first: str, second: str) -> None:
    """The reason holds both."""
    reason = _event_of(events, name).reasons[name]
    assert first in reason
    assert second in reason


@then(parsers.re(r'the reason for (?P<name>\w+) is "(?P<words>.+)"'))
def reason_is(events: tuple[LinkedEvent, ...], name: str, words: str) -> None:
    """The reason is just that."""
    assert _event_of(events, name).reasons[name] == words
