"""What each rule tells of a fault, word for word: verdict, steps, who stands behind what, mends, sets and premises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.checking import RULES, check
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Case, LinkedEvent

CASES: dict[str, dict[str, Any]] = {
    name: told
    for table in sorted(Path(__file__).parent.glob("findings_in_full*.yaml"))
    for name, told in yaml.load(table.read_text(encoding="utf-8"), yaml.BaseLoader).items()
}


def case_of(told: dict[str, Any]) -> Case:
    """Return the case of a row of the table."""
    claims: list[dict[str, Any]] = []
    links: dict[str, list[str]] = {event: [] for event in told.get("links", {})}
    for row in told["claims"]:
        about, _, rest = row.partition(" {")
        says, _, quote = rest.partition(" | ")
        source, event, *kind = about.split()
        linked = event[1:] if event.startswith("-") else ""
        event = "" if event.startswith("-") else event
        name = f"{source}-{(event or linked).replace(':', '-')}".removesuffix("-")
        times = 1 + sum(claim["id"] == name or claim["id"].startswith(f"{name}-") for claim in claims)
        if linked:
            links[linked].append(name if times == 1 else f"{name}-{times}")
        claims.append(
            {
                "id": name if times == 1 else f"{name}-{times}",
                "source": source,
                "event": event or None,
                "kind": kind[0] if kind else None,
                "parties": kind[1:],
                "says": yaml.load("{" + says, yaml.BaseLoader),
                "quote": {"exact": quote} if quote else None,
                "status": "accepted",
            }
        )
    known = told.get("sources", {})
    events = []
    for event, about in told["events"].items():
        kind, *words = about.split()
        qualifier = next((word for word in words if word.islower()), None)
        parties = [word for word in words if word.isupper()]
        events.append({"id": event, "title": event.title(), "kind": kind, "parties": parties, "qualifier": qualifier})
    sources = [{"id": source} | known.get(source, {}) for source in sorted({c["source"] for c in claims} | set(known))]
    facts = Facts.model_validate({"sources": sources, "events": events, "claims": claims})
    made = []
    for event, ids in links.items():
        kind, *parties = told["links"][event].split()
        about = {"title": event.title(), "kind": kind if kind.islower() else None, "parties": parties}
        made.append(LinkedEvent.model_validate({"id": event, "claims": ids} | about))
    return Case(facts=facts, events=tuple(made), texts=told.get("texts", {}))


def lines(found: Finding) -> Iterator[str]:
    """Yield a finding line by line."""
    yield f"{found.level} {found.id}: {found.verdict}"
    for step in found.explanation:
        quoted = f" | {step.quote}" if step.quote else ""
        yield f"  {step.claim or step.premise or step.source or '='}: {step.says}{quoted}"
    for stand in found.support:
        yield f"  {stand.value}: {stand.independent} by {', '.join(stand.claims)}"
    for mend in found.repairs:
        why = f", {mend.why}" if mend.why else ""
        yield f"  mend {mend.rank}: {mend.claim} {mend.field} {mend.from_} → {mend.to}{why}"
    if found.sets:
        yield "  not all of: " + "; ".join(" ".join(ids) for ids in found.sets)
    if found.premises:
        yield f"  by: {', '.join(found.premises)}"
    yield f"  of: {', '.join(found.events)}; {', '.join(found.claims)}; odd: {found.outlier}"


@pytest.mark.parametrize("name", CASES)
def test_in_full(name: str) -> None:
    """The rule of the case tells exactly this, and nothing else."""
    told = CASES[name]
    found = check(case_of(told), tuple(rule for rule in RULES if rule.name == told["rule"]))
    assert [line for finding in found for line in lines(finding)] == told["tells"].splitlines()


def test_every_rule_is_told_in_full() -> None:
    """No rule is without such a case."""
    assert {told["rule"] for told in CASES.values()} == {rule.name for rule in RULES}
