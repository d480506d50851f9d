"""The changes between two fact stores with the conflicts that they bring and end, in words and as JSON."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Facts
from timeline.records.finding import Finding
from timeline.store.comparing import Change, compare


class Changes(NamedTuple):
    """What changed: entries, findings that came and went or were decided, and inferred dates that moved."""

    entries: tuple[Change, ...]
    gained: tuple[Finding, ...]
    resolved: tuple[Finding, ...]
    decided: tuple[Finding, ...]
    inferred: tuple[tuple[str, str | None, str | None], ...]


def changes(before: Facts, after: Facts) -> Changes:
    """Compare two stores, and what the checks say of each."""
    from timeline.pipeline import audit

    old, new = audit(before), audit(after)
    was, now = ({finding.id: finding for finding in report.findings} for report in (old, new))
    ranges, moved = ({one.variable: one.edtf for one in report.inferred} for report in (old, new))
    return Changes(
        compare(before, after),
        gained=tuple(finding for id, finding in now.items() if id not in was and not finding.decision),
        resolved=tuple(finding for id, finding in was.items() if id not in now and not finding.decision),
        decided=tuple(
            finding for id, finding in now.items() if finding.decision and id in was and not was[id].decision
        ),
        inferred=tuple((id, ranges[id], moved[id]) for id in ranges if id in moved and ranges[id] != moved[id]),
    )


def as_text(found: Changes) -> str:
    """Return the changes as lines a historian reads, under a heading each section."""
    sections = {
        "Sources": [_line(change) for change in found.entries if change.section == "sources"],
        "Events": [_line(change) for change in found.entries if change.section == "events"],
        "Claims": [_line(change) for change in found.entries if change.section == "claims"],
        "Decisions": [_line(change) for change in found.entries if change.section == "decisions"],
        "Inferred dates": [f"~ {id}: {_dated(old)} → {_dated(new)}" for id, old, new in found.inferred],
        "Conflicts": list(_conflicts(found)),
    }
    told = [f"{name}\n" + "".join(f"  {line}\n" for line in lines) for name, lines in sections.items() if lines]
    return "\n".join(told) or "Nothing changed.\n"


def as_json(found: Changes) -> str:
    """Return the changes as JSON: entries with old and new values, findings by id, level and verdict."""
    rows = {
        "version": 1,
        "entries": [
            {"section": c.section, "id": c.id, "did": c.did, "old": _plain(c.old), "new": _plain(c.new)}
            for c in found.entries
        ],
        "gained": [_brief(finding) for finding in found.gained],
        "resolved": [_brief(finding) for finding in found.resolved],
        "decided": [_brief(finding) for finding in found.decided],
        "inferred": [{"variable": id, "old": old, "new": new} for id, old, new in found.inferred],
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _conflicts(found: Changes) -> Iterator[str]:
    for finding in found.gained:
        yield f"+ {finding.level} gained: {finding.verdict}   ({finding.id})"
    for finding in found.resolved:
        yield f"- {finding.level} resolved: {finding.verdict}   ({finding.id})"
    for finding in found.decided:
        verdict = finding.decision.verdict if finding.decision else ""
        yield f"= {finding.level} decided, {verdict}: {finding.verdict}   ({finding.id})"


def _line(change: Change) -> str:
    if change.did == "added":
        return f"+ {change.id}: {_told(change.new)}"
    if change.did == "withdrawn":
        return f"- {change.id}: {_told(change.old)}"
    named = {"says": "", "status": "", "event": "about ", "published": "published "}.get(change.did, f"{change.did} ")
    return f"~ {change.id}: {named}{_value(change.old)} → {_value(change.new)}"


def _told(entry: Any) -> str:
    from timeline.reporting.wording import said

    if isinstance(entry, Claim):
        about = entry.event or " ".join((entry.kind or "", "-".join(entry.parties))).strip()
        return f"{entry.source} on {about}: {said(entry)} [{entry.status}]"
    if isinstance(entry, Decision):
        return f"{entry.verdict}, because {entry.because}"
    return f"{entry.title or entry.id}" + (f", {_dated(entry.date)}" if getattr(entry, "date", None) else "")


def _value(value: Any) -> str:
    from timeline.store.spelling import flow, form_first

    if value is None:
        return "nothing"
    if isinstance(value, Record):
        return flow(form_first(value.model_dump(by_alias=True, exclude_defaults=True)))
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _dated(edtf: str | None) -> str:
    from timeline.reporting.wording import date_words

    return date_words(edtf) if edtf else "not known"


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True) if isinstance(value, Record) else value


def _brief(finding: Finding) -> dict[str, str]:
    return {"id": finding.id, "rule": finding.rule, "level": finding.level, "verdict": finding.verdict}
