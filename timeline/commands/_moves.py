"""What would break if a date changed: each dated claim moved by one of its own units, and checked again."""

from collections.abc import Iterator

from timeline.edtf import parse
from timeline.edtf.days import to_civil
from timeline.edtf.write import write_day, write_year
from timeline.pipeline import audit
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.records.says import Anniversary, Dated, NthYear, Says
from timeline.records.when import parse_when

MOST_CHECKED = 60_000
"""How many claims are checked anew altogether, each as often as something is tried."""

LEAST = 2
"""How many ways are tried however large the store is: one claim's."""


def consequences(report: Report, claims: list[Claim]) -> Iterator[str]:
    """Yield, for each claim and each way it can be moved by one, what would newly be found, a line each.

    Each way is a check of its own: in a large store the first claims are tried, and the last line says how many not.
    """
    facts = report.case.facts
    known = {finding.id for finding in report.findings}
    tries = max(LEAST, MOST_CHECKED // max(1, len(facts.claims)))
    for number, claim in enumerate(claims):
        ways = list(_moved(claim.says))
        if len(ways) > tries:
            left = len(claims) - number
            count = "1 more claim" if left == 1 else f"{left} more claims"
            yield f"  … not tried of {count}, in so large a store: `timeline explain CLAIM` tries one"
            return
        tries -= len(ways)
        for words, says in ways:
            found = audit(_with(facts, claim, says), texts=report.case.texts).findings
            gained = [f for f in found if f.id not in known and f.level != "note"]
            broken = "; ".join(f"{f.level} with {_others(f, claim)}" for f in gained)
            yield f"  if {claim.id} said {words}: {broken or 'nothing new would clash'}"


def _moved(says: Says) -> Iterator[tuple[str, Says]]:
    if isinstance(says, Anniversary):
        for count in (says.anniversary - 1, says.anniversary + 1):
            if count >= 0:
                yield f"anniversary {count}", says.model_copy(update={"anniversary": count})
    elif isinstance(says, NthYear):
        for count in (says.nth_year - 1, says.nth_year + 1):
            if count >= 1:
                yield f"year {count}", says.model_copy(update={"nth_year": count})
    elif isinstance(says, Dated) and (edtf := parse_when(says.date).edtf):
        for moved in _neighbours(edtf):
            yield moved, says.model_copy(update={"date": moved})


def _neighbours(edtf: str) -> list[str]:
    """The dates one day, month or year before and after; none for a date that is not one of these."""
    date = parse(edtf)
    if date.precision not in ("day", "month", "year") or date.earliest is None or date.latest is None:
        return []
    ends = [to_civil(date.earliest - 1), to_civil(date.latest + 1)]
    if date.precision == "day":
        return [write_day(date.earliest - 1), write_day(date.latest + 1)]
    return [write_year(year) + (f"-{month:02d}" if date.precision == "month" else "") for year, month, _ in ends]


def _with(facts: Facts, claim: Claim, says: Says) -> Facts:
    moved = claim.model_copy(update={"says": says})
    return facts.model_copy(update={"claims": tuple(moved if c.id == claim.id else c for c in facts.claims)})


def _others(finding: Finding, claim: Claim) -> str:
    return ", ".join(other for other in finding.claims if other != claim.id) or "itself"
