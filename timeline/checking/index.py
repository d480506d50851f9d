"""The claims that count, found by id, event, source and form: one walk through the file for all who look at them.

In a large store it is the walk that takes the time, so whatever is asked of every claim is noted down on this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from operator import attrgetter
from typing import NamedTuple

from timeline.checking.calendars import names_calendar
from timeline.checking.named import Named, named
from timeline.checking.stretches import Bounds, beginning
from timeline.records.claim import Claim
from timeline.records.report import Case
from timeline.records.says import Dated, Statement, Weekday
from timeline.records.when import parse_when

REVIEWED = frozenset({"accepted", "disputed"})
FORESEEN = frozenset({"plan", "goal"})
"""Kinds of what has not come about."""

DATES = frozenset({Dated, Weekday})
"""Forms that are a date."""

MANY = 200
"""Claims whose words are searched together for the names of calendars, as hardly any has one."""

_ID = attrgetter("id")

Statements = Mapping[str | tuple[str, str, str | None], Sequence[str]]
"""Event, EDTF date and hedge of a plain date, else a claim's own id → the ids of the claims that say it.

What is said to last is not plain, as it outlasts the telling.
"""


class Index(NamedTuple):
    """The claims that count, in the order of the file; those of an event sorted by id, and the events by first claims.

    `events`: claim → the event it is about, by a person's word, else the linker's. `named`: what is said of events
    themselves; `kinds`: what their claims call them. `attributed`: claims that name whom they cite. `calendars`: those
    that speak of another calendar or era. Both are sorted by id, so that nothing changes when lines move.

    `statements`: what is said of events. `moments`: claim → first and last day of a date in EDTF, or of its beginning;
    others are added when they are worked out. `latest`: source → the last day that such a date of it begins on.
    `others`: source → its claims that say anything else, `hanging` those among them whose date hangs on another.
    """

    claims: Mapping[str, Claim]
    events: Mapping[str, str]
    by_event: Mapping[str, Sequence[Claim]]
    by_source: Mapping[str, Sequence[Claim]]
    named: Named
    kinds: Mapping[str, Iterable[str]]
    by_form: Mapping[type[Statement], Sequence[Claim]]
    attributed: Sequence[Claim]
    calendars: Sequence[Claim]
    statements: Statements
    moments: dict[str, Bounds]
    latest: Mapping[str, int]
    others: Mapping[str, Sequence[Claim]]
    hanging: Mapping[str, Sequence[Claim]]


def indexed(case: Case, proposed: bool = False) -> Index:
    """Return the index of the claims of a case that were reviewed and not rejected; with `proposed` those too."""
    counting = REVIEWED | {"proposed"} if proposed else REVIEWED
    linked: Mapping[str, str] | None = None
    about = named(case)
    claims: dict[str, Claim] = {}
    events: dict[str, str] = {}
    by_event: dict[str, list[Claim]] = defaultdict(list)
    by_source: dict[str, list[Claim]] = defaultdict(list)
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    forms: dict[type[Statement], list[Claim]] = defaultdict(list)
    statements: dict[str | tuple[str, str, str | None], list[str]] = defaultdict(list)
    moments: dict[str, Bounds] = {}
    latest: dict[str, int] = {}
    others: dict[str, list[Claim]] = defaultdict(list)
    hanging: dict[str, list[Claim]] = defaultdict(list)
    attributed, calendars = [], []
    worded: list[Claim] = []
    words: list[str] = []
    for claim in case.facts.claims:
        if claim.status not in counting:
            continue
        id_, source, says = claim.id, claim.source, claim.says
        form = type(says)
        claims[id_] = claim
        by_source[source].append(claim)
        forms[form].append(claim)
        if says.attribution:
            attributed.append(claim)
        event, kind = claim.event, claim.kind
        if event is None:
            linked = _linked(case) if linked is None else linked
            event = linked.get(id_)
        if event:
            events[id_] = event
            by_event[event].append(claim)
            if kind:
                kinds[event][kind] = None
        said: str | tuple[str, str, str | None] = id_
        edtf = parse_when(says.date).edtf if form in DATES else None  # type: ignore[union-attr]  # both have one
        if edtf is not None:
            days = beginning(edtf)
            if days[0] is not None and days[0] > latest.get(source, -inf):
                latest[source] = days[0]
            told = not (says.negated or says.planned)
            moments[id_] = days if told and (kind or about.kinds.get(event or "")) not in FORESEEN else (None, None)
            if event and told and says.event is None and "/" not in edtf:
                said = (event, edtf, says.hedge)
        else:
            others[source].append(claim)
            if form in DATES:
                hanging[source].append(claim)
        if event:
            statements[said].append(id_)
        text, quote = says.text, claim.quote
        if says.calendar:
            calendars.append(claim)
        elif text or quote:
            worded.append(claim)
            words.append(f"{text or ''} {quote.exact if quote else ''}")
            if len(words) == MANY:
                calendars += _naming_calendars(worded, words)
                worded.clear()
                words.clear()
    calendars += _naming_calendars(worded, words)
    ordered = sorted(((event, by_id(group)) for event, group in by_event.items()), key=lambda pair: pair[1][0].id)
    return Index(
        claims,
        events,
        dict(ordered),
        by_source,
        about,
        kinds,
        forms,
        by_id(attributed),
        by_id(calendars),
        statements,
        moments,
        latest,
        others,
        hanging,
    )


def _linked(case: Case) -> Mapping[str, str]:
    """Return claim → the event that the linker takes it to be about."""
    return {claim: event.id for event in case.events for claim in event.claims}


def _naming_calendars(claims: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """Return the claims whose words name a calendar or an era."""
    if not names_calendar("\n".join(words)):
        return []
    return [claim for claim, told in zip(claims, words, strict=True) if names_calendar(told)]


def by_id(claims: Iterable[Claim]) -> Sequence[Claim]:
    """Return claims sorted by id."""
    return sorted(claims, key=_ID)
