"""What a report is given beside the findings: what the rules are for, who is one witness, which decisions hold."""

from typing import Any

import pytest

from timeline.checking import RULES, assess
from timeline.checking.analysis import analyse, reanalyse
from timeline.checking.excuses import excuse
from timeline.checking.view import View
from timeline.records.facts import Facts
from timeline.records.report import Case, LinkedEvent, Report
from timeline.span import Location

CLASH = "contradicting-dates:x:one"


def case_of(*decisions: dict[str, Any], status: str = "accepted") -> Case:
    """Return a case of two sources, one of which repeats a third, that date one event apart."""
    facts = {
        "sources": [{"id": "a"}, {"id": "b", "derived_from": ["c"]}, {"id": "c"}],
        "events": [{"id": "x", "title": "Talks"}],
        "claims": [
            {"id": "one", "source": "a", "event": "x", "says": {"date": "1953"}, "status": status},
            {"id": "two", "source": "b", "event": "x", "says": {"date": "1960"}, "status": status},
        ],
        "decisions": decisions,
    }
    return Case(facts=Facts.model_validate(facts))


def decided(conflict: str, until: str | None = None) -> dict[str, Any]:
    """Return a decision on a conflict."""
    return {"conflict": conflict, "verdict": "source-error", "because": "So it is.", "until": until}


def test_rules_and_witnesses() -> None:
    """A report has the sentence of every rule that was run, and for each source the one that speaks for it."""
    report = assess(case_of())
    assert report.rules == {rule.name: rule.summary for rule in RULES}
    assert report.witnesses == {"a": "a", "b": "b", "c": "b"}
    assert assess(case_of(), rules=RULES[:2]).rules == {rule.name: rule.summary for rule in RULES[:2]}
    assert report.marks == {}


def test_marks_are_passed_on() -> None:
    """Where things stand in the file is passed on."""
    marks = {"claims/one": Location("facts.yaml", line=3, column=1)}
    assert assess(case_of(), marks).marks == marks


@pytest.mark.parametrize(
    ("decision", "as_of", "unmatched", "held", "said"),
    [
        (decided(CLASH), "2026", (), True, False),
        (decided(CLASH, "2025"), "2026", (), False, True),
        (decided(CLASH, "2026-06"), "2026-06-30", (), True, False),
        (decided(CLASH, "2025"), None, (), True, False),
        (decided(CLASH, "2025/.."), "2026", (), True, False),
        (decided(CLASH, "2025"), "../2026", (), True, False),
        (decided("contradicting-dates:x:else"), "2026", ("contradicting-dates:x:else",), False, False),
    ],
)
def test_decisions(
    decision: dict[str, Any], as_of: str | None, unmatched: tuple[str, ...], held: bool, said: bool
) -> None:
    """A decision is held, or said to have run out, or said to match nothing."""
    report: Report = assess(case_of(decision), as_of=as_of)
    (found,) = [finding for finding in report.findings if finding.id == CLASH]
    assert report.unmatched_decisions == unmatched
    assert (found.decision is not None) is held
    assert [note for note in report.notes if "no longer counts" in note] == (
        [f"The decision on {CLASH} held until 2025 and no longer counts."] if said else []
    )


def test_proposals_count_when_asked_for_and_when_done_again() -> None:
    """Claims that wait for review count only where that is asked for, and in what is done again as well."""
    case = case_of(status="proposed")
    assert analyse(case).conflicts == ()
    asked = analyse(case, proposed=True)
    assert len(asked.conflicts) == 1
    assert reanalyse(asked, case).conflicts == asked.conflicts
    assert reanalyse(analyse(case), case).conflicts == ()


@pytest.mark.parametrize(("first", "second"), [("x", None), (None, "x")])
def test_one_name_is_enough(first: str | None, second: str | None) -> None:
    """Two dates that one source gives both of are one event's where a person named the event of either claim."""
    claims = [
        {"id": "one", "source": "a", "event": first, "says": {"date": "1953"}, "status": "accepted"},
        {"id": "two", "source": "b", "event": second, "says": {"date": "1960"}, "status": "accepted"},
        {"id": "three", "source": "a", "says": {"date": "1960"}, "status": "accepted"},
    ]
    facts = Facts.model_validate({"sources": [{"id": "a"}, {"id": "b"}], "claims": claims})
    linked = LinkedEvent(id="x", title="X", claims=("one", "two", "three"))
    assert excuse(View(Case(facts=facts, events=(linked,)), lambda *_: ""), ["one", "two"]) == ""
