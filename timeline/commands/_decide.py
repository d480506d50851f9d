"""Verdicts without a walk: on proposals by their ids, and on findings."""

import subprocess
import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click
from pydantic import ValidationError

from timeline.checking.findings import expired
from timeline.commands._files import audit_file
from timeline.commands._terminal import show, tell
from timeline.errors import BadRequest, Problem
from timeline.records.facts import Decision
from timeline.store import Setting, amend, load
from timeline.store.reviewing import proposed


def print_proposals(path: Path) -> None:
    """Print the proposed claims, one a line: id, kind, parties, what it says, its words."""
    from timeline.reporting.wording import said

    for claim in proposed(load(path)[0]):
        words = claim.quote.exact.strip() if claim.quote else ""
        fields = (claim.id, claim.kind or "other", "-".join(claim.parties), said(claim), f"“{words}”" * bool(words))
        show("\t".join(" ".join(field.split()) for field in fields))


def set_statuses(path: Path, accept: tuple[str, ...], reject: tuple[str, ...], because: str | None) -> None:
    """Accept and reject claims by their ids, all or none; raises BadRequest for an id that no proposal has."""
    if reject and not because:
        raise BadRequest(Problem("a rejection needs its reason", mend="add --because TEXT"))
    claims = {claim.id: claim for claim in load(path)[0].claims}
    unknown = [id for id in (*accept, *reject) if id not in claims]
    both = [id for id in accept if id in reject]
    if unknown or both:
        problems = [Problem(f"there is no claim `{id}`", mend=_near(id, list(claims))) for id in unknown]
        raise BadRequest([*problems, *(Problem(f"`{id}` is both accepted and rejected") for id in both)])
    settings = [Setting(("claims", id, "status"), "accepted") for id in accept]
    for id in reject:
        settings += [Setting(("claims", id, "status"), "rejected"), Setting(("claims", id, "because"), because)]
    amend(path, settings, seen=[claims[id] for id in (*accept, *reject)])
    tell(f"{len(accept)} accepted, {len(reject)} rejected. Next: timeline check")


def record(
    path: Path,
    finding: str,
    *,
    verdict: str | None,
    because: str | None,
    claim: str | None,
    by: str | None,
    until: str | None,
) -> None:
    """Record a decision on a finding; what is not given is asked for on a terminal. Raises BadRequest."""
    from timeline.reporting.explain import explain

    report = audit_file(path)
    known = {one.id: one for one in report.findings}
    if finding not in known:
        raise BadRequest(Problem(f"there is no finding `{finding}`", mend=_instead(finding, path, list(known))))
    if (old := known[finding].decision) is not None:
        mend = "edit it in the file, under `decisions`"
        raise BadRequest(Problem(f"`{finding}` is already decided: {old.verdict}", mend=mend))
    if claim is not None and claim not in known[finding].claims:
        mend = f"it rests on {', '.join(known[finding].claims)}"
        raise BadRequest(Problem(f"--claim: `{claim}` is no part of this finding", mend=mend))
    if (verdict is None or because is None) and sys.stdin.isatty():
        show(explain(report, finding))
        verdict = verdict or click.prompt("verdict", type=click.Choice(VERDICTS))
        because = because or click.prompt("because")
    if verdict is None or because is None:
        raise BadRequest(Problem("a decision needs a verdict and its reason", mend="add --verdict and --because TEXT"))
    told = {"conflict": finding, "verdict": verdict, "claim": claim, "because": because, "until": until}
    signed = {**told, "by": by or _git_name(), "on": date.today().isoformat()}
    try:
        decision = Decision.model_validate(signed)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        why = str(wrong["msg"]).removeprefix("Value error, ")
        raise BadRequest(Problem(f"--{wrong['loc'][0]}: {why}")) from None
    if expired(decision, decision.on):
        raise BadRequest(Problem(f"--until: {until} is past already", mend="name a day to come, or leave it out"))
    amend(path, decisions=[decision])
    tell(f"Recorded: {verdict} on {finding}.")


VERDICTS = ("source-error", "extraction-error", "different-things", "unresolved")


def _instead(id: str, path: Path, known: list[str]) -> str:
    """Say what to do about an id that no finding of the accepted claims has."""
    facts = load(path)[0]
    if any(claim.id == id for claim in facts.claims):
        return f"this is a claim: timeline review --accept {id}, or --reject {id} --because TEXT"
    waiting = {claim.id for claim in proposed(facts)}
    outlook = audit_file(path, proposed=True).findings if waiting else ()
    if rests := [claim for one in outlook if one.id == id for claim in one.claims if claim in waiting]:
        return f"it rests on proposals, which come first: timeline review {' '.join(f'--accept {c}' for c in rests)}"
    return _near(id, known) if known else "`timeline check` finds nothing in this file"


def _near(id: str, known: list[str]) -> str:
    near = get_close_matches(id, known, 1)
    return f"did you mean `{near[0]}`?" if near else "`timeline review --list` and `timeline check` name them"


def _git_name() -> str | None:
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None
