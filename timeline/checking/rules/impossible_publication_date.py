"""impossible-publication-date: a source dated after it was read, or before what it reports."""

from collections.abc import Iterator
from itertools import chain

from timeline.checking.findings import make, step
from timeline.checking.look import PUBLISHED
from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.stretches import Bounds
from timeline.checking.view import View
from timeline.checking.wording import span, to, when
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Step
from timeline.records.says import Dated, Weekday
from timeline.records.when import read_date

NAME = "impossible-publication-date"
AHEAD = ("plan", "goal", "announcement", "anniversary", "statement")
"""Kinds that may speak of what is still to come."""


def find(view: View) -> Iterator[Finding]:
    """Compare the publication date a source states with the day it was retrieved and the events it reports as past."""
    latest: dict[str, int] = {}
    for source in view.sources.values():
        published = view.published(source.id)
        if published is None:
            continue
        if source.retrieved and published.earliest is not None:
            read = read_date(source.retrieved).latest
            if read is not None and published.earliest > read:
                yield _after_reading(view, source.id, published.earliest, read)
        if published.latest is not None:
            latest[source.id] = published.latest
    for claim in _perhaps_later(view, min(latest.values(), default=None)):
        first, last = _first_day(view, claim), latest.get(claim.source)
        if first is not None and last is not None and first > last and _is_past(view, claim):
            yield _before_event(view, claim, first, last)
    yield from of_rule(view, NAME)


def _perhaps_later(view: View, day: int | None) -> Iterator[Claim]:
    """Yield the claims that begin after a day, and those that may, as their dates hang on others; None for no day."""
    if day is None:
        return
    for place, days in enumerate(view.index.days):
        if days is not None and days[0] is not None and days[0] > day:
            yield view.index.told[place]
    yield from chain.from_iterable(view.index.hanging.values())


def _first_day(view: View, claim: Claim) -> int | None:
    return view.bounds(claim.says.date, claim)[0] if isinstance(claim.says, (Dated, Weekday)) else None


def _after_reading(view: View, source: str, published: int, read: int) -> Finding:
    verdict = f"{source} is dated {span(published, published)}, after it was read on {span(read, read)}."
    return Finding(
        id=f"{NAME}:{PUBLISHED}{source}:retrieved",
        rule=NAME,
        level="contradiction",
        verdict=verdict,
        events=(PUBLISHED + source,),
        premises=("published-before-retrieved",),
        explanation=(
            Step(says=verdict, source=source),
            Step(says="A source is not published after it was retrieved.", premise="published-before-retrieved"),
        ),
    )


def _before_event(view: View, claim: Claim, first: int, published: int) -> Finding:
    source = claim.source
    stated = when(view.sources[source].published or "")
    own = stated if to(stated) != stated else span(published, published)
    told = _dated(view.bounds(claim.says.date, claim), first)  # type: ignore[union-attr]  # only dates are looked at
    return make(
        view,
        NAME,
        "contradiction",
        f"{source} is of {own}, yet reports something of {told}.",
        [claim],
        event=PUBLISHED + source,
        steps=[
            Step(says=f"{source} dates itself {to(own)}.", source=source),
            step(view, claim, f"reports as past what is dated {told}"),
        ],
    )


def _dated(days: Bounds, edge: int) -> str:
    """Return days as a date where they are one day, month or year, else the day that decides."""
    told = span(*days)
    return told if to(told) != told else span(edge, edge)


def _is_past(view: View, claim: Claim) -> bool:
    """Say whether a claim reports its event as past, on a day that does not hang on a publication."""
    says = claim.says
    if not isinstance(says, (Dated, Weekday)) or says.planned or says.negated or view.kind(claim) in AHEAD:
        return False
    return not (view.event_of(claim) or "").startswith(PUBLISHED) and not says.date.startswith("published")


RULE = Rule(NAME, "a publication date after the reading or before the events reported", find)
