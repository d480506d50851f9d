"""Findings as a good compiler would print them: the place, the quotes, the arithmetic, who stands where, the mend."""

from collections.abc import Iterable
from textwrap import wrap

from timeline.records.finding import Finding, Repair, Stand, Step
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.places import mark_of, place_of

WIDTH = 100


def finding_text(finding: Finding, report: Report) -> str:
    """Return one finding as lines of text, without a closing newline."""
    place = place_of(finding, report)
    head = "  ".join([*([str(place)] if place else []), finding.level, finding.rule])
    blocks = [
        "\n".join(
            [head, *_excerpt(place.line if place else 0, report.excerpts.get(mark_of(finding, report) or "", ""))]
        ),
        "\n".join(wrap(finding.verdict, WIDTH)),
        "\n".join(_steps(finding.explanation)),
        "\n".join([*_support(finding.support), *_repairs(finding.repairs), *_decision(finding)]),
    ]
    return "\n\n".join(block for block in blocks if block)


def summary_text(report: Report) -> str:
    """Return the line that answers first: how much was checked and what was found."""
    facts = report.case.facts
    open_ones = [finding for finding in report.findings if not finding.decision]
    counts = {level: sum(f.level == level for f in open_ones) for level in ("contradiction", "tension", "note")}
    found = ", ".join(_count(n, level) for level, n in counts.items())
    decided = len(report.findings) - len(open_ones)
    size = ", ".join(
        [
            _count(len(facts.sources), "source"),
            _count(len(facts.claims), "claim"),
            _count(sum(not event.publication_of for event in report.case.events), "event"),
        ]
    )
    return f"{size}: {found}" + (f"; {decided} more decided." if decided else ".")


_SHOWN = 10
"""How many open conflicts the summary of a build names; the report and a check tell all."""


def next_steps(report: Report, folder: str, outlook: Report | None = None) -> list[str]:
    """Return what a person should do next, a sentence each: the open conflicts, the proposals, the pages.

    `outlook`: the report with every proposal taken as accepted, to say what accepting them would bring.
    """
    open_ones = _open_conflicts(report)
    shown = sorted(open_ones, key=lambda finding: finding.level)[:_SHOWN]
    lines = [f"  {finding.level}: {finding.verdict}\n    timeline explain {finding.id}" for finding in shown]
    if len(open_ones) > _SHOWN:
        lines.append(f"  and {len(open_ones) - _SHOWN} more: timeline check")
    proposed = sum(claim.status == "proposed" for claim in report.case.facts.claims)
    if proposed:
        lines.append(f"{_count(proposed, 'proposed claim')} to look at: timeline review")
    if outlook:
        known = {finding.id for finding in open_ones}
        brought = [finding.level for finding in _open_conflicts(outlook) if finding.id not in known]
        counts = ", ".join(_count(brought.count(level), level) for level in sorted(set(brought)))
        lines.append(f"Accepted as they are, they would bring {counts or 'no conflict'}: timeline check --proposed")
    lines += [f"Note: {note}" for note in report.notes]
    return [*lines, f"Read {folder}/consistency.html; browse {folder}/timeline.html."]


def _open_conflicts(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if not finding.decision and finding.level != "note"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _excerpt(line: int, source: str) -> list[str]:
    if not source:
        return []
    key = source.strip()
    gutter = f"  {line} | "
    indent = len(source) - len(source.lstrip())
    return [f"{gutter}{source.rstrip()}", f"{' ' * (len(gutter) - 2)}| {' ' * indent}{'^' * len(key.rstrip(':'))}"]


def _steps(steps: Iterable[Step]) -> list[str]:
    steps = tuple(steps)
    width = max((len(step.source or "") for step in steps), default=0)
    lines: list[str] = []
    said: set[str] = set()
    for step in steps:
        name = (step.source or "").ljust(width)
        if step.quote and step.quote not in said:
            said.add(step.quote)
            lines += _hang(f"  {name}  ", f"“{step.quote}”")
            lines += _hang(f"  {' ' * width}    ", step.says)
        else:
            lines += _hang(f"  {name}  ", step.says)
    return lines


def _hang(lead: str, text: str) -> list[str]:
    indent = " " * len(lead)
    lines = wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return lines or [lead.rstrip()]


def _support(stands: Iterable[Stand]) -> list[str]:
    shown = []
    for stand in stands:
        independent = " (independent)" if stand.independent > 1 and stand.independent == len(stand.sources) else ""
        shown.append(f"{stand.value}  {', '.join(stand.sources) or 'nobody'}{independent}")
    beside = "        ".join(shown)
    lines = [beside] if len(beside) <= WIDTH - 2 else shown
    return [row for line in lines if line for row in _hang("  ", line)]


def _repairs(repairs: Iterable[Repair]) -> list[str]:
    repairs = sorted(repairs, key=lambda repair: repair.rank)
    if not repairs:
        return []
    best = [repair for repair in repairs if repair.rank == repairs[0].rank]
    rest = [repair for repair in repairs if repair.rank != repairs[0].rank]
    lead = "Smallest mend" if len(best) == 1 else "Smallest mends, equally good"
    text = f"{lead}: {'; '.join(map(_change, best))}."
    if rest:
        text += f" Also consistent, but weaker: {'; '.join(map(_change, rest))}."
    return _hang("  ", text)


def _change(repair: Repair) -> str:
    count = len(repair.also)
    also = f" and {count} {'claim that says' if count == 1 else 'claims that say'} the same" if count else ""
    return f"{repair.from_} → {repair.to} ({repair.claim}{also})"


def _decision(finding: Finding) -> list[str]:
    decision = finding.decision
    if not decision:
        return [f"  Record a decision: timeline review {finding.id}"]  # in one line, to be copied
    signed = ", ".join(part for part in (decision.by, decision.on) if part)
    return _hang("  ", f"Decided: {decision.verdict}{f' ({signed})' if signed else ''}. {decision.because}")


def render(report: Report) -> str:
    """Return contradictions and tensions in full, the notes a line each, and the summary; only what a change brings."""
    gained = set(report.since.gained) if report.since else {finding.id for finding in report.findings}
    shown = [finding for finding in report.findings if finding.id in gained]
    grave = [finding_text(finding, report) for finding in shown if finding.level != "note"]
    notes = [line for f in shown if f.level == "note" for line in _hang("note  ", f"{f.verdict} ({f.id})")]
    more = ["timeline explain ID tells all of a note."] if notes else []
    orphans = (f"Note: the decision on {name} matches no finding any more." for name in report.unmatched_decisions)
    ends = [*_since(report), *orphans, *(f"Note: {note}" for note in report.notes), summary_text(report)]
    return "\n\n".join(filter(None, [*grave, "\n".join([*notes, *more]), "\n".join(ends)])) + "\n"


def _since(report: Report) -> list[str]:
    since = report.since
    if not since:
        return []
    lines = [line for f in since.resolved for line in _hang("resolved  ", f"{f.verdict} ({f.id})")]
    gained, resolved = _count(len(since.gained), "finding"), len(since.resolved)
    decided = {finding.id for finding in report.findings if finding.decision}
    for finding, claim in since.joined:
        known = "was decided without it" if finding in decided else "was known before"
        lines += _hang("Note: ", f"{claim} is new on the odd side of {finding}, which {known}.")
    return [
        *lines,
        f"Since {since.revision}: {gained} gained, {resolved} resolved; what follows counts all of the file.",
    ]


EXPORTER = Exporter("text", "text/plain", "the findings as a person reads them in a terminal", render)
