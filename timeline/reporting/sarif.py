"""Findings as SARIF 2.1.0 (OASIS standard), which code hosts and editors read."""

import json
import re
from typing import Any
from urllib.parse import quote

from timeline import __version__
from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.places import place_of

LEVELS = {"contradiction": "error", "tension": "warning", "note": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: Report) -> dict[str, Any]:
    """Return a SARIF log with one run: a result a finding, decided ones suppressed and never dropped.

    With `report.since` each result is `new` or `unchanged` and what was resolved is `absent`.
    """
    rules = list(report.rules)
    results = [_result(finding, report, rules, _state(finding, report)) for finding in report.findings]
    if report.since:
        results += [_result(finding, report, rules, "absent") for finding in report.since.resolved]
    about = [{"id": name, "shortDescription": {"text": summary}} for name, summary in report.rules.items()]
    driver = {"name": "timeline", "semanticVersion": __version__, "rules": about}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _state(finding: Finding, report: Report) -> str | None:
    if report.since:
        return "new" if finding.id in report.since.gained else "unchanged"
    return "unchanged" if finding.decision else None


def _result(finding: Finding, report: Report, rules: list[str], state: str | None) -> dict[str, Any]:
    steps = [f"{step.source}: {step.says}" if step.source else step.says for step in finding.explanation]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.level],
        "message": {"text": _plain("\n".join([finding.verdict, *steps]))},
        "partialFingerprints": {"finding/v1": finding.id},
        "relatedLocations": _sources(finding, report),
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules.index(finding.rule)
    if place := place_of(finding, report):
        region = {"startLine": place.line, "startColumn": place.column}
        result["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}}]
    if decision := finding.decision:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": f"{decision.verdict}: {decision.because}"}
        ]
    if state:
        result["baselineState"] = state
    return result


def _sources(finding: Finding, report: Report) -> list[dict[str, Any]]:
    paths = {source.id: source.path for source in report.case.facts.sources if source.path}
    quoted = {(step.source, step.quote) for step in finding.explanation if step.source in paths and step.quote}
    ordered = sorted((source, text) for source, text in quoted if source and text)
    return [
        {
            "id": number,
            "physicalLocation": {"artifactLocation": {"uri": _uri(paths[source] or "")}},
            "message": {"text": _plain(f"{source}: “{text}”")},
        }
        for number, (source, text) in enumerate(ordered, 1)
    ]


def _plain(text: str) -> str:
    """Return a text that makes no link in a message (SARIF 2.1.0, 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", text)


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"))


def render(report: Report) -> str:
    """Return the SARIF log as JSON, indented, with a closing newline."""
    return json.dumps(sarif(report), ensure_ascii=False, indent=1) + "\n"


EXPORTER = Exporter("sarif", "application/sarif+json", "SARIF 2.1.0 for code hosts and editors", render)
