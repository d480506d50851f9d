"""Synthetic histories of any size, the same for the same seed: what the benches of the pages are run on.

About 390 bytes of text an event (its title and two quotes), two sources an event, 14 parties, 1648 to 2025, dates of
every precision, and about one event in forty on which the two sources contradict each other.
"""

import random

from timeline.records.claim import Claim, Quote
from timeline.records.facts import Event, Facts
from timeline.records.finding import Finding, Stand, Step
from timeline.records.report import Case, LinkedEvent, Report
from timeline.records.says import Dated
from timeline.records.source import Source
from timeline.reporting.names import party

PARTIES = ("FR", "GB", "PU", "AH", "RU", "ES", "PT", "NL", "SE", "DK", "US", "JP", "CN", "UN")
KINDS = {
    "visit": "An envoy of {a} is received by the court of {b}",
    "ratified": "{a} and {b} exchange the ratified treaty of commerce",
    "ceasefire": "The armies of {a} and {b} agree on a truce in the north",
    "mission_opened": "{a} opens a permanent legation in the capital of {b}",
    "recalled": "{a} recalls its minister from {b} for consultations",
    "border": "Commissioners of {a} and {b} mark the line of the frontier",
    "trade": "{a} lowers the tariff on the cloth and iron of {b}",
    "meeting": "Ministers of {a} and {b} confer on the river navigation",
}
_OPENINGS = (
    "The gazette of that week has it that",
    "In the minister's own letter we read that",
    "By the register of the chancery",
    "The dispatch sent home with the spring mail says that",
    "It was noted in the protocol's margin that",
)
_MIDDLES = (
    "the two delegations met before noon and rose only after the lamps were lit",
    "the articles were read aloud twice, amended in three places and then agreed to",
    "neither side would speak of the fisheries until the question of rank was settled",
    "the envoy was kept waiting a fortnight and then received with every honour",
    "a copy was left with the consul and another carried over the mountains by courier",
)
_ENDINGS = ("in {year}.", "as the year {year} drew on.", "as all who were there in {year} recalled.")


def history(events: int, seed: int = 1648, sources: int | None = None) -> Report:
    """Return a report on `events` invented events; a source for every five, 5 to 60, unless told otherwise."""
    chance = random.Random(seed)
    sources = max(5, min(60, events // 5)) if sources is None else sources
    shelf = tuple(
        Source(
            id=f"gazette-{n:03d}",
            title=f"Gazette of the foreign courts, volume {n}",
            publisher="Society of Annals",
            published=str(1650 + n * 6),
            url=f"https://example.org/gazette/{n}",
        )
        for n in range(1, sources + 1)
    )
    made = [_event(n, chance, shelf) for n in range(events)]
    facts = Facts(
        title=f"A history of {events:,} invented events",
        sources=shelf,
        events=tuple(event for event, _, _ in made),
        claims=tuple(claim for _, claims, _ in made for claim in claims),
    )
    linked = tuple(
        LinkedEvent(**event.model_dump(exclude={"note"}), claims=tuple(claim.id for claim in claims))
        for event, claims, _ in made
    )
    findings = tuple(finding for _, _, finding in made if finding)
    return Report(case=Case(facts=facts, events=linked), findings=findings)


def _event(n: int, chance: random.Random, shelf: tuple[Source, ...]) -> tuple[Event, tuple[Claim, ...], Finding | None]:
    year = chance.randint(1648, 2025)
    a, b = chance.sample(PARTIES, 2)
    kind = chance.choice(tuple(KINDS))
    identity = f"{kind.replace('_', '-')}-{a}-{b}-{n}".lower()
    date = _date(year, chance)
    event = Event(id=identity, title=KINDS[kind].format(a=party(a), b=party(b)), kind=kind, parties=(a, b), date=date)
    disputed = chance.random() < 1 / 40
    claims = tuple(
        Claim(
            id=f"{source.id}-{n}",
            source=source.id,
            event=identity,
            says=Dated(date=str(year + 3) if disputed and place else date),
            quote=Quote(exact=_quote(year, chance)),
            status="accepted",
        )
        for place, source in enumerate(chance.sample(shelf, 2))
    )
    return event, claims, _finding(event, claims, year) if disputed else None


def _quote(year: int, chance: random.Random) -> str:
    ending = chance.choice(_ENDINGS).format(year=year)
    aside = chance.choice(("so it is told,", "or so they wrote,"))
    return f"{chance.choice(_OPENINGS)} {chance.choice(_MIDDLES)}, {aside} {ending}"


def _date(year: int, chance: random.Random) -> str:
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    forms = (
        f"{year}-{month:02d}-{day:02d}",
        f"{year}-{month:02d}",
        f"{year}",
        f"{year}~",
        f"{year}/{year + 2}",
        f"{year // 10}X",
        f"{year}/..",
    )
    return chance.choices(forms, weights=(50, 20, 18, 4, 4, 3, 1))[0]


def _finding(event: Event, claims: tuple[Claim, ...], year: int) -> Finding:
    first, second = claims
    return Finding(
        id=f"contradicting-dates:{event.id}:{second.id}",
        rule="contradicting-dates",
        level="contradiction",
        verdict=f"{first.source} has {year}, {second.source} has {year + 3}.",
        events=(event.id,),
        claims=(first.id, second.id),
        sets=((first.id, second.id),),
        explanation=tuple(
            Step(says=f"{claim.source}: {claim.says.date}", claim=claim.id, source=claim.source)  # type: ignore[union-attr]
            for claim in claims
        ),
        support=tuple(
            Stand(value=claim.says.date, sources=(claim.source,), claims=(claim.id,), independent=1)  # type: ignore[union-attr]
            for claim in claims
        ),
    )
