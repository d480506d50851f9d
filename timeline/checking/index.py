"""The claims that count, found by id, event, source and form: one walk through the file for all who look at them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from timeline.checking.calendars import names_calendar
from timeline.records.claim import Claim
from timeline.records.report import Case
from timeline.records.says import Statement

REVIEWED = frozenset({"accepted", "disputed"})


class Index(NamedTuple):
    """The claims that count, in the order of the file; those of an event sorted by id, and the events by first claims.

    `events`: claim → the event it is about, by a person's word, else the linker's. `kinds`: event → what its claims
    call it. `attributed`: claims that name whom they cite. `calendars`: those that speak of another calendar or era.
    Both are sorted by id, so that nothing changes when lines move.
    """

    claims: Mapping[str, Claim]
    events: Mapping[str, str]
    by_event: Mapping[str, Sequence[Claim]]
    by_source: Mapping[str, Sequence[Claim]]
    kinds: Mapping[str, Iterable[str]]
    by_form: Mapping[type[Statement], Sequence[Claim]]
    attributed: Sequence[Claim]
    calendars: Sequence[Claim]


def indexed(case: Case, proposed: bool = False) -> Index:
    """Return the index of the claims of a case that were reviewed and not rejected; with `proposed` those too."""
    counting = REVIEWED | {"proposed"} if proposed else REVIEWED
    linked = {claim: event.id for event in case.events for claim in event.claims}
    claims: dict[str, Claim] = {}
    events: dict[str, str] = {}
    by_event: dict[str, list[Claim]] = defaultdict(list)
    sources: dict[str, list[Claim]] = defaultdict(list)
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    forms: dict[type[Statement], list[Claim]] = defaultdict(list)
    attributed, calendars = [], []
    for claim in case.facts.claims:
        if claim.status not in counting:
            continue
        id_ = claim.id
        claims[id_] = claim
        sources[claim.source].append(claim)
        says = claim.says
        forms[type(says)].append(claim)
        if says.attribution:
            attributed.append(claim)
        if event := claim.event or linked.get(id_):
            events[id_] = event
            by_event[event].append(claim)
            if kind := claim.kind:
                kinds[event][kind] = None
        quote, text = claim.quote, says.text
        words = f"{text} {quote.exact}" if text and quote else text or (quote.exact if quote else "")
        if says.calendar or names_calendar(words):
            calendars.append(claim)
    ordered = sorted(((event, by_id(group)) for event, group in by_event.items()), key=lambda pair: pair[1][0].id)
    return Index(claims, events, dict(ordered), sources, kinds, forms, by_id(attributed), by_id(calendars))


def by_id(claims: Iterable[Claim]) -> Sequence[Claim]:
    """Return claims sorted by id."""
    return sorted(claims, key=attrgetter("id"))
