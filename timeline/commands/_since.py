"""What a change brings: the findings of a fact file now beside those at an earlier revision of git."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.commands._files import audit_file
from timeline.commands._revision import facts_at
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Report, Since


def with_since(report: Report, path: Path, revision: str, proposed: bool = False, as_of: str | None = None) -> Report:
    """Return the report with what it gained and resolved since a revision; raises BadRequest where there is none."""
    old = facts_at(revision, path, absent=Facts())
    before = audit_file(path, facts=old, proposed=proposed, as_of=as_of).findings
    known = {finding.id for finding in before}
    now = {finding.id for finding in report.findings}
    since = Since(
        revision=revision,
        gained=tuple(finding.id for finding in report.findings if finding.id not in known),
        resolved=tuple(finding for finding in before if finding.id not in now),
        joined=tuple(_joined(before, report.findings)),
    )
    return report.model_copy(update={"since": since})


def _joined(before: Iterable[Finding], now: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """Yield each contradiction that was there before with the claims that came to the side of its odd one out."""
    told = {finding.id: finding.claims for finding in before}
    for finding in now:
        if finding.level == "contradiction" and finding.id in told:
            side = next((stand.claims for stand in finding.support if finding.outlier in stand.claims), ())
            yield from ((finding.id, claim) for claim in side if claim not in told[finding.id])
