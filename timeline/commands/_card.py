"""What a reviewer is shown of a proposal: its quote in context, its reading, its event, and what it would bring."""

import re
import textwrap
from collections.abc import Mapping
from shutil import get_terminal_size
from typing import NamedTuple

import click

from timeline.commands._terminal import harmless
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Decision, Facts
from timeline.records.finding import Finding, Inference
from timeline.records.report import LinkedEvent

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"

WIDTH = 96
"""The most columns a card takes; a narrower terminal gets a narrower one."""

AROUND = 160
"""How many characters of the text are shown on either side of a quote."""

LARGE = 1500
"""Of a store of more claims only those near the one that is looked at are audited for the preview, and that is said."""


class Preview(NamedTuple):
    """What accepting a claim would bring: the event it joins and why, its findings, what is inferred of its source."""

    event: LinkedEvent | None
    reason: str
    findings: tuple[Finding, ...]
    inferred: tuple[Inference, ...]
    audited: int
    of: int


def preview(facts: Facts, claim: Claim, texts: Mapping[str, str | None]) -> Preview:
    """Audit the facts as they would be with the claim accepted; findings on other claims only are left out."""
    from timeline.pipeline import audit

    accepted = claim.model_copy(update={"status": "accepted"})
    claims = tuple(accepted if one.id == claim.id else one for one in facts.claims)
    if len(claims) > LARGE:
        claims = tuple(one for one in claims if _near(one, claim))[:LARGE]
    report = audit(facts.model_copy(update={"claims": claims, "decisions": _decided(facts, claims)}), texts=texts)
    event = next((event for event in report.case.events if claim.id in event.claims), None)
    findings = tuple(one for one in report.findings if claim.id in one.claims and one.decision is None)
    inferred = tuple(one for one in report.inferred if one.variable == f"published:{claim.source}")
    reason = event.reasons.get(claim.id, "") if event else ""
    return Preview(event, reason, findings, inferred, len(claims), len(facts.claims))


def _near(one: Claim, claim: Claim) -> bool:
    """Tell whether a claim may bear on another: by its event, its source, or its kind and a party."""
    if one.id == claim.id or one.source == claim.source or (claim.event is not None and one.event == claim.event):
        return True
    return one.kind == claim.kind and bool(set(one.parties) & set(claim.parties))


def _decided(facts: Facts, claims: tuple[Claim, ...]) -> tuple[Decision, ...]:
    known = {claim.id for claim in claims}
    return tuple(one for one in facts.decisions if one.claim is None or one.claim in known)


def card(facts: Facts, claim: Claim, why: str | None, text: str | None, seen: Preview) -> str:
    """Return the lines of the card."""
    source = next(source for source in facts.sources if source.id == claim.source)
    named = " · ".join(part for part in (claim.kind, ", ".join(claim.parties), claim.qualifier) if part)
    where = ", ".join(part for part in (source.author, source.publisher) if part)
    dated = source.published or next((f"inferred {one.edtf}" for one in seen.inferred if one.edtf), "not dated")
    lines = [f"{click.style(claim.id, bold=True)}   {harmless(named)}"]
    lines.append(harmless(f"{source.title or source.id} ({where or source.id}; {dated})"))
    lines += ["", *in_context(claim.quote, text), ""]
    lines += _field("says", _said(claim))
    lines += _field("because", why) if why else []
    lines += _field("note", claim.note) if claim.note else []
    lines += _joins(seen)
    lines += _brings(seen)
    return "\n".join(lines)


def in_context(quote: Quote | None, text: str | None) -> list[str]:
    """Return the quote with what stands around it, wrapped; where it is not found for certain, that is said."""
    from timeline.store import find

    if quote is None:
        return ["  (no quote)"]
    found = find(quote, text) if text is not None else None
    if found is None or found.span is None or text is None:
        why = f"not found in the source's text: {found.why}" if found else "the source's text is not at hand"
        return [*_highlighted(quote.prefix, quote.exact, quote.suffix), f"  ({why})"]
    start, end = found.span.start, found.span.end
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    before = before if start <= AROUND else "…" + before.partition(" ")[2]
    after = after if end + AROUND >= len(text) else after.rpartition(" ")[0] + "…"
    return _highlighted(before, found.span.of(text), after)


def _said(claim: Claim) -> str:
    from timeline.reporting.wording import said
    from timeline.store.spelling import fields_of, flow

    return f"{said(claim)} — {flow(fields_of(claim)['says'])}"


def _joins(seen: Preview) -> list[str]:
    if seen.event is None:
        return _field("joins", "no event")
    others = len(seen.event.claims) - 1
    with_ = f"with {others} other claim{'' if others == 1 else 's'}" if others else "alone"
    title = f"{seen.event.id}: {seen.event.title}" if seen.event.stated else f"a new event: {seen.event.title}"
    return _field("joins", f"{title} ({with_}). {seen.reason}".strip())


def _brings(seen: Preview) -> list[str]:
    among = "" if seen.audited == seen.of else f" (seen with the {seen.audited:,} nearest of {seen.of:,} claims)"
    if not seen.findings:
        return _field("brings", f"no conflict{among}")
    lines: list[str] = []
    for finding in seen.findings:
        colour = {"contradiction": "red", "tension": "yellow"}.get(finding.level, "cyan")
        first, *rest = _field("brings" if not lines else "", f"{finding.level}: {finding.verdict}{among}")
        lines += [first.replace(finding.level, click.style(finding.level, fg=colour), 1), *rest]
    return lines


def _width() -> int:
    return max(40, min(WIDTH, get_terminal_size((WIDTH, 24)).columns))


def _field(name: str, value: str) -> list[str]:
    first, *rest = textwrap.wrap(" ".join(harmless(value).split()), _width() - 12) or [""]
    return [f"  {name:<8}  {first}", *(f"            {line}" for line in rest)]


def _highlighted(before: str, words: str, after: str) -> list[str]:
    """Return the text wrapped, with the words in bold; what could steer the terminal is spelled out before."""
    marked = f"{harmless(before)}\x02{harmless(words)}\x03{harmless(after)}"
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", marked))
    marked = " ¶ ".join(filter(None, paragraphs))  # so that a heading does not run into what follows
    bold = False
    lines = []
    for line in textwrap.wrap(marked, _width() - 4):
        begins = bold
        bold = (bold or "\x02" in line) and "\x03" not in line
        shown = line.replace("\x02", _BOLD).replace("\x03", _PLAIN)
        lines.append(f"  {_BOLD if begins else ''}{shown}{_PLAIN if bold else ''}")
    return lines
