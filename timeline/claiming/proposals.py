"""Proposals: drafts with a readable id and the words they rest on, each said once a document."""

import re
from collections.abc import Iterable

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading
from timeline.claiming.ranks import slug
from timeline.claiming.tellings import telling_at
from timeline.numbered import Numbered
from timeline.records.claim import Claim, Proposal, Quote
from timeline.records.document import Document
from timeline.records.says import After, Anniversary, Before, Dated, NthYear, Quantity, Says
from timeline.span import Span

_CONTEXT = 32
_SHORTEST, _LONGEST = 30, 280
_DATE = re.compile(r"[^0-9A-Za-z]+")


def quoted(draft: Draft, reading: Reading, text: str) -> Span:
    """Return the words a claim rests on: its clauses, or the whole sentence where it is short or the clauses say too
    little.
    """
    marks = reading.marks
    clause = reading.clause(draft.start)
    low, high = clause.start, clause.end
    if high < draft.end:
        high = reading.clause(draft.end - 1).end
    cut_off = draft.says is not None and isinstance(draft.says, (Before, After)) and draft.says.hedge is not None
    if high - low < _SHORTEST or cut_off or (draft.relative and marks.end - marks.start <= _LONGEST / 2):
        low, high = marks.start, marks.end
    words = text[low:high]
    return Span(high - len(words.lstrip(" \t\n,;:—–-")), low + len(words.rstrip(" \t\n,;:—–-(")))


def proposals(drafts: Iterable[tuple[Draft, Span]], scene: Scene) -> tuple[Proposal, ...]:
    """Return the proposals of a document in the order of its text; a claim that repeats another's words and date is
    left out.
    """
    seen: dict[tuple[object, ...], list[Says]] = {}
    names = Numbered()
    result: list[Proposal] = []
    for draft, span in sorted(drafts, key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind)):
        telling = telling_at(place(draft), scene.told) if scene.told else None
        words = says(draft, telling.who if telling else None)
        told = seen.setdefault((draft.kind, draft.parties, span.start, span.end), [])
        if words in told:
            continue
        told.append(words)
        result.append(_proposal(draft, span, words, names.free(_stem(draft, scene)), scene))
    return tuple(result)


def place(draft: Draft) -> int:
    """Return where a draft's amount or date stands: the period of an amount may be told elsewhere."""
    return (draft.amount or draft.moment or draft).end - 1


def says(draft: Draft, who: str | None) -> Says:
    """Return what a draft says, its own form or its date; `who`: whom the text cites for it."""
    if draft.says is not None:
        return draft.says.model_copy(update={"attribution": who}) if who else draft.says
    return Dated(
        date=draft.when or draft.date or "XXXX",
        hedge=draft.hedge,
        attribution=who,
        negated=draft.negated,
        planned=draft.planned,
    )


def _stem(draft: Draft, scene: Scene) -> str:
    """Few words that name a claim: the source, the kind or the count of years, the date."""
    says = draft.says
    parts = [scene.document.source.id, draft.kind]
    if isinstance(says, Anniversary):
        parts.append(_nth(says.anniversary))
    elif isinstance(says, NthYear):
        parts.append(_nth(says.nth_year))
    elif draft.date:
        parts.append(draft.date if draft.date.isalnum() else _DATE.sub("-", draft.date).strip("-"))
    elif isinstance(says, Quantity):
        values = says.value if isinstance(says.value, tuple) else (says.value,)
        parts.append("-".join(map(_spelt, values)))
    return "-".join(filter(None, parts))[:180]


def _spelt(value: float) -> str:
    """Return an amount in few words: `1-5-billion`."""
    for size, name in ((1e12, "-trillion"), (1e9, "-billion"), (1e6, "-million")):
        if value >= size:
            return slug(f"{value / size:.12g}") + name
    return slug(f"{value:.12g}")


def _nth(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _proposal(draft: Draft, span: Span, words: Says, identifier: str, scene: Scene) -> Proposal:
    text = scene.text
    quantity = words if isinstance(words, Quantity) else None
    if quantity is None and draft.amount is not None:
        amount = draft.amount
        quantity = Quantity(value=amount.value, unit=amount.unit, bound=amount.bound)
    claim = Claim(
        id=identifier,
        source=scene.document.source.id,
        event=draft.event,
        kind=draft.kind,
        parties=draft.parties,
        qualifier=draft.qualifier,
        says=words,
        quote=quote(text, span),
    )
    return Proposal(
        claim=claim,
        start=span.start,
        end=span.end,
        date=_resolved(draft.date),
        implies=draft.implies,
        relative=draft.relative,
        quantity=quantity,
        confidence=draft.confidence,
        derivation=draft.derivation,
    )


def _resolved(date: str | None) -> str | None:
    """Return a date, None where its year, month or day could not be told: what is said of it stays in the claim."""
    return None if date and (date.startswith(("XXXX", "../XXXX")) or "-XX" in date) else date


def quote(text: str, span: Span) -> Quote:
    """Return a quotation with what stands before and after it."""
    return Quote(
        exact=span.of(text),
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
    )


def own_dates(document: Document) -> tuple[Proposal, ...]:
    """Return the claims that a source makes about its own publication, one for each place of its text that
    gives a date."""
    result: list[Proposal] = []
    source = document.source.id
    for date in document.dates:
        if date.place == "front matter":  # the source's own entry says it
            continue
        placed = date.start >= 0
        result.append(
            Proposal(
                claim=Claim(
                    id=f"{source}-published-{slug(date.place)}-{_DATE.sub('-', date.value).strip('-')}",
                    source=source,
                    event=f"published:{source}",
                    says=Dated(date=date.value),
                    quote=quote(document.text, Span(date.start, date.end)) if placed else None,
                ),
                start=max(date.start, 0),
                end=max(date.end, 0),
                date=date.value,
                confidence=0.9,
                derivation=(f"the source's own date, from its {date.place}: “{date.text}”",),
            )
        )
    unique = {proposal.claim.id: proposal for proposal in result}
    return tuple(unique.values())
