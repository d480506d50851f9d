"""Checking: which claims cannot all be true, proven, explained, and filed under the rule that names the fault."""

from collections.abc import Mapping, Sequence

from timeline.checking.conflict import Conflict
from timeline.checking.findings import MOST_RELATED, decide, expired, merge, relate
from timeline.checking.rule import Rule
from timeline.checking.rules import RULES
from timeline.checking.view import View
from timeline.records.finding import Finding
from timeline.records.report import Case, Report
from timeline.span import Location
from timeline.undisturbed import undisturbed

__all__ = ["RULES", "Rule", "assess", "check"]


def _rule_of(view: View, conflict: Conflict) -> str:
    from timeline.checking.network_findings import classify  # only where there is a conflict to classify

    return classify(view, conflict)


def check(
    case: Case, rules: Sequence[Rule] = RULES, *, as_of: str | None = None, all_sets: bool = False
) -> tuple[Finding, ...]:
    """Return the findings of the rules on a case, gravest first, then by id, with the decisions that hold.

    Accepted and disputed claims count, proposed and rejected ones do not. `as_of`: the day (EDTF) on which a decision's
    `until` is judged; None: every decision holds. `all_sets`: every minimal set, not one for each rejected claim.
    """
    return _check(View(case, _rule_of, all_sets), rules, as_of)


def assess(
    case: Case,
    marks: Mapping[str, Location] | None = None,
    *,
    rules: Sequence[Rule] = RULES,
    as_of: str | None = None,
    all_sets: bool = False,
) -> Report:
    """Return the findings with all else a report shows: inferred ranges, decisions that match nothing, notes."""
    view = View(case, _rule_of, all_sets)
    findings = _check(view, rules, as_of)
    matched = {finding.id for finding in findings}
    decisions = case.facts.decisions
    return Report(
        case=case,
        findings=findings,
        inferred=view.analysis.inferred,
        unmatched_decisions=tuple(d.conflict for d in decisions if d.conflict not in matched),
        marks=marks or {},
        rules={rule.name: rule.summary for rule in rules},
        witnesses={source.id: view.independence.leader(source.id) for source in case.facts.sources},
        notes=(
            *view.analysis.notes,
            *(
                f"At most {MOST_RELATED} of the findings that share a claim with one are named with it."
                for _ in [f for f in findings if len(f.related) == MOST_RELATED][:1]
            ),
            *(
                f"The decision on {d.conflict} held until {d.until} and no longer counts."
                for d in decisions
                if expired(d, as_of)
            ),
        ),
    )


def _check(view: View, rules: Sequence[Rule], as_of: str | None) -> tuple[Finding, ...]:
    with undisturbed():
        found = merge(finding for rule in rules for finding in rule.find(view))
        return decide(relate(found), view.case.facts.decisions, as_of)
