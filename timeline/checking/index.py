"""The claims that count, found by id, event, source and form: one walk through the file for all who look at them.

In a large store it is the walk that takes the time, so whatever is asked of every claim is noted down on this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

from timeline.checking.calendars import names_calendar
from timeline.checking.named import Named, named
from timeline.checking.stretches import OPEN, Bounds, stated
from timeline.records.claim import Claim
from timeline.records.report import Case
from timeline.records.says import Dated, Statement, Weekday

REVIEWED = frozenset({"accepted", "disputed"})
FORESEEN = frozenset({"plan", "goal"})
"""Kinds of what has not come about."""

DATES = frozenset({Dated, Weekday})
"""Forms that are a date."""

MANY = 200
"""Claims whose words are searched together for the names of calendars, as hardly any has one."""

_ID = attrgetter("id")
_FIRST = itemgetter(0)

Told = tuple[str, str, Claim, Bounds | None]
"""A claim with its id and source, and the first and last day of a date in EDTF or of its beginning; None: no such.

What is planned, foreseen or denied dates nothing.
"""

Plain = tuple[str, str | None]
"""The EDTF and hedge of a plain date: no plan, no denial, nor what is said to last, as that outlasts the telling."""

Said = tuple[str, Statement, str, Plain | None, list[int]]
"""What a source says of an event, its plain date, and the places of all claims that say so; else of the one alone."""


class Index(NamedTuple):
    """The claims that count, in the order of the file; those of an event sorted by id, and the events by first claims.

    `linked`: claim → the event that the linker takes it to be about, where it names none itself. `named`: what is said
    of events themselves; `kinds`: what their claims call them. `attributed`: claims that name whom they cite.
    `calendars`: those that speak of another calendar or era. Both are sorted by id, so that nothing changes when lines
    move.

    `ids`, `origins`: of the claims and of their sources, by place. `statements`: what is said of events. `told`: the
    same by event, sorted by id. `stories`: source → the event of each of its claims, in the order of telling. `latest`:
    source → the last day that a date of it begins on. `others`: source → its claims that say anything else, `hanging`
    those whose date hangs on another.
    """

    claims: Mapping[str, Claim]
    ids: Sequence[str]
    origins: Sequence[str]
    linked: Mapping[str, str]
    told: Mapping[str, Sequence[Told]]
    by_event: Mapping[str, Sequence[Claim]]
    by_source: Mapping[str, Sequence[Claim]]
    stories: Mapping[str, Sequence[str | None]]
    named: Named
    kinds: Mapping[str, Iterable[str]]
    by_form: Mapping[type[Statement], Sequence[Claim]]
    attributed: Sequence[Claim]
    calendars: Sequence[Claim]
    statements: Sequence[Said]
    latest: Mapping[str, int]
    others: Mapping[str, Sequence[Claim]]
    hanging: Mapping[str, Sequence[Claim]]


def indexed(case: Case, proposed: bool = False) -> Index:
    """Return the index of the claims of a case that were reviewed and not rejected; with `proposed` those too."""
    counting = REVIEWED | {"proposed"} if proposed else REVIEWED
    linked: Mapping[str, str] | None = None
    about = named(case)
    claims: dict[str, Claim] = {}
    ids: list[str] = []
    origins: list[str] = []
    sheets: dict[str, tuple[bool, list[Told], dict[Plain, list[int]]]] = {}
    by_source: dict[str, list[Claim]] = defaultdict(list)
    stories: dict[str, list[str | None]] = defaultdict(list)
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    forms: dict[type[Statement], list[Claim]] = defaultdict(list)
    statements: list[Said] = []
    latest: dict[str, int] = {}
    others: dict[str, list[Claim]] = defaultdict(list)
    hanging: dict[str, list[Claim]] = defaultdict(list)
    attributed, calendars = [], []
    worded: list[Claim] = []
    words: list[str] = []
    for claim in case.facts.claims:
        if claim.status not in counting:
            continue
        id_, source, says, event, kind = claim.id, claim.source, claim.says, claim.event, claim.kind
        form, place = type(says), len(ids)
        claims[id_] = claim
        ids.append(id_)
        origins.append(source)
        by_source[source].append(claim)
        forms[form].append(claim)
        if says.attribution:
            attributed.append(claim)
        if event is None:
            linked = _linked(case) if linked is None else linked
            event = linked.get(id_)
        stories[source].append(event)
        edtf: str | None = None
        days: Bounds | None = None
        if form in DATES:
            edtf, days = stated(says.date)  # type: ignore[union-attr]  # both have one
        if days is None:
            others[source].append(claim)
            if form in DATES:
                hanging[source].append(claim)
        elif days[0] is not None and days[0] > latest.get(source, -inf):
            latest[source] = days[0]
        if event:
            sheet = sheets.get(event)
            if sheet is None:
                sheet = sheets[event] = (about.kinds.get(event) in FORESEEN, [], {})
            foreseen, told, plain = sheet
            if kind:
                kinds[event][kind] = None
                foreseen = kind in FORESEEN
            denied = says.negated or says.planned
            told.append((id_, source, claim, OPEN if denied or foreseen else days))
            if edtf is None or denied or says.event is not None or "/" in edtf:
                statements.append((source, says, event, None, [place]))
            else:
                date = (edtf, says.hedge)
                alike = plain.get(date)
                if alike is None:
                    plain[date] = alike = []
                    statements.append((source, says, event, date, alike))
                alike.append(place)
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
    by_event = {event: sorted(told, key=_FIRST) for event, (_, told, _) in sheets.items()}
    ordered = dict(sorted(by_event.items(), key=lambda pair: pair[1][0][0]))
    return Index(
        claims,
        ids,
        origins,
        linked or {},
        ordered,
        {event: [claim for _, _, claim, _ in told] for event, told in ordered.items()},
        by_source,
        stories,
        about,
        kinds,
        forms,
        by_id(attributed),
        by_id(calendars),
        statements,
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
