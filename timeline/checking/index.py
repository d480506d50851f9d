"""The claims that count, found by id, event, source and form: one walk through the file for all who look at them.

In a large store it is the walk that takes the time, so whatever is asked of every claim is noted down on this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from timeline.checking.calendars import names_calendar
from timeline.checking.named import Named, named
from timeline.checking.stretches import OPEN, Bounds, stated
from timeline.records.claim import Claim
from timeline.records.report import Case
from timeline.records.says import FORMS, Dated, Statement, Weekday
from timeline.records.when import parse_when

REVIEWED = frozenset({"accepted", "disputed"})
FORESEEN = frozenset({"plan", "goal"})
"""Kinds of what has not come about."""

DATES = frozenset({Dated, Weekday})
"""Forms that are a date."""

TIMES: Mapping[type[Statement], Sequence[str]] = {
    form: [name for name in ("date", "on", "to", "from_", "over") if name in form.model_fields]
    for form in FORMS.values()
}
"""What the times are called that a claim of a form may hang on."""

MANY = 200
"""Texts that are searched together for the names of calendars, as hardly any has one."""

_ID = attrgetter("id")
_OF_CLAIM = itemgetter("status", "id", "source", "event", "kind", "says", "quote")
_OF_SAYS = itemgetter("attribution", "negated", "planned", "event", "hedge", "calendar", "text")

Said = tuple[Statement, str, str | None, Bounds | None, Sequence[int]]
"""What is said of an event; the EDTF of a plain date, with its days where it is one stretch of them and unhedged; and
the places of all claims that say so, else of the one alone.

A plain date is no plan, no denial, nor what is said to last, as that outlasts the telling.
"""


class Index(NamedTuple):
    """The claims that count, each at a place of its own in the order of the file.

    `named`: what is said of events themselves; `kinds`: what their claims call them. `attributed`: claims that name
    whom they cite. `calendars`: those that speak of another calendar or era. Both are sorted by id, so that nothing
    changes when lines move. `linked`: claim → the event that the linker takes it to be about, where it names none.

    By place: `told`, the claims, with their `ids`, their `sources`, the `events` they are about, and the `days`: the
    first and last of a date in EDTF or of its beginning, None where there is no such date; what is planned, foreseen or
    denied dates nothing. `by_event` and `by_source` give the places. `statements`: what is said of events. `hanging`:
    source → its claims whose date hangs on another. `relative`: source → those that hang on its own publication.
    """

    claims: Mapping[str, Claim]
    told: Sequence[Claim]
    ids: Sequence[str]
    sources: Sequence[str]
    events: Sequence[str | None]
    days: Sequence[Bounds | None]
    linked: Mapping[str, str]
    by_event: Mapping[str, Sequence[int]]
    by_source: Mapping[str, Sequence[int]]
    by_form: Mapping[type[Statement], Sequence[Claim]]
    hanging: Mapping[str, Sequence[Claim]]
    relative: Mapping[str, Sequence[Claim]]
    named: Named
    kinds: Mapping[str, Iterable[str]]
    attributed: Sequence[Claim]
    calendars: Sequence[Claim]
    statements: Sequence[Said]


def indexed(case: Case, proposed: bool = False) -> Index:
    """Return the index of the claims of a case that were reviewed and not rejected; with `proposed` those too."""
    counting = REVIEWED | {"proposed"} if proposed else REVIEWED
    linked: Mapping[str, str] | None = None
    about = named(case)
    told: list[Claim] = []
    ids: list[str] = []
    sources: list[str] = []
    events: list[str | None] = []
    days: list[Bounds | None] = []
    sheets: dict[str, tuple[bool, list[int], dict[str | tuple[str, str], list[int]]]] = {}
    known: dict[str, tuple[str | None, Bounds | None, Bounds | None]] = {}
    by_source: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    forms: dict[type[Statement], list[Claim]] = defaultdict(list)
    hanging: dict[str, list[Claim]] = defaultdict(list)
    relative: dict[str, list[Claim]] = defaultdict(list)
    statements: list[Said] = []
    attributed, calendars = [], []
    words: list[str] = []
    searched = 0
    place = -1
    rows = map(_OF_CLAIM, map(vars, case.facts.claims))
    for claim, (status, id_, source, event, kind, says, quote) in zip(case.facts.claims, rows, strict=True):
        if status not in counting:
            continue
        given = vars(says)
        attribution, negated, planned, other, hedge, calendar, text = _OF_SAYS(given)
        form = type(says)
        place += 1
        told.append(claim)
        ids.append(id_)
        sources.append(source)
        by_source[source].append(place)
        forms[form].append(claim)
        if attribution:
            attributed.append(claim)
        if event is None:
            linked = _linked(case) if linked is None else linked
            event = linked.get(id_)
        events.append(event)
        edtf: str | None = None
        dates: Bounds | None = None
        if form in DATES:
            date = given["date"]
            if date not in known:
                known[date] = stated(date)
            edtf, dates, stretch = known[date]
            if dates is None:
                hanging[source].append(claim)
        if dates is None and _hangs_on_publication(given, TIMES[form], source):
            relative[source].append(claim)
        denied = negated or planned
        if event:
            sheet = sheets.get(event)
            if sheet is None:
                sheet = sheets[event] = (about.kinds.get(event) in FORESEEN, [], {})
            foreseen, places, plain = sheet
            places.append(place)
            if kind:
                kinds[event][kind] = None
                foreseen = kind in FORESEEN
            if edtf is None or denied or other is not None or "/" in edtf:
                statements.append((says, event, None, None, (place,)))
            else:
                alike = plain.get(edtf if hedge is None else (edtf, hedge))
                if alike is None:
                    plain[edtf if hedge is None else (edtf, hedge)] = alike = []
                    statements.append((says, event, edtf, stretch if hedge is None else None, alike))
                alike.append(place)
            denied = denied or foreseen
        days.append(OPEN if denied else dates)
        if calendar:
            calendars.append(claim)
        if text:
            words.append(text)
        if quote:
            words.append(quote.exact)
        if len(words) >= MANY:
            calendars += _naming_calendars(told[searched:], words)
            searched = len(told)
            words.clear()
    calendars += _naming_calendars(told[searched:], words)
    return Index(
        dict(zip(ids, told, strict=True)),
        told,
        ids,
        sources,
        events,
        days,
        linked or {},
        {event: places for event, (_, places, _) in sheets.items()},
        by_source,
        forms,
        hanging,
        relative,
        about,
        kinds,
        by_id(attributed),
        by_id(calendars),
        statements,
    )


def _linked(case: Case) -> Mapping[str, str]:
    """Return claim → the event that the linker takes it to be about."""
    return {claim: event.id for event in case.events for claim in event.claims}


def _hangs_on_publication(given: Mapping[str, str | None], names: Sequence[str], source: str) -> bool:
    """Say whether one of the times that a source names hangs on its own publication."""
    for name in names:
        time = given[name]
        if time is not None and time.startswith("published") and parse_when(time).of in (None, source):
            return True
    return False


def _naming_calendars(claims: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """Return the claims whose words name a calendar or an era, but for those that are said to be in one.

    `words`: those of all of them.
    """
    if not names_calendar("\n".join(words)):
        return []
    return [claim for claim in claims if not claim.says.calendar and any(map(names_calendar, _words_of(claim)))]


def _words_of(claim: Claim) -> tuple[str, str]:
    return claim.says.text or "", claim.quote.exact if claim.quote else ""


def by_id(claims: Iterable[Claim]) -> Sequence[Claim]:
    """Return claims sorted by id."""
    return sorted(claims, key=_ID)
